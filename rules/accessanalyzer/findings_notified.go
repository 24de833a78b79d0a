package accessanalyzer

import (
	"slices"

	"github.com/sekisho/sekisho/analyzer/model"
	"github.com/sekisho/sekisho/analyzer/rule"
	"github.com/sekisho/sekisho/rules/facts"
)

// FindingsNotified gets what is open to others to somebody who can close it.
var FindingsNotified = &rule.Rule{
	ID:       "accessanalyzer-findings-notified",
	Title:    rule.T("Access Analyzer findings are sent to people or tools", "Access Analyzer の検出結果を担当者やツールに通知している"),
	Why:      rule.T("The analyzer tells nobody that a bucket or key became open to another account. What waits in the console stays open.", "アナライザーは、バケットや鍵が別アカウントに開かれても誰にも知らせません。コンソールにあるだけの検出結果は、開いたまま残ります。"),
	Fix:      rule.T("Add an aws_cloudwatch_event_rule for the source aws.access-analyzer, with a target that is a topic with a subscription, or a function.", "送信元が aws.access-analyzer の aws_cloudwatch_event_rule と、購読のあるトピックまたは関数をターゲットとして追加してください。"),
	Severity: rule.Low,
	Since:    "0.1.0",
	Extra:    true,
	Reads:    slices.Concat([]string{analyzerType}, facts.HubTypes, facts.RouteTypes),
	Account: func(p *rule.Pass, prov *model.Provider) rule.Result {
		here := facts.Here(prov)
		analyzers := facts.Has(p.Graph, here, analyzerType)
		none := rule.Judge(model.No, "no event rule for the findings of Access Analyzer", facts.First(p.Graph, prov, analyzerType))
		route := facts.Any(
			facts.Route(p.Graph, here, none, facts.Event{Source: "aws.access-analyzer"}),
			facts.ThroughHub(p.Graph, prov, "IAM Access Analyzer", none),
		)
		return facts.Known(prov, analyzers, route, "no analyzer and no event rule for its findings")
	},
	Refs: []string{
		"https://docs.aws.amazon.com/IAM/latest/UserGuide/access-analyzer-eventbridge.html",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/cloudwatch_event_rule",
	},
}

const analyzerType = "aws_accessanalyzer_analyzer"
