package elb

import (
	"slices"

	"github.com/sekisho/sekisho/analyzer/is"
	"github.com/sekisho/sekisho/analyzer/model"
	"github.com/sekisho/sekisho/analyzer/rule"
	"github.com/sekisho/sekisho/rules/facts"
)

// ALBRedirectsHTTP keeps one forgotten rule from serving a site without encryption.
var ALBRedirectsHTTP = &rule.Rule{
	ID:       "elb-alb-redirects-http",
	Title:    rule.T("Application load balancer answers HTTP only with a redirect to HTTPS", "ALB が HTTP に対して HTTPS へのリダイレクトだけを返している"),
	Why:      rule.T("A listener rule that forwards goes before the default action: the redirect is there, and still the page is served in the clear.", "転送するリスナールールはデフォルトアクションより優先されます。リダイレクトがあっても、ページは平文で配信されてしまいます。"),
	Fix:      rule.T("Let the HTTP listener redirect to port 443 with protocol HTTPS, and move its forwarding rules to the HTTPS listener.", "HTTP リスナーではポート 443、プロトコル HTTPS へのリダイレクトだけを行い、転送するルールは HTTPS リスナーへ移してください。"),
	Severity: rule.Medium,
	Since:    "0.1.0",
	Types:    balancerTypes,
	Reads:    slices.Concat(listenerTypes, listenerRuleTypes),
	When: func(_ *rule.Pass, lb *model.Resource) model.Tri {
		return kindOf(lb, "application")
	},
	Check: func(p *rule.Pass, lb *model.Resource) rule.Result {
		listeners := into(p.Graph.At(lb), "load_balancer_arn", listenerTypes)
		res := facts.Every(listeners, "no listener serves plain HTTP", "which listeners the load balancer has is not known", func(l *model.Resource) rule.Result {
			return onlyRedirects(p, l)
		})
		if res.OK == model.Yes || len(res.Evidence) == 0 {
			return facts.Primary(res, lb.Value())
		}
		return facts.AtCause(res)
	},
	Refs: []string{
		"https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-listeners.html",
		"https://docs.aws.amazon.com/securityhub/latest/userguide/elb-controls.html#elb-1",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/lb_listener_rule",
	},
}

var listenerRuleTypes = []string{"aws_lb_listener_rule", "aws_alb_listener_rule"}

// onlyRedirects requires of a listener that it does not speak HTTP, or answers it only with a redirect.
func onlyRedirects(p *rule.Pass, l *model.Resource) rule.Result {
	protocol := l.Get("protocol")
	encrypted := rule.Judge(speaks(p, l, "HTTP").Not(), is.Saw(protocol), protocol)
	if encrypted.OK == model.Yes {
		return encrypted
	}
	redirects := everyAction(l, func(redirect model.Block) rule.Result {
		port, to := redirect.Get("port"), redirect.Get("protocol")
		return facts.All(rule.Judge(to.OneOf("HTTPS"), is.Saw(to), to), rule.Judge(port.OneOf("443"), is.Saw(port), port))
	})
	rules := into(p.Graph.At(l), "listener_arn", listenerRuleTypes)
	none := facts.Every(rules, "no rule of the listener forwards", "which rules the listener has is not known", func(r *model.Resource) rule.Result {
		none := rule.Judge(model.Yes, "no action", r.Value())
		return facts.EveryBlock(r.Blocks("action"), none, func(action model.Block) rule.Result {
			kind := action.Get("type")
			return rule.Judge(kind.OneOf("forward").Not(), r.Address()+" forwards plain HTTP", kind)
		})
	})
	answer := facts.All(redirects, none)
	if res := facts.Any(encrypted, answer); res.OK != model.No {
		return res
	}
	return answer
}
