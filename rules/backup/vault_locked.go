package backup

import (
	"slices"
	"strings"

	"github.com/zclconf/go-cty/cty"

	"github.com/sekisho/sekisho/analyzer/is"
	"github.com/sekisho/sekisho/analyzer/model"
	"github.com/sekisho/sekisho/analyzer/rule"
	"github.com/sekisho/sekisho/rules/facts"
)

// VaultLocked keeps recovery points from those who destroy the systems.
var VaultLocked = &rule.Rule{
	ID:       "backup-vault-locked",
	Title:    rule.T("Backup vault is locked", "バックアップボールトをロックしている"),
	Why:      rule.T("Ransomware deletes the backups first. A locked vault gives no recovery point away before its time, whoever asks.", "ランサムウェアは最初にバックアップを消します。ロックしたボールトは、誰の指示でも期限前に復旧ポイントを消しません。"),
	Fix:      rule.T("Add an aws_backup_vault_lock_configuration with min_retention_days, or a vault policy that denies backup:DeleteRecoveryPoint to everyone.", "min_retention_days を指定した aws_backup_vault_lock_configuration か、backup:DeleteRecoveryPoint を全員に拒否するボールトポリシーを追加してください。"),
	Severity: rule.Medium,
	Since:    "0.1.0",
	Params: []rule.Param{
		{Name: "strict", Default: cty.False, About: rule.T("require the compliance mode, which nobody can take back: changeable_for_days is set", "誰も解除できないコンプライアンスモード (changeable_for_days の指定) を求める")},
	},
	Types: []string{"aws_backup_vault"},
	Reads: slices.Concat([]string{lockType, policyType}, facts.PolicyTypes),
	Check: locked,
	Refs: []string{
		"https://docs.aws.amazon.com/aws-backup/latest/devguide/vault-lock.html",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/backup_vault_lock_configuration",
	},
}

const (
	vaultType  = "aws_backup_vault"
	lockType   = "aws_backup_vault_lock_configuration"
	policyType = "aws_backup_vault_policy"
)

// locked requires a lock, or a policy that denies deletion to everyone.
func locked(p *rule.Pass, vault *model.Resource) rule.Result {
	none := rule.Judge(model.No, "the vault has no lock configuration, and no policy that denies deletion", vault.Value())
	at := p.Graph.At(vault)
	lock := facts.Some(at.Into(lockType, "backup_vault_name"), none, func(l *model.Resource) rule.Result {
		days := l.Get("changeable_for_days")
		ok := days.Set()
		if !p.Bool("strict") {
			ok = model.Yes
		}
		return rule.Judge(ok, l.Address()+" locks the vault; "+is.Saw(days), l.Value(), days)
	})
	if lock.OK == model.Yes || p.Bool("strict") {
		return facts.Primary(lock, vault.Value())
	}
	policy := facts.Some(at.Into(policyType, "backup_vault_name"), none, func(r *model.Resource) rule.Result {
		v := r.Get("policy")
		return facts.JudgePolicy(v, none, func(d facts.Document) rule.Result { return denies(d, "backup:DeleteRecoveryPoint", model.No) })
	})
	return facts.Primary(facts.Any(lock, policy), vault.Value())
}

// denies tells whether a policy denies an action to everyone; but for some that a condition names, where spared is Yes.
func denies(d facts.Document, action string, spared model.Tri) rule.Result {
	return facts.FindStatement(d, "the policy denies "+action, "no policy statement denies "+action, func(s facts.Statement) model.Tri {
		conditions, complete := s.Conditions()
		plain := model.Of(len(conditions) == 0 && complete == model.Yes)
		if complete != model.Yes {
			plain = model.Unknown
		}
		return model.All(s.Denies(), s.AnyPrincipal(), s.Covers(action), plain.Or(spared.And(sparing(conditions, complete))))
	})
}

// sparing tells whether all that the conditions of a Deny leave out are principals that they name.
func sparing(conditions []facts.Condition, complete model.Tri) model.Tri {
	if complete != model.Yes {
		return model.Unknown
	}
	for _, c := range conditions {
		operator := strings.TrimSuffix(c.Operator, "ifexists")
		if !strings.Contains(operator, "not") || c.Key != "aws:principalarn" && c.Key != "aws:userid" && c.Key != "aws:principalorgid" {
			return model.No
		}
		for _, v := range c.Values.List {
			if v.OneOf("*") != model.No {
				return v.OneOf("*").Not()
			}
		}
		if c.Values.Complete != model.Yes {
			return model.Unknown
		}
	}
	return model.Yes
}
