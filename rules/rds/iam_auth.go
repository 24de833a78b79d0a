package rds

import (
	"github.com/sekisho/sekisho/analyzer/is"
	"github.com/sekisho/sekisho/analyzer/model"
	"github.com/sekisho/sekisho/analyzer/rule"
	"github.com/sekisho/sekisho/rules/facts"
)

// InstanceIAMAuth lets short-lived credentials take the place of passwords.
var InstanceIAMAuth = &rule.Rule{
	ID:       "rds-instance-iam-auth",
	Title:    rule.T("RDS instance allows IAM authentication", "RDS インスタンスで IAM 認証を有効にしている"),
	Why:      rule.T("A token of IAM is valid for fifteen minutes and belongs to a role. A password is shared, kept in files, and valid until somebody changes it.", "IAM のトークンは 15 分で失効し、ロールに紐付きます。パスワードは共有され、ファイルに残り、誰かが変えるまで有効です。"),
	Fix:      rule.T("Set iam_database_authentication_enabled to true. The rule is for MySQL, MariaDB and PostgreSQL.", "iam_database_authentication_enabled を true にしてください。対象は MySQL、MariaDB、PostgreSQL です。"),
	Severity: rule.Low,
	Since:    "0.1.0",
	Extra:    true,
	Types:    []string{"aws_db_instance"},
	When: func(_ *rule.Pass, db *model.Resource) model.Tri {
		return db.Get("engine").OneOf("mariadb", "mysql", "postgres")
	},
	Check: func(p *rule.Pass, db *model.Resource) rule.Result {
		engine := db.Get("engine")
		return facts.Where(engine.OneOf("mariadb", "mysql", "postgres"), is.True("iam_database_authentication_enabled")(p, db), engine)
	},
	Refs: []string{
		"https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/UsingWithRDS.IAMDBAuth.html",
		"https://docs.aws.amazon.com/securityhub/latest/userguide/rds-controls.html#rds-10",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/db_instance",
	},
}

// ClusterIAMAuth lets short-lived credentials take the place of passwords.
var ClusterIAMAuth = &rule.Rule{
	ID:       "rds-cluster-iam-auth",
	Title:    rule.T("RDS cluster allows IAM authentication", "RDS クラスターで IAM 認証を有効にしている"),
	Why:      rule.T("A token of IAM is valid for fifteen minutes and belongs to a role. A password is shared, kept in files, and valid until somebody changes it.", "IAM のトークンは 15 分で失効し、ロールに紐付きます。パスワードは共有され、ファイルに残り、誰かが変えるまで有効です。"),
	Fix:      rule.T("Set iam_database_authentication_enabled to true. Aurora Serverless v1 does not support it and is left out.", "iam_database_authentication_enabled を true にしてください。対応していない Aurora Serverless v1 は対象外です。"),
	Severity: rule.Low,
	Since:    "0.1.0",
	Extra:    true,
	Types:    []string{"aws_rds_cluster"},
	When:     func(_ *rule.Pass, c *model.Resource) model.Tri { return notServerlessV1(c) },
	Check: func(p *rule.Pass, c *model.Resource) rule.Result {
		return facts.Where(notServerlessV1(c), is.True("iam_database_authentication_enabled")(p, c), c.Get("engine_mode"))
	},
	Refs: []string{
		"https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/UsingWithRDS.IAMDBAuth.html",
		"https://docs.aws.amazon.com/securityhub/latest/userguide/rds-controls.html#rds-12",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/rds_cluster",
	},
}
