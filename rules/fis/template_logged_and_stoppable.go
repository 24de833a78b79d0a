package fis

import (
	"github.com/sekisho/sekisho/analyzer/is"
	"github.com/sekisho/sekisho/analyzer/model"
	"github.com/sekisho/sekisho/analyzer/rule"
	"github.com/sekisho/sekisho/rules/facts"
)

// TemplateLoggedAndStoppable keeps an experiment from doing more harm than it is meant to.
var TemplateLoggedAndStoppable = &rule.Rule{
	ID:       "fis-template-logged-and-stoppable",
	Title:    rule.T("Fault injection template writes logs and stops by an alarm", "障害注入テンプレートがログを記録し、アラームで停止する"),
	Why:      rule.T("An experiment breaks things on purpose. Without a stop condition it goes on when customers are hit, and without a log nobody knows what it did.", "実験は意図的に障害を起こします。停止条件がなければ顧客に影響が出ても続き、ログがなければ何をしたのかがわかりません。"),
	Fix:      rule.T("Add a stop_condition with source aws:cloudwatch:alarm, and a log_configuration block.", "source を aws:cloudwatch:alarm にした stop_condition と、log_configuration ブロックを追加してください。"),
	Severity: rule.Low,
	Since:    "0.1.0",
	Extra:    true,
	Types:    []string{"aws_fis_experiment_template"},
	Check:    is.Every(stoppable, is.NotEmpty("log_configuration")),
	Refs: []string{
		"https://docs.aws.amazon.com/fis/latest/userguide/stop-conditions.html",
		"https://docs.aws.amazon.com/fis/latest/userguide/monitoring-logging.html",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/fis_experiment_template",
	},
}

// stoppable requires that one of the stop conditions is an alarm.
func stoppable(_ *rule.Pass, t *model.Resource) rule.Result {
	sources := t.All("stop_condition[*].source")
	answers := []rule.Result{rule.Judge(model.No, "no stop_condition names an alarm", t.Value())}
	for _, v := range sources.List {
		if ok := v.OneOf("aws:cloudwatch:alarm"); ok != model.No {
			answers = append(answers, rule.Judge(ok, is.Saw(v), v))
		}
	}
	if sources.Complete != model.Yes {
		answers = append(answers, rule.Judge(model.Unknown, "which stop conditions there are is not known", sources.Stuck))
	}
	return facts.Any(answers...)
}
