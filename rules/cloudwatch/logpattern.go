package cloudwatch

import (
	"strings"

	"github.com/sekisho/sekisho/analyzer/model"
	"github.com/sekisho/sekisho/rules/facts"
)

// readLogPattern reads the pattern of a metric filter, and tells of an event whether the filter finds it. What the event
// is not known to have, and operators beyond comparisons of texts, are Unknown.
// See https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/FilterAndPatternSyntax.html.
func readLogPattern(text string) func(sample) model.Tri {
	text = strings.TrimSpace(text)
	inner, ok := strings.CutPrefix(text, "{")
	inner, closed := strings.CutSuffix(inner, "}")
	if !ok || !closed {
		return func(s sample) model.Tri { return plainPattern(text, s) }
	}
	r := &patternReader{rest: inner}
	match := r.either()
	if r.space(); r.failed || r.rest != "" {
		return func(sample) model.Tri { return model.Unknown }
	}
	return match
}

// plainPattern is for a pattern of words: it is about an event only where it has a word of it.
func plainPattern(text string, s sample) model.Tri {
	for _, field := range []string{"eventName", "errorCode", "userIdentity.type"} {
		if v := s.fields[field]; v != "" && strings.Contains(text, v) {
			return model.Unknown
		}
	}
	return model.No
}

// patternReader reads the expression of a JSON pattern.
type patternReader struct {
	rest   string
	failed bool
}

type condition = func(sample) model.Tri

func (r *patternReader) space() { r.rest = strings.TrimLeft(r.rest, " \t\r\n") }

func (r *patternReader) take(sign string) bool {
	r.space()
	rest, ok := strings.CutPrefix(r.rest, sign)
	if ok {
		r.rest = rest
	}
	return ok
}

func (r *patternReader) either() condition {
	list := []condition{r.both()}
	for !r.failed && r.take("||") {
		list = append(list, r.both())
	}
	return func(s sample) model.Tri {
		out := model.No
		for _, c := range list {
			out = out.Or(c(s))
		}
		return out
	}
}

func (r *patternReader) both() condition {
	list := []condition{r.one()}
	for !r.failed && r.take("&&") {
		list = append(list, r.one())
	}
	return func(s sample) model.Tri {
		out := model.Yes
		for _, c := range list {
			out = out.And(c(s))
		}
		return out
	}
}

func (r *patternReader) one() condition {
	if r.take("(") {
		inner := r.either()
		r.failed = r.failed || !r.take(")")
		return inner
	}
	if !r.take("$.") {
		r.failed = true
		return nil
	}
	field := r.until(" \t\r\n=!<>()&|")
	switch {
	case r.take("!="):
		return compare(field, r.value(), false)
	case r.take("="):
		return compare(field, r.value(), true)
	case r.take("NOT EXISTS"):
		return func(s sample) model.Tri {
			v, told := s.fields[field]
			if !told {
				return model.Unknown
			}
			return model.Of(v == "")
		}
	case r.take("EXISTS"):
		return func(s sample) model.Tri {
			v, told := s.fields[field]
			if !told {
				return model.Unknown
			}
			return model.Of(v != "")
		}
	}
	// Another operator: it ends where the next part begins.
	r.until("()&|")
	return func(sample) model.Tri { return model.Unknown }
}

func (r *patternReader) until(ends string) string {
	i := strings.IndexAny(r.rest, ends)
	if i < 0 {
		i = len(r.rest)
	}
	out := r.rest[:i]
	r.rest = r.rest[i:]
	return out
}

func (r *patternReader) value() string {
	for _, quote := range []string{`"`, `'`} {
		if r.take(quote) {
			v, rest, ok := strings.Cut(r.rest, quote)
			r.rest, r.failed = rest, r.failed || !ok
			return v
		}
	}
	v := strings.TrimSpace(r.until("()&| \t\r\n"))
	r.failed = r.failed || v == ""
	return v
}

func compare(field, want string, equal bool) condition {
	return func(s sample) model.Tri {
		v, told := s.fields[field]
		switch {
		case !told, strings.HasPrefix(want, "%"):
			return model.Unknown
		case v == "":
			return model.No // a field that is not there compares with nothing
		case want == "":
			return model.Of(!equal)
		}
		return model.Of(facts.Wildcard(want, v) == equal)
	}
}
