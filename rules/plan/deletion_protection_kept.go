package plan

import (
	"github.com/sekisho/sekisho/analyzer/is"
	"github.com/sekisho/sekisho/analyzer/model"
	"github.com/sekisho/sekisho/analyzer/rule"
)

// DeletionProtectionKept stops a plan that takes away what keeps data from being deleted: the destruction itself is often
// only the next plan.
var DeletionProtectionKept = &rule.Rule{
	ID:       "plan-deletion-protection-kept",
	Title:    rule.T("Plan does not turn off a protection against deletion", "プランで削除保護を無効にしない"),
	Why:      rule.T("Deletion protection, a final snapshot or a recovery window is turned off in one plan, and the data is gone with the next. The first of the two looks harmless.", "削除保護や最終スナップショット、復旧期間を無効にしたプランの次のプランで、データが失われます。最初のプランは無害に見えます。"),
	Fix:      rule.T("Keep the protection on. Where the thing is to be retired, record the decision, and what becomes of the data, with the change.", "保護を有効のままにしてください。廃止する場合は、その判断とデータの扱いを変更とともに記録します。"),
	Severity: rule.High,
	Since:    "0.1.0",
	Types: []string{
		"aws_alb", "aws_backup_vault", "aws_cloudtrail_event_data_store", "aws_cognito_user_pool", "aws_db_instance", "aws_docdb_cluster",
		"aws_docdb_global_cluster", "aws_dynamodb_table", "aws_ecr_repository", "aws_emr_cluster", "aws_instance", "aws_lb",
		"aws_neptune_cluster", "aws_neptune_global_cluster", "aws_networkfirewall_firewall", "aws_qldb_ledger", "aws_rds_cluster",
		"aws_rds_global_cluster", "aws_redshift_cluster", "aws_s3_bucket", "aws_secretsmanager_secret",
	},
	// What is created had no protection, and what is removed is judged as that.
	When: func(_ *rule.Pass, r *model.Resource) model.Tri {
		if r.Change == nil || r.Change.Before == nil {
			return model.No
		}
		applies := model.No
		for _, g := range guards {
			if g.typ == r.Addr.Type {
				applies = applies.Or(g.on(r.Change.Before.Get(g.path)))
			}
		}
		return applies
	},
	Check: func(_ *rule.Pass, r *model.Resource) rule.Result {
		out := rule.Judge(model.Yes, "the plan keeps the protection of "+r.Address(), r.Value())
		for _, g := range guards {
			if g.typ != r.Addr.Type {
				continue
			}
			was := r.Change.Before.Get(g.path)
			now := r.Get(g.path)
			if r.Exists == model.Unknown && g.on(was) != model.No {
				return rule.Judge(model.Unknown, "the change of "+r.Address()+" is deferred to a later plan", r.Value()).
					Because("the later plan may turn " + g.path + " off")
			}
			// The protection is off afterwards although it was on.
			lost := g.on(was).And(g.on(now).Not())
			message := "the plan turns a protection off: " + is.Saw(now) + "; it was " + was.String()
			switch lost {
			case model.Yes:
				return rule.Judge(model.No, message, now, was)
			case model.Unknown:
				out = rule.Judge(model.Unknown, message, now, was)
			case model.No:
			}
		}
		return out
	},
	Refs: []string{
		"https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_DeleteInstance.html",
		"https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/WorkingWithTables.Basics.html",
	},
}

// guard is an argument that keeps data from being deleted, or from being deleted for good.
type guard struct {
	typ, path string
	on        func(model.Value) model.Tri
}

// guards are all of them, by type.
var guards = [...]guard{
	{"aws_alb", "enable_deletion_protection", isTrue},
	{"aws_backup_vault", "force_destroy", isNotTrue},
	{"aws_cloudtrail_event_data_store", "termination_protection_enabled", isTrue},
	{"aws_cognito_user_pool", "deletion_protection", isActive},
	{"aws_db_instance", "deletion_protection", isTrue},
	{"aws_db_instance", "skip_final_snapshot", isNotTrue},
	{"aws_docdb_cluster", "deletion_protection", isTrue},
	{"aws_docdb_cluster", "skip_final_snapshot", isNotTrue},
	{"aws_docdb_global_cluster", "deletion_protection", isTrue},
	{"aws_dynamodb_table", "deletion_protection_enabled", isTrue},
	{"aws_ecr_repository", "force_delete", isNotTrue},
	{"aws_emr_cluster", "termination_protection", isTrue},
	{"aws_instance", "disable_api_termination", isTrue},
	{"aws_lb", "enable_deletion_protection", isTrue},
	{"aws_neptune_cluster", "deletion_protection", isTrue},
	{"aws_neptune_cluster", "skip_final_snapshot", isNotTrue},
	{"aws_neptune_global_cluster", "deletion_protection", isTrue},
	{"aws_networkfirewall_firewall", "delete_protection", isTrue},
	{"aws_qldb_ledger", "deletion_protection", isTrue},
	{"aws_rds_cluster", "deletion_protection", isTrue},
	{"aws_rds_cluster", "skip_final_snapshot", isNotTrue},
	{"aws_rds_global_cluster", "deletion_protection", isTrue},
	{"aws_redshift_cluster", "skip_final_snapshot", isNotTrue},
	{"aws_s3_bucket", "force_destroy", isNotTrue},
	{"aws_secretsmanager_secret", "recovery_window_in_days", isSomeDays},
}

func isTrue(v model.Value) model.Tri    { return v.True() }
func isNotTrue(v model.Value) model.Tri { return v.True().Not() }
func isActive(v model.Value) model.Tri  { return v.OneOf("ACTIVE") }

// isSomeDays is false for zero alone: without a value there are 30 days.
func isSomeDays(v model.Value) model.Tri {
	if v.Set() == model.No {
		return model.Yes
	}
	return v.AtLeast(1)
}
