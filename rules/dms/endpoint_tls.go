package dms

import (
	"github.com/sekisho/sekisho/analyzer/is"
	"github.com/sekisho/sekisho/analyzer/model"
	"github.com/sekisho/sekisho/analyzer/rule"
	"github.com/sekisho/sekisho/rules/facts"
)

// EndpointTLS keeps rows and passwords off the network in clear while data is moved.
var EndpointTLS = &rule.Rule{
	ID:       "dms-endpoint-tls",
	Title:    rule.T("DMS endpoint uses TLS", "DMS エンドポイントで TLS を使っている"),
	Why:      rule.T("A migration sends whole databases across the network, often between sites. Without TLS, they go in clear, with the passwords of both ends.", "移行ではデータベース全体が、しばしば拠点をまたいで送られます。TLS がなければ、両端のパスワードとともに平文で流れます。"),
	Fix:      rule.T("Set ssl_mode to require or, better, verify-full; for Kafka, set security_protocol in kafka_settings.", "ssl_mode を require、できれば verify-full にしてください。Kafka の場合は kafka_settings の security_protocol を設定してください。"),
	Severity: rule.High,
	Since:    "0.1.0",
	Types:    []string{"aws_dms_endpoint"},
	When: func(p *rule.Pass, e *model.Resource) model.Tri {
		engine := e.Get("engine_name")
		return p.Applies(engine.OneOf(withoutMode[:]...).Not(), engine)
	},
	Check: func(_ *rule.Pass, e *model.Resource) rule.Result {
		engine, mode, protocol := e.Get("engine_name"), e.Get("ssl_mode"), e.Get("kafka_settings.security_protocol")
		return facts.Choose(engine.OneOf("kafka"),
			rule.Judge(protocol.OneOf("ssl-encryption", "ssl-authentication", "sasl-ssl"), is.Saw(protocol), protocol),
			rule.Judge(mode.OneOf("require", "verify-ca", "verify-full"), is.Saw(mode), mode),
		)
	},
	Refs: []string{
		"https://docs.aws.amazon.com/dms/latest/userguide/CHAP_Security.SSL.html",
		"https://docs.aws.amazon.com/securityhub/latest/userguide/dms-controls.html#dms-9",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/dms_endpoint",
	},
}

// withoutMode are the engines that DMS reaches by TLS without being told, or that have no such setting.
var withoutMode = [...]string{
	"azuredb", "dynamodb", "elasticsearch", "kinesis", "neptune", "opensearch", "redis", "redshift", "redshift-serverless", "s3",
}
