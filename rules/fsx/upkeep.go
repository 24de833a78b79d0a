package fsx

import (
	"github.com/zclconf/go-cty/cty"

	"github.com/sekisho/sekisho/analyzer/is"
	"github.com/sekisho/sekisho/analyzer/model"
	"github.com/sekisho/sekisho/analyzer/rule"
	"github.com/sekisho/sekisho/rules/facts"
)

// BackupRetention keeps automatic backups long enough to notice that something went wrong.
var BackupRetention = &rule.Rule{
	ID:       "fsx-backup-retention",
	Title:    rule.T("FSx file system keeps automatic backups for long enough", "FSx ファイルシステムの自動バックアップを十分な日数だけ保持している"),
	Why:      rule.T("Without backups there is no point to go back to after a deletion or ransomware. Zero days turns them off, and for most kinds of file system that is the default.", "バックアップがないと、誤削除やランサムウェアのあとに戻れる時点がありません。0 日は無効を意味し、多くの種類ではそれが既定です。"),
	Fix:      rule.T("Set automatic_backup_retention_days to the required number of days. Scratch file systems have no backups and are left out.", "automatic_backup_retention_days に必要な日数を設定してください。バックアップのないスクラッチは対象外です。"),
	Severity: rule.Medium,
	Since:    "0.1.0",
	Params: []rule.Param{
		{Name: "min_days", Default: cty.NumberIntVal(7), About: rule.T("the least number of days", "最小の保持日数")},
	},
	Types: []string{"aws_fsx_windows_file_system", "aws_fsx_ontap_file_system", "aws_fsx_openzfs_file_system", "aws_fsx_lustre_file_system"},
	When:  func(_ *rule.Pass, fs *model.Resource) model.Tri { return persistent(fs) },
	Check: func(p *rule.Pass, fs *model.Resource) rule.Result {
		return facts.Where(persistent(fs), is.AtLeast("automatic_backup_retention_days", "min_days")(p, fs), fs.Get("deployment_type"))
	},
	Refs: []string{
		"https://docs.aws.amazon.com/fsx/latest/WindowsGuide/using-backups.html",
		"https://docs.aws.amazon.com/fsx/latest/ONTAPGuide/using-backups.html",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/fsx_windows_file_system",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/fsx_ontap_file_system",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/fsx_openzfs_file_system",
	},
}

// MultiAZ keeps files in reach when an availability zone is not.
var MultiAZ = &rule.Rule{
	ID:       "fsx-multi-az",
	Title:    rule.T("FSx file system has a standby in another availability zone", "FSx ファイルシステムをマルチ AZ で配置している"),
	Why:      rule.T("A file system in one zone is down as long as the zone is, and during every maintenance that needs a restart.", "1 つのゾーンだけのファイルシステムは、そのゾーンの障害中も、再起動を伴う保守の間も使えません。"),
	Fix:      rule.T("Set deployment_type to one that begins with MULTI_AZ. The file system is replaced.", "deployment_type を MULTI_AZ で始まる値にしてください。ファイルシステムは作り直しになります。"),
	Severity: rule.Low,
	Since:    "0.1.0",
	Extra:    true,
	Types:    []string{"aws_fsx_windows_file_system", "aws_fsx_ontap_file_system", "aws_fsx_openzfs_file_system"},
	Check: func(_ *rule.Pass, fs *model.Resource) rule.Result {
		v := fs.Get("deployment_type")
		return rule.Judge(v.HasPrefix("MULTI_AZ"), is.Saw(v), v)
	},
	Refs: []string{
		"https://docs.aws.amazon.com/fsx/latest/WindowsGuide/high-availability-multiAZ.html",
		"https://docs.aws.amazon.com/fsx/latest/ONTAPGuide/high-availability-AZ.html",
		"https://docs.aws.amazon.com/securityhub/latest/userguide/fsx-controls.html#fsx-3",
		"https://docs.aws.amazon.com/securityhub/latest/userguide/fsx-controls.html#fsx-4",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/fsx_windows_file_system",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/fsx_ontap_file_system",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/fsx_openzfs_file_system",
	},
}

// CopyTags keeps the labels of data on its copies.
var CopyTags = &rule.Rule{
	ID:       "fsx-copy-tags",
	Title:    rule.T("FSx copies tags to backups and volumes", "FSx のタグをバックアップとボリュームにコピーしている"),
	Why:      rule.T("Tags say whose data it is, how confidential it is, and who may touch it. A backup without them is outside of all rules that go by tags.", "タグは、データの所有者、機密区分、操作してよい人を示します。タグのないバックアップは、タグに基づく管理から漏れます。"),
	Fix:      rule.T("Set copy_tags_to_backups to true, and copy_tags_to_volumes too for OpenZFS.", "copy_tags_to_backups を true にしてください。OpenZFS では copy_tags_to_volumes も true にしてください。"),
	Severity: rule.Low,
	Since:    "0.1.0",
	Extra:    true,
	Types:    []string{"aws_fsx_openzfs_file_system", "aws_fsx_lustre_file_system", "aws_fsx_windows_file_system"},
	When:     func(_ *rule.Pass, fs *model.Resource) model.Tri { return persistent(fs) },
	Check: func(p *rule.Pass, fs *model.Resource) rule.Result {
		copied := is.True("copy_tags_to_backups")
		if fs.Addr.Type == "aws_fsx_openzfs_file_system" {
			copied = is.Every(copied, is.True("copy_tags_to_volumes"))
		}
		return facts.Where(persistent(fs), copied(p, fs), fs.Get("deployment_type"))
	},
	Refs: []string{
		"https://docs.aws.amazon.com/fsx/latest/OpenZFSGuide/tag-resources.html",
		"https://docs.aws.amazon.com/securityhub/latest/userguide/fsx-controls.html#fsx-1",
		"https://docs.aws.amazon.com/securityhub/latest/userguide/fsx-controls.html#fsx-2",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/fsx_openzfs_file_system",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/fsx_lustre_file_system",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/fsx_windows_file_system",
	},
}
