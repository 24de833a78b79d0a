package cloudformation

import (
	"github.com/sekisho/sekisho/analyzer/is"
	"github.com/sekisho/sekisho/analyzer/rule"
)

// StackNotifications tells somebody when a stack changes.
var StackNotifications = &rule.Rule{
	ID:       "cloudformation-stack-notifications",
	Title:    rule.T("CloudFormation stack notifies a topic", "CloudFormation スタックの変更をトピックに通知している"),
	Why:      rule.T("Stacks are changed from the console too. Without a notification nobody hears of a change or of a failed one.", "スタックはコンソールからも変更されます。通知がなければ、変更にも失敗にも誰も気付きません。"),
	Fix:      rule.T("Name an SNS topic in notification_arns.", "notification_arns に SNS トピックを指定してください。"),
	Severity: rule.Low,
	Since:    "0.1.0",
	Extra:    true,
	Types:    []string{"aws_cloudformation_stack"},
	Check:    is.NotEmpty("notification_arns"),
	Refs: []string{
		"https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/cfn-console-add-tags.html",
		"https://docs.aws.amazon.com/securityhub/latest/userguide/cloudformation-controls.html#cloudformation-1",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/cloudformation_stack",
	},
}
