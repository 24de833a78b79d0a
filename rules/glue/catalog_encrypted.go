package glue

import (
	"github.com/sekisho/sekisho/analyzer/is"
	"github.com/sekisho/sekisho/analyzer/model"
	"github.com/sekisho/sekisho/analyzer/rule"
	"github.com/sekisho/sekisho/rules/facts"
)

// CatalogEncrypted keeps table definitions and the passwords of connections unreadable without the key.
var CatalogEncrypted = &rule.Rule{
	ID:       "glue-catalog-encrypted",
	Title:    rule.T("Glue Data Catalog and connection passwords are encrypted", "Glue データカタログと接続のパスワードを暗号化している"),
	Why:      rule.T("The catalogue tells what data there is and where. The passwords of its connections open the databases themselves, and unencrypted they are handed out in clear with every GetConnection.", "カタログを見れば、どこにどのデータがあるか分かります。接続のパスワードはデータベースそのものを開けられるもので、暗号化していなければ GetConnection のたびに平文で返されます。"),
	Fix:      rule.T("Set catalog_encryption_mode to SSE-KMS and return_connection_password_encrypted to true, each with a KMS key.", "catalog_encryption_mode を SSE-KMS、return_connection_password_encrypted を true にし、それぞれに KMS キーを指定してください。"),
	Severity: rule.High,
	Since:    "0.1.0",
	Types:    []string{"aws_glue_data_catalog_encryption_settings"},
	Check: func(_ *rule.Pass, r *model.Resource) rule.Result {
		const rest, passwords = "data_catalog_encryption_settings.encryption_at_rest", "data_catalog_encryption_settings.connection_password_encryption"
		mode, encrypted := r.Get(rest+".catalog_encryption_mode"), r.Get(passwords+".return_connection_password_encrypted")
		return facts.All(
			rule.Judge(mode.OneOf("SSE-KMS", "SSE-KMS-WITH-SERVICE-ROLE"), is.Saw(mode), mode),
			named(r.Get(rest+".sse_aws_kms_key_id")),
			rule.Judge(encrypted.True(), is.Saw(encrypted), encrypted),
			named(r.Get(passwords+".aws_kms_key_id")),
		)
	},
	Refs: []string{
		"https://docs.aws.amazon.com/glue/latest/dg/encrypt-glue-data-catalog.html",
		"https://docs.aws.amazon.com/glue/latest/dg/encrypt-connection-passwords.html",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/glue_data_catalog_encryption_settings",
	},
}

// named requires that an argument names a key.
func named(key model.Value) rule.Result { return rule.Judge(key.NotEmpty(), is.Saw(key), key) }
