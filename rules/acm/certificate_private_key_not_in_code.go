package acm

import (
	"github.com/sekisho/sekisho/analyzer/model"
	"github.com/sekisho/sekisho/analyzer/rule"
	"github.com/sekisho/sekisho/rules/facts"
)

// CertificatePrivateKeyNotInCode keeps the key of a certificate from everyone who can read the repository.
var CertificatePrivateKeyNotInCode = &rule.Rule{
	ID:       "acm-certificate-private-key-not-in-code",
	Title:    rule.T("Private key of an imported certificate is not in the code", "インポートする証明書の秘密鍵をコードに含めていない"),
	Why:      rule.T("Whoever reads the repository, its history or a copy of it can pose as the site. A key that was once committed has to be replaced.", "リポジトリやその履歴、複製を読める人は、サイトになりすますことができます。一度でもコミットした鍵は交換しなければなりません。"),
	Fix:      rule.T("Read the key from a secret, with private_key_wo where the provider has it, or let ACM issue the certificate.", "鍵はシークレットから読み込み、使えるなら private_key_wo を指定してください。証明書を ACM に発行させれば鍵は不要です。"),
	Severity: rule.High,
	Since:    "0.1.0",
	Types:    []string{"aws_acm_certificate", "aws_iam_server_certificate"},
	When: func(_ *rule.Pass, cert *model.Resource) model.Tri {
		return cert.Get("certificate_body").Set().Or(cert.Get("private_key").Set()) // else ACM keeps the key
	},
	Check: func(_ *rule.Pass, cert *model.Resource) rule.Result {
		return facts.All(notInCode(cert.Get("private_key")), notInCode(cert.Get("private_key_wo")))
	},
	Refs: []string{
		"https://docs.aws.amazon.com/acm/latest/userguide/import-certificate.html",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/acm_certificate",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/iam_server_certificate",
	},
}

// notInCode tells whether a key comes from elsewhere: from another resource, or from a data source.
func notInCode(v model.Value) rule.Result {
	if v.NotEmpty() == model.No {
		return rule.Judge(model.Yes, v.Path+" is not set", v)
	}
	sources := v.Sources()
	for _, s := range sources {
		if s.Kind != model.FromResource {
			return rule.Judge(model.Unknown, "where "+v.Path+" comes from is not known", v).Because(s.At() + " " + s.Why)
		}
	}
	switch {
	case len(sources) > 0:
		return rule.Judge(model.Yes, v.Path+" is read from "+sources[0].At(), v)
	case v.Known():
		return rule.Judge(model.No, v.Path+" is in the code, or in a file beside it", v)
	}
	return rule.Judge(model.Unknown, "where "+v.Path+" comes from is not known", v)
}
