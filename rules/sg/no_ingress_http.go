package sg

import (
	"slices"

	"github.com/sekisho/sekisho/analyzer/is"
	"github.com/sekisho/sekisho/analyzer/model"
	"github.com/sekisho/sekisho/analyzer/rule"
	"github.com/sekisho/sekisho/rules/facts"
)

// NoIngressHTTP keeps what is served in the clear to a redirect.
var NoIngressHTTP = &rule.Rule{
	ID:        "sg-no-ingress-http",
	Title:     rule.T("Plain HTTP is open to the internet only on load balancers that redirect it", "平文の HTTP の公開を、リダイレクトするロードバランサーに限っている"),
	Why:       rule.T("Over plain HTTP, everyone on the way reads and changes what passes.", "平文の HTTP では、流れるものを経路上の誰でも読み書きできます。"),
	Fix:       rule.T("Close port 80, or put the group on a load balancer whose listener redirects to HTTPS.", "80 番ポートを閉じるか、HTTPS へリダイレクトするリスナーを持つロードバランサーにだけこのグループを付けてください。"),
	Severity:  rule.Low,
	Since:     "0.1.0",
	Extra:     true,
	ImpliedBy: []string{"sg-no-ingress-all-ports"},
	Types:     groupsAndRules,
	Reads:     []string{rule.AllTypes},
	When:      judgedHere,
	Check: func(p *rule.Pass, r *model.Resource) rule.Result {
		res := facts.Not(ingress(p, r).Open(p.Graph, facts.Port{Protocol: "tcp", Number: 80}))
		if res.OK == model.Yes {
			return res
		}
		if r.Addr.Type != "aws_security_group" {
			if res.OK == model.No && !slices.Contains(facts.GroupTypes, r.Addr.Type) {
				res.OK = model.Unknown
				res = res.Because("what the group of " + r.Address() + " is attached to is not known")
			}
			return res
		}
		spared := redirects(p, r)
		switch spared.OK {
		case model.No:
			return res
		case model.Yes:
			return facts.Primary(spared, r.Value())
		case model.Unknown:
		}
		if res.OK == model.No {
			res.OK = model.Unknown
			res.Reason = spared.Reason
		}
		return res
	},
	Refs: []string{
		"https://docs.aws.amazon.com/vpc/latest/userguide/security-group-rules.html",
		"https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-update-security-groups.html",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/vpc_security_group_ingress_rule",
	},
}

// redirects tells whether a group is attached to nothing but load balancers that answer port 80 with a redirect.
func redirects(p *rule.Pass, group *model.Resource) rule.Result {
	users := facts.UsersOf(p.Graph, group)
	answers := []rule.Result{}
	for _, u := range users.To {
		if u.Addr.Type != "aws_lb" && u.Addr.Type != "aws_alb" {
			return rule.Judge(model.No, u.Address()+" uses it", u.Value())
		}
		at := p.Graph.At(u)
		listeners := at.Into("aws_lb_listener", "load_balancer_arn").Join(at.Into("aws_alb_listener", "load_balancer_arn"))
		answers = append(answers, facts.Every(listeners, u.Address()+" answers port 80 with a redirect alone", "which listeners it has is not known", func(l *model.Resource) rule.Result {
			port := l.Get("port")
			other := rule.Judge(port.OneOf("80").Not(), is.Saw(port), port)
			to := l.Get("default_action.redirect.protocol")
			return facts.Any(other, rule.Judge(to.OneOf("HTTPS"), is.Saw(to), to))
		}))
	}
	for _, v := range append(users.May, users.Open...) {
		answers = append(answers, rule.Judge(model.Unknown, "what uses it is not known", v).Because("whether "+v.At()+" names "+group.Address()+" is not known"))
	}
	if len(answers) == 0 {
		return rule.Judge(model.No, "nothing uses it", group.Value())
	}
	return facts.All(answers...)
}
