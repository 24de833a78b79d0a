// Package sns holds the rules about Amazon SNS.
package sns

import "github.com/sekisho/sekisho/analyzer/rule"

// Rules are the rules of the service.
var Rules = []*rule.Rule{
	TopicEncrypted,
	PolicyNotPublic,
	SubscriptionHTTPS,
	DeliveryLogging,
	PolicyEnforcesTLS,
}
