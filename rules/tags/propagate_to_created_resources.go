package tags

import (
	"github.com/sekisho/sekisho/analyzer/is"
	"github.com/sekisho/sekisho/analyzer/model"
	"github.com/sekisho/sekisho/analyzer/rule"
	"github.com/sekisho/sekisho/rules/facts"
)

// PropagateToCreatedResources makes what services create for a resource tell whose it is, too.
var PropagateToCreatedResources = &rule.Rule{
	ID:        "tags-propagate-to-created-resources",
	Title:     rule.T("Tags reach the instances, volumes, tasks and snapshots that are created", "作成されるインスタンス、ボリューム、タスク、スナップショットにタグが付く"),
	Why:       rule.T("Snapshots and volumes hold the same data as what they come from. Without the tags nobody knows how secret they are, and cost and backup rules miss them.", "スナップショットやボリュームには元と同じデータがあります。タグがなければ機密区分がわからず、費用管理やバックアップの対象からも漏れます。"),
	Fix:       rule.T("Set propagate_at_launch, tag_specifications, volume_tags, propagate_tags, copy_tags_to_snapshot, recovery_point_tags or copy_tags, as the type has it. default_tags of the provider do not reach what services create.", "種類に応じて propagate_at_launch、tag_specifications、volume_tags、propagate_tags、copy_tags_to_snapshot、recovery_point_tags、copy_tags を指定してください。プロバイダーの default_tags は、サービスが作成するものには付きません。"),
	Severity:  rule.Low,
	Since:     "0.1.0",
	Extra:     true,
	ImpliedBy: []string{"rds-copy-tags-to-snapshots", "rds-cluster-copy-tags-to-snapshots", "autoscaling-group-tags-propagated"},
	Types:     []string{"aws_autoscaling_group", "aws_launch_template", "aws_instance", "aws_ecs_service", "aws_db_instance", "aws_rds_cluster", "aws_backup_plan", "aws_dlm_lifecycle_policy"},
	Check:     propagates,
	Refs: []string{
		"https://docs.aws.amazon.com/autoscaling/ec2/userguide/ec2-auto-scaling-tagging.html",
		"https://docs.aws.amazon.com/AmazonECS/latest/developerguide/ecs-using-tags.html",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/guides/resource-tagging",
	},
}

// propagates requires the argument that each type has for it.
func propagates(p *rule.Pass, r *model.Resource) rule.Result {
	each := func(path, missing string, judge func(model.Block) rule.Result) rule.Result {
		return facts.EveryBlock(r.Blocks(path), rule.Judge(model.No, missing, r.Value()), judge)
	}
	switch r.Addr.Type {
	case "aws_autoscaling_group":
		return each("tag", "there is no tag to pass on", func(b model.Block) rule.Result { return isTrue(b.Get("propagate_at_launch")) })
	case "aws_launch_template":
		return facts.All(specified(r, "instance"), specified(r, "volume"))
	case "aws_instance":
		return diskTags(r)
	case "aws_ecs_service":
		return is.OneOf("propagate_tags", "SERVICE", "TASK_DEFINITION")(p, r)
	case "aws_backup_plan":
		return each("rule", "the plan has no rule", func(b model.Block) rule.Result { return isSet(b.Get("recovery_point_tags")) })
	case "aws_dlm_lifecycle_policy":
		return each("policy_details.schedule", "the policy has no schedule", func(b model.Block) rule.Result { return isTrue(b.Get("copy_tags")) })
	}
	return is.True("copy_tags_to_snapshot")(p, r)
}

func isTrue(v model.Value) rule.Result { return rule.Judge(v.True(), is.Saw(v), v) }

func isSet(v model.Value) rule.Result { return rule.Judge(v.NotEmpty(), is.Saw(v), v) }

// specified requires tags for one type of what a launch template makes.
func specified(r *model.Resource, typ string) rule.Result {
	blocks := r.Blocks("tag_specifications")
	answers := []rule.Result{rule.Judge(model.No, "no tag_specifications are for "+typ, r.Value())}
	for _, b := range blocks.List {
		about, tags := b.Get("resource_type"), b.Get("tags")
		ok := about.OneOf(typ).And(tags.NotEmpty())
		if ok != model.No {
			answers = append(answers, rule.Judge(ok, "tag_specifications are for "+typ, b.Value(), about, tags))
		}
	}
	if blocks.Complete != model.Yes {
		answers = append(answers, rule.Judge(model.Unknown, "what tag_specifications are for is not known", blocks.Stuck))
	}
	return facts.Any(answers...)
}

// diskTags requires tags of the volumes that an instance starts with: of all together, or of each.
func diskTags(r *model.Resource) rule.Result {
	all := r.Get("volume_tags")
	whole := isSet(all)
	if all.Origin == model.Computed {
		whole.OK = model.No // what AWS reports was not asked for
	}
	root := isSet(r.Get("root_block_device.tags"))
	others := facts.EveryBlockAt(r, "ebs_block_device", "there are no other volumes", func(b model.Block) rule.Result { return isSet(b.Get("tags")) })
	if res := facts.Any(whole, facts.All(root, others)); res.OK != model.No {
		return res
	}
	return whole
}
