package rds

import (
	"github.com/sekisho/sekisho/analyzer/is"
	"github.com/sekisho/sekisho/analyzer/rule"
)

// ProxyRequiresTLS keeps passwords and rows off the network in clear.
var ProxyRequiresTLS = &rule.Rule{
	ID:       "rds-proxy-requires-tls",
	Title:    rule.T("RDS Proxy refuses connections without TLS", "RDS Proxy が TLS を使わない接続を拒否している"),
	Why:      rule.T("Most database drivers fall back to clear text without a word. Unless the proxy refuses, passwords and rows cross the network readable.", "多くのデータベースドライバーは、何も言わずに平文の接続へ切り替わります。プロキシが拒否しない限り、パスワードもデータも読める状態で流れます。"),
	Fix:      rule.T("Set require_tls to true.", "require_tls を true にしてください。"),
	Severity: rule.High,
	Since:    "0.1.0",
	Types:    []string{"aws_db_proxy"},
	Check:    is.True("require_tls"),
	Refs: []string{
		"https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/rds-proxy.howitworks.html",
		"https://docs.aws.amazon.com/securityhub/latest/userguide/rds-controls.html#rds-43",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/db_proxy",
	},
}
