package secretsmanager

import (
	"fmt"

	"github.com/zclconf/go-cty/cty"

	"github.com/sekisho/sekisho/analyzer/is"
	"github.com/sekisho/sekisho/analyzer/model"
	"github.com/sekisho/sekisho/analyzer/rule"
	"github.com/sekisho/sekisho/rules/facts"
)

// RotationEnabled limits how long a secret that leaked is of use.
var RotationEnabled = &rule.Rule{
	ID:       "secretsmanager-rotation-enabled",
	Title:    rule.T("Secret rotates automatically", "シークレットを自動でローテーションしている"),
	Why:      rule.T("A secret that never changes works for everyone who ever saw it: former colleagues, old backups, logs.", "変更されないシークレットは、退職者、古いバックアップ、ログなど、一度でも見た相手に使われ続けます。"),
	Fix:      rule.T("Add an aws_secretsmanager_secret_rotation for the secret, with a function that changes it.", "シークレットを変更する関数を用意し、aws_secretsmanager_secret_rotation を追加してください。"),
	Severity: rule.Medium,
	Since:    "0.1.0",
	Types:    []string{"aws_secretsmanager_secret"},
	Reads:    []string{rotationType},
	Check:    is.ReferredTo("secret_id", rotationType),
	Refs:     rotationRefs("secretsmanager-1"),
}

// RotationWithin90Days keeps rotation from being a formality.
var RotationWithin90Days = &rule.Rule{
	ID:       "secretsmanager-rotation-within-90-days",
	Title:    rule.T("Secret rotates at least every 90 days", "シークレットを 90 日以内の間隔でローテーションしている"),
	Why:      rule.T("A secret that leaked works until the next rotation. A year of that is no limit.", "漏えいしたシークレットは次のローテーションまで使えます。間隔が 1 年では、歯止めになりません。"),
	Fix:      rule.T("Set automatically_after_days of rotation_rules to 90 or less, or a schedule_expression that is at least as frequent.", "rotation_rules の automatically_after_days を 90 以下にするか、同等以上の頻度の schedule_expression を指定してください。"),
	Severity: rule.Medium,
	Since:    "0.1.0",
	Params: []rule.Param{
		{Name: "secret_rotation_days", Default: cty.NumberIntVal(90), About: rule.T("the greatest number of days", "最大の日数")},
	},
	Types: []string{rotationType},
	Check: func(p *rule.Pass, r *model.Resource) rule.Result {
		most := p.Int("secret_rotation_days")
		none := rule.Judge(model.Unknown, "there are no rotation_rules", r.Value()).Because("how often " + r.Address() + " rotates is not written")
		return facts.EveryBlock(r.Blocks("rotation_rules"), none, func(b model.Block) rule.Result {
			days, schedule := b.Get("automatically_after_days"), b.Get("schedule_expression")
			counted := rule.Judge(days.AtMost(most).And(days.AtLeast(1)), fmt.Sprintf("%s; at most %d is required", is.Saw(days), most), days)
			planned := rule.Judge(withinDays(schedule, most), is.Saw(schedule), schedule).Because("how long the longest gap of the schedule is cannot be told")
			if days.Set() == model.No {
				return planned
			}
			return facts.Choose(schedule.NotEmpty(), planned, counted)
		})
	},
	Refs: rotationRefs("secretsmanager-4"),
}

// RecoveryWindow lets a secret that was deleted by mistake come back.
var RecoveryWindow = &rule.Rule{
	ID:       "secretsmanager-recovery-window",
	Title:    rule.T("Deleted secret can be recovered for a week or more", "削除したシークレットを 1 週間以上復元できる"),
	Why:      rule.T("With a window of 0 a secret that was deleted by mistake is gone at once, and so is what only it opened.", "待機期間が 0 だと、誤って削除したシークレットは即座に失われ、それでしか開けないものも使えなくなります。"),
	Fix:      rule.T("Remove recovery_window_in_days, which is then 30, or set it to 7 or more.", "recovery_window_in_days を削除する (30 になります) か、7 以上にしてください。"),
	Severity: rule.Low,
	Since:    "0.1.0",
	Extra:    true,
	Types:    []string{"aws_secretsmanager_secret"},
	Check: func(_ *rule.Pass, secret *model.Resource) rule.Result {
		v := secret.Get("recovery_window_in_days")
		return rule.Judge(v.AtLeast(7).Or(v.Set().Not()), is.Saw(v)+"; at least 7 is required", v)
	},
	Refs: []string{
		"https://docs.aws.amazon.com/secretsmanager/latest/userguide/manage_delete-secret.html",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/secretsmanager_secret",
	},
}

const rotationType = "aws_secretsmanager_secret_rotation"

func rotationRefs(control string) []string {
	return []string{
		"https://docs.aws.amazon.com/secretsmanager/latest/userguide/rotating-secrets.html",
		"https://docs.aws.amazon.com/secretsmanager/latest/userguide/rotate-secrets_schedule.html",
		"https://docs.aws.amazon.com/securityhub/latest/userguide/secretsmanager-controls.html#" + control,
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/secretsmanager_secret_rotation",
	}
}
