package sqs

import (
	"github.com/sekisho/sekisho/analyzer/rule"
	"github.com/sekisho/sekisho/rules/facts"
)

// PolicyNotPublic keeps strangers from reading messages and from sending their own.
var PolicyNotPublic = &rule.Rule{
	ID:       "sqs-policy-not-public",
	Title:    rule.T("Queue policy allows nothing to an unrestricted wildcard principal", "キューポリシーで無制限のワイルドカードプリンシパルに何も許可していない"),
	Why:      rule.T("Anyone in the world may then send messages that your systems act on, or take away those that they wait for.", "世界中の誰でも、システムが処理するメッセージを送り込んだり、待っているメッセージを持ち去ったりできてしまいます。"),
	Fix:      rule.T("Name the principals, or add a condition such as ArnEquals aws:SourceArn or StringEquals aws:SourceAccount.", "プリンシパルを具体的に指定するか、ArnEquals の aws:SourceArn や StringEquals の aws:SourceAccount などの条件を追加してください。"),
	Severity: rule.High,
	Since:    "0.1.0",
	Types:    policies,
	Reads:    facts.PolicyTypes,
	When:     judgedHere,
	Check:    facts.NotOpen("policy"),
	Refs:     policyRefs,
}

var policies = []string{"aws_sqs_queue_policy", "aws_sqs_queue"}

var judgedHere = facts.HoldsPolicy("policy", "aws_sqs_queue_policy", "queue_url")

var policyRefs = []string{
	"https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-basic-examples-of-sqs-policies.html",
	"https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-security-best-practices.html",
	"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/sqs_queue_policy",
}
