// Package secretsmanager holds the rules about AWS Secrets Manager.
package secretsmanager

import "github.com/sekisho/sekisho/analyzer/rule"

// Rules are the rules of the service.
var Rules = []*rule.Rule{
	SecretEncryptedWithCMK,
	PolicyNotPublic,
	ValueNotInCode,
	RotationEnabled,
	RotationWithin90Days,
	RecoveryWindow,
}
