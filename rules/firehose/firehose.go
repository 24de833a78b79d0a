// Package firehose holds the rules about Amazon Data Firehose.
package firehose

import "github.com/sekisho/sekisho/analyzer/rule"

// Rules are the rules of the service.
var Rules = []*rule.Rule{
	Encrypted,
}
