package rds

import (
	"github.com/sekisho/sekisho/analyzer/is"
	"github.com/sekisho/sekisho/analyzer/model"
	"github.com/sekisho/sekisho/analyzer/rule"
)

// GlobalClusterEncrypted keeps the storage of a database that spans regions unreadable without the key.
var GlobalClusterEncrypted = &rule.Rule{
	ID:       "rds-global-cluster-encrypted",
	Title:    rule.T("Aurora global database is encrypted at rest", "Aurora グローバルデータベースを保存時に暗号化している"),
	Why:      rule.T("A global database copies its storage into every region that it spans. Unencrypted, it is readable in each of them, and stays so until it is built anew.", "グローバルデータベースのストレージは、対象のすべてのリージョンに複製されます。暗号化していなければどのリージョンでも読めてしまい、作り直すまで変えられません。"),
	Fix:      rule.T("Set storage_encrypted to true. Where the global database is made from a cluster, encrypt that cluster.", "storage_encrypted を true にしてください。既存のクラスターから作る場合は、そのクラスターを暗号化してください。"),
	Severity: rule.High,
	Since:    "0.1.0",
	Types:    []string{"aws_rds_global_cluster"},
	// Made from a cluster, it is encrypted as that one is, which has a verdict of its own.
	When: func(_ *rule.Pass, g *model.Resource) model.Tri {
		return g.Get("source_db_cluster_identifier").NotEmpty().Not()
	},
	Check: is.True("storage_encrypted"),
	Refs: []string{
		"https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/aurora-global-database-getting-started.html",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/rds_global_cluster",
	},
}
