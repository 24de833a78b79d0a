package backup

import (
	"slices"

	"github.com/sekisho/sekisho/analyzer/model"
	"github.com/sekisho/sekisho/analyzer/rule"
	"github.com/sekisho/sekisho/rules/facts"
)

// FailuresNotified tells somebody that a backup failed while there is still an older one.
var FailuresNotified = &rule.Rule{
	ID:       "backup-failures-notified",
	Title:    rule.T("Failed backups notify somebody", "バックアップの失敗を通知している"),
	Why:      rule.T("Backups fail quietly: a changed key or permission is enough. Without a notification it is found when one is needed.", "バックアップは、鍵や権限の変更だけで静かに失敗します。通知がなければ、必要になったときに初めて気付きます。"),
	Fix:      rule.T("Add an aws_backup_vault_notifications with BACKUP_JOB_COMPLETED and COPY_JOB_FAILED and a topic that somebody subscribed to, or an EventBridge rule on aws.backup with a target.", "BACKUP_JOB_COMPLETED と COPY_JOB_FAILED を、購読者のいるトピックに送る aws_backup_vault_notifications か、aws.backup の EventBridge ルールとターゲットを追加してください。"),
	Severity: rule.Medium,
	Since:    "0.1.0",
	Types:    []string{vaultType},
	Reads:    slices.Concat([]string{planType, notificationType}, facts.RouteTypes, facts.AlarmTypes),
	When: func(p *rule.Pass, v *model.Resource) model.Tri {
		return p.Graph.At(v).Into(planType, "rule[*].target_vault_name").Exists()
	},
	Check: failuresNotified,
	Refs: []string{
		"https://docs.aws.amazon.com/aws-backup/latest/devguide/backup-notifications.html",
		"https://docs.aws.amazon.com/aws-backup/latest/devguide/eventbridge.html",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/backup_vault_notifications",
	},
}

const (
	planType         = "aws_backup_plan"
	notificationType = "aws_backup_vault_notifications"
)

func failuresNotified(p *rule.Pass, vault *model.Resource) rule.Result {
	none := rule.Judge(model.No, "nobody is told of failed backups", vault.Value())
	told := facts.Some(p.Graph.At(vault).Into(notificationType, "backup_vault_name"), none, func(n *model.Resource) rule.Result {
		return facts.All(
			facts.Any(about(n, "BACKUP_JOB_COMPLETED"), about(n, "BACKUP_JOB_FAILED")),
			about(n, "COPY_JOB_FAILED"),
			facts.ActionHeard(p.Graph, n.Get("sns_topic_arn")))
	})
	route := facts.Route(p.Graph, facts.Beside(vault), none, facts.Event{Source: "aws.backup", Details: []string{"Backup Job State Change"}})
	if res := facts.Any(told, route); res.OK != model.No {
		return facts.Primary(res, vault.Value())
	}
	return facts.Primary(told, vault.Value())
}

// about tells whether notifications are sent of an event.
func about(n *model.Resource, event string) rule.Result {
	list := n.All("backup_vault_events[*]")
	ok := list.Complete.Not()
	for _, v := range list.List {
		ok = ok.Or(v.OneOf(event))
	}
	whole := n.Get("backup_vault_events")
	return rule.Judge(ok, saidOf(ok, event), whole).Because(list.Stuck.Reason())
}

func saidOf(ok model.Tri, event string) string {
	if ok == model.Yes {
		return "backup_vault_events have " + event
	}
	return "backup_vault_events lack " + event
}
