package dms

import (
	"github.com/sekisho/sekisho/analyzer/is"
	"github.com/sekisho/sekisho/analyzer/model"
	"github.com/sekisho/sekisho/analyzer/rule"
	"github.com/sekisho/sekisho/rules/facts"
)

// TaskLogging keeps a record of what was moved, and of what was lost on the way.
var TaskLogging = &rule.Rule{
	ID:       "dms-task-logging",
	Title:    rule.T("DMS task logs what it reads and what it writes", "DMS タスクで移行元と移行先の処理をログに記録している"),
	Why:      rule.T("Rows that the target refuses are skipped without a word. Without the logs of both sides nobody can tell whether the copy is complete.", "移行先が拒否した行は黙って飛ばされます。両側のログがなければ、コピーが完全かどうか誰にも分かりません。"),
	Fix:      rule.T("Set Logging.EnableLogging to true in replication_task_settings, and leave the severity of SOURCE_CAPTURE, SOURCE_UNLOAD, TARGET_APPLY and TARGET_LOAD at LOGGER_SEVERITY_DEFAULT or finer.", "replication_task_settings の Logging.EnableLogging を true にし、SOURCE_CAPTURE、SOURCE_UNLOAD、TARGET_APPLY、TARGET_LOAD の重大度を LOGGER_SEVERITY_DEFAULT 以上の詳しさにしてください。"),
	Severity: rule.Low,
	Since:    "0.1.0",
	Extra:    true,
	Types:    []string{"aws_dms_replication_task"},
	Check: func(_ *rule.Pass, task *model.Resource) rule.Result {
		v := task.Get("replication_task_settings")
		none := rule.Judge(model.No, is.Saw(v)+": tasks log nothing unless they are told to", v)
		return facts.JudgeParts(v, none, func(settings facts.Part) rule.Result {
			on := settings.Get("Logging", "EnableLogging")
			enabled := rule.Judge(on.True(), is.Saw(on.Value), on.Value)
			return facts.All(enabled, facts.EveryItem(settings.Get("Logging", "LogComponents"), "every component logs as by default", fineEnough))
		})
	},
	Refs: []string{
		"https://docs.aws.amazon.com/dms/latest/userguide/CHAP_Tasks.CustomizingTasks.TaskSettings.Logging.html",
		"https://docs.aws.amazon.com/securityhub/latest/userguide/dms-controls.html#dms-7",
		"https://docs.aws.amazon.com/securityhub/latest/userguide/dms-controls.html#dms-8",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/dms_replication_task",
	},
}

// fineEnough requires that a component which reads or writes rows logs at least what it does by default.
func fineEnough(component facts.Part) rule.Result {
	id, severity := component.Get("Id"), component.Get("Severity")
	matters := id.OneOf("SOURCE_CAPTURE", "SOURCE_UNLOAD", "TARGET_APPLY", "TARGET_LOAD")
	fine := severity.OneOf("LOGGER_SEVERITY_DEFAULT", "LOGGER_SEVERITY_DEBUG", "LOGGER_SEVERITY_DETAILED_DEBUG").Or(severity.Set().Not())
	return rule.Judge(matters.Not().Or(fine), is.Saw(severity.Value), severity.Value, id.Value)
}
