// Package mq holds the rules about Amazon MQ.
package mq

import "github.com/sekisho/sekisho/analyzer/rule"

// Rules are the rules of the service.
var Rules = []*rule.Rule{
	NotPublic,
	AuditLogging,
	AutoMinorUpgrade,
	HighAvailability,
	EncryptedWithCMK,
}
