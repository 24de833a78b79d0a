package organizations

import (
	"slices"
	"strings"

	"github.com/sekisho/sekisho/analyzer/model"
	"github.com/sekisho/sekisho/analyzer/rule"
	"github.com/sekisho/sekisho/rules/facts"
)

// SCPDeniesRoot keeps the one user that an account cannot limit from being used.
var SCPDeniesRoot = &rule.Rule{
	ID:          "organizations-scp-denies-root",
	Title:       rule.T("A guardrail denies what root users of member accounts do", "メンバーアカウントのルートユーザーの操作をガードレールで拒否している"),
	Why:         rule.T("No policy of an account limits its root user. A service control policy does, in every account but the one that manages the organization.", "アカウント内のポリシーではルートユーザーを制限できません。サービスコントロールポリシーなら、管理アカウント以外のすべてのアカウントで制限できます。"),
	Fix:         rule.T("Deny * in a service control policy with the condition ArnLike aws:PrincipalArn = arn:*:iam::*:root, and attach it to the root or to an organizational unit.", "条件 ArnLike aws:PrincipalArn = arn:*:iam::*:root で * を拒否するサービスコントロールポリシーを、ルートまたは組織単位にアタッチしてください。"),
	Severity:    rule.High,
	Since:       "0.1.0",
	Global:      true,
	Reads:       guardrailTypes,
	WhenAccount: managesOrganization,
	Account: func(p *rule.Pass, prov *model.Provider) rule.Result {
		list := guardrails(p, prov, aboutRoot, func(d facts.Document) rule.Result {
			return facts.Not(d.NoStatement("root users of member accounts are denied; the management account is not bound", "no statement denies root users everything", func(s facts.Statement) model.Tri {
				exempts := len(s.Items("NotAction").List)
				return model.All(aboutRoot(s), sparesAssumedRoot(s), s.On(facts.EveryResource),
					s.CoversAllBut(func(action string) bool { return exempts <= maxExempt && strings.Trim(action, "*:") != "" }))
			}))
		})
		if on := control(p, prov, "AWS-GR_RESTRICT_ROOT_USER"); on.OK != model.No {
			list = append(list, on)
		}
		if len(list) == 0 {
			return rule.Result{NotSeen: true, Message: "no guardrail is about root users"}
		}
		return mayHide(p, facts.Any(list...))
	},
	Refs: []string{
		"https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_scps_examples_general.html",
		"https://docs.aws.amazon.com/controltower/latest/controlreference/strongly-recommended-controls.html",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/organizations_policy",
	},
}

// maxExempt is how many actions a guardrail may spare and still count as denying everything.
const maxExempt = 10

// aboutRoot tells whether a statement denies something to the root users of accounts.
func aboutRoot(s facts.Statement) model.Tri {
	root := s.Demands("aws:principalarn", func(v model.Value) model.Tri {
		return facts.PatternMatches(v, func(text string) bool { return facts.Wildcard(text, "arn:aws:iam::\x01:root") })
	}, "stringlike", "arnlike", "arnequals")
	return s.Denies().And(root)
}

// sparesAssumedRoot tells whether a statement has no other condition but one that spares the short sessions with which a
// central team does what only root can.
func sparesAssumedRoot(s facts.Statement) model.Tri {
	conditions, complete := s.Conditions()
	if slices.ContainsFunc(conditions, func(c facts.Condition) bool { return c.Key != "aws:principalarn" && c.Key != "aws:assumedroot" }) {
		return model.No
	}
	return complete
}
