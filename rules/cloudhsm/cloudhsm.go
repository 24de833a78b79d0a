// Package cloudhsm holds the rules about AWS CloudHSM.
package cloudhsm

import "github.com/sekisho/sekisho/analyzer/rule"

// Rules are the rules of the service.
var Rules = []*rule.Rule{
	ClusterHardened,
}
