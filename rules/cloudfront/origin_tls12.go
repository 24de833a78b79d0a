package cloudfront

import (
	"github.com/zclconf/go-cty/cty"

	"github.com/sekisho/sekisho/analyzer/is"
	"github.com/sekisho/sekisho/analyzer/model"
	"github.com/sekisho/sekisho/analyzer/rule"
	"github.com/sekisho/sekisho/rules/facts"
)

// OriginTLS12 keeps the way to the origin from being talked down to a broken version of TLS.
var OriginTLS12 = &rule.Rule{
	ID:       "cloudfront-origin-tls12",
	Title:    rule.T("CloudFront uses no withdrawn version of TLS towards its origins", "CloudFront からオリジンへの通信で廃止されたバージョンの TLS を使っていない"),
	Why:      rule.T("SSL 3.0 is broken: whoever sits between CloudFront and the origin can read what it carries.", "SSL 3.0 は破られています。CloudFront とオリジンの間にいる人は、流れる内容を読み取れます。"),
	Fix:      rule.T("Set origin_ssl_protocols to TLSv1.2 alone.", "origin_ssl_protocols を TLSv1.2 だけにしてください。"),
	Severity: rule.Medium,
	Since:    "0.1.0",
	Params: []rule.Param{
		{Name: "strict", Default: cty.False, About: rule.T("accept TLSv1.2 only", "TLSv1.2 だけを認める")},
	},
	Types: distribution,
	Check: func(p *rule.Pass, d *model.Resource) rule.Result {
		bad := []string{"SSLv3"}
		if p.Bool("strict") {
			bad = append(bad, "TLSv1", "TLSv1.1")
		}
		return facts.EveryBlockAt(d, "origin.custom_origin_config", "there is no custom origin", func(b model.Block) rule.Result {
			list := b.All("origin_ssl_protocols[*]")
			answers := []rule.Result{}
			for _, v := range list.List {
				answers = append(answers, rule.Judge(v.OneOf(bad...).Not(), is.Saw(v), v))
			}
			if list.Complete != model.Yes {
				answers = append(answers, rule.Judge(model.Unknown, "origin_ssl_protocols is not known", list.Stuck))
			}
			if len(answers) == 0 {
				return rule.Judge(model.Yes, "origin_ssl_protocols is empty", b.Value())
			}
			return facts.All(answers...)
		})
	},
	Refs: []string{
		"https://docs.aws.amazon.com/securityhub/latest/userguide/cloudfront-controls.html#cloudfront-10",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/cloudfront_distribution",
	},
}
