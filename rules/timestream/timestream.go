// Package timestream holds the rules about Amazon Timestream.
package timestream

import "github.com/sekisho/sekisho/analyzer/rule"

// Rules are the rules of the service.
var Rules = []*rule.Rule{
	DatabaseEncryptedWithCMK,
}
