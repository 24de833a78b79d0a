// Package dax holds the rules about Amazon DynamoDB Accelerator.
package dax

import "github.com/sekisho/sekisho/analyzer/rule"

// Rules are the rules of the service.
var Rules = []*rule.Rule{
	EncryptedAtRest,
	EncryptedInTransit,
}
