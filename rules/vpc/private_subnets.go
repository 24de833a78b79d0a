package vpc

import (
	"slices"
	"strings"

	"github.com/zclconf/go-cty/cty"

	"github.com/sekisho/sekisho/analyzer/is"
	"github.com/sekisho/sekisho/analyzer/model"
	"github.com/sekisho/sekisho/analyzer/rule"
	"github.com/sekisho/sekisho/rules/facts"
)

// ComputeInPrivateSubnets keeps workloads off networks that have a route to the internet.
var ComputeInPrivateSubnets = &rule.Rule{
	ID:        "vpc-compute-in-private-subnets",
	Title:     rule.T("Workload stands only in subnets without a direct internet route", "ワークロードをインターネットへの直接の経路がないサブネットだけに置いている"),
	Why:       rule.T("In a public subnet, one address and one security group rule are all that keep a workload off the internet. Without a route there is nothing to get wrong.", "パブリックサブネットでは、アドレス 1 つとセキュリティグループのルール 1 つだけがワークロードをインターネットから守っています。経路がなければ、設定を誤っても公開されません。"),
	Fix:       rule.T("Use subnets whose default route goes to a NAT gateway, a firewall or a transit gateway. Tag what has to be public with the tag of public_tag.", "デフォルトルートが NAT ゲートウェイ、ファイアウォール、Transit Gateway のいずれかに向いたサブネットを使ってください。公開が必要なものには public_tag のタグを付けてください。"),
	Severity:  rule.High,
	Since:     "0.1.0",
	ImpliedBy: []string{"ec2-bastion-in-private-subnet"},
	Params: []rule.Param{
		{Name: "public_tag", Default: cty.StringVal("Exposure=public"), About: rule.T("tag of what is meant to stand in a public subnet", "パブリックサブネットに置くことを意図したものに付けるタグ")},
	},
	Types: []string{"aws_instance", "aws_autoscaling_group", "aws_ecs_service", "aws_eks_node_group", "aws_lambda_function"},
	Reads: slices.Concat(facts.PrivateTypes, facts.InterfaceTypes),
	When: func(_ *rule.Pass, r *model.Resource) model.Tri {
		switch r.Addr.Type {
		case "aws_lambda_function":
			return r.Get("vpc_config.subnet_ids").NotEmpty()
		case "aws_ecs_service":
			return r.Get("network_configuration.subnets").NotEmpty()
		}
		return model.Yes
	},
	Check: func(p *rule.Pass, r *model.Resource) rule.Result {
		meant := meantPublic(r, p.Param("public_tag").AsString())
		if meant.OK == model.Yes {
			return meant
		}
		private := inPrivateSubnets(p, r)
		if private.OK == model.No && meant.OK == model.Unknown {
			return meant
		}
		return private
	},
	Refs: []string{
		"https://docs.aws.amazon.com/vpc/latest/userguide/configure-subnets.html#subnet-types",
		"https://docs.aws.amazon.com/vpc/latest/userguide/security-vpc-bpa.html",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/route_table",
	},
}

// DataSubnetGroupsPrivate keeps data stores off networks that have a route to the internet.
var DataSubnetGroupsPrivate = &rule.Rule{
	ID:       "vpc-data-subnet-groups-private",
	Title:    rule.T("Data store stands only in subnets without an internet route", "データストアをインターネットへの経路がないサブネットだけに置いている"),
	Why:      rule.T("In a public subnet, one switch and one security group rule are all that keep a data store off the internet.", "パブリックサブネットでは、設定 1 つとセキュリティグループのルール 1 つだけがデータストアをインターネットから守っています。"),
	Fix:      rule.T("List only private subnets: their route table has no route to an internet gateway.", "ルートテーブルにインターネットゲートウェイへの経路がないプライベートサブネットだけを指定してください。"),
	Severity: rule.High,
	Since:    "0.1.0",
	Types: []string{
		"aws_redshift_subnet_group", "aws_docdb_subnet_group", "aws_memorydb_subnet_group", "aws_dax_subnet_group", "aws_dms_replication_subnet_group",
		"aws_opensearch_domain", "aws_msk_cluster", "aws_redshiftserverless_workgroup",
	},
	Reads: facts.PrivateTypes,
	When: func(_ *rule.Pass, r *model.Resource) model.Tri {
		if r.Addr.Type == "aws_opensearch_domain" {
			return r.Get("vpc_options").Set() // else it is no part of a VPC
		}
		return model.Yes
	},
	Check: func(p *rule.Pass, r *model.Resource) rule.Result {
		path := dataSubnets(r)
		named := r.Get(path)
		return facts.Choose(named.NotEmpty(),
			facts.PrivateSubnets(p.Graph, facts.Subnet(p.Graph.At(r), path), named),
			facts.PrivateDefault(p.Graph, r, named))
	},
	Refs: []string{
		"https://docs.aws.amazon.com/vpc/latest/userguide/configure-subnets.html#subnet-types",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/redshift_subnet_group",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/opensearch_domain",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/msk_cluster",
	},
}

// dataSubnets is where a data store names its subnets.
func dataSubnets(r *model.Resource) string {
	switch r.Addr.Type {
	case "aws_opensearch_domain":
		return "vpc_options.subnet_ids"
	case "aws_msk_cluster":
		return "broker_node_group_info.client_subnets"
	}
	return "subnet_ids"
}

// meantPublic tells whether a resource has the tag of what is meant to be public.
func meantPublic(r *model.Resource, tag string) rule.Result {
	key, want, _ := strings.Cut(tag, "=")
	if r.Addr.Type != "aws_autoscaling_group" {
		v := facts.Tag(r, key)
		if v.OneOf(want) == model.No {
			return rule.Result{OK: model.No}
		}
		return rule.Judge(v.OneOf(want), v.At()+" is "+v.String()+": it is meant to be public", v)
	}
	answers := []rule.Result{{OK: model.No}}
	tags := r.Blocks("tag")
	for _, t := range tags.List {
		k, v := t.Get("key"), t.Get("value")
		answers = append(answers, rule.Judge(k.OneOf(key).And(v.OneOf(want)), is.Saw(v)+": it is meant to be public", v, k))
	}
	if tags.Complete != model.Yes {
		answers = append(answers, rule.Judge(model.Unknown, "its tags are not known", tags.Stuck))
	}
	return facts.Any(answers...)
}

// inPrivateSubnets requires that no subnet of a workload has a route to the internet.
func inPrivateSubnets(p *rule.Pass, r *model.Resource) rule.Result {
	g, at := p.Graph, p.Graph.At(r)
	path := "subnet_ids"
	switch r.Addr.Type {
	case "aws_lambda_function":
		path = "vpc_config.subnet_ids"
	case "aws_ecs_service":
		path = "network_configuration.subnets"
	case "aws_autoscaling_group":
		path = "vpc_zone_identifier"
	case "aws_instance":
		return facts.PrivateInstance(g, r)
	}
	named := r.Get(path)
	private := facts.PrivateSubnets(g, facts.Subnet(at, path), named)
	if named.NotEmpty() == model.Yes || r.Addr.Type != "aws_autoscaling_group" {
		return private
	}
	return facts.Choose(named.NotEmpty(), private, facts.PrivateDefault(g, r, named))
}
