// Package batch holds the rules about AWS Batch.
package batch

import "github.com/sekisho/sekisho/analyzer/rule"

// Rules are the rules of the service.
var Rules = []*rule.Rule{
	JobNotPrivileged,
	JobNoSecretsInEnvironment,
}
