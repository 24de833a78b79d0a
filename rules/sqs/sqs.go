// Package sqs holds the rules about Amazon SQS.
package sqs

import "github.com/sekisho/sekisho/analyzer/rule"

// Rules are the rules of the service.
var Rules = []*rule.Rule{
	QueueEncrypted,
	PolicyNotPublic,
	PolicyNotWildcardAction,
	PolicyEnforcesTLS,
	QueueHasDLQ,
}
