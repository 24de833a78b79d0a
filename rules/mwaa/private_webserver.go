package mwaa

import (
	"github.com/sekisho/sekisho/analyzer/is"
	"github.com/sekisho/sekisho/analyzer/rule"
)

// PrivateWebserver keeps the console of Airflow off the internet.
var PrivateWebserver = &rule.Rule{
	ID:       "mwaa-private-webserver",
	Title:    rule.T("Airflow web server is private", "Airflow のウェブサーバーを非公開にしている"),
	Why:      rule.T("The web server can start workflows and shows their connections and variables. On the internet, only an IAM permission stands before it.", "ウェブサーバーからはワークフローを起動でき、接続情報や変数も見えます。インターネットに公開すると、守るものは IAM の権限だけになります。"),
	Fix:      rule.T("Remove webserver_access_mode or set it to PRIVATE_ONLY, and reach the web server through the VPC.", "webserver_access_mode を削除するか PRIVATE_ONLY にし、VPC の中からウェブサーバーに接続してください。"),
	Severity: rule.High,
	Since:    "0.1.0",
	Types:    []string{"aws_mwaa_environment"},
	// The default is PRIVATE_ONLY.
	Check: is.NotOneOf("webserver_access_mode", "PUBLIC_ONLY"),
	Refs: []string{
		"https://docs.aws.amazon.com/mwaa/latest/userguide/configuring-networking.html",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/mwaa_environment",
	},
}
