package elasticache

import (
	"github.com/sekisho/sekisho/analyzer/is"
	"github.com/sekisho/sekisho/analyzer/model"
	"github.com/sekisho/sekisho/analyzer/rule"
	"github.com/sekisho/sekisho/rules/facts"
)

// AuthEnabled keeps everyone who reaches a cache from reading it.
var AuthEnabled = &rule.Rule{
	ID:       "elasticache-auth-enabled",
	Title:    rule.T("ElastiCache replication group asks clients who they are", "ElastiCache のレプリケーショングループがクライアントを認証している"),
	Why:      rule.T("A cache without authentication hands every session and token to whoever reaches its port, and lets them be changed.", "認証のないキャッシュは、ポートに到達できる誰にでもセッションやトークンを渡し、書き換えも許してしまいます。"),
	Fix:      rule.T("Set transit_encryption_enabled to true, and user_group_ids to a group of users (or auth_token to a secret).", "transit_encryption_enabled を true にし、user_group_ids にユーザーグループを (または auth_token にシークレットを) 指定してください。"),
	Severity: rule.High,
	Since:    "0.1.0",
	Types:    []string{"aws_elasticache_replication_group"},
	Check: func(_ *rule.Pass, r *model.Resource) rule.Result {
		tls, token, groups, of := r.Get("transit_encryption_enabled"), r.Get("auth_token"), r.Get("user_group_ids"), r.Get(primary)
		res := facts.All(
			facts.Any(
				rule.Judge(groups.NotEmpty(), is.Saw(groups), groups),
				rule.Judge(token.NotEmpty(), is.Saw(token), token),
			),
			rule.Judge(tls.True(), is.Saw(tls)+", without which clients cannot be asked", tls),
		)
		if res.OK == model.No && of.NotEmpty() != model.No {
			res.OK = model.Unknown
			res = res.Seen(of).Because("it is taken over from a source: " + of.At() + " decides")
		}
		return res
	},
	Refs: []string{
		"https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/auth.html",
		"https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/Clusters.RBAC.html",
		"https://docs.aws.amazon.com/securityhub/latest/userguide/elasticache-controls.html#elasticache-6",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/elasticache_replication_group",
	},
}
