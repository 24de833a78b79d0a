// Package ssm holds the rules about AWS Systems Manager.
package ssm

import "github.com/sekisho/sekisho/analyzer/rule"

// Rules are the rules of the service.
var Rules = []*rule.Rule{
	DocumentNotPublic,
	DocumentNoSecrets,
	SessionManagerEncrypted,
	SessionManagerLogged,
	PublicSharingBlocked,
	ParameterEncrypted,
	ParameterEncryptedWithCMK,
	PatchAndInventoryManaged,
	PatchingScheduled,
	FleetManaged,
}
