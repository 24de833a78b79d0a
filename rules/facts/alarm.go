package facts

import (
	"slices"

	"github.com/zclconf/go-cty/cty"

	"github.com/sekisho/sekisho/analyzer/is"
	"github.com/sekisho/sekisho/analyzer/model"
	"github.com/sekisho/sekisho/analyzer/rule"
)

// AlarmTypes are the types that AlarmReaches looks at besides the alarm.
var AlarmTypes = []string{compositeType, topicType, subscriptionType, "data.aws_sns_topic", chatType, teamsType}

const (
	metricAlarmType = "aws_cloudwatch_metric_alarm"
	compositeType   = "aws_cloudwatch_composite_alarm"
	chatType        = "aws_chatbot_slack_channel_configuration"
	teamsType       = "aws_chatbot_teams_channel_configuration"
)

// alarmEnabled tells whether an alarm may take its actions.
func alarmEnabled(on model.Value) rule.Result {
	return rule.Judge(on.True().Or(on.Set().Not()), is.Saw(on), on)
}

// alarmActs tells whether the actions of an alarm are on, and every one of them gets to somebody.
func alarmActs(g *model.Graph, alarm *model.Resource) rule.Result {
	actions := alarm.All("alarm_actions[*]")
	answers := []rule.Result{alarmEnabled(alarm.Get("actions_enabled"))}
	if len(actions.List) == 0 && actions.Complete == model.Yes {
		v := alarm.Get("alarm_actions")
		answers = append(answers, rule.Judge(model.No, is.Saw(v), v))
	}
	for _, v := range actions.List {
		answers = append(answers, ActionHeard(g, v))
	}
	if actions.Complete != model.Yes {
		answers = append(answers, ActionHeard(g, actions.Stuck))
	}
	res := All(answers...)
	if res.OK == model.Yes {
		res.Message = "the actions are on and lead to somebody"
		res = Primary(res, alarm.Get("alarm_actions"))
	}
	return res
}

// ActionHeard tells whether an action gets to somebody: a topic of the configuration needs a subscriber; what lies
// outside, and actions of other services, are taken as they are.
func ActionHeard(g *model.Graph, v model.Value) rule.Result {
	if v.Inferred() && (!isText(v) || !onlyTopics(v)) {
		// The plan does not show which of these it is, if any: a condition may decide it.
		return rule.Judge(model.Unknown, is.Saw(v), v)
	}
	topic := Target(g, v, topicType)
	if topic == nil {
		if several := topicsOf(v); len(several) > 1 {
			return oneOfTopics(g, v, several)
		}
		ok := v.NotEmpty()
		for _, s := range v.Sources() {
			if s.Kind != model.FromResource && !v.Known() {
				ok = model.Unknown
			}
		}
		if len(v.Outcomes()) > 1 {
			ok = model.Unknown // which topic it will be decides
		}
		return rule.Judge(ok, is.Saw(v), v)
	}
	return somebodyListens(g, v, topic)
}

// isText reports whether a value is one text, not a list of which the length is unknown.
func isText(v model.Value) bool {
	u, _ := v.Raw().Unmark()
	return u.Type() == cty.String
}

// onlyTopics reports whether all that a value is read from are ARNs of topics.
func onlyTopics(v model.Value) bool {
	sources := v.Sources()
	for _, s := range sources {
		if s.Kind != model.FromResource || s.Resource == nil || s.Resource.Addr.Type != topicType || s.Attr != "arn" && s.Attr != "id" {
			return false
		}
	}
	return len(sources) > 0
}

// topicsOf lists the topics of the configuration that a value may name: a plan by itself does not tell which of the
// instances of a block an index means.
func topicsOf(v model.Value) []*model.Resource {
	var out []*model.Resource
	for _, s := range v.Sources() {
		if s.Kind == model.FromResource && !s.Derived && s.Resource != nil && s.Resource.Addr.Mode == model.Managed && s.Resource.Addr.Type == topicType && !slices.Contains(out, s.Resource) {
			out = append(out, s.Resource)
		}
	}
	return out
}

// oneOfTopics is the answer for an action that is one of several topics: known where it is the same for all.
func oneOfTopics(g *model.Graph, v model.Value, topics []*model.Resource) rule.Result {
	out := somebodyListens(g, v, topics[0])
	for _, t := range topics[1:] {
		if somebodyListens(g, v, t).OK != out.OK {
			return rule.Judge(model.Unknown, is.Saw(v), v).Because("which topic " + v.At() + " names is not known")
		}
	}
	return out
}

// somebodyListens tells whether somebody listens to a topic.
func somebodyListens(g *model.Graph, v model.Value, topic *model.Resource) rule.Result {
	none := rule.Judge(model.No, topic.Address()+" has no subscription", v)
	at := g.At(topic)
	listeners := at.Into(subscriptionType, "topic_arn").
		Join(at.Into(chatType, "sns_topic_arns")).
		Join(at.Into(teamsType, "sns_topic_arns"))
	return rule.Arrives(listeners, topic.Address()+" has a subscription", none.Message, v)
}

// AlarmReaches tells whether an alarm gets to somebody: by its own actions, or by those of a composite alarm that speaks
// for it.
func AlarmReaches(g *model.Graph, alarm *model.Resource) rule.Result {
	return throughComposites(g, alarm, 4)
}

// throughComposites is AlarmReaches over at most so many composite alarms one above the other.
func throughComposites(g *model.Graph, alarm *model.Resource, depth int) rule.Result {
	own := alarmActs(g, alarm)
	if own.OK == model.Yes {
		return own
	}
	answers := []rule.Result{own}
	for _, s := range speakers.In(g).of(alarm) {
		v := s.composite.Get("alarm_rule")
		speaks := rule.Judge(s.ok, s.composite.Address()+" speaks for the alarm", v).
			Because("whether " + s.composite.Address() + " speaks for the alarm is not known")
		above := rule.Judge(model.Unknown, "composite alarms are nested too deeply", v).Because("composite alarms are nested too deeply")
		if depth > 0 {
			above = throughComposites(g, s.composite, depth-1)
		}
		answers = append(answers, All(speaks, above))
	}
	if complete, gaps := g.Complete(); complete != model.Yes {
		answers = append(answers, rule.Judge(model.Unknown, "whether a composite alarm speaks for it is not known", gaps...))
	}
	if res := Any(answers...); res.OK != model.No {
		return res
	}
	return own
}
