package backup

import (
	"github.com/sekisho/sekisho/analyzer/rule"
	"github.com/sekisho/sekisho/rules/facts"
)

// VaultEncryptedWithCMK lets the owner of backups decide, by a key, who can read them.
var VaultEncryptedWithCMK = &rule.Rule{
	ID:       "backup-vault-encrypted-with-cmk",
	Title:    rule.T("Backup vault is encrypted with a customer managed KMS key", "バックアップボールトをカスタマー管理の KMS キーで暗号化している"),
	Why:      rule.T("A vault holds copies of everything. With the key of AWS they cannot be shared with a recovery account, and nobody of yours can close them.", "ボールトにはあらゆるデータの写しがあります。AWS 管理の鍵では復旧用アカウントと共有できず、自分たちで読み取りを止めることもできません。"),
	Fix:      rule.T("Set kms_key_arn to an aws_kms_key.", "kms_key_arn に aws_kms_key を指定してください。"),
	Severity: rule.Medium,
	Since:    "0.1.0",
	Types:    []string{"aws_backup_vault"},
	Reads:    facts.KeyTypes,
	Check:    facts.UsesOwnKey("kms_key_arn"),
	Refs: []string{
		"https://docs.aws.amazon.com/aws-backup/latest/devguide/encryption.html",
		"https://docs.aws.amazon.com/securityhub/latest/userguide/backup-controls.html#backup-1",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/backup_vault",
	},
}
