package elb

import (
	"slices"

	"github.com/sekisho/sekisho/analyzer/is"
	"github.com/sekisho/sekisho/analyzer/model"
	"github.com/sekisho/sekisho/analyzer/rule"
	"github.com/sekisho/sekisho/rules/facts"
)

// NLBListenerTLS keeps what passes through a network load balancer from being read on the way.
var NLBListenerTLS = &rule.Rule{
	ID:       "elb-nlb-listener-tls",
	Title:    rule.T("Listener of the network load balancer uses TLS, or passes it through", "NLB のリスナーが TLS を使うか、TLS をそのまま通している"),
	Why:      rule.T("What a plain listener takes in crosses the network in the clear: passwords, sessions, personal data.", "暗号化しないリスナーが受け取ったものは、パスワード、セッション、個人情報を含め、平文でネットワークを流れます。"),
	Fix:      rule.T("Set protocol to TLS with a certificate, or let TLS pass through on TCP port 443.", "protocol を TLS にして証明書を指定するか、TCP の 443 番ポートで TLS をそのまま通してください。"),
	Severity: rule.Medium,
	Since:    "0.1.0",
	Types:    listenerTypes,
	Reads:    slices.Concat(balancerTypes, groupTypes),
	When: func(p *rule.Pass, l *model.Resource) model.Tri {
		return speaks(p, l, "TLS", "TCP", "UDP", "TCP_UDP", "QUIC", "TCP_QUIC") // application load balancers speak HTTP
	},
	Check: func(p *rule.Pass, l *model.Resource) rule.Result {
		protocol, port := l.Get("protocol"), l.Get("port")
		tcp := protocol.OneOf("TCP")
		groups := forwardsTo(p, l)
		return facts.Primary(facts.Any(
			rule.Judge(protocol.OneOf("TLS"), is.Saw(protocol), protocol),
			rule.Judge(tcp.And(port.OneOf("443")), is.Saw(protocol)+" on port 443", protocol, port),
			facts.All(rule.Judge(tcp, is.Saw(protocol), protocol), groups),
		), protocol)
	},
	Refs: []string{
		"https://docs.aws.amazon.com/securityhub/latest/userguide/elb-controls.html#elb-18",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/lb_listener",
	},
}

// ACMCertificateOnListener keeps certificates where they are renewed by themselves.
var ACMCertificateOnListener = &rule.Rule{
	ID:       "elb-acm-certificate-on-listener",
	Title:    rule.T("TLS listener uses a certificate of AWS Certificate Manager", "TLS リスナーで AWS Certificate Manager の証明書を使っている"),
	Why:      rule.T("A certificate that was uploaded to IAM is renewed by hand: on the day that somebody forgets, the site is down.", "IAM にアップロードした証明書は手作業で更新します。誰かが忘れた日に、サイトは使えなくなります。"),
	Fix:      rule.T("Request the certificate with aws_acm_certificate and name its ARN in certificate_arn.", "aws_acm_certificate で証明書を発行し、その ARN を certificate_arn に指定してください。"),
	Severity: rule.Low,
	Since:    "0.1.0",
	Extra:    true,
	Types:    listenerTypes,
	Reads:    slices.Concat(balancerTypes, []string{"aws_acm_certificate", "aws_acm_certificate_validation", "data.aws_acm_certificate", "aws_iam_server_certificate", "data.aws_iam_server_certificate"}),
	When:     func(p *rule.Pass, l *model.Resource) model.Tri { return speaks(p, l, "HTTPS", "TLS") },
	Check:    func(_ *rule.Pass, l *model.Resource) rule.Result { return fromACM(l.Get("certificate_arn")) },
	Refs: []string{
		"https://docs.aws.amazon.com/elasticloadbalancing/latest/application/https-listener-certificates.html",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/lb_listener",
	},
}

// forwardsTo tells whether every target group that a listener forwards to by default expects TLS.
func forwardsTo(p *rule.Pass, l *model.Resource) rule.Result {
	at := p.Graph.At(l)
	var groups model.Links
	for i, path := range []string{"default_action[*].target_group_arn", "default_action[*].forward[*].target_group[*].arn"} {
		for j, typ := range groupTypes {
			to := at.Follow(path, typ)
			if i+j > 0 {
				to = groups.Join(to)
			}
			groups = to
		}
	}
	if len(groups.To)+len(groups.Maybe) == 0 && groups.Complete == model.Yes {
		return rule.Judge(model.No, "it forwards to no target group", l.Value())
	}
	return facts.Every(groups, "its target groups expect TLS", "the target group is not in this configuration", func(group *model.Resource) rule.Result {
		v := group.Get("protocol")
		return rule.Judge(v.OneOf("TLS"), is.Saw(v), v)
	})
}
