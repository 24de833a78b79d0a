package facts

import (
	"crypto/ecdsa"
	"crypto/rsa"
	"crypto/x509"
	"encoding/pem"
	"time"

	"github.com/sekisho/sekisho/analyzer/model"
	"github.com/sekisho/sekisho/analyzer/rule"
)

// Certificate is the first certificate of the PEM text that a value holds; nil where the text is not known or is none.
func Certificate(v model.Value) *x509.Certificate {
	text, ok := v.Text()
	if !ok {
		return nil
	}
	block, _ := pem.Decode([]byte(text))
	if block == nil || block.Type != "CERTIFICATE" {
		return nil
	}
	cert, err := x509.ParseCertificate(block.Bytes)
	if err != nil {
		return nil // AWS refuses it as well
	}
	return cert
}

// KeyBits is the size of the key of a certificate, and whether it is an RSA key; 0 for a kind of key that has no such size.
func KeyBits(cert *x509.Certificate) (bits int, isRSA bool) {
	switch key := cert.PublicKey.(type) {
	case *rsa.PublicKey:
		return key.N.BitLen(), true
	case *ecdsa.PublicKey:
		return key.Curve.Params().BitSize, false
	}
	return 0, false
}

// Lasts tells whether a certificate is still valid a number of days after a date, which is written as 2026-06-30: by its
// text, or else by the end that AWS reports.
func Lasts(body, end model.Value, date string, days int) rule.Result {
	day, err := time.Parse(time.DateOnly, date)
	if err != nil {
		return rule.Judge(model.Unknown, "the date "+date+" cannot be read", body).Because("run_date is not written as 2026-06-30")
	}
	until := day.AddDate(0, 0, days)
	if cert := Certificate(body); cert != nil {
		return rule.Judge(model.Of(cert.NotAfter.After(until)), "the certificate ends on "+cert.NotAfter.UTC().Format(time.DateOnly), body)
	}
	if text, ok := end.Text(); ok {
		if at, err := time.Parse(time.RFC3339, text); err == nil {
			return rule.Judge(model.Of(at.After(until)), "the certificate ends on "+at.UTC().Format(time.DateOnly), end)
		}
	}
	return rule.Judge(model.Unknown, "when the certificate ends is not known", body, end).Because(body.At() + " is not a certificate that can be read here")
}
