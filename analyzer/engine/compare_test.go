package engine_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/hashicorp/hcl/v2"
	"github.com/zclconf/go-cty/cty"

	"github.com/sekisho/sekisho/analyzer/engine"
	"github.com/sekisho/sekisho/analyzer/model"
	"github.com/sekisho/sekisho/analyzer/rule"
)

// verdict makes one from a line: "rule address verdict [at path] [was address] [removed]".
func verdict(t *testing.T, rules map[string]*rule.Rule, line string) engine.Verdict {
	t.Helper()
	words := strings.Fields(line)
	if rules[words[0]] == nil {
		rules[words[0]] = &rule.Rule{ID: words[0]}
	}
	v := engine.Verdict{Rule: rules[words[0]]}
	switch words[2] {
	case "pass":
		v.OK = model.Yes
	case "fail":
		v.OK = model.No
	case "unknown":
	case "unseen":
		v.NotSeen = true
	case "crash":
		v.Crash = fmt.Errorf("a defect")
	default:
		t.Fatalf("%q is no verdict", words[2])
	}
	if alias, ok := strings.CutPrefix(words[1], "provider."); ok {
		v.Provider = &model.Provider{Type: alias}
		return v
	}
	addr, ok := model.ParseAddress(words[1])
	if !ok {
		t.Fatalf("%q is no address", words[1])
	}
	v.Resource = &model.Resource{Addr: addr}
	rest := words[3:]
	for len(rest) > 0 {
		switch rest[0] {
		case "at":
			v.Evidence = []rule.Evidence{{Value: model.NewValue(rest[1], cty.NilVal, hcl.Range{}, model.Written)}}
			v.Evidence[0].Value.Path, rest = rest[1], rest[2:]
		case "was":
			v.Resource.Was, rest = append(v.Resource.Was, rest[1]), rest[2:]
		case "removed":
			v.Resource.Change, rest = &model.Change{Actions: []string{"delete"}}, rest[1:]
		case "replaced":
			v.Resource.Change, rest = &model.Change{Actions: []string{"delete", "create"}}, rest[1:]
		default:
			t.Fatalf("%q is not understood", rest[0])
		}
	}
	return v
}

func TestCompare(t *testing.T) {
	for _, test := range []struct {
		name          string
		before, after string
		want          string // "delta" for each finding after, then "fixed rule address" for each that is gone
	}{
		{"nothing", ``, ``, ``},
		{"pass stays pass", `r a.b pass`, `r a.b pass`, ``},
		{"pass to fail", `r a.b pass`, `r a.b fail`, `introduced r a.b`},
		{"pass to unknown", `r a.b pass`, `r a.b unknown`, `introduced r a.b`},
		{"fail to pass", `r a.b fail`, `r a.b pass`, `fixed r a.b`},
		{"fail to fail", `r a.b fail`, `r a.b fail`, `unchanged r a.b`},
		{"fail to fail at another place", `r a.b fail at x`, `r a.b fail at y`, `unchanged r a.b`},
		{"fail to unknown", `r a.b fail`, `r a.b unknown`, `unchanged r a.b`},
		{"unknown to fail", `r a.b unknown`, `r a.b fail`, `introduced r a.b`},
		{"unknown to unknown", `r a.b unknown`, `r a.b unknown`, `unchanged r a.b`},
		{"unknown to pass", `r a.b unknown`, `r a.b pass`, `fixed r a.b`},
		{"new instance", ``, `r a.b fail`, `introduced r a.b`},
		{"instance is gone", `r a.b fail`, ``, `fixed r a.b`},
		{"passing instance is gone", `r a.b pass`, ``, ``},
		{"rule applies no more", `r a.b fail | s a.b pass`, `s a.b pass`, `fixed r a.b`},
		{"rule applies now", `s a.b pass`, `r a.b fail | s a.b pass`, `introduced r a.b`},
		{"rules are told apart", `r a.b fail`, `s a.b fail`, "introduced s a.b\nfixed r a.b"},
		{"another block", `r a.b fail`, `r a.c fail`, "introduced r a.c\nfixed r a.b"},
		{"replaced", `r a.b fail`, `r a.b fail replaced`, `unchanged r a.b`},

		{"moved", `r a.b fail`, `r a.c fail was a.b`, `unchanged r a.c`},
		{"moved in two steps", `r a.b fail`, `r a.d fail was a.c was a.b`, `unchanged r a.d`},
		{"moved long ago", `r a.c fail`, `r a.c fail was a.b`, `unchanged r a.c`},
		{"moved and made worse", `r a.b pass`, `r a.c fail was a.b`, `introduced r a.c`},
		{"moved and repaired", `r a.b fail`, `r a.c pass was a.b`, `fixed r a.b`},
		{"moved into a module", `r a.b fail`, `r module.m.a.b fail was a.b`, `unchanged r module.m.a.b`},
		{"another takes the address of a moved one", `r a.b fail`, `r a.b fail | r a.c fail was a.b`, "introduced r a.b\nunchanged r a.c"},
		{"another takes it, and one rule does not apply to the moved one", `r a.b fail | s a.b fail`, `r a.b fail | s a.b fail | s a.c fail was a.b`,
			"introduced r a.b\nintroduced s a.b\nunchanged s a.c\nfixed r a.b"},
		{"two claim the same", `r a.b fail`, `r a.c fail was a.b | r a.d fail was a.b`, "unchanged r a.c\nintroduced r a.d"},

		{"count is added", `r a.b fail`, `r a.b[0] fail`, `unchanged r a.b[0]`},
		{"count is added for two", `r a.b fail at x`, `r a.b[0] fail at x | r a.b[1] fail at x`, "unchanged r a.b[0]\nintroduced r a.b[1]"},
		{"count is taken away", `r a.b[0] fail | r a.b[1] fail`, `r a.b fail`, "unchanged r a.b\nfixed r a.b[1]"},
		{"count grows", `r a.b[0] fail at x | r a.b[1] fail at x`, `r a.b[0] fail at x | r a.b[1] fail at x | r a.b[2] fail at x`,
			"unchanged r a.b[0]\nunchanged r a.b[1]\nintroduced r a.b[2]"},
		{"count becomes for_each", `r a.b[0] fail at x | r a.b[1] fail at x`, `r a.b["p"] fail at x | r a.b["q"] fail at x`, "unchanged r a.b[\"p\"]\nunchanged r a.b[\"q\"]"},
		{"another key at another place", `r a.b["p"] fail at x`, `r a.b["q"] fail at y`, "introduced r a.b[\"q\"]\nfixed r a.b[\"p\"]"},
		{"for_each on the module", `r module.m.a.b fail at x`, `r module.m["p"].a.b fail at x`, `unchanged r module.m["p"].a.b`},
		{"a gone instance is taken once", `r a.b["p"] fail at x`, `r a.b["q"] fail at x | r a.b["s"] fail at x`, "unchanged r a.b[\"q\"]\nintroduced r a.b[\"s\"]"},
		{"keys become known", `r a.b[*] fail`, `r a.b[0] fail | r a.b[1] fail`, "unchanged r a.b[0]\nunchanged r a.b[1]"},
		{"keys become known, and all pass", `r a.b[*] fail`, `r a.b[0] pass`, `fixed r a.b[*]`},
		{"keys are known no more", `r a.b[0] fail | r a.b[1] fail`, `r a.b[*] fail`, "unchanged r a.b[*]"},
		{"keys are known no more, and all passed", `r a.b[0] pass`, `r a.b[*] fail`, "introduced r a.b[*]"},

		{"removed by the plan", `r a.b fail`, `p a.b fail removed`, "introduced p a.b\nfixed r a.b"},
		{"removed, and made again under another key", `r a.b fail at x`, `p a.b fail removed | r a.b["k"] fail at x`, "introduced p a.b\nunchanged r a.b[\"k\"]"},

		{"account", `r provider.aws fail`, `r provider.aws fail`, `unchanged r provider.aws`},
		{"account was not evaluated", `r provider.aws unseen`, `r provider.aws fail`, `introduced r provider.aws`},
		{"account is not evaluated any more", `r provider.aws fail`, `r provider.aws unseen`, `fixed r provider.aws`},
		{"crash before", `r a.b crash`, `r a.b fail`, `introduced r a.b`},
		{"crash after", `r a.b fail`, `r a.b crash`, `unchanged r a.b`},
		{"crash of a rule that passed", `r a.b pass`, `r a.b crash`, `introduced r a.b`},
	} {
		t.Run(test.name, func(t *testing.T) {
			rules := map[string]*rule.Rule{}
			list := func(s string) (out []engine.Verdict) {
				for line := range strings.SplitSeq(s, "|") {
					if strings.TrimSpace(line) != "" {
						out = append(out, verdict(t, rules, line))
					}
				}
				return out
			}
			after := list(test.after)
			c := engine.Compare(list(test.before), after)
			if len(c.Deltas) != len(after) {
				t.Fatalf("%d deltas of %d verdicts", len(c.Deltas), len(after))
			}
			var got []string
			for i, d := range c.Deltas {
				if d != engine.NotCompared {
					got = append(got, d.String()+" "+after[i].Rule.ID+" "+after[i].Subject())
				}
			}
			for i := range c.Fixed {
				got = append(got, "fixed "+c.Fixed[i].Rule.ID+" "+c.Fixed[i].Subject())
			}
			if diff := cmp.Diff(test.want, strings.Join(got, "\n")); diff != "" {
				t.Error(diff)
			}
		})
	}
}
