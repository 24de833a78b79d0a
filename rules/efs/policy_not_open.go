package efs

import (
	"strings"

	"github.com/zclconf/go-cty/cty"

	"github.com/sekisho/sekisho/analyzer/model"
	"github.com/sekisho/sekisho/analyzer/rule"
	"github.com/sekisho/sekisho/rules/facts"
)

// PolicyNotOpen keeps strangers from mounting, changing and deleting a file system.
var PolicyNotOpen = &rule.Rule{
	ID:       "efs-policy-not-open",
	Title:    rule.T("EFS policy does not let everyone in", "EFS のポリシーで誰にでも許可していない"),
	Why:      rule.T("A policy that allows everyone, without saying that they come through a mount target, lets any AWS account act on the file system.", "マウントターゲット経由などの条件なしに全員を許可するポリシーでは、どの AWS アカウントからでもファイルシステムを操作できてしまいます。"),
	Fix:      rule.T("Name the accounts or roles in Principal, or add a condition on elasticfilesystem:AccessedViaMountTarget, and list the actions that are needed.", "Principal にアカウントまたはロールを指定するか、elasticfilesystem:AccessedViaMountTarget の条件を付け、必要なアクションだけを指定してください。"),
	Severity: rule.High,
	Since:    "0.1.0",
	Params: []rule.Param{
		{Name: "strict", Default: cty.False, About: rule.T("also require a statement that denies mounts without TLS", "TLS を使わないマウントを拒否するステートメントも求める")},
	},
	Types: []string{"aws_efs_file_system_policy"},
	Reads: facts.PolicyTypes,
	Check: func(p *rule.Pass, r *model.Resource) rule.Result {
		v := r.Get("policy")
		none := rule.Judge(model.Yes, "there is no policy", v)
		return facts.JudgePolicy(v, none, func(d facts.Document) rule.Result {
			every := func(facts.Statement) model.Tri { return model.Yes }
			// Through the mount target anyone in the network may come, but not with every action there is.
			answers := []rule.Result{
				facts.Not(facts.OpenFor(d, every, "elasticfilesystem:accessedviamounttarget")),
				facts.Not(facts.OpenFor(d, everyAction)),
			}
			if p.Bool("strict") {
				answers = append(answers, facts.RequiresTLS(d, "elasticfilesystem:ClientMount"))
			}
			return facts.All(answers...)
		})
	},
	Refs: []string{
		"https://docs.aws.amazon.com/efs/latest/ug/iam-access-control-nfs-efs.html",
		"https://docs.aws.amazon.com/efs/latest/ug/access-control-block-public-access.html",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/efs_file_system_policy",
	},
}

// everyAction tells whether a statement is about all actions on file systems.
func everyAction(s facts.Statement) model.Tri {
	return s.Items("Action").Any(func(v model.Value) model.Tri {
		return v.Matches(func(a string) bool { return a == "*" || strings.EqualFold(a, "elasticfilesystem:*") })
	})
}
