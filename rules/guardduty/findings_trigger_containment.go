package guardduty

import (
	"slices"
	"strings"

	"github.com/sekisho/sekisho/analyzer/is"
	"github.com/sekisho/sekisho/analyzer/model"
	"github.com/sekisho/sekisho/analyzer/rule"
	"github.com/sekisho/sekisho/rules/facts"
)

// FindingsTriggerContainment stops an attack before somebody has read the message.
var FindingsTriggerContainment = &rule.Rule{
	ID:       "guardduty-findings-trigger-containment",
	Title:    rule.T("A GuardDuty finding starts a containment with narrow rights", "GuardDuty の検出結果で、権限を絞った封じ込めを自動実行している"),
	Why:      rule.T("Stolen keys are used within minutes. A function that cuts a machine off or disables a key acts at night too; one with administrator rights is a target itself.", "盗まれた鍵は数分で使われます。インスタンスの隔離や鍵の無効化を行う関数は夜間でも動きます。ただし管理者権限を持つ関数は、それ自体が標的になります。"),
	Fix:      rule.T("Let the event rule start a Lambda function, a state machine or an Automation document whose role may only do what the containment needs, such as ec2:ModifyInstanceAttribute or iam:UpdateAccessKey.", "イベントルールから、封じ込めに必要な権限 (ec2:ModifyInstanceAttribute、iam:UpdateAccessKey など) だけを持つ Lambda 関数、ステートマシン、オートメーションのいずれかを起動してください。"),
	Severity: rule.Medium,
	Since:    "0.1.0",
	Extra:    true,
	Reads: slices.Concat(facts.RouteTypes, facts.AttachmentTypes, []string{
		"aws_lambda_function", "aws_lambda_permission", "aws_sfn_state_machine", "aws_sqs_queue", "aws_cloudwatch_log_group",
	}),
	WhenAccount: func(p *rule.Pass, prov *model.Provider) model.Tri {
		for _, r := range p.Graph.Of("aws_cloudwatch_event_rule") {
			if p.AppliesBy(facts.EventRuleRuns(r, finding)) == model.Unknown {
				break
			}
		}
		return facts.Listens(p.Graph, facts.Here(prov), finding)
	},
	Account: func(p *rule.Pass, prov *model.Provider) rule.Result {
		none := rule.Judge(model.No, "findings only go to people", facts.First(p.Graph, prov, "aws_cloudwatch_event_rule"))
		res := facts.One(p.Graph, "aws_cloudwatch_event_rule", facts.Here(prov), none, func(r *model.Resource) rule.Result {
			runs := facts.EventRuleRuns(r, finding)
			if runs.OK == model.No {
				return rule.Result{OK: model.No}
			}
			contains := facts.Some(p.Graph.At(r).Into("aws_cloudwatch_event_target", "rule"), rule.Result{OK: model.No}, func(t *model.Resource) rule.Result { return contained(p, t) })
			if contains.OK == model.No && contains.Message == "" {
				return rule.Judge(model.No, "findings only go to people", r.Value())
			}
			return facts.All(contains, runs)
		})
		if res.OK == model.No && res.Message == "" {
			return none
		}
		return res
	},
	Refs: []string{
		"https://docs.aws.amazon.com/prescriptive-guidance/latest/patterns/automate-incident-response-and-forensics.html",
		"https://docs.aws.amazon.com/guardduty/latest/ug/guardduty_findings_eventbridge.html",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/cloudwatch_event_target",
	},
}

// finding is what GuardDuty sends.
var finding = facts.Event{Source: "aws.guardduty", Details: []string{"GuardDuty Finding"}}

// containing are actions that cut an attacker off.
var containing = []string{
	"ec2:RevokeSecurityGroupIngress", "ec2:RevokeSecurityGroupEgress", "ec2:ModifyNetworkInterfaceAttribute", "ec2:ModifyInstanceAttribute",
	"ec2:CreateNetworkAclEntry", "ec2:StopInstances", "iam:UpdateAccessKey", "iam:PutRolePolicy", "iam:PutUserPolicy", "iam:AttachRolePolicy",
}

// contained tells whether a target acts on findings with a role that may contain an attack and not much more. A target that
// is for people answers No without a message.
func contained(p *rule.Pass, target *model.Resource) rule.Result {
	arn := target.Get("arn")
	actor := facts.Target(p.Graph, arn, "aws_lambda_function", "aws_sfn_state_machine")
	path, started := "role", rule.Judge(model.Yes, "the target is started", arn)
	switch {
	case actor != nil && actor.Addr.Type == "aws_sfn_state_machine":
		path = "role_arn"
	case actor != nil:
		started = mayStart(p, actor)
	case automation(arn) == model.Yes:
		actor, path = target, "role_arn"
	case forPeople(p, arn):
		return rule.Result{OK: model.No}
	default:
		return rule.Judge(model.Unknown, "what the target does is not known", arn).Because("what " + arn.At() + " names is not in this configuration")
	}
	v := actor.Get(path)
	role := facts.Target(p.Graph, v, "aws_iam_role")
	if role == nil {
		return rule.Judge(model.Unknown, "what the target may do is not known", v).Because("the role that " + v.At() + " names is not in this configuration")
	}
	missing := rule.Judge(model.No, role.Address()+" may do nothing that contains an attack", v)
	able := facts.HasPolicy(p.Graph, role, missing, facts.PolicyTest{Document: func(d facts.Document) rule.Result {
		return facts.FindStatement(d, role.Address()+" may contain an attack", missing.Message, func(s facts.Statement) model.Tri {
			some := model.No
			for _, action := range containing {
				some = some.Or(s.Covers(action))
			}
			return s.Allows().And(some)
		})
	}})
	wide := facts.HasPolicy(p.Graph, role, rule.Judge(model.No, role.Address()+" has no administrator rights", v), facts.AdministratorRights())
	return facts.All(started, able, facts.Not(wide))
}

// mayStart tells whether EventBridge may start a function, for a named rule.
func mayStart(p *rule.Pass, function *model.Resource) rule.Result {
	none := rule.Judge(model.No, "no aws_lambda_permission lets EventBridge start "+function.Address(), function.Value())
	return facts.Some(p.Graph.At(function).Into("aws_lambda_permission", "function_name"), none, func(r *model.Resource) rule.Result {
		who, source := r.Get("principal"), r.Get("source_arn")
		return facts.All(rule.Judge(who.OneOf("events.amazonaws.com"), is.Saw(who), who), rule.Judge(source.NotEmpty(), is.Saw(source), source))
	})
}

// automation tells whether an ARN is that of an Automation document.
func automation(arn model.Value) model.Tri {
	return facts.PatternMatches(arn, func(text string) bool { return strings.Contains(text, ":automation-definition/") })
}

// forPeople reports whether a target certainly hands findings on instead of acting on them.
func forPeople(p *rule.Pass, arn model.Value) bool {
	if facts.Target(p.Graph, arn, "aws_sns_topic", "aws_sqs_queue", "aws_cloudwatch_log_group") != nil {
		return true
	}
	return facts.PatternMatches(arn, func(text string) bool {
		parts := strings.SplitN(text, ":", 4)
		return len(parts) == 4 && slices.Contains([]string{"sns", "sqs", "logs", "chatbot", "firehose", "kinesis"}, parts[2])
	}) == model.Yes
}
