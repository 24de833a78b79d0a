package route53

import (
	"github.com/sekisho/sekisho/analyzer/is"
	"github.com/sekisho/sekisho/analyzer/model"
	"github.com/sekisho/sekisho/analyzer/rule"
)

// ZoneQueryLogging keeps a record of who looked a name up.
var ZoneQueryLogging = &rule.Rule{
	ID:       "route53-zone-query-logging",
	Title:    rule.T("Public hosted zone logs queries", "パブリックホストゾーンでクエリを記録している"),
	Why:      rule.T("Without query logs nobody sees that names are being tried out, or that a name leads somewhere it should not.", "クエリログがないと、名前を総当たりで試されていることにも、名前の向き先の異常にも気付けません。"),
	Fix:      rule.T("Add an aws_route53_query_log with the zone_id of the zone and a log group in us-east-1.", "ゾーンの zone_id と us-east-1 のロググループを指定した aws_route53_query_log を追加してください。"),
	Severity: rule.Medium,
	Since:    "0.1.0",
	Types:    []string{"aws_route53_zone"},
	Reads:    []string{"aws_route53_query_log"},
	When:     func(_ *rule.Pass, r *model.Resource) model.Tri { return r.Get("vpc").Set().Not() },
	Check:    is.ReferredTo("zone_id", "aws_route53_query_log"),
	Refs: []string{
		"https://docs.aws.amazon.com/securityhub/latest/userguide/route53-controls.html#route53-2",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/route53_query_log",
	},
}

// ResolverQueryLogging keeps a record of what machines look up.
var ResolverQueryLogging = &rule.Rule{
	ID:       "route53-resolver-query-logging",
	Title:    rule.T("VPC logs the queries of its resolver", "VPC のリゾルバーのクエリを記録している"),
	Why:      rule.T("Malware looks its masters up by name. Without resolver logs there is no trace of it.", "マルウェアは指令元を名前で調べます。リゾルバーのログがないと、その痕跡が残りません。"),
	Fix:      rule.T("Add an aws_route53_resolver_query_log_config_association with the id of the VPC.", "VPC の ID を指定した aws_route53_resolver_query_log_config_association を追加してください。"),
	Severity: rule.Low,
	Since:    "0.1.0",
	Extra:    true,
	Types:    []string{"aws_vpc"},
	Reads:    []string{"aws_route53_resolver_query_log_config_association"},
	Check:    is.ReferredTo("resource_id", "aws_route53_resolver_query_log_config_association"),
	Refs: []string{
		"https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/resolver-query-logs.html",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/route53_resolver_query_log_config_association",
	},
}
