package facts

import (
	"testing"

	"github.com/zclconf/go-cty/cty"

	"github.com/sekisho/sekisho/analyzer/model"
	"github.com/sekisho/sekisho/analyzer/rule"
)

func TestPartyOf(t *testing.T) {
	role, user, member := resource("aws_iam_role", "r", nil), resource("aws_iam_user", "u", nil), resource("aws_organizations_account", "m", nil)
	who, partition := resource("aws_caller_identity", "who", nil), resource("aws_partition", "p", nil)
	who.Addr.Mode, partition.Addr.Mode = model.Data, model.Data
	elsewhere := resource("aws_iam_user", "e", nil)
	elsewhere.Provider = &model.Provider{Type: "aws", Alias: "other", Body: &model.Body{Attrs: map[string]*model.Attr{"profile": {Value: str("other")}}}}
	root := func(account cty.Value) cty.Value { return joined(str("arn:aws:iam::"), account, str(":root")) }
	for _, test := range []struct {
		name               string
		v                  cty.Value
		own, person, whole model.Tri
		account            string
		member             bool
	}{
		{"everyone", str("*"), model.No, model.No, model.No, "", false},
		{"an account of which nothing is told", str("444455556666"), model.Unknown, model.Yes, model.Yes, "444455556666", false},
		{"its root", str("arn:aws:iam::444455556666:root"), model.Unknown, model.Yes, model.Yes, "444455556666", false},
		{"a user of it", str("arn:aws:iam::444455556666:user/alice"), model.Unknown, model.Yes, model.No, "444455556666", false},
		{"a role of it", str("arn:aws:iam::444455556666:role/deploy"), model.Unknown, model.No, model.No, "444455556666", false},
		{"a deleted user", str("AIDAJQABLZS4A3QDU576Q"), model.Unknown, model.Unknown, model.No, "", false},
		{"the own account", root(ref(who, "account_id")), model.Yes, model.Yes, model.Yes, "", false},
		{"in any partition", joined(str("arn:"), ref(partition, "partition"), str(":iam::"), ref(who, "account_id"), str(":role/deploy")), model.Yes, model.No, model.No, "", false},
		{"a user of this configuration", ref(user, "arn"), model.Yes, model.Yes, model.No, "", false},
		{"a role of this configuration", ref(role, "arn"), model.Yes, model.No, model.No, "", false},
		{"a user of this configuration elsewhere", ref(elsewhere, "arn"), model.Unknown, model.Unknown, model.Unknown, "", false},
		{"a member account", root(ref(member, "id")), model.No, model.Yes, model.Yes, "", true},
		{"a variable", unset("account"), model.Unknown, model.Unknown, model.Unknown, "", false},
		{"the account in a variable", root(unset("account")), model.Unknown, model.Unknown, model.Unknown, "", false},
		{"a user or a role of this configuration", either(ref(user, "arn"), ref(role, "arn")), model.Yes, model.Unknown, model.No, "", false},
	} {
		got := PartyOf(graph(role, user, member, who, partition, elsewhere), role, value(test.v))
		if got.Own != test.own || got.Person != test.person || got.Whole != test.whole || got.Account != test.account || got.Member != test.member {
			t.Errorf("%s: %+v", test.name, got)
		}
	}
}

func TestOwnAccount(t *testing.T) {
	role, who := resource("aws_iam_role", "r", nil), resource("aws_caller_identity", "who", attrs{"account_id": str("111122223333")})
	who.Addr.Mode = model.Data
	for account, want := range map[string]model.Tri{"111122223333": model.Yes, "444455556666": model.No} {
		if got := PartyOf(graph(role, who), role, value(str(account))); got.Own != want {
			t.Errorf("%s: %+v", account, got)
		}
	}
}

func TestDemandsMFA(t *testing.T) {
	for _, test := range []struct {
		name      string
		condition cty.Value
		want      model.Tri
	}{
		{"asked for", object("Bool", object("aws:MultiFactorAuthPresent", "true")), model.Yes},
		{"as a boolean", object("Bool", object("aws:multifactorauthpresent", cty.True)), model.Yes},
		{"not asked for", object("Bool", object("aws:MultiFactorAuthPresent", "false")), model.No},
		{"either", object("Bool", object("aws:MultiFactorAuthPresent", list(str("true"), str("false")))), model.No},
		{"if it is told", object("BoolIfExists", object("aws:MultiFactorAuthPresent", "true")), model.No},
		{"lately", object("NumericLessThan", object("aws:MultiFactorAuthAge", "3600")), model.Yes},
		{"long ago", object("NumericGreaterThan", object("aws:MultiFactorAuthAge", "3600")), model.No},
		{"perhaps", object("Bool", object("aws:MultiFactorAuthPresent", unset("mfa"))), model.Unknown},
		{"unknown", cty.DynamicVal, model.Unknown},
	} {
		doc := policy(object("Effect", "Allow", "Condition", test.condition))
		got := JudgePolicy(value(doc), rule.Result{}, func(d Document) rule.Result {
			return rule.Judge(d.Statements[0].DemandsMFA(), "")
		})
		if got.OK != test.want {
			t.Errorf("%s: %s", test.name, got.OK)
		}
	}
}
