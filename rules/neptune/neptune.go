// Package neptune holds the rules about Amazon Neptune.
package neptune

import "github.com/sekisho/sekisho/analyzer/rule"

// Rules are the rules of the service.
var Rules = []*rule.Rule{
	ClusterEncrypted,
	InstanceNotPublic,
	BackupRetention,
	ClusterLogExports,
	DeletionProtection,
	IAMAuth,
	CopyTags,
	EnforceTLS,
	MultiAZ,
	SnapshotEncrypted,
	SnapshotEncryptedWithCMK,
}
