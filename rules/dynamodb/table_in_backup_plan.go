package dynamodb

import (
	"github.com/sekisho/sekisho/analyzer/model"
	"github.com/sekisho/sekisho/analyzer/rule"
	"github.com/sekisho/sekisho/rules/facts"
)

// TableInBackupPlan keeps copies of tables apart from the tables.
var TableInBackupPlan = &rule.Rule{
	ID:        "dynamodb-table-in-backup-plan",
	Title:     rule.T("DynamoDB table is in a plan of AWS Backup", "DynamoDB テーブルが AWS Backup の計画に含まれている"),
	Why:       rule.T("Point-in-time recovery reaches back 35 days at most and goes with the account. A plan keeps copies in a vault, longer and elsewhere.", "ポイントインタイムリカバリで戻れるのは最大 35 日で、アカウントとともに失われます。AWS Backup なら、別の場所のボールトに、より長く保管できます。"),
	Fix:       rule.T("Give the table a tag that an aws_backup_selection selects. Where another configuration holds the plan, name its tag in central_backup_tag.", "aws_backup_selection が選択するタグを付けてください。計画が別の構成にある場合は、そのタグを central_backup_tag に指定します。"),
	Severity:  rule.Low,
	Since:     "0.1.0",
	ImpliedBy: []string{"backup-covers-every-stateful-resource"},
	Extra:     true,
	Params:    []rule.Param{facts.CentralBackupTag},
	Types:     []string{"aws_dynamodb_table"},
	Reads:     facts.PlanTypes,
	Check: func(p *rule.Pass, table *model.Resource) rule.Result {
		return facts.Planned(p.Graph, table, p.Param("central_backup_tag").AsString())
	},
	Refs: []string{
		"https://docs.aws.amazon.com/aws-backup/latest/devguide/assigning-resources.html",
		"https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/backuprestore_HowItWorksAWS.html",
		"https://docs.aws.amazon.com/securityhub/latest/userguide/dynamodb-controls.html#dynamodb-4",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/dynamodb_table",
	},
}
