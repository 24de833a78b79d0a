package backup

import (
	"slices"

	"github.com/zclconf/go-cty/cty"

	"github.com/sekisho/sekisho/analyzer/model"
	"github.com/sekisho/sekisho/analyzer/rule"
	"github.com/sekisho/sekisho/rules/facts"
)

// CoversEveryStatefulResource leaves no data store without something to come back from.
var CoversEveryStatefulResource = &rule.Rule{
	ID:       "backup-covers-every-stateful-resource",
	Title:    rule.T("Data store is in a backup plan, or its own backups are on", "データストアがバックアップ計画に含まれるか、固有のバックアップが有効である"),
	Why:      rule.T("One store without a backup is enough to lose a business to a mistaken deletion or to ransomware, and it is mostly the one that nobody thought of.", "バックアップのない保存先が 1 つあるだけで、誤削除やランサムウェアで事業を失いかねません。たいていは誰も気に留めていなかった保存先です。"),
	Fix:      rule.T("Give the store a tag that an aws_backup_selection selects, or turn the backups of the service on: backup_retention_period, point_in_time_recovery, versioning or an aws_dlm_lifecycle_policy. Where another configuration holds the plan, name its tag in central_backup_tag.", "aws_backup_selection が選択するタグを付けるか、backup_retention_period、point_in_time_recovery、バージョニング、aws_dlm_lifecycle_policy などサービス固有のバックアップを有効にしてください。計画が別の構成にある場合は、そのタグを central_backup_tag に指定します。"),
	Severity: rule.High,
	Since:    "0.1.0",
	Params: []rule.Param{
		{Name: "backup_retention_days", Default: cty.NumberIntVal(7), About: rule.T("the least number of days that a database keeps its automated backups", "データベースの自動バックアップの最小保持日数")},
		{Name: "central_backup_tag", Default: cty.StringVal(""), About: rule.T("the tag that a backup plan outside of the configuration selects, as key or key=value", "構成外のバックアップ計画が選択するタグ (キー、またはキー=値)")},
	},
	Types: []string{
		"aws_db_instance", "aws_docdb_cluster", "aws_dynamodb_table", "aws_ebs_volume", "aws_efs_file_system", "aws_fsx_ontap_file_system",
		"aws_fsx_openzfs_file_system", "aws_fsx_windows_file_system", "aws_instance", "aws_neptune_cluster", "aws_rds_cluster", "aws_s3_bucket",
	},
	Reads: slices.Concat(facts.BackupTypes, facts.LogBucketTypes),
	When:  holdsData,
	Check: func(p *rule.Pass, store *model.Resource) rule.Result {
		return facts.BackedUp(p.Graph, store, p.Int("backup_retention_days"), p.Param("central_backup_tag").AsString())
	},
	Refs: []string{
		"https://docs.aws.amazon.com/aws-backup/latest/devguide/assigning-resources.html",
		"https://docs.aws.amazon.com/prescriptive-guidance/latest/backup-recovery/welcome.html",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/backup_selection",
	},
}

// holdsData leaves out what holds no data of its own: replicas, buckets that only receive logs, and instances with nothing
// but the disk of their image, which are made again from it.
func holdsData(p *rule.Pass, store *model.Resource) model.Tri {
	switch store.Addr.Type {
	case "aws_db_instance":
		of := store.Get("replicate_source_db")
		return p.Applies(of.NotEmpty().Not(), of)
	case "aws_neptune_cluster", "aws_rds_cluster":
		of := store.Get("replication_source_identifier")
		return p.Applies(of.NotEmpty().Not(), of)
	case "aws_s3_bucket":
		return p.AppliesBy(facts.Not(facts.LogBucket(p.Graph, store)))
	case "aws_instance":
		disks := store.Blocks("ebs_block_device")
		if len(disks.List) > 0 {
			return model.Yes
		}
		return p.Applies(disks.Complete.Not(), disks.Stuck)
	}
	return model.Yes
}
