package efs

import (
	"github.com/sekisho/sekisho/analyzer/is"
	"github.com/sekisho/sekisho/analyzer/rule"
)

// Encrypted keeps files and their backups unreadable without the key.
var Encrypted = &rule.Rule{
	ID:       "efs-encrypted",
	Title:    rule.T("EFS file system is encrypted at rest", "EFS ファイルシステムを保存時に暗号化している"),
	Why:      rule.T("The encryption of a file system cannot be turned on later: its files have to be copied into a new one.", "ファイルシステムの暗号化は後から有効にできません。新しいファイルシステムへのコピーが必要になります。"),
	Fix:      rule.T("Set encrypted to true, and kms_key_id to a key of your own. The file system is replaced.", "encrypted を true にし、kms_key_id に自分で管理する鍵を指定してください。ファイルシステムは作り直しになります。"),
	Severity: rule.High,
	Since:    "0.1.0",
	Types:    []string{"aws_efs_file_system"},
	Check:    is.True("encrypted"),
	Refs: []string{
		"https://docs.aws.amazon.com/efs/latest/ug/encryption-at-rest.html",
		"https://docs.aws.amazon.com/securityhub/latest/userguide/efs-controls.html#efs-1",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/efs_file_system",
	},
}
