// Package workspaces holds the rules about Amazon WorkSpaces.
package workspaces

import "github.com/sekisho/sekisho/analyzer/rule"

// Rules are the rules of the service.
var Rules = []*rule.Rule{
	RootVolumeEncrypted,
	UserVolumeEncrypted,
}
