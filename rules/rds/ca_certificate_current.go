package rds

import (
	"github.com/sekisho/sekisho/analyzer/is"
	"github.com/sekisho/sekisho/analyzer/model"
	"github.com/sekisho/sekisho/analyzer/rule"
)

// CACertificateCurrent keeps clients from refusing a database, or from trusting a certificate that has run out.
var CACertificateCurrent = &rule.Rule{
	ID:       "rds-ca-certificate-current",
	Title:    rule.T("Database uses a certificate of a current authority", "データベースで現行の認証局の証明書を使っている"),
	Why:      rule.T("The certificates of older authorities have expired. Clients that check them no longer connect, and people turn the check off to get on.", "古い認証局の証明書は期限切れです。検証するクライアントは接続できず、その場しのぎに検証が無効にされてしまいます。"),
	Fix:      rule.T("Remove ca_cert_identifier (ca_certificate_identifier of a cluster), or set it to rds-ca-rsa2048-g1, rds-ca-rsa4096-g1 or rds-ca-ecc384-g1.", "ca_cert_identifier (クラスターでは ca_certificate_identifier) を削除するか、rds-ca-rsa2048-g1、rds-ca-rsa4096-g1、rds-ca-ecc384-g1 のいずれかにしてください。"),
	Severity: rule.Medium,
	Since:    "0.1.0",
	Types:    []string{"aws_db_instance", "aws_rds_cluster_instance", "aws_rds_cluster"},
	Check: func(_ *rule.Pass, db *model.Resource) rule.Result {
		path := "ca_cert_identifier"
		if db.Addr.Type == "aws_rds_cluster" {
			path = "ca_certificate_identifier"
		}
		v := db.Get(path)
		return rule.Judge(v.OneOf("rds-ca-2010", "rds-ca-2015", "rds-ca-2019").Not(), is.Saw(v), v)
	},
	Refs: []string{
		"https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/UsingWithRDS.SSL.html",
		"https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/UsingWithRDS.SSL-certificate-rotation.html",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/db_instance",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/rds_cluster_instance",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/rds_cluster",
	},
}
