package iam

import (
	"github.com/zclconf/go-cty/cty"

	"github.com/sekisho/sekisho/analyzer/model"
	"github.com/sekisho/sekisho/analyzer/rule"
	"github.com/sekisho/sekisho/rules/facts"
)

// ExpiredServerCertificatesRemoved keeps a certificate that no client accepts from being put in use again.
var ExpiredServerCertificatesRemoved = &rule.Rule{
	ID:       "iam-expired-server-certificates-removed",
	Title:    rule.T("Expired IAM server certificate is removed", "失効した IAM サーバー証明書を残していない"),
	Why:      rule.T("An expired certificate that lies in IAM may be attached to a load balancer by mistake, and every client then refuses to connect.", "IAM に残った失効済みの証明書は、誤ってロードバランサーに設定されることがあり、すべてのクライアントが接続を拒否します。"),
	Fix:      rule.T("Remove the aws_iam_server_certificate, and let ACM issue the next one.", "aws_iam_server_certificate を削除し、次の証明書は ACM に発行させてください。"),
	Severity: rule.Low,
	Since:    "0.1.0",
	Extra:    true,
	Params: []rule.Param{
		{Name: "run_date", Default: cty.StringVal(""), About: rule.T("the date to judge at, as 2026-06-30; without it the rule does not apply", "判定の基準日 (例: 2026-06-30)。指定しない場合、このルールは適用されない")},
	},
	Types: []string{"aws_iam_server_certificate"},
	When: func(p *rule.Pass, _ *model.Resource) model.Tri {
		return model.Of(p.Param("run_date").AsString() != "")
	},
	Check: func(p *rule.Pass, cert *model.Resource) rule.Result {
		return facts.Lasts(cert.Get("certificate_body"), cert.Get("expiration"), p.Param("run_date").AsString(), 0)
	},
	Refs: []string{
		"https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_server-certs.html",
		"https://docs.aws.amazon.com/securityhub/latest/userguide/iam-controls.html#iam-26",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/iam_server_certificate",
	},
}
