package vpc

import (
	"github.com/zclconf/go-cty/cty"

	"github.com/sekisho/sekisho/analyzer/is"
	"github.com/sekisho/sekisho/analyzer/model"
	"github.com/sekisho/sekisho/analyzer/rule"
	"github.com/sekisho/sekisho/rules/facts"
)

// EndpointsForUsedServices keeps calls to AWS off the internet.
var EndpointsForUsedServices = &rule.Rule{
	ID:       "vpc-endpoints-for-used-services",
	Title:    rule.T("VPC has interface endpoints for the AWS services in use", "利用する AWS サービスのインターフェイスエンドポイントが VPC にある"),
	Why:      rule.T("Without endpoints, calls for keys, secrets and images leave by the internet, and the network needs a way there.", "エンドポイントがないと、鍵、シークレット、イメージの取得がインターネットを経由し、ネットワークにもその経路が必要になります。"),
	Fix:      rule.T("Add an aws_vpc_endpoint of type Interface for each service, with private_dns_enabled true and a security group.", "各サービスに、private_dns_enabled を true にしてセキュリティグループを付けた Interface 型の aws_vpc_endpoint を追加してください。"),
	Severity: rule.Medium,
	Since:    "0.1.0",
	Params: []rule.Param{
		{Name: "endpoint_services", Default: cty.ListValEmpty(cty.String), About: rule.T("services that need an endpoint; while it is empty, those that machines and containers use", "エンドポイントが必要なサービス。空の場合はマシンやコンテナが使うもの")},
		{Name: "central_endpoint_vpc", Default: cty.StringVal(""), About: rule.T("name of the VPC that shares its endpoints with all others, where there is one", "エンドポイントをほかのすべてと共有する VPC の名前 (ある場合)")},
	},
	Types: vpcs,
	Reads: []string{"aws_subnet", "aws_vpc_endpoint", "aws_instance", "aws_ecs_service", "aws_eks_node_group", "aws_lambda_function", "aws_ec2_transit_gateway_vpc_attachment"},
	When: func(p *rule.Pass, r *model.Resource) model.Tri {
		u := usedIn(p, r)
		return p.AppliesBy(facts.Any(u.machines, u.containers, u.functions))
	},
	Check: func(p *rule.Pass, r *model.Resource) rule.Result {
		if hub := p.Param("central_endpoint_vpc").AsString(); hub != "" {
			return rule.Judge(model.Yes, "the endpoints of "+hub+" are declared to be shared", r.Value())
		}
		u := usedIn(p, r)
		var answers []rule.Result
		need := func(used model.Tri, services ...string) {
			for _, service := range services {
				res := servesPrivately(p, r, service)
				if res.OK == model.No && used != model.Yes {
					res.OK = model.Unknown
					res = res.Because("whether " + r.Address() + " uses " + service + " is not known")
				}
				if used != model.No {
					answers = append(answers, res)
				}
			}
		}
		if list := p.Strings("endpoint_services"); len(list) > 0 {
			need(model.Yes, list...)
		} else {
			need(model.Yes, "kms", "secretsmanager", "sts")
			need(u.machines.OK, "ssm", "ssmmessages", "ec2messages")
			need(u.containers.OK, "ecr.api", "ecr.dkr", "logs")
		}
		res := facts.Parts(answers...)
		hub := p.Graph.At(r).Into("aws_ec2_transit_gateway_vpc_attachment", "vpc_id")
		if res.OK == model.No && hub.Exists() != model.No {
			res.OK = model.Unknown
			res = res.Because("a VPC behind the transit gateway may share its endpoints")
		}
		return facts.Primary(res, r.Value())
	},
	Refs: []string{
		"https://docs.aws.amazon.com/vpc/latest/privatelink/privatelink-access-aws-services.html",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/vpc_endpoint",
	},
}

// use tells what runs in a VPC.
type use struct{ machines, containers, functions rule.Result }

func usedIn(p *rule.Pass, vpc *model.Resource) use {
	subnets := subnetsOf(p, vpc)
	runs := func(typ, path string) rule.Result {
		return rule.Arrives(subnets.Into(typ, path), "the VPC has an "+typ, "the VPC has no "+typ, vpc.Value())
	}
	return use{
		machines:   runs("aws_instance", "subnet_id"),
		containers: facts.Any(runs("aws_ecs_service", "network_configuration.subnets"), runs("aws_eks_node_group", "subnet_ids")),
		functions:  runs("aws_lambda_function", "vpc_config.subnet_ids"),
	}
}

// servesPrivately requires an endpoint of a VPC for a service that answers to the service's own name.
func servesPrivately(p *rule.Pass, vpc *model.Resource, service string) rule.Result {
	none := rule.Judge(model.No, "no endpoint for "+service, vpc.Value())
	res := facts.Some(endpoints(p, vpc, service), none, func(e *model.Resource) rule.Result {
		dns := is.SaidIn(e.Get("private_dns_enabled"), model.No, model.Value.True)
		return facts.All(dns, is.SaidIn(e.Get("security_group_ids"), model.No, model.Value.NotEmpty))
	})
	if res.OK == model.No {
		return none
	}
	return res
}
