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

// ConnectionPointsDeclared keeps the list of those that a network is joined with complete.
var ConnectionPointsDeclared = &rule.Rule{
	ID:       "vpc-connection-points-declared",
	Title:    rule.T("Connection out of the VPC leads to a declared party", "VPC の外への接続先を、申告された相手に限っている"),
	Why:      rule.T("A peering, a share or an endpoint joins the network with someone else's. What nobody listed, nobody reviews.", "ピアリング、共有、エンドポイントは、ネットワークを他者のネットワークとつなぎます。一覧にない相手は、誰にも点検されません。"),
	Fix:      rule.T("List the account in trusted_accounts and the service in approved_endpoint_services, or take the connection away.", "アカウントを trusted_accounts に、サービスを approved_endpoint_services に加えるか、接続を削除してください。"),
	Severity: rule.High,
	Since:    "0.1.0",
	Params: []rule.Param{
		{Name: "trusted_accounts", Default: cty.ListValEmpty(cty.String), About: rule.T("accounts that the network may be joined with, besides its own", "自アカウント以外に、ネットワークをつないでよいアカウント")},
		{Name: "allowed_regions", Default: cty.ListValEmpty(cty.String), About: rule.T("regions that a peering may lead to; while it is empty, any", "ピアリング先にしてよいリージョン。空の場合はすべて認める")},
		{Name: "approved_endpoint_services", Default: cty.ListValEmpty(cty.String), About: rule.T("names of the endpoint services of others that may be used", "利用してよい、ほかのアカウントのエンドポイントサービス名")},
	},
	Types: []string{"aws_vpc_peering_connection", "aws_ram_principal_association", "aws_ram_resource_share", "aws_vpc_endpoint"},
	When: func(_ *rule.Pass, r *model.Resource) model.Tri {
		if r.Addr.Type == "aws_vpc_endpoint" {
			return r.Get("service_name").NotEmpty()
		}
		return model.Yes
	},
	Check: func(p *rule.Pass, r *model.Resource) rule.Result {
		switch r.Addr.Type {
		case "aws_vpc_peering_connection":
			return peer(p, r)
		case "aws_ram_principal_association":
			return principal(p, r)
		case "aws_ram_resource_share":
			return is.NotTrue("allow_external_principals")(p, r)
		}
		return endpointService(p, r)
	},
	Refs: []string{
		"https://docs.aws.amazon.com/vpc/latest/peering/what-is-vpc-peering.html",
		"https://docs.aws.amazon.com/ram/latest/userguide/what-is.html",
		"https://docs.aws.amazon.com/vpc/latest/privatelink/privatelink-access-aws-services.html",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/vpc_peering_connection",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/ram_principal_association",
	},
}

// peer judges the account and the region at the other end of a peering.
func peer(p *rule.Pass, r *model.Resource) rule.Result {
	owner, region := r.Get("peer_owner_id"), r.Get("peer_region")
	own := rule.Judge(model.Yes, "the peer is in the same account", owner)
	account := own
	if !facts.LeftToAWS(owner) {
		account = facts.Choose(owner.NotEmpty(), facts.KnownAccount(owner, r, p.Strings("trusted_accounts")), own)
	}
	allowed := p.Strings("allowed_regions")
	if len(allowed) == 0 || facts.LeftToAWS(region) {
		return account
	}
	return facts.All(account, rule.Judge(region.OneOf(allowed...), is.Saw(region)+", which is not in allowed_regions", region))
}

// principal judges with whom a share is shared: an account, or an organization or a part of it.
func principal(p *rule.Pass, r *model.Resource) rule.Result {
	v := r.Get("principal")
	for _, s := range v.Sources() {
		if s.Kind == model.FromResource && s.Resource != nil && slices.Contains([]string{"aws_organizations_organization", "aws_organizations_organizational_unit"}, s.Resource.Addr.Type) {
			return rule.Judge(model.Yes, "it is shared within the organization", v)
		}
	}
	res := facts.KnownAccount(v, r, p.Strings("trusted_accounts"))
	if part := v.HasPrefix("arn:aws:organizations:"); res.OK == model.No && part != model.No || res.OK != model.Yes && part == model.Yes {
		// The account in the ARN is the one that manages the organization, which may be that of the account itself.
		return rule.Judge(model.Unknown, is.Saw(v), v).Because("whether " + v.At() + " is the organization of the account is not known")
	}
	return res
}

// endpointService judges whose service an endpoint leads to.
func endpointService(p *rule.Pass, r *model.Resource) rule.Result {
	v := r.Get("service_name")
	if own := facts.Target(p.Graph, v, "aws_vpc_endpoint_service"); own != nil {
		return rule.Judge(model.Yes, "the service is "+own.Address(), v)
	}
	approved := p.Strings("approved_endpoint_services")
	ofAWS := v.HasPrefix("com.amazonaws.").And(v.HasPrefix("com.amazonaws.vpce.").Not())
	if text, ok := v.Text(); ok && strings.HasPrefix(text, "aws.") {
		ofAWS = model.Yes
	}
	if pieces := v.Pieces(); ofAWS == model.Unknown && len(pieces) > 0 && v.HasPrefix("com.amazonaws.") == model.Yes {
		// com.amazonaws.${region}.s3: services of others have vpce in place of the region, and end with vpce-svc-….
		if last, known := pieces[len(pieces)-1].Text(); known && strings.HasPrefix(last, ".") && !strings.Contains(last, "vpce") {
			ofAWS = model.Yes
		}
	}
	ok := ofAWS.Or(v.OneOf(approved...))
	res := rule.Judge(ok, is.Saw(v), v)
	if ok == model.No {
		res.Message += ", which is not in approved_endpoint_services"
		if len(approved) == 0 {
			res.OK = model.Unknown
			res.Reason = "whose service " + v.At() + " names is not known, and approved_endpoint_services is empty"
		}
	}
	return res
}
