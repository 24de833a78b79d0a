package ssm

import (
	"slices"
	"strings"

	"github.com/zclconf/go-cty/cty"

	"github.com/sekisho/sekisho/analyzer/is"
	"github.com/sekisho/sekisho/analyzer/model"
	"github.com/sekisho/sekisho/analyzer/rule"
	"github.com/sekisho/sekisho/rules/facts"
)

// PatchAndInventoryManaged keeps known holes from staying open on machines.
var PatchAndInventoryManaged = &rule.Rule{
	ID:       "ssm-patch-and-inventory-managed",
	Title:    rule.T("Machines are patched by Systems Manager", "Systems Manager でインスタンスにパッチを適用している"),
	Why:      rule.T("New holes are used within days. Machines that somebody patches by hand are patched when somebody has time.", "新しい脆弱性は数日で悪用されます。手作業でのパッチ適用は、誰かの手が空いたときにしか行われません。"),
	Fix:      rule.T("Add an aws_ssm_association or a task of a maintenance window that runs AWS-RunPatchBaseline.", "AWS-RunPatchBaseline を実行する aws_ssm_association またはメンテナンスウィンドウのタスクを追加してください。"),
	Severity: rule.Low,
	Since:    "0.1.0",
	Extra:    true,
	Reads:    []string{associationType, taskType},
	Account: func(p *rule.Pass, prov *model.Provider) rule.Result {
		return facts.Declared(p.Graph, prov, facts.Here(prov), "nothing runs AWS-RunPatchBaseline", patches, associationType, taskType)
	},
	Refs: patchRefs("https://docs.aws.amazon.com/systems-manager/latest/userguide/patch-manager.html"),
}

// PatchingScheduled keeps each machine on the schedule by which others are patched.
var PatchingScheduled = &rule.Rule{
	ID:       "ssm-patching-scheduled",
	Title:    rule.T("Machine is a target of scheduled patching, with fixes approved in days", "インスタンスを定期パッチの対象とし、修正を数日で承認している"),
	Why:      rule.T("A machine that no target matches is never patched, and nobody notices. A baseline that approves fixes after a month leaves each hole open for that month.", "どの対象にも当てはまらないインスタンスは、気付かれないままパッチが適用されません。承認が 1 か月後では、その間は脆弱性が残ります。"),
	Fix:      rule.T("Give the machine the tag that the targets of the association or maintenance window name, and set approve_after_days to 7 or less.", "関連付けやメンテナンスウィンドウの対象に指定したタグをインスタンスに付け、approve_after_days を 7 以下にしてください。"),
	Severity: rule.Medium,
	Since:    "0.1.0",
	Params: []rule.Param{
		{Name: "patch_days", Default: cty.NumberIntVal(7), About: rule.T("after how many days at most fixes are approved", "修正を承認するまでの最大の日数")},
		{Name: "immutable_tag", Default: cty.StringVal("Fleet"), About: rule.T("the tag that says, with the value immutable, that a machine is replaced instead of patched", "値が immutable のとき、パッチの代わりに入れ替えるインスタンスであることを示すタグ")},
	},
	Types: []string{"aws_instance", baselineType},
	Reads: []string{associationType, taskType, windowType, windowTargetType},
	When: func(p *rule.Pass, r *model.Resource) model.Tri {
		if r.Addr.Type == baselineType {
			return model.Yes
		}
		// Machines of a configuration that says nothing of patching are patched from another one.
		runs := model.No
		for _, typ := range []string{associationType, taskType} {
			for _, o := range p.Graph.Of(typ) {
				runs = runs.Or(patches(o).OK.And(facts.Beside(r)(o)))
			}
		}
		if runs == model.No {
			return model.No
		}
		return runs.And(facts.Tag(r, p.Param("immutable_tag").AsString()).OneOf("immutable").Not())
	},
	Check: func(p *rule.Pass, r *model.Resource) rule.Result {
		if r.Addr.Type == baselineType {
			return facts.EveryBlockAt(r, "approval_rule", "fixes are approved by name", func(b model.Block) rule.Result {
				days, until := b.Get("approve_after_days"), b.Get("approve_until_date")
				ok := days.AtMost(p.Int("patch_days")).And(days.Set())
				if days.Set() == model.No {
					return rule.Judge(until.NotEmpty().Not(), is.Saw(until), until) // fixes after the date stay out
				}
				return rule.Judge(ok, is.Saw(days), days)
			})
		}
		none := rule.Judge(model.No, "no target of patching matches "+r.Address(), r.Value())
		var list []rule.Result
		for _, typ := range []string{associationType, taskType} {
			list = append(list, facts.One(p.Graph, typ, facts.Beside(r), none, func(o *model.Resource) rule.Result {
				target := targeted(p, o, r)
				res := facts.All(patches(o), windowOpen(p, o), target)
				switch res.OK {
				case model.No:
					return none
				case model.Yes:
					res.Message = target.Message
				case model.Unknown:
				}
				return res
			}))
		}
		return facts.Primary(facts.Any(list...), r.Value())
	},
	Refs: patchRefs("https://docs.aws.amazon.com/systems-manager/latest/userguide/maintenance-windows.html"),
}

// FleetManaged keeps a list of what is on machines, and keeps them as they should be.
var FleetManaged = &rule.Rule{
	ID:       "ssm-fleet-managed",
	Title:    rule.T("Inventory is collected, and agents are kept up to date", "インベントリを収集し、エージェントを最新に保っている"),
	Why:      rule.T("When a hole in a library is published, the inventory tells which machines have it. An old agent reports nothing.", "ライブラリの脆弱性が公開されたとき、該当するインスタンスが分かるのはインベントリだけです。古いエージェントは何も報告しません。"),
	Fix:      rule.T("Add scheduled associations of AWS-GatherSoftwareInventory and AWS-UpdateSSMAgent, and an aws_ssm_resource_data_sync.", "AWS-GatherSoftwareInventory と AWS-UpdateSSMAgent の定期的な関連付けと、aws_ssm_resource_data_sync を追加してください。"),
	Severity: rule.Low,
	Since:    "0.1.0",
	Extra:    true,
	Reads:    []string{associationType, "aws_ssm_resource_data_sync"},
	Account: func(p *rule.Pass, prov *model.Provider) rule.Result {
		here := facts.Here(prov)
		place := facts.First(p.Graph, prov, associationType, "aws_ssm_resource_data_sync")
		scheduled := func(document, what string) rule.Result {
			none := rule.Judge(model.No, "nothing "+what, place)
			return facts.One(p.Graph, associationType, here, none, func(r *model.Resource) rule.Result {
				name, when := r.Get("name"), r.Get("schedule_expression")
				switch names(name, document) {
				case model.No:
					return none
				case model.Unknown:
					return rule.Judge(model.Unknown, none.Message, name)
				case model.Yes:
				}
				return rule.Judge(when.NotEmpty(), is.Saw(when), when)
			})
		}
		inventory, agent := scheduled("AWS-GatherSoftwareInventory", "collects the inventory on a schedule"), scheduled("AWS-UpdateSSMAgent", "updates the agent on a schedule")
		sync := facts.One(p.Graph, "aws_ssm_resource_data_sync", here, rule.Judge(model.No, "no aws_ssm_resource_data_sync keeps the inventory", place), func(r *model.Resource) rule.Result {
			return rule.Judge(model.Yes, r.Address()+" keeps the inventory", r.Value())
		})
		if inventory.OK == model.No && agent.OK == model.No && sync.OK == model.No {
			return facts.Silent(prov, "nothing keeps an inventory of machines")
		}
		return facts.Parts(inventory, agent, sync)
	},
	Refs: []string{
		"https://docs.aws.amazon.com/systems-manager/latest/userguide/systems-manager-inventory.html",
		"https://docs.aws.amazon.com/systems-manager/latest/userguide/state-manager-update-ssm-agent-cli.html",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/ssm_association",
	},
}

const (
	associationType  = "aws_ssm_association"
	baselineType     = "aws_ssm_patch_baseline"
	taskType         = "aws_ssm_maintenance_window_task"
	windowType       = "aws_ssm_maintenance_window"
	windowTargetType = "aws_ssm_maintenance_window_target"
)

func patchRefs(page string) []string {
	return []string{
		page,
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/ssm_association",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/ssm_maintenance_window_task",
	}
}

// names tells whether a value is the name or the ARN of a document that AWS provides.
func names(v model.Value, document string) model.Tri {
	return v.Matches(func(text string) bool { return text == document || strings.HasSuffix(text, "document/"+document) })
}

// patches tells whether an association or a task runs the patch baseline, to install what is missing.
func patches(r *model.Resource) rule.Result {
	path, parameters := "name", r.Get("parameters.Operation")
	if r.Addr.Type == taskType {
		path = "task_arn"
		parameters = operation(r)
	}
	v := r.Get(path)
	ok := model.Any(names(v, "AWS-RunPatchBaseline"), names(v, "AWS-RunPatchBaselineAssociation"), names(v, "AWS-RunPatchBaselineWithHooks"))
	install := parameters.Matches(func(text string) bool { return strings.Contains(text, "Install") })
	return rule.Judge(ok.And(install), r.Address()+" installs patches", v, parameters).Because("whether " + r.Address() + " installs patches is not known")
}

// operation is the parameter of a task that says whether patches are installed or only looked for.
func operation(task *model.Resource) model.Value {
	blocks := task.Blocks("task_invocation_parameters.run_command_parameters.parameter")
	for _, b := range blocks.List {
		switch name := b.Get("name"); name.OneOf("Operation") {
		case model.Yes:
			if list := b.All("values[*]").List; len(list) == 1 {
				return list[0]
			}
			return b.Get("values")
		case model.Unknown:
			return name
		case model.No:
		}
	}
	return task.Get("task_invocation_parameters.run_command_parameters.parameter")
}

// windowOpen tells whether the maintenance window of a task is on. An association needs none.
func windowOpen(p *rule.Pass, r *model.Resource) rule.Result {
	yes := rule.Judge(model.Yes, "the window is on", r.Value())
	if r.Addr.Type != taskType {
		return yes
	}
	windows := p.Graph.At(r).Follow("window_id", windowType)
	if id := r.Get("window_id"); id.Known() && len(windows.To)+len(windows.Maybe) == 0 {
		return yes // it is in another configuration
	}
	return facts.Every(windows, "the window is on", "whether the window is on is not known", func(w *model.Resource) rule.Result {
		return is.NotFalse("enabled")(p, w)
	})
}

// targeted tells whether the targets of an association or a task take in an instance.
func targeted(p *rule.Pass, r, instance *model.Resource) rule.Result {
	if r.Addr.Type == associationType {
		if id := r.Get("instance_id"); id.NotEmpty() == model.Yes && id.Origin != model.Computed {
			return holds(p, []model.Value{id}, instance)
		}
	}
	blocks := r.Blocks("targets")
	list := []rule.Result{rule.Judge(model.No, "no target of "+r.Address()+" matches", r.Value())}
	for _, b := range blocks.List {
		key := b.Get("key")
		if key.OneOf("WindowTargetIds") == model.Yes {
			list = append(list, facts.Some(p.Graph.At(r).Follow("targets[*].values[*]", windowTargetType), list[0], func(t *model.Resource) rule.Result {
				return targeted(p, t, instance)
			}))
			continue
		}
		list = append(list, matches(p, b, instance))
	}
	if blocks.Complete != model.Yes {
		list = append(list, rule.Judge(model.Unknown, "which targets "+r.Address()+" has is not known", blocks.Stuck))
	}
	return facts.Any(list...)
}

// matches tells whether one target takes in an instance: by its id or by a tag.
func matches(p *rule.Pass, b model.Block, instance *model.Resource) rule.Result {
	key, values := b.Get("key"), b.All("values[*]")
	text, known := key.Text()
	open := rule.Judge(model.Unknown, "whether the target takes in the instance is not known", key).Because("what " + key.At() + " names is not known")
	if values.Complete != model.Yes {
		return open.Because(values.Stuck.Reason())
	}
	tag, tagged := strings.CutPrefix(text, "tag:")
	switch {
	case !known:
		return open
	case tagged:
		own := facts.Tag(instance, tag)
		ok := model.No
		for _, v := range values.List {
			if want, is := v.Text(); is {
				ok = ok.Or(own.OneOf(want))
			} else {
				ok = ok.Or(own.NotEmpty().And(model.Unknown))
			}
		}
		return rule.Judge(ok, "the tag "+tag+" is "+own.String(), key, own)
	case text == "InstanceIds":
		return holds(p, values.List, instance)
	}
	return open // a resource group, or a tag whatever its value
}

// holds tells whether one of the ids is that of an instance, or stands for all.
func holds(p *rule.Pass, ids []model.Value, instance *model.Resource) rule.Result {
	ok := model.No
	for _, v := range ids {
		switch {
		case v.OneOf("*") == model.Yes || facts.Target(p.Graph, v, "aws_instance") == instance:
			return rule.Judge(model.Yes, "the instance is named", v)
		case facts.Target(p.Graph, v, "aws_instance") == nil && (!v.Known() || !instance.Get("id").Present()):
			ok = model.Unknown
		}
	}
	return rule.Judge(ok, "the instance is not named", append(slices.Clone(ids), instance.Value())...).Because("which instances are named is not known")
}
