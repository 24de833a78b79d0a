package residency

import (
	"slices"
	"strings"

	"github.com/sekisho/sekisho/analyzer/model"
	"github.com/sekisho/sekisho/analyzer/rule"
	"github.com/sekisho/sekisho/rules/facts"
)

// ProviderRegionAllowed keeps everything that is built in the regions where it may be.
var ProviderRegionAllowed = &rule.Rule{
	ID:       "residency-provider-region-allowed",
	Title:    rule.T("Providers and resources stay in the allowed regions", "プロバイダーとリソースが許可されたリージョンに収まっている"),
	Why:      rule.T("Data in a region that nobody agreed to falls under other laws, and outside of the contracts, audits and recovery plans that were made for the agreed ones.", "合意のないリージョンにデータを置くと、適用される法律が変わり、契約、監査、復旧計画の対象からも外れます。"),
	Fix:      rule.T("Set region of the provider, or of the resource, to an allowed one. A provider for us-east-1 is fine for what CloudFront, Route 53, IAM and the other global services need there.", "プロバイダーまたはリソースの region を許可されたリージョンにしてください。CloudFront、Route 53、IAM などのグローバルサービスに必要なものだけを置く us-east-1 のプロバイダーは問題ありません。"),
	Severity: rule.High,
	Since:    "0.1.0",
	Params:   regionParams,
	Reads:    []string{rule.AllTypes},
	WhenAccount: func(p *rule.Pass, _ *model.Provider) model.Tri {
		return model.Of(limited(p))
	},
	Account: func(p *rule.Pass, prov *model.Provider) rule.Result {
		users := usersOf.Of(p)[prov]
		own := rule.Judge(allowed(p, prov.Region), "region is "+name(p, prov.Region), place(prov.Region, prov.Value())).Because(fromEnvironment(prov.Region))
		var open *rule.Result
		for _, r := range users {
			res := stays(p, r)
			if res.OK == model.No && r.Exists == model.Unknown {
				res.OK, res.Reason = model.Unknown, "whether "+r.Address()+" exists is not known"
			}
			switch {
			case res.OK == model.No:
				return res
			case res.OK == model.Unknown && open == nil:
				open = &res
			}
		}
		switch {
		case own.OK == model.Unknown:
			return own
		case open != nil:
			return *open
		case own.OK == model.Yes:
			return own
		}
		if complete, gaps := p.Graph.Complete(); complete != model.Yes {
			return rule.Judge(model.Unknown, own.Message+", and what uses it is not known", append([]model.Value{own.Evidence[0].Value}, gaps...)...)
		}
		own.OK = model.Yes
		if own.Message += ", and only global services use it"; len(users) == 0 {
			own.Message = "region is " + name(p, prov.Region) + ", and no resource uses it"
		}
		return own
	},
	Refs: []string{
		"https://docs.aws.amazon.com/whitepapers/latest/aws-fault-isolation-boundaries/global-services.html",
		"https://docs.aws.amazon.com/whitepapers/latest/navigating-gdpr-compliance/aws-regions-and-data-residency.html",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs#region",
	},
}

// usersOf lists the resources of each provider configuration.
var usersOf = &rule.Fact[map[*model.Provider][]*model.Resource]{Compute: func(g *model.Graph) map[*model.Provider][]*model.Resource {
	out := map[*model.Provider][]*model.Resource{}
	for _, r := range g.Resources {
		// An authorization names the region of somebody else's aggregator.
		if r.Addr.Mode == model.Managed && r.Addr.Type != "aws_config_aggregate_authorization" {
			out[r.Provider] = append(out[r.Provider], r)
		}
	}
	return out
}}

const globalRegion = "us-east-1"

// stays tells whether a resource is in an allowed region, or is global in scope and so has to be in us-east-1.
func stays(p *rule.Pass, r *model.Resource) rule.Result {
	region := r.Region()
	ok := allowed(p, region)
	if ok == model.No && name(p, region) == globalRegion {
		scope := global(p.Graph, r)
		res := rule.Judge(scope, r.Address()+" is in "+outOf(p, globalRegion), place(region, r.Value()), r.Value())
		return res.Because("what uses " + r.Address() + " is not in this configuration")
	}
	return rule.Judge(ok, r.Address()+" is in "+outOf(p, name(p, region)), place(region, r.Value()), r.Value()).Because(fromEnvironment(region))
}

// global tells whether a resource belongs to a service that is the same everywhere, and so stands in us-east-1.
func global(g *model.Graph, r *model.Resource) model.Tri {
	if globalType(r.Addr.Type) {
		return model.Yes
	}
	at := g.At(r)
	every := func(path, typ string) model.Tri {
		l := at.Follow(path, typ)
		if len(l.To) != 1 || len(l.Maybe) > 0 || l.Complete != model.Yes {
			return model.Unknown
		}
		return global(g, l.To[0].Resource)
	}
	// used turns "nothing here uses it" into "not known": what does may be in another configuration.
	used := func(l model.Links) model.Tri {
		if l.Exists() == model.Yes {
			return model.Yes
		}
		return model.Unknown
	}
	switch r.Addr.Type {
	case "aws_wafv2_web_acl", "aws_wafv2_ip_set", "aws_wafv2_rule_group", "aws_wafv2_regex_pattern_set":
		return r.Get("scope").OneOf("CLOUDFRONT")
	case "aws_wafv2_web_acl_logging_configuration":
		return every("resource_arn", "aws_wafv2_web_acl")
	case "aws_acm_certificate":
		validated := at.Into("aws_acm_certificate_validation", "certificate_arn")
		return used(at.Join(validated).Into("aws_cloudfront_distribution", "viewer_certificate[*].acm_certificate_arn"))
	case "aws_acm_certificate_validation":
		return every("certificate_arn", "aws_acm_certificate")
	case "aws_lambda_function":
		return used(at.Into("aws_cloudfront_distribution", "default_cache_behavior[*].lambda_function_association[*].lambda_arn").
			Join(at.Into("aws_cloudfront_distribution", "ordered_cache_behavior[*].lambda_function_association[*].lambda_arn")))
	case "aws_lambda_permission":
		return every("function_name", "aws_lambda_function")
	case "aws_kms_key":
		return used(at.Into("aws_route53_key_signing_key", "key_management_service_arn"))
	case "aws_kms_alias":
		return every("target_key_id", "aws_kms_key")
	case "aws_cloudwatch_log_group":
		return used(at.Into("aws_route53_query_log", "cloudwatch_log_group_arn").Join(at.Into("aws_wafv2_web_acl_logging_configuration", "log_destination_configs[*]")))
	case "aws_cloudwatch_event_rule":
		return globalEvents(r)
	case "aws_cloudwatch_event_target":
		return every("rule", "aws_cloudwatch_event_rule")
	case "aws_cloudwatch_metric_alarm":
		return r.Get("namespace").OneOf("AWS/Billing", "AWS/CloudFront", "AWS/DDoSProtection", "AWS/Route53")
	case "aws_sns_topic":
		return used(at.Into("aws_cloudwatch_event_target", "arn").Join(at.Into("aws_cloudwatch_metric_alarm", "alarm_actions[*]")))
	case "aws_sns_topic_policy":
		return every("arn", "aws_sns_topic")
	case "aws_sns_topic_subscription":
		return every("topic_arn", "aws_sns_topic")
	}
	return model.No
}

// globalEvents tells whether an event rule is only for events that arrive in us-east-1, whatever they are about.
func globalEvents(r *model.Resource) model.Tri {
	v := r.Get("event_pattern")
	if v.NotEmpty() == model.No {
		return model.No
	}
	return facts.JudgeJSON(v, func(doc model.Value) rule.Result {
		list := facts.Member(doc, "source").Elements()
		ok := model.Of(len(list.List) > 0)
		for _, e := range list.List {
			ok = ok.And(e.OneOf("aws.billing", "aws.budgets", "aws.ce", "aws.cloudfront", "aws.health", "aws.iam", "aws.organizations", "aws.route53", "aws.signin", "aws.trustedadvisor"))
		}
		if list.Complete != model.Yes {
			ok = ok.And(model.Unknown)
		}
		return rule.Judge(ok, "events of global services", v)
	}).OK
}

// globalType reports whether all resources of a type belong to a global service.
func globalType(typ string) bool {
	if strings.HasPrefix(typ, "aws_route53_resolver_") {
		return false
	}
	return slices.Contains(globalTypes, typ) || slices.ContainsFunc(globalPrefixes, func(prefix string) bool { return strings.HasPrefix(typ, prefix) })
}

var globalTypes = []string{
	"aws_account_alternate_contact", "aws_account_primary_contact", "aws_account_region", "aws_cloudwatch_log_resource_policy",
}

var globalPrefixes = []string{
	"aws_budgets_", "aws_ce_", "aws_cloudfront_", "aws_costoptimizationhub_", "aws_cur_", "aws_ecrpublic_", "aws_globalaccelerator_", "aws_iam_",
	"aws_organizations_", "aws_route53_", "aws_route53domains_", "aws_shield_", "aws_waf_",
}
