// Package accessanalyzer holds the rules about IAM Access Analyzer.
package accessanalyzer

import "github.com/sekisho/sekisho/analyzer/rule"

// Rules are the rules of the service.
var Rules = []*rule.Rule{
	FindingsNotified,
}
