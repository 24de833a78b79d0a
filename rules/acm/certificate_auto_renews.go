package acm

import (
	"slices"
	"strings"

	"github.com/sekisho/sekisho/analyzer/is"
	"github.com/sekisho/sekisho/analyzer/model"
	"github.com/sekisho/sekisho/analyzer/rule"
	"github.com/sekisho/sekisho/rules/facts"
)

// CertificateAutoRenews keeps a site from going down on a date that nobody had in mind.
var CertificateAutoRenews = &rule.Rule{
	ID:       "acm-certificate-auto-renews",
	Title:    rule.T("TLS endpoint uses a certificate that ACM renews by itself", "TLS エンドポイントに ACM が自動更新する証明書を使っている"),
	Why:      rule.T("An expired certificate stops every client at once. What is renewed by hand is forgotten some day; e-mail validation needs someone to click in time.", "証明書が失効すると、すべてのクライアントが一斉に接続できなくなります。手作業の更新はいつか忘れられ、E メール検証は期限内に誰かがリンクを押す必要があります。"),
	Fix:      rule.T("Use an aws_acm_certificate with validation_method DNS. Where a certificate has to be imported, have its expiry watched by EventBridge or an alarm.", "validation_method が DNS の aws_acm_certificate を使ってください。インポートが必要な証明書は、EventBridge やアラームで有効期限を監視してください。"),
	Severity: rule.Medium,
	Since:    "0.1.0",
	Types:    endpoints,
	Reads: []string{
		"aws_acm_certificate", "aws_acm_certificate_validation", "aws_iam_server_certificate",
		"aws_cloudwatch_event_rule", "aws_cloudwatch_metric_alarm", "aws_config_config_rule",
	},
	When: func(_ *rule.Pass, r *model.Resource) model.Tri {
		out := model.No
		for _, path := range certificatePaths(r) {
			out = out.Or(r.Get(path).NotEmpty())
		}
		return out
	},
	Check: func(p *rule.Pass, r *model.Resource) rule.Result {
		var answers []rule.Result
		for _, path := range certificatePaths(r) {
			v := r.Get(path)
			if v.NotEmpty() == model.No {
				continue
			}
			answers = append(answers, renews(p, v))
		}
		return facts.All(answers...)
	},
	Refs: []string{
		"https://docs.aws.amazon.com/acm/latest/userguide/managed-renewal.html",
		"https://docs.aws.amazon.com/securityhub/latest/userguide/acm-controls.html#acm-1",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/acm_certificate",
	},
}

var endpoints = []string{"aws_lb_listener", "aws_alb_listener", "aws_cloudfront_distribution", "aws_api_gateway_domain_name"}

func certificatePaths(r *model.Resource) []string {
	switch r.Addr.Type {
	case "aws_cloudfront_distribution":
		return []string{"viewer_certificate.acm_certificate_arn", "viewer_certificate.iam_certificate_id"}
	case "aws_api_gateway_domain_name":
		return []string{"certificate_arn", "regional_certificate_arn"}
	}
	return []string{"certificate_arn"}
}

// renews tells whether the certificate that a value names is renewed without anyone's doing.
func renews(p *rule.Pass, v model.Value) rule.Result {
	inIAM := rule.Judge(model.No, "certificates in IAM are not renewed", v)
	if text, ok := v.Text(); strings.HasSuffix(v.Path, "iam_certificate_id") || ok && strings.Contains(text, ":server-certificate/") {
		if v.NotEmpty() == model.Unknown {
			return rule.Judge(model.Unknown, is.Saw(v), v)
		}
		return inIAM
	}
	cert := facts.Target(p.Graph, v, "aws_acm_certificate", "aws_iam_server_certificate")
	if validation := facts.Target(p.Graph, v, "aws_acm_certificate_validation"); cert == nil && validation != nil {
		cert = facts.Target(p.Graph, validation.Get("certificate_arn"), "aws_acm_certificate")
	}
	switch {
	case cert == nil:
		return rule.Judge(model.Unknown, "the certificate is not in this configuration", v).Because("what " + v.At() + " names is not in this configuration")
	case cert.Addr.Type == "aws_iam_server_certificate":
		return inIAM
	}
	body, method, authority := cert.Get("certificate_body"), cert.Get("validation_method"), cert.Get("certificate_authority_arn")
	if body.Origin == model.Computed {
		body = model.Value{} // as AWS reports it of every certificate
	}
	imported := facts.Any(
		rule.Judge(body.NotEmpty().Not(), cert.Address()+" is imported, and not renewed", body),
		watched(p, body),
	)
	renewed := facts.Any(
		rule.Judge(method.OneOf("DNS"), method.At()+" is "+method.String()+": someone has to renew it", method),
		rule.Judge(authority.NotEmpty(), is.Saw(authority), authority),
		rule.Judge(body.NotEmpty(), is.Saw(body), body), // judged as imported
	)
	res := facts.All(imported, renewed)
	res.Evidence = slices.DeleteFunc(res.Evidence, func(e rule.Evidence) bool { return e.Value.At() == "" })
	if res.OK == model.Yes {
		return facts.Primary(res, v)
	}
	return res
}

// watched tells whether something reports certificates that come close to their end.
func watched(p *rule.Pass, body model.Value) rule.Result {
	res := rule.Judge(model.No, "nothing watches when the imported certificate ends", body)
	for _, w := range []struct{ typ, path, text string }{
		{"aws_cloudwatch_event_rule", "event_pattern", "ACM Certificate Approaching Expiration"},
		{"aws_cloudwatch_metric_alarm", "metric_name", "DaysToExpiry"},
		{"aws_config_config_rule", "source.source_identifier", "ACM_CERTIFICATE_EXPIRATION_CHECK"},
	} {
		res = facts.Any(res, facts.One(p.Graph, w.typ, wherever, res, func(r *model.Resource) rule.Result {
			v := r.Get(w.path)
			found := v.Matches(func(s string) bool { return strings.Contains(s, w.text) })
			return rule.Judge(found, r.Address()+" watches when certificates end", v)
		}))
	}
	return res
}

// wherever takes in all resources of the configuration.
func wherever(*model.Resource) model.Tri { return model.Yes }
