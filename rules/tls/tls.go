// Package tls holds the rules about encryption on the way that concern several services.
package tls

import "github.com/sekisho/sekisho/analyzer/rule"

// Rules are the rules of the service.
var Rules = []*rule.Rule{
	IntegrationTargetsHTTPS,
}
