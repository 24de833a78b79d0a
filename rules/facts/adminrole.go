package facts

import (
	"strings"

	"github.com/sekisho/sekisho/analyzer/model"
	"github.com/sekisho/sekisho/analyzer/rule"
)

// BroadRole tells whether a policy of a role allows everything, or every action of a service, on every resource.
func BroadRole(g *model.Graph, role *model.Resource) rule.Result {
	none := rule.Judge(model.No, "no policy of "+role.Addr.String()+" allows a whole service on every resource", role.Value())
	return HasPolicy(g, role, none, PolicyTest{
		Document: func(d Document) rule.Result {
			return FindStatement(d, "a policy of "+role.Addr.String()+" allows a whole service on every resource", none.Message, func(s Statement) model.Tri {
				return FullAdmin(s).Or(model.All(s.Allows(), s.Items("Action").Any(wholeService), s.On(EveryResource)))
			})
		},
		Managed: func(name string) bool {
			return name == "AdministratorAccess" || name == "PowerUserAccess" || name == "IAMFullAccess"
		},
	})
}

// wholeService tells whether a pattern of an Action element takes in every action of a service.
func wholeService(v model.Value) model.Tri {
	return v.Matches(func(pattern string) bool {
		_, action, ok := strings.Cut(pattern, ":")
		return ok && action != "" && strings.Trim(action, "*") == ""
	})
}
