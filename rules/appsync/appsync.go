// Package appsync holds the rules about AWS AppSync.
package appsync

import "github.com/sekisho/sekisho/analyzer/rule"

// Rules are the rules of the service.
var Rules = []*rule.Rule{
	FieldLevelLogs,
	LoggingEnabled,
	NoAPIKeyAuth,
	HasWAF,
	CacheEncryptedAtRest,
	CacheEncryptedInTransit,
}
