package cloudwatch

import (
	"slices"
	"strings"

	"github.com/zclconf/go-cty/cty"

	"github.com/sekisho/sekisho/analyzer/is"
	"github.com/sekisho/sekisho/analyzer/model"
	"github.com/sekisho/sekisho/analyzer/rule"
	"github.com/sekisho/sekisho/rules/facts"
)

// LogsExportedForAnalysis keeps logs where they can be searched together, for years.
var LogsExportedForAnalysis = &rule.Rule{
	ID:       "cloudwatch-logs-exported-for-analysis",
	Title:    rule.T("Log group is delivered to S3 as well", "ロググループを S3 にも配信している"),
	Why:      rule.T("An investigation asks many groups and accounts over years at once. CloudWatch Logs alone is slow and dear for that.", "調査では、多数のロググループとアカウントを何年分もまとめて検索します。CloudWatch Logs だけでは時間も費用もかかります。"),
	Fix:      rule.T("Add an aws_cloudwatch_log_subscription_filter whose destination is a Firehose stream that writes to S3.", "S3 に書き込む Firehose ストリームを宛先とする aws_cloudwatch_log_subscription_filter を追加してください。"),
	Severity: rule.Low,
	Since:    "0.1.0",
	Extra:    true,
	Params: []rule.Param{
		{Name: "analysed_log_groups", Default: cty.ListVal([]cty.Value{cty.StringVal("*")}), About: rule.T("names of the log groups to judge, with * for any text", "判定するロググループの名前 (* は任意の文字列)")},
	},
	Types: []string{logGroupType},
	Reads: []string{"aws_cloudwatch_log_subscription_filter", "aws_kinesis_firehose_delivery_stream", trailType},
	When: func(p *rule.Pass, group *model.Resource) model.Tri {
		own := ofDelivery(p, group).Not()
		patterns := p.Strings("analysed_log_groups")
		if slices.Contains(patterns, "*") {
			return own
		}
		return own.And(group.Get("name").Matches(func(s string) bool {
			return slices.ContainsFunc(patterns, func(pattern string) bool { return facts.Wildcard(pattern, s) })
		}))
	},
	Check: exported,
	Refs: []string{
		"https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/SubscriptionFilters.html",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/cloudwatch_log_subscription_filter",
	},
}

// ofDelivery tells whether a group takes what a Firehose stream says of its own deliveries, which is not to be delivered by it.
func ofDelivery(p *rule.Pass, group *model.Resource) model.Tri {
	out := model.No
	for _, stream := range p.Graph.Of("aws_kinesis_firehose_delivery_stream") {
		to := stream.Get("extended_s3_configuration.cloudwatch_logging_options.log_group_name")
		if groupOf(to).r == group {
			out = out.Or(exists(stream))
			continue
		}
		out = out.Or(model.All(to.NotEmpty(), exists(stream), sameGroup(to, group.Get("name"))))
	}
	return out
}

// exported requires a subscription that writes to S3. What a trail delivers here it writes to S3 by itself.
func exported(p *rule.Pass, group *model.Resource) rule.Result {
	var open []rule.Result
	for _, trail := range p.Graph.Of(trailType) {
		to := trail.Get("cloud_watch_logs_group_arn")
		ok := sameGroup(to, group.Get("name"))
		if groupOf(to).r == group {
			ok = model.Yes
		}
		switch res := rule.Judge(ok.And(exists(trail)), trail.Address()+" writes the same to S3", group.Value(), to); res.OK {
		case model.Yes:
			return res
		case model.Unknown:
			open = append(open, res.Because("whether "+trail.Address()+" writes to this group is not known"))
		case model.No:
		}
	}
	const stream = "aws_kinesis_firehose_delivery_stream"
	none := rule.Judge(model.No, "no subscription filter delivers it to S3", group.Value())
	filters := p.Graph.At(group).Into("aws_cloudwatch_log_subscription_filter", "log_group_name")
	res := facts.Some(filters, none, func(f *model.Resource) rule.Result {
		v := f.Get("destination_arn")
		if to := facts.Target(p.Graph, v, stream); to != nil {
			kind := to.Get("destination")
			return rule.Judge(kind.OneOf("extended_s3", "s3"), is.Saw(kind), kind, v)
		}
		if v.Matches(func(s string) bool { return !strings.Contains(s, ":firehose:") }) == model.Yes {
			return rule.Judge(model.No, is.Saw(v)+", which is no Firehose stream", v)
		}
		return rule.Judge(model.Unknown, is.Saw(v), v).Because("what " + v.At() + " writes to is not in this configuration")
	})
	return facts.Primary(facts.Any(append(open, res)...), group.Value())
}
