package cloudfront

import (
	"strings"

	"github.com/zclconf/go-cty/cty"

	"github.com/sekisho/sekisho/analyzer/is"
	"github.com/sekisho/sekisho/analyzer/model"
	"github.com/sekisho/sekisho/analyzer/rule"
	"github.com/sekisho/sekisho/rules/facts"
)

// S3OriginAccessControl lets the bucket behind a distribution stay private.
var S3OriginAccessControl = &rule.Rule{
	ID:       "cloudfront-s3-origin-access-control",
	Title:    rule.T("S3 origins are reached through origin access control", "S3 オリジンにオリジンアクセスコントロールでアクセスしている"),
	Why:      rule.T("Without it CloudFront asks S3 as a stranger: the bucket has to be public, and everyone can go around the distribution and its web ACL.", "これがないと CloudFront は匿名で S3 にアクセスします。バケットを公開せざるを得ず、ディストリビューションや Web ACL を誰でも迂回できます。"),
	Fix:      rule.T("Set origin_access_control_id to an aws_cloudfront_origin_access_control, and allow only the distribution in the bucket policy.", "origin_access_control_id に aws_cloudfront_origin_access_control を指定し、バケットポリシーではそのディストリビューションだけを許可してください。"),
	Severity: rule.High,
	Since:    "0.1.0",
	Params: []rule.Param{
		{Name: "strict", Default: cty.False, About: rule.T("do not accept the older origin access identity", "旧来のオリジンアクセスアイデンティティを認めない")},
	},
	Types: distribution,
	When:  func(_ *rule.Pass, d *model.Resource) model.Tri { return hasBucket(d) },
	Check: func(p *rule.Pass, d *model.Resource) rule.Result {
		none := rule.Judge(model.Yes, "there is no S3 origin", d.Value())
		return facts.EveryBlock(d.Blocks("origin"), none, func(o model.Block) rule.Result {
			return controlled(o, p.Bool("strict"))
		})
	},
	Refs: []string{
		"https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/private-content-restricting-access-to-s3.html",
		"https://docs.aws.amazon.com/securityhub/latest/userguide/cloudfront-controls.html#cloudfront-13",
		registry,
	},
}

// controlled requires that an origin is no bucket, or that CloudFront signs its requests to it.
func controlled(o model.Block, strict bool) rule.Result {
	domain, control := o.Get("domain_name"), o.Get("origin_access_control_id")
	ways := []rule.Result{
		rule.Judge(control.NotEmpty(), "the S3 origin has no origin access control: "+is.Saw(control), control),
		rule.Judge(bucketEndpoint(domain).Not(), is.Saw(domain), domain),
	}
	if identity := o.Get("s3_origin_config.origin_access_identity"); !strict {
		ways = append(ways, rule.Judge(identity.NotEmpty(), is.Saw(identity), identity))
	}
	return facts.Any(ways...)
}

// bucketEndpoint tells whether a domain name is the REST endpoint of a bucket. The website endpoint is another matter: it
// serves only what is public.
func bucketEndpoint(v model.Value) model.Tri {
	if text, ok := v.Text(); ok {
		return model.Of(isBucketEndpoint(text))
	}
	out := model.Unknown
	for _, s := range v.Sources() {
		if s.Kind != model.FromResource || s.Resource == nil || s.Derived {
			return model.Unknown
		}
		rest := model.Of(s.Resource.Addr.Type == "aws_s3_bucket" && (s.Attr == "bucket_regional_domain_name" || s.Attr == "bucket_domain_name"))
		if rest == model.No && s.Resource.Addr.Mode == model.Data {
			rest = model.Unknown // looked up: it may be anything
		}
		switch {
		case out == model.Unknown:
			out = rest
		case out != rest:
			return model.Unknown
		}
	}
	return out
}

func isBucketEndpoint(domain string) bool {
	domain, ok := strings.CutSuffix(strings.TrimSuffix(domain, ".cn"), ".amazonaws.com")
	i := strings.LastIndex(domain, ".s3")
	if !ok || i < 0 {
		return false
	}
	service := domain[i+len(".s3"):]
	return service == "" || service[0] == '.' || service[0] == '-' && !strings.HasPrefix(service, "-website")
}
