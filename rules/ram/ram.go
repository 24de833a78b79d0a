// Package ram holds the rules about AWS Resource Access Manager.
package ram

import "github.com/sekisho/sekisho/analyzer/rule"

// Rules are the rules of the service.
var Rules = []*rule.Rule{
	ShareNoExternal,
}
