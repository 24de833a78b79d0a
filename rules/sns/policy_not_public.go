package sns

import (
	"github.com/sekisho/sekisho/analyzer/model"
	"github.com/sekisho/sekisho/analyzer/rule"
	"github.com/sekisho/sekisho/rules/facts"
)

// PolicyNotPublic keeps strangers from listening to a topic and from speaking through it.
var PolicyNotPublic = &rule.Rule{
	ID:       "sns-policy-not-public",
	Title:    rule.T("Topic policy allows nothing to an unrestricted wildcard principal", "トピックポリシーで無制限のワイルドカードプリンシパルに何も許可していない"),
	Why:      rule.T("Anyone in the world may then subscribe and read every message, or publish one that your systems and your people believe.", "世界中の誰でも、購読して全メッセージを読んだり、システムや担当者が信じてしまうメッセージを発行したりできてしまいます。"),
	Fix:      rule.T("Name the principals and the actions, or add a condition such as ArnEquals aws:SourceArn or StringEquals aws:SourceOwner.", "プリンシパルと操作を具体的に指定するか、ArnEquals の aws:SourceArn や StringEquals の aws:SourceOwner などの条件を追加してください。"),
	Severity: rule.High,
	Since:    "0.1.0",
	Types:    []string{"aws_sns_topic_policy", "aws_sns_topic"},
	Reads:    facts.PolicyTypes,
	When:     facts.HoldsPolicy("policy", "aws_sns_topic_policy", "arn"),
	Check: facts.NoStatement("policy", func(d facts.Document) rule.Result {
		return facts.Any(facts.OpenPolicy(d), facts.FindStatement(d, "a policy statement allows every action but a few", "no policy statement uses NotAction", func(s facts.Statement) model.Tri {
			return s.Allows().And(s.Items("NotAction").Has)
		}))
	}),
	Refs: []string{
		"https://docs.aws.amazon.com/sns/latest/dg/sns-access-policy-use-cases.html",
		"https://docs.aws.amazon.com/sns/latest/dg/sns-security-best-practices.html",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/sns_topic_policy",
	},
}
