// Package ebs holds the rules about Amazon EBS volumes and snapshots.
package ebs

import "github.com/sekisho/sekisho/analyzer/rule"

// Rules are the rules of the service.
var Rules = []*rule.Rule{
	VolumeEncrypted,
	DefaultEncryptionEnabled,
	SnapshotEncrypted,
	AttachedVolumeEncrypted,
	SnapshotNotPublic,
	VolumeEncryptedWithCMK,
	SnapshotCopyEncryptedWithCMK,
	SnapshotBlockPublicAccess,
	VolumeInBackupPlan,
}
