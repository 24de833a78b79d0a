package cloudfront

import (
	"github.com/sekisho/sekisho/analyzer/is"
	"github.com/sekisho/sekisho/analyzer/model"
	"github.com/sekisho/sekisho/analyzer/rule"
	"github.com/sekisho/sekisho/rules/facts"
)

// LoggingEnabled keeps a record of who asked for what.
var LoggingEnabled = &rule.Rule{
	ID:       "cloudfront-logging-enabled",
	Title:    rule.T("Distribution writes access logs", "ディストリビューションがアクセスログを記録している"),
	Why:      rule.T("After an attack on a site, the access log tells which addresses asked for what, and what they got.", "サイトが攻撃されたあと、どのアドレスが何を要求し、何を得たかはアクセスログで分かります。"),
	Fix:      rule.T("Add logging_config with a bucket, or an aws_cloudwatch_log_delivery_source with log type ACCESS_LOGS and a delivery that uses it.", "バケットを指定した logging_config を追加するか、log_type が ACCESS_LOGS の aws_cloudwatch_log_delivery_source とそれを使う aws_cloudwatch_log_delivery を追加してください。"),
	Severity: rule.Medium,
	Since:    "0.1.0",
	Types:    distribution,
	Reads:    []string{"aws_cloudwatch_log_delivery_source", "aws_cloudwatch_log_delivery"},
	Check: func(p *rule.Pass, d *model.Resource) rule.Result {
		none := rule.Judge(model.No, "neither logging_config nor a log delivery", d.Value())
		bucket := d.Get("logging_config.bucket")
		own := rule.Judge(bucket.NotEmpty(), is.Saw(bucket), bucket)
		delivered := facts.Some(p.Graph.At(d).Into("aws_cloudwatch_log_delivery_source", "resource_arn"), none, func(source *model.Resource) rule.Result {
			kind := source.Get("log_type")
			used := p.Graph.At(source).Into("aws_cloudwatch_log_delivery", "delivery_source_name")
			return facts.All(rule.Judge(kind.OneOf("ACCESS_LOGS"), is.Saw(kind), kind),
				rule.Arrives(used, "a delivery uses "+source.Address(), "no delivery uses "+source.Address(), source.Value()))
		})
		res := facts.Any(own, delivered)
		if res.OK == model.No {
			return none
		}
		return facts.Primary(res, d.Value())
	},
	Refs: []string{
		"https://docs.aws.amazon.com/securityhub/latest/userguide/cloudfront-controls.html#cloudfront-5",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/cloudfront_distribution",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/cloudwatch_log_delivery",
	},
}
