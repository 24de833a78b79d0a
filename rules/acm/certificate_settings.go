package acm

import (
	"fmt"

	"github.com/zclconf/go-cty/cty"

	"github.com/sekisho/sekisho/analyzer/is"
	"github.com/sekisho/sekisho/analyzer/model"
	"github.com/sekisho/sekisho/analyzer/rule"
	"github.com/sekisho/sekisho/rules/facts"
)

// CertificateStrongKey keeps the key of a site out of reach of calculation.
var CertificateStrongKey = &rule.Rule{
	ID:       "acm-certificate-strong-key",
	Title:    rule.T("Certificate uses RSA of 2048 bits or more, or ECDSA", "証明書に 2048 ビット以上の RSA または ECDSA を使っている"),
	Why:      rule.T("RSA keys of 1024 bits can be calculated with enough machines. Who has the key can pose as the site and read what was recorded.", "1024 ビットの RSA 鍵は、十分な計算機があれば求められます。鍵を得た人は、サイトになりすまし、記録した通信を読むことができます。"),
	Fix:      rule.T("Leave key_algorithm out, which is then RSA_2048, or choose an EC algorithm. Import certificates with a key of 2048 bits or more.", "key_algorithm を省略する (RSA_2048 になります) か、EC 系のアルゴリズムを選んでください。インポートする証明書の鍵は 2048 ビット以上にしてください。"),
	Severity: rule.High,
	Since:    "0.1.0",
	Types:    []string{certificateType},
	Check: func(p *rule.Pass, cert *model.Resource) rule.Result {
		algorithm, body := cert.Get("key_algorithm"), cert.Get("certificate_body")
		if body.Origin == model.Computed || body.NotEmpty() == model.No {
			return is.NotOneOf("key_algorithm", "RSA_1024")(p, cert)
		}
		parsed := facts.Certificate(body)
		if parsed == nil {
			if algorithm.Known() && algorithm.Present() {
				return is.NotOneOf("key_algorithm", "RSA_1024")(p, cert) // as AWS reports it
			}
			return rule.Judge(model.Unknown, "the certificate cannot be read", body).Because(body.At() + " is not a certificate that can be read here")
		}
		bits, isRSA := facts.KeyBits(parsed)
		message := fmt.Sprintf("the certificate has a key of %d bits", bits)
		if isRSA {
			message = fmt.Sprintf("the certificate has an RSA key of %d bits", bits)
		}
		return rule.Judge(model.Of(!isRSA || bits >= 2048), message, body)
	},
	Refs: certificateRefs("https://docs.aws.amazon.com/acm/latest/userguide/acm-certificate-characteristics.html", "https://docs.aws.amazon.com/securityhub/latest/userguide/acm-controls.html#acm-2"),
}

// CertificateTransparencyLogging lets the owner of a domain see every certificate that is issued for it.
var CertificateTransparencyLogging = &rule.Rule{
	ID:       "acm-certificate-transparency-logging",
	Title:    rule.T("Public certificate is recorded in transparency logs", "公開証明書を透明性ログに記録している"),
	Why:      rule.T("Browsers warn of certificates that are in no log, and without logs nobody sees one that was issued to somebody else.", "透明性ログにない証明書にはブラウザーが警告を出します。記録がなければ、他人に発行された証明書にも気付けません。"),
	Fix:      rule.T("Remove certificate_transparency_logging_preference, or set it to ENABLED.", "certificate_transparency_logging_preference を削除するか ENABLED にしてください。"),
	Severity: rule.Low,
	Since:    "0.1.0",
	Extra:    true,
	Types:    []string{certificateType},
	When: func(_ *rule.Pass, cert *model.Resource) model.Tri {
		body := cert.Get("certificate_body")
		imported := body.NotEmpty()
		if body.Origin == model.Computed {
			imported = cert.Get("type").OneOf("IMPORTED")
		}
		return imported.Or(cert.Get("certificate_authority_arn").NotEmpty()).Not()
	},
	Check: is.NotOneOf("options.certificate_transparency_logging_preference", "DISABLED"),
	Refs:  certificateRefs("https://docs.aws.amazon.com/acm/latest/userguide/acm-bestpractices.html#best-practices-transparency"),
}

// CertificateNotExpiring keeps a site from going down on a date that can be read here.
var CertificateNotExpiring = &rule.Rule{
	ID:       "acm-certificate-not-expiring",
	Title:    rule.T("Certificate is valid for 30 days or more", "証明書の有効期間が 30 日以上残っている"),
	Why:      rule.T("An expired certificate stops every client at once. Thirty days leave time to replace it.", "証明書が失効すると、すべてのクライアントが一斉に接続できなくなります。30 日あれば交換できます。"),
	Fix:      rule.T("Import the next certificate, or let ACM issue one with validation_method DNS, which it renews by itself.", "次の証明書をインポートするか、ACM に validation_method が DNS の証明書を発行させてください (自動で更新されます)。"),
	Severity: rule.Medium,
	Since:    "0.1.0",
	Extra:    true,
	Params: []rule.Param{
		{Name: "run_date", Default: cty.StringVal(""), About: rule.T("the date to judge at, as 2026-06-30; without it the rule does not apply", "判定の基準日 (例: 2026-06-30)。指定しない場合、このルールは適用されない")},
	},
	Types: []string{certificateType},
	When: func(p *rule.Pass, cert *model.Resource) model.Tri {
		body := cert.Get("certificate_body")
		return model.Of(p.Param("run_date").AsString() != "").And(body.NotEmpty().Or(cert.Get("not_after").NotEmpty()))
	},
	Check: func(p *rule.Pass, cert *model.Resource) rule.Result {
		return facts.Lasts(cert.Get("certificate_body"), cert.Get("not_after"), p.Param("run_date").AsString(), 30)
	},
	Refs: certificateRefs("https://docs.aws.amazon.com/acm/latest/userguide/managed-renewal.html", "https://docs.aws.amazon.com/securityhub/latest/userguide/acm-controls.html#acm-1"),
}

const certificateType = "aws_acm_certificate"

func certificateRefs(pages ...string) []string {
	return append(pages, "https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/acm_certificate")
}
