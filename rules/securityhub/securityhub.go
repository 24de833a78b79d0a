// Package securityhub holds the rules about AWS Security Hub.
package securityhub

import "github.com/sekisho/sekisho/analyzer/rule"

// Rules are the rules of the service.
var Rules = []*rule.Rule{
	Enabled,
	StandardActive,
	FindingsNotified,
	OrganizationWide,
}

const hubType = "aws_securityhub_account"
