package guardduty

import (
	"slices"

	"github.com/sekisho/sekisho/analyzer/model"
	"github.com/sekisho/sekisho/analyzer/rule"
	"github.com/sekisho/sekisho/rules/facts"
)

// FindingsNotified gets what GuardDuty finds to somebody while it still matters.
var FindingsNotified = &rule.Rule{
	ID:        "guardduty-findings-notified",
	Title:     rule.T("GuardDuty findings are sent to people or tools", "GuardDuty の検出結果を担当者やツールに通知している"),
	Why:       rule.T("A finding that waits in the console until somebody looks gives an attacker days. GuardDuty itself tells nobody.", "コンソールを開くまで誰も気付かない検出結果は、攻撃者に何日もの猶予を与えます。GuardDuty 自体は通知しません。"),
	Fix:       rule.T("Add an aws_cloudwatch_event_rule for the source aws.guardduty, with a target that is a topic with a subscription, or a function. Let events.amazonaws.com publish in the policy of the topic.", "送信元が aws.guardduty の aws_cloudwatch_event_rule と、購読のあるトピックまたは関数をターゲットとして追加してください。トピックのポリシーでは events.amazonaws.com の発行を許可します。"),
	Severity:  rule.High,
	Since:     "0.1.0",
	ImpliedBy: []string{"guardduty-detector-enabled"},
	Reads:     slices.Concat([]string{detectorType, hubType}, facts.RouteTypes),
	Account: func(p *rule.Pass, prov *model.Provider) rule.Result {
		here := facts.Here(prov)
		detectors := facts.Has(p.Graph, here, detectorType)
		none := rule.Judge(model.No, "no event rule for the findings of GuardDuty", facts.First(p.Graph, prov, detectorType))
		route := facts.Any(
			facts.Route(p.Graph, here, none, facts.Event{Source: "aws.guardduty", Details: []string{"GuardDuty Finding"}}),
			facts.ThroughHub(p.Graph, prov, "GuardDuty", none),
		)
		return facts.Known(prov, detectors, route, "no detector and no event rule for its findings")
	},
	Refs: []string{
		"https://docs.aws.amazon.com/guardduty/latest/ug/guardduty_findings_eventbridge.html",
		"https://docs.aws.amazon.com/securityhub/latest/userguide/securityhub-cwe-integration-types.html",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/cloudwatch_event_rule",
	},
}

const hubType = "aws_securityhub_account"
