package eventbridge

import (
	"strings"

	"github.com/sekisho/sekisho/analyzer/model"
	"github.com/sekisho/sekisho/analyzer/rule"
	"github.com/sekisho/sekisho/rules/facts"
)

// TriggersRepairWorkflow brings a system back before somebody is awake.
var TriggersRepairWorkflow = &rule.Rule{
	ID:       "eventbridge-triggers-repair-workflow",
	Title:    rule.T("An alarm or event starts a repair", "アラームやイベントから復旧処理を起動している"),
	Why:      rule.T("Known faults have known repairs. What a person has to do by hand, at night, takes long and goes wrong.", "既知の障害には決まった復旧手順があります。夜間に人手で行えば、時間がかかり、間違いも起きます。"),
	Fix:      rule.T("Let an EventBridge rule on alarms, aws.health or the state of instances, or an alarm action, start a state machine, a function or an SSM Automation document.", "アラーム、aws.health、インスタンスの状態変化の EventBridge ルール、またはアラームアクションから、ステートマシン、関数、SSM オートメーションドキュメントを起動してください。"),
	Severity: rule.Low,
	Since:    "0.1.0",
	Extra:    true,
	Global:   true,
	Reads:    repairReads,
	Account:  repairStarted,
	Refs: []string{
		"https://docs.aws.amazon.com/systems-manager/latest/userguide/running-automations-event-bridge.html",
		"https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/alarm-actions.html",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/cloudwatch_event_target",
	},
}

const documentType = "aws_ssm_document"

var repairReads = []string{
	"aws_cloudwatch_event_rule", "aws_cloudwatch_event_target", "aws_cloudwatch_metric_alarm", documentType, "aws_ssm_maintenance_window_task",
	"aws_ssm_association", "aws_config_remediation_configuration", "aws_sfn_state_machine", "aws_lambda_function",
}

// starts are the arguments, besides targets of rules and actions of alarms, that start an automation document.
var starts = [...]struct{ typ, path string }{
	{"aws_ssm_maintenance_window_task", "task_arn"}, {"aws_config_remediation_configuration", "target_id"}, {"aws_ssm_association", "name"},
}

func repairStarted(p *rule.Pass, prov *model.Provider) rule.Result {
	var answers []rule.Result
	here := facts.InAccount(prov)
	say := func(ok model.Tri, r *model.Resource, v model.Value) {
		if r.Exists == model.Unknown {
			ok = ok.And(model.Unknown)
		}
		if ok = ok.And(here(r)); ok != model.No {
			answers = append(answers, rule.Judge(ok, r.Address()+" starts a repair", v).Because("whether "+r.Address()+" starts a repair is not known"))
		}
	}
	for _, r := range p.Graph.Of("aws_cloudwatch_event_target") {
		v := r.Get("arn")
		if ok := repairs(v); ok != model.No {
			say(ok.And(onTrouble(p, r)), r, v)
		}
	}
	for _, r := range p.Graph.Of("aws_cloudwatch_metric_alarm") {
		list := r.All("alarm_actions[*]")
		for _, v := range list.List {
			say(repairs(v), r, v)
		}
		if list.Complete != model.Yes {
			say(model.Unknown, r, list.Stuck)
		}
	}
	for _, s := range starts {
		for _, r := range p.Graph.Of(s.typ) {
			v := r.Get(s.path)
			ok := model.No
			if to := facts.Target(p.Graph, v, documentType); to != nil {
				ok = to.Get("document_type").OneOf("Automation")
			} else if s.typ == "aws_ssm_maintenance_window_task" {
				ok = r.Get("task_type").OneOf("AUTOMATION")
			} else if s.typ == "aws_config_remediation_configuration" {
				ok = r.Get("target_type").OneOf("SSM_DOCUMENT")
			}
			say(ok, r, v)
		}
	}
	res := facts.Any(answers...)
	if len(answers) > 0 && res.OK != model.No {
		return res
	}
	if complete, gaps := p.Graph.Complete(); complete != model.Yes {
		return rule.Judge(model.Unknown, "whether anything starts a repair is not known", gaps...)
	}
	for _, d := range p.Graph.Of(documentType) {
		if ok := model.All(here(d), d.Get("document_type").OneOf("Automation")); ok != model.No {
			if d.Exists == model.Unknown {
				ok = model.Unknown
			}
			return rule.Judge(ok.Not(), "nothing starts "+d.Address(), d.Value()).Because("whether " + d.Address() + " is a repair is not known")
		}
	}
	return facts.Silent(prov, "nothing here is about repairs")
}

// repairs tells whether what a value names can act: a state machine, a function or an automation.
func repairs(v model.Value) model.Tri {
	if text, ok := v.Text(); ok {
		parts := strings.Split(text, ":")
		return model.Of(len(parts) > 3 && parts[0] == "arn" && (parts[2] == "states" || parts[2] == "lambda" || parts[2] == "ssm"))
	}
	if v.Inferred() || len(v.Outcomes()) > 1 {
		return model.Unknown
	}
	if pieces := v.Pieces(); len(pieces) > 0 {
		text, _ := pieces[0].Text()
		for _, service := range []string{"arn:aws:states:", "arn:aws:lambda:", "arn:aws:ssm:"} {
			if strings.HasPrefix(text, service) {
				return model.Yes
			}
		}
	}
	for _, s := range v.Sources() {
		if s.Kind != model.FromResource || s.Resource == nil || s.Derived {
			return model.Unknown
		}
		switch s.Resource.Addr.Type {
		case "aws_sfn_state_machine", "aws_lambda_function":
			return model.Yes
		case documentType:
			return s.Resource.Get("document_type").OneOf("Automation")
		}
		if s.Resource.Addr.Mode == model.Managed {
			return model.No
		}
	}
	return model.Unknown
}

// onTrouble tells whether the rule of a target is on and about an alarm, the health of AWS, or an instance that changes its
// state.
func onTrouble(p *rule.Pass, target *model.Resource) model.Tri {
	r := facts.Target(p.Graph, target.Get("rule"), "aws_cloudwatch_event_rule")
	if r == nil {
		return model.Unknown
	}
	pattern := r.Get("event_pattern")
	if pattern.NotEmpty() == model.No {
		return model.No
	}
	on := r.Get("state").OneOf("DISABLED").Not()
	about := facts.JudgeJSON(pattern, func(doc model.Value) rule.Result {
		ok := model.No
		list := facts.Member(doc, "source").Elements()
		for _, v := range list.List {
			ok = ok.Or(v.OneOf("aws.cloudwatch", "aws.health", "aws.ec2"))
		}
		return rule.Result{OK: ok.Or(list.Complete.Not())}
	})
	return on.And(about.OK)
}
