package kms

import (
	"slices"

	"github.com/zclconf/go-cty/cty"

	"github.com/sekisho/sekisho/analyzer/is"
	"github.com/sekisho/sekisho/analyzer/model"
	"github.com/sekisho/sekisho/analyzer/rule"
	"github.com/sekisho/sekisho/rules/facts"
)

// GrantsNarrow keeps a grant from opening a key to more than one task.
var GrantsNarrow = &rule.Rule{
	ID:       "kms-grants-narrow",
	Title:    rule.T("Grant names one principal, and cannot be handed on", "グラントの相手が限定され、再委譲できない"),
	Why:      rule.T("Grants are not shown with the key policy and are forgotten. One for a whole account, or that may create more grants, is a second policy that nobody reads.", "グラントはキーポリシーと一緒には表示されず、忘れられがちです。アカウント全体へのグラントや、さらにグラントを作れるグラントは、誰も読まない第 2 のポリシーになります。"),
	Fix:      rule.T("Name a role or user in grantee_principal, leave CreateGrant out, and add constraints or a retiring_principal.", "grantee_principal にロールかユーザーを指定し、CreateGrant を外し、constraints または retiring_principal を追加してください。"),
	Severity: rule.Medium,
	Since:    "0.1.0",
	Params: []rule.Param{
		{Name: "trusted_accounts", Default: cty.ListValEmpty(cty.String), About: rule.T("ids of other accounts that may hold grants", "グラントを与えてよい別アカウントの ID")},
	},
	Types: []string{"aws_kms_grant"},
	Reads: slices.Concat(facts.AccountTypes, []string{"aws_iam_role", "aws_iam_user", "data.aws_iam_role", "data.aws_iam_user"}),
	Check: func(p *rule.Pass, grant *model.Resource) rule.Result {
		who, retires := grant.Get("grantee_principal"), grant.Get("retiring_principal")
		one := who.OneOf("*").Not()
		switch {
		case isRoot(who):
			one = model.No
		case named(who) != nil:
			one = model.Yes
		}
		whole := rule.Judge(one, "the grant is for "+who.String(), who)
		foreign := rule.Judge(facts.Foreign(who, grant, p.Strings("trusted_accounts")).Not(), "the grant is for "+who.String()+", of another account", who).
			Because("whether " + who.At() + " is of the same account is not known")
		if foreign.OK == model.Yes {
			foreign.Message = whole.Message
		}
		limits := grant.Blocks("constraints")
		limited := model.Of(len(limits.List) > 0)
		if limits.Complete != model.Yes {
			limited = limited.Or(model.Unknown)
		}
		place := grant.Get("constraints")
		return facts.Parts(
			whole, foreign,
			is.NoneOf("operations[*]", "CreateGrant")(p, grant),
			rule.Judge(limited.Or(retires.NotEmpty()), "neither constraints nor retiring_principal limit the grant", retires, place),
		)
	},
	Refs: []string{
		"https://docs.aws.amazon.com/kms/latest/developerguide/grants.html",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/kms_grant",
	},
}
