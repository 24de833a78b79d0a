package config

import (
	"fmt"
	"strings"

	"github.com/zclconf/go-cty/cty"

	"github.com/sekisho/sekisho/analyzer/is"
	"github.com/sekisho/sekisho/analyzer/model"
	"github.com/sekisho/sekisho/analyzer/rule"
	"github.com/sekisho/sekisho/rules/facts"
)

// RecorderGlobalResources keeps a record of users, groups, roles and policies.
var RecorderGlobalResources = &rule.Rule{
	ID:       "config-recorder-global-resources",
	Title:    rule.T("AWS Config records IAM, in one region at least", "AWS Config で IAM などのグローバルリソースを記録している"),
	Why:      rule.T("Users, roles and policies belong to no region, and no recorder takes them in unless it is told to. After an incident their history is asked for first.", "ユーザー、ロール、ポリシーはリージョンに属さず、指定しない限り記録されません。インシデント後に真っ先に調べるのはその履歴です。"),
	Fix:      rule.T("Set include_global_resource_types in recording_group to true for the recorder of one region.", "いずれか 1 リージョンのレコーダーで、recording_group の include_global_resource_types を true にしてください。"),
	Severity: rule.Medium,
	Since:    "0.1.0",
	Types:    []string{recorderType},
	// One region is enough: more would record, and bill, the same again.
	Check: func(p *rule.Pass, recorder *model.Resource) rule.Result {
		own := recordsGlobal(recorder)
		if own.OK == model.Yes {
			return own
		}
		list := []rule.Result{own}
		for _, o := range p.Graph.Of(recorderType) {
			there := facts.SameAccount(o.Provider, recorder.Provider).And(recordsGlobal(o).OK)
			if o.Exists == model.Unknown {
				there = there.And(model.Unknown)
			}
			if o != recorder && there != model.No {
				list = append(list, rule.Judge(there, o.Address()+" records them for the account", recorder.Value(), o.Value()).
					Because("whether "+o.Address()+" records them for the same account is not known"))
			}
		}
		return facts.Any(list...)
	},
	Refs: recorderRefs("https://docs.aws.amazon.com/config/latest/developerguide/select-resources.html#select-resources-all"),
}

// recordsGlobal tells whether a recorder takes in IAM: because it is told to, or because it takes in all but some others.
func recordsGlobal(recorder *model.Resource) rule.Result {
	own, strategy := recorder.Get("recording_group.include_global_resource_types"), recorder.Get("recording_group.recording_strategy.use_only")
	excluded := recorder.All("recording_group.exclusion_by_resource_types.resource_types[*]")
	left := model.Yes
	for _, v := range excluded.List {
		left = left.And(v.HasPrefix("AWS::IAM::").Not())
	}
	if excluded.Complete != model.Yes {
		left = left.And(model.Unknown)
	}
	return facts.Any(
		rule.Judge(own.True(), is.Saw(own), own),
		rule.Judge(strategy.OneOf("EXCLUSION_BY_RESOURCE_TYPES").And(left), is.Saw(strategy), strategy),
	)
}

// RecorderContinuous keeps short-lived changes to networks and identities on record.
var RecorderContinuous = &rule.Rule{
	ID:       "config-recorder-continuous",
	Title:    rule.T("Network and identity types are recorded continuously", "ネットワークと IAM の変更を継続的に記録している"),
	Why:      rule.T("A security group that is opened at noon and closed at one leaves no trace in a daily record.", "1 日 1 回の記録では、正午に開いて 1 時に閉じたセキュリティグループは何も残しません。"),
	Fix:      rule.T("Set recording_frequency to CONTINUOUS, or add a recording_mode_override with CONTINUOUS for the EC2 network and the IAM types.", "recording_frequency を CONTINUOUS にするか、EC2 のネットワークと IAM のタイプを CONTINUOUS とする recording_mode_override を追加してください。"),
	Severity: rule.Low,
	Since:    "0.1.0",
	Extra:    true,
	Types:    []string{recorderType},
	Check: func(_ *rule.Pass, recorder *model.Resource) rule.Result {
		v := recorder.Get("recording_mode.recording_frequency")
		res := rule.Judge(v.OneOf("CONTINUOUS").Or(v.Set().Not()), is.Saw(v), v)
		if res.OK == model.Yes {
			return res
		}
		return facts.Any(res, overridden(recorder))
	},
	Refs: recorderRefs("https://docs.aws.amazon.com/config/latest/developerguide/select-resources-recording-frequency.html"),
}

// continuous are the types whose every change should be on record.
var continuous = []string{
	"AWS::EC2::SecurityGroup", "AWS::EC2::NetworkAcl", "AWS::EC2::RouteTable", "AWS::EC2::InternetGateway", "AWS::EC2::VPC", "AWS::EC2::Subnet",
	"AWS::IAM::User", "AWS::IAM::Group", "AWS::IAM::Role", "AWS::IAM::Policy",
}

// overridden tells whether a recorder that looks once a day makes an exception for the types whose every change counts.
func overridden(recorder *model.Resource) rule.Result {
	blocks := recorder.Blocks("recording_mode.recording_mode_override")
	listed := map[string]model.Tri{}
	for _, b := range blocks.List {
		always := b.Get("recording_frequency").OneOf("CONTINUOUS")
		types := b.All("resource_types[*]")
		for _, typ := range continuous {
			ok := model.No
			for _, v := range types.List {
				ok = ok.Or(v.OneOf(typ))
			}
			if types.Complete != model.Yes {
				ok = ok.Or(model.Unknown)
			}
			if was, seen := listed[typ]; seen {
				listed[typ] = was.Or(ok.And(always))
			} else {
				listed[typ] = ok.And(always)
			}
		}
	}
	all := model.Yes
	var missing []string
	for _, typ := range continuous {
		ok, seen := listed[typ]
		if !seen {
			ok = model.No
		}
		if blocks.Complete != model.Yes {
			ok = ok.Or(model.Unknown)
		}
		if ok == model.No {
			missing = append(missing, typ)
		}
		all = all.And(ok)
	}
	place := recorder.Get("recording_mode.recording_mode_override")
	if all == model.No {
		return rule.Judge(all, "once a day for "+strings.Join(missing, ", "), place)
	}
	return rule.Judge(all, "networks and identities are recorded continuously", place).Because("which types " + place.At() + " names is not known")
}

// Retention keeps the history for as long as somebody may ask for it.
var Retention = &rule.Rule{
	ID:       "config-retention",
	Title:    rule.T("AWS Config keeps its history for a year or more", "AWS Config の履歴を 1 年以上保持している"),
	Why:      rule.T("What the configuration was at the time of an incident is asked for months later. By default AWS Config keeps it for seven years.", "インシデント当時の設定は、数か月後に問われます。AWS Config の既定の保持期間は 7 年です。"),
	Fix:      rule.T("Set retention_period_in_days to 365 or more, or remove the aws_config_retention_configuration.", "retention_period_in_days を 365 以上にするか、aws_config_retention_configuration を削除してください。"),
	Severity: rule.Low,
	Since:    "0.1.0",
	Extra:    true,
	Params: []rule.Param{
		{Name: "audit_log_days", Default: cty.NumberIntVal(365), About: rule.T("the least number of days", "最小の日数")},
	},
	Types: []string{"aws_config_retention_configuration"},
	Check: func(p *rule.Pass, r *model.Resource) rule.Result {
		v, least := r.Get("retention_period_in_days"), p.Int("audit_log_days")
		return rule.Judge(v.AtLeast(least), fmt.Sprintf("%s; at least %d is required", is.Saw(v), least), v)
	},
	Refs: []string{
		"https://docs.aws.amazon.com/config/latest/developerguide/delete-config-data-with-retention-period.html",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/config_retention_configuration",
	},
}

// DeliveryChannelEncrypted lets the owner of the account decide who can read the history.
var DeliveryChannelEncrypted = &rule.Rule{
	ID:       "config-delivery-channel-encrypted",
	Title:    rule.T("AWS Config delivers its history under a customer managed KMS key", "AWS Config の履歴をカスタマー管理の KMS キーで暗号化して配信している"),
	Why:      rule.T("The history is a map of everything in the account. With a key of your own, reading it takes a permission on the key as well.", "設定の履歴はアカウント全体の地図です。自分で管理する鍵を使うと、読むには鍵の権限も必要になります。"),
	Fix:      rule.T("Set s3_kms_key_arn to the ARN of an aws_kms_key whose policy lets AWS Config use it.", "AWS Config の利用をキーポリシーで許可した aws_kms_key の ARN を s3_kms_key_arn に指定してください。"),
	Severity: rule.Low,
	Since:    "0.1.0",
	Extra:    true,
	Types:    []string{channelType},
	Reads:    facts.KeyTypes,
	Check:    facts.UsesOwnKey("s3_kms_key_arn"),
	Refs: []string{
		"https://docs.aws.amazon.com/config/latest/developerguide/s3-kms-key-policy.html",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/config_delivery_channel",
	},
}

// AggregatorAllRegions brings the state of regions together that nobody is meant to use.
var AggregatorAllRegions = &rule.Rule{
	ID:       "config-aggregator-all-regions",
	Title:    rule.T("AWS Config aggregator collects from all regions", "AWS Config アグリゲーターですべてのリージョンを集約している"),
	Why:      rule.T("Whoever misuses an account likes the regions that nobody looks at. A list of regions also leaves out those that AWS adds.", "アカウントの悪用は、誰も見ないリージョンで行われがちです。リージョンの一覧では、今後追加されるリージョンも漏れます。"),
	Fix:      rule.T("Set all_regions to true instead of listing regions.", "リージョンを列挙せず、all_regions を true にしてください。"),
	Severity: rule.Medium,
	Since:    "0.1.0",
	Types:    []string{"aws_config_configuration_aggregator"},
	Check: func(_ *rule.Pass, r *model.Resource) rule.Result {
		var list []rule.Result
		for _, name := range []string{"account_aggregation_source", "organization_aggregation_source"} {
			v := r.Get(name + ".all_regions")
			list = append(list, rule.Judge(v.True(), is.Saw(v), v))
		}
		res := facts.Any(list...)
		if res.OK == model.No && r.Get("account_aggregation_source").Set() == model.No {
			return list[1]
		}
		return res
	},
	Refs: []string{
		"https://docs.aws.amazon.com/config/latest/developerguide/aggregate-data.html",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/config_configuration_aggregator",
	},
}

// RulesDeployed compares what is there with what should be.
var RulesDeployed = &rule.Rule{
	ID:       "config-rules-deployed",
	Title:    rule.T("AWS Config rules or a conformance pack check the region", "AWS Config ルールまたは適合パックでリージョンを点検している"),
	Why:      rule.T("A record of the configuration tells what was. Only rules tell that it is not as it should be.", "設定の記録から分かるのは状態だけです。あるべき姿との違いを知らせるのはルールです。"),
	Fix:      rule.T("Add aws_config_config_rule resources or an aws_config_conformance_pack in each region with a recorder.", "レコーダーのあるリージョンごとに aws_config_config_rule または aws_config_conformance_pack を追加してください。"),
	Severity: rule.Low,
	Since:    "0.1.0",
	Reads:    managedTypes,
	Account: func(p *rule.Pass, prov *model.Provider) rule.Result {
		return facts.Declared(p.Graph, prov, facts.Here(prov), "no rule of AWS Config for the account and region", func(r *model.Resource) rule.Result {
			return rule.Judge(model.Yes, r.Address()+" checks the region", r.Value())
		}, managedTypes...)
	},
	Refs: []string{
		"https://docs.aws.amazon.com/config/latest/developerguide/evaluate-config.html",
		"https://docs.aws.amazon.com/config/latest/developerguide/conformance-packs.html",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/config_conformance_pack",
	},
}

func recorderRefs(page string) []string {
	return []string{page, "https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/config_configuration_recorder"}
}
