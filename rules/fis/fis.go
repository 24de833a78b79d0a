// Package fis holds the rules about AWS Fault Injection Service.
package fis

import "github.com/sekisho/sekisho/analyzer/rule"

// Rules are the rules of the service.
var Rules = []*rule.Rule{
	TemplateLoggedAndStoppable,
}
