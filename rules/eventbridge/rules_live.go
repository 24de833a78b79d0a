package eventbridge

import (
	"github.com/zclconf/go-cty/cty"

	"github.com/sekisho/sekisho/analyzer/is"
	"github.com/sekisho/sekisho/analyzer/model"
	"github.com/sekisho/sekisho/analyzer/rule"
	"github.com/sekisho/sekisho/rules/facts"
)

// RulesLive keeps jobs and warnings from having been off for months.
var RulesLive = &rule.Rule{
	ID:       "eventbridge-rules-live",
	Title:    rule.T("Event rule or schedule is on and has a target", "イベントルールやスケジュールが有効で、ターゲットがある"),
	Why:      rule.T("A rule that is off, or leads nowhere, looks in the code as if the job were done.", "無効なルールやターゲットのないルールも、コードの上では仕事をしているように見えます。"),
	Fix:      rule.T("Remove state DISABLED and add an aws_cloudwatch_event_target, or delete the rule.", "state の DISABLED を外して aws_cloudwatch_event_target を追加するか、ルールを削除してください。"),
	Severity: rule.Low,
	Since:    "0.1.0",
	Params: []rule.Param{
		{Name: "strict", Default: cty.False, About: rule.T("require that each target has a dead-letter queue", "各ターゲットにデッドレターキューも求める")},
	},
	Types: []string{"aws_cloudwatch_event_rule", "aws_scheduler_schedule"},
	Reads: []string{"aws_cloudwatch_event_target"},
	Check: ruleLive,
	Refs: []string{
		"https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-rules.html",
		"https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-rule-dlq.html",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/cloudwatch_event_rule",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/scheduler_schedule",
	},
}

// ruleLive requires that a rule is on and has a target, or that a schedule is on.
func ruleLive(p *rule.Pass, r *model.Resource) rule.Result {
	state := r.Get("state")
	on := rule.Judge(state.OneOf("DISABLED").Not(), is.Saw(state), state)
	if r.Addr.Type == "aws_scheduler_schedule" {
		if p.Bool("strict") {
			return facts.All(on, keeps(r, "target.dead_letter_config.arn"))
		}
		return on
	}
	old := r.Get("is_enabled")
	on = facts.All(on, rule.Judge(old.True().Or(old.Set().Not()), is.Saw(old), old))
	targets := p.Graph.At(r).Into("aws_cloudwatch_event_target", "rule")
	led := rule.Arrives(targets, r.Address()+" is on and has a target", "no aws_cloudwatch_event_target names "+r.Address(), r.Value())
	if !p.Bool("strict") || led.OK != model.Yes {
		return facts.All(on, led)
	}
	return facts.All(on, rule.Every(targets, led.Message, func(t *model.Resource) rule.Result { return keeps(t, "dead_letter_config.arn") }))
}

// keeps requires a queue for what could not be delivered.
func keeps(r *model.Resource, path string) rule.Result {
	v := r.Get(path)
	return rule.Judge(v.NotEmpty(), is.Saw(v), v)
}
