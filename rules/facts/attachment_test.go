package facts

import (
	"testing"

	"github.com/zclconf/go-cty/cty"

	"github.com/sekisho/sekisho/analyzer/model"
	"github.com/sekisho/sekisho/analyzer/rule"
)

func TestHasPolicy(t *testing.T) {
	bad, good := policy(object("Effect", "Deny", "Action", "*")), policy(object("Effect", "Allow", "Action", "*"))
	user, group := resource("aws_iam_user", "u", attrs{"name": str("alice")}), resource("aws_iam_group", "g", attrs{"name": str("staff")})
	own := func(name string, doc cty.Value) *model.Resource {
		return resource("aws_iam_policy", name, attrs{"policy": doc})
	}
	inline := func(who, doc cty.Value) *model.Resource {
		return resource("aws_iam_user_policy", "i", attrs{"user": who, "policy": doc})
	}
	attach := func(who, arn cty.Value) *model.Resource {
		return resource("aws_iam_user_policy_attachment", "a", attrs{"user": who, "policy_arn": arn})
	}
	toGroup := func(arn cty.Value) *model.Resource {
		return resource("aws_iam_group_policy_attachment", "a", attrs{"group": ref(group, "id"), "policy_arn": arn})
	}
	members := func(users ...cty.Value) *model.Resource {
		return resource("aws_iam_group_membership", "m", attrs{"group": ref(group, "id"), "users": list(users...)})
	}
	groups := func(who cty.Value, names ...cty.Value) *model.Resource {
		return resource("aws_iam_user_group_membership", "m", attrs{"user": who, "groups": list(names...)})
	}
	deny, allow := own("d", bad), own("p", good)
	alice := str("alice")
	perhaps := attach(alice, ref(deny, "arn"))
	perhaps.Exists = model.Unknown
	for _, test := range []struct {
		name string
		list []*model.Resource
		want model.Tri
	}{
		{"nothing", nil, model.No},
		{"written for the user", []*model.Resource{inline(alice, bad)}, model.Yes},
		{"written by reference", []*model.Resource{inline(ref(user, "name"), bad)}, model.Yes},
		{"written, but another", []*model.Resource{inline(alice, good)}, model.No},
		{"written for another user", []*model.Resource{inline(str("bob"), bad)}, model.No},
		{"written for an unknown user", []*model.Resource{inline(unset("user"), bad)}, model.Unknown},
		{"another, for an unknown user", []*model.Resource{inline(unset("user"), good)}, model.No},
		{"attached", []*model.Resource{deny, attach(alice, ref(deny, "arn"))}, model.Yes},
		{"attached, but another", []*model.Resource{allow, attach(alice, ref(allow, "arn"))}, model.No},
		{"either is attached", []*model.Resource{deny, allow, attach(alice, either(ref(deny, "arn"), ref(allow, "arn")))}, model.Unknown},
		{"perhaps attached", []*model.Resource{deny, perhaps}, model.Unknown},
		{"a policy from outside", []*model.Resource{attach(alice, str("arn:aws:iam::111122223333:policy/deny"))}, model.Unknown},
		{"an AWS managed policy", []*model.Resource{attach(alice, str("arn:aws:iam::aws:policy/job-function/ViewOnlyAccess"))}, model.No},
		{"the AWS managed policy", []*model.Resource{attach(alice, str("arn:aws:iam::aws:policy/AWSDenyAll"))}, model.Yes},
		{"exclusively attached", []*model.Resource{deny, resource("aws_iam_user_policy_attachments_exclusive", "e", attrs{"user_name": alice, "policy_arns": list(ref(deny, "arn"))})}, model.Yes},
		{"attached to many", []*model.Resource{deny, resource("aws_iam_policy_attachment", "e", attrs{"users": list(str("bob"), alice), "policy_arn": ref(deny, "arn")})}, model.Yes},
		{"through a group", []*model.Resource{group, deny, members(alice), toGroup(ref(deny, "arn"))}, model.Yes},
		{"through the groups of the user", []*model.Resource{group, deny, groups(alice, ref(group, "name")), toGroup(ref(deny, "arn"))}, model.Yes},
		{"a group of others", []*model.Resource{group, deny, members(str("bob")), toGroup(ref(deny, "arn"))}, model.No},
		{"a group whose members are unknown", []*model.Resource{group, deny, members(unset("user")), toGroup(ref(deny, "arn"))}, model.Unknown},
		{"another policy of such a group", []*model.Resource{group, allow, members(unset("user")), toGroup(ref(allow, "arn"))}, model.No},
		{"a group from outside", []*model.Resource{groups(alice, str("contractors"))}, model.Unknown},
	} {
		test.list = append(test.list, user)
		none := rule.Judge(model.No, "no policy denies", user.Value())
		got := HasPolicy(graph(test.list...), user, none, PolicyTest{
			Document: func(d Document) rule.Result { return rule.Judge(d.Statements[0].Denies(), "denies", d.Value) },
			Managed:  func(name string) bool { return name == "AWSDenyAll" },
		})
		if got.OK != test.want {
			t.Errorf("%s: %s (%s)", test.name, got.OK, got.Message)
		} else if got.OK == model.Unknown && got.Reason == "" {
			t.Errorf("%s: unknown without a reason", test.name)
		}
	}
}

func TestNamesManaged(t *testing.T) {
	own := resource("aws_iam_policy", "p", attrs{"name": str("AdministratorAccess")})
	lookup := func(a attrs) cty.Value {
		d := resource("aws_iam_policy", "d", a)
		d.Addr.Mode = model.Data
		return ref(d, "arn")
	}
	for _, test := range []struct {
		name string
		v    cty.Value
		want model.Tri
	}{
		{"it", str("arn:aws:iam::aws:policy/AdministratorAccess"), model.Yes},
		{"in another partition", str("arn:aws-us-gov:iam::aws:policy/AdministratorAccess"), model.Yes},
		{"with a path", str("arn:aws:iam::aws:policy/job-function/AdministratorAccess"), model.Yes},
		{"a longer name", str("arn:aws:iam::aws:policy/AdministratorAccess-Amplify"), model.No},
		{"of one's own", str("arn:aws:iam::111122223333:policy/AdministratorAccess"), model.No},
		{"of this configuration", ref(own, "arn"), model.No},
		{"looked up by name", lookup(attrs{"name": str("AdministratorAccess")}), model.Yes},
		{"another, looked up by name", lookup(attrs{"name": str("ReadOnlyAccess")}), model.No},
		{"looked up by ARN", lookup(attrs{"arn": str("arn:aws:iam::aws:policy/AdministratorAccess")}), model.Yes},
		{"looked up by an unknown ARN", lookup(attrs{"arn": unset("arn")}), model.Unknown},
		{"a variable", unset("arn"), model.Unknown},
		{"either", either(str("arn:aws:iam::aws:policy/AdministratorAccess"), ref(own, "arn")), model.Unknown},
	} {
		if got := NamesManaged(value(test.v), "AdministratorAccess"); got != test.want {
			t.Errorf("%s: %s", test.name, got)
		}
	}
}
