// Package apigateway holds the rules about REST APIs of Amazon API Gateway, and about the stages of all its APIs.
package apigateway

import "github.com/sekisho/sekisho/analyzer/rule"

// Rules are the rules of the service.
var Rules = []*rule.Rule{
	StageAccessLogging,
	MethodAuthorization,
	RestAPIWAF,
	DomainTLS12,
	RestAPIPolicyNotWildcard,
	StageXray,
	CacheEncrypted,
	NoDataTrace,
	ThrottlingSet,
	StageExecutionLogging,
	ClientCertificate,
	RestAPIPrivate,
	MutualTLSOnPartnerEndpoints,
}
