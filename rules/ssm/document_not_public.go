package ssm

import (
	"strings"

	"github.com/sekisho/sekisho/analyzer/model"
	"github.com/sekisho/sekisho/analyzer/rule"
	"github.com/sekisho/sekisho/rules/facts"
)

// DocumentNotPublic keeps how systems are operated from everyone with an AWS account.
var DocumentNotPublic = &rule.Rule{
	ID:       "ssm-document-not-public",
	Title:    rule.T("Systems Manager document is not shared with everyone", "Systems Manager ドキュメントを全員に共有していない"),
	Why:      rule.T("Documents name hosts, paths and accounts, and often hold scripts with more in them than their authors remember. A public one can be read by every AWS account.", "ドキュメントにはホスト、パス、アカウントの名前や、作成者が忘れた内容を含むスクリプトが入っています。公開すると、すべての AWS アカウントから読めます。"),
	Fix:      rule.T("Replace All in account_ids by the ids of the accounts that need the document.", "account_ids の All を、そのドキュメントが必要なアカウントの ID に置き換えてください。"),
	Severity: rule.High,
	Since:    "0.1.0",
	Types:    []string{"aws_ssm_document"},
	Check: func(_ *rule.Pass, doc *model.Resource) rule.Result {
		permissions := doc.Get("permissions")
		shared := rule.Judge(model.Yes, "the document is not shared", permissions)
		res := facts.EveryEntry(permissions, shared.Message, func(e facts.Entry) rule.Result {
			if e.Name != "account_ids" {
				return shared
			}
			everyone := e.Value.Matches(func(list string) bool {
				for id := range strings.SplitSeq(list, ",") {
					if strings.EqualFold(strings.TrimSpace(id), "all") {
						return true
					}
				}
				return false
			})
			return rule.Judge(everyone.Not(), e.Value.Path+" is "+e.Value.String(), e.Value)
		})
		if res.OK == model.Yes && permissions.Present() {
			return rule.Judge(model.Yes, "permissions is "+permissions.String(), permissions)
		}
		return res
	},
	Refs: []string{
		"https://docs.aws.amazon.com/systems-manager/latest/userguide/documents-ssm-sharing.html",
		"https://docs.aws.amazon.com/securityhub/latest/userguide/ssm-controls.html#ssm-4",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/ssm_document",
	},
}
