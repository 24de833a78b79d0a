package docdb

import (
	"github.com/sekisho/sekisho/analyzer/is"
	"github.com/sekisho/sekisho/analyzer/model"
	"github.com/sekisho/sekisho/analyzer/rule"
)

// GlobalClusterEncrypted keeps the storage of a database that spans regions unreadable without the key.
var GlobalClusterEncrypted = &rule.Rule{
	ID:       "docdb-global-cluster-encrypted",
	Title:    rule.T("DocumentDB global cluster is encrypted at rest", "DocumentDB グローバルクラスターを保存時に暗号化している"),
	Why:      rule.T("A global cluster copies its storage into every region that it spans. Unencrypted, it is readable in each of them, and stays so until it is built anew.", "グローバルクラスターのストレージは、対象のすべてのリージョンに複製されます。暗号化していなければどのリージョンでも読めてしまい、作り直すまで変えられません。"),
	Fix:      rule.T("Set storage_encrypted to true. Where the global cluster is made from a cluster, encrypt that cluster.", "storage_encrypted を true にしてください。既存のクラスターから作る場合は、そのクラスターを暗号化してください。"),
	Severity: rule.High,
	Since:    "0.1.0",
	Types:    []string{"aws_docdb_global_cluster"},
	When: func(_ *rule.Pass, g *model.Resource) model.Tri {
		return g.Get("source_db_cluster_identifier").NotEmpty().Not() // that cluster has a verdict of its own
	},
	Check: is.True("storage_encrypted"),
	Refs: []string{
		"https://docs.aws.amazon.com/documentdb/latest/developerguide/global-clusters.html",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/docdb_global_cluster",
	},
}
