package glue

import (
	"github.com/sekisho/sekisho/analyzer/model"
	"github.com/sekisho/sekisho/analyzer/rule"
	"github.com/sekisho/sekisho/rules/facts"
)

// ConnectionNoPlaintextPassword keeps the passwords of databases out of source code.
var ConnectionNoPlaintextPassword = &rule.Rule{
	ID:       "glue-connection-no-plaintext-password",
	Title:    rule.T("Glue connection takes its password from Secrets Manager", "Glue の接続のパスワードを設定に直接書いていない"),
	Why:      rule.T("A password in source code is known to everyone who can read the repository, its history and every copy of it, and it stands in the Terraform state as well.", "ソースコードに書いたパスワードは、リポジトリ、その履歴、すべてのコピーを読める人に知られ、Terraform の state にも残ります。"),
	Fix:      rule.T("Replace USERNAME and PASSWORD in connection_properties by SECRET_ID, the name of a secret.", "connection_properties の USERNAME と PASSWORD の代わりに、シークレットの名前を SECRET_ID に指定してください。"),
	Severity: rule.High,
	Since:    "0.1.0",
	Types:    []string{"aws_glue_connection"},
	Check: func(_ *rule.Pass, c *model.Resource) rule.Result {
		v := c.Get("connection_properties.PASSWORD")
		if v.Set() == model.No {
			return rule.Judge(model.Yes, "connection_properties holds no PASSWORD", facts.Hidden(c.Get("connection_properties")))
		}
		return facts.PlainSecret("PASSWORD", v)
	},
	Refs: []string{
		"https://docs.aws.amazon.com/glue/latest/dg/connection-properties-secrets-manager.html",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/glue_connection",
	},
}
