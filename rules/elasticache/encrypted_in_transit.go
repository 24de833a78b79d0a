package elasticache

import (
	"github.com/zclconf/go-cty/cty"

	"github.com/sekisho/sekisho/analyzer/is"
	"github.com/sekisho/sekisho/analyzer/model"
	"github.com/sekisho/sekisho/analyzer/rule"
	"github.com/sekisho/sekisho/rules/facts"
)

// EncryptedInTransit keeps sessions and tokens off the network in clear.
var EncryptedInTransit = &rule.Rule{
	ID:       "elasticache-encrypted-in-transit",
	Title:    rule.T("ElastiCache replication group uses TLS", "ElastiCache のレプリケーショングループで TLS を使っている"),
	Why:      rule.T("Without TLS, sessions, tokens and customer data cross the network in clear, and so does the password of the cache.", "TLS がなければ、セッション、トークン、顧客データに加え、キャッシュのパスワードも平文で流れます。"),
	Fix:      rule.T("Set transit_encryption_enabled to true and, once all clients use TLS, transit_encryption_mode to required.", "transit_encryption_enabled を true にし、すべてのクライアントが TLS を使うようになったら transit_encryption_mode を required にしてください。"),
	Severity: rule.High,
	Since:    "0.1.0",
	Params: []rule.Param{
		{Name: "strict", Default: cty.False, About: rule.T("also fail where transit_encryption_mode is preferred, which still accepts clear text", "平文も受け付ける transit_encryption_mode = preferred も不合格にする")},
	},
	Types: []string{"aws_elasticache_replication_group"},
	Check: func(p *rule.Pass, r *model.Resource) rule.Result {
		res := is.TrueOrInherited("transit_encryption_enabled", primary)(p, r)
		mode := r.Get("transit_encryption_mode")
		if !p.Bool("strict") || mode.Set() == model.No {
			return res
		}
		return facts.All(res, rule.Judge(mode.OneOf("preferred").Not(), is.Saw(mode), mode))
	},
	Refs: []string{
		"https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/in-transit-encryption.html",
		"https://docs.aws.amazon.com/securityhub/latest/userguide/elasticache-controls.html#elasticache-5",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/elasticache_replication_group",
	},
}
