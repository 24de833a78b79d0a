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

// DeletionProtection keeps a slip of the hand from taking a site off the net.
var DeletionProtection = &rule.Rule{
	ID:       "elb-deletion-protection",
	Title:    rule.T("Load balancer is protected from deletion", "ロードバランサーを削除保護している"),
	Why:      rule.T("A deleted load balancer takes its address with it: the site is gone until a new one is made and every name points to it.", "ロードバランサーを削除するとアドレスも失われます。作り直してすべての名前を向け直すまで、サイトは停止します。"),
	Fix:      rule.T("Set enable_deletion_protection to true.", "enable_deletion_protection を true にしてください。"),
	Severity: rule.Medium,
	Since:    "0.1.0",
	Types:    balancerTypes,
	Check:    is.True("enable_deletion_protection"),
	Refs: []string{
		"https://docs.aws.amazon.com/securityhub/latest/userguide/elb-controls.html#elb-6",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/lb",
	},
}

// DesyncMitigation stops requests that are read differently on both sides.
var DesyncMitigation = &rule.Rule{
	ID:       "elb-desync-mitigation",
	Title:    rule.T("Load balancer holds back requests that smuggle others", "ロードバランサーで不正な HTTP リクエストの分割攻撃を防いでいる"),
	Why:      rule.T("In monitor mode, ambiguous requests go through: an attacker hides one request in another and reads the answers of strangers.", "monitor モードでは曖昧なリクエストがそのまま通ります。攻撃者は別のリクエストを紛れ込ませ、他人への応答を読み取れます。"),
	Fix:      rule.T("Remove desync_mitigation_mode or set it to defensive or strictest.", "desync_mitigation_mode を削除するか、defensive または strictest にしてください。"),
	Severity: rule.Medium,
	Since:    "0.1.0",
	Types:    slices.Concat(balancerTypes, classic),
	When: func(_ *rule.Pass, lb *model.Resource) model.Tri {
		if lb.Addr.Type == "aws_elb" {
			return model.Yes
		}
		return kindOf(lb, "application")
	},
	Check: is.NotOneOf("desync_mitigation_mode", "monitor"),
	Refs: []string{
		"https://docs.aws.amazon.com/securityhub/latest/userguide/elb-controls.html#elb-12",
		"https://docs.aws.amazon.com/securityhub/latest/userguide/elb-controls.html#elb-14",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/lb",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/elb",
	},
}

// DropInvalidHeaders keeps headers from the application that no browser sends.
var DropInvalidHeaders = &rule.Rule{
	ID:       "elb-drop-invalid-headers",
	Title:    rule.T("Application load balancer drops invalid headers", "ALB で不正なヘッダーを破棄している"),
	Why:      rule.T("Headers with illegal names are read differently by each server on the way: that is how requests are smuggled and checks avoided.", "不正な名前のヘッダーは、経路上のサーバーごとに解釈が異なります。リクエストの紛れ込ませや検査の回避に使われます。"),
	Fix:      rule.T("Set drop_invalid_header_fields to true.", "drop_invalid_header_fields を true にしてください。"),
	Severity: rule.Medium,
	Since:    "0.1.0",
	Types:    balancerTypes,
	When:     func(_ *rule.Pass, lb *model.Resource) model.Tri { return kindOf(lb, "application") },
	Check:    is.True("drop_invalid_header_fields"),
	Refs: []string{
		"https://docs.aws.amazon.com/securityhub/latest/userguide/elb-controls.html#elb-4",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/lb",
	},
}

// CrossZoneEnabled spreads load evenly, and keeps one zone from being overrun.
var CrossZoneEnabled = &rule.Rule{
	ID:       "elb-cross-zone-enabled",
	Title:    rule.T("Network or gateway load balancer balances across zones", "NLB または GWLB がゾーンをまたいで負荷を分散している"),
	Why:      rule.T("Without it each zone gets the same share whatever stands in it: where a zone lost targets, the rest are overrun.", "これがないと、台数にかかわらず各ゾーンに同じ量が届きます。ターゲットを失ったゾーンでは、残りに負荷が集中します。"),
	Fix:      rule.T("Set enable_cross_zone_load_balancing to true.", "enable_cross_zone_load_balancing を true にしてください。"),
	Severity: rule.Low,
	Since:    "0.1.0",
	Extra:    true,
	Types:    balancerTypes,
	When:     func(_ *rule.Pass, lb *model.Resource) model.Tri { return kindOf(lb, "network", "gateway") },
	Check:    is.True("enable_cross_zone_load_balancing"),
	Refs: []string{
		"https://docs.aws.amazon.com/elasticloadbalancing/latest/userguide/how-elastic-load-balancing-works.html",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/lb",
	},
}

// MultipleAZ lets the loss of one zone pass unnoticed.
var MultipleAZ = &rule.Rule{
	ID:       "elb-multiple-az",
	Title:    rule.T("Load balancer stands in two or more zones", "ロードバランサーを複数のゾーンに置いている"),
	Why:      rule.T("A load balancer in one zone is gone with that zone, however many targets stand elsewhere.", "1 つのゾーンにしかないロードバランサーは、ほかのゾーンにターゲットがあっても、そのゾーンとともに停止します。"),
	Fix:      rule.T("Give it subnets, or zones, of at least two availability zones.", "2 つ以上のアベイラビリティーゾーンのサブネットまたはゾーンを指定してください。"),
	Severity: rule.Medium,
	Since:    "0.1.0",
	Types:    slices.Concat(balancerTypes, classic),
	Check: func(p *rule.Pass, lb *model.Resource) rule.Result {
		// A load balancer takes one subnet of each zone.
		if lb.Addr.Type == "aws_elb" {
			return is.Several(2, "subnets", "availability_zones")(p, lb)
		}
		return is.Several(2, "subnets", "subnet_mapping")(p, lb)
	},
	Refs: []string{
		"https://docs.aws.amazon.com/securityhub/latest/userguide/elb-controls.html#elb-13",
		"https://docs.aws.amazon.com/securityhub/latest/userguide/elb-controls.html#elb-10",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/lb",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/elb",
	},
}

// InternalUnlessIntended keeps a load balancer from being public because nobody said otherwise.
var InternalUnlessIntended = &rule.Rule{
	ID:       "elb-internal-unless-intended",
	Title:    rule.T("Load balancer is internal, unless it is meant to be public", "公開を意図したもの以外のロードバランサーを内部向けにしている"),
	Why:      rule.T("A load balancer that does not say internal is on the internet, and with it everything behind it.", "internal を指定しないロードバランサーはインターネットに公開され、その背後にあるものも公開されます。"),
	Fix:      rule.T("Set internal to true, or tag what is meant to be public with the tag of public_tag.", "internal を true にするか、公開を意図したものに public_tag のタグを付けてください。"),
	Severity: rule.Medium,
	Since:    "0.1.0",
	Params: []rule.Param{
		{Name: "public_tag", Default: cty.StringVal("Exposure=public"), About: rule.T("tag of what is meant to be public", "公開を意図したものに付けるタグ")},
	},
	Types: slices.Concat(balancerTypes, classic),
	When: func(_ *rule.Pass, lb *model.Resource) model.Tri {
		if lb.Addr.Type == "aws_elb" {
			return model.Yes
		}
		return kindOf(lb, "application", "network") // a gateway always is
	},
	Check: func(p *rule.Pass, lb *model.Resource) rule.Result {
		internal := is.SaidIn(lb.Get("internal"), model.No, model.Value.True)
		if internal.OK != model.No {
			return internal
		}
		key, _, _ := strings.Cut(p.Param("public_tag").AsString(), "=")
		tag := facts.Tag(lb, key)
		meant := rule.Judge(facts.Tagged(lb, p.Param("public_tag").AsString()), is.Saw(tag)+": it is meant to be public", tag)
		if meant.OK == model.No {
			return internal
		}
		return facts.Primary(meant, lb.Get("internal"))
	},
	Refs: []string{
		"https://docs.aws.amazon.com/elasticloadbalancing/latest/userguide/how-elastic-load-balancing-works.html",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/lb",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/elb",
	},
}
