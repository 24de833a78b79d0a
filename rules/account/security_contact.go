package account

import (
	"github.com/sekisho/sekisho/analyzer/is"
	"github.com/sekisho/sekisho/analyzer/model"
	"github.com/sekisho/sekisho/analyzer/rule"
	"github.com/sekisho/sekisho/rules/facts"
)

// SecurityContact lets AWS reach somebody who acts when it reports abuse or a leaked key.
var SecurityContact = &rule.Rule{
	ID:       "account-security-contact",
	Title:    rule.T("Security, billing and operations contacts are registered", "セキュリティ、請求、運用の連絡先を登録している"),
	Why:      rule.T("Without contacts AWS writes to the mailbox of the root user, which often nobody reads. A warning of a leaked key then waits for days.", "連絡先がないと、AWS からの通知は誰も読まないことの多いルートユーザーのメールに届き、鍵の漏えいの警告が何日も放置されます。"),
	Fix:      rule.T("Add an aws_account_alternate_contact for each of SECURITY, BILLING and OPERATIONS.", "SECURITY、BILLING、OPERATIONS のそれぞれに aws_account_alternate_contact を追加してください。"),
	Severity: rule.Medium,
	Since:    "0.1.0",
	Global:   true,
	Reads:    []string{contactType},
	Account: func(p *rule.Pass, prov *model.Provider) rule.Result {
		here := func(r *model.Resource) model.Tri { return ofAccount(r, prov) }
		if facts.Has(p.Graph, here, contactType) == model.No {
			return facts.Silent(prov, "no "+contactType+" for the account")
		}
		var parts []rule.Result
		for _, kind := range []string{"SECURITY", "BILLING", "OPERATIONS"} {
			none := rule.Judge(model.No, "no contact of the type "+kind, facts.First(p.Graph, prov, contactType))
			parts = append(parts, facts.One(p.Graph, contactType, here, none, func(r *model.Resource) rule.Result {
				v := r.Get("alternate_contact_type")
				if v.OneOf(kind) == model.No {
					return none
				}
				return rule.Judge(v.OneOf(kind), is.Saw(v), v)
			}))
		}
		res := facts.Parts(parts...)
		if res.OK == model.Yes {
			res.Message = "all three contacts are registered"
		}
		return res
	},
	Refs: []string{
		"https://docs.aws.amazon.com/accounts/latest/reference/manage-acct-update-contact-alternate.html",
		"https://docs.aws.amazon.com/securityhub/latest/userguide/account-controls.html#account-1",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/account_alternate_contact",
	},
}

const contactType = "aws_account_alternate_contact"

// ofAccount tells whether a contact is that of the account of a provider configuration, rather than of another account
// that is named in it.
func ofAccount(r *model.Resource, prov *model.Provider) model.Tri {
	id := r.Get("account_id")
	if id.NotEmpty() == model.No {
		return facts.SameAccount(r.Provider, prov)
	}
	own, known := prov.Account.Text()
	if !known {
		return model.Unknown
	}
	return id.OneOf(own)
}
