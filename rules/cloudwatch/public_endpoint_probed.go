package cloudwatch

import (
	"slices"

	"github.com/sekisho/sekisho/analyzer/is"
	"github.com/sekisho/sekisho/analyzer/model"
	"github.com/sekisho/sekisho/analyzer/rule"
	"github.com/sekisho/sekisho/rules/facts"
)

// PublicEndpointProbed tells somebody that customers cannot get in, whatever the servers say.
var PublicEndpointProbed = &rule.Rule{
	ID:          "cloudwatch-public-endpoint-probed",
	Title:       rule.T("A public endpoint is probed from outside", "公開エンドポイントを外部から監視している"),
	Why:         rule.T("All servers are well and the name does not resolve, or the certificate has expired: only a probe from outside notices.", "サーバーがすべて正常でも、名前解決や証明書の問題で利用できないことがあります。外部からの監視でしか気付けません。"),
	Fix:         rule.T("Add a started aws_synthetics_canary with an alarm on SuccessPercent, or an aws_route53_health_check of the endpoint with an alarm on HealthCheckStatus.", "start_canary が true の aws_synthetics_canary と SuccessPercent のアラーム、またはエンドポイントの aws_route53_health_check と HealthCheckStatus のアラームを追加してください。"),
	Severity:    rule.Low,
	Since:       "0.1.0",
	Global:      true,
	Reads:       probeReads,
	WhenAccount: anyEndpoint,
	Account:     endpointProbed,
	Refs: []string{
		"https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/CloudWatch_Synthetics_Canaries.html",
		"https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/monitoring-health-checks.html",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/synthetics_canary",
	},
}

var (
	endpointTypes = []string{"aws_lb", "aws_cloudfront_distribution", "aws_api_gateway_stage", "aws_apigatewayv2_stage"}
	probeReads    = slices.Concat(facts.AlarmTypes, endpointTypes, []string{alarmType, "aws_synthetics_canary", "aws_route53_health_check"})
)

// probes are the alarms on what looks at an endpoint from outside.
var probes = alarmsOn(
	metered{"aws_synthetics_canary", []string{"CloudWatchSynthetics"}, []string{"SuccessPercent", "Failed"}, "CanaryName", []string{"name", "id"}, false},
	metered{"aws_route53_health_check", []string{"AWS/Route53"}, []string{"HealthCheckStatus", "HealthCheckPercentageHealthy"}, "HealthCheckId", []string{"id"}, false},
)

// anyEndpoint tells whether an account has something that the internet reaches.
func anyEndpoint(p *rule.Pass, prov *model.Provider) model.Tri {
	out := model.No
	for _, typ := range endpointTypes {
		for _, r := range p.Graph.Of(typ) {
			out = out.Or(model.All(facing(r), exists(r), facts.SameAccount(r.Provider, prov)))
		}
	}
	return out
}

func endpointProbed(p *rule.Pass, prov *model.Provider) rule.Result {
	const missing = "nothing probes the public endpoints"
	answers := []rule.Result{rule.Judge(model.No, missing, firstEndpoint(p, prov))}
	for _, probe := range []struct{ typ, path string }{{"aws_synthetics_canary", "start_canary"}, {"aws_route53_health_check", "fqdn"}} {
		for _, r := range p.Graph.Of(probe.typ) {
			here := facts.SameAccount(r.Provider, prov).And(exists(r))
			if here == model.No {
				continue
			}
			v := r.Get(probe.path)
			ok := v.True()
			if probe.path == "fqdn" {
				ok = v.NotEmpty()
			}
			one := facts.All(rule.Judge(ok, is.Saw(v), v), alarmedBy(p, r, probes.Of(p), "no alarm that reaches somebody is on "+r.Address()))
			if one.OK == model.Yes {
				one = facts.Primary(one, r.Value())
				if here != model.Yes {
					one.OK, one.Reason = model.Unknown, "whether "+r.Address()+" exists in this account is not known"
				}
			}
			answers = append(answers, one)
		}
	}
	res := last(answers)
	if res.OK == model.No {
		if complete, gaps := p.Graph.Complete(); complete != model.Yes {
			return rule.Judge(model.Unknown, missing, gaps...)
		}
		if anyEndpoint(p, prov) != model.Yes {
			res.OK, res.Reason = model.Unknown, "whether anything is public is not known"
		}
	}
	return res
}

// firstEndpoint is the place to point to where nothing probes.
func firstEndpoint(p *rule.Pass, prov *model.Provider) model.Value {
	for _, typ := range endpointTypes {
		for _, r := range p.Graph.Of(typ) {
			if facing(r).And(facts.SameAccount(r.Provider, prov)) != model.No {
				return r.Value()
			}
		}
	}
	return prov.Value()
}
