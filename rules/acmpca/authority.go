package acmpca

import (
	"slices"

	"github.com/sekisho/sekisho/analyzer/is"
	"github.com/sekisho/sekisho/analyzer/model"
	"github.com/sekisho/sekisho/analyzer/rule"
	"github.com/sekisho/sekisho/rules/facts"
)

// RevocationConfigured lets clients learn that a certificate was stolen.
var RevocationConfigured = &rule.Rule{
	ID:       "acmpca-revocation-configured",
	Title:    rule.T("Private CA publishes revocations", "プライベート CA で失効情報を公開している"),
	Why:      rule.T("A certificate whose key was stolen is good until its end unless clients can look up that it was revoked.", "鍵を盗まれた証明書も、失効を確認する手段がなければ、有効期限まで受け入れられてしまいます。"),
	Fix:      rule.T("In revocation_configuration enable crl_configuration or ocsp_configuration. Certificates of a few days need neither: set usage_mode to SHORT_LIVED_CERTIFICATE.", "revocation_configuration で crl_configuration または ocsp_configuration を有効にしてください。数日で切れる証明書なら不要で、usage_mode を SHORT_LIVED_CERTIFICATE にします。"),
	Severity: rule.Medium,
	Since:    "0.1.0",
	Extra:    true,
	Types:    []string{authorityType},
	When: func(_ *rule.Pass, ca *model.Resource) model.Tri {
		return ca.Get("usage_mode").OneOf("SHORT_LIVED_CERTIFICATE").Not()
	},
	Check: func(_ *rule.Pass, ca *model.Resource) rule.Result {
		crl, ocsp := ca.Get("revocation_configuration.crl_configuration.enabled"), ca.Get("revocation_configuration.ocsp_configuration.enabled")
		return facts.Any(rule.Judge(crl.True(), is.Saw(crl), crl), rule.Judge(ocsp.True(), is.Saw(ocsp), ocsp))
	},
	Refs: authorityRefs("https://docs.aws.amazon.com/privateca/latest/userguide/revocation-setup.html"),
}

// RootCADisabled keeps the root of trust out of daily use.
var RootCADisabled = &rule.Rule{
	ID:       "acmpca-root-ca-disabled",
	Title:    rule.T("Root CA is disabled once its subordinates are issued", "下位 CA の発行後にルート CA を無効にしている"),
	Why:      rule.T("Whoever may use an enabled root CA can make an authority that everything here trusts. It is needed only on the days when subordinates are issued.", "有効なルート CA を使える人は、社内のすべてが信頼する認証局を作れます。必要なのは下位 CA を発行する日だけです。"),
	Fix:      rule.T("Set enabled to false, and to true for the days when a subordinate is issued.", "enabled を false にし、下位 CA を発行するときだけ true にしてください。"),
	Severity: rule.Low,
	Since:    "0.1.0",
	Extra:    true,
	Types:    []string{authorityType},
	When: func(_ *rule.Pass, ca *model.Resource) model.Tri {
		return ca.Get("type").OneOf("ROOT")
	},
	Check: func(_ *rule.Pass, ca *model.Resource) rule.Result {
		v := ca.Get("enabled")
		return rule.Judge(v.True().Or(v.Set().Not()).Not(), is.Saw(v), v)
	},
	Refs: authorityRefs("https://docs.aws.amazon.com/privateca/latest/userguide/ca-best-practices.html", "https://docs.aws.amazon.com/securityhub/latest/userguide/privateca-controls.html#privateca-1"),
}

// AuthorityHardened keeps the certificates that a company trusts in its own hands.
var AuthorityHardened = &rule.Rule{
	ID:       "acmpca-authority-hardened",
	Title:    rule.T("Private CA has a strong key, can be recovered, and is not open to all", "プライベート CA の鍵が強固で、復元でき、全員に公開されていない"),
	Why:      rule.T("Who calculates or borrows the key of a CA makes certificates that everything here trusts. A CA that was deleted in haste takes all its certificates with it.", "CA の鍵を求めたり借りたりできる人は、社内で信頼される証明書を作れます。急いで削除した CA は、発行したすべての証明書を道連れにします。"),
	Fix:      rule.T("Use a key_algorithm of RSA_2048 or more, leave permanent_deletion_time_in_days at 30, and name accounts in aws_acmpca_policy or ask for aws:PrincipalOrgID.", "key_algorithm は RSA_2048 以上とし、permanent_deletion_time_in_days は 30 のままにし、aws_acmpca_policy ではアカウントを指定するか aws:PrincipalOrgID を条件にしてください。"),
	Severity: rule.Medium,
	Since:    "0.1.0",
	Types:    []string{authorityType},
	Reads:    slices.Concat(facts.PolicyTypes, []string{"aws_acmpca_permission", policyType, "aws_acm_certificate"}),
	Check: func(p *rule.Pass, ca *model.Resource) rule.Result {
		algorithm, days := ca.Get("certificate_authority_configuration.key_algorithm"), ca.Get("permanent_deletion_time_in_days")
		closed := rule.Judge(model.Yes, "no policy opens the CA", ca.Value())
		open := facts.Companion(p.Graph.At(ca).Into(policyType, "resource_arn"), policyType, closed, func(r *model.Resource) rule.Result {
			v := r.Get("policy")
			return facts.JudgePolicy(v, closed, func(d facts.Document) rule.Result { return facts.Not(facts.OpenPolicy(d)) })
		})
		parts := []rule.Result{
			rule.Judge(algorithm.Matches(strongKey), is.Saw(algorithm), algorithm),
			rule.Judge(days.AtLeast(30).Or(days.Set().Not()), is.Saw(days)+"; at least 30 is required", days),
			open,
		}
		if issues := p.Graph.At(ca).Into("aws_acm_certificate", "certificate_authority_arn").Exists(); issues != model.No {
			renew := acmMayRenew(p, ca)
			if issues == model.Unknown && renew.OK == model.No {
				renew.OK = model.Unknown
				renew = renew.Because("whether ACM issues certificates from " + ca.Address() + " is not known")
			}
			parts = append(parts, renew)
		}
		return facts.Parts(parts...)
	},
	Refs: authorityRefs("https://docs.aws.amazon.com/privateca/latest/userguide/ca-best-practices.html", "https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/acmpca_permission"),
}

const (
	authorityType = "aws_acmpca_certificate_authority"
	policyType    = "aws_acmpca_policy"
)

// strongKey reports whether an algorithm for keys is one to use: any but RSA of 1024 bits.
func strongKey(algorithm string) bool {
	return slices.Contains([]string{
		"RSA_2048", "RSA_3072", "RSA_4096", "EC_prime256v1", "EC_secp384r1", "EC_secp521r1", "ML_DSA_44", "ML_DSA_65", "ML_DSA_87", "SM2",
	}, algorithm)
}

// acmMayRenew tells whether ACM may renew the certificates that it had a CA issue.
func acmMayRenew(p *rule.Pass, ca *model.Resource) rule.Result {
	none := rule.Judge(model.No, "no aws_acmpca_permission lets ACM renew certificates", ca.Value())
	return facts.Some(p.Graph.At(ca).Into("aws_acmpca_permission", "certificate_authority_arn"), none, func(r *model.Resource) rule.Result {
		v := r.Get("principal")
		return rule.Judge(v.OneOf("acm.amazonaws.com"), is.Saw(v), v)
	})
}

func authorityRefs(pages ...string) []string {
	return append(pages, "https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/acmpca_certificate_authority")
}
