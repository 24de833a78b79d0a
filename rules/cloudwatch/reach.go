package cloudwatch

import (
	"slices"

	"github.com/zclconf/go-cty/cty"

	"github.com/sekisho/sekisho/analyzer/is"
	"github.com/sekisho/sekisho/analyzer/model"
	"github.com/sekisho/sekisho/analyzer/rule"
	"github.com/sekisho/sekisho/rules/facts"
)

const (
	compositeType    = "aws_cloudwatch_composite_alarm"
	topicType        = "aws_sns_topic"
	subscriptionType = "aws_sns_topic_subscription"
	chatType         = "aws_chatbot_slack_channel_configuration"
	teamsType        = "aws_chatbot_teams_channel_configuration"
)

// armed tells whether an alarm has actions and may take them; in strict mode, whether they reach somebody.
func armed(p *rule.Pass, alarm *model.Resource) rule.Result {
	if p.Bool("strict") {
		return reaches(p, alarm)
	}
	on, actions := alarm.Get("actions_enabled"), alarm.Get("alarm_actions")
	return facts.All(enabled(on), rule.Judge(actions.NotEmpty(), is.Saw(actions), actions))
}

func enabled(on model.Value) rule.Result {
	return rule.Judge(on.True().Or(on.Set().Not()), is.Saw(on), on)
}

// reaches tells whether the actions of an alarm are on, and every one of them gets to somebody.
func reaches(p *rule.Pass, alarm *model.Resource) rule.Result {
	actions := alarm.All("alarm_actions[*]")
	answers := []rule.Result{enabled(alarm.Get("actions_enabled"))}
	if len(actions.List) == 0 && actions.Complete == model.Yes {
		v := alarm.Get("alarm_actions")
		answers = append(answers, rule.Judge(model.No, is.Saw(v), v))
	}
	for _, v := range actions.List {
		answers = append(answers, acts(p, v))
	}
	if actions.Complete != model.Yes {
		answers = append(answers, acts(p, actions.Stuck))
	}
	res := facts.All(answers...)
	if res.OK == model.Yes {
		res.Message = "the actions are on and lead to somebody"
		res = facts.Primary(res, alarm.Get("alarm_actions"))
	}
	return res
}

// acts tells whether an action gets to somebody: a topic of the configuration needs a subscriber; what lies outside, and
// actions of other services, are taken as they are.
func acts(p *rule.Pass, v model.Value) rule.Result {
	if v.Inferred() && (!isText(v) || !onlyTopics(v)) {
		// The plan does not show which of these it is, if any: a condition may decide it.
		return rule.Judge(model.Unknown, is.Saw(v), v)
	}
	topic := facts.Target(p.Graph, v, topicType)
	if topic == nil {
		if several := topicsOf(v); len(several) > 1 {
			return oneOfTopics(p, v, several)
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
	return heard(p, v, topic)
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
func oneOfTopics(p *rule.Pass, v model.Value, topics []*model.Resource) rule.Result {
	out := heard(p, v, topics[0])
	for _, t := range topics[1:] {
		if heard(p, v, t).OK != out.OK {
			return rule.Judge(model.Unknown, is.Saw(v), v).Because("which topic " + v.At() + " names is not known")
		}
	}
	return out
}

// heard tells whether somebody listens to a topic.
func heard(p *rule.Pass, v model.Value, topic *model.Resource) rule.Result {
	none := rule.Judge(model.No, topic.Addr.String()+" has no subscription", v)
	at := p.Graph.At(topic)
	listeners := at.Into(subscriptionType, "topic_arn").
		Join(at.Into(chatType, "sns_topic_arns")).
		Join(at.Into(teamsType, "sns_topic_arns"))
	return rule.Arrives(listeners, topic.Addr.String()+" has a subscription", none.Message, v)
}
