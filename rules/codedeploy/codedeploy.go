// Package codedeploy holds the rules about AWS CodeDeploy.
package codedeploy

import "github.com/sekisho/sekisho/analyzer/rule"

// Rules are the rules of the service.
var Rules = []*rule.Rule{
	AutoRollback,
}
