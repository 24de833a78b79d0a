// Package memorydb holds the rules about Amazon MemoryDB.
package memorydb

import "github.com/sekisho/sekisho/analyzer/rule"

// Rules are the rules of the service.
var Rules = []*rule.Rule{
	EncryptedInTransit,
	EncryptedWithCMK,
	BackupEnabled,
}
