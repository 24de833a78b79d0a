package cloudfront

import (
	"github.com/zclconf/go-cty/cty"

	"github.com/sekisho/sekisho/analyzer/is"
	"github.com/sekisho/sekisho/analyzer/model"
	"github.com/sekisho/sekisho/analyzer/rule"
	"github.com/sekisho/sekisho/rules/facts"
)

// OriginHTTPSOnly keeps the second half of the way encrypted too.
var OriginHTTPSOnly = &rule.Rule{
	ID:       "cloudfront-origin-https-only",
	Title:    rule.T("CloudFront talks to custom origins over HTTPS only", "CloudFront とカスタムオリジンの間で HTTPS だけを使っている"),
	Why:      rule.T("The lock in the browser speaks of the way to the edge. From there to the origin the request crosses the internet once more.", "ブラウザーの鍵マークが示すのはエッジまでの経路だけです。そこからオリジンまで、リクエストはもう一度インターネットを通ります。"),
	Fix:      rule.T("Set origin_protocol_policy to https-only in every custom_origin_config. For a bucket, use its REST endpoint with origin access control instead of the website endpoint.", "すべての custom_origin_config で origin_protocol_policy を https-only にしてください。バケットの場合はウェブサイトエンドポイントではなく、REST エンドポイントとオリジンアクセスコントロールを使ってください。"),
	Severity: rule.Medium,
	Since:    "0.1.0",
	Params: []rule.Param{
		{Name: "strict", Default: cty.True, About: rule.T("do not accept match-viewer where every viewer has to use HTTPS", "閲覧者に HTTPS を必須にしている場合でも match-viewer を認めない")},
	},
	Types: distribution,
	When: func(_ *rule.Pass, d *model.Resource) model.Tri {
		custom := d.Blocks("origin.custom_origin_config")
		if len(custom.List) > 0 {
			return model.Yes
		}
		if custom.Complete != model.Yes {
			return model.Unknown
		}
		return model.No
	},
	Check: func(p *rule.Pass, d *model.Resource) rule.Result {
		none := rule.Judge(model.Yes, "there is no custom origin", d.Value())
		return facts.EveryBlock(d.Blocks("origin.custom_origin_config"), none, func(b model.Block) rule.Result {
			v := b.Get("origin_protocol_policy")
			only := rule.Judge(v.OneOf("https-only"), is.Saw(v), v)
			if p.Bool("strict") || only.OK == model.Yes {
				return only
			}
			matches := rule.Judge(v.OneOf("match-viewer"), is.Saw(v), v)
			return facts.Primary(facts.Any(only, facts.All(matches, viewersUseHTTPS(d))), v)
		})
	},
	Refs: []string{
		"https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/using-https-cloudfront-to-custom-origin.html",
		"https://docs.aws.amazon.com/securityhub/latest/userguide/cloudfront-controls.html#cloudfront-9",
		registry,
	},
}
