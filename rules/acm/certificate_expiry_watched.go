package acm

import (
	"slices"

	"github.com/zclconf/go-cty/cty"

	"github.com/sekisho/sekisho/analyzer/is"
	"github.com/sekisho/sekisho/analyzer/model"
	"github.com/sekisho/sekisho/analyzer/rule"
	"github.com/sekisho/sekisho/rules/facts"
)

// CertificateExpiryWatched tells somebody in time that a certificate has to be replaced.
var CertificateExpiryWatched = &rule.Rule{
	ID:       "acm-certificate-expiry-watched",
	Title:    rule.T("Certificate renews by itself, or its end is watched", "証明書が自動更新されるか、有効期限を監視している"),
	Why:      rule.T("Imported certificates and those that are confirmed by e-mail end on a date that nobody has in mind, and stop every client at once.", "インポートした証明書や E メールで検証する証明書は、誰も覚えていない日に失効し、すべてのクライアントが一斉に接続できなくなります。"),
	Fix:      rule.T("Use validation_method DNS, or add an event rule for ACM Certificate Approaching Expiration, an alarm on DaysToExpiry or the AWS Config rule ACM_CERTIFICATE_EXPIRATION_CHECK.", "validation_method を DNS にするか、ACM Certificate Approaching Expiration のイベントルール、DaysToExpiry のアラーム、AWS Config ルール ACM_CERTIFICATE_EXPIRATION_CHECK のいずれかを追加してください。"),
	Severity: rule.Medium,
	Since:    "0.1.0",
	Params: []rule.Param{
		{Name: "strict", Default: cty.False, About: rule.T("ask for a watch on certificates that renew by themselves too", "自動更新される証明書にも監視を求める")},
	},
	Types: []string{certificateType},
	Reads: slices.Concat(facts.RouteTypes, []string{"aws_config_config_rule", "aws_cloudwatch_metric_alarm"}),
	Check: func(p *rule.Pass, cert *model.Resource) rule.Result {
		none := rule.Judge(model.No, "the certificate does not renew by itself, and nothing watches when it ends", cert.Value())
		list := []rule.Result{
			facts.Route(p.Graph, facts.Beside(cert), none, facts.Event{Source: "aws.acm", Details: []string{"ACM Certificate Approaching Expiration"}}),
			facts.One(p.Graph, "aws_config_config_rule", facts.Beside(cert), none, func(r *model.Resource) rule.Result {
				v := r.Get("source.source_identifier")
				return rule.Judge(v.OneOf("ACM_CERTIFICATE_EXPIRATION_CHECK"), is.Saw(v), v)
			}),
			facts.One(p.Graph, "aws_cloudwatch_metric_alarm", facts.Beside(cert), none, func(r *model.Resource) rule.Result { return alarmed(p, r, cert) }),
		}
		if !p.Bool("strict") {
			list = append([]rule.Result{renewsByItself(cert)}, list...)
		}
		res := facts.Any(list...)
		if res.OK == model.No {
			return none
		}
		return facts.Primary(res, cert.Value())
	},
	Refs: certificateRefs("https://docs.aws.amazon.com/acm/latest/userguide/cloudwatch-events.html", "https://docs.aws.amazon.com/config/latest/developerguide/acm-certificate-expiration-check.html"),
}

// renewsByItself tells whether ACM renews a certificate without anyone's doing.
func renewsByItself(cert *model.Resource) rule.Result {
	body, method, authority := cert.Get("certificate_body"), cert.Get("validation_method"), cert.Get("certificate_authority_arn")
	own := body.NotEmpty().Not()
	if body.Origin == model.Computed {
		own = cert.Get("type").OneOf("IMPORTED").Not()
	}
	return facts.All(
		rule.Judge(own, is.Saw(body), body),
		rule.Judge(method.OneOf("DNS").Or(authority.NotEmpty()), is.Saw(method), method),
	)
}

// alarmed tells whether an alarm counts the days of a certificate, and tells somebody.
func alarmed(p *rule.Pass, alarm, cert *model.Resource) rule.Result {
	metric, of, actions := alarm.Get("metric_name"), alarm.Get("dimensions.CertificateArn"), alarm.Get("alarm_actions")
	about := model.Unknown
	switch target := facts.Target(p.Graph, of, certificateType); {
	case target == cert:
		about = model.Yes
	case target != nil:
		about = model.No
	}
	return facts.All(
		rule.Judge(metric.OneOf("DaysToExpiry").And(about), alarm.Address()+" counts the days of the certificate", of, metric).Because("which certificate "+of.At()+" names is not known"),
		rule.Judge(actions.NotEmpty(), is.Saw(actions), actions),
		is.NotFalse("actions_enabled")(p, alarm),
	)
}
