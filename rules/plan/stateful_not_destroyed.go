package plan

import (
	"slices"
	"strings"

	"github.com/sekisho/sekisho/analyzer/is"
	"github.com/sekisho/sekisho/analyzer/model"
	"github.com/sekisho/sekisho/analyzer/rule"
)

// StatefulNotDestroyed stops a plan that would throw data, keys or records away before somebody has looked at it.
var StatefulNotDestroyed = &rule.Rule{
	ID:       "plan-stateful-not-destroyed",
	Title:    rule.T("Plan destroys or replaces no data store, key or audit record", "プランでデータストア、鍵、監査記録を破棄・再作成しない"),
	Why:      rule.T("A small edit, such as another name, can replace a database: Terraform destroys the old one with all its data. In a long plan that is one line among hundreds.", "名前の変更のような小さな修正でもデータベースが再作成され、古い方はデータごと破棄されます。長いプランでは数百行のうちの 1 行にすぎません。"),
	Fix:      rule.T("Undo the change that forces the replacement, use a moved block for a new address, or set prevent_destroy. Where the loss is meant, record what becomes of the data.", "再作成の原因となる変更を戻すか、アドレスの変更には moved ブロックを使うか、prevent_destroy を設定してください。意図した破棄であれば、データの扱いを記録に残します。"),
	Severity: rule.High,
	Since:    "0.1.0",
	Types: []string{
		"aws_backup_vault", "aws_cloudhsm_v2_cluster", "aws_cloudtrail", "aws_cloudtrail_event_data_store", "aws_cloudwatch_log_group",
		"aws_cognito_user_pool", "aws_config_configuration_recorder", "aws_db_instance", "aws_docdb_cluster", "aws_dynamodb_table",
		"aws_ebs_volume", "aws_ecr_repository", "aws_efs_file_system", "aws_elasticache_replication_group", "aws_elasticsearch_domain",
		"aws_fsx_lustre_file_system", "aws_fsx_ontap_file_system", "aws_fsx_openzfs_file_system", "aws_fsx_windows_file_system",
		"aws_keyspaces_table", "aws_kms_external_key", "aws_kms_key", "aws_kms_replica_key", "aws_memorydb_cluster", "aws_mq_broker",
		"aws_msk_cluster", "aws_neptune_cluster", "aws_opensearch_domain", "aws_organizations_account", "aws_qldb_ledger",
		"aws_rds_cluster", "aws_redshift_cluster", "aws_s3_bucket", "aws_secretsmanager_secret", "aws_timestreamwrite_table",
	},
	Removed: true,
	// What does not exist yet cannot be destroyed, and without a plan nothing is.
	When: func(_ *rule.Pass, r *model.Resource) model.Tri {
		return model.Of(r.Change != nil && (r.Change.Before != nil || slices.Contains(r.Change.Actions, "delete")))
	},
	Check: func(_ *rule.Pass, r *model.Resource) rule.Result {
		destroyed := slices.Contains(r.Change.Actions, "delete")
		switch spared := spares(r); {
		case r.Exists == model.Unknown:
			return rule.Judge(model.Unknown, "the change of "+r.Address()+" is deferred to a later plan", r.Value()).
				Because("the later plan may destroy " + r.Address())
		case slices.Contains(r.Change.Actions, "forget"):
			return rule.Judge(model.Yes, "the plan takes "+r.Address()+" out of the state and leaves it as it is", r.Value())
		case !destroyed:
			return rule.Judge(model.Yes, "the plan keeps "+r.Address(), r.Value())
		case spared.True() == model.Yes:
			return rule.Judge(model.Yes, "the plan takes "+r.Address()+" out of the state and leaves it as it is; "+is.Saw(spared), r.Value(), spared)
		}
		seen, fate := aftermath(r)
		return rule.Judge(model.No, "the plan destroys "+r.Address()+because(r.Change.Reason)+fate, seen...)
	},
	Refs: []string{
		"https://docs.aws.amazon.com/prescriptive-guidance/latest/terraform-aws-provider-best-practices/security.html",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/db_instance",
	},
}

// spares is the argument that makes the provider leave a thing alone when Terraform destroys it; absent where there is none.
func spares(r *model.Resource) model.Value {
	if r.Change.Before == nil || r.Addr.Type != "aws_cloudwatch_log_group" {
		return model.Value{}
	}
	return r.Change.Before.Get("skip_destroy")
}

// because puts the reason that Terraform gives for a replacement into words.
// See https://developer.hashicorp.com/terraform/internals/json-format#change-representation.
func because(reason string) string {
	switch reason {
	case "replace_because_cannot_update":
		return ", since a change cannot be made in place"
	case "replace_because_tainted":
		return ", since it is tainted"
	case "replace_by_request":
		return ", since the replacement was asked for"
	case "replace_by_triggers":
		return ", since something that it depends on changes"
	case "delete_because_no_resource_config":
		return ", since its block is gone"
	case "delete_because_no_module", "delete_because_wrong_repetition", "delete_because_count_index", "delete_because_each_key":
		return ", since no instance of this key is declared any more"
	case "delete_because_no_move_target":
		return ", since it was moved to where nothing is declared"
	}
	return ""
}

// fates are the arguments that say what becomes of the data, by type. The values of the state count when it is destroyed.
var fates = [...]struct{ typ, path string }{
	{"aws_backup_vault", "force_destroy"},
	{"aws_cloudtrail_event_data_store", "termination_protection_enabled"},
	{"aws_db_instance", "skip_final_snapshot"},
	{"aws_db_instance", "final_snapshot_identifier"},
	{"aws_db_instance", "delete_automated_backups"},
	{"aws_docdb_cluster", "skip_final_snapshot"},
	{"aws_docdb_cluster", "final_snapshot_identifier"},
	{"aws_ecr_repository", "force_delete"},
	{"aws_elasticache_replication_group", "final_snapshot_identifier"},
	{"aws_fsx_windows_file_system", "skip_final_backup"},
	{"aws_kms_external_key", "deletion_window_in_days"},
	{"aws_kms_key", "deletion_window_in_days"},
	{"aws_kms_replica_key", "deletion_window_in_days"},
	{"aws_memorydb_cluster", "final_snapshot_name"},
	{"aws_neptune_cluster", "skip_final_snapshot"},
	{"aws_neptune_cluster", "final_snapshot_identifier"},
	{"aws_organizations_account", "close_on_deletion"},
	{"aws_rds_cluster", "skip_final_snapshot"},
	{"aws_rds_cluster", "final_snapshot_identifier"},
	{"aws_rds_cluster", "delete_automated_backups"},
	{"aws_redshift_cluster", "skip_final_snapshot"},
	{"aws_redshift_cluster", "final_snapshot_identifier"},
	{"aws_s3_bucket", "force_destroy"},
	{"aws_secretsmanager_secret", "recovery_window_in_days"},
}

// aftermath lists what says what becomes of the data, for the record of the disposal.
func aftermath(r *model.Resource) (seen []model.Value, text string) {
	seen = []model.Value{r.Value()}
	if r.Change.Before == nil {
		return seen, ""
	}
	var said []string
	for _, f := range fates {
		if f.typ == r.Addr.Type {
			v := r.Change.Before.Get(f.path)
			seen = append(seen, v)
			said = append(said, is.Saw(v))
		}
	}
	if len(said) == 0 {
		return seen, ""
	}
	return seen, "; " + strings.Join(said, ", ")
}
