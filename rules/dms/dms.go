// Package dms holds the rules about AWS Database Migration Service.
package dms

import "github.com/sekisho/sekisho/analyzer/rule"

// Rules are the rules of the service.
var Rules = []*rule.Rule{
	InstanceNotPublic,
	EndpointTLS,
	InstanceEncryptedWithCMK,
	EndpointNoPlaintextPassword,
	EndpointMongodbAuth,
	EndpointRedisTLS,
	InstanceAutoMinorUpgrade,
	InstanceMultiAZ,
	TaskLogging,
}
