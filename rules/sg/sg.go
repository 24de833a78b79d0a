// Package sg holds the rules about security groups.
package sg

import "github.com/sekisho/sekisho/analyzer/rule"

// Rules are the rules of the service.
var Rules = []*rule.Rule{
	NoIngressSSH,
	NoIngressRDP,
	NoIngressCleartextAdmin,
	NoIngressWindowsAndDirectory,
	NoIngressDatabasePorts,
	NoIngressSearchPorts,
	NoIngressManagementPorts,
	NoIngressAllPorts,
	NoIngressAllPortsFromPublicAddress,
	NoIngressUnauthorizedPort,
	AttachedComputeNotWideOpen,
	AttachedRDSNotWideOpen,
	DefaultRestrictsAll,
	AdminPortsThroughBastion,
	NoBroadPublicCIDR,
	NoIngressDevWebPorts,
	NoUnrestrictedEgress,
	NoIngressHTTP,
	IsAttached,
}
