// Package cloudformation holds the rules about AWS CloudFormation.
package cloudformation

import "github.com/sekisho/sekisho/analyzer/rule"

// Rules are the rules of the service.
var Rules = []*rule.Rule{
	StackNotifications,
}
