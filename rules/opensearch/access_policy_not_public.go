package opensearch

import (
	"strings"

	"github.com/zclconf/go-cty/cty"

	"github.com/sekisho/sekisho/analyzer/model"
	"github.com/sekisho/sekisho/analyzer/rule"
	"github.com/sekisho/sekisho/rules/facts"
)

// AccessPolicyNotPublic keeps strangers from searching, changing and deleting indices.
var AccessPolicyNotPublic = &rule.Rule{
	ID:       "opensearch-access-policy-not-public",
	Title:    rule.T("OpenSearch access policy does not let everyone in", "OpenSearch のアクセスポリシーで誰にでも許可していない"),
	Why:      rule.T("A domain on the internet whose policy allows everyone answers anyone: open search clusters are found by scanners, copied and wiped for ransom.", "インターネット上のドメインのポリシーが全員を許可していると、誰にでも応答します。公開された検索クラスターはスキャナーに見つけられ、コピーされたうえで消され、身代金を要求されます。"),
	Fix:      rule.T("Name the accounts or roles in Principal, or narrow the statement with a condition such as aws:SourceVpce. Put the domain into a VPC.", "Principal にアカウントまたはロールを指定するか、aws:SourceVpce などの条件で絞ってください。ドメインは VPC 内に置いてください。"),
	Severity: rule.Critical,
	Since:    "0.1.0",
	Params: []rule.Param{
		{Name: "strict", Default: cty.False, About: rule.T("judge domains in a VPC like those on the internet", "VPC 内のドメインもインターネット上のドメインと同じように判定する")},
	},
	Types: []string{"aws_opensearch_domain", "aws_elasticsearch_domain", "aws_opensearch_domain_policy", "aws_elasticsearch_domain_policy"},
	Reads: facts.PolicyTypes,
	When: func(p *rule.Pass, r *model.Resource) model.Tri {
		typ, standsAlone := domainOf(r)
		if !standsAlone {
			return model.Yes
		}
		domains := p.Graph.At(r).Follow("domain_name", typ)
		switch {
		case len(domains.To) > 0:
			return model.No // the domain has the verdict
		case len(domains.Maybe) > 0:
			return model.Unknown
		}
		return model.Yes
	},
	Check: func(p *rule.Pass, r *model.Resource) rule.Result {
		subnets := r.Get("vpc_options.subnet_ids")
		closed := facts.Not(opened(p, r))
		if closed.OK == model.Yes || p.Bool("strict") {
			return closed
		}
		if _, standsAlone := domainOf(r); standsAlone {
			closed.OK = model.Unknown
			return closed.Because("whether the domain that " + r.Get("domain_name").At() + " names is in a VPC is not in this configuration")
		}
		// AWS itself proposes an open policy for a domain in a VPC, where security groups decide who reaches it.
		inVPC := rule.Judge(model.Yes, "the domain is in a VPC: its endpoint is not on the internet", subnets)
		return facts.Choose(subnets.NotEmpty(), inVPC, closed).Because(subnets.Reason())
	},
	Refs: []string{
		"https://docs.aws.amazon.com/opensearch-service/latest/developerguide/ac.html",
		"https://docs.aws.amazon.com/opensearch-service/latest/developerguide/vpc.html#vpc-security",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/opensearch_domain_policy",
	},
}

// domainOf is the type of the domain that a policy which stands by itself belongs to.
func domainOf(policy *model.Resource) (typ string, standsAlone bool) {
	return strings.CutSuffix(policy.Addr.Type, "_policy")
}

// opened tells whether a policy lets everyone in: that of a policy which stands by itself, or the one in effect for a
// domain.
func opened(p *rule.Pass, r *model.Resource) rule.Result {
	own := openedBy(r)
	separate := r.Addr.Type + "_policy"
	if _, standsAlone := domainOf(r); standsAlone {
		return own
	}
	return facts.Companion(p.Graph.At(r).Into(separate, "domain_name"), separate, own, openedBy)
}

func openedBy(r *model.Resource) rule.Result {
	v := r.Get("access_policies")
	return facts.JudgePolicy(v, rule.Judge(model.No, "there is no access policy", v), facts.OpenPolicy)
}
