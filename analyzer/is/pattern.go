package is

import (
	"regexp"
	"regexp/syntax"
)

// Pattern is a regular expression that a user gave as a parameter. Rules compile nothing themselves; a Pattern is compiled
// when a rule with a value for the parameter runs, once per graph.
type Pattern struct {
	re     *regexp.Regexp
	atEnd  bool // it asks how a text ends, or what follows
	groups []string
}

// ParsePattern reads a regular expression in Go's syntax.
func ParsePattern(text string) (*Pattern, error) {
	re, err := regexp.Compile(text)
	if err != nil {
		return nil, err
	}
	tree, err := syntax.Parse(text, syntax.Perl)
	if err != nil {
		return nil, err
	}
	return &Pattern{re: re, atEnd: looksAhead(tree), groups: re.SubexpNames()}, nil
}

// looksAhead reports whether what comes after a match can undo it.
func looksAhead(t *syntax.Regexp) bool {
	switch t.Op {
	case syntax.OpEndLine, syntax.OpEndText, syntax.OpWordBoundary, syntax.OpNoWordBoundary:
		return true
	}
	for _, sub := range t.Sub {
		if looksAhead(sub) {
			return true
		}
	}
	return false
}

// Match reports whether the pattern matches somewhere in a text, and what its named groups hold then.
func (p *Pattern) Match(text string) (groups map[string]string, ok bool) {
	m := p.re.FindStringSubmatch(text)
	if m == nil {
		return nil, false
	}
	groups = map[string]string{}
	for i, name := range p.groups {
		if name != "" {
			groups[name] = m[i]
		}
	}
	return groups, true
}

// MatchesBeginning reports whether the pattern matches every text that begins this way. What its groups hold may depend on
// the rest.
func (p *Pattern) MatchesBeginning(text string) bool {
	return !p.atEnd && p.re.MatchString(text)
}
