package autoscaling

import (
	"strings"

	"github.com/zclconf/go-cty/cty"

	"github.com/sekisho/sekisho/analyzer/is"
	"github.com/sekisho/sekisho/analyzer/model"
	"github.com/sekisho/sekisho/analyzer/rule"
	"github.com/sekisho/sekisho/rules/facts"
)

// GroupUsesLaunchTemplate keeps groups on what AWS still improves.
var GroupUsesLaunchTemplate = &rule.Rule{
	ID:       "autoscaling-group-uses-launch-template",
	Title:    rule.T("Auto Scaling group uses a launch template", "Auto Scaling グループで起動テンプレートを使っている"),
	Why:      rule.T("Launch configurations get no new features, cannot be changed, and new accounts cannot make them any more.", "起動設定には新機能が追加されず、変更もできません。新しいアカウントでは作成もできなくなっています。"),
	Fix:      rule.T("Move the settings into an aws_launch_template and name it in launch_template or mixed_instances_policy.", "設定を aws_launch_template に移し、launch_template または mixed_instances_policy で指定してください。"),
	Severity: rule.Low,
	Since:    "0.1.0",
	Types:    groups,
	Check:    is.Some("launch_template", "mixed_instances_policy"),
	Refs: []string{
		"https://docs.aws.amazon.com/securityhub/latest/userguide/autoscaling-controls.html#autoscaling-9",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/autoscaling_group",
	},
}

// GroupMultipleInstanceTypes lets a group grow when one type of instance is sold out.
var GroupMultipleInstanceTypes = &rule.Rule{
	ID:       "autoscaling-group-multiple-instance-types",
	Title:    rule.T("Auto Scaling group uses several instance types", "Auto Scaling グループで複数のインスタンスタイプを使っている"),
	Why:      rule.T("When a zone has no more instances of the one type, a group cannot replace what it lost.", "ゾーンでそのタイプの空きがなくなると、グループは失ったインスタンスを補充できません。"),
	Fix:      rule.T("Add overrides with two or more instance types, or instance_requirements, to mixed_instances_policy.", "mixed_instances_policy の override に 2 つ以上のインスタンスタイプか instance_requirements を指定してください。"),
	Severity: rule.Low,
	Since:    "0.1.0",
	Extra:    true,
	Types:    groups,
	Check: func(p *rule.Pass, r *model.Resource) rule.Result {
		const override = "mixed_instances_policy.launch_template.override"
		return facts.Any(is.Several(2, override)(p, r), is.Some(override+".instance_requirements")(p, r))
	},
	Refs: []string{
		"https://docs.aws.amazon.com/securityhub/latest/userguide/autoscaling-controls.html#autoscaling-6",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/autoscaling_group",
	},
}

// GroupMultipleAZ lets the loss of one zone pass unnoticed.
var GroupMultipleAZ = &rule.Rule{
	ID:       "autoscaling-group-multiple-az",
	Title:    rule.T("Auto Scaling group spans two or more zones", "Auto Scaling グループが複数のゾーンにまたがっている"),
	Why:      rule.T("A group in one zone is gone with that zone, and cannot start anything elsewhere.", "1 つのゾーンにしかないグループは、そのゾーンとともに停止し、ほかで起動することもできません。"),
	Fix:      rule.T("List subnets of two or more zones in vpc_zone_identifier.", "vpc_zone_identifier に 2 つ以上のゾーンのサブネットを指定してください。"),
	Severity: rule.Medium,
	Since:    "0.1.0",
	Types:    groups,
	Reads:    []string{"aws_subnet", "aws_default_subnet"},
	Check: func(p *rule.Pass, r *model.Resource) rule.Result {
		named := r.Get("vpc_zone_identifier")
		if facts.LeftToAWS(named) || named.NotEmpty() == model.No {
			return is.Several(2, "availability_zones")(p, r)
		}
		return facts.SpansZones(facts.Subnet(p.Graph.At(r), "vpc_zone_identifier"), named)
	},
	Refs: []string{
		"https://docs.aws.amazon.com/securityhub/latest/userguide/autoscaling-controls.html#autoscaling-2",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/autoscaling_group",
	},
}

// GroupMinimumTwo keeps one instance running while another is replaced.
var GroupMinimumTwo = &rule.Rule{
	ID:       "autoscaling-group-minimum-two",
	Title:    rule.T("Auto Scaling group keeps at least two instances and can grow", "Auto Scaling グループが 2 台以上を維持し、増やす余地もある"),
	Why:      rule.T("A group with one instance is down whenever that one is replaced; one that cannot grow falls over with the load.", "1 台だけのグループは、その 1 台を交換するたびに停止します。増やせないグループは負荷に耐えられません。"),
	Fix:      rule.T("Set min_size to 2 or more and max_size above it. Tag what is no production with its environment.", "min_size を 2 以上、max_size をそれより大きくしてください。本番以外のグループには環境のタグを付けてください。"),
	Severity: rule.Medium,
	Since:    "0.1.0",
	Params: []rule.Param{
		{Name: "environment_patterns", Default: cty.ListVal([]cty.Value{cty.StringVal("production=prod|prd"), cty.StringVal("test=stg|stag|dev|test|sandbox|qa"), cty.StringVal("batch=batch")}), About: rule.T("environments, and how words in the Environment or Name tag of their groups begin; all but production may have one instance", "環境と、そのグループの Environment または Name タグに含まれる語の書き出し。本番以外は 1 台でもよい")},
	},
	Types: groups,
	Check: func(p *rule.Pass, r *model.Resource) rule.Result {
		low, high := r.Get("min_size"), r.Get("max_size")
		enough := rule.Judge(low.AtLeast(2), is.Saw(low)+"; at least 2 are required", low)
		grows := rule.Judge(facts.Less(low, high), is.Saw(high)+", and "+is.Saw(low), high, low)
		res := facts.All(enough, grows, baseOnDemand(r))
		class, told := facts.Environment(r, p.Strings("environment_patterns"))
		switch {
		case res.OK == model.Yes:
		case told != model.Yes:
			res.OK = model.Unknown
			res = res.Because("which environment " + r.Address() + " belongs to is not known")
		case class != "" && class != "production":
			return rule.Judge(model.Yes, "its tags say that it is no production: "+class, low)
		}
		return res
	},
	Refs: []string{
		"https://docs.aws.amazon.com/autoscaling/ec2/userguide/asg-capacity-limits.html",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/autoscaling_group",
	},
}

// SuspendedProcessesFitRole keeps a group repairing itself.
var SuspendedProcessesFitRole = &rule.Rule{
	ID:       "autoscaling-suspended-processes-fit-role",
	Title:    rule.T("Auto Scaling group may repair itself; a stateful one does not move instances", "Auto Scaling グループの自己修復を止めず、状態を持つ場合はゾーン間の再配置を止めている"),
	Why:      rule.T("A suspended process is easily forgotten: the group then leaves dead instances in place, or replaces ones that hold data.", "停止したプロセスは忘れられがちです。異常なインスタンスが放置されたり、データを持つインスタンスが入れ替えられたりします。"),
	Fix:      rule.T("Remove Launch, Terminate, HealthCheck and ReplaceUnhealthy from suspended_processes; add AZRebalance where instances hold state.", "suspended_processes から Launch、Terminate、HealthCheck、ReplaceUnhealthy を外し、インスタンスが状態を持つ場合は AZRebalance を加えてください。"),
	Severity: rule.Medium,
	Since:    "0.1.0",
	Params: []rule.Param{
		{Name: "stateful_tag", Default: cty.StringVal("State=stateful"), About: rule.T("tag of groups whose instances hold state", "インスタンスが状態を持つグループに付けるタグ")},
	},
	Types: groups,
	Check: func(p *rule.Pass, r *model.Resource) rule.Result {
		repairs := is.NoneOf("suspended_processes[*]", "Launch", "Terminate", "HealthCheck", "ReplaceUnhealthy")(p, r)
		stays := facts.AnyValue(r, "suspended_processes[*]", "it holds state, and AZRebalance is not suspended", func(v model.Value) model.Tri {
			return v.OneOf("AZRebalance")
		})
		key, _, _ := strings.Cut(p.Param("stateful_tag").AsString(), "=")
		tag := facts.AnyTag(r, key)
		stateless := rule.Judge(facts.Tagged(r, p.Param("stateful_tag").AsString()).Not(), "", tag)
		if stateless.OK == model.Yes || repairs.OK == model.No {
			return repairs
		}
		rest := facts.Any(stays, stateless)
		if rest.Message == "" {
			rest.Message = stays.Message
		}
		return facts.All(repairs, rest)
	},
	Refs: []string{
		"https://docs.aws.amazon.com/autoscaling/ec2/userguide/as-suspend-resume-processes.html",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/autoscaling_group",
	},
}

// GroupTagsPropagated lets everybody tell whose instance it is.
var GroupTagsPropagated = &rule.Rule{
	ID:       "autoscaling-group-tags-propagated",
	Title:    rule.T("Auto Scaling group tags what it launches", "Auto Scaling グループが起動したものにタグを付けている"),
	Why:      rule.T("Default tags of the provider do not reach what a group launches: such instances have no owner, no cost centre and no class.", "プロバイダーの default_tags はグループが起動したものには付きません。所有者も費用負担先も分類も分からないインスタンスになります。"),
	Fix:      rule.T("Add tag blocks with propagate_at_launch true.", "propagate_at_launch を true にした tag ブロックを追加してください。"),
	Severity: rule.Low,
	Since:    "0.1.0",
	Extra:    true,
	Types:    groups,
	Check: func(_ *rule.Pass, r *model.Resource) rule.Result {
		none := rule.Judge(model.No, "no tag is given to what it launches", r.Value())
		return facts.AnyBlock(r.Blocks("tag"), none, func(b model.Block) rule.Result {
			v := b.Get("propagate_at_launch")
			return rule.Judge(v.True(), is.Saw(v), v)
		})
	},
	Refs: []string{
		"https://docs.aws.amazon.com/autoscaling/ec2/userguide/ec2-auto-scaling-tagging.html",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/autoscaling_group",
	},
}

// GroupELBHealthCheck replaces instances that run, but do not answer.
var GroupELBHealthCheck = &rule.Rule{
	ID:       "autoscaling-group-elb-health-check",
	Title:    rule.T("Load-balanced Auto Scaling group asks the load balancer for health", "負荷分散している Auto Scaling グループで ELB のヘルスチェックを使っている"),
	Why:      rule.T("By the status of the machine alone, an instance whose application hangs stays in the group for ever.", "マシンの状態だけで判断すると、アプリケーションが応答しないインスタンスがグループに残り続けます。"),
	Fix:      rule.T("Set health_check_type to ELB.", "health_check_type を ELB にしてください。"),
	Severity: rule.Low,
	Since:    "0.1.0",
	Extra:    true,
	Types:    groups,
	Reads:    []string{"aws_autoscaling_attachment"},
	When: func(p *rule.Pass, r *model.Resource) model.Tri {
		out := p.Graph.At(r).Into("aws_autoscaling_attachment", "autoscaling_group_name").Exists()
		for _, path := range []string{"target_group_arns", "load_balancers", "traffic_source"} {
			if v := r.Get(path); !facts.LeftToAWS(v) {
				out = out.Or(v.NotEmpty())
			}
		}
		return out
	},
	Check: is.Said("health_check_type", model.No, func(v model.Value) model.Tri {
		return v.Matches(func(s string) bool { return strings.Contains(s, "ELB") || strings.Contains(s, "VPC_LATTICE") })
	}),
	Refs: []string{
		"https://docs.aws.amazon.com/securityhub/latest/userguide/autoscaling-controls.html#autoscaling-1",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/autoscaling_group",
	},
}

var groups = []string{"aws_autoscaling_group"}

// baseOnDemand requires of a group that uses Spot instances that it keeps at least one that AWS does not take away.
func baseOnDemand(r *model.Resource) rule.Result {
	const distribution = "mixed_instances_policy.instances_distribution."
	base, share := r.Get(distribution+"on_demand_base_capacity"), r.Get(distribution+"on_demand_percentage_above_base_capacity")
	spot := is.SaidIn(share, model.Yes, func(v model.Value) model.Tri { return v.AtLeast(100) })
	return facts.Any(is.SaidIn(base, model.No, func(v model.Value) model.Tri { return v.AtLeast(1) }), spot)
}
