package backup

import (
	"github.com/sekisho/sekisho/analyzer/rule"
	"github.com/sekisho/sekisho/rules/facts"
)

// VaultPolicyNotOpen keeps strangers from copying backups in and out.
var VaultPolicyNotOpen = &rule.Rule{
	ID:       "backup-vault-policy-not-open",
	Title:    rule.T("Backup vault policy is not open", "バックアップボールトのポリシーを公開していない"),
	Why:      rule.T("Anyone may then put recovery points of their own into the vault, or take copies of yours.", "世界中の誰でも、ボールトに復旧ポイントを入れたり、写しを持ち出したりできてしまいます。"),
	Fix:      rule.T("Name the accounts, or add a condition such as StringEquals aws:PrincipalOrgID.", "アカウントを具体的に指定するか、StringEquals の aws:PrincipalOrgID などの条件を追加してください。"),
	Severity: rule.High,
	Since:    "0.1.0",
	Types:    []string{"aws_backup_vault_policy"},
	Reads:    facts.PolicyTypes,
	Check:    facts.NotOpen("policy"),
	Refs: []string{
		"https://docs.aws.amazon.com/aws-backup/latest/devguide/create-a-vault-access-policy.html",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/backup_vault_policy",
	},
}
