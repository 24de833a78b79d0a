package rolesanywhere

import (
	"slices"
	"strings"

	"github.com/sekisho/sekisho/analyzer/is"
	"github.com/sekisho/sekisho/analyzer/model"
	"github.com/sekisho/sekisho/analyzer/rule"
	"github.com/sekisho/sekisho/rules/facts"
)

// TrustBoundToCertificate keeps a role from every certificate that the same authority ever issued.
var TrustBoundToCertificate = &rule.Rule{
	ID:       "rolesanywhere-trust-bound-to-certificate",
	Title:    rule.T("Roles Anywhere serves named certificates, for an hour at most", "Roles Anywhere の対象を特定の証明書と 1 時間以内に限定している"),
	Why:      rule.T("Without conditions every certificate of the authority opens the role, and so does every other trust anchor of the account.", "条件がないと、認証局が発行したすべての証明書と、アカウントの他のトラストアンカーからも、このロールを引き受けられます。"),
	Fix:      rule.T("In the trust policy add ArnEquals aws:SourceArn with the trust anchor and StringEquals on aws:PrincipalTag/x509Subject/CN or another part of the certificate. Leave duration_seconds at 3600.", "信頼ポリシーに、トラストアンカーを指定した ArnEquals aws:SourceArn と、aws:PrincipalTag/x509Subject/CN など証明書の項目を指定した StringEquals の条件を追加し、duration_seconds は 3600 のままにしてください。"),
	Severity: rule.Medium,
	Since:    "0.1.0",
	Types:    []string{profileType, "aws_iam_role"},
	Reads:    slices.Concat(facts.TrustTypes, []string{"aws_rolesanywhere_trust_anchor"}),
	When: func(p *rule.Pass, r *model.Resource) model.Tri {
		if r.Addr.Type == profileType {
			return model.Yes
		}
		return facts.Trusts(p.Graph, r, trusted)
	},
	Check: func(p *rule.Pass, r *model.Resource) rule.Result {
		if r.Addr.Type == profileType {
			v := r.Get("duration_seconds")
			return rule.Judge(v.AtMost(3600).Or(model.Of(facts.LeftToAWS(v))), is.Saw(v)+"; at most 3600 is required", v)
		}
		return facts.JudgeTrust(p.Graph, r, func(d facts.Document) rule.Result {
			return d.NoStatement("certificates that are not named can open the role", "the trust anchor and the certificate are named", func(s facts.Statement) model.Tri {
				anchor := s.BoundBy(func(key string) bool { return key == "aws:sourcearn" })
				certificate := s.BoundBy(func(key string) bool {
					name, ok := strings.CutPrefix(key, "aws:principaltag/")
					return ok && (strings.HasPrefix(name, "x509subject/") || strings.HasPrefix(name, "x509san/"))
				})
				return trusted(s).And(anchor.And(certificate).Not())
			})
		})
	},
	Refs: []string{
		"https://docs.aws.amazon.com/rolesanywhere/latest/userguide/trust-model.html",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/rolesanywhere_profile",
	},
}

// trusted tells whether a statement lets Roles Anywhere assume the role.
func trusted(s facts.Statement) model.Tri {
	return s.Allows().And(s.Principals("Service").Any(func(v model.Value) model.Tri { return v.OneOf("rolesanywhere.amazonaws.com") }))
}
