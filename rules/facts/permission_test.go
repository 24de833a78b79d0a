package facts

import (
	"testing"

	"github.com/zclconf/go-cty/cty"

	"github.com/sekisho/sekisho/analyzer/model"
	"github.com/sekisho/sekisho/analyzer/rule"
)

func TestEveryOfAType(t *testing.T) {
	for _, test := range []struct {
		pattern     string
		every, wide bool
	}{
		{"*", true, true},
		{"**", true, true},
		{"arn:*", true, true},
		{"arn:aws:*", true, true},
		{"arn:aws:iam::*", false, false},
		{"arn:aws:iam::*:*", false, true},
		{"arn:aws:iam::111122223333:role/*", false, true},
		{"arn:aws:iam::111122223333:role/app/*", false, false},
		{"arn:aws:iam::111122223333:role/app", false, false},
		{"arn:aws:iam::*:user/${aws:username}", false, false},
		{"arn:aws:lambda:*:*:function:*", false, true},
		{"arn:aws:s3:::*", false, true},
		{"arn:aws:s3:::reports/*", false, false},
		{"", false, false},
	} {
		if got := EveryResource(test.pattern); got != test.every {
			t.Errorf("EveryResource(%q) is %v", test.pattern, got)
		}
		if got := EveryOfAType(test.pattern); got != test.wide {
			t.Errorf("EveryOfAType(%q) is %v", test.pattern, got)
		}
	}
}

func TestPermissions(t *testing.T) {
	role := resource("aws_iam_role", "r", nil)
	allow := func(change ...any) cty.Value {
		return object(append([]any{"Effect", "Allow", "Resource", "*"}, change...)...)
	}
	deny := func(change ...any) cty.Value {
		return object(append([]any{"Effect", "Deny", "Resource", "*"}, change...)...)
	}
	onRoles := object("Effect", "Allow", "Action", "iam:PassRole", "NotResource", "arn:aws:iam::*:role/*")
	onUsers := object("Effect", "Allow", "Action", "iam:PassRole", "NotResource", "arn:aws:iam::*:user/alice")
	bound := func(v cty.Value) cty.Value { return object("StringLike", object("iam:PassedToService", v)) }
	for _, test := range []struct {
		name string
		doc  cty.Value
		want model.Tri // that iam:PassRole is allowed on every role
	}{
		{"nothing", policy(), model.No},
		{"the action", policy(allow("Action", "iam:PassRole")), model.Yes},
		{"in other letters", policy(allow("Action", "IAM:passrole")), model.Yes},
		{"a pattern", policy(allow("Action", list(str("s3:*"), str("iam:Pass*")))), model.Yes},
		{"another action", policy(allow("Action", "iam:GetRole")), model.No},
		{"all but another", policy(allow("NotAction", "iam:GetRole")), model.Yes},
		{"all but it", policy(allow("NotAction", "iam:*")), model.No},
		{"an unknown action", policy(allow("Action", unset("action"))), model.Unknown},
		{"unknown actions", policy(allow("Action", cty.DynamicVal)), model.Unknown},
		{"an unknown effect", policy(object("Effect", unset("effect"), "Action", "iam:PassRole", "Resource", "*")), model.Unknown},
		{"one role", policy(allow("Action", "iam:PassRole", "Resource", "arn:aws:iam::111122223333:role/a")), model.No},
		{"a role of this configuration", policy(allow("Action", "iam:PassRole", "Resource", ref(role, "arn"))), model.No},
		{"what stands below it", policy(allow("Action", "iam:PassRole", "Resource", joined(ref(role, "arn"), str("/*")))), model.No},
		{"a variable", policy(allow("Action", "iam:PassRole", "Resource", unset("role"))), model.Unknown},
		{"either of two roles", policy(allow("Action", "iam:PassRole", "Resource", either(str("arn:aws:iam::111122223333:role/a"), ref(role, "arn")))), model.No},
		{"a role or all", policy(allow("Action", "iam:PassRole", "Resource", either(str("*"), ref(role, "arn")))), model.Unknown},
		{"all but the roles", policy(onRoles), model.No},
		{"all but one user", policy(onUsers), model.Yes},
		{"to one service", policy(allow("Action", "iam:PassRole", "Condition", bound(str("ecs.amazonaws.com")))), model.No},
		{"to any service", policy(allow("Action", "iam:PassRole", "Condition", bound(str("*")))), model.Yes},
		{"to an unknown service", policy(allow("Action", "iam:PassRole", "Condition", bound(unset("service")))), model.Unknown},
		{"to all but one service", policy(allow("Action", "iam:PassRole", "Condition", object("StringNotEquals", object("iam:PassedToService", "ecs.amazonaws.com")))), model.Yes},
		{"with MFA", policy(allow("Action", "iam:PassRole", "Condition", object("Bool", object("aws:MultiFactorAuthPresent", "true")))), model.Yes},
		{"with unknown conditions", policy(allow("Action", "iam:PassRole", "Condition", cty.DynamicVal)), model.Unknown},
		{"denied", policy(allow("Action", "iam:*"), deny("Action", "iam:PassRole")), model.No},
		{"denied for all roles", policy(allow("Action", "iam:*"), deny("Action", "iam:PassRole", "Resource", "arn:aws:iam::*:role/*")), model.No},
		{"denied for the roles of one account", policy(allow("Action", "iam:*"), deny("Action", "iam:PassRole", "Resource", "arn:aws:iam::111122223333:role/*")), model.Yes},
		{"denied on a condition", policy(allow("Action", "iam:*"), deny("Action", "iam:PassRole", "Condition", object("Bool", object("aws:ViaAWSService", "false")))), model.Yes},
		{"perhaps denied", policy(allow("Action", "iam:*"), deny("Action", unset("action"))), model.Unknown},
		{"with another statement", policy(allow("Action", "iam:*"), cty.DynamicVal), model.Unknown},
	} {
		q := Question{Wide: EveryOfAType, Excused: func(s Statement) model.Tri {
			return s.BoundBy(func(key string) bool { return key == "iam:passedtoservice" })
		}}
		got := JudgePolicy(value(test.doc), rule.Result{}, func(d Document) rule.Result {
			return Not(d.Permissions(q).NoneOf([]Combination{{"iam:PassRole"}}, "%s is allowed", "none is"))
		})
		if got.OK != test.want {
			t.Errorf("%s: %s (%s)", test.name, got.OK, got.Message)
		} else if got.OK == model.Unknown && got.Reason == "" {
			t.Errorf("%s: unknown without a reason", test.name)
		}
	}
}
