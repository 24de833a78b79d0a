// Package eks holds the rules about Amazon EKS.
package eks

import "github.com/sekisho/sekisho/analyzer/rule"

// Rules are the rules of the service.
var Rules = []*rule.Rule{
	SecretsEncrypted,
	ControlPlaneLogging,
	EndpointNotOpen,
	EndpointPrivate,
	SupportedVersion,
	NodeGroupSSHRestricted,
	NodeGroupsPrivate,
}
