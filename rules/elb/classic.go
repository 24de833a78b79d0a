package elb

import (
	"slices"
	"strings"

	"github.com/zclconf/go-cty/cty"

	"github.com/sekisho/sekisho/analyzer/is"
	"github.com/sekisho/sekisho/analyzer/model"
	"github.com/sekisho/sekisho/analyzer/rule"
	"github.com/sekisho/sekisho/rules/facts"
)

// ClassicAccessLogsEnabled keeps a record of who asked for what.
var ClassicAccessLogsEnabled = &rule.Rule{
	ID:       "elb-classic-access-logs-enabled",
	Title:    rule.T("Classic load balancer writes access logs", "Classic Load Balancer がアクセスログを記録している"),
	Why:      rule.T("After an attack on an application, the access log tells which addresses asked for what, and what they got.", "アプリケーションが攻撃されたあと、どのアドレスが何を要求し、何を得たかはアクセスログで分かります。"),
	Fix:      rule.T("Add access_logs with a bucket that lets the load balancer write, and leave enabled out.", "ロードバランサーが書き込めるバケットを指定した access_logs を追加し、enabled は省略してください。"),
	Severity: rule.Medium,
	Since:    "0.1.0",
	Types:    classic,
	Check: func(_ *rule.Pass, lb *model.Resource) rule.Result {
		return facts.EveryBlock(lb.Blocks("access_logs"), rule.Judge(model.No, "there is no access_logs block", lb.Value()), func(b model.Block) rule.Result {
			return is.SaidIn(b.Get("enabled"), model.Yes, model.Value.True)
		})
	},
	Refs: []string{
		"https://docs.aws.amazon.com/securityhub/latest/userguide/elb-controls.html#elb-5",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/elb",
	},
}

// ClassicListenerEncrypted keeps what users send from being read on the way.
var ClassicListenerEncrypted = &rule.Rule{
	ID:       "elb-classic-listener-encrypted",
	Title:    rule.T("Classic load balancer listens for HTTPS or TLS only", "Classic Load Balancer のリスナーが HTTPS または TLS だけを使っている"),
	Why:      rule.T("Over a plain listener, everyone on the way reads and changes what passes.", "暗号化しないリスナーでは、流れるものを経路上の誰でも読み書きできます。"),
	Fix:      rule.T("Set lb_protocol to https or ssl with a certificate in every listener, or move to an application load balancer.", "すべての listener で lb_protocol を https または ssl にして証明書を指定するか、Application Load Balancer に移行してください。"),
	Severity: rule.High,
	Since:    "0.1.0",
	Params: []rule.Param{
		{Name: "strict", Default: cty.False, About: rule.T("also fail listeners for TCP, whose content may be encrypted", "中身が暗号化されている可能性のある TCP のリスナーも不合格にする")},
	},
	Types: classic,
	Check: func(p *rule.Pass, lb *model.Resource) rule.Result {
		wanted := []string{"https", "ssl", "tcp"}
		if p.Bool("strict") {
			wanted = wanted[:2]
		}
		return everyListener(lb, func(l model.Block) rule.Result {
			v := l.Get("lb_protocol")
			return rule.Judge(v.Matches(anyOf(wanted...)), is.Saw(v), v)
		})
	},
	Refs: []string{
		"https://docs.aws.amazon.com/securityhub/latest/userguide/elb-controls.html#elb-3",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/elb",
	},
}

// ClassicListenerHasCertificate keeps certificates where they are renewed by themselves.
var ClassicListenerHasCertificate = &rule.Rule{
	ID:       "elb-classic-listener-has-certificate",
	Title:    rule.T("Listeners of the classic load balancer have a certificate", "Classic Load Balancer のリスナーに証明書を設定している"),
	Why:      rule.T("A listener without a certificate cannot encrypt, and one with an uploaded certificate breaks on the day that nobody renewed it.", "証明書のないリスナーは暗号化できません。アップロードした証明書は、誰かが更新し忘れた日に使えなくなります。"),
	Fix:      rule.T("Set ssl_certificate_id in every listener to a certificate of AWS Certificate Manager.", "すべての listener の ssl_certificate_id に AWS Certificate Manager の証明書を指定してください。"),
	Severity: rule.Medium,
	Since:    "0.1.0",
	Params: []rule.Param{
		{Name: "strict", Default: cty.False, About: rule.T("do not accept certificates that were uploaded to IAM", "IAM にアップロードした証明書を認めない")},
	},
	Types: classic,
	Check: func(p *rule.Pass, lb *model.Resource) rule.Result {
		return everyListener(lb, func(l model.Block) rule.Result {
			v := l.Get("ssl_certificate_id")
			set := rule.Judge(v.NotEmpty(), is.Saw(v), v)
			if set.OK == model.No || !p.Bool("strict") {
				return set
			}
			return facts.All(set, fromACM(v))
		})
	},
	Refs: []string{
		"https://docs.aws.amazon.com/securityhub/latest/userguide/elb-controls.html#elb-2",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/elb",
	},
}

// ClassicPolicySecure keeps clients from being talked down to a broken version of TLS.
var ClassicPolicySecure = &rule.Rule{
	ID:       "elb-classic-policy-secure",
	Title:    rule.T("TLS policy of the classic load balancer accepts only TLS 1.2", "Classic Load Balancer の TLS ポリシーが TLS 1.2 だけを受け付けている"),
	Why:      rule.T("SSL, TLS 1.0 and TLS 1.1 have known weaknesses and are withdrawn; the older predefined policies still accept them.", "SSL、TLS 1.0、TLS 1.1 には既知の弱点があり、廃止されています。古い定義済みポリシーはこれらを受け付けます。"),
	Fix:      rule.T("Use Reference-Security-Policy with ELBSecurityPolicy-TLS-1-2-2017-01, or leave out every protocol below TLS 1.2.", "Reference-Security-Policy に ELBSecurityPolicy-TLS-1-2-2017-01 を指定するか、TLS 1.2 より古いプロトコルをすべて外してください。"),
	Severity: rule.High,
	Since:    "0.1.0",
	Types:    []string{"aws_load_balancer_policy", "aws_lb_ssl_negotiation_policy"},
	When: func(_ *rule.Pass, r *model.Resource) model.Tri {
		if r.Addr.Type == "aws_lb_ssl_negotiation_policy" {
			return model.Yes
		}
		return r.Get("policy_type_name").OneOf("SSLNegotiationPolicyType")
	},
	Check: func(_ *rule.Pass, r *model.Resource) rule.Result {
		path := "attribute"
		if r.Addr.Type == "aws_load_balancer_policy" {
			path = "policy_attribute"
		}
		return facts.EveryBlockAt(r, path, "no protocol is turned on", func(b model.Block) rule.Result {
			name, value := b.Get("name"), b.Get("value")
			seen := name.String() + " is " + value.String()
			refers := rule.Judge(name.OneOf("Reference-Security-Policy").Not().Or(value.OneOf("ELBSecurityPolicy-TLS-1-2-2017-01")), seen, value, name)
			old := name.OneOf("Protocol-SSLv2", "Protocol-SSLv3", "Protocol-TLSv1", "Protocol-TLSv1.1")
			return facts.All(refers, rule.Judge(old.And(value.True()).Not(), seen, value, name))
		})
	},
	Refs: []string{
		"https://docs.aws.amazon.com/securityhub/latest/userguide/elb-controls.html#elb-8",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/load_balancer_policy",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/lb_ssl_negotiation_policy",
	},
}

// ClassicCrossZoneEnabled spreads load evenly, and keeps one zone from being overrun.
var ClassicCrossZoneEnabled = &rule.Rule{
	ID:       "elb-classic-cross-zone-enabled",
	Title:    rule.T("Classic load balancer balances across zones", "Classic Load Balancer がゾーンをまたいで負荷を分散している"),
	Why:      rule.T("Without it each zone gets the same share whatever stands in it: where a zone lost instances, the rest are overrun.", "これがないと、台数にかかわらず各ゾーンに同じ量が届きます。インスタンスを失ったゾーンでは、残りに負荷が集中します。"),
	Fix:      rule.T("Remove cross_zone_load_balancing or set it to true.", "cross_zone_load_balancing を削除するか true にしてください。"),
	Severity: rule.Low,
	Since:    "0.1.0",
	Extra:    true,
	Types:    classic,
	Check:    is.NotFalse("cross_zone_load_balancing"),
	Refs: []string{
		"https://docs.aws.amazon.com/securityhub/latest/userguide/elb-controls.html#elb-9",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/elb",
	},
}

// ClassicConnectionDraining lets requests end before their instance goes.
var ClassicConnectionDraining = &rule.Rule{
	ID:       "elb-classic-connection-draining",
	Title:    rule.T("Classic load balancer drains connections", "Classic Load Balancer で Connection Draining を有効にしている"),
	Why:      rule.T("Without draining, every instance that leaves cuts off the requests that it was serving.", "有効にしないと、インスタンスが外れるたびに処理中のリクエストが切断されます。"),
	Fix:      rule.T("Set connection_draining to true.", "connection_draining を true にしてください。"),
	Severity: rule.Low,
	Since:    "0.1.0",
	Extra:    true,
	Types:    classic,
	Check:    is.True("connection_draining"),
	Refs: []string{
		"https://docs.aws.amazon.com/securityhub/latest/userguide/elb-controls.html#elb-7",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/elb",
	},
}

// ClassicBackendEncrypted keeps the second half of the way encrypted too.
var ClassicBackendEncrypted = &rule.Rule{
	ID:       "elb-classic-backend-encrypted",
	Title:    rule.T("Classic load balancer encrypts traffic to its instances", "Classic Load Balancer とインスタンスの間の通信を暗号化している"),
	Why:      rule.T("A certificate at the listener protects the way to the load balancer. From there to the instance everything is in the clear again.", "リスナーの証明書が守るのはロードバランサーまでの経路です。そこからインスタンスまでは平文に戻ります。"),
	Fix:      rule.T("Set instance_protocol to https or ssl in every listener.", "すべての listener で instance_protocol を https または ssl にしてください。"),
	Severity: rule.Medium,
	Since:    "0.1.0",
	Extra:    true,
	Types:    classic,
	Check: func(_ *rule.Pass, lb *model.Resource) rule.Result {
		return everyListener(lb, func(l model.Block) rule.Result {
			v := l.Get("instance_protocol")
			return rule.Judge(v.Matches(anyOf("https", "ssl")), is.Saw(v), v)
		})
	},
	Refs: []string{
		"https://docs.aws.amazon.com/elasticloadbalancing/latest/classic/elb-create-https-ssl-load-balancer.html",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/elb",
	},
}

var classic = []string{"aws_elb"}

// everyListener requires that every listener of a classic load balancer passes.
func everyListener(lb *model.Resource, judge func(model.Block) rule.Result) rule.Result {
	return facts.EveryBlockAt(lb, "listener", "there is no listener", judge)
}

// anyOf tells whether a text is one of several, whatever its case.
func anyOf(list ...string) func(string) bool {
	return func(s string) bool { return slices.Contains(list, strings.ToLower(s)) }
}

// fromACM tells whether a value names a certificate of AWS Certificate Manager, and not one that was uploaded to IAM.
func fromACM(v model.Value) rule.Result {
	ok := facts.ComesFrom(v, "arn:aws:acm:",
		[]string{"aws_acm_certificate", "aws_acm_certificate_validation", "data.aws_acm_certificate"},
		[]string{"aws_iam_server_certificate", "data.aws_iam_server_certificate"})
	if text, known := v.Text(); known && ok == model.No {
		ok = model.Of(strings.Contains(text, ":acm:")) // of another partition
	}
	return rule.Judge(ok, is.Saw(v), v).Because("what " + v.At() + " names is not known")
}
