package sqs

import (
	"slices"
	"strings"

	"github.com/sekisho/sekisho/analyzer/model"
	"github.com/sekisho/sekisho/analyzer/rule"
	"github.com/sekisho/sekisho/rules/facts"
)

// PolicyNotWildcardAction keeps those who may use a queue from owning it.
var PolicyNotWildcardAction = &rule.Rule{
	ID:       "sqs-policy-not-wildcard-action",
	Title:    rule.T("Queue policy does not allow every action", "キューポリシーですべての操作を許可していない"),
	Why:      rule.T("Every action includes deleting the queue and rewriting its policy. Whoever is only meant to send or receive needs neither.", "すべての操作には、キューの削除やポリシーの書き換えも含まれます。送受信だけが目的の相手には不要です。"),
	Fix:      rule.T("List the actions that are needed, such as sqs:SendMessage.", "sqs:SendMessage など、必要な操作だけを列挙してください。"),
	Severity: rule.High,
	Since:    "0.1.0",
	Types:    policies,
	Reads:    facts.PolicyTypes,
	When:     judgedHere,
	Check: facts.NoStatement("policy", func(d facts.Document) rule.Result {
		return facts.FindStatement(d, "a policy statement allows every action", "no policy statement allows every action", func(s facts.Statement) model.Tri {
			return s.Allows().And(s.Items("Action").Any(func(v model.Value) model.Tri { return v.Matches(everyAction) }))
		})
	}),
	Refs: policyRefs,
}

func everyAction(pattern string) bool {
	return slices.Contains([]string{"*", "*:*", "sqs:*"}, strings.ToLower(pattern))
}
