// Package msk holds the rules about Amazon MSK.
package msk

import "github.com/sekisho/sekisho/analyzer/rule"

// Rules are the rules of the service.
var Rules = []*rule.Rule{
	EncryptedInTransit,
	NotPublic,
	ClientAuthentication,
	EncryptedAtRestWithCMK,
	LoggingEnabled,
	ConnectorLogging,
	ConnectorEncryptedInTransit,
	EnhancedMonitoring,
}
