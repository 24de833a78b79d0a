package cloudfront

import (
	"github.com/zclconf/go-cty/cty"

	"github.com/sekisho/sekisho/analyzer/is"
	"github.com/sekisho/sekisho/analyzer/model"
	"github.com/sekisho/sekisho/analyzer/rule"
	"github.com/sekisho/sekisho/rules/facts"
)

// CustomCertificate lets a site choose its TLS, which the shared certificate does not.
var CustomCertificate = &rule.Rule{
	ID:       "cloudfront-custom-certificate",
	Title:    rule.T("Distribution uses a certificate of its own", "ディストリビューションで独自の証明書を使っている"),
	Why:      rule.T("With the default certificate the site has no name of its own, and CloudFront accepts TLS 1.0 whatever else is set.", "デフォルトの証明書では独自の名前を使えず、ほかの設定にかかわらず CloudFront は TLS 1.0 を受け付けます。"),
	Fix:      rule.T("Set acm_certificate_arn in viewer_certificate to a certificate of us-east-1.", "viewer_certificate の acm_certificate_arn に us-east-1 の証明書を指定してください。"),
	Severity: rule.Low,
	Since:    "0.1.0",
	Extra:    true,
	Types:    distribution,
	Check: func(_ *rule.Pass, d *model.Resource) rule.Result {
		acm, iam := d.Get("viewer_certificate.acm_certificate_arn"), d.Get("viewer_certificate.iam_certificate_id")
		res := facts.Any(rule.Judge(acm.NotEmpty(), is.Saw(acm), acm), rule.Judge(iam.NotEmpty(), is.Saw(iam), iam))
		if res.OK == model.No {
			res.Message = "viewer_certificate names no certificate"
		}
		return res
	},
	Refs: []string{
		"https://docs.aws.amazon.com/securityhub/latest/userguide/cloudfront-controls.html#cloudfront-7",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/cloudfront_distribution",
	},
}

// DefaultRootObject keeps the root of a site from listing what is behind it.
var DefaultRootObject = &rule.Rule{
	ID:       "cloudfront-default-root-object",
	Title:    rule.T("Distribution has a default root object", "ディストリビューションにデフォルトルートオブジェクトがある"),
	Why:      rule.T("Without one, a request for the root shows the listing of the bucket, or an error that tells what is behind it.", "設定がないと、ルートへのリクエストにバケットの一覧や、背後にあるものが分かるエラーが返ります。"),
	Fix:      rule.T("Set default_root_object, such as to index.html.", "default_root_object に index.html などを指定してください。"),
	Severity: rule.Low,
	Since:    "0.1.0",
	Extra:    true,
	Params: []rule.Param{
		{Name: "strict", Default: cty.True, About: rule.T("also ask it of distributions that have no bucket as origin", "バケットをオリジンに持たないディストリビューションにも求める")},
	},
	Types: distribution,
	When: func(p *rule.Pass, d *model.Resource) model.Tri {
		if p.Bool("strict") {
			return model.Yes
		}
		return hasBucket(d)
	},
	Check: is.NotEmpty("default_root_object"),
	Refs: []string{
		"https://docs.aws.amazon.com/securityhub/latest/userguide/cloudfront-controls.html#cloudfront-1",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/cloudfront_distribution",
	},
}

// OriginFailover keeps a site up when its origin is not.
var OriginFailover = &rule.Rule{
	ID:       "cloudfront-origin-failover",
	Title:    rule.T("Distribution fails over to a second origin", "ディストリビューションで別のオリジンへフェイルオーバーできる"),
	Why:      rule.T("With one origin, the site is down whenever that one is.", "オリジンが 1 つだけだと、そのオリジンが止まるたびにサイトも停止します。"),
	Fix:      rule.T("Add an origin_group with failover_criteria and two members, and name it in target_origin_id.", "failover_criteria と 2 つの member を持つ origin_group を追加し、target_origin_id で指定してください。"),
	Severity: rule.Low,
	Since:    "0.1.0",
	Extra:    true,
	Types:    distribution,
	Check:    is.Some("origin_group"),
	Refs: []string{
		"https://docs.aws.amazon.com/securityhub/latest/userguide/cloudfront-controls.html#cloudfront-4",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/cloudfront_distribution",
	},
}

// SNIOnly serves HTTPS without addresses that are paid for by the month.
var SNIOnly = &rule.Rule{
	ID:       "cloudfront-sni-only",
	Title:    rule.T("Distribution serves HTTPS by SNI", "ディストリビューションが SNI で HTTPS を配信している"),
	Why:      rule.T("Dedicated addresses are costly, and only needed for clients that have had no updates for more than ten years.", "専用 IP アドレスは高価で、10 年以上更新されていないクライアントにしか必要ありません。"),
	Fix:      rule.T("Set ssl_support_method to sni-only.", "ssl_support_method を sni-only にしてください。"),
	Severity: rule.Low,
	Since:    "0.1.0",
	Extra:    true,
	Types:    distribution,
	When: func(_ *rule.Pass, d *model.Resource) model.Tri {
		return d.Get("viewer_certificate.acm_certificate_arn").NotEmpty().Or(d.Get("viewer_certificate.iam_certificate_id").NotEmpty())
	},
	Check: is.OneOf("viewer_certificate.ssl_support_method", "sni-only"),
	Refs: []string{
		"https://docs.aws.amazon.com/securityhub/latest/userguide/cloudfront-controls.html#cloudfront-8",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/cloudfront_distribution",
	},
}

// hasBucket tells whether an origin of a distribution is a bucket.
func hasBucket(d *model.Resource) model.Tri {
	origins := d.Blocks("origin")
	out := model.No
	if origins.Complete != model.Yes {
		out = model.Unknown
	}
	for _, o := range origins.List {
		out = out.Or(bucketEndpoint(o.Get("domain_name")))
	}
	return out
}
