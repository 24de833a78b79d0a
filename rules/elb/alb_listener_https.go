package elb

import (
	"github.com/sekisho/sekisho/analyzer/is"
	"github.com/sekisho/sekisho/analyzer/model"
	"github.com/sekisho/sekisho/analyzer/rule"
	"github.com/sekisho/sekisho/rules/facts"
)

// ALBListenerHTTPS keeps what users send from being read on the way.
var ALBListenerHTTPS = &rule.Rule{
	ID:       "elb-alb-listener-https",
	Title:    rule.T("Listener of the application load balancer uses HTTPS or redirects to it", "ALB のリスナーが HTTPS を使うか、HTTPS へリダイレクトしている"),
	Why:      rule.T("Over plain HTTP, everyone on the way reads and changes what passes: passwords, session cookies, personal data.", "平文の HTTP では、パスワード、セッション Cookie、個人情報など、流れるものを経路上の誰でも読み書きできます。"),
	Fix:      rule.T("Set protocol to HTTPS with a certificate, or let the default action redirect with protocol HTTPS.", "protocol を HTTPS にして証明書を指定するか、デフォルトアクションで protocol を HTTPS としたリダイレクトを設定してください。"),
	Severity: rule.High,
	Since:    "0.1.0",
	Types:    listenerTypes,
	Reads:    balancerTypes,
	When: func(p *rule.Pass, l *model.Resource) model.Tri {
		return speaks(p, l, "HTTP", "HTTPS") // what else there is, network load balancers speak
	},
	Check: func(p *rule.Pass, l *model.Resource) rule.Result {
		protocol := l.Get("protocol")
		https := rule.Judge(speaks(p, l, "HTTPS"), is.Saw(protocol), protocol)
		redirects := everyAction(l, func(redirect model.Block) rule.Result {
			v := redirect.Get("protocol")
			return rule.Judge(v.OneOf("HTTPS"), is.Saw(v), v)
		})
		res := facts.Any(https, redirects)
		if res.OK == model.No {
			res.Message = is.Saw(protocol) + ", and " + redirects.Message
			return facts.Primary(res, protocol)
		}
		return res
	},
	Refs: []string{
		"https://docs.aws.amazon.com/elasticloadbalancing/latest/application/create-https-listener.html",
		"https://docs.aws.amazon.com/securityhub/latest/userguide/elb-controls.html#elb-1",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/lb_listener",
	},
}

// everyAction requires that each default action of a listener is a redirect that passes.
func everyAction(l *model.Resource, judge func(model.Block) rule.Result) rule.Result {
	none := rule.Judge(model.No, "there is no default action", l.Value())
	return facts.EveryBlock(l.Blocks("default_action"), none, func(action model.Block) rule.Result {
		kind := action.Get("type")
		redirects := rule.Judge(kind.OneOf("redirect"), is.Saw(kind), kind)
		if redirects.OK == model.No {
			return redirects
		}
		target := facts.EveryBlock(action.Blocks("redirect"), rule.Judge(model.No, "no redirect is described", kind), judge)
		return facts.All(redirects, target)
	})
}
