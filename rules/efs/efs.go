// Package efs holds the rules about Amazon EFS.
package efs

import "github.com/sekisho/sekisho/analyzer/rule"

// Rules are the rules of the service.
var Rules = []*rule.Rule{
	Encrypted,
	PolicyNotOpen,
	EncryptedWithCMK,
	AccessPointRootDirectory,
	AccessPointUserIdentity,
	MountTargetNotPublic,
	MultiAZ,
	InBackupPlan,
}
