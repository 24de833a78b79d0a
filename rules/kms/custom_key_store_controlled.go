package kms

import (
	"github.com/sekisho/sekisho/analyzer/model"
	"github.com/sekisho/sekisho/analyzer/rule"
	"github.com/sekisho/sekisho/rules/facts"
)

// CustomKeyStoreControlled keeps the hardware that holds keys under one's own control.
var CustomKeyStoreControlled = &rule.Rule{
	ID:       "kms-custom-key-store-controlled",
	Title:    rule.T("Custom key store is in a managed cluster, its password not in code", "カスタムキーストアのクラスターを管理し、パスワードをコードに書いていない"),
	Why:      rule.T("Whoever has the password of the store can use its keys outside of KMS. A cluster that nobody manages is one whose backups nobody has.", "キーストアのパスワードがあれば、KMS の外で鍵を使えます。管理されていないクラスターは、バックアップもありません。"),
	Fix:      rule.T("Let cloud_hsm_cluster_id name an aws_cloudhsm_v2_cluster, and pass key_store_password as a variable without default.", "cloud_hsm_cluster_id に aws_cloudhsm_v2_cluster を指定し、key_store_password は既定値のない変数で渡してください。"),
	Severity: rule.Medium,
	Since:    "0.1.0",
	Types:    []string{"aws_kms_custom_key_store"},
	Reads:    []string{"aws_cloudhsm_v2_cluster", "data.aws_cloudhsm_v2_cluster"},
	Check: func(p *rule.Pass, store *model.Resource) rule.Result {
		password, cluster := store.Get("key_store_password"), store.Get("cloud_hsm_cluster_id")
		managed := rule.Judge(model.Yes, "the keys are outside of AWS", cluster) // an external key store
		if cluster.NotEmpty() != model.No {
			managed = rule.Judge(model.Unknown, "the cluster is not in this configuration", cluster).Because("what " + cluster.At() + " names is not in this configuration")
			if facts.Target(p.Graph, cluster, "aws_cloudhsm_v2_cluster") != nil {
				managed = rule.Judge(model.Yes, "the cluster is managed here", cluster)
			}
		}
		return facts.All(facts.NotInCode(password), managed)
	},
	Refs: []string{
		"https://docs.aws.amazon.com/kms/latest/developerguide/keystore-cloudhsm.html",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/kms_custom_key_store",
	},
}
