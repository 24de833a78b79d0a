// Package athena holds the rules about Amazon Athena.
package athena

import "github.com/sekisho/sekisho/analyzer/rule"

// Rules are the rules of the service.
var Rules = []*rule.Rule{
	WorkgroupEncrypted,
	WorkgroupEnforcesConfiguration,
	WorkgroupLogging,
}
