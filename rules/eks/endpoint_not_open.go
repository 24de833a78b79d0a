package eks

import (
	"net/netip"

	"github.com/zclconf/go-cty/cty"

	"github.com/sekisho/sekisho/analyzer/model"
	"github.com/sekisho/sekisho/analyzer/rule"
	"github.com/sekisho/sekisho/rules/facts"
)

// EndpointNotOpen lets only known networks reach the Kubernetes API.
var EndpointNotOpen = &rule.Rule{
	ID:       "eks-endpoint-not-open",
	Title:    rule.T("Public Kubernetes API endpoint is not open to everyone", "公開の Kubernetes API エンドポイントを全員に開放していない"),
	Why:      rule.T("Open to everyone, the API server answers any scanner: a leaked token or a flaw in it is enough to take over the cluster.", "全員に開放すると、API サーバーはどのスキャナーにも応答します。トークンの漏洩や欠陥が 1 つあれば、クラスターを乗っ取られます。"),
	Fix:      rule.T("Set endpoint_public_access to false, or list the networks that need the endpoint in public_access_cidrs.", "endpoint_public_access を false にするか、接続が必要なネットワークだけを public_access_cidrs に列挙してください。"),
	Severity: rule.Critical,
	Since:    "0.1.0",
	Params: []rule.Param{
		{Name: "trusted_cidrs", Default: cty.ListValEmpty(cty.String), About: rule.T("if given, public ranges outside of these fail too", "指定すると、これに含まれないパブリックな範囲も不合格にする")},
	},
	Types: []string{"aws_eks_cluster"},
	Check: func(p *rule.Pass, cluster *model.Resource) rule.Result {
		off := notPublic(cluster.Get("vpc_config.endpoint_public_access"))
		if off.OK == model.Yes {
			return off
		}
		res := narrow(p, cluster)
		if off.OK == model.Unknown && res.OK == model.No {
			return off
		}
		return res
	},
	Refs: []string{
		"https://docs.aws.amazon.com/eks/latest/userguide/cluster-endpoint.html",
		"https://docs.aws.amazon.com/securityhub/latest/userguide/eks-controls.html#eks-1",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/eks_cluster",
	},
}

// narrow tells whether only some networks reach the public endpoint of a cluster: everyone does where none is named.
func narrow(p *rule.Pass, cluster *model.Resource) rule.Result {
	all, list := cluster.Get("vpc_config.public_access_cidrs"), cluster.All("vpc_config.public_access_cidrs[*]")
	if facts.LeftToAWS(all) || len(list.List) == 0 && list.Complete == model.Yes {
		return rule.Judge(model.No, "the public endpoint is on, and vpc_config.public_access_cidrs is not set", all)
	}
	var open *rule.Result
	for _, v := range list.List {
		switch v.Matches(func(s string) bool { return wide(p, s) }) {
		case model.Yes:
			return rule.Judge(model.No, "vpc_config.public_access_cidrs holds "+v.String(), v)
		case model.Unknown:
			if open == nil {
				r := rule.Judge(model.Unknown, "a part of vpc_config.public_access_cidrs is not known", v)
				open = &r
			}
		case model.No:
		}
	}
	if open != nil {
		return *open
	}
	if list.Complete != model.Yes {
		return rule.Judge(model.Unknown, "vpc_config.public_access_cidrs is not known", list.Stuck)
	}
	return rule.Judge(model.Yes, "vpc_config.public_access_cidrs is "+all.String(), all)
}

// wide reports whether a range lets in who should not reach the endpoint: everyone, or, where trusted ranges are given, a
// public range outside of these.
func wide(p *rule.Pass, cidr string) bool {
	net, err := netip.ParsePrefix(cidr)
	if err != nil {
		return false
	}
	trusted := p.Strings("trusted_cidrs")
	if net.Bits() == 0 || len(trusted) == 0 {
		return net.Bits() == 0
	}
	for _, text := range trusted {
		if t, err := netip.ParsePrefix(text); err == nil && t.Bits() <= net.Bits() && t.Contains(net.Addr()) {
			return false
		}
	}
	return !net.Addr().IsPrivate()
}
