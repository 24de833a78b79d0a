package sqs

import (
	"github.com/zclconf/go-cty/cty"

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
	Params: []rule.Param{
		{Name: "require_tls_statement", Default: cty.False, About: rule.T("require the statement: the SDKs of AWS use TLS without it", "ステートメントを求める (AWS の SDK は、なくても TLS を使うため既定では判定しない)")},
	},
	Types: []string{"aws_sqs_queue_policy"},
	Reads: facts.PolicyTypes,
	When:  func(p *rule.Pass, _ *model.Resource) model.Tri { return model.Of(p.Bool("require_tls_statement")) },
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
