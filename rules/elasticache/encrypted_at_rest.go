package elasticache

import (
	"github.com/sekisho/sekisho/analyzer/is"
	"github.com/sekisho/sekisho/analyzer/model"
	"github.com/sekisho/sekisho/analyzer/rule"
	"github.com/sekisho/sekisho/rules/facts"
)

// EncryptedAtRest keeps what a cache writes to disk unreadable without the key.
var EncryptedAtRest = &rule.Rule{
	ID:       "elasticache-encrypted-at-rest",
	Title:    rule.T("ElastiCache replication group is encrypted at rest", "ElastiCache のレプリケーショングループを保存時に暗号化している"),
	Why:      rule.T("Caches are written to disk for synchronisation, swap and backups. Unencrypted, sessions and customer data lie there in clear.", "キャッシュの内容は、同期、スワップ、バックアップのためにディスクへ書き出されます。暗号化していなければ、セッションや顧客データが平文で残ります。"),
	Fix:      rule.T("Set at_rest_encryption_enabled to true, and kms_key_id to a key of your own. The replication group is replaced.", "at_rest_encryption_enabled を true にし、kms_key_id に自分で管理する鍵を指定してください。レプリケーショングループは作り直しになります。"),
	Severity: rule.High,
	Since:    "0.1.0",
	Types:    []string{"aws_elasticache_replication_group"},
	Check: func(p *rule.Pass, r *model.Resource) rule.Result {
		own, engine := r.Get("at_rest_encryption_enabled"), r.Get("engine")
		res := is.TrueOrInherited("at_rest_encryption_enabled", primary)(p, r)
		if own.Origin != model.Absent || engine.OneOf("valkey") == model.No {
			return res
		}
		valkey := rule.Judge(model.Yes, is.Saw(own)+", and Valkey is encrypted by default", own, engine)
		if res.OK == model.Unknown {
			return res
		}
		out := facts.Choose(engine.OneOf("valkey"), valkey, res)
		return out.Because(engine.Reason())
	},
	Refs: []string{
		"https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/at-rest-encryption.html",
		"https://docs.aws.amazon.com/securityhub/latest/userguide/elasticache-controls.html#elasticache-4",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/elasticache_replication_group",
	},
}
