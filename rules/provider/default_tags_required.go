package provider

import (
	"slices"
	"strings"

	"github.com/zclconf/go-cty/cty"

	"github.com/sekisho/sekisho/analyzer/model"
	"github.com/sekisho/sekisho/analyzer/rule"
	"github.com/sekisho/sekisho/rules/facts"
)

// DefaultTagsRequired makes sure that everything tells whose it is, also what somebody forgets to tag.
var DefaultTagsRequired = &rule.Rule{
	ID:       "provider-default-tags-required",
	Title:    rule.T("Provider adds the required tags to everything", "プロバイダーが必須タグをすべてのリソースに付けている"),
	Why:      rule.T("Tags say who owns a resource, what it costs and how secret its data is. Those that each author has to remember are the ones that are missing.", "所有者、費用、データの機密区分はタグで管理します。担当者が毎回書くタグは必ずどこかで抜けます。"),
	Fix:      rule.T("Add the missing keys to default_tags of the provider.", "足りないキーをプロバイダーの default_tags に追加してください。"),
	Severity: rule.Low,
	Since:    "0.1.0",
	Params: []rule.Param{
		{Name: "required_tags", Default: cty.ListValEmpty(cty.String), About: rule.T("the keys of the tags that everything has to have; empty turns the rule off", "すべてのリソースに必要なタグのキー (空の場合は判定しない)")},
	},
	Reads: []string{rule.AllTypes},
	WhenAccount: func(p *rule.Pass, prov *model.Provider) model.Tri {
		if p.Param("required_tags").LengthInt() == 0 || prov.Body == nil {
			return model.No
		}
		return model.Of(len(taggedBy.Of(p)[prov]) > 0)
	},
	Account: func(p *rule.Pass, prov *model.Provider) rule.Result {
		defaults := prov.Get("default_tags.tags")
		var open *rule.Result
		var missing []string
		var bare model.Value
		for _, key := range p.Strings("required_tags") {
			res := facts.Any(rule.Judge(facts.HasTag(defaults, key), "default_tags have "+key, defaults), everyOwn(p, prov, key))
			switch {
			case res.OK == model.No:
				missing, bare = append(missing, key), res.Evidence[len(res.Evidence)-1].Value
			case res.OK == model.Unknown && open == nil:
				open = &res
			}
		}
		switch {
		case len(missing) > 0:
			return rule.Judge(model.No, "default_tags lack "+strings.Join(missing, ", "), place(prov), bare)
		case open != nil:
			return facts.Primary(*open, place(prov))
		}
		return rule.Judge(model.Yes, "every resource gets the required tags", place(prov))
	},
	Refs: []string{
		"https://docs.aws.amazon.com/whitepapers/latest/tagging-best-practices/tagging-best-practices.html",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/guides/resource-tagging",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs#default_tags-configuration-block",
	},
}

// place is where the default tags are, or where they would go.
func place(prov *model.Provider) model.Value {
	if v := prov.Get("default_tags.tags"); v.Present() {
		return v
	}
	return prov.Value()
}

// everyOwn tells whether all resources of a provider configuration that can have tags have one themselves.
func everyOwn(p *rule.Pass, prov *model.Provider, key string) rule.Result {
	var open *rule.Result
	for _, r := range taggedBy.Of(p)[prov] {
		tags := r.Get("tags")
		res := rule.Judge(facts.HasTag(tags, key), r.Address()+" has no tag "+key, tags)
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
	if complete, gaps := p.Graph.Complete(); complete != model.Yes && open == nil {
		res := rule.Judge(model.Unknown, "whether every resource has the tag "+key+" is not known", gaps...)
		open = &res
	}
	if open != nil {
		return *open
	}
	return rule.Judge(model.Yes, "every resource has the tag "+key, prov.Value())
}

// taggedBy lists, by provider configuration, the resources that can have tags: those that have some, and those of types
// that are known to take them.
var taggedBy = &rule.Fact[map[*model.Provider][]*model.Resource]{Compute: func(g *model.Graph) map[*model.Provider][]*model.Resource {
	out := map[*model.Provider][]*model.Resource{}
	for _, r := range g.Resources {
		if r.Addr.Mode == model.Managed && (slices.Contains(taggable, r.Addr.Type) || r.Get("tags").Origin != model.Absent) {
			out[r.Provider] = append(out[r.Provider], r)
		}
	}
	return out
}}

// taggable are types that take tags. There are more; a resource of another type shows that it does by having some.
var taggable = []string{
	"aws_acm_certificate", "aws_ami", "aws_backup_plan", "aws_backup_vault", "aws_cloudfront_distribution", "aws_cloudtrail", "aws_cloudwatch_log_group",
	"aws_db_instance", "aws_dynamodb_table", "aws_ebs_volume", "aws_ecr_repository", "aws_ecs_cluster", "aws_ecs_service", "aws_efs_file_system",
	"aws_eks_cluster", "aws_elasticache_cluster", "aws_elasticache_replication_group", "aws_iam_role", "aws_instance", "aws_kinesis_stream", "aws_kms_key",
	"aws_lambda_function", "aws_lb", "aws_msk_cluster", "aws_nat_gateway", "aws_opensearch_domain", "aws_rds_cluster", "aws_redshift_cluster",
	"aws_s3_bucket", "aws_secretsmanager_secret", "aws_security_group", "aws_sfn_state_machine", "aws_sns_topic", "aws_sqs_queue", "aws_ssm_parameter",
	"aws_subnet", "aws_vpc",
}
