// Package nacl holds the rules about network ACLs.
package nacl

import "github.com/sekisho/sekisho/analyzer/rule"

// Rules are the rules of the service.
var Rules = []*rule.Rule{
	NoIngressSSH,
	NoIngressRDP,
	NoIngressAllPorts,
	ExplicitOnEverySubnet,
	AttachedToSubnet,
}
