package rds

import (
	"github.com/sekisho/sekisho/analyzer/is"
	"github.com/sekisho/sekisho/analyzer/rule"
)

// SnapshotNotPublic keeps copies of databases from being restored by anyone.
var SnapshotNotPublic = &rule.Rule{
	ID:       "rds-snapshot-not-public",
	Title:    rule.T("Database snapshot is not shared with every AWS account", "データベースのスナップショットを全 AWS アカウントに公開していない"),
	Why:      rule.T("A public snapshot can be restored in any AWS account, with all the data that was in the database. Public snapshots are searched for constantly.", "公開したスナップショットは、どの AWS アカウントからでもデータごと復元できます。公開スナップショットは常に探索されています。"),
	Fix:      rule.T("Remove all from shared_accounts, and name the accounts that need the snapshot.", "shared_accounts から all を外し、必要なアカウントの ID だけを指定してください。"),
	Severity: rule.Critical,
	Since:    "0.1.0",
	Types:    []string{"aws_db_snapshot", "aws_db_snapshot_copy", "aws_db_cluster_snapshot"},
	Check:    is.NoneOf("shared_accounts[*]", "all"),
	Refs: []string{
		"https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_ShareSnapshot.html",
		"https://docs.aws.amazon.com/securityhub/latest/userguide/rds-controls.html#rds-1",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/db_snapshot",
	},
}
