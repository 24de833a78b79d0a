package vpc

import (
	"github.com/zclconf/go-cty/cty"

	"github.com/sekisho/sekisho/analyzer/is"
	"github.com/sekisho/sekisho/analyzer/model"
	"github.com/sekisho/sekisho/analyzer/rule"
	"github.com/sekisho/sekisho/rules/facts"
)

// DHCPOptionsKeepAmazonTime keeps the clocks of all machines on one time.
var DHCPOptionsKeepAmazonTime = &rule.Rule{
	ID:       "vpc-dhcp-options-keep-amazon-time",
	Title:    rule.T("DHCP options keep the time source of AWS", "DHCP オプションで AWS の時刻源を使い続けている"),
	Why:      rule.T("Clocks that disagree make logs impossible to put in order, and sign-ins and certificates fail.", "時計がずれるとログを時系列に並べられず、認証や証明書の検証にも失敗します。"),
	Fix:      rule.T("Remove ntp_servers, or name 169.254.169.123, fd00:ec2::123 or servers of your own in ntp_servers of this rule.", "ntp_servers を削除するか、169.254.169.123、fd00:ec2::123 のいずれかを指定してください。自社のサーバーを使う場合は、このルールの ntp_servers に加えてください。"),
	Severity: rule.Low,
	Since:    "0.1.0",
	Params: []rule.Param{
		{Name: "ntp_servers", Default: cty.ListValEmpty(cty.String), About: rule.T("further time servers that may be used", "ほかに使ってよい時刻サーバー")},
	},
	Types: []string{"aws_vpc_dhcp_options"},
	Check: func(p *rule.Pass, r *model.Resource) rule.Result {
		good := append([]string{"169.254.169.123", "fd00:ec2::123"}, p.Strings("ntp_servers")...)
		list := r.All("ntp_servers[*]")
		answers := []rule.Result{rule.Judge(model.Yes, "the time source of AWS is used", r.Get("ntp_servers"))}
		for _, v := range list.List {
			answers = append(answers, rule.Judge(v.OneOf(good...), is.Saw(v), v))
		}
		if list.Complete != model.Yes {
			answers = append(answers, rule.Judge(model.Unknown, "ntp_servers is not known", list.Stuck))
		}
		return facts.All(answers...)
	},
	Refs: []string{
		"https://docs.aws.amazon.com/vpc/latest/userguide/DHCPOptionSetConcepts.html",
		"https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/set-time.html",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/vpc_dhcp_options",
	},
}
