// Package drs holds the rules about AWS Elastic Disaster Recovery.
package drs

import "github.com/sekisho/sekisho/analyzer/rule"

// Rules are the rules of the service.
var Rules = []*rule.Rule{
	ReplicationPrivateAndEncrypted,
}
