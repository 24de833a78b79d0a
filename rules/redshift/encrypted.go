package redshift

import (
	"github.com/sekisho/sekisho/analyzer/is"
	"github.com/sekisho/sekisho/analyzer/rule"
)

// Encrypted keeps the warehouse and its snapshots unreadable without the key.
var Encrypted = &rule.Rule{
	ID:       "redshift-encrypted",
	Title:    rule.T("Redshift cluster is encrypted at rest", "Redshift クラスターを保存時に暗号化している"),
	Why:      rule.T("A warehouse gathers what all other systems hold. Unencrypted, its blocks and snapshots are readable to whoever gets hold of them.", "データウェアハウスには、ほかのすべてのシステムのデータが集まります。暗号化していなければ、ブロックやスナップショットを手に入れた人が中身を読めます。"),
	Fix:      rule.T("Set encrypted to true, and kms_key_id to a key of your own. Before version 6 of the provider, a cluster is not encrypted where nothing is written.", "encrypted を true にし、kms_key_id に自分で管理する鍵を指定してください。provider のバージョン 6 より前では、何も書かなければ暗号化されません。"),
	Severity: rule.High,
	Since:    "0.1.0",
	Types:    []string{"aws_redshift_cluster"},
	Check:    is.TrueOrInherited("encrypted", "snapshot_identifier", "snapshot_arn"),
	Refs: []string{
		"https://docs.aws.amazon.com/redshift/latest/mgmt/working-with-db-encryption.html",
		"https://docs.aws.amazon.com/securityhub/latest/userguide/redshift-controls.html#redshift-10",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/redshift_cluster",
	},
}
