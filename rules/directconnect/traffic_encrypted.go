package directconnect

import (
	"slices"

	"github.com/zclconf/go-cty/cty"

	"github.com/sekisho/sekisho/analyzer/is"
	"github.com/sekisho/sekisho/analyzer/model"
	"github.com/sekisho/sekisho/analyzer/rule"
	"github.com/sekisho/sekisho/rules/facts"
)

// TrafficEncrypted keeps what runs over a leased line from whoever runs the line.
var TrafficEncrypted = &rule.Rule{
	ID:       "directconnect-traffic-encrypted",
	Title:    rule.T("Direct Connect traffic is encrypted by MACsec or a VPN", "Direct Connect の通信を MACsec または VPN で暗号化している"),
	Why:      rule.T("A private line is not an encrypted one: carriers and the operators of the meeting point can read what passes.", "専用線は暗号化された回線ではありません。回線事業者や相互接続拠点の運用者は、流れる内容を読むことができます。"),
	Fix:      rule.T("Set request_macsec to true and encryption_mode to must_encrypt and add an aws_dx_macsec_key_association, or run a Site-to-Site VPN over the connection.", "request_macsec を true、encryption_mode を must_encrypt にして aws_dx_macsec_key_association を追加するか、接続上で Site-to-Site VPN を使ってください。"),
	Severity: rule.High,
	Since:    "0.1.0",
	Params: []rule.Param{
		{Name: "dx_tls_end_to_end", Default: cty.False, About: rule.T("everything that runs over Direct Connect is encrypted by TLS from end to end", "Direct Connect を通るものはすべてエンドツーエンドで TLS により暗号化されている")},
	},
	Types: []string{"aws_dx_connection"},
	Reads: slices.Concat(interfaceTypes, []string{"aws_dx_lag", "aws_dx_connection_association", "aws_dx_macsec_key_association", "aws_vpn_connection"}),
	When: func(p *rule.Pass, c *model.Resource) model.Tri {
		carried := interfaces(line(p, c), interfaceTypes) // an idle line carries nothing
		return p.AppliesBy(rule.Arrives(carried, "a virtual interface uses the line", "no virtual interface uses the line", c.Value()))
	},
	Check: func(p *rule.Pass, c *model.Resource) rule.Result {
		if p.Bool("dx_tls_end_to_end") {
			return rule.Judge(model.Yes, "what runs over it is declared to be encrypted by TLS from end to end", c.Value())
		}
		macsec := facts.Parts(byMACsec(p, c)...)
		res := facts.Any(macsec, byVPN(p, c))
		if res.OK == model.No {
			return macsec
		}
		return res
	},
	Refs: []string{
		"https://docs.aws.amazon.com/directconnect/latest/UserGuide/MACsec.html",
		"https://docs.aws.amazon.com/vpn/latest/s2svpn/private-ip-dx.html",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/dx_connection",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/dx_macsec_key_association",
	},
}

var (
	publicInterfaces = []string{"aws_dx_public_virtual_interface", "aws_dx_hosted_public_virtual_interface"}
	interfaceTypes   = slices.Concat(publicInterfaces, []string{
		"aws_dx_private_virtual_interface", "aws_dx_transit_virtual_interface", "aws_dx_hosted_private_virtual_interface", "aws_dx_hosted_transit_virtual_interface",
	})
)

// line walks to a connection and to the groups that it is a member of.
func line(p *rule.Pass, c *model.Resource) model.Links {
	at := p.Graph.At(c)
	return at.Join(at.Into("aws_dx_connection_association", "connection_id").Follow("lag_id", "aws_dx_lag")).
		Join(at.Into("aws_dx_lag", "connection_id"))
}

// interfaces steps from a line to the virtual interfaces on it.
func interfaces(l model.Links, types []string) model.Links {
	out := l.Into(types[0], "connection_id")
	for _, typ := range types[1:] {
		out = out.Join(l.Into(typ, "connection_id"))
	}
	return out
}

// byMACsec lists what MACsec needs: a port that can, a mode without a way out, and a key.
func byMACsec(p *rule.Pass, c *model.Resource) []rule.Result {
	request, mode := c.Get("request_macsec"), c.Get("encryption_mode")
	keys := line(p, c).Into("aws_dx_macsec_key_association", "connection_id")
	return []rule.Result{
		rule.Judge(request.True(), is.Saw(request), request),
		rule.Judge(mode.OneOf("must_encrypt"), is.Saw(mode), mode),
		rule.Arrives(keys, "MACsec has a key", "no aws_dx_macsec_key_association for it", c.Value()),
	}
}

// byVPN tells whether a VPN runs over the line: one whose transport is Direct Connect, or one beside a public virtual
// interface.
func byVPN(p *rule.Pass, c *model.Resource) rule.Result {
	none := rule.Judge(model.No, "no VPN runs over it", c.Value())
	public := rule.Arrives(interfaces(line(p, c), publicInterfaces), "it has a public virtual interface", "it has no public virtual interface", c.Value())
	return facts.One(p.Graph, "aws_vpn_connection", wherever, none, func(vpn *model.Resource) rule.Result {
		transport := vpn.Get("transport_transit_gateway_attachment_id")
		over := rule.Judge(transport.NotEmpty(), "a VPN runs over Direct Connect: "+is.Saw(transport), transport)
		return facts.Any(over, public)
	})
}

// wherever takes in all resources of the configuration.
func wherever(*model.Resource) model.Tri { return model.Yes }
