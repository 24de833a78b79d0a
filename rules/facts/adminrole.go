package facts

import (
	"strings"

	"github.com/sekisho/sekisho/analyzer/model"
	"github.com/sekisho/sekisho/analyzer/rule"
)

// AdministratorRights asks of each policy of a role whether it gives administrator rights: everything, or everything of a
// service, on all resources.
func AdministratorRights() PolicyTest {
	return PolicyTest{
		Document: func(d Document) rule.Result {
			return FindStatement(d, "a statement gives administrator rights", "no statement gives administrator rights", func(s Statement) model.Tri {
				return FullAdmin(s).Or(model.All(s.Allows(), s.Items("Action").Any(wholeService), s.On(EveryResource)))
			})
		},
		Managed: func(name string) bool {
			return name == "AdministratorAccess" || name == "PowerUserAccess" || name == "IAMFullAccess"
		},
	}
}

// wholeService tells whether a pattern of an Action element takes in every action of a service.
func wholeService(v model.Value) model.Tri {
	return v.Matches(func(pattern string) bool { return strings.HasSuffix(pattern, ":*") })
}
