package secrets

import (
	"github.com/sekisho/sekisho/analyzer/is"
	"github.com/sekisho/sekisho/analyzer/model"
	"github.com/sekisho/sekisho/analyzer/rule"
	"github.com/sekisho/sekisho/rules/facts"
)

// ArgumentsNotLiteral keeps passwords from everyone who can read the code.
var ArgumentsNotLiteral = &rule.Rule{
	ID:       "secrets-arguments-not-literal",
	Title:    rule.T("Arguments that take a secret hold no literal", "秘密を渡す引数に値を直接書いていない"),
	Why:      rule.T("A password in code stays in its history and in every clone of it, is known to everyone who ever read it, and is the same in every environment that is built from it.", "コードに書いたパスワードは、履歴とすべてのクローンに残り、読んだことのある人全員に知られ、そのコードから作るすべての環境で同じになります。"),
	Fix:      rule.T("Let AWS manage the password, pass a write-only argument an ephemeral value, or read the value from a variable without a default. Replace the one that was written here.", "パスワードを AWS に管理させるか、書き込み専用の引数に ephemeral な値を渡すか、既定値のない変数から読んでください。ここに書かれていた値は新しいものに交換してください。"),
	Severity: rule.High,
	Since:    "0.1.0",
	Types:    argumentTypes(),
	// The other types of parameters hold no secret.
	When: func(_ *rule.Pass, r *model.Resource) model.Tri {
		if r.Addr.Type != "aws_ssm_parameter" {
			return model.Yes
		}
		return r.Get("type").OneOf("SecureString")
	},
	Check: func(_ *rule.Pass, r *model.Resource) rule.Result {
		var answers []rule.Result
		for _, a := range arguments {
			if a.typ != r.Addr.Type {
				continue
			}
			values := r.All(a.path)
			for _, v := range values.List {
				answers = append(answers, facts.NotInCode(v))
			}
			if values.Complete != model.Yes {
				answers = append(answers, rule.Judge(model.Unknown, is.Saw(values.Stuck), values.Stuck))
			}
			if len(values.List) == 0 && values.Complete == model.Yes {
				answers = append(answers, facts.NotInCode(r.Get(a.path)))
			}
		}
		return facts.All(answers...)
	},
	Refs: []string{
		"https://docs.aws.amazon.com/secretsmanager/latest/userguide/best-practices.html",
		"https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/rds-secrets-manager.html",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/db_instance",
	},
}

// argument is one that takes a secret.
type argument struct{ typ, path string }

// arguments are those that take a secret, by type.
var arguments = [...]argument{
	{"aws_db_instance", "password"},
	{"aws_directory_service_directory", "password"},
	{"aws_dms_endpoint", "password"},
	{"aws_docdb_cluster", "master_password"},
	{"aws_elasticache_replication_group", "auth_token"},
	{"aws_kms_custom_key_store", "key_store_password"},
	{"aws_kms_custom_key_store", "xks_proxy_authentication_credential[*].raw_secret_access_key"},
	{"aws_mq_broker", "user[*].password"},
	{"aws_opensearch_domain", "advanced_security_options.master_user_options.master_user_password"},
	{"aws_rds_cluster", "master_password"},
	{"aws_redshift_cluster", "master_password"},
	{"aws_ssm_parameter", "value"},
	{"aws_vpn_connection", "tunnel1_preshared_key"},
	{"aws_vpn_connection", "tunnel2_preshared_key"},
}

func argumentTypes() []string {
	var out []string
	for _, a := range arguments {
		if n := len(out); n == 0 || out[n-1] != a.typ {
			out = append(out, a.typ)
		}
	}
	return out
}
