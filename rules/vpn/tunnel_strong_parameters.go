package vpn

import (
	"github.com/zclconf/go-cty/cty"

	"github.com/sekisho/sekisho/analyzer/is"
	"github.com/sekisho/sekisho/analyzer/model"
	"github.com/sekisho/sekisho/analyzer/rule"
	"github.com/sekisho/sekisho/rules/facts"
)

// TunnelStrongParameters keeps a tunnel from agreeing on what is considered broken.
var TunnelStrongParameters = &rule.Rule{
	ID:       "vpn-tunnel-strong-parameters",
	Title:    rule.T("Tunnels of the VPN accept only strong proposals", "VPN のトンネルで強度の高い提案だけを受け付けている"),
	Why:      rule.T("A tunnel takes the weakest proposal that both sides know: SHA-1, a short Diffie-Hellman group, or IKEv1.", "トンネルは双方が対応する中で弱い提案でも受け入れます。SHA-1、短い Diffie-Hellman グループ、IKEv1 などです。"),
	Fix:      rule.T("Set ike_versions to ikev2, and leave SHA1 and group 2 out of the lists of both tunnels.", "両方のトンネルで ike_versions を ikev2 だけにし、リストから SHA1 とグループ 2 を外してください。"),
	Severity: rule.Medium,
	Since:    "0.1.0",
	Extra:    true,
	Params: []rule.Param{
		{Name: "strict", Default: cty.False, About: rule.T("also fail lists that are not set, for which AWS offers everything", "未設定で AWS がすべてを提案するリストも不合格にする")},
	},
	Types: []string{"aws_vpn_connection"},
	Check: func(p *rule.Pass, r *model.Resource) rule.Result {
		var answers []rule.Result
		for _, tunnel := range []string{"tunnel1_", "tunnel2_"} {
			for _, list := range []struct {
				name string
				bad  []string
			}{
				{"ike_versions", []string{"ikev1"}},
				{"phase1_integrity_algorithms", []string{"SHA1"}},
				{"phase2_integrity_algorithms", []string{"SHA1"}},
				{"phase1_dh_group_numbers", []string{"2"}},
				{"phase2_dh_group_numbers", []string{"2"}},
				{"phase1_encryption_algorithms", nil},
				{"phase2_encryption_algorithms", nil},
			} {
				answers = append(answers, is.NoneOf(tunnel+list.name+"[*]", list.bad...)(p, r))
				if p.Bool("strict") {
					answers = append(answers, is.NotEmpty(tunnel+list.name)(p, r))
				}
			}
		}
		res := facts.All(answers...)
		if res.OK == model.Yes {
			return rule.Judge(model.Yes, "no weak proposal is listed", r.Value())
		}
		return res
	},
	Refs: []string{
		"https://docs.aws.amazon.com/vpn/latest/s2svpn/VPNTunnels.html",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/vpn_connection",
	},
}
