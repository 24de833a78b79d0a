package cloudwatch

import (
	"github.com/sekisho/sekisho/analyzer/model"
	"github.com/sekisho/sekisho/analyzer/rule"
	"github.com/sekisho/sekisho/rules/facts"
)

// LogGroupNotPublic keeps strangers from writing into logs and from sending them elsewhere.
var LogGroupNotPublic = &rule.Rule{
	ID:       "cloudwatch-log-group-not-public",
	Title:    rule.T("Log resource policy is not open", "ログのリソースポリシーを公開していない"),
	Why:      rule.T("Anyone may then write records into your logs, which hides what happened, or subscribe a stream to your destination.", "世界中の誰でもログに書き込んで事実を紛れさせたり、送信先にストリームをつないだりできてしまいます。"),
	Fix:      rule.T("Name the services or accounts, or add a condition such as ArnLike aws:SourceArn or StringEquals aws:PrincipalOrgID.", "サービスまたはアカウントを具体的に指定するか、ArnLike の aws:SourceArn や StringEquals の aws:PrincipalOrgID などの条件を追加してください。"),
	Severity: rule.High,
	Since:    "0.1.0",
	Types:    []string{"aws_cloudwatch_log_resource_policy", "aws_cloudwatch_log_destination_policy"},
	Reads:    facts.PolicyTypes,
	Check: func(p *rule.Pass, r *model.Resource) rule.Result {
		if r.Addr.Type == "aws_cloudwatch_log_destination_policy" {
			return facts.NotOpen("access_policy")(p, r)
		}
		return facts.NotOpen("policy_document")(p, r)
	},
	Refs: []string{
		"https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/iam-access-control-overview-cwl.html",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/cloudwatch_log_resource_policy",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/cloudwatch_log_destination_policy",
	},
}
