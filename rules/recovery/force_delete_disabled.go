package recovery

import (
	"github.com/zclconf/go-cty/cty"

	"github.com/sekisho/sekisho/analyzer/is"
	"github.com/sekisho/sekisho/analyzer/model"
	"github.com/sekisho/sekisho/analyzer/rule"
)

// ForceDeleteDisabled keeps a store from being deleted together with what is in it.
var ForceDeleteDisabled = &rule.Rule{
	ID:       "recovery-force-delete-disabled",
	Title:    rule.T("Stores cannot be deleted together with their contents", "保管先を中身ごと削除できないようにしている"),
	Why:      rule.T("AWS refuses to delete a store that still holds something. The switch takes that last safeguard away: one wrong destroy removes images, backups, results or secrets for good.", "AWS は中身のある保管先の削除を拒否します。この設定はその最後の歯止めを外すもので、誤った destroy 1 回でイメージ、バックアップ、クエリ結果、シークレットが完全に消えます。"),
	Fix:      rule.T("Remove force_delete or force_destroy, or set it to false. Leave recovery_window_in_days of a secret at 7 to 30 days.", "force_delete または force_destroy を削除するか false にしてください。シークレットの recovery_window_in_days は 7 ~ 30 日にしてください。"),
	Severity: rule.Medium,
	Since:    "0.1.0",
	Params: []rule.Param{
		{Name: "strict", Default: cty.False, About: rule.T("also require databases to keep their automated backups when they are deleted", "データベースの削除後も自動バックアップを残すことも求める")},
	},
	Types: []string{"aws_ecr_repository", "aws_backup_vault", "aws_athena_workgroup", "aws_secretsmanager_secret", "aws_db_instance", "aws_rds_cluster"},
	When: func(p *rule.Pass, r *model.Resource) model.Tri {
		return model.Of(p.Bool("strict") || r.Addr.Type != "aws_db_instance" && r.Addr.Type != "aws_rds_cluster")
	},
	Check: func(p *rule.Pass, r *model.Resource) rule.Result {
		switch r.Addr.Type {
		case "aws_ecr_repository":
			return is.NotTrue("force_delete")(p, r)
		case "aws_secretsmanager_secret":
			return is.NotOneOf("recovery_window_in_days", "0")(p, r)
		case "aws_db_instance", "aws_rds_cluster":
			v := r.Get("delete_automated_backups")
			return rule.Judge(v.OneOf("false"), is.Saw(v), v)
		}
		return is.NotTrue("force_destroy")(p, r)
	},
	Refs: []string{
		"https://docs.aws.amazon.com/AmazonECR/latest/userguide/repository-delete.html",
		"https://docs.aws.amazon.com/secretsmanager/latest/userguide/manage_delete-secret.html",
		"https://docs.aws.amazon.com/aws-backup/latest/devguide/create-a-vault.html",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/ecr_repository",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/backup_vault",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/athena_workgroup",
	},
}
