// Package acm holds the rules about certificates of AWS Certificate Manager and IAM.
package acm

import "github.com/sekisho/sekisho/analyzer/rule"

// Rules are the rules of the service.
var Rules = []*rule.Rule{
	CertificatePrivateKeyNotInCode,
	CertificateStrongKey,
	CertificateTransparencyLogging,
	CertificateNotExpiring,
	CertificateExpiryWatched,
	CertificateAutoRenews,
}
