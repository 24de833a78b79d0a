package iam

import (
	"slices"
	"strings"

	"github.com/sekisho/sekisho/analyzer/model"
	"github.com/sekisho/sekisho/analyzer/rule"
	"github.com/sekisho/sekisho/rules/facts"
)

// AuditorRoleReadOnly lets auditors see everything that they have to judge, and change none of it.
var AuditorRoleReadOnly = &rule.Rule{
	ID:       "iam-auditor-role-read-only",
	Title:    rule.T("Auditors have an identity that only reads", "監査人に参照のみの ID を用意している"),
	Why:      rule.T("An auditor without an identity is shown screens by those who are audited. One that may write can change what is to be judged.", "専用の ID がない監査人は、被監査者に画面を見せてもらうことになります。書き込める ID では、監査対象を変えられてしまいます。"),
	Fix:      rule.T("Attach SecurityAudit, ViewOnlyAccess or AWSArtifactReportsReadOnlyAccess to a role or permission set, nothing that writes, and name who may assume it.", "ロールまたは許可セットに SecurityAudit、ViewOnlyAccess、AWSArtifactReportsReadOnlyAccess のいずれかだけを付与し、引き受けられる相手を指定してください。"),
	Severity: rule.Low,
	Since:    "0.1.0",
	Global:   true,
	Reads:    slices.Concat(facts.TrustTypes, facts.AttachmentTypes),
	Account: func(p *rule.Pass, prov *model.Provider) rule.Result {
		var list []rule.Result
		for _, typ := range []string{"aws_iam_role", "aws_ssoadmin_permission_set"} {
			for _, who := range p.Graph.Of(typ) {
				here := facts.SameAccount(who.Provider, prov)
				none := rule.Judge(model.No, who.Address()+" has no policy for auditors", who.Value())
				audits := facts.HasPolicy(p.Graph, who, none, facts.PolicyTest{
					Document: func(facts.Document) rule.Result { return none },
					Managed:  func(name string) bool { return slices.Contains(auditPolicies, name) },
				})
				if here == model.No || audits.OK == model.No {
					continue
				}
				res := facts.All(audits, readsOnly(p, who), named(p, who))
				if res.OK == model.Yes && (here != model.Yes || who.Exists == model.Unknown) {
					res.OK = model.Unknown
					res = res.Because("whether " + who.Address() + " is in this account is not known")
				}
				list = append(list, facts.Primary(res, who.Value()))
			}
		}
		if len(list) == 0 {
			return facts.Silent(prov, "no role or permission set for auditors")
		}
		return facts.Any(list...)
	},
	Refs: []string{
		"https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_job-functions.html",
		"https://docs.aws.amazon.com/artifact/latest/ug/security-iam-awsmanpol.html",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/iam_role_policy_attachment",
	},
}

// auditPolicies are the AWS managed policies for auditors.
var auditPolicies = []string{"SecurityAudit", "ViewOnlyAccess", "AWSArtifactReportsReadOnlyAccess"}

// readsOnly requires that an identity has no policy that lets it change anything.
func readsOnly(p *rule.Pass, who *model.Resource) rule.Result {
	none := rule.Judge(model.No, who.Address()+" only reads", who.Value())
	return facts.Not(facts.HasPolicy(p.Graph, who, none, facts.PolicyTest{
		Document: func(d facts.Document) rule.Result {
			return facts.FindStatement(d, "a statement allows more than to read", "statements allow to read only", func(s facts.Statement) model.Tri {
				writes := s.Items("Action").Any(func(v model.Value) model.Tri {
					return v.Matches(func(action string) bool { return !reads(action) })
				})
				return s.Allows().And(writes.Or(s.Items("NotAction").Has))
			})
		},
		Managed: func(name string) bool {
			return !slices.Contains(auditPolicies, name) && !strings.Contains(name, "ReadOnly") && !strings.Contains(name, "ViewOnly")
		},
	}))
}

// reads reports whether an action, or a pattern for some, changes nothing by its name.
func reads(action string) bool {
	_, name, _ := strings.Cut(action, ":")
	for _, family := range []string{"Get", "List", "Describe", "View", "BatchGet", "Lookup"} {
		if len(name) >= len(family) && strings.EqualFold(name[:len(family)], family) {
			return true
		}
	}
	return false
}

// named requires that not everyone can assume a role. Who has a permission set is said elsewhere.
func named(p *rule.Pass, who *model.Resource) rule.Result {
	if who.Addr.Type != "aws_iam_role" {
		return rule.Judge(model.Yes, "people are assigned to the permission set", who.Value())
	}
	return facts.JudgeTrust(p.Graph, who, func(d facts.Document) rule.Result { return facts.Not(facts.OpenPolicy(d)) })
}
