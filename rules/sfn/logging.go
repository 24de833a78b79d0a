package sfn

import (
	"github.com/sekisho/sekisho/analyzer/is"
	"github.com/sekisho/sekisho/analyzer/model"
	"github.com/sekisho/sekisho/analyzer/rule"
)

// Logging keeps a record of what a workflow did.
var Logging = &rule.Rule{
	ID:       "sfn-logging",
	Title:    rule.T("State machine logs its executions", "ステートマシンの実行をログに記録している"),
	Why:      rule.T("The history of an execution is deleted after ninety days, and of an express workflow there is none: without logs nobody can tell what was done with an order.", "実行履歴は 90 日で削除され、Express ワークフローには履歴がありません。ログがなければ、何が処理されたのかを後から追えません。"),
	Fix:      rule.T("Add a logging_configuration block with level ERROR or ALL and the ARN of a log group, with :* at its end, in log_destination.", "level を ERROR または ALL にし、ロググループの ARN (末尾に :*) を log_destination に指定した logging_configuration ブロックを追加してください。"),
	Severity: rule.Medium,
	Since:    "0.1.0",
	Types:    []string{"aws_sfn_state_machine"},
	Check:    is.Every(is.OneOf("logging_configuration.level", "ALL", "ERROR", "FATAL"), destination),
	Refs: []string{
		"https://docs.aws.amazon.com/step-functions/latest/dg/cw-logs.html",
		"https://docs.aws.amazon.com/securityhub/latest/userguide/stepfunctions-controls.html#stepfunctions-1",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/sfn_state_machine",
	},
}

// destination requires that the logs go somewhere: to a log group, of which the ARN is put together with ":*".
func destination(_ *rule.Pass, r *model.Resource) rule.Result {
	v := r.Get("logging_configuration.log_destination")
	ok := v.NotEmpty()
	for _, piece := range v.Pieces() {
		if text, known := piece.Text(); known && text != "" {
			ok = model.Yes
		}
	}
	return rule.Judge(ok, is.Saw(v), v)
}
