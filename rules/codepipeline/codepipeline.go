// Package codepipeline holds the rules about AWS CodePipeline.
package codepipeline

import "github.com/sekisho/sekisho/analyzer/rule"

// Rules are the rules of the service.
var Rules = []*rule.Rule{
	ApprovalBeforeProduction,
}
