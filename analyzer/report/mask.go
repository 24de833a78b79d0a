package report

import (
	"cmp"
	"slices"
	"sort"
	"strings"
	"unicode"

	"github.com/hashicorp/hcl/v2"
	"github.com/hashicorp/hcl/v2/hclsyntax"
	"github.com/zclconf/go-cty/cty"

	"github.com/sekisho/sekisho/analyzer/model"
)

// span is a piece of a file, from one byte to before another.
type span struct{ from, to int }

// masks says which parts of a file an excerpt may not show.
type masks struct {
	tokens hclsyntax.Tokens
	hidden []span       // what is secret, or looks so; sorted
	folded map[int]bool // lines inside of a heredoc: scripts and keys, of which nobody can tell what they hold
}

// excerptable reports whether lines of a file may be shown at all: only source code. A plan or a state holds values,
// among them those that are sensitive, and no lines that a person has written.
func excerptable(name string) bool {
	for _, suffix := range []string{".tf", ".tofu", ".tf.json", ".tofu.json", ".hcl", ".tfvars", ".tfvars.json"} {
		if strings.HasSuffix(name, suffix) {
			return true
		}
	}
	return false
}

func newMasks(s *source) *masks {
	// What cannot be lexed becomes tokens too, so the errors change nothing here; the parser has reported them.
	tokens, _ := hclsyntax.LexConfig(s.text, s.name, hcl.InitialPos)
	m := &masks{tokens: tokens, folded: map[int]bool{}}
	// A file of variable values does not say which of its variables are sensitive.
	values := strings.HasSuffix(s.name, ".tfvars") || strings.HasSuffix(s.name, ".tfvars.json")
	var (
		depth  int
		name   string // the last name seen
		hiding bool   // in the value of a name that speaks of a secret
		level  int    // depth at which that value began
		value  bool   // in the value of the name "value"
		pairs  []pair // the braces that are open
	)
	for i := 0; i < len(tokens); i++ {
		t := tokens[i]
		if name != "" && t.Type != hclsyntax.TokenIdent && t.Type != hclsyntax.TokenEqual && t.Type != hclsyntax.TokenColon && t.Type != hclsyntax.TokenCParen {
			name = ""
		}
		switch t.Type {
		case hclsyntax.TokenIdent:
			name = string(t.Bytes)
		case hclsyntax.TokenEqual, hclsyntax.TokenColon:
			if !hiding && secretName(name) {
				hiding, level = true, depth
			}
			value = name == "value"
			name = ""
		case hclsyntax.TokenOBrace, hclsyntax.TokenOBrack, hclsyntax.TokenOParen:
			depth++
			if t.Type == hclsyntax.TokenOBrace {
				pairs = append(pairs, pair{})
			}
		case hclsyntax.TokenCBrace, hclsyntax.TokenCBrack, hclsyntax.TokenCParen:
			depth--
			hiding = hiding && depth >= level
			if n := len(pairs); n > 0 && t.Type == hclsyntax.TokenCBrace {
				if pairs[n-1].secret {
					m.hidden = append(m.hidden, pairs[n-1].values...)
				}
				pairs = pairs[:n-1]
			}
		case hclsyntax.TokenNewline, hclsyntax.TokenComma:
			hiding = hiding && depth > level
			value = false
		case hclsyntax.TokenNumberLit:
			if hiding || values {
				m.hide(t.Range)
			}
		case hclsyntax.TokenComment:
			if text := string(t.Bytes); secretText(text) || values && strings.Contains(text, "=") {
				m.hide(t.Range)
			}
			if strings.HasSuffix(string(t.Bytes), "\n") { // such a comment takes the end of its line with it
				hiding = hiding && depth > level
				value = false
			}
		case hclsyntax.TokenOHeredoc:
			end := closing(tokens, i)
			last := tokens[end].Range.Start.Line - 1
			if tokens[end].Type != hclsyntax.TokenCHeredoc {
				last = len(s.start)
			}
			for line := t.Range.Start.Line + 1; line <= last; line++ {
				m.folded[line] = true
			}
			i = end
			value = false
		case hclsyntax.TokenOQuote:
			end := closing(tokens, i)
			lit := string(s.text[t.Range.End.Byte:tokens[end].Range.Start.Byte])
			if hiding || values && !isKey(tokens, end) || secretText(lit) || opaque(lit) {
				for _, l := range tokens[i+1 : end+1] {
					if l.Type == hclsyntax.TokenQuotedLit || l.Type == hclsyntax.TokenStringLit {
						m.hide(l.Range)
					}
				}
			}
			if n := len(pairs); n > 0 && value {
				pairs[n-1].values = append(pairs[n-1].values, span{t.Range.Start.Byte, tokens[end].Range.End.Byte})
			} else if n > 0 && secretName(lit) && !isKey(tokens, end) {
				pairs[n-1].secret = true
			}
			name = lit
			i = end
		}
	}
	m.distrust(s)
	return m
}

// pair is an object that may name something in one member and give its value in another, as lists of environment
// variables do: { name = "DB_PASSWORD", value = "…" }.
type pair struct {
	secret bool
	values []span
}

// distrust hides all quoted text from the first error of a file on: behind a quote that is not closed, what is text and
// what is not changes places.
func (m *masks) distrust(s *source) {
	i := slices.IndexFunc(m.tokens, func(t hclsyntax.Token) bool {
		return t.Type == hclsyntax.TokenQuotedNewline || t.Type == hclsyntax.TokenInvalid || t.Type == hclsyntax.TokenBadUTF8
	})
	if i < 0 {
		return
	}
	clear(m.folded)
	for n := m.tokens[i].Range.Start.Line; n <= len(s.start); n++ {
		text, start := s.line(n)
		at := strings.IndexByte(string(text), '"')
		if secretText(string(text)) {
			at = 0
		}
		if at >= 0 {
			m.hidden = append(m.hidden, span{start + at, start + len(text)})
		}
	}
}

func (m *masks) hide(rng hcl.Range) {
	m.hidden = append(m.hidden, span{rng.Start.Byte, rng.End.Byte})
}

// closing finds the token that ends the quoted or heredoc template that begins at tokens[i]; where none does, the last
// token before the line or the file ends.
func closing(tokens hclsyntax.Tokens, i int) int {
	depth := 0
	for j := i; j < len(tokens); j++ {
		switch tokens[j].Type {
		case hclsyntax.TokenOQuote, hclsyntax.TokenOHeredoc:
			depth++
		case hclsyntax.TokenCQuote, hclsyntax.TokenCHeredoc:
			depth--
			if depth == 0 {
				return j
			}
		}
	}
	return len(tokens) - 1
}

// opaque reports whether a text is a script or a document, of which nobody can tell what it holds.
func opaque(lit string) bool {
	return len(lit) > 200 || strings.Contains(lit, `\"`) || strings.Contains(lit, `\n`)
}

// isKey reports whether the quoted text that ends at tokens[end] is the name of something.
func isKey(tokens hclsyntax.Tokens, end int) bool {
	return end+1 < len(tokens) && (tokens[end+1].Type == hclsyntax.TokenColon || tokens[end+1].Type == hclsyntax.TokenEqual)
}

// secretName reports whether a name is that of a credential: password, client_secret, apiKey. A name that goes on, such
// as secret_arn, is that of something about it.
func secretName(name string) bool {
	name = strings.TrimSuffix(strings.TrimSuffix(name, "_wo"), "_WO")
	words := nameWords(name)
	if len(words) == 0 {
		return false
	}
	last := words[len(words)-1]
	switch last {
	case "password", "passwords", "passwd", "passphrase", "pwd", "secret", "secrets", "token", "apikey", "credential", "credentials":
		return true
	case "key":
		if len(words) > 1 {
			switch words[len(words)-2] {
			case "api", "access", "private", "secret", "shared", "auth":
				return true
			}
		}
	case "string", "binary", "value":
		return len(words) > 1 && words[len(words)-2] == "secret"
	}
	return false
}

// nameWords cuts a name into its words, in lower case: at signs, and where capitals begin a word, as in dbPassword and
// DBPassword.
func nameWords(name string) []string {
	var words []string
	start := 0
	add := func(end int) {
		if end > start {
			words = append(words, strings.ToLower(name[start:end]))
		}
	}
	var last rune
	for i, r := range name {
		switch {
		case !unicode.IsLetter(r) && !unicode.IsDigit(r):
			add(i)
			start = i + len(string(r))
		case unicode.IsUpper(r) && unicode.IsLower(last):
			add(i)
			start = i
		case unicode.IsLower(r) && unicode.IsUpper(last):
			if begin := i - len(string(last)); begin > start {
				add(begin)
				start = begin
			}
		}
		last = r
	}
	add(len(name))
	return words
}

// secretText reports whether a text looks like a credential, or gives a value to a name that is one.
func secretText(s string) bool {
	if model.LooksSecret(s) {
		return true
	}
	if strings.HasPrefix(s, "arn:") {
		return false
	}
	for i := 0; i < len(s); i++ {
		if s[i] != '=' && s[i] != ':' {
			continue
		}
		before := strings.TrimRight(s[:i], " \t\"'\\")
		from := strings.LastIndexFunc(before, func(r rune) bool {
			return !unicode.IsLetter(r) && !unicode.IsDigit(r) && r != '_' && r != '-'
		})
		after := strings.TrimLeft(s[i+1:], " \t\"'\\")
		if after != "" && !strings.HasPrefix(after, "${") && secretName(before[from+1:]) {
			return true
		}
	}
	return false
}

// valueSpan is the part of an argument that holds its value: what follows the sign between name and value.
func (m *masks) valueSpan(s *source, rng hcl.Range) (span, bool) {
	from, ok := s.offset(rng.Start)
	if !ok {
		return span{}, false
	}
	to, ok := s.offset(rng.End)
	if !ok {
		return span{}, false
	}
	tokens := m.tokens
	i, _ := slices.BinarySearchFunc(tokens, from, func(t hclsyntax.Token, at int) int { return t.Range.Start.Byte - at })
	for ; i < len(tokens) && tokens[i].Range.Start.Byte < to; i++ {
		switch tokens[i].Type {
		case hclsyntax.TokenEqual, hclsyntax.TokenColon:
			if i+1 < len(tokens) && tokens[i+1].Range.Start.Byte < to {
				return span{tokens[i+1].Range.Start.Byte, to}, true
			}
		case hclsyntax.TokenOBrace, hclsyntax.TokenOBrack, hclsyntax.TokenOParen, hclsyntax.TokenTemplateInterp:
			return span{from, to}, true
		}
	}
	return span{from, to}, true
}

// secretPlaces collects where sensitive values are written, by file.
type secretPlaces struct {
	ranges map[string][]hcl.Range
	done   map[any]bool
}

// SensitivePlaces tells where the sensitive values of a graph are written, by file, for Report.Secrets: a block may stand
// in one line, and an excerpt may show its neighbour.
func SensitivePlaces(g *model.Graph) map[string][]hcl.Range {
	p := secretPlaces{map[string][]hcl.Range{}, map[any]bool{}}
	for _, r := range g.Resources {
		p.resource(r)
	}
	for _, prov := range g.Providers {
		p.provider(prov)
	}
	return p.ranges
}

func (p secretPlaces) add(value cty.Value, rng hcl.Range) {
	if rng.Filename != "" && model.IsSensitive(value) {
		p.ranges[rng.Filename] = append(p.ranges[rng.Filename], rng)
	}
}

func (p secretPlaces) body(b *model.Body) {
	if b == nil {
		return
	}
	p.add(b.Unknown, b.Range)
	for _, a := range b.Attrs {
		p.add(a.Value, a.Range)
	}
	for _, list := range b.Blocks {
		p.add(list.Unknown, list.Range)
		for _, inner := range slices.Concat(list.List, list.Maybe) {
			p.body(inner)
		}
	}
}

func (p secretPlaces) resource(r *model.Resource) {
	if r != nil && !p.done[r] {
		p.done[r] = true
		p.body(r.Body)
	}
}

func (p secretPlaces) provider(prov *model.Provider) {
	if prov != nil && !p.done[prov] {
		p.done[prov] = true
		p.body(prov.Body)
	}
}

// sensitive hides the sensitive values that the report is told of, and those of the verdicts: all of their resources, and
// all of their evidence.
func (v *view) sensitive() map[string][]hcl.Range {
	p := secretPlaces{map[string][]hcl.Range{}, map[any]bool{}}
	for file, list := range v.Secrets {
		p.ranges[file] = slices.Clone(list)
	}
	for _, list := range [][]Verdict{v.Verdicts, v.NotEvaluated} {
		for i := range list {
			x := &list[i]
			p.resource(x.Resource)
			p.provider(x.Provider)
			for _, e := range x.Evidence {
				p.add(e.Value.Raw(), e.Value.Range)
				p.resource(e.Value.Resource)
			}
		}
	}
	return p.ranges
}

// mask returns the masks of a file.
func (v *view) mask(s *source) *masks {
	if s.masks != nil {
		return s.masks
	}
	if v.secrets == nil {
		v.secrets = v.sensitive()
	}
	m := newMasks(s)
	for _, rng := range v.secrets[s.name] {
		if sp, ok := m.valueSpan(s, rng); ok {
			m.hidden = append(m.hidden, sp)
		}
	}
	m.hidden = merge(m.hidden)
	s.masks = m
	return m
}

// merge sorts spans and joins those that overlap.
func merge(list []span) []span {
	slices.SortFunc(list, func(a, b span) int { return cmp.Compare(a.from, b.from) })
	var out []span
	for _, s := range list {
		if n := len(out); n > 0 && s.from <= out[n-1].to {
			out[n-1].to = max(out[n-1].to, s.to)
			continue
		}
		out = append(out, s)
	}
	return out
}

// within lists the hidden spans that touch a piece of the file.
func (m *masks) within(from, to int) []span {
	i := sort.Search(len(m.hidden), func(i int) bool { return m.hidden[i].to > from })
	j := i
	for j < len(m.hidden) && m.hidden[j].from < to {
		j++
	}
	return m.hidden[i:j]
}
