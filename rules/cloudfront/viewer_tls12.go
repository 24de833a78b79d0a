package cloudfront

import (
	"strings"

	"github.com/zclconf/go-cty/cty"

	"github.com/sekisho/sekisho/analyzer/is"
	"github.com/sekisho/sekisho/analyzer/model"
	"github.com/sekisho/sekisho/analyzer/rule"
)

// ViewerTLS12 keeps viewers from being talked down to a broken version of TLS.
var ViewerTLS12 = &rule.Rule{
	ID:       "cloudfront-viewer-tls12",
	Title:    rule.T("Distribution accepts only TLS 1.2 or newer", "ディストリビューションが TLS 1.2 以上だけを受け付けている"),
	Why:      rule.T("TLS 1.0 and 1.1 have known weaknesses and are withdrawn. With the default certificate, or without a version, CloudFront accepts them.", "TLS 1.0 と 1.1 には既知の弱点があり、廃止されています。デフォルトの証明書を使う場合やバージョンを指定しない場合、CloudFront はこれらを受け付けます。"),
	Fix:      rule.T("Use a certificate of your own with acm_certificate_arn and set minimum_protocol_version to TLSv1.2_2021.", "acm_certificate_arn で独自の証明書を使い、minimum_protocol_version を TLSv1.2_2021 にしてください。"),
	Severity: rule.High,
	Since:    "0.1.0",
	Params: []rule.Param{
		{Name: "strict", Default: cty.False, About: rule.T("require TLSv1.2_2021 or a later policy", "TLSv1.2_2021 以降のポリシーを求める")},
	},
	Types: distribution,
	Check: func(p *rule.Pass, d *model.Resource) rule.Result {
		shared, version := d.Get("viewer_certificate.cloudfront_default_certificate"), d.Get("viewer_certificate.minimum_protocol_version")
		if shared.True() == model.Yes {
			return rule.Judge(model.No, is.Saw(shared)+": its policy is TLSv1, whatever else is set", shared)
		}
		modern := version.Matches(func(s string) bool { return modernPolicy(s, p.Bool("strict")) })
		return rule.Judge(modern.And(shared.True().Not()), is.Saw(version), version, shared)
	},
	Refs: []string{
		"https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/secure-connections-supported-viewer-protocols-ciphers.html",
		registry,
	},
}

// modernPolicy tells whether a security policy accepts nothing below TLS 1.2: TLSv1.2_2018, TLSv1.3_2025.
func modernPolicy(name string, strict bool) bool {
	if strings.HasPrefix(name, "TLSv1.3_") {
		return true
	}
	year, ok := strings.CutPrefix(name, "TLSv1.2_")
	return ok && (!strict || year >= "2021")
}
