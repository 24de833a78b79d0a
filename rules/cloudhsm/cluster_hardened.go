package cloudhsm

import (
	"slices"

	"github.com/sekisho/sekisho/analyzer/is"
	"github.com/sekisho/sekisho/analyzer/model"
	"github.com/sekisho/sekisho/analyzer/rule"
	"github.com/sekisho/sekisho/rules/facts"
)

// ClusterHardened keeps the hardware that holds keys certified, reachable for few, and there when one part fails.
var ClusterHardened = &rule.Rule{
	ID:       "cloudhsm-cluster-hardened",
	Title:    rule.T("CloudHSM cluster is in FIPS mode, private, and in two zones", "CloudHSM クラスターが FIPS モード・非公開で、2 つの AZ にまたがる"),
	Why:      rule.T("Keys in a single HSM are lost with it. A cluster that other networks reach, or that runs outside of its certified mode, is no better than software.", "HSM が 1 台だけだと、故障とともに鍵が失われます。他のネットワークから届くクラスターや認定モード外のクラスターは、ソフトウェアと変わりません。"),
	Fix:      rule.T("Set mode to FIPS, use subnets without a route to an internet gateway, let in ports 2223 to 2225 from security groups only, and add an aws_cloudhsm_v2_hsm in two zones.", "mode を FIPS にし、インターネットゲートウェイへの経路のないサブネットを使い、ポート 2223 ～ 2225 はセキュリティグループからのみ許可し、2 つの AZ に aws_cloudhsm_v2_hsm を置いてください。"),
	Severity: rule.High,
	Since:    "0.1.0",
	Types:    []string{"aws_cloudhsm_v2_cluster"},
	Reads:    slices.Concat([]string{hsmType}, facts.PrivateTypes, ruleTypes),
	Check: func(p *rule.Pass, cluster *model.Resource) rule.Result {
		subnets := facts.Subnet(p.Graph.At(cluster), "subnet_ids")
		res := facts.Parts(
			certified(cluster),
			facts.Spread(p.Graph, cluster, hsmType, "cluster_id", "availability_zone"),
			facts.Spread(p.Graph, cluster, hsmType, "cluster_id", "subnet_id"),
			fromGroups(p, cluster),
			facts.PrivateSubnets(p.Graph, subnets, cluster.Get("subnet_ids")),
		)
		if res.OK == model.Yes {
			res.Message = "the cluster is certified, private and in two zones"
		}
		return facts.Primary(res, cluster.Value())
	},
	Refs: []string{
		"https://docs.aws.amazon.com/cloudhsm/latest/userguide/cluster-hsm-types.html",
		"https://docs.aws.amazon.com/cloudhsm/latest/userguide/best-practices.html",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/cloudhsm_v2_cluster",
	},
}

const hsmType = "aws_cloudhsm_v2_hsm"

// ruleTypes are the rules that can be added to the security group that AWS makes for a cluster.
var ruleTypes = []string{"aws_security_group_rule", "aws_vpc_security_group_ingress_rule"}

// certified tells whether a cluster runs in FIPS mode. The older hardware knows no other.
func certified(cluster *model.Resource) rule.Result {
	mode, typ := cluster.Get("mode"), cluster.Get("hsm_type")
	if facts.LeftToAWS(mode) {
		old := typ.OneOf("hsm1.medium")
		if old == model.No {
			old = model.Unknown
		}
		return rule.Judge(old, is.Saw(mode)+" for "+typ.String(), mode, typ).Because("which mode a cluster of " + typ.String() + " without mode has is not known")
	}
	return rule.Judge(mode.OneOf("FIPS"), is.Saw(mode), mode)
}

// fromGroups requires that the rules of the cluster's security group let in other security groups only.
func fromGroups(p *rule.Pass, cluster *model.Resource) rule.Result {
	l := p.Graph.At(cluster).Into(ruleTypes[0], "security_group_id").Join(p.Graph.At(cluster).Into(ruleTypes[1], "security_group_id"))
	return facts.Every(l, "only security groups are let in", "who is let in is not known", func(r *model.Resource) rule.Result {
		if facts.IsIngress(r) == model.No {
			return rule.Judge(model.Yes, "the rule is about what goes out", r.Value())
		}
		list := []rule.Result{rule.Judge(model.Yes, "only security groups are let in", r.Value())}
		for _, path := range []string{"cidr_blocks", "ipv6_cidr_blocks", "prefix_list_ids", "cidr_ipv4", "cidr_ipv6", "prefix_list_id"} {
			v := r.Get(path)
			list = append(list, rule.Judge(v.NotEmpty().Not(), r.Address()+" lets in addresses, not only security groups", v))
		}
		return facts.All(list...)
	})
}
