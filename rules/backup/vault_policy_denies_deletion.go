package backup

import (
	"slices"

	"github.com/zclconf/go-cty/cty"

	"github.com/sekisho/sekisho/analyzer/model"
	"github.com/sekisho/sekisho/analyzer/rule"
	"github.com/sekisho/sekisho/rules/facts"
)

// VaultPolicyDeniesDeletion leaves the deletion of backups to a few people that are named.
var VaultPolicyDeniesDeletion = &rule.Rule{
	ID:       "backup-vault-policy-denies-deletion",
	Title:    rule.T("Backup vault policy denies deletion to all but named administrators", "バックアップボールトのポリシーで、指定した管理者以外による削除を拒否している"),
	Why:      rule.T("Without it every role that may use AWS Backup may delete the backups, one that an intruder has taken over too.", "このポリシーがないと、AWS Backup を使えるすべてのロールが、侵入者に奪われたものも含めて、バックアップを削除できます。"),
	Fix:      rule.T("Add an aws_backup_vault_policy that denies backup:DeleteRecoveryPoint, backup:UpdateRecoveryPointLifecycle and backup:DeleteBackupVault, at most with a condition ArnNotLike aws:PrincipalArn for the administrators.", "backup:DeleteRecoveryPoint、backup:UpdateRecoveryPointLifecycle、backup:DeleteBackupVault を拒否する aws_backup_vault_policy を追加してください。管理者だけは ArnNotLike の aws:PrincipalArn の条件で除外できます。"),
	Severity: rule.Medium,
	Since:    "0.1.0",
	Params: []rule.Param{
		{Name: "strict", Default: cty.False, About: rule.T("require that copies come from the organization only, too", "組織外からのコピーの拒否も求める")},
	},
	Types: []string{vaultType},
	Reads: slices.Concat([]string{lockType, policyType}, facts.PolicyTypes),
	Check: deniesDeletion,
	Refs: []string{
		"https://docs.aws.amazon.com/aws-backup/latest/devguide/create-a-vault-access-policy.html",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/backup_vault_policy",
	},
}

// deniesDeletion requires a policy that denies the three ways to lose recovery points, or a lock that nobody can open.
func deniesDeletion(p *rule.Pass, vault *model.Resource) rule.Result {
	none := rule.Judge(model.No, "the vault has no policy", vault.Value())
	at := p.Graph.At(vault)
	locked := facts.Some(at.Into(lockType, "backup_vault_name"), none, func(l *model.Resource) rule.Result {
		days := l.Get("changeable_for_days")
		return rule.Judge(days.Set(), "the vault is locked in compliance mode", l.Value(), days)
	})
	policy := facts.Companion(at.Into(policyType, "backup_vault_name"), policyType, none, func(r *model.Resource) rule.Result {
		return facts.JudgePolicy(r.Get("policy"), none, func(d facts.Document) rule.Result {
			var list []rule.Result
			for _, action := range []string{"backup:DeleteRecoveryPoint", "backup:UpdateRecoveryPointLifecycle", "backup:DeleteBackupVault"} {
				list = append(list, denies(d, action, model.Yes))
			}
			if p.Bool("strict") {
				list = append(list, facts.FindStatement(d, "copies come from the organization only", "no policy statement denies copies from outside of the organization", func(s facts.Statement) model.Tri {
					return s.DeniesOutside("backup:CopyIntoBackupVault")
				}))
			}
			return facts.All(list...)
		})
	})
	if locked.OK == model.Yes && !p.Bool("strict") {
		return facts.Primary(locked, vault.Value())
	}
	if policy.OK == model.No && locked.OK == model.Unknown {
		return facts.Primary(locked, vault.Value())
	}
	return facts.Primary(policy, vault.Value())
}
