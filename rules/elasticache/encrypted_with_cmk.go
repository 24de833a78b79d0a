package elasticache

import (
	"github.com/sekisho/sekisho/analyzer/model"
	"github.com/sekisho/sekisho/analyzer/rule"
	"github.com/sekisho/sekisho/rules/facts"
)

// EncryptedWithCMK lets the owner of a cache decide who can read what it writes to disk.
var EncryptedWithCMK = &rule.Rule{
	ID:        "elasticache-encrypted-with-cmk",
	Title:     rule.T("ElastiCache is encrypted with a customer managed KMS key", "ElastiCache をカスタマー管理の KMS キーで暗号化している"),
	Why:       facts.WhyOwnKey,
	Fix:       rule.T("Set kms_key_id to the ARN of an aws_kms_key; a replication group needs at_rest_encryption_enabled as well. The cache is replaced.", "kms_key_id に aws_kms_key の ARN を指定してください。レプリケーショングループでは at_rest_encryption_enabled も必要です。キャッシュは作り直しになります。"),
	Severity:  rule.Low,
	Since:     "0.1.0",
	ImpliedBy: []string{"elasticache-encrypted-at-rest"},
	Extra:     true,
	Types:     []string{"aws_elasticache_replication_group", "aws_elasticache_serverless_cache"},
	Reads:     facts.KeyTypes,
	Check: func(p *rule.Pass, r *model.Resource) rule.Result {
		return facts.KeyTakenOver(r, facts.OwnKey(p.Graph, r.Get("kms_key_id")), "kms_key_id", primary)
	},
	Refs: []string{
		"https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/at-rest-encryption.html",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/elasticache_replication_group",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/elasticache_serverless_cache",
	},
}
