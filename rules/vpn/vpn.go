// Package vpn holds the rules about AWS Site-to-Site VPN.
package vpn

import "github.com/sekisho/sekisho/analyzer/rule"

// Rules are the rules of the service.
var Rules = []*rule.Rule{
	TunnelStrongParameters,
	ConnectionsRedundant,
}
