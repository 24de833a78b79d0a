package mq

import (
	"github.com/sekisho/sekisho/analyzer/is"
	"github.com/sekisho/sekisho/analyzer/rule"
)

// NotPublic keeps message brokers without a public address.
var NotPublic = &rule.Rule{
	ID:       "mq-not-public",
	Title:    rule.T("MQ broker is not publicly accessible", "MQ ブローカーをパブリックアクセス可能にしていない"),
	Why:      rule.T("A public broker has its console and its protocols on the internet, where passwords are tried and flaws of the software are used.", "パブリックなブローカーは、管理コンソールも通信もインターネットにさらされ、パスワードの試行やソフトウェアの欠陥の悪用を受けます。"),
	Fix:      rule.T("Set publicly_accessible to false. The broker is replaced.", "publicly_accessible を false にしてください。ブローカーは作り直しになります。"),
	Severity: rule.High,
	Since:    "0.1.0",
	Types:    []string{"aws_mq_broker"},
	Check:    is.NotTrue("publicly_accessible"),
	Refs: []string{
		"https://docs.aws.amazon.com/amazon-mq/latest/developer-guide/using-amazon-mq-securely.html",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/mq_broker",
	},
}
