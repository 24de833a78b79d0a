// Package account holds the rules about AWS accounts.
package account

import "github.com/sekisho/sekisho/analyzer/rule"

// Rules are the rules of the service.
var Rules = []*rule.Rule{
	SecurityContact,
	MailboxesShared,
	UsageTracked,
}
