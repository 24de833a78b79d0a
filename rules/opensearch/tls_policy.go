package opensearch

import (
	"strings"

	"github.com/sekisho/sekisho/analyzer/is"
	"github.com/sekisho/sekisho/analyzer/model"
	"github.com/sekisho/sekisho/analyzer/rule"
)

// TLSPolicy keeps clients from falling back to a broken version of TLS.
var TLSPolicy = &rule.Rule{
	ID:       "opensearch-tls-policy",
	Title:    rule.T("OpenSearch domain requires TLS 1.2 or later", "OpenSearch ドメインが TLS 1.2 以上を必須にしている"),
	Why:      rule.T("TLS 1.0 and 1.1 have known weaknesses, and a client or an attacker in between can ask for them as long as the domain accepts them.", "TLS 1.0 と 1.1 には既知の弱点があり、ドメインが受け付ける限り、クライアントや通信経路上の攻撃者が使わせることができます。"),
	Fix:      rule.T("Set tls_security_policy in domain_endpoint_options to Policy-Min-TLS-1-2-PFS-2023-10 or later.", "domain_endpoint_options の tls_security_policy を Policy-Min-TLS-1-2-PFS-2023-10 以降にしてください。"),
	Severity: rule.High,
	Since:    "0.1.0",
	Types:    []string{"aws_opensearch_domain", "aws_elasticsearch_domain"},
	Check: func(_ *rule.Pass, d *model.Resource) rule.Result {
		v := d.Get("domain_endpoint_options.tls_security_policy")
		ok := v.Matches(func(s string) bool {
			return strings.HasPrefix(s, "Policy-Min-TLS-1-2-") || strings.HasPrefix(s, "Policy-Min-TLS-1-3-")
		})
		return rule.Judge(ok, is.Saw(v), v)
	},
	Refs: []string{
		"https://docs.aws.amazon.com/opensearch-service/latest/developerguide/infrastructure-security.html",
		"https://docs.aws.amazon.com/securityhub/latest/userguide/opensearch-controls.html#opensearch-8",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/opensearch_domain",
	},
}
