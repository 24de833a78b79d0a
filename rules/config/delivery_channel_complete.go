package config

import (
	"github.com/zclconf/go-cty/cty"

	"github.com/sekisho/sekisho/analyzer/is"
	"github.com/sekisho/sekisho/analyzer/model"
	"github.com/sekisho/sekisho/analyzer/rule"
	"github.com/sekisho/sekisho/rules/facts"
)

// DeliveryChannelComplete gets what AWS Config records into a bucket where it lasts.
var DeliveryChannelComplete = &rule.Rule{
	ID:       "config-delivery-channel-complete",
	Title:    rule.T("What AWS Config records is delivered to a bucket", "AWS Config の記録をバケットに配信している"),
	Why:      rule.T("A recorder without a delivery channel cannot be started, and its history stays out of the archive that auditors are shown.", "配信チャネルのないレコーダーは開始できず、履歴も監査に示すアーカイブに残りません。"),
	Fix:      rule.T("Add an aws_config_delivery_channel with s3_bucket_name in the account and region of the recorder.", "レコーダーと同じアカウントとリージョンに、s3_bucket_name を指定した aws_config_delivery_channel を追加してください。"),
	Severity: rule.Medium,
	Since:    "0.1.0",
	Params: []rule.Param{
		{Name: "strict", Default: cty.False, About: rule.T("also require a frequency for snapshots", "スナップショットの配信頻度の指定も求める")},
	},
	Types: []string{recorderType},
	Reads: []string{channelType},
	Check: func(p *rule.Pass, recorder *model.Resource) rule.Result {
		none := rule.Judge(model.No, "no "+channelType+" for the account and region of "+recorder.Address(), recorder.Value())
		return facts.One(p.Graph, channelType, facts.Beside(recorder), none, func(channel *model.Resource) rule.Result {
			bucket := channel.Get("s3_bucket_name")
			res := rule.Judge(bucket.NotEmpty(), is.Saw(bucket), bucket)
			if !p.Bool("strict") {
				return res
			}
			often := channel.Get("snapshot_delivery_properties.delivery_frequency")
			return facts.All(res, rule.Judge(often.NotEmpty(), is.Saw(often), often))
		})
	},
	Refs: []string{
		"https://docs.aws.amazon.com/config/latest/developerguide/manage-delivery-channel.html",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/config_delivery_channel",
	},
}
