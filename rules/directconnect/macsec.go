package directconnect

import (
	"github.com/sekisho/sekisho/analyzer/is"
	"github.com/sekisho/sekisho/analyzer/model"
	"github.com/sekisho/sekisho/analyzer/rule"
	"github.com/sekisho/sekisho/rules/facts"
)

// MACsec keeps what runs over a leased line from whoever runs the line.
var MACsec = &rule.Rule{
	ID:       "directconnect-macsec",
	Title:    rule.T("Direct Connect port asks for MACsec", "Direct Connect のポートで MACsec を要求している"),
	Why:      rule.T("A private line is not an encrypted one: carriers and the operators of the meeting point can read what passes.", "専用線は暗号化された回線ではありません。回線事業者や相互接続拠点の運用者は、流れる内容を読むことができます。"),
	Fix:      rule.T("Set request_macsec to true, or encryption_mode to must_encrypt.", "request_macsec を true にするか、encryption_mode を must_encrypt にしてください。"),
	Severity: rule.Low,
	Since:    "0.1.0",
	Extra:    true,
	Types:    []string{"aws_dx_connection"},
	Check: func(_ *rule.Pass, r *model.Resource) rule.Result {
		request := r.Get("request_macsec")
		mode := is.SaidIn(r.Get("encryption_mode"), model.No, func(v model.Value) model.Tri { return v.OneOf("must_encrypt") })
		return facts.Any(rule.Judge(request.True(), is.Saw(request), request), mode)
	},
	Refs: []string{
		"https://docs.aws.amazon.com/directconnect/latest/UserGuide/MACsec.html",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/dx_connection",
	},
}
