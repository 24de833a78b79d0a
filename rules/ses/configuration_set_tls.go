package ses

import (
	"github.com/sekisho/sekisho/analyzer/is"
	"github.com/sekisho/sekisho/analyzer/rule"
)

// ConfigurationSetTLS keeps mail to customers off the internet in clear.
var ConfigurationSetTLS = &rule.Rule{
	ID:       "ses-configuration-set-tls",
	Title:    rule.T("SES configuration set requires TLS", "SES 設定セットで TLS を必須にしている"),
	Why:      rule.T("By default SES sends in clear to a server that offers no TLS, or to somebody on the way who takes the offer out.", "既定では、TLS に対応しないサーバーや、途中で TLS を外した第三者に対しても、SES は平文で送信します。"),
	Fix:      rule.T("Add a delivery_options block with tls_policy set to Require (REQUIRE in aws_sesv2_configuration_set).", "tls_policy を Require (aws_sesv2_configuration_set では REQUIRE) にした delivery_options ブロックを追加してください。"),
	Severity: rule.Medium,
	Since:    "0.1.0",
	Types:    []string{"aws_ses_configuration_set", "aws_sesv2_configuration_set"},
	Check:    is.OneOf("delivery_options.tls_policy", "Require", "REQUIRE"),
	Refs: []string{
		"https://docs.aws.amazon.com/ses/latest/dg/security-protocols.html",
		"https://docs.aws.amazon.com/securityhub/latest/userguide/ses-controls.html#ses-3",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/ses_configuration_set",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/sesv2_configuration_set",
	},
}
