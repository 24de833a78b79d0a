// Package fsx holds the rules about Amazon FSx.
package fsx

import "github.com/sekisho/sekisho/analyzer/rule"

// Rules are the rules of the service.
var Rules = []*rule.Rule{
	LustreEncryptedWithCMK,
	OntapEncryptedWithCMK,
	OpenzfsEncryptedWithCMK,
	WindowsEncryptedWithCMK,
	BackupRetention,
	MultiAZ,
	CopyTags,
}
