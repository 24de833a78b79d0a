package report

import (
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"github.com/hashicorp/hcl/v2"

	"github.com/sekisho/sekisho/analyzer/model"
	"github.com/sekisho/sekisho/analyzer/rule"
)

// stdin is how an input that came through standard input is called: no file holds it.
const stdin = "<stdin>"

// findings are the causes of the fails and unknowns that count, worst first, and fails before unknowns. A format that may
// not hold all of them leaves out from the end.
func (v *view) findings() []*cause {
	out := slices.DeleteFunc(v.causes(), func(c *cause) bool { return c.first().OK == model.Yes })
	slices.SortStableFunc(out, func(a, b *cause) int {
		return cmp.Or(cmp.Compare(severity(b.first()), severity(a.first())), cmp.Compare(rank(a.first().OK), rank(b.first().OK)))
	})
	return out
}

func rank(t model.Tri) int {
	switch t {
	case model.No:
		return 0
	case model.Unknown:
		return 1
	case model.Yes:
	}
	return 2
}

// spot is the place of a verdict for programs that point into files. It is not ok where there is no file, as for a plan on
// standard input.
func (v *view) spot(x *Verdict, count func([]byte) int) (place, bool) {
	p, ok := v.place(primary(x), count)
	if !ok {
		p = v.home(x)
	}
	return p, p.file != "" && p.file != stdin
}

// home is the place of what is written nowhere, such as that an account has no trail: the start of the first file of the
// root module, or of the plan or state.
func (v *view) home(x *Verdict) place {
	p := place{startLine: 1, endLine: 1, startCol: 1, endCol: 1}
	if x.Input < 0 || x.Input >= len(v.Inputs) {
		return place{}
	}
	in := v.Inputs[x.Input]
	file := in.Path
	if in.Kind == "hcl" {
		for _, name := range []string{"main.tf", "providers.tf", "versions.tf"} {
			if at := filepath.Join(in.Root, name); v.Sources[at] != nil {
				p.file = v.name(at)
				return p
			}
		}
		first := ""
		for name := range v.Sources {
			if filepath.Dir(name) == filepath.Clean(in.Root) && (first == "" || name < first) {
				first = name
			}
		}
		if first != "" {
			file = first
		}
	}
	p.file = v.name(file)
	return p
}

// at names a place as file:line:column. It is "" for a range without a file.
func (v *view) at(rng hcl.Range) string {
	p, ok := v.place(rng, codePoints)
	if !ok {
		return ""
	}
	var buf [128]byte
	s := append(buf[:0], clean(p.file)...)
	if p.startLine > 0 {
		s = strconv.AppendInt(append(s, ':'), int64(p.startLine), 10)
	}
	if p.startCol > 0 {
		s = strconv.AppendInt(append(s, ':'), int64(p.startCol), 10)
	}
	return string(s)
}

// seen is the evidence of a verdict, each place once: what it shows, and where.
func (v *view) seen(x *Verdict) []sight {
	const few = 8 // among so few, looking is faster than hashing
	out := make([]sight, 0, len(x.Evidence))
	var known map[sight]bool
	if len(x.Evidence) > few {
		known = make(map[sight]bool, len(x.Evidence))
	}
	for _, e := range x.Evidence {
		one := sight{says: saw(e, v.Options.Lang), at: v.at(e.Value.Range)}
		if one == (sight{}) || known[one] || known == nil && slices.Contains(out, one) {
			continue
		}
		if known != nil {
			known[one] = true
		}
		out = append(out, one)
	}
	return out
}

// sight is one piece of evidence as it is shown.
type sight struct{ says, at string }

// bySeverity counts something by severity.
type bySeverity [rule.Critical + 1]int

func (n *bySeverity) add(s rule.Severity) { n[min(s, rule.Critical)]++ }

func (n *bySeverity) total() int {
	sum := 0
	for _, k := range n {
		sum += k
	}
	return sum
}

// words lists the counts, worst first: 1 critical, 3 high. It is "" where all are zero.
func (n *bySeverity) words(lang string) string {
	var parts []string
	for _, s := range severities() {
		if k := n[s]; k > 0 {
			name := severityLabel(s).In(lang)
			if lang == "ja" {
				parts = append(parts, name+" "+strconv.Itoa(k))
				continue
			}
			parts = append(parts, strconv.Itoa(k)+" "+name)
		}
	}
	if lang == "ja" {
		return strings.Join(parts, "、")
	}
	return strings.Join(parts, ", ")
}

// marks gives every cause a fingerprint of its own. Two causes can have the same one, as where a list holds two blocks
// that break a rule: the second and later ones, in the order of the verdicts, are told apart by their number.
type marks map[string]int

func (m marks) of(c *cause) string {
	f := c.first().Fingerprint()
	n := m[f]
	m[f]++
	if n == 0 {
		return f
	}
	return fingerprint(f, strconv.Itoa(n))
}

// fingerprint identifies something by what it is made of.
func fingerprint(parts ...string) string {
	sum := sha256.Sum256([]byte(strings.Join(parts, "\x00")))
	return hex.EncodeToString(sum[:16])
}
