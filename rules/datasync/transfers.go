package datasync

import (
	"github.com/zclconf/go-cty/cty"

	"github.com/sekisho/sekisho/analyzer/is"
	"github.com/sekisho/sekisho/analyzer/model"
	"github.com/sekisho/sekisho/analyzer/rule"
	"github.com/sekisho/sekisho/rules/facts"
)

// TransfersVerified keeps copies true to the original, and off the network in clear.
var TransfersVerified = &rule.Rule{
	ID:       "datasync-transfers-verified",
	Title:    rule.T("DataSync verifies what it copies and encrypts it on the way", "DataSync で転送データを検証し、経路を暗号化している"),
	Why:      rule.T("A copy that nobody compares may be incomplete when the original is deleted. Files that are read from EFS without TLS cross the network in clear.", "照合しないコピーは、元のデータを消した後で欠落が見つかることがあります。TLS を使わずに EFS を読むと、ファイルは平文で流れます。"),
	Fix:      rule.T("Remove verify_mode or set it to another value than NONE. Set in_transit_encryption of EFS locations to TLS1_2.", "verify_mode を削除するか NONE 以外にしてください。EFS のロケーションでは in_transit_encryption を TLS1_2 にしてください。"),
	Severity: rule.Medium,
	Since:    "0.1.0",
	Params: []rule.Param{
		{Name: "strict", Default: cty.False, About: rule.T("also require that agents use a VPC endpoint", "エージェントが VPC エンドポイントを使うことも求める")},
	},
	Types: []string{"aws_datasync_task", "aws_datasync_location_efs", "aws_datasync_agent"},
	When: func(p *rule.Pass, r *model.Resource) model.Tri {
		return model.Of(r.Addr.Type != agentType || p.Bool("strict"))
	},
	Check: func(p *rule.Pass, r *model.Resource) rule.Result {
		switch r.Addr.Type {
		case "aws_datasync_task":
			return is.NotOneOf("options.verify_mode", "NONE")(p, r)
		case agentType:
			endpoint, link := r.Get("vpc_endpoint_id"), r.Get("private_link_endpoint")
			return facts.Any(rule.Judge(endpoint.NotEmpty(), is.Saw(endpoint), endpoint), rule.Judge(link.NotEmpty(), is.Saw(link), link))
		}
		return is.OneOf("in_transit_encryption", "TLS1_2")(p, r)
	},
	Refs: []string{
		"https://docs.aws.amazon.com/datasync/latest/userguide/configure-data-verification-options.html",
		"https://docs.aws.amazon.com/datasync/latest/userguide/encryption-in-transit.html",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/datasync_task",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/datasync_location_efs",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/datasync_agent",
	},
}

// TaskLogging keeps a record of what was copied, and of what was not.
var TaskLogging = &rule.Rule{
	ID:       "datasync-task-logging",
	Title:    rule.T("DataSync task writes logs", "DataSync タスクのログを記録している"),
	Why:      rule.T("Without logs nobody can tell which files were moved, and which were skipped because of an error.", "ログがなければ、どのファイルを転送し、どれをエラーで飛ばしたのか分かりません。"),
	Fix:      rule.T("Set cloudwatch_log_group_arn, and log_level in options to BASIC or TRANSFER.", "cloudwatch_log_group_arn を指定し、options の log_level を BASIC または TRANSFER にしてください。"),
	Severity: rule.Medium,
	Since:    "0.1.0",
	Extra:    true,
	Types:    []string{"aws_datasync_task"},
	Check:    is.Every(is.NotEmpty("cloudwatch_log_group_arn"), is.OneOf("options.log_level", "BASIC", "TRANSFER")),
	Refs: []string{
		"https://docs.aws.amazon.com/datasync/latest/userguide/configure-logging.html",
		"https://docs.aws.amazon.com/securityhub/latest/userguide/datasync-controls.html#datasync-1",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/datasync_task",
	},
}

const agentType = "aws_datasync_agent"
