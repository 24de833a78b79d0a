// Package kinesis holds the rules about Amazon Kinesis Data Streams.
package kinesis

import "github.com/sekisho/sekisho/analyzer/rule"

// Rules are the rules of the service.
var Rules = []*rule.Rule{
	StreamEncrypted,
	StreamRetention,
}
