package fsx

import (
	"github.com/sekisho/sekisho/analyzer/model"
	"github.com/sekisho/sekisho/analyzer/rule"
	"github.com/sekisho/sekisho/rules/facts"
)

// LustreEncryptedWithCMK lets the owner of a file system decide who can read it.
var LustreEncryptedWithCMK = &rule.Rule{
	ID:       "fsx-lustre-encrypted-with-cmk",
	Title:    rule.T("FSx for Lustre file system is encrypted with a customer managed KMS key", "FSx for Lustre をカスタマー管理の KMS キーで暗号化している"),
	Why:      facts.WhyOwnKey,
	Fix:      rule.T("Set kms_key_id to the ARN of an aws_kms_key. The file system is replaced. Scratch file systems have no key of their own and are left out.", "kms_key_id に aws_kms_key の ARN を指定してください。ファイルシステムは作り直しになります。鍵を選べないスクラッチは対象外です。"),
	Severity: rule.Low,
	Since:    "0.1.0",
	Types:    []string{"aws_fsx_lustre_file_system"},
	Reads:    facts.KeyTypes,
	When:     func(_ *rule.Pass, fs *model.Resource) model.Tri { return persistent(fs) },
	Check: func(p *rule.Pass, fs *model.Resource) rule.Result {
		return facts.Where(persistent(fs), fileSystemKey(p, fs), fs.Get("deployment_type"))
	},
	Refs: []string{
		"https://docs.aws.amazon.com/fsx/latest/LustreGuide/encryption-at-rest.html",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/fsx_lustre_file_system",
	},
}

// OntapEncryptedWithCMK lets the owner of a file system decide who can read it.
var OntapEncryptedWithCMK = &rule.Rule{
	ID:       "fsx-ontap-encrypted-with-cmk",
	Title:    rule.T("FSx for ONTAP file system is encrypted with a customer managed KMS key", "FSx for ONTAP をカスタマー管理の KMS キーで暗号化している"),
	Why:      facts.WhyOwnKey,
	Fix:      rule.T("Set kms_key_id to the ARN of an aws_kms_key. The file system is replaced.", "kms_key_id に aws_kms_key の ARN を指定してください。ファイルシステムは作り直しになります。"),
	Severity: rule.Low,
	Since:    "0.1.0",
	Types:    []string{"aws_fsx_ontap_file_system"},
	Reads:    facts.KeyTypes,
	Check:    fileSystemKey,
	Refs: []string{
		"https://docs.aws.amazon.com/fsx/latest/ONTAPGuide/encryption-at-rest.html",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/fsx_ontap_file_system",
	},
}

// OpenzfsEncryptedWithCMK lets the owner of a file system decide who can read it.
var OpenzfsEncryptedWithCMK = &rule.Rule{
	ID:       "fsx-openzfs-encrypted-with-cmk",
	Title:    rule.T("FSx for OpenZFS file system is encrypted with a customer managed KMS key", "FSx for OpenZFS をカスタマー管理の KMS キーで暗号化している"),
	Why:      facts.WhyOwnKey,
	Fix:      rule.T("Set kms_key_id to the ARN of an aws_kms_key. The file system is replaced.", "kms_key_id に aws_kms_key の ARN を指定してください。ファイルシステムは作り直しになります。"),
	Severity: rule.Low,
	Since:    "0.1.0",
	Types:    []string{"aws_fsx_openzfs_file_system"},
	Reads:    facts.KeyTypes,
	Check:    fileSystemKey,
	Refs: []string{
		"https://docs.aws.amazon.com/fsx/latest/OpenZFSGuide/encryption-at-rest.html",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/fsx_openzfs_file_system",
	},
}

// WindowsEncryptedWithCMK lets the owner of a file system decide who can read it.
var WindowsEncryptedWithCMK = &rule.Rule{
	ID:       "fsx-windows-encrypted-with-cmk",
	Title:    rule.T("FSx for Windows File Server is encrypted with a customer managed KMS key", "FSx for Windows ファイルサーバーをカスタマー管理の KMS キーで暗号化している"),
	Why:      facts.WhyOwnKey,
	Fix:      rule.T("Set kms_key_id to the ARN of an aws_kms_key. The file system is replaced.", "kms_key_id に aws_kms_key の ARN を指定してください。ファイルシステムは作り直しになります。"),
	Severity: rule.Low,
	Since:    "0.1.0",
	Types:    []string{"aws_fsx_windows_file_system"},
	Reads:    facts.KeyTypes,
	Check:    fileSystemKey,
	Refs: []string{
		"https://docs.aws.amazon.com/fsx/latest/WindowsGuide/encryption-at-rest.html",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/fsx_windows_file_system",
	},
}

// fileSystemKey requires a customer managed key. A file system that is made from a backup may take over the key of that.
func fileSystemKey(p *rule.Pass, fs *model.Resource) rule.Result {
	return facts.KeyTakenOver(fs, facts.OwnKey(p.Graph, fs.Get("kms_key_id")), "kms_key_id", "backup_id")
}

// persistent tells whether a file system of FSx for Lustre is made to last.
func persistent(fs *model.Resource) model.Tri {
	return fs.Get("deployment_type").HasPrefix("SCRATCH").Not()
}
