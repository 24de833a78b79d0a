package vpc

import (
	"slices"

	"github.com/sekisho/sekisho/analyzer/is"
	"github.com/sekisho/sekisho/analyzer/model"
	"github.com/sekisho/sekisho/analyzer/rule"
	"github.com/sekisho/sekisho/rules/facts"
)

// EndpointServiceRequiresAcceptance keeps strangers from connecting without somebody's consent.
var EndpointServiceRequiresAcceptance = &rule.Rule{
	ID:       "vpc-endpoint-service-requires-acceptance",
	Title:    rule.T("Endpoint service asks for consent to each connection", "エンドポイントサービスで接続ごとに承認を求めている"),
	Why:      rule.T("Without acceptance, whoever may ask is connected at once: one principal too many, and a stranger is in the network.", "承認が不要だと、要求できる相手はそのまま接続できます。プリンシパルを 1 つ広く許可しただけで、見知らぬ相手がネットワークに入ります。"),
	Fix:      rule.T("Set acceptance_required to true.", "acceptance_required を true にしてください。"),
	Severity: rule.Medium,
	Since:    "0.1.0",
	Types:    []string{"aws_vpc_endpoint_service"},
	Check:    is.True("acceptance_required"),
	Refs: []string{
		"https://docs.aws.amazon.com/vpc/latest/privatelink/configure-endpoint-service.html",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/vpc_endpoint_service",
	},
}

// EndpointMultiAZ lets the loss of one zone pass unnoticed.
var EndpointMultiAZ = &rule.Rule{
	ID:       "vpc-endpoint-multi-az",
	Title:    rule.T("Interface endpoint stands in two or more zones", "インターフェイスエンドポイントを複数のゾーンに置いている"),
	Why:      rule.T("With an endpoint in one zone, the whole VPC loses the service when that zone fails.", "エンドポイントが 1 つのゾーンにしかないと、そのゾーンの障害で VPC 全体がサービスを使えなくなります。"),
	Fix:      rule.T("List a subnet of each zone in use in subnet_ids.", "使用する各ゾーンのサブネットを subnet_ids に指定してください。"),
	Severity: rule.Low,
	Since:    "0.1.0",
	Extra:    true,
	Types:    []string{"aws_vpc_endpoint"},
	When:     func(_ *rule.Pass, r *model.Resource) model.Tri { return r.Get("vpc_endpoint_type").OneOf("Interface") },
	Check:    is.Several(2, "subnet_ids", "subnet_configuration"),
	Refs: []string{
		"https://docs.aws.amazon.com/vpc/latest/privatelink/create-interface-endpoint.html",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/vpc_endpoint",
	},
}

// EndpointPolicyNotFullAccess keeps endpoints from being a way out for data.
var EndpointPolicyNotFullAccess = &rule.Rule{
	ID:       "vpc-endpoint-policy-not-full-access",
	Title:    rule.T("Policy of the VPC endpoint does not allow everything to everyone", "VPC エンドポイントのポリシーで全員にすべてを許可していない"),
	Why:      rule.T("Through an endpoint with full access, whoever is in the network can copy data to a bucket of his own account.", "フルアクセスのエンドポイントからは、ネットワークに入った人が自分のアカウントのバケットにデータをコピーできます。"),
	Fix:      rule.T("Set policy to a document with a condition on aws:PrincipalOrgID or aws:ResourceOrgID, or with the resources that are needed.", "policy に aws:PrincipalOrgID や aws:ResourceOrgID の条件、または必要なリソースに限定した文書を指定してください。"),
	Severity: rule.Medium,
	Since:    "0.1.0",
	Types:    []string{"aws_vpc_endpoint"},
	Reads:    slices.Concat(facts.PolicyTypes, []string{"aws_vpc_endpoint_policy"}),
	When: func(p *rule.Pass, r *model.Resource) model.Tri {
		// Endpoints of others, and those that carry plain traffic, have no policy.
		kind, service := r.Get("vpc_endpoint_type"), r.Get("service_name")
		return p.Applies(kind.OneOf("Interface", "Gateway").And(service.HasPrefix("com.amazonaws.vpce.").Not()), kind, service)
	},
	Check: func(p *rule.Pass, r *model.Resource) rule.Result {
		own := r.Get("policy")
		none := rule.Judge(model.No, "policy is not set: the endpoint allows everything", own)
		written := none
		if !facts.LeftToAWS(own) {
			written = facts.PolicyAt(p.Graph, own).Judge(none, narrow)
		}
		const companion = "aws_vpc_endpoint_policy"
		return facts.Companion(p.Graph.At(r).Into(companion, "vpc_endpoint_id"), companion, written, func(c *model.Resource) rule.Result {
			return facts.PolicyAt(p.Graph, c.Get("policy")).Judge(none, narrow)
		})
	},
	Refs: []string{
		"https://docs.aws.amazon.com/vpc/latest/privatelink/vpc-endpoints-access.html",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/vpc_endpoint",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/vpc_endpoint_policy",
	},
}

// narrow requires that no statement of a policy allows everything to everyone.
func narrow(d facts.Document) rule.Result {
	return d.NoStatement("a statement allows everything to everyone", "no statement allows everything to everyone", func(s facts.Statement) model.Tri {
		return model.All(s.AnyPrincipal(), facts.FullAdmin(s), s.Conditional().Not())
	})
}
