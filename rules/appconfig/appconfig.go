// Package appconfig holds the rules about AWS AppConfig.
package appconfig

import "github.com/sekisho/sekisho/analyzer/rule"

// Rules are the rules of the service.
var Rules = []*rule.Rule{
	DeploysSafely,
}
