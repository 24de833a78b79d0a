package neptune

import (
	"github.com/zclconf/go-cty/cty"

	"github.com/sekisho/sekisho/analyzer/is"
	"github.com/sekisho/sekisho/analyzer/rule"
)

// BackupRetention keeps automated backups long enough to notice that something went wrong.
var BackupRetention = &rule.Rule{
	ID:        "neptune-backup-retention",
	Title:     rule.T("Neptune cluster keeps automated backups for long enough", "Neptune クラスターの自動バックアップを十分な日数だけ保持している"),
	Why:       rule.T("Backups of one day are gone before most mistakes, and most intrusions, are noticed.", "1 日分のバックアップでは、ほとんどの誤操作や侵入は気付く前に戻れなくなります。"),
	Fix:       rule.T("Set backup_retention_period to the required number of days, at most 35.", "backup_retention_period に必要な日数 (最大 35) を設定してください。"),
	Severity:  rule.Medium,
	Since:     "0.1.0",
	ImpliedBy: []string{"backup-covers-every-stateful-resource"},
	Params: []rule.Param{
		{Name: "min_days", Default: cty.NumberIntVal(7), About: rule.T("the least number of days", "最小の保持日数")},
	},
	Types: []string{"aws_neptune_cluster"},
	Check: is.AtLeast("backup_retention_period", "min_days"),
	Refs: []string{
		"https://docs.aws.amazon.com/neptune/latest/userguide/backup-restore-overview.html",
		"https://docs.aws.amazon.com/securityhub/latest/userguide/neptune-controls.html#neptune-5",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/neptune_cluster",
	},
}
