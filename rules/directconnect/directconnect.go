// Package directconnect holds the rules about AWS Direct Connect.
package directconnect

import "github.com/sekisho/sekisho/analyzer/rule"

// Rules are the rules of the service.
var Rules = []*rule.Rule{
	TrafficEncrypted,
	MACsec,
	Redundant,
	HasVPNBackup,
}
