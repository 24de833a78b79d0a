package cloudfront

import (
	"github.com/sekisho/sekisho/analyzer/is"
	"github.com/sekisho/sekisho/analyzer/model"
	"github.com/sekisho/sekisho/analyzer/rule"
	"github.com/sekisho/sekisho/rules/facts"
)

// ViewerHTTPS keeps what users send to the edge from being read on the way.
var ViewerHTTPS = &rule.Rule{
	ID:       "cloudfront-viewer-https",
	Title:    rule.T("Viewers of the distribution must use HTTPS", "ディストリビューションの閲覧者に HTTPS を必須にしている"),
	Why:      rule.T("Over plain HTTP, everyone on the way reads and changes what passes: session cookies, forms, the scripts of the page itself.", "平文の HTTP では、セッション Cookie、フォームの内容、ページのスクリプトまで、経路上の誰でも読み書きできます。"),
	Fix:      rule.T("Set viewer_protocol_policy to redirect-to-https or https-only in the default and in every ordered cache behavior.", "default_cache_behavior とすべての ordered_cache_behavior で viewer_protocol_policy を redirect-to-https または https-only にしてください。"),
	Severity: rule.High,
	Since:    "0.1.0",
	Types:    distribution,
	Check: func(_ *rule.Pass, d *model.Resource) rule.Result {
		return viewersUseHTTPS(d)
	},
	Refs: []string{
		"https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/using-https-viewers-to-cloudfront.html",
		"https://docs.aws.amazon.com/securityhub/latest/userguide/cloudfront-controls.html#cloudfront-3",
		registry,
	},
}

// viewersUseHTTPS tells whether no cache behavior answers plain HTTP.
func viewersUseHTTPS(d *model.Resource) rule.Result {
	judge := func(b model.Block) rule.Result {
		v := b.Get("viewer_protocol_policy")
		return rule.Judge(v.OneOf("https-only", "redirect-to-https"), is.Saw(v), v)
	}
	return facts.All(
		facts.EveryBlock(d.Blocks("default_cache_behavior"), rule.Judge(model.No, "there is no default_cache_behavior", d.Value()), judge),
		facts.EveryBlock(d.Blocks("ordered_cache_behavior"), rule.Result{OK: model.Yes}, judge),
	)
}
