package config

import (
	"github.com/sekisho/sekisho/analyzer/is"
	"github.com/sekisho/sekisho/analyzer/model"
	"github.com/sekisho/sekisho/analyzer/rule"
	"github.com/sekisho/sekisho/rules/facts"
)

// HistoryCopiedToSecondRegion keeps the record of how everything was set up when a region is lost.
var HistoryCopiedToSecondRegion = &rule.Rule{
	ID:       "config-history-copied-to-second-region",
	Title:    rule.T("History of AWS Config is copied to a second region", "AWS Config の履歴を別リージョンにコピーしている"),
	Why:      rule.T("After the loss of a region everything has to be built again. How it was set up is known from the history, if that is not lost as well.", "リージョンを失うと、すべてを作り直すことになります。元の設定は履歴から分かりますが、履歴も失えば手掛かりがありません。"),
	Fix:      rule.T("Add an aws_s3_bucket_replication_configuration to the bucket of the delivery channel, with an Enabled rule to a bucket in another region.", "配信チャネルのバケットに、別リージョンのバケットを宛先とする Enabled のルールを持つ aws_s3_bucket_replication_configuration を追加してください。"),
	Severity: rule.Low,
	Since:    "0.1.0",
	Extra:    true,
	Types:    []string{channelType},
	Reads:    []string{"aws_s3_bucket", replicationType},
	Check: func(p *rule.Pass, channel *model.Resource) rule.Result {
		name := channel.Get("s3_bucket_name")
		buckets := p.Graph.At(channel).Follow("s3_bucket_name", "aws_s3_bucket")
		if len(buckets.To)+len(buckets.Maybe) == 0 {
			return rule.Judge(model.Unknown, "the bucket of the channel is not in this configuration", name).
				Because("what " + name.At() + " names is not a bucket of this configuration")
		}
		return facts.Every(buckets, "the history is copied to another region", "whether the history is copied is not known", func(b *model.Resource) rule.Result {
			none := rule.Judge(model.No, b.Address()+" is not replicated to another region", b.Value())
			res := facts.Some(p.Graph.At(b).Into(replicationType, "bucket"), none, func(r *model.Resource) rule.Result { return leavesRegion(p, r, b, none) })
			if res.OK == model.No {
				return none
			}
			return res
		})
	},
	Refs: []string{
		"https://docs.aws.amazon.com/AmazonS3/latest/userguide/replication.html",
		"https://docs.aws.amazon.com/config/latest/developerguide/manage-delivery-channel.html",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/s3_bucket_replication_configuration",
	},
}

const replicationType = "aws_s3_bucket_replication_configuration"

// leavesRegion tells whether a rule of a replication copies a bucket to one in another region.
func leavesRegion(p *rule.Pass, replication, bucket *model.Resource, none rule.Result) rule.Result {
	rules := replication.Blocks("rule")
	list := []rule.Result{none}
	for _, b := range rules.List {
		status, to := b.Get("status"), b.Get("destination.bucket")
		there := rule.Judge(model.Unknown, "where the copy is is not known", to).Because("the region of what " + to.At() + " names is not known")
		if target := facts.Target(p.Graph, to, "aws_s3_bucket"); target != nil {
			own, ok1 := bucket.Region().Text()
			other, ok2 := target.Region().Text()
			if ok1 && ok2 {
				there = rule.Judge(model.Of(own != other), "the copy is in "+other, to)
			}
		}
		list = append(list, facts.All(rule.Judge(status.OneOf("Enabled"), is.Saw(status), status), there))
	}
	if rules.Complete != model.Yes {
		list = append(list, rule.Judge(model.Unknown, "which rules there are is not known", rules.Stuck))
	}
	return facts.Any(list...)
}
