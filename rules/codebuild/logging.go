package codebuild

import (
	"github.com/zclconf/go-cty/cty"

	"github.com/sekisho/sekisho/analyzer/is"
	"github.com/sekisho/sekisho/analyzer/model"
	"github.com/sekisho/sekisho/analyzer/rule"
	"github.com/sekisho/sekisho/rules/facts"
)

// Logging keeps a record of what a build did.
var Logging = &rule.Rule{
	ID:       "codebuild-logging",
	Title:    rule.T("Build writes logs", "ビルドのログを記録している"),
	Why:      rule.T("A build puts code into production. Without its log nobody can tell later what went into it.", "ビルドは本番に出るコードを作ります。ログがなければ、何が入ったのかを後から確かめられません。"),
	Fix:      rule.T("Add a logs_config block whose cloudwatch_logs or s3_logs have status ENABLED.", "cloudwatch_logs または s3_logs の status を ENABLED にした logs_config ブロックを追加してください。"),
	Severity: rule.Medium,
	Since:    "0.1.0",
	Params: []rule.Param{
		{Name: "strict", Default: cty.True, About: rule.T("fail where nothing is written, although builds then log to CloudWatch Logs", "何も書かず既定の CloudWatch Logs に任せている場合も不合格にする")},
	},
	Types: []string{"aws_codebuild_project"},
	Check: logged,
	Refs: []string{
		"https://docs.aws.amazon.com/codebuild/latest/userguide/getting-started-cli-monitor-build.html",
		"https://docs.aws.amazon.com/securityhub/latest/userguide/codebuild-controls.html#codebuild-4",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/codebuild_project",
	},
}

// logged requires logs of either kind. Where nothing is written of them, builds log to CloudWatch Logs.
func logged(p *rule.Pass, project *model.Resource) rule.Result {
	logs, stored := project.Get("logs_config.cloudwatch_logs.status"), project.Get("logs_config.s3_logs.status")
	on := logs.OneOf("ENABLED")
	if !p.Bool("strict") {
		on = on.Or(logs.Set().Not())
	}
	return facts.Any(rule.Judge(on, is.Saw(logs), logs), rule.Judge(stored.OneOf("ENABLED"), is.Saw(stored), stored))
}
