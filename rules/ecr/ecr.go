// Package ecr holds the rules about Amazon ECR.
package ecr

import "github.com/sekisho/sekisho/analyzer/rule"

// Rules are the rules of the service.
var Rules = []*rule.Rule{
	ScanOnPush,
	PolicyNotPublic,
	EncryptedWithCMK,
	ImmutableTags,
	LifecyclePolicy,
}
