package vpc

import (
	"fmt"
	"strings"

	"github.com/sekisho/sekisho/analyzer/is"
	"github.com/sekisho/sekisho/analyzer/model"
	"github.com/sekisho/sekisho/analyzer/rule"
	"github.com/sekisho/sekisho/rules/facts"
)

// EndpointForEC2Exists keeps calls to the EC2 API off the internet.
var EndpointForEC2Exists = &rule.Rule{
	ID:       "vpc-endpoint-for-ec2-exists",
	Title:    rule.T("VPC reaches the EC2 API through an interface endpoint", "VPC から EC2 の API にインターフェイスエンドポイントで接続している"),
	Why:      rule.T("Without the endpoint, whatever calls the EC2 API needs a way to the internet.", "エンドポイントがないと、EC2 の API を呼び出すものにはインターネットへの経路が必要になります。"),
	Fix:      rule.T("Add an aws_vpc_endpoint for the service ec2 to the VPC.", "サービス ec2 の aws_vpc_endpoint を VPC に追加してください。"),
	Severity: rule.Low,
	Since:    "0.1.0",
	Extra:    true,
	Types:    vpcs,
	Reads:    []string{"aws_vpc_endpoint"},
	Check:    func(p *rule.Pass, r *model.Resource) rule.Result { return endpointFor(p, r, "ec2") },
	Refs: []string{
		"https://docs.aws.amazon.com/securityhub/latest/userguide/ec2-controls.html#ec2-10",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/vpc_endpoint",
	},
}

// EndpointS3Exists keeps traffic to S3 and DynamoDB off the internet.
var EndpointS3Exists = &rule.Rule{
	ID:       "vpc-endpoint-s3-exists",
	Title:    rule.T("VPC reaches S3 and DynamoDB through gateway endpoints", "VPC から S3 と DynamoDB にゲートウェイエンドポイントで接続している"),
	Why:      rule.T("Without the endpoints, that traffic leaves by NAT and the internet, is paid for by volume, and knows no policy.", "エンドポイントがないと通信は NAT とインターネットを経由し、量に応じて課金され、ポリシーで制限もできません。"),
	Fix:      rule.T("Add an aws_vpc_endpoint for s3, and one for dynamodb where tables are used, with the route tables of the private subnets.", "s3 の aws_vpc_endpoint を追加し、テーブルを使う場合は dynamodb のものも追加して、プライベートサブネットのルートテーブルを指定してください。"),
	Severity: rule.Low,
	Since:    "0.1.0",
	Extra:    true,
	Types:    vpcs,
	Reads:    []string{"aws_vpc_endpoint", "aws_vpc_endpoint_route_table_association", "aws_subnet", "aws_dynamodb_table"},
	When:     func(p *rule.Pass, r *model.Resource) model.Tri { return p.AppliesBy(hasSubnets(p, r)) },
	Check: func(p *rule.Pass, r *model.Resource) rule.Result {
		res := gatewayFor(p, r, "s3")
		if tables := p.Graph.Of("aws_dynamodb_table"); len(tables) > 0 {
			other := gatewayFor(p, r, "dynamodb")
			if other.OK == model.No && tables[0].Exists == model.Unknown {
				other.OK = model.Unknown
				other = other.Because("whether " + tables[0].Address() + " exists is not known")
			}
			return facts.All(res, other)
		}
		if complete, gaps := p.Graph.Complete(); res.OK == model.Yes && complete != model.Yes {
			return rule.Judge(model.Unknown, "whether DynamoDB is used is not known", gaps...)
		}
		return res
	},
	Refs: []string{
		"https://docs.aws.amazon.com/vpc/latest/privatelink/gateway-endpoints.html",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/vpc_endpoint",
	},
}

// NetworkFirewallPresent puts a filter between the network and the internet.
var NetworkFirewallPresent = &rule.Rule{
	ID:       "vpc-network-firewall-present",
	Title:    rule.T("VPC with an internet gateway has a network firewall", "インターネットゲートウェイのある VPC にネットワークファイアウォールがある"),
	Why:      rule.T("Security groups know addresses and ports. What runs over an open port, and where a name leads, only a firewall sees.", "セキュリティグループはアドレスとポートしか見ません。開いたポートを流れる内容や名前の行き先は、ファイアウォールでしか分かりません。"),
	Fix:      rule.T("Add an aws_networkfirewall_firewall to the VPC, or send its traffic through an inspection VPC.", "VPC に aws_networkfirewall_firewall を追加するか、通信を検査用 VPC に経由させてください。"),
	Severity: rule.Low,
	Since:    "0.1.0",
	Extra:    true,
	Types:    vpcs,
	Reads:    []string{"aws_internet_gateway", "aws_internet_gateway_attachment", "aws_networkfirewall_firewall", "aws_ec2_transit_gateway_vpc_attachment"},
	When:     func(p *rule.Pass, r *model.Resource) model.Tri { return p.AppliesBy(hasGateway(p, r)) },
	Check: func(p *rule.Pass, r *model.Resource) rule.Result {
		at := p.Graph.At(r)
		none := rule.Judge(model.No, "no network firewall in "+r.Address(), r.Value())
		own := rule.Arrives(at.Into("aws_networkfirewall_firewall", "vpc_id"), "a network firewall stands in it", none.Message, r.Value())
		attached := rule.Arrives(at.Into("aws_ec2_transit_gateway_vpc_attachment", "vpc_id"), "it is attached to a transit gateway", none.Message, r.Value())
		inspected := facts.All(attached, facts.One(p.Graph, "aws_networkfirewall_firewall", facts.Beside(r), none, func(f *model.Resource) rule.Result {
			return rule.Judge(model.Yes, "another VPC has "+f.Address(), f.Value())
		}))
		return facts.Primary(facts.Any(own, inspected), r.Value())
	},
	Refs: []string{
		"https://docs.aws.amazon.com/network-firewall/latest/developerguide/what-is-aws-network-firewall.html",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/networkfirewall_firewall",
	},
}

// HubAndSpoke keeps networks from growing into a mesh that nobody oversees.
var HubAndSpoke = &rule.Rule{
	ID:       "vpc-hub-and-spoke",
	Title:    rule.T("Three or more VPCs are joined by a hub, not by a mesh of peerings", "3 つ以上の VPC をピアリングの網ではなくハブで接続している"),
	Why:      rule.T("In a mesh every new VPC needs a peering and routes with all others: soon nobody can tell who reaches whom.", "網状の接続では、VPC が増えるたびにすべての相手とのピアリングと経路が必要になり、誰がどこに届くか分からなくなります。"),
	Fix:      rule.T("Attach the VPCs to an aws_ec2_transit_gateway and remove the peerings.", "VPC を aws_ec2_transit_gateway に接続し、ピアリングを削除してください。"),
	Severity: rule.Low,
	Since:    "0.1.0",
	Extra:    true,
	Types:    []string{"aws_vpc_peering_connection"},
	Reads:    []string{"aws_vpc", "aws_ec2_transit_gateway_vpc_attachment"},
	When: func(p *rule.Pass, r *model.Resource) model.Tri {
		least, most := count(p, "aws_vpc")
		return atLeast(least, most, 3)
	},
	Check: func(p *rule.Pass, r *model.Resource) rule.Result {
		least, most := count(p, "aws_vpc")
		peerings, morePeerings := count(p, "aws_vpc_peering_connection")
		attached, moreAttached := count(p, "aws_ec2_transit_gateway_vpc_attachment")
		message := fmt.Sprintf("%d peerings join %d VPCs, and no transit gateway does", peerings, least)
		switch {
		case attached > 0:
			return rule.Judge(model.Yes, "a transit gateway joins the VPCs", r.Value())
		case moreAttached == 0 && peerings >= most && morePeerings == peerings:
			return rule.Judge(model.No, message, r.Value())
		case morePeerings < least:
			return rule.Judge(model.Yes, fmt.Sprintf("%d peerings join %d VPCs", peerings, least), r.Value())
		}
		return rule.Judge(model.Unknown, message, r.Value()).Because("how many VPCs, peerings and attachments there are is not known")
	},
	Refs: []string{
		"https://docs.aws.amazon.com/vpc/latest/tgw/what-is-transit-gateway.html",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/ec2_transit_gateway",
	},
}

// gatewaysOf walks to the internet gateways of a VPC.
func gatewaysOf(p *rule.Pass, vpc *model.Resource) model.Links {
	at := p.Graph.At(vpc)
	return at.Into("aws_internet_gateway", "vpc_id").
		Join(at.Into("aws_internet_gateway_attachment", "vpc_id").Follow("internet_gateway_id", "aws_internet_gateway"))
}

// hasGateway tells whether a VPC has an internet gateway.
func hasGateway(p *rule.Pass, vpc *model.Resource) rule.Result {
	return rule.Arrives(gatewaysOf(p, vpc), "the VPC has an internet gateway", "the VPC has no internet gateway", vpc.Value())
}

// endpoints walks to the endpoints of a VPC for a service.
func endpoints(p *rule.Pass, vpc *model.Resource, service string) model.Links {
	return p.Graph.At(vpc).Into("aws_vpc_endpoint", "vpc_id").Filter(func(e *model.Resource) model.Tri {
		return facts.EndsWith(e.Get("service_name"), "."+service)
	})
}

// endpointFor requires that a VPC has an endpoint for a service.
func endpointFor(p *rule.Pass, vpc *model.Resource, service string) rule.Result {
	return rule.Arrives(endpoints(p, vpc, service), "it has an endpoint for "+service, "it has no endpoint for "+service, vpc.Value())
}

// gatewayFor requires that a VPC has an endpoint for a service that stands in a route table.
func gatewayFor(p *rule.Pass, vpc *model.Resource, service string) rule.Result {
	none := rule.Judge(model.No, "it has no gateway endpoint for "+service, vpc.Value())
	res := facts.Some(endpoints(p, vpc, service), none, func(e *model.Resource) rule.Result {
		own := is.Said("route_table_ids", model.No, model.Value.NotEmpty)(p, e)
		apart := rule.Arrives(p.Graph.At(e).Into("aws_vpc_endpoint_route_table_association", "vpc_endpoint_id"), "a route table has "+e.Address(), "no route table has "+e.Address(), e.Value())
		return facts.Any(own, apart)
	})
	if res.OK == model.No {
		return none
	}
	return facts.Primary(res, vpc.Value())
}

// count tells how many instances of a type there are at least, and at most as far as the configuration can be read.
func count(p *rule.Pass, typ string) (least, most int) {
	for _, r := range p.Graph.Of(typ) {
		if most++; r.Exists != model.Unknown {
			least++
		} else if strings.Contains(r.Address(), "[*]") {
			most += unknownMany
		}
	}
	if complete, _ := p.Graph.Complete(); complete != model.Yes {
		most += unknownMany
	}
	return least, most
}

// unknownMany stands for as many instances as a block whose number is not known may make.
const unknownMany = 1000

// atLeast tells whether a number of which the bounds are known is at least n.
func atLeast(least, most, n int) model.Tri {
	switch {
	case least >= n:
		return model.Yes
	case most < n:
		return model.No
	}
	return model.Unknown
}
