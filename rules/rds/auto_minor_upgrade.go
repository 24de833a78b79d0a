package rds

import (
	"github.com/sekisho/sekisho/analyzer/is"
	"github.com/sekisho/sekisho/analyzer/rule"
)

// AutoMinorUpgrade keeps known flaws of the engine from staying open.
var AutoMinorUpgrade = &rule.Rule{
	ID:       "rds-auto-minor-upgrade",
	Title:    rule.T("Database takes minor engine upgrades automatically", "データベースのマイナーバージョンを自動でアップグレードしている"),
	Why:      rule.T("Minor versions fix security flaws that are public from then on. A database that waits for somebody to upgrade it by hand mostly waits for long.", "マイナーバージョンでは、その時点で公知となる脆弱性が修正されます。手作業のアップグレードを待つデータベースは、たいてい長く放置されます。"),
	Fix:      rule.T("Remove auto_minor_version_upgrade or set it to true. Upgrades are made in the maintenance window.", "auto_minor_version_upgrade を削除するか true にしてください。アップグレードはメンテナンスウィンドウで行われます。"),
	Severity: rule.Medium,
	Since:    "0.1.0",
	Types:    []string{"aws_db_instance", "aws_rds_cluster_instance"},
	Check:    is.NotFalse("auto_minor_version_upgrade"),
	Refs: []string{
		"https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_UpgradeDBInstance.Upgrading.html",
		"https://docs.aws.amazon.com/securityhub/latest/userguide/rds-controls.html#rds-13",
		"https://docs.aws.amazon.com/securityhub/latest/userguide/rds-controls.html#rds-35",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/db_instance",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/rds_cluster_instance",
	},
}
