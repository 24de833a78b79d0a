package eventbridge

import (
	"github.com/sekisho/sekisho/analyzer/is"
	"github.com/sekisho/sekisho/analyzer/model"
	"github.com/sekisho/sekisho/analyzer/rule"
	"github.com/sekisho/sekisho/rules/facts"
)

// BusPolicyNotOpen keeps strangers from setting off what listens to an event bus.
var BusPolicyNotOpen = &rule.Rule{
	ID:       "eventbridge-bus-policy-not-open",
	Title:    rule.T("Event bus does not take events from everyone", "イベントバスが全員からイベントを受け付けないようにしている"),
	Why:      rule.T("Rules of a bus start functions, pipelines and repairs. Where every AWS account may put events, any of them can start those with data of its own.", "イベントバスのルールは、関数やパイプライン、修復処理を起動します。どの AWS アカウントからもイベントを送れると、任意のデータで起動されてしまいます。"),
	Fix:      rule.T("Name the accounts, or add a condition StringEquals aws:PrincipalOrgID.", "アカウントを具体的に指定するか、StringEquals の aws:PrincipalOrgID の条件を追加してください。"),
	Severity: rule.High,
	Since:    "0.1.0",
	Types:    []string{"aws_cloudwatch_event_bus_policy", permissionType},
	Reads:    facts.PolicyTypes,
	Check: func(p *rule.Pass, r *model.Resource) rule.Result {
		if r.Addr.Type == permissionType {
			return permission(r)
		}
		return facts.NotOpen("policy")(p, r)
	},
	Refs: []string{
		"https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-event-bus-perms.html",
		"https://docs.aws.amazon.com/securityhub/latest/userguide/eventbridge-controls.html#eventbridge-3",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/cloudwatch_event_bus_policy",
	},
}

const permissionType = "aws_cloudwatch_event_permission"

// permission judges a single permission: everyone takes a condition, which can only be about an organization.
func permission(r *model.Resource) rule.Result {
	who, conditions := r.Get("principal"), r.Blocks("condition")
	bound := model.Of(len(conditions.List) > 0)
	if bound == model.No {
		bound = conditions.Complete.Not()
	}
	seen := []model.Value{who}
	message := is.Saw(who)
	switch {
	case len(conditions.List) > 0:
		seen = append(seen, conditions.List[0].Value())
		message += ", with a condition"
	case conditions.Complete != model.Yes:
		seen = append(seen, conditions.Stuck)
	default:
		message += ", without a condition"
	}
	return rule.Judge(who.OneOf("*").Not().Or(bound), message, seen...)
}
