package facts

import (
	"slices"
	"strconv"
	"strings"

	"github.com/sekisho/sekisho/analyzer/model"
	"github.com/sekisho/sekisho/analyzer/rule"
)

// speaker is a composite alarm that goes off because of another alarm, if ok.
type speaker struct {
	composite *model.Resource
	ok        model.Tri
}

// spoken are the alarms that composite alarms speak for.
type spoken struct {
	named  map[string][]*model.Resource          // by the name in the rule
	direct map[*model.Resource][]*model.Resource // by reference
	open   []*model.Resource                     // composites whose rule is not known as a whole
	texts  []*model.Resource                     // all of named
}

// speakers finds for which alarms the composite alarms of a configuration speak.
var speakers = &rule.Fact[*spoken]{Compute: func(g *model.Graph) *spoken {
	out := &spoken{named: map[string][]*model.Resource{}, direct: map[*model.Resource][]*model.Resource{}}
	for _, c := range g.Of(compositeType) {
		text, refs, ok := ruleText(c.Get("alarm_rule"))
		var args []string
		if ok {
			args, ok = loudIn(text)
		}
		if !ok {
			out.open = append(out.open, c)
			continue
		}
		for _, arg := range args {
			switch n, alarm := alarmOf(arg, refs); {
			case alarm != nil:
				out.direct[alarm] = append(out.direct[alarm], c)
			case n != "":
				out.named[n] = append(out.named[n], c)
				out.texts = append(out.texts, c)
			default:
				out.open = append(out.open, c)
			}
		}
	}
	return out
}}

// certain is Yes for an instance that is certainly there, else Unknown.
func certain(r *model.Resource) model.Tri {
	if r.Exists == model.Unknown {
		return model.Unknown
	}
	return model.Yes
}

// of lists the composite alarms that speak, or may speak, for an alarm.
func (s *spoken) of(alarm *model.Resource) []speaker {
	var out []speaker
	beside := Beside(alarm)
	add := func(list []*model.Resource, ok model.Tri) {
		for _, c := range list {
			if one := model.All(ok, certain(c), beside(c)); one != model.No && c != alarm {
				out = append(out, speaker{c, one})
			}
		}
	}
	add(s.direct[alarm], model.Yes)
	if name, ok := alarm.Get("alarm_name").Text(); ok {
		add(s.named[name], model.Yes)
	} else {
		add(s.texts, model.Unknown)
	}
	add(s.open, model.Unknown)
	return out
}

// alarmHole stands around the number of a reference in the text of a rule. No name of an alarm holds it.
const alarmHole = "\x00"

// ruleText is the text of the rule of a composite alarm, with numbers in place of references to alarms; false where
// another part of it is not known, or the plan does not show what is around a reference.
func ruleText(v model.Value) (string, []*model.Resource, bool) {
	if text, ok := v.Text(); ok {
		return text, nil, !strings.Contains(text, alarmHole)
	}
	if v.Inferred() || len(v.Outcomes()) > 1 {
		return "", nil, false
	}
	var b strings.Builder
	var refs []*model.Resource
	pieces := v.Pieces()
	for _, p := range pieces {
		if text, ok := p.Text(); ok {
			b.WriteString(text)
			continue
		}
		alarm := alarmNamed(p)
		if alarm == nil {
			return "", nil, false
		}
		b.WriteString(alarmHole + strconv.Itoa(len(refs)) + alarmHole)
		refs = append(refs, alarm)
	}
	return b.String(), refs, len(pieces) > 0
}

// alarmNamed is the alarm that a value names, by its name or its ARN; nil where that is not certain.
func alarmNamed(v model.Value) *model.Resource {
	sources := v.Sources()
	if v.Inferred() || len(v.Outcomes()) > 1 || len(sources) != 1 {
		return nil
	}
	s := sources[0]
	if s.Kind != model.FromResource || s.Derived || s.Resource == nil || s.Resource.Addr.Mode != model.Managed ||
		!slices.Contains([]string{metricAlarmType, compositeType}, s.Resource.Addr.Type) || !slices.Contains([]string{"alarm_name", "arn", "id"}, s.Attr) {
		return nil
	}
	return s.Resource
}

// alarmOf reads the argument of a function in a rule: the name of an alarm, from its ARN too, or a reference. Neither is
// where a reference is only a part of the name.
func alarmOf(arg string, refs []*model.Resource) (string, *model.Resource) {
	if i, err := strconv.Atoi(strings.Trim(arg, alarmHole)); err == nil && arg == alarmHole+strconv.Itoa(i)+alarmHole && i < len(refs) {
		return "", refs[i]
	}
	if strings.Contains(arg, alarmHole) {
		return "", nil
	}
	if _, name, ok := strings.Cut(arg, ":alarm:"); ok && strings.HasPrefix(arg, "arn:") {
		return name, nil
	}
	return arg, nil
}

// loudIn lists the alarms that help to set off a composite alarm by going off themselves: those that its rule asks to be
// in alarm, or not to be OK. false where the rule cannot be read.
// See https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_PutCompositeAlarm.html.
func loudIn(text string) ([]string, bool) {
	s := &ruleScanner{rest: text}
	s.expression(true)
	s.space()
	return s.loud, !s.failed && s.rest == ""
}

// ruleScanner reads the rule of a composite alarm.
type ruleScanner struct {
	rest   string
	loud   []string
	failed bool
}

func (s *ruleScanner) space() { s.rest = strings.TrimLeft(s.rest, " \t\r\n") }

// take drops a sign if it comes next.
func (s *ruleScanner) take(sign string) bool {
	s.space()
	if !strings.HasPrefix(s.rest, sign) {
		return false
	}
	s.rest = s.rest[len(sign):]
	return true
}

// word reads the next word of capitals.
func (s *ruleScanner) word() string {
	s.space()
	end := strings.IndexFunc(s.rest, func(r rune) bool { return r != '_' && (r < 'A' || r > 'Z') })
	if end < 0 {
		end = len(s.rest)
	}
	w := s.rest[:end]
	s.rest = s.rest[end:]
	return w
}

// expression reads terms joined by AND and OR. wanted says whether it is to be true for the composite to go off.
func (s *ruleScanner) expression(wanted bool) {
	for !s.failed {
		s.term(wanted)
		before := s.rest
		if w := s.word(); w != "AND" && w != "OR" {
			s.rest = before
			return
		}
	}
}

func (s *ruleScanner) term(wanted bool) {
	if s.take("(") {
		s.expression(wanted)
		s.failed = s.failed || !s.take(")")
		return
	}
	switch w := s.word(); w {
	case "NOT":
		s.term(!wanted)
	case "TRUE", "FALSE":
	case "ALARM", "OK", "INSUFFICIENT_DATA":
		s.failed = s.failed || !s.take("(")
		name := s.name()
		s.failed = s.failed || !s.take(")")
		s.state(w, wanted, name)
	case "AT_LEAST":
		s.atLeast(wanted)
	default:
		s.failed = true
	}
}

// atLeast reads the rest of AT_LEAST(2, ALARM, (one, two, three)).
func (s *ruleScanner) atLeast(wanted bool) {
	s.failed = s.failed || !s.take("(")
	_, rest, ok := strings.Cut(s.rest, ",")
	s.rest = rest
	state := s.word()
	if state == "NOT" {
		state, wanted = s.word(), !wanted
	}
	s.failed = s.failed || !ok || !s.take(",") || !s.take("(")
	for !s.failed {
		s.state(state, wanted, s.name())
		if !s.take(",") {
			break
		}
	}
	s.failed = s.failed || !s.take(")") || !s.take(")")
}

func (s *ruleScanner) state(state string, wanted bool, name string) {
	if state == "ALARM" && wanted || state == "OK" && !wanted {
		s.loud = append(s.loud, name)
	}
}

// name reads the name or ARN of an alarm, with or without quotes.
func (s *ruleScanner) name() string {
	s.space()
	for _, quote := range []string{`"`, `'`} {
		if s.take(quote) {
			name, rest, ok := strings.Cut(s.rest, quote)
			s.rest, s.failed = rest, s.failed || !ok
			return name
		}
	}
	end := strings.IndexAny(s.rest, "(),")
	if end < 0 {
		end = len(s.rest)
	}
	name := strings.TrimSpace(s.rest[:end])
	s.rest, s.failed = s.rest[end:], s.failed || name == ""
	return name
}
