package gate

import (
	"fmt"
	"slices"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"github.com/agext/levenshtein"

	"github.com/sekisho/sekisho/analyzer/rule"
)

// keyword begins an ignore in a comment. docs/ignores.md defines what follows it.
const keyword = "sekisho:ignore"

// howTo ends the message of every fault that leaves open what was meant.
const howTo = `write sekisho:ignore <rule> reason="…"`

// markKeys are the keys that may follow the rules of an ignore.
var markKeys = []string{"reason", "until", "owner"}

// mark is one ignore as a comment writes it, ours or that of another tool.
type mark struct {
	rules         []string // ids as they are now; foreign: as the tool calls its checks
	reason, owner string
	until         time.Time
	tool          string // "" for our own
	scope         scope
	from, to      int    // bytes of the text
	alone         string // foreign: why it cannot be ours; "" where it can
}

// fault is what is wrong with an ignore.
type fault struct {
	summary, detail string
	from, to        int // bytes of the text
}

// catalogue knows the ids of rules.
type catalogue struct {
	now map[string]string // id or former id to the id of today
	ids []string
}

func newCatalogue(rules []*rule.Rule) *catalogue {
	c := &catalogue{now: make(map[string]string, len(rules))}
	for _, r := range rules {
		c.now[r.ID] = r.ID
		c.ids = append(c.ids, r.ID)
		for _, old := range r.Was {
			c.now[old] = r.ID
		}
	}
	return c
}

// readMarks reads the ignores in one line of a comment, without the signs that make it one. There are no marks where
// there is a fault: half of an ignore is none.
func readMarks(text string, rules *catalogue) ([]mark, *fault) {
	start := len(text) - len(strings.TrimLeft(text, " \t#/*!-"))
	rest := text[start:]
	if after, ok := strings.CutPrefix(rest, keyword); ok && (after == "" || isBlank(after[0])) {
		p := &markParser{text: text, at: start, rules: rules}
		var out []mark
		for p.at < len(text) {
			m, bad := p.mark()
			if bad != nil {
				return nil, bad
			}
			out = append(out, m)
		}
		return out, nil
	}
	return nil, nearMiss(text, start, rules)
}

func isBlank(b byte) bool { return b == ' ' || b == '\t' }

type markParser struct {
	text  string
	at    int
	rules *catalogue
}

func (p *markParser) blanks() {
	for p.at < len(p.text) && isBlank(p.text[p.at]) {
		p.at++
	}
}

func (p *markParser) fault(from int, summary, format string, args ...any) *fault {
	return &fault{summary: summary, detail: fmt.Sprintf(format, args...), from: from, to: max(p.at, from+1)}
}

// mark reads one ignore, which begins here.
func (p *markParser) mark() (mark, *fault) {
	m := mark{from: p.at}
	p.at += len(keyword)
	given := map[string]bool{}
	for {
		m.to = p.at
		p.blanks()
		rest := p.text[p.at:]
		if rest == "" {
			break
		}
		if after, ok := strings.CutPrefix(rest, keyword); ok && (after == "" || isBlank(after[0])) {
			break
		}
		from := p.at
		word := p.word()
		if p.at < len(p.text) && p.text[p.at] == '=' {
			if bad := p.key(&m, word, from, given); bad != nil {
				return m, bad
			}
			continue
		}
		if bad := p.rule(&m, word, from, len(given) > 0); bad != nil {
			return m, bad
		}
	}
	switch {
	case len(m.rules) == 0:
		return m, &fault{"Ignore without a rule", "An ignore names the rules that it is about; " + howTo + ".", m.from, m.to}
	case !given["reason"]:
		return m, &fault{"Ignore without a reason", "An ignore says why the finding is accepted; " + howTo + ".", m.from, m.to}
	}
	return m, nil
}

// word reads up to a blank or an equals sign.
func (p *markParser) word() string {
	from := p.at
	for p.at < len(p.text) && !isBlank(p.text[p.at]) && p.text[p.at] != '=' {
		p.at++
	}
	return p.text[from:p.at]
}

// rule takes a word as the id of a rule.
func (p *markParser) rule(m *mark, word string, from int, late bool) *fault {
	bare := strings.Trim(word, `,;:"'`)
	if slices.Contains(markKeys, bare) {
		return p.fault(from, "Invalid ignore", `Write %s with an equals sign and no blanks around it: %s=…`, bare, bare)
	}
	id, known := p.rules.now[bare]
	switch {
	case late:
		return p.fault(from, "Invalid ignore", "%q is not expected after a key: rules come first, and a text with blanks stands in double quotes.", word)
	case strings.Contains(word, ","):
		return p.fault(from, "Invalid ignore", "Separate rules with blanks, not with commas.")
	case known && bare != word:
		return p.fault(from, "Invalid ignore", "Write the rule as it is: %s", bare)
	case strings.ContainsAny(word, "*?["):
		return p.fault(from, "Invalid ignore", "A comment names each rule by its id; patterns are for ignore blocks in %s.", FileName)
	case !known:
		return p.fault(from, "Unknown rule", "No rule is called %q%s", word, suggestID(word, p.rules.ids))
	}
	if !slices.Contains(m.rules, id) {
		m.rules = append(m.rules, id)
	}
	return nil
}

// key reads the value of a key, which begins with the equals sign here.
func (p *markParser) key(m *mark, name string, from int, given map[string]bool) *fault {
	p.at++
	switch {
	case name == "":
		return p.fault(from, "Invalid ignore", "There is no key before the equals sign: write it without blanks around, as in reason=\"…\".")
	case !slices.Contains(markKeys, name):
		p.word()
		return p.fault(from, "Invalid ignore", "There is no key %q%s", name, suggest(name, slices.Clone(markKeys)))
	case given[name]:
		return p.fault(from, "Invalid ignore", "The key %s is given twice.", name)
	}
	given[name] = true
	quoted := p.at < len(p.text) && p.text[p.at] == '"'
	var value string
	if quoted {
		var bad *fault
		if value, bad = p.quoted(from); bad != nil {
			return bad
		}
	} else {
		start := p.at
		for p.at < len(p.text) && !isBlank(p.text[p.at]) {
			p.at++
		}
		value = p.text[start:p.at]
	}
	switch name {
	case "reason":
		if !quoted {
			return p.fault(from, "Invalid ignore", `A reason stands in straight double quotes: reason="…".`)
		}
		if strings.TrimSpace(value) == "" {
			return p.fault(from, "Ignore without a reason", "The reason is empty: say why the finding is accepted.")
		}
		m.reason = value
	case "owner":
		if strings.TrimSpace(value) == "" {
			return p.fault(from, "Invalid ignore", "The owner is empty.")
		}
		m.owner = value
	case "until":
		if quoted {
			return p.fault(from, "Invalid ignore", "A date stands without quotes: until=%s", value)
		}
		day, why := parseDay(value)
		if why != "" {
			return p.fault(from, "Invalid ignore", "until=%s: %s", value, why)
		}
		m.until = day
	}
	return nil
}

// quoted reads a text in double quotes, in which a backslash goes before a double quote or another backslash.
func (p *markParser) quoted(from int) (string, *fault) {
	var b strings.Builder
	for p.at++; p.at < len(p.text); p.at++ {
		switch c := p.text[p.at]; {
		case c == '"':
			p.at++
			if p.at < len(p.text) && !isBlank(p.text[p.at]) {
				return "", p.fault(from, "Invalid ignore", "A blank goes between a closing quote and what follows; write a quote inside of a text as \\\".")
			}
			return b.String(), nil
		case c == '\\' && p.at+1 < len(p.text) && (p.text[p.at+1] == '"' || p.text[p.at+1] == '\\'):
			p.at++
			b.WriteByte(p.text[p.at])
		default:
			b.WriteByte(c)
		}
	}
	return "", p.fault(from, "Invalid ignore", "The closing double quote is missing.")
}

// parseDay reads a date; the second result says what is wrong with it.
func parseDay(s string) (time.Time, string) {
	day, err := time.Parse(time.DateOnly, s)
	if err != nil {
		return time.Time{}, "write a day of the calendar as YYYY-MM-DD."
	}
	return day, ""
}

// verbs are what other tools, and guesses, say for ignore.
var verbs = []string{"ignore", "ignores", "ignored", "ignoring", "skip", "disable", "suppress", "allow", "nolint", "noqa", "nosec", "accept"}

// nearMiss recognizes a comment that is meant to be an ignore and is none. A comment that merely speaks of Sekisho is left
// alone.
func nearMiss(text string, start int, rules *catalogue) *fault {
	rest := text[start:]
	wrong := func(to int, format string, args ...any) *fault {
		return &fault{"Invalid ignore", fmt.Sprintf(format, args...) + "; " + howTo + ".", start, max(start+to, start+1)}
	}
	name := leading(rest, unicode.IsLetter)
	exact := strings.EqualFold(name, "sekisho")
	if exact || len(name) > 4 && levenshtein.Distance(strings.ToLower(name), "sekisho", nil) <= 2 {
		after := rest[len(name):]
		sep := leading(after, func(r rune) bool { return strings.ContainsRune(" \t:_-=", r) })
		verb := leading(after[len(sep):], unicode.IsLetter)
		to := len(name) + len(sep) + len(verb)
		written := rest[:to]
		meant := isVerb(strings.ToLower(verb))
		switch blank := strings.TrimSpace(sep) == ""; {
		case verb == "":
		case meant && !blank:
			if written == keyword {
				return wrong(to, "After %s comes a blank", keyword)
			}
			return wrong(to, "%q is not how an ignore begins", written)
		case exact && sep == ":":
			return wrong(to, "There is no %q: Sekisho knows one directive", written)
		case meant && exact && namesRule(after[len(sep)+len(verb):], rules):
			return wrong(to, "%q is not how an ignore begins", written)
		}
	}
	if i := strings.Index(lower(rest), keyword); i > 0 && namesRule(rest[i+len(keyword):], rules) {
		return &fault{"Invalid ignore", "An ignore comes first in its comment, or in its line of a comment; other text goes into the reason.",
			start + i, start + i + len(keyword)}
	}
	return nil
}

func isVerb(word string) bool {
	return slices.Contains(verbs, word) || len(word) > 3 && levenshtein.Distance(word, "ignore", nil) <= 2
}

// lower turns ASCII letters into small ones; the length stays.
func lower(s string) string {
	out := []byte(s)
	for i, c := range out {
		if c >= 'A' && c <= 'Z' {
			out[i] = c + 'a' - 'A'
		}
	}
	return string(out)
}

// namesRule tells whether a text goes on as an ignore does.
func namesRule(text string, rules *catalogue) bool {
	for word := range strings.FieldsFuncSeq(text, func(r rune) bool { return strings.ContainsRune(" \t,;:[]()", r) }) {
		if _, ok := rules.now[word]; ok || strings.HasPrefix(word, "reason=") {
			return true
		}
	}
	return false
}

// leading is the part of a text up to the first rune that is not of a kind.
func leading(s string, kind func(rune) bool) string {
	for i, r := range s {
		if !kind(r) || r == utf8.RuneError {
			return s[:i]
		}
	}
	return s
}
