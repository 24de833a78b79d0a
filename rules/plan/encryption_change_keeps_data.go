package plan

import (
	"slices"
	"strings"

	"github.com/sekisho/sekisho/analyzer/is"
	"github.com/sekisho/sekisho/analyzer/model"
	"github.com/sekisho/sekisho/analyzer/rule"
)

// EncryptionChangeKeepsData stops the repair of a missing encryption from costing the data that it was meant to protect.
var EncryptionChangeKeepsData = &rule.Rule{
	ID:       "plan-encryption-change-keeps-data",
	Title:    rule.T("Change of encryption does not replace a data store", "暗号化の変更でデータストアを再作成しない"),
	Why:      rule.T("Most stores cannot be encrypted, or get another key, once they exist: Terraform destroys them and makes new, empty ones. What looks like a repair loses all data.", "多くのデータストアは作成後に暗号化や鍵を変更できず、Terraform は破棄して空のものを作り直します。改善に見える変更ですべてのデータが失われます。"),
	Fix:      rule.T("Copy the data into an encrypted store first, such as from a copy of a snapshot made with the key, then import the new store or switch over to it. Keep the old one until that is proved.", "先に、鍵を指定してコピーしたスナップショットなどから暗号化済みのストアを作成し、インポートするか切り替えてください。確認が終わるまで古い方は残します。"),
	Severity: rule.Critical,
	Since:    "0.1.0",
	Types: []string{
		"aws_backup_vault", "aws_dax_cluster", "aws_db_instance", "aws_docdb_cluster", "aws_docdb_global_cluster", "aws_docdbelastic_cluster",
		"aws_dynamodb_table_replica", "aws_ebs_volume", "aws_ecr_repository", "aws_efs_file_system", "aws_elasticache_replication_group",
		"aws_elasticsearch_domain", "aws_fsx_lustre_file_system", "aws_fsx_ontap_file_system", "aws_fsx_openzfs_file_system",
		"aws_fsx_windows_file_system", "aws_instance", "aws_kendra_index", "aws_kinesis_video_stream", "aws_memorydb_cluster",
		"aws_mq_broker", "aws_msk_cluster", "aws_neptune_cluster", "aws_neptune_global_cluster", "aws_opensearch_domain",
		"aws_rds_cluster", "aws_rds_global_cluster", "aws_workspaces_workspace",
	},
	// Only a change of the encryption of something that exists can do it.
	When: func(_ *rule.Pass, r *model.Resource) model.Tri {
		if r.Change == nil || r.Change.Before == nil {
			return model.No
		}
		if _, changed := reencrypted(r); changed != model.No {
			return model.Yes
		}
		return model.No
	},
	Check: func(_ *rule.Pass, r *model.Resource) rule.Result {
		path, changed := reencrypted(r)
		was, now := r.Change.Before.Get(path), r.Get(path)
		message := is.Saw(now) + "; it was " + was.String()
		destroyed := slices.Contains(r.Change.Actions, "delete")
		switch {
		case r.Exists == model.Unknown:
			return rule.Judge(model.Unknown, "the change of "+r.Address()+" is deferred to a later plan: "+message, now, was).
				Because("the later plan may replace " + r.Address())
		case !destroyed:
			return rule.Judge(model.Yes, "the plan changes the encryption of "+r.Address()+" in place: "+message, now, was)
		case changed == model.Unknown:
			return rule.Judge(model.Unknown, "the plan replaces "+r.Address()+", perhaps because of its encryption: "+message, now, was)
		}
		return rule.Judge(model.No, "the plan replaces "+r.Address()+" to change its encryption: "+message, now, was)
	},
	Refs: []string{
		"https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/Overview.Encryption.html",
		"https://docs.aws.amazon.com/ebs/latest/userguide/ebs-encryption.html",
	},
}

// encryptions are the arguments of encryption that an existing thing keeps for life: another value makes another thing.
var encryptions = [...]struct{ typ, path string }{
	{"aws_backup_vault", "kms_key_arn"},
	{"aws_dax_cluster", "server_side_encryption.enabled"},
	{"aws_db_instance", "storage_encrypted"},
	{"aws_db_instance", "kms_key_id"},
	{"aws_docdb_cluster", "storage_encrypted"},
	{"aws_docdb_cluster", "kms_key_id"},
	{"aws_docdb_global_cluster", "storage_encrypted"},
	{"aws_docdbelastic_cluster", "kms_key_id"},
	{"aws_dynamodb_table_replica", "kms_key_arn"},
	{"aws_ebs_volume", "encrypted"},
	{"aws_ebs_volume", "kms_key_id"},
	{"aws_ecr_repository", "encryption_configuration.encryption_type"},
	{"aws_ecr_repository", "encryption_configuration.kms_key"},
	{"aws_efs_file_system", "encrypted"},
	{"aws_efs_file_system", "kms_key_id"},
	{"aws_elasticache_replication_group", "at_rest_encryption_enabled"},
	{"aws_elasticache_replication_group", "kms_key_id"},
	{"aws_elasticsearch_domain", "encrypt_at_rest.enabled"},
	{"aws_elasticsearch_domain", "encrypt_at_rest.kms_key_id"},
	{"aws_fsx_lustre_file_system", "kms_key_id"},
	{"aws_fsx_ontap_file_system", "kms_key_id"},
	{"aws_fsx_openzfs_file_system", "kms_key_id"},
	{"aws_fsx_windows_file_system", "kms_key_id"},
	{"aws_instance", "root_block_device.encrypted"},
	{"aws_instance", "root_block_device.kms_key_id"},
	{"aws_kendra_index", "server_side_encryption_configuration.kms_key_id"},
	{"aws_kinesis_video_stream", "kms_key_id"},
	{"aws_memorydb_cluster", "kms_key_arn"},
	{"aws_mq_broker", "encryption_options.kms_key_id"},
	{"aws_msk_cluster", "encryption_info.encryption_at_rest_kms_key_arn"},
	{"aws_neptune_cluster", "storage_encrypted"},
	{"aws_neptune_cluster", "kms_key_arn"},
	{"aws_neptune_global_cluster", "storage_encrypted"},
	{"aws_opensearch_domain", "encrypt_at_rest.enabled"},
	{"aws_opensearch_domain", "encrypt_at_rest.kms_key_id"},
	{"aws_rds_cluster", "storage_encrypted"},
	{"aws_rds_cluster", "kms_key_id"},
	{"aws_rds_global_cluster", "storage_encrypted"},
	{"aws_workspaces_workspace", "root_volume_encryption_enabled"},
	{"aws_workspaces_workspace", "user_volume_encryption_enabled"},
	{"aws_workspaces_workspace", "volume_encryption_key"},
}

// reencrypted finds the argument of encryption that the plan changes; Unknown where it cannot be told whether it does.
func reencrypted(r *model.Resource) (path string, changed model.Tri) {
	changed = model.No
	for _, e := range encryptions {
		if e.typ != r.Addr.Type {
			continue
		}
		switch reencrypts(r, e.path) {
		case model.Yes:
			return e.path, model.Yes
		case model.Unknown:
			if changed == model.No {
				path, changed = e.path, model.Unknown
			}
		case model.No:
		}
	}
	return path, changed
}

// reencrypts tells whether the plan changes an argument of encryption. Of a replacement the plan itself says what forces it;
// without that, a value that AWS sets anew looks like a change.
func reencrypts(r *model.Resource, path string) model.Tri {
	was, now := r.Change.Before.Get(path), r.Get(path)
	if !slices.Contains(r.Change.Actions, "delete") {
		return differ(was, now)
	}
	switch {
	case r.Change.Reason != "" && r.Change.Reason != "replace_because_cannot_update":
		return model.No
	case len(r.Change.Forces) > 0:
		return model.Of(forced(r.Change.Forces, path))
	case now.Set() == model.No && was.Set() != model.No:
		return model.Unknown
	}
	return differ(was, now)
}

// forced reports whether a path is among those whose change makes the plan replace the instance, which name the elements of
// nested blocks by number, or the block as a whole.
func forced(list []string, path string) bool {
	return slices.ContainsFunc(list, func(f string) bool {
		f = strings.ReplaceAll(f, "[0]", "")
		return f == path || strings.HasPrefix(path, f+".")
	})
}

// differ tells whether two values are not the same. A switch that is not set is off, and so is a key that is empty.
func differ(was, now model.Value) model.Tri {
	if !was.Known() || !now.Known() {
		return model.Unknown
	}
	return model.Of(plain(was) != plain(now))
}

func plain(v model.Value) string {
	s, _ := v.Text()
	if s == "false" {
		return ""
	}
	return s
}
