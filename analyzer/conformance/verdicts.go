package conformance

import (
	"bytes"
	"context"
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/sekisho/sekisho/analyzer/engine"
	"github.com/sekisho/sekisho/analyzer/load"
	"github.com/sekisho/sekisho/analyzer/load/hclload"
	"github.com/sekisho/sekisho/analyzer/model"
	"github.com/sekisho/sekisho/analyzer/want"
	"github.com/sekisho/sekisho/rules"
)

// Verdicts counts the verdicts on what Terraform recorded, against those on the source.
type Verdicts struct {
	Equal         int
	Resolved      int      // unknown from source, decided here
	Open          []string // decided from source, unknown here
	Extra         []string // where source knows that the rule does not apply, as a part is judged with the whole it belongs to
	Doubtful      []string // the same, but unknown: whether the rule applies is not known here
	Contradictory []string // a pass against a fail, or a verdict that one side does not have
}

// Compared is how many verdicts were compared.
func (v *Verdicts) Compared() int {
	return v.Equal + v.Resolved + len(v.Open) + len(v.Extra) + len(v.Doubtful) + len(v.Contradictory)
}

func (v *Verdicts) add(o *Verdicts) {
	v.Equal += o.Equal
	v.Resolved += o.Resolved
	v.Open = append(v.Open, o.Open...)
	v.Extra = append(v.Extra, o.Extra...)
	v.Doubtful = append(v.Doubtful, o.Doubtful...)
	v.Contradictory = append(v.Contradictory, o.Contradictory...)
}

// judgement is the verdict of a rule on a subject.
type judgement struct{ rule, subject string }

// judge leaves out what only a plan has an answer to, and what only source has.
func judge(g *model.Graph) (map[judgement]*engine.Verdict, error) {
	list, err := engine.Run(context.Background(), g, rules.All(), engine.Options{})
	if err != nil {
		return nil, err
	}
	out := make(map[judgement]*engine.Verdict, len(list))
	for i := range list {
		v := &list[i]
		if v.Crash != nil {
			return nil, fmt.Errorf("%s on %s: %w", v.Rule.ID, v.Subject(), v.Crash)
		}
		onlySource := v.Resource != nil && (v.Resource.Addr.Type == model.TerraformType || v.Resource.Addr.Type == model.ModuleType)
		if v.Rule.Service() != "plan" && !onlySource {
			out[judgement{v.Rule.ID, v.Subject()}] = v
		}
	}
	return out, nil
}

// compareVerdicts compares verdicts on a plan or state with those on the source, whose graph is g. partial is that of a plan of which parts
// are left out.
func compareVerdicts(got, source map[judgement]*engine.Verdict, g *model.Graph, partial bool) Verdicts {
	var out Verdicts
	order := func(a, b judgement) int { return strings.Compare(a.rule+" "+a.subject, b.rule+" "+b.subject) }
	wild := map[judgement]*engine.Verdict{}
	covered := map[judgement]bool{}
	for k, v := range source {
		if v.Resource != nil && v.Resource.Addr.Wild() {
			wild[judgement{k.rule, v.Resource.Addr.Config()}] = v
		}
	}
	for _, k := range slices.SortedFunc(maps.Keys(got), order) {
		v, s := got[k], source[k]
		if s == nil && v.Resource != nil {
			s = wild[judgement{k.rule, v.Resource.Addr.Config()}]
		}
		at := k.rule + " on " + k.subject
		if s == nil {
			text := fmt.Sprintf("%s: %s (%s), and no verdict from source", at, want.Name(v), v.Message)
			switch known := newOurs(g).find(k.subject) != nil; {
			case known && want.Name(v) == "unknown":
				out.Doubtful = append(out.Doubtful, text+" here: "+v.Reason)
			case known:
				out.Extra = append(out.Extra, text)
			default:
				out.Contradictory = append(out.Contradictory, text)
			}
			continue
		}
		covered[judgement{k.rule, s.Subject()}] = true
		ours, theirs := want.Name(s), want.Name(v)
		switch {
		case ours == theirs:
			out.Equal++
		case ours == "unknown" || ours == "not-evaluated":
			out.Resolved++
		case theirs == "unknown" || theirs == "not-evaluated":
			out.Open = append(out.Open, fmt.Sprintf("%s: %s (%s) from source, %s here: %s", at, ours, s.Message, theirs, v.Reason))
		default:
			out.Contradictory = append(out.Contradictory, fmt.Sprintf("%s: %s (%s) from source, %s (%s) here", at, ours, s.Message, theirs, v.Message))
		}
	}
	if partial {
		return out
	}
	for _, k := range slices.SortedFunc(maps.Keys(source), order) {
		if s := source[k]; !covered[k] && (s.Resource == nil || s.Resource.Exists == model.Yes && !s.Resource.Addr.Wild()) {
			out.Contradictory = append(out.Contradictory, fmt.Sprintf("%s on %s: %s (%s) from source, and no verdict here", k.rule, k.subject, want.Name(s), s.Message))
		}
	}
	return out
}

// open loads a recorded document as a user would. source is a directory, or "-" to do without.
func open(text []byte, source string, o hclload.Options) (*load.Input, error) {
	set, err := load.Open(context.Background(), []string{"-"}, load.Options{Options: o, Source: source, Stdin: bytes.NewReader(text)}, func(*load.Input) {})
	if err != nil {
		return nil, err
	}
	for _, d := range set.Diags {
		return nil, fmt.Errorf("%s: %s", d.Summary, d.Detail)
	}
	return set.Inputs[0], nil
}
