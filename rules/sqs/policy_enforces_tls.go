package sqs

import (
	"github.com/sekisho/sekisho/analyzer/model"
	"github.com/sekisho/sekisho/analyzer/rule"
	"github.com/sekisho/sekisho/rules/facts"
)

// PolicyEnforcesTLS lets messages in over TLS only.
var PolicyEnforcesTLS = &rule.Rule{
	ID:       "sqs-policy-enforces-tls",
	Title:    rule.T("Queue policy denies plain HTTP", "キューポリシーで平文の HTTP を拒否している"),
	Why:      rule.T("The service takes requests over plain HTTP too. A program that uses it by mistake sends its messages in clear.", "このサービスは平文の HTTP も受け付けます。誤って使ったプログラムは、メッセージを平文で送ってしまいます。"),
	Fix:      rule.T("Add a statement that denies the action to everyone where aws:SecureTransport is false.", "aws:SecureTransport が false のとき全員に操作を拒否するステートメントを追加してください。"),
	Severity: rule.Medium,
	Since:    "0.1.0",
	Extra:    true,
	Types:    []string{"aws_sqs_queue_policy"},
	Reads:    facts.PolicyTypes,
	Check: func(_ *rule.Pass, r *model.Resource) rule.Result {
		v := r.Get("policy")
		return facts.JudgePolicy(v, rule.Judge(model.No, "there is no policy", v), func(d facts.Document) rule.Result {
			return facts.RequiresTLS(d, "sqs:SendMessage")
		})
	},
	Refs: []string{
		"https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-security-best-practices.html",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/sqs_queue_policy",
	},
}
