package organizations

import (
	"slices"
	"strings"

	"github.com/zclconf/go-cty/cty"

	"github.com/sekisho/sekisho/analyzer/model"
	"github.com/sekisho/sekisho/analyzer/rule"
	"github.com/sekisho/sekisho/rules/facts"
)

// RegionDenyAttached keeps data and machines out of regions that nobody chose.
var RegionDenyAttached = &rule.Rule{
	ID:       "organizations-region-deny-attached",
	Title:    rule.T("A guardrail denies calls outside of the allowed regions", "許可したリージョン以外の API 呼び出しをガードレールで拒否している"),
	Why:      rule.T("Data that must stay in the country leaves it with one call to another region, and intruders like the regions that nobody watches.", "国内に置くべきデータも、別リージョンへの呼び出し 1 つで国外に出ます。侵入者は、誰も見ていないリージョンを好みます。"),
	Fix:      rule.T("Write a service control policy that denies all but global services with StringNotEquals aws:RequestedRegion and the allowed regions, and attach it to the root or to an organizational unit.", "グローバルサービス以外を、条件 StringNotEquals aws:RequestedRegion と許可リージョンで拒否するサービスコントロールポリシーを作り、ルートまたは組織単位にアタッチしてください。"),
	Severity: rule.High,
	Since:    "0.1.0",
	Params: []rule.Param{
		{Name: "allowed_regions", Default: cty.ListValEmpty(cty.String), About: rule.T("the regions that may be used besides us-east-1 for global services; empty for any list that is written", "グローバルサービス用の us-east-1 以外に使ってよいリージョン (空の場合は記述された一覧を認める)")},
	},
	Global:      true,
	Reads:       guardrailTypes,
	WhenAccount: managesOrganization,
	Account: func(p *rule.Pass, prov *model.Provider) rule.Result {
		allowed := p.Strings("allowed_regions")
		about := func(s facts.Statement) model.Tri {
			_, has := onlyExempts(s, "aws:requestedregion")
			return s.Denies().And(has)
		}
		list := guardrails(p, prov, about, func(d facts.Document) rule.Result {
			return facts.Not(d.NoStatement("other regions are denied", "no statement denies all regions but the allowed ones", func(s facts.Statement) model.Tri {
				exempts, _ := onlyExempts(s, "aws:requestedregion")
				listed := s.Demands("aws:requestedregion", regionIn(allowed), "stringnotequals", "stringnotlike", "stringnotequalsifexists", "stringnotlikeifexists")
				return model.All(s.Denies(), exempts, listed, s.On(facts.EveryResource), s.CoversAllBut(global))
			}))
		})
		if on := control(p, prov, "AWS-GR_REGION_DENY", "MULTISERVICE.PV.1"); on.OK != model.No {
			list = append(list, facts.All(on, governed(p, prov, allowed)))
		}
		if len(list) == 0 {
			return rule.Result{NotSeen: true, Message: "no guardrail is about regions"}
		}
		return mayHide(p, facts.Any(list...))
	},
	Refs: []string{
		"https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_scps_examples_general.html",
		"https://docs.aws.amazon.com/controltower/latest/userguide/region-deny.html",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/organizations_policy_attachment",
	},
}

// regionIn tells whether a region is one of the allowed ones, or, where none are given, not all of them.
func regionIn(allowed []string) func(model.Value) model.Tri {
	return func(v model.Value) model.Tri {
		return v.Matches(func(region string) bool {
			if len(allowed) == 0 {
				return strings.Trim(region, "*") != ""
			}
			return region == "us-east-1" || slices.Contains(allowed, region)
		})
	}
}

// governed tells whether the landing zone governs allowed regions only.
func governed(p *rule.Pass, prov *model.Provider, allowed []string) rule.Result {
	none := rule.Judge(model.Unknown, "which regions are governed is not known", model.NewValue(prov.Addr(), cty.NilVal, prov.Range, model.Written)).
		Because("the landing zone is not in this configuration")
	list := p.Graph.Of("aws_controltower_landing_zone")
	if len(list) != 1 || facts.SameAccount(list[0].Provider, prov) != model.Yes {
		return none
	}
	v := list[0].Get("manifest_json")
	doc, readable := v.Document()
	if readable != model.Yes {
		return rule.Judge(model.Unknown, "which regions are governed is not known", v).Because(v.At() + " is not known")
	}
	ok := model.Unknown
	plain, _ := doc.Unmark()
	if plain.IsKnown() && plain.Type().IsObjectType() && plain.Type().HasAttribute("governedRegions") {
		regions := model.NewValue(v.At(), plain.GetAttr("governedRegions"), v.Range, v.Origin).Elements()
		ok = regions.Complete
		for _, region := range regions.List {
			ok = ok.And(regionIn(allowed)(region))
		}
	}
	return rule.Judge(ok, "the governed regions are "+model.Display(doc), v).Because("which regions " + v.At() + " names is not known")
}

// global reports whether an action is of a service that answers in us-east-1 for all regions, or is spared in AWS's own
// example of such a policy.
// See https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_scps_examples_general.html.
func global(action string) bool {
	service, name, _ := strings.Cut(action, ":")
	switch service {
	case "a4b", "access-analyzer", "account", "acm", "aws-marketplace", "aws-marketplace-management", "aws-portal", "billing", "billingconductor",
		"budgets", "ce", "chime", "cloudfront", "compute-optimizer", "config", "consoleapp", "consolidatedbilling", "cost-optimization-hub", "cur",
		"directconnect", "discovery-marketplace", "ecr-public", "fms", "freetier", "globalaccelerator", "health", "iam", "importexport", "invoicing", "kms",
		"license-manager", "mobileanalytics", "networkmanager", "notifications", "notifications-contacts", "organizations", "payments", "pricing",
		"resource-explorer-2", "route53", "route53-recovery-cluster", "route53-recovery-control-config", "route53-recovery-readiness", "route53domains",
		"savingsplans", "shield", "sso", "sts", "support", "supportapp", "supportplans", "sustainability", "tag", "tax", "trustedadvisor", "vendor-insights",
		"waf", "waf-regional", "wafv2", "wellarchitected":
		return true
	case "ec2", "s3", "quicksight", "logs", "cloudtrail":
		for _, prefix := range [...]string{"describe", "list", "lookup", "getaccountpublic", "putaccountpublic", "getstoragelens", "getbucketlocation"} {
			if strings.HasPrefix(name, prefix) {
				return true
			}
		}
	}
	return false
}
