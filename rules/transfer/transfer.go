// Package transfer holds the rules about AWS Transfer Family.
package transfer

import "github.com/sekisho/sekisho/analyzer/rule"

// Rules are the rules of the service.
var Rules = []*rule.Rule{
	ServerNotPublic,
	ServerNoFTP,
	ServerLogging,
	ServerSecurityPolicy,
}
