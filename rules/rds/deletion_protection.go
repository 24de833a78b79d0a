package rds

import (
	"github.com/sekisho/sekisho/analyzer/is"
	"github.com/sekisho/sekisho/analyzer/rule"
)

// InstanceDeletionProtection keeps a database from being deleted by one wrong command.
var InstanceDeletionProtection = &rule.Rule{
	ID:       "rds-instance-deletion-protection",
	Title:    rule.T("RDS instance is protected from deletion", "RDS インスタンスの削除保護を有効にしている"),
	Why:      rule.T("Without the protection, one wrong apply, or a stolen role, deletes the database, and its automated backups soon after.", "削除保護がないと、誤った apply や盗まれたロールによる 1 回の操作でデータベースが消え、自動バックアップもまもなく失われます。"),
	Fix:      rule.T("Set deletion_protection to true.", "deletion_protection を true にしてください。"),
	Severity: rule.Medium,
	Since:    "0.1.0",
	Types:    []string{"aws_db_instance"},
	Check:    is.True("deletion_protection"),
	Refs: []string{
		"https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_DeleteInstance.html",
		"https://docs.aws.amazon.com/securityhub/latest/userguide/rds-controls.html#rds-8",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/db_instance",
	},
}

// ClusterDeletionProtection keeps a cluster from being deleted by one wrong command.
var ClusterDeletionProtection = &rule.Rule{
	ID:       "rds-cluster-deletion-protection",
	Title:    rule.T("RDS cluster or global database is protected from deletion", "RDS クラスターとグローバルデータベースの削除保護を有効にしている"),
	Why:      rule.T("Without the protection, one wrong apply, or a stolen role, deletes the cluster with all its instances, and its automated backups soon after.", "削除保護がないと、誤った apply や盗まれたロールによる 1 回の操作でクラスターとすべてのインスタンスが消え、自動バックアップもまもなく失われます。"),
	Fix:      rule.T("Set deletion_protection to true.", "deletion_protection を true にしてください。"),
	Severity: rule.Medium,
	Since:    "0.1.0",
	Types:    []string{"aws_rds_cluster", "aws_rds_global_cluster"},
	Check:    is.True("deletion_protection"),
	Refs: []string{
		"https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/USER_DeleteCluster.html",
		"https://docs.aws.amazon.com/securityhub/latest/userguide/rds-controls.html#rds-7",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/rds_cluster",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/rds_global_cluster",
	},
}
