package neptune

import (
	"github.com/sekisho/sekisho/analyzer/is"
	"github.com/sekisho/sekisho/analyzer/rule"
)

// ClusterLogExports keeps a record of who did what in a cluster.
var ClusterLogExports = &rule.Rule{
	ID:       "neptune-cluster-log-exports",
	Title:    rule.T("Neptune cluster publishes its audit log", "Neptune クラスターの監査ログを出力している"),
	Why:      rule.T("Who ran which query is only seen in the audit log. What is not sent to CloudWatch Logs is overwritten on the instance.", "誰がどのクエリを実行したかは監査ログでしか分かりません。CloudWatch Logs に出力しなければ、インスタンス上で上書きされます。"),
	Fix:      rule.T("Set enable_cloudwatch_logs_exports to audit, and the parameter neptune_enable_audit_log of the cluster parameter group to 1.", "enable_cloudwatch_logs_exports に audit を指定し、クラスターパラメータグループの neptune_enable_audit_log を 1 にしてください。"),
	Severity: rule.Medium,
	Since:    "0.1.0",
	Types:    []string{"aws_neptune_cluster"},
	Check:    is.Lists("enable_cloudwatch_logs_exports", "audit"),
	Refs: []string{
		"https://docs.aws.amazon.com/neptune/latest/userguide/cloudwatch-logs.html",
		"https://docs.aws.amazon.com/securityhub/latest/userguide/neptune-controls.html#neptune-2",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/neptune_cluster",
	},
}

// DeletionProtection keeps a cluster from being deleted by one wrong command.
var DeletionProtection = &rule.Rule{
	ID:       "neptune-deletion-protection",
	Title:    rule.T("Neptune cluster is protected from deletion", "Neptune クラスターの削除保護を有効にしている"),
	Why:      rule.T("Without the protection, one wrong apply, or a stolen role, deletes the cluster with all its data.", "削除保護がないと、誤った apply や盗まれたロールによる 1 回の操作で、クラスターがデータごと消えます。"),
	Fix:      rule.T("Set deletion_protection to true.", "deletion_protection を true にしてください。"),
	Severity: rule.Medium,
	Since:    "0.1.0",
	Types:    []string{"aws_neptune_cluster"},
	Check:    is.True("deletion_protection"),
	Refs: []string{
		"https://docs.aws.amazon.com/neptune/latest/userguide/manage-console-instances-delete.html",
		"https://docs.aws.amazon.com/securityhub/latest/userguide/neptune-controls.html#neptune-4",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/neptune_cluster",
	},
}

// IAMAuth keeps everyone who reaches a cluster from using it.
var IAMAuth = &rule.Rule{
	ID:       "neptune-iam-auth",
	Title:    rule.T("Neptune cluster requires IAM authentication", "Neptune クラスターで IAM 認証を必須にしている"),
	Why:      rule.T("Neptune knows no passwords. Without IAM authentication, whoever reaches the port may read and change the whole graph.", "Neptune にはパスワードがありません。IAM 認証を使わなければ、ポートに到達できる人は誰でもグラフ全体を読み書きできます。"),
	Fix:      rule.T("Set iam_database_authentication_enabled to true. Clients then have to sign their requests.", "iam_database_authentication_enabled を true にしてください。クライアントはリクエストへの署名が必要になります。"),
	Severity: rule.Medium,
	Since:    "0.1.0",
	Types:    []string{"aws_neptune_cluster"},
	Check:    is.True("iam_database_authentication_enabled"),
	Refs: []string{
		"https://docs.aws.amazon.com/neptune/latest/userguide/iam-auth.html",
		"https://docs.aws.amazon.com/securityhub/latest/userguide/neptune-controls.html#neptune-7",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/neptune_cluster",
	},
}

// CopyTags keeps the labels of data on its copies.
var CopyTags = &rule.Rule{
	ID:       "neptune-copy-tags",
	Title:    rule.T("Neptune cluster copies its tags to snapshots", "Neptune クラスターのタグをスナップショットにコピーしている"),
	Why:      rule.T("Tags say whose data it is, how confidential it is, and who may touch it. A snapshot without them is outside of all rules that go by tags.", "タグは、データの所有者、機密区分、操作してよい人を示します。タグのないスナップショットは、タグに基づく管理から漏れます。"),
	Fix:      rule.T("Set copy_tags_to_snapshot to true.", "copy_tags_to_snapshot を true にしてください。"),
	Severity: rule.Low,
	Since:    "0.1.0",
	Extra:    true,
	Types:    []string{"aws_neptune_cluster"},
	Check:    is.True("copy_tags_to_snapshot"),
	Refs: []string{
		"https://docs.aws.amazon.com/neptune/latest/userguide/tagging.html",
		"https://docs.aws.amazon.com/securityhub/latest/userguide/neptune-controls.html#neptune-8",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/neptune_cluster",
	},
}
