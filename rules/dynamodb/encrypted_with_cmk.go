package dynamodb

import (
	"github.com/sekisho/sekisho/analyzer/model"
	"github.com/sekisho/sekisho/analyzer/rule"
	"github.com/sekisho/sekisho/rules/facts"
)

// TableEncryptedWithCMK lets the owner of a table decide who can read it.
var TableEncryptedWithCMK = &rule.Rule{
	ID:       "dynamodb-table-encrypted-with-cmk",
	Title:    rule.T("DynamoDB table is encrypted with a customer managed KMS key", "DynamoDB テーブルをカスタマー管理の KMS キーで暗号化している"),
	Why:      facts.WhyOwnKey,
	Fix:      rule.T("Add a server_side_encryption block with enabled set to true and kms_key_arn set to the ARN of an aws_kms_key.", "server_side_encryption ブロックを追加し、enabled を true に、kms_key_arn を aws_kms_key の ARN にしてください。"),
	Severity: rule.Low,
	Since:    "0.1.0",
	Types:    []string{"aws_dynamodb_table"},
	Reads:    facts.KeyTypes,
	Check:    facts.EncryptedWithOwnKey("server_side_encryption.enabled", "server_side_encryption.kms_key_arn", "restore_source_name", "restore_source_table_arn", "restore_backup_arn"),
	Refs: []string{
		"https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/encryption.howitworks.html",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/dynamodb_table",
	},
}

// ReplicaEncryptedWithCMK keeps the copy of a table in another region under a key of its owner too.
var ReplicaEncryptedWithCMK = &rule.Rule{
	ID:       "dynamodb-replica-encrypted-with-cmk",
	Title:    rule.T("DynamoDB replica is encrypted with a customer managed KMS key", "DynamoDB のレプリカをカスタマー管理の KMS キーで暗号化している"),
	Why:      rule.T("A replica holds all that the table holds. Encrypted with a key that AWS manages, it is the copy whose access you do not decide on.", "レプリカにはテーブルの内容がすべて入っています。AWS が管理する鍵で暗号化したレプリカでは、誰が読めるかを自分で決められません。"),
	Fix:      rule.T("Set kms_key_arn of the replica to the ARN of a KMS key in its region.", "レプリカの kms_key_arn に、そのリージョンの KMS キーの ARN を指定してください。"),
	Severity: rule.Low,
	Since:    "0.1.0",
	Extra:    true,
	Types:    []string{"aws_dynamodb_table_replica", "aws_dynamodb_table"},
	Reads:    facts.KeyTypes,
	When: func(p *rule.Pass, r *model.Resource) model.Tri {
		if r.Addr.Type == "aws_dynamodb_table_replica" {
			return model.Yes
		}
		replicas := r.Blocks("replica")
		return model.Of(len(replicas.List) > 0).Or(replicas.Complete.Not()).And(ownTableKey(p, r).OK)
	},
	Check: func(p *rule.Pass, r *model.Resource) rule.Result {
		if r.Addr.Type == "aws_dynamodb_table_replica" {
			return facts.OwnKey(p.Graph, r.Get("kms_key_arn"))
		}
		none := rule.Judge(model.Yes, "there is no replica", r.Value())
		res := facts.EveryBlock(r.Blocks("replica"), none, func(b model.Block) rule.Result {
			return facts.OwnKey(p.Graph, b.Get("kms_key_arn"))
		})
		table := ownTableKey(p, r)
		return facts.Where(table.OK, res, table.Evidence[0].Value)
	},
	Refs: []string{
		"https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/globaltables-security.html",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/dynamodb_table_replica",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/dynamodb_table",
	},
}

// ownTableKey tells whether a table itself is encrypted with a customer managed key.
func ownTableKey(p *rule.Pass, table *model.Resource) rule.Result {
	return facts.OwnKey(p.Graph, table.Get("server_side_encryption.kms_key_arn"))
}
