package opensearch

import (
	"github.com/sekisho/sekisho/analyzer/is"
	"github.com/sekisho/sekisho/analyzer/model"
	"github.com/sekisho/sekisho/analyzer/rule"
	"github.com/sekisho/sekisho/rules/facts"
)

// ServerlessNetworkNotPublic keeps collections without a public endpoint.
var ServerlessNetworkNotPublic = &rule.Rule{
	ID:       "opensearch-serverless-network-not-public",
	Title:    rule.T("OpenSearch Serverless network policy does not allow public access", "OpenSearch Serverless のネットワークポリシーでパブリックアクセスを許可していない"),
	Why:      rule.T("A collection that public networks may reach is one wrong data access policy away from being read by strangers.", "パブリックネットワークから到達できるコレクションは、データアクセスポリシーを 1 つ間違えるだけで他人に読まれます。"),
	Fix:      rule.T("Set AllowFromPublic to false in every rule of the policy, and list the endpoints in SourceVPCEs.", "ポリシーのすべてのルールで AllowFromPublic を false にし、SourceVPCEs に VPC エンドポイントを指定してください。"),
	Severity: rule.High,
	Since:    "0.1.0",
	Types:    []string{"aws_opensearchserverless_security_policy"},
	When: func(_ *rule.Pass, r *model.Resource) model.Tri {
		return r.Get("type").OneOf("network")
	},
	Check: func(_ *rule.Pass, r *model.Resource) rule.Result {
		v := r.Get("policy")
		return facts.JudgeJSON(v, func(doc model.Value) rule.Result {
			rules := doc.Elements()
			answers := []rule.Result{rule.Judge(model.No, "no rule allows public access", v)}
			for _, one := range rules.List {
				public := facts.Member(one, "AllowFromPublic")
				answers = append(answers, rule.Judge(public.True(), is.Saw(public), public))
			}
			if rules.Complete != model.Yes {
				answers = append(answers, rule.Judge(model.Unknown, "the rules of the policy are not known", rules.Stuck))
			}
			return facts.Not(facts.Any(answers...))
		})
	},
	Refs: []string{
		"https://docs.aws.amazon.com/opensearch-service/latest/developerguide/serverless-network.html",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/opensearchserverless_security_policy",
	},
}
