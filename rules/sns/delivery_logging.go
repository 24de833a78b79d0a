package sns

import (
	"github.com/sekisho/sekisho/analyzer/is"
	"github.com/sekisho/sekisho/analyzer/model"
	"github.com/sekisho/sekisho/analyzer/rule"
)

// DeliveryLogging shows which messages did not arrive.
var DeliveryLogging = &rule.Rule{
	ID:       "sns-delivery-logging",
	Title:    rule.T("Topic logs failed deliveries", "トピックの配信失敗を記録している"),
	Why:      rule.T("A message that cannot be delivered is dropped after some tries. Without the log nobody hears of it.", "配信できないメッセージは、再試行の後に破棄されます。ログがなければ誰も気付きません。"),
	Fix:      rule.T("Set a failure feedback role for the protocols in use, such as lambda_failure_feedback_role_arn or sqs_failure_feedback_role_arn.", "使用するプロトコルの失敗フィードバック用ロール (lambda_failure_feedback_role_arn、sqs_failure_feedback_role_arn など) を指定してください。"),
	Severity: rule.Low,
	Since:    "0.1.0",
	Extra:    true,
	Types:    []string{"aws_sns_topic"},
	Reads:    []string{"aws_sns_topic_subscription"},
	When:     func(p *rule.Pass, topic *model.Resource) model.Tri { return mailOnly(p, topic).Not() },
	Check: is.AnyOf(is.NotEmpty("lambda_failure_feedback_role_arn"), is.NotEmpty("sqs_failure_feedback_role_arn"), is.NotEmpty("http_failure_feedback_role_arn"),
		is.NotEmpty("firehose_failure_feedback_role_arn"), is.NotEmpty("application_failure_feedback_role_arn")),
	Refs: []string{
		"https://docs.aws.amazon.com/sns/latest/dg/sns-topic-attributes.html",
		"https://docs.aws.amazon.com/securityhub/latest/userguide/sns-controls.html#sns-2",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/sns_topic",
	},
}

// mailOnly tells whether all subscriptions of a topic are to mail addresses, whose deliveries SNS does not log. Where there
// are none, another configuration may hold them.
func mailOnly(p *rule.Pass, topic *model.Resource) model.Tri {
	links := p.Graph.At(topic).Into("aws_sns_topic_subscription", "topic_arn")
	subscriptions := links.Resources()
	out := model.Of(len(subscriptions) > 0)
	if len(links.Maybe) > 0 || links.Complete != model.Yes {
		out = out.And(model.Unknown)
	}
	for _, s := range subscriptions {
		out = out.And(s.Get("protocol").OneOf("email", "email-json"))
	}
	return out
}
