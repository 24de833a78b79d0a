package elb

import (
	"slices"
	"strings"

	"github.com/sekisho/sekisho/analyzer/is"
	"github.com/sekisho/sekisho/analyzer/model"
	"github.com/sekisho/sekisho/analyzer/rule"
)

// ListenerTLS12 keeps clients from being talked down to a broken version of TLS.
var ListenerTLS12 = &rule.Rule{
	ID:       "elb-listener-tls12",
	Title:    rule.T("TLS listener accepts only TLS 1.2 or newer", "TLS リスナーが TLS 1.2 以上だけを受け付けている"),
	Why:      rule.T("TLS 1.0 and 1.1 have known weaknesses and are withdrawn. Without ssl_policy the load balancer still accepts them.", "TLS 1.0 と 1.1 には既知の弱点があり、廃止されています。ssl_policy を指定しないと、ロードバランサーはこれらを受け付けます。"),
	Fix:      rule.T("Set ssl_policy to a policy for TLS 1.2 and 1.3, such as ELBSecurityPolicy-TLS13-1-2-2021-06.", "ssl_policy に ELBSecurityPolicy-TLS13-1-2-2021-06 など、TLS 1.2 と 1.3 のポリシーを指定してください。"),
	Severity: rule.High,
	Since:    "0.1.0",
	Types:    listenerTypes,
	Reads:    balancerTypes,
	When: func(p *rule.Pass, l *model.Resource) model.Tri {
		return speaks(p, l, "HTTPS", "TLS")
	},
	Check: func(_ *rule.Pass, l *model.Resource) rule.Result {
		v := l.Get("ssl_policy")
		ok := v.Matches(func(s string) bool {
			return slices.ContainsFunc(modernPolicies, func(prefix string) bool { return strings.HasPrefix(s, prefix) })
		})
		message := is.Saw(v)
		if v.Set() == model.No {
			message += ": the default, ELBSecurityPolicy-2016-08, accepts TLS 1.0"
		}
		return rule.Judge(ok, message, v)
	},
	Refs: []string{
		"https://docs.aws.amazon.com/elasticloadbalancing/latest/application/describe-ssl-policies.html",
		"https://docs.aws.amazon.com/elasticloadbalancing/latest/network/describe-ssl-policies.html",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/lb_listener",
	},
}

// modernPolicies are how the names of the policies begin that accept nothing below TLS 1.2.
var modernPolicies = []string{"ELBSecurityPolicy-TLS13-1-2", "ELBSecurityPolicy-TLS13-1-3", "ELBSecurityPolicy-TLS-1-2", "ELBSecurityPolicy-FS-1-2"}
