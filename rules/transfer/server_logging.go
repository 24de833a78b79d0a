package transfer

import (
	"github.com/sekisho/sekisho/analyzer/is"
	"github.com/sekisho/sekisho/analyzer/model"
	"github.com/sekisho/sekisho/analyzer/rule"
	"github.com/sekisho/sekisho/rules/facts"
)

// ServerLogging keeps a record of who fetched and left which file.
var ServerLogging = &rule.Rule{
	ID:       "transfer-server-logging",
	Title:    rule.T("Transfer server writes logs", "転送サーバーがログを記録している"),
	Why:      rule.T("Without logs nobody can tell who fetched or left a file, nor that someone tries out passwords.", "ログがないと、誰がファイルを取得または配置したか、パスワードが試されているかが分かりません。"),
	Fix:      rule.T("Set structured_log_destinations to the ARN of a log group, or logging_role to a role that may write logs.", "structured_log_destinations にロググループの ARN を指定するか、logging_role にログを書き込めるロールを指定してください。"),
	Severity: rule.Medium,
	Since:    "0.1.0",
	Types:    []string{"aws_transfer_server"},
	Check: func(p *rule.Pass, r *model.Resource) rule.Result {
		res := facts.Any(is.NotEmpty("structured_log_destinations")(p, r), is.NotEmpty("logging_role")(p, r))
		if res.OK == model.No {
			res.Message = "neither structured_log_destinations nor logging_role is set"
		}
		return res
	},
	Refs: []string{
		"https://docs.aws.amazon.com/transfer/latest/userguide/structured-logging.html",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/transfer_server",
	},
}
