package facts

import (
	"slices"
	"strings"

	"github.com/zclconf/go-cty/cty"

	"github.com/sekisho/sekisho/analyzer/model"
	"github.com/sekisho/sekisho/analyzer/rule"
)

// RouteTypes are the types that Route looks at.
var RouteTypes = slices.Concat([]string{eventRuleType, eventTargetType, topicType, subscriptionType, topicPolicyType, "data.aws_sns_topic"}, PolicyTypes)

const (
	eventRuleType    = "aws_cloudwatch_event_rule"
	eventTargetType  = "aws_cloudwatch_event_target"
	topicType        = "aws_sns_topic"
	subscriptionType = "aws_sns_topic_subscription"
	topicPolicyType  = "aws_sns_topic_policy"
)

// Event is a kind of event that a service sends to EventBridge.
type Event struct {
	Source  string   // aws.guardduty
	Details []string // values of detail-type; empty for any
	// Holds tells of a pattern whether what it asks of the event itself lets the wanted events through; nil if it does not
	// matter.
	Holds func(pattern model.Value) model.Tri
}

// Route tells whether an EventBridge rule in a place sends one of the events to somebody, or to something that acts on
// it. none is the answer where no rule is about them.
func Route(g *model.Graph, here func(*model.Resource) model.Tri, none rule.Result, events ...Event) rule.Result {
	return One(g, eventRuleType, func(r *model.Resource) model.Tri {
		if listens(r, events).OK == model.No {
			return model.No
		}
		return here(r)
	}, none, func(r *model.Resource) rule.Result {
		res := All(listens(r, events), ruleOn(r), onDefaultBus(r), delivered(g, r))
		if res.OK == model.Yes {
			res.Message = r.Address() + " sends the events to a receiver"
		}
		return Primary(res, r.Value())
	})
}

// Listens tells whether an EventBridge rule in a place is about one of the events, whatever it does with them.
func Listens(g *model.Graph, here func(*model.Resource) model.Tri, events ...Event) model.Tri {
	return Has(g, func(r *model.Resource) model.Tri { return listens(r, events).OK.And(here(r)) }, eventRuleType)
}

// listens tells whether a rule is about one of the events.
func listens(r *model.Resource, events []Event) rule.Result {
	answers := make([]rule.Result, len(events))
	for i, e := range events {
		answers[i] = e.in(r)
	}
	return Any(answers...)
}

// in tells whether the pattern of a rule matches the event.
func (e Event) in(r *model.Resource) rule.Result {
	v := r.Get("event_pattern")
	if v.NotEmpty() == model.No {
		return rule.Judge(model.No, r.Address()+" has no event pattern", v)
	}
	return JudgeJSON(v, func(doc model.Value) rule.Result {
		ok := fieldMatches(Member(doc, "source"), e.Source)
		if len(e.Details) > 0 {
			ok = ok.And(fieldMatches(Member(doc, "detail-type"), e.Details...))
		}
		if e.Holds != nil {
			ok = ok.And(e.Holds(doc))
		}
		return rule.Judge(ok, "the pattern of "+r.Address()+" matches "+e.Source, v).Because("what " + v.At() + " matches is not known")
	})
}

// fieldMatches tells whether a field of a pattern lets one of the texts through. A field that is not there lets all
// through.
// See https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-create-pattern-operators.html.
func fieldMatches(field model.Value, wanted ...string) model.Tri {
	if field.Raw() == cty.NilVal {
		return model.Yes
	}
	list := field.Elements()
	ok := model.No
	for _, v := range list.List {
		ok = ok.Or(elementMatches(v, wanted))
	}
	if list.Complete != model.Yes {
		ok = ok.Or(model.Unknown)
	}
	return ok
}

func elementMatches(v model.Value, wanted []string) model.Tri {
	u, _ := v.Raw().Unmark()
	if !u.IsKnown() || !u.Type().IsObjectType() {
		return v.OneOf(wanted...)
	}
	if p := Member(v, "prefix"); p.Present() {
		return p.Matches(func(prefix string) bool {
			return slices.ContainsFunc(wanted, func(w string) bool { return strings.HasPrefix(w, prefix) })
		})
	}
	return model.Unknown // another comparison
}

// ruleOn tells whether a rule is enabled.
func ruleOn(r *model.Resource) rule.Result {
	state, old := r.Get("state"), r.Get("is_enabled")
	ok := state.OneOf("DISABLED").Not().And(old.True().Or(old.Set().Not()))
	message := r.Address() + " is enabled"
	if ok == model.No {
		message = r.Address() + " is disabled"
	}
	return rule.Judge(ok, message, state, old)
}

// onDefaultBus tells whether a rule is on the event bus that services send their events to.
func onDefaultBus(r *model.Resource) rule.Result {
	v := r.Get("event_bus_name")
	if v.NotEmpty() == model.No || v.Matches(func(s string) bool { return s == "default" || strings.HasSuffix(s, ":event-bus/default") }) == model.Yes {
		return rule.Judge(model.Yes, r.Address()+" is on the default event bus", v)
	}
	return rule.Judge(model.Unknown, r.Address()+" is on another event bus than the default one", v).
		Because("whether the events are forwarded to the event bus that " + v.At() + " names is not known")
}

// delivered tells whether a rule has a target that people or tools hear of.
func delivered(g *model.Graph, r *model.Resource) rule.Result {
	none := rule.Judge(model.No, r.Address()+" has no target", r.Value())
	return Some(g.At(r).Into(eventTargetType, "rule"), none, func(t *model.Resource) rule.Result { return heard(g, t) })
}

// heard tells whether what a target sends to is read: a topic by its subscribers, a function or a queue by what it does.
func heard(g *model.Graph, target *model.Resource) rule.Result {
	v := target.Get("arn")
	topics := g.At(target).Follow("arn", topicType)
	if len(topics.To) == 1 && len(topics.Maybe) == 0 {
		return at(topicHeard(g, topics.To[0].Resource), v)
	}
	outcomes := v.Outcomes()
	list := make([]rule.Result, len(outcomes))
	for i, o := range outcomes {
		ok := receives(o)
		message := target.Address() + " sends to " + o.String()
		if ok == model.No {
			message += ", which tells nobody"
		}
		list[i] = rule.Judge(ok, message, v).Because("what " + v.At() + " names is not known")
	}
	return agree(list, v.Reason())
}

// receivers are the types that act on an event, or hand it on. A log group or a stream is read by nobody.
var receivers = []string{
	"aws_cloudwatch_event_api_destination", "aws_cloudwatch_event_bus", "aws_lambda_alias", "aws_lambda_function", "aws_sfn_alias",
	"aws_sfn_state_machine", "aws_sqs_queue", "aws_ssm_document", "aws_ssmincidents_response_plan",
	"data.aws_cloudwatch_event_bus", "data.aws_lambda_alias", "data.aws_lambda_function", "data.aws_sfn_state_machine", "data.aws_sns_topic",
	"data.aws_sqs_queue", "data.aws_ssmincidents_response_plan",
}

// services are the same, as they stand in an ARN. A topic that only its ARN is known of counts: its subscribers are
// elsewhere.
var services = []string{"chatbot", "events", "lambda", "sns", "sqs", "ssm", "ssm-contacts", "ssm-incidents", "states"}

func receives(v model.Value) model.Tri {
	text, ok := v.Text()
	if !ok {
		for _, p := range v.Pieces() {
			part, known := p.Text()
			if !known {
				break
			}
			text += part
		}
	}
	if parts := strings.Split(text, ":"); len(parts) > 3 && parts[0] == "arn" {
		return model.Of(slices.Contains(services, parts[2]))
	}
	if ok {
		return model.No
	}
	if s, one := onlySource(v); one {
		switch typ := typeKey(s.Resource); {
		case slices.Contains(receivers, typ):
			return model.Yes
		case typ != topicType && s.Resource.Addr.Mode == model.Managed:
			return model.No
		}
	}
	return model.Unknown
}

// topicHeard tells whether somebody has subscribed to a topic, and EventBridge may publish to it. A topic without a policy
// here may have one elsewhere.
func topicHeard(g *model.Graph, topic *model.Resource) rule.Result {
	subscribed := rule.Arrives(g.At(topic).Into(subscriptionType, "topic_arn"), topic.Address()+" has a subscription", topic.Address()+" has no subscription", topic.Value())
	may := rule.Judge(model.Yes, "the policy of "+topic.Address()+" is not in this configuration", topic.Value())
	own := may
	if v := topic.Get("policy"); v.NotEmpty() != model.No && v.Origin != model.Computed {
		own = JudgePolicy(v, may, letsEventsIn)
	}
	return All(subscribed, Companion(g.At(topic).Into(topicPolicyType, "arn"), topicPolicyType, own, func(r *model.Resource) rule.Result {
		return JudgePolicy(r.Get("policy"), may, letsEventsIn)
	}))
}

// letsEventsIn tells whether a policy lets EventBridge publish to a topic.
// See https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-use-resource-based.html.
func letsEventsIn(d Document) rule.Result {
	return FindStatement(d, "the policy lets EventBridge publish", "the policy does not let EventBridge publish", func(s Statement) model.Tri {
		service := s.Principals("Service").Any(func(v model.Value) model.Tri { return v.OneOf("events.amazonaws.com", "*") })
		anyone := s.AnyPrincipal()
		if conditions, complete := s.Conditions(); anyone != model.No && (len(conditions) > 0 || complete != model.Yes) {
			anyone = model.Unknown
		}
		return model.All(s.Allows(), s.Covers("sns:Publish"), service.Or(anyone))
	})
}

// HubFindings are the findings of Security Hub, of its own and of the services that it takes them over from.
// See https://docs.aws.amazon.com/securityhub/latest/userguide/securityhub-cwe-integration-types.html.
var HubFindings = Event{Source: "aws.securityhub", Details: []string{"Security Hub Findings - Imported", "Security Hub Findings - Custom Action", "Findings Imported V2"}}

// HubIncludes tells of a pattern whether it lets findings of a product through: it asks for no product, or for this one.
func HubIncludes(product string) func(model.Value) model.Tri {
	return func(pattern model.Value) model.Tri {
		ok := model.Yes
		for _, name := range []string{"ProductName", "ProductArn", "ProductFields.aws/securityhub/ProductName"} {
			asked := Member(pattern, "detail.findings."+name)
			if asked.Raw() == cty.NilVal {
				continue
			}
			list := asked.Elements()
			one := model.No
			for _, v := range list.List {
				one = one.Or(v.Matches(func(s string) bool { return strings.Contains(strings.ToLower(s), strings.ToLower(product)) }))
			}
			if list.Complete != model.Yes {
				one = one.Or(model.Unknown)
			}
			ok = ok.And(one)
		}
		return ok
	}
}

// Known joins whether something that sends events is in the configuration with whether the events arrive: without the one
// and without a sign of the other the configuration says nothing.
func Known(p *model.Provider, sender model.Tri, route rule.Result, silent string) rule.Result {
	switch {
	case route.OK == model.Yes:
		return route
	case sender == model.No:
		return Silent(p, silent)
	case sender == model.Unknown && route.OK == model.No:
		route.OK = model.Unknown
		return route.Because("whether events are sent in this account and region is not known")
	}
	return route
}
