package opensearch

import (
	"github.com/zclconf/go-cty/cty"

	"github.com/sekisho/sekisho/analyzer/is"
	"github.com/sekisho/sekisho/analyzer/model"
	"github.com/sekisho/sekisho/analyzer/rule"
)

// EnforceHTTPS keeps queries and documents off the network in clear.
var EnforceHTTPS = &rule.Rule{
	ID:       "opensearch-enforce-https",
	Title:    rule.T("OpenSearch domain accepts only HTTPS", "OpenSearch ドメインが HTTPS だけを受け付けている"),
	Why:      rule.T("A domain that also accepts HTTP lets a client send passwords, queries and documents in clear without noticing.", "HTTP も受け付けるドメインでは、クライアントが気付かないままパスワード、クエリ、ドキュメントを平文で送ってしまいます。"),
	Fix:      rule.T("Add a domain_endpoint_options block with enforce_https set to true.", "enforce_https を true にした domain_endpoint_options ブロックを追加してください。"),
	Severity: rule.High,
	Since:    "0.1.0",
	Params: []rule.Param{
		{Name: "strict", Default: cty.False, About: rule.T("fail where nothing is written", "何も書かれていない場合も不合格にする")},
	},
	Types: []string{"aws_opensearch_domain", "aws_elasticsearch_domain"},
	Check: func(p *rule.Pass, d *model.Resource) rule.Result {
		v := d.Get("domain_endpoint_options.enforce_https")
		if v.Set() != model.No || p.Bool("strict") {
			return rule.Judge(v.True(), is.Saw(v), v)
		}
		return rule.Judge(model.Unknown, is.Saw(v), v).Because("whether AWS enforces HTTPS where nothing is written depends on the engine and the age of the domain")
	},
	Refs: []string{
		"https://docs.aws.amazon.com/opensearch-service/latest/developerguide/infrastructure-security.html",
		"https://docs.aws.amazon.com/securityhub/latest/userguide/opensearch-controls.html#opensearch-8",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/opensearch_domain",
	},
}
