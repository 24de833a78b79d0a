package cloudwatch

import (
	"github.com/sekisho/sekisho/analyzer/is"
	"github.com/sekisho/sekisho/analyzer/model"
	"github.com/sekisho/sekisho/analyzer/rule"
	"github.com/sekisho/sekisho/rules/facts"
)

// LogGroupEncryptedWithCMK lets the owner of logs decide, by a key, who can read them.
var LogGroupEncryptedWithCMK = &rule.Rule{
	ID:       "cloudwatch-log-group-encrypted-with-cmk",
	Title:    rule.T("Log group is encrypted with a customer managed KMS key", "ロググループをカスタマー管理の KMS キーで暗号化している"),
	Why:      rule.T("Logs carry what applications write into them, personal data included. With a key of your own, reading them takes a permission on the key, and disabling the key closes them at once.", "ログには、個人データも含め、アプリケーションが出力したものがそのまま残ります。自分で管理する鍵なら、読むには鍵の権限が必要になり、鍵を無効にすれば直ちに読めなくできます。"),
	Fix:      rule.T("Set kms_key_id to the ARN of an aws_kms_key whose policy lets CloudWatch Logs use it.", "CloudWatch Logs の利用をキーポリシーで許可した aws_kms_key の ARN を kms_key_id に指定してください。"),
	Severity: rule.Low,
	Since:    "0.1.0",
	Types:    []string{logGroupType},
	Reads:    facts.KeyTypes,
	Check: func(p *rule.Pass, group *model.Resource) rule.Result {
		return facts.OwnKey(p.Graph, group.Get("kms_key_id"))
	},
	Refs: []string{
		"https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/encrypt-log-data-kms.html",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/cloudwatch_log_group",
	},
}

// LogGroupRetentionSet makes how long logs are kept a decision instead of an accident.
var LogGroupRetentionSet = &rule.Rule{
	ID:       "cloudwatch-log-group-retention-set",
	Title:    rule.T("Log group sets how long logs are kept", "ロググループの保持期間を設定している"),
	Why:      rule.T("Without a retention logs are kept for ever: the cost grows every month, and personal data stays longer than anyone may keep it.", "保持期間がないとログは永久に残ります。費用は毎月増え続け、個人データも許される期間を超えて残ってしまいます。"),
	Fix:      rule.T("Set retention_in_days, such as 365.", "retention_in_days に 365 などを指定してください。"),
	Severity: rule.Medium,
	Since:    "0.1.0",
	Types:    []string{logGroupType},
	Check: func(_ *rule.Pass, group *model.Resource) rule.Result {
		v := group.Get("retention_in_days")
		message := is.Saw(v)
		if v.AtLeast(1) == model.No {
			message += ": logs are kept for ever"
		}
		return rule.Judge(v.AtLeast(1), message, v)
	},
	Refs: []string{
		"https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/Working-with-log-groups-and-streams.html",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/cloudwatch_log_group",
	},
}

const logGroupType = "aws_cloudwatch_log_group"
