package elb

import (
	"github.com/sekisho/sekisho/analyzer/is"
	"github.com/sekisho/sekisho/analyzer/model"
	"github.com/sekisho/sekisho/analyzer/rule"
	"github.com/sekisho/sekisho/rules/facts"
)

// TargetGroupNotHTTP keeps the second half of the way encrypted too.
var TargetGroupNotHTTP = &rule.Rule{
	ID:       "elb-target-group-not-http",
	Title:    rule.T("Traffic from the load balancer to its targets is encrypted", "ロードバランサーからターゲットまでの通信を暗号化している"),
	Why:      rule.T("A certificate at the listener protects the way to the load balancer. From there to the target everything is in the clear again.", "リスナーの証明書が守るのはロードバランサーまでの経路です。そこからターゲットまでは平文に戻ります。"),
	Fix:      rule.T("Set protocol to HTTPS or TLS; the certificate of the target may be self-signed.", "protocol を HTTPS または TLS にしてください。ターゲットの証明書は自己署名でもかまいません。"),
	Severity: rule.Medium,
	Since:    "0.1.0",
	Types:    groupTypes,
	When:     func(_ *rule.Pass, r *model.Resource) model.Tri { return r.Get("target_type").OneOf("lambda").Not() },
	Check: func(_ *rule.Pass, r *model.Resource) rule.Result {
		protocol, port := r.Get("protocol"), r.Get("port")
		if protocol.Set() == model.No {
			return rule.Judge(model.Unknown, is.Saw(protocol), protocol).Because("AWS refuses a target group of this kind without a protocol")
		}
		encrypted := rule.Judge(protocol.OneOf("HTTPS", "TLS", "GENEVE", "QUIC"), is.Saw(protocol), protocol)
		if carries := protocol.OneOf("TCP", "UDP", "TCP_UDP", "TCP_QUIC"); carries != model.No {
			through := rule.Judge(carries.And(port.OneOf("443", "8443", "6443")), is.Saw(protocol)+", and "+is.Saw(port)+": TLS passes through", protocol, port)
			if through.OK == model.No {
				through = rule.Judge(model.Unknown, is.Saw(protocol), protocol).Because("whether what " + protocol.String() + " carries is encrypted is not known")
			}
			return facts.Any(encrypted, through)
		}
		return encrypted
	},
	Refs: []string{
		"https://docs.aws.amazon.com/securityhub/latest/userguide/elb-controls.html#elb-22",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/lb_target_group",
	},
}

// TargetGroupHealthCheck takes targets out that answer, but do not work.
var TargetGroupHealthCheck = &rule.Rule{
	ID:       "elb-target-group-health-check",
	Title:    rule.T("Target group checks a path that tells whether the application works", "ターゲットグループでアプリケーションの状態が分かるパスを確認している"),
	Why:      rule.T("The default path / is often a static page: a target whose database is gone still counts as healthy.", "既定のパス / は静的なページであることが多く、データベースにつながらないターゲットも正常と見なされます。"),
	Fix:      rule.T("Add a health_check with a path of the application that fails when it cannot work.", "動作できないときにエラーを返すアプリケーションのパスを、health_check の path に指定してください。"),
	Severity: rule.Low,
	Since:    "0.1.0",
	Extra:    true,
	Types:    groupTypes,
	When: func(p *rule.Pass, r *model.Resource) model.Tri {
		protocol := r.Get("protocol")
		return p.Applies(protocol.OneOf("HTTP", "HTTPS"), protocol)
	},
	Check: func(_ *rule.Pass, r *model.Resource) rule.Result {
		path := is.SaidIn(r.Get("health_check.path"), model.No, func(v model.Value) model.Tri {
			return v.NotEmpty().And(v.OneOf("/").Not())
		})
		return facts.All(path, is.SaidIn(r.Get("health_check.enabled"), model.Yes, model.Value.True))
	},
	Refs: []string{
		"https://docs.aws.amazon.com/elasticloadbalancing/latest/application/target-group-health-checks.html",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/lb_target_group",
	},
}

// TargetGroupHealthCheckEncrypted keeps health checks on the protocol that the targets serve.
var TargetGroupHealthCheckEncrypted = &rule.Rule{
	ID:       "elb-target-group-health-check-encrypted",
	Title:    rule.T("Health checks of the target group are encrypted", "ターゲットグループのヘルスチェックを暗号化している"),
	Why:      rule.T("A plain health check keeps a plain port open on every target, and says nothing of whether its certificate works.", "平文のヘルスチェックのために、各ターゲットで平文のポートを開け続けることになります。証明書が機能しているかも確かめられません。"),
	Fix:      rule.T("Set protocol to HTTPS in health_check.", "health_check の protocol を HTTPS にしてください。"),
	Severity: rule.Low,
	Since:    "0.1.0",
	Extra:    true,
	Types:    groupTypes,
	When: func(_ *rule.Pass, r *model.Resource) model.Tri {
		return r.Get("target_type").OneOf("lambda").Not().And(r.Get("protocol").OneOf("GENEVE").Not())
	},
	Check: func(_ *rule.Pass, r *model.Resource) rule.Result {
		check, protocol := r.Get("health_check.protocol"), r.Get("protocol")
		if facts.LeftToAWS(check) {
			// AWS asks by HTTP, or by TCP where the group does not speak HTTP.
			return rule.Judge(protocol.OneOf("TLS"), is.Saw(check)+": the default is not encrypted", check, protocol)
		}
		return facts.Any(
			rule.Judge(check.OneOf("HTTPS", "TLS"), is.Saw(check), check),
			rule.Judge(check.OneOf("TCP").And(protocol.OneOf("TLS")), is.Saw(check), check, protocol),
		)
	},
	Refs: []string{
		"https://docs.aws.amazon.com/securityhub/latest/userguide/elb-controls.html#elb-21",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/lb_target_group",
	},
}

var groupTypes = []string{"aws_lb_target_group", "aws_alb_target_group"}
