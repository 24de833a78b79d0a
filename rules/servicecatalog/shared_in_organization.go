package servicecatalog

import (
	"github.com/zclconf/go-cty/cty"

	"github.com/sekisho/sekisho/analyzer/is"
	"github.com/sekisho/sekisho/analyzer/model"
	"github.com/sekisho/sekisho/analyzer/rule"
	"github.com/sekisho/sekisho/rules/facts"
)

// SharedInOrganization keeps portfolios from accounts that nobody here controls.
var SharedInOrganization = &rule.Rule{
	ID:       "servicecatalog-shared-in-organization",
	Title:    rule.T("Portfolio is shared within the organization only", "ポートフォリオを組織内だけで共有している"),
	Why:      rule.T("An account that a portfolio is shared with can see its templates and build from them, also after it has left the organization.", "共有先のアカウントはテンプレートを閲覧して利用でき、組織を離れた後も共有は残ります。"),
	Fix:      rule.T("Share with type ORGANIZATION, ORGANIZATIONAL_UNIT or ORGANIZATION_MEMBER_ACCOUNT, or list the account in trusted_accounts.", "type を ORGANIZATION、ORGANIZATIONAL_UNIT、ORGANIZATION_MEMBER_ACCOUNT のいずれかにするか、アカウントを trusted_accounts に登録してください。"),
	Severity: rule.High,
	Since:    "0.1.0",
	Extra:    true,
	Params: []rule.Param{
		{Name: "trusted_accounts", Default: cty.ListValEmpty(cty.String), About: rule.T("accounts outside of the organization that portfolios may be shared with", "ポートフォリオを共有してよい組織外のアカウント")},
	},
	Types: []string{"aws_servicecatalog_portfolio_share"},
	Check: func(p *rule.Pass, s *model.Resource) rule.Result {
		typ, who := s.Get("type"), s.Get("principal_id")
		inside := rule.Judge(typ.OneOf("ORGANIZATION", "ORGANIZATIONAL_UNIT", "ORGANIZATION_MEMBER_ACCOUNT"), is.Saw(typ), typ)
		return facts.Any(inside, rule.Judge(who.OneOf(p.Strings("trusted_accounts")...), is.Saw(who), who))
	},
	Refs: []string{
		"https://docs.aws.amazon.com/servicecatalog/latest/adminguide/catalogs_portfolios_sharing_how-to-share.html",
		"https://docs.aws.amazon.com/securityhub/latest/userguide/servicecatalog-controls.html#servicecatalog-1",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/servicecatalog_portfolio_share",
	},
}
