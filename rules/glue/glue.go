// Package glue holds the rules about AWS Glue.
package glue

import "github.com/sekisho/sekisho/analyzer/rule"

// Rules are the rules of the service.
var Rules = []*rule.Rule{
	CatalogEncrypted,
	SecurityConfigurationEncrypted,
	ComponentHasSecurityConfiguration,
	ConnectionNoPlaintextPassword,
	JobSupportedVersion,
}
