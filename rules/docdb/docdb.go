// Package docdb holds the rules about Amazon DocumentDB.
package docdb

import "github.com/sekisho/sekisho/analyzer/rule"

// Rules are the rules of the service.
var Rules = []*rule.Rule{
	ClusterEncrypted,
	GlobalClusterEncrypted,
	TLSEnabled,
	BackupRetention,
	ClusterLogExports,
	DeletionProtection,
	MultiAZ,
}
