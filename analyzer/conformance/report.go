package conformance

import (
	"bufio"
	"fmt"
	"io"
	"maps"
	"slices"
	"strings"

	"github.com/sekisho/sekisho/analyzer/model"
)

// RunAll compares all entries, in their order.
func RunAll(entries []Entry) ([]*Result, error) {
	out := make([]*Result, len(entries))
	for i, e := range entries {
		r, err := Run(e)
		if err != nil {
			return nil, err
		}
		out[i] = r
	}
	return out, nil
}

// WriteReport writes the totals, one line for each entry and every remaining difference as Markdown.
func WriteReport(w io.Writer, results []*Result) error {
	b := bufio.NewWriter(w)
	r := report{results: results, b: b}
	r.totals()
	r.entries()
	r.reasons()
	r.remaining()
	return b.Flush()
}

type report struct {
	results []*Result
	b       *bufio.Writer
}

func (r *report) line(format string, args ...any) {
	r.b.WriteString(fmt.Sprintf(format, args...) + "\n")
}

// row is the figures of one entry, or of all.
type row struct {
	instances        int
	values           Values
	edges            Edges
	verdicts, agreed int
	problems         int
}

func (x *row) add(o *Result) {
	x.instances += o.Instances
	x.values.add(&o.Values)
	x.edges.add(&o.Edges)
	compared, equal := o.Verdicts()
	x.verdicts += compared
	x.agreed += equal
	problems, _ := o.Problems()
	x.problems += len(problems)
}

// percent is a share with one digit; 100 and 0 only where they are exact.
func percent(n, of int) string {
	if of == 0 {
		return "–"
	}
	tenths := n * 1000 / of
	if n > 0 && tenths == 0 {
		tenths = 1
	}
	if tenths%10 == 0 {
		return fmt.Sprint(tenths / 10)
	}
	return fmt.Sprintf("%d.%d", tenths/10, tenths%10)
}

// thousands writes a number with separators.
func thousands(n int) string {
	s := fmt.Sprint(n)
	for i := len(s) - 3; i > 0; i -= 3 {
		s = s[:i] + "," + s[i:]
	}
	return s
}

func (r *report) totals() {
	var all row
	var alone, joined, applied Verdicts
	wild, respelled, states, plans, standIn := 0, 0, 0, 0, 0
	for _, o := range r.results {
		all.add(o)
		alone.add(&o.Alone)
		joined.add(&o.Joined)
		applied.add(&o.Applied)
		wild += o.Wild
		respelled += o.Values.Respelled
		if o.Entry.Plan != "" {
			plans++
		}
		if o.Entry.State != "" {
			states++
		}
		if o.Entry.Record.StandIn {
			standIn++
		}
	}
	v, e := &all.values, &all.edges
	n := v.Compared()
	configured := n - v.Left
	r.line("| total | |")
	r.line("|---|---|")
	r.line("| configurations | %d: %d with a plan, %d of these by a stand-in provider; %d with an applied state |", len(r.results), plans, standIn, states)
	r.line("| managed resource instances | %s, of which %d are one symbolic instance `[*]` of ours; on one side only: %d |", thousands(all.instances), wild, r.stray())
	r.line("| values that Terraform knows | %s, of which the configuration sets %s |", thousands(n), thousands(configured))
	r.line("| of the set ones: equal | %s (%s %%), %s of them respelled by the provider |", thousands(v.Equal), percent(v.Equal, configured), thousands(respelled))
	r.line("| of the set ones: unknown here for a stated reason | %s (%s %%) |", thousands(v.UnknownTotal()), percent(v.UnknownTotal(), configured))
	r.line("| of the set ones: unknown here without a reason | %d |", len(v.Puzzling))
	r.line("| of the set ones: different | %d, all with a cause listed below; without one: %d |", len(v.Different), r.unexplained("different"))
	r.line("| values known here that the plan leaves unknown | %s |", thousands(v.Ahead))
	r.line("| references | %s: %s equal, %s found by the ids of applied states, %s more exact here, %s that carry nothing, %d by literal text; missing: %d |", thousands(e.Compared()), thousands(e.Equal), thousands(e.Applied), thousands(e.Narrower), thousands(e.Static), e.Literal, len(e.Missing))
	for _, one := range []struct {
		name string
		v    *Verdicts
	}{{"plan alone", &alone}, {"plan with its source", &joined}, {"state", &applied}} {
		r.line("| verdicts, source against %s | %s: %s equal; decided only from source: %d; decided only here: %d; where the rule does not apply from source: %d; contradictory: %d, without a cause: %d |",
			one.name, thousands(one.v.Compared()), thousands(one.v.Equal), len(one.v.Open), one.v.Resolved, len(one.v.Extra)+len(one.v.Doubtful), len(one.v.Contradictory), r.unexplained("verdict, "+one.name))
	}
	r.line("| not explained | %d |", all.problems)
	r.line("")
}

func (r *report) stray() int {
	n := 0
	for _, o := range r.results {
		n += len(o.Stray)
	}
	return n
}

// unexplained counts the problems of a kind.
func (r *report) unexplained(kind string) int {
	n := 0
	for _, o := range r.results {
		problems, _ := o.Problems()
		for _, p := range problems {
			if strings.HasPrefix(p, kind+":") {
				n++
			}
		}
	}
	return n
}

func (r *report) entries() {
	r.line("### Entries")
	r.line("")
	r.line("Values are those that Terraform knows, in plan and state together; equal, unknown and left are shares of them, and left are")
	r.line("the provider's own. Verdicts are those from plan, plan with source and state, against those from source. (S): the plan was")
	r.line("made by a stand-in provider.")
	r.line("")
	r.line("| configuration | instances | values | equal %% | unknown %% | left %% | different | references | verdicts | equal |")
	r.line("|---|--:|--:|--:|--:|--:|--:|--:|--:|--:|")
	for _, o := range r.results {
		var x row
		x.add(o)
		v := &x.values
		n := v.Compared()
		name := o.Entry.Name
		if o.Entry.Record.StandIn {
			name += " (S)"
		}
		r.line("| %s | %d | %s | %s | %s | %s | %d | %d | %d | %d |", name, x.instances, thousands(n), percent(v.Equal, n), percent(v.UnknownTotal(), n),
			percent(v.Left, n), len(v.Different), x.edges.Compared(), x.verdicts, x.agreed)
	}
	r.line("")
}

func (r *report) reasons() {
	counts := map[Reason]int{}
	total := 0
	for _, o := range r.results {
		for reason, n := range o.Values.Unknown {
			counts[reason] += n
			total += n
		}
	}
	r.line("### Why values are unknown here")
	r.line("")
	r.line("| reason | values |")
	r.line("|---|--:|")
	for _, reason := range slices.SortedFunc(maps.Keys(counts), func(a, b Reason) int {
		if counts[a] != counts[b] {
			return counts[b] - counts[a]
		}
		return strings.Compare(string(a), string(b))
	}) {
		r.line("| %s | %s |", reason, thousands(counts[reason]))
	}
	r.line("")
}

// remaining lists every difference, by its cause.
func (r *report) remaining() {
	r.line("### Remaining differences and their causes")
	r.line("")
	causes := map[string]map[string][]string{} // cause, entry, differences
	add := func(cause, entry string, list ...string) {
		if len(list) == 0 {
			return
		}
		if causes[cause] == nil {
			causes[cause] = map[string][]string{}
		}
		causes[cause][entry] = append(causes[cause][entry], list...)
	}
	for _, o := range r.results {
		problems, explained := o.Problems()
		add("Not explained: a fault of ours", o.Entry.Name, problems...)
		for cause, list := range explained {
			add(sentence(cause), o.Entry.Name, list...)
		}
		for _, d := range o.Alone.Open {
			add(aloneCause(d), o.Entry.Name, "verdict, plan alone: "+d)
		}
		add("A plan does not say which instance an index means, as in aws_security_group.g[each.value.group], so that a rule is judged by itself and not with its group", o.Entry.Name, prefixed("verdict, plan alone: ", o.Alone.Extra)...)
		for _, d := range o.Alone.Doubtful {
			add(aloneCause(d), o.Entry.Name, "verdict, plan alone: "+d)
		}
		for _, d := range o.Joined.Doubtful {
			add(aloneCause(d), o.Entry.Name, "verdict, plan with source: "+d)
		}
		for _, d := range slices.Concat(o.Applied.Open, o.Applied.Doubtful) {
			add(appliedCause(d), o.Entry.Name, "verdict, state: "+d)
		}
	}
	for _, cause := range slices.Sorted(maps.Keys(causes)) {
		n := 0
		for _, list := range causes[cause] {
			n += len(list)
		}
		r.line("- **%s.** %d:", cause, n)
		for _, entry := range slices.Sorted(maps.Keys(causes[cause])) {
			list := causes[cause][entry]
			slices.Sort(list)
			counts := map[string]int{}
			var order []string
			for _, d := range list {
				_, why, reasoned := strings.Cut(d, " here: ")
				d = headline(d)
				if cause == otherwise && reasoned {
					d += ": " + headline(why)
				}
				if counts[d] == 0 {
					order = append(order, d)
				}
				counts[d]++
			}
			for _, d := range order {
				times := ""
				if counts[d] > 1 {
					times = fmt.Sprintf(" (%d)", counts[d])
				}
				r.line("  - %s: %s%s", entry, d, times)
			}
		}
	}
	if len(causes) == 0 {
		r.line("None.")
	}
}

func prefixed(p string, list []string) []string {
	out := make([]string, len(list))
	for i, s := range list {
		out[i] = p + s
	}
	return out
}

func sentence(s string) string {
	if s == "" {
		return s
	}
	return strings.ToUpper(s[:1]) + s[1:]
}

// headline is a difference in one short line, without what a cause says already; instances of one block look the same.
func headline(s string) string {
	s = strings.Join(strings.Fields(unkeyed(s)), " ")
	if strings.HasPrefix(s, "verdict") {
		// What follows is the rule, the subject, and pass, fail or unknown with a message.
		if i := strings.Index(s, " ("); i > 0 {
			s = s[:i]
		}
	}
	const most = 160
	if runes := []rune(s); len(runes) > most {
		s = string(runes[:most]) + "…"
	}
	return "`" + strings.ReplaceAll(s, "`", "'") + "`"
}

// unkeyed writes […] for the instance keys in a text.
func unkeyed(s string) string {
	var b strings.Builder
	for i := 0; i < len(s); i++ {
		if s[i] != '[' || i == 0 || strings.IndexByte(" ([{\":", s[i-1]) >= 0 {
			b.WriteByte(s[i])
			continue
		}
		b.WriteString("[…]")
		i = model.KeyEnd(s, i) - 1
	}
	return b.String()
}

// aloneCause is why a plan by itself leaves open what source decides, by the reason that the verdict gives.
func aloneCause(d string) string {
	_, why, _ := strings.Cut(d, " here: ")
	switch {
	case strings.Contains(why, "incomplete"):
		return "The plan was made with -target: what else is there is not known from it"
	case strings.Contains(why, "names something outside"):
		return "AWS filled in what the configuration leaves out, and the plan of an existing instance shows it"
	case strings.Contains(why, "dynamic block"):
		return "A plan holds neither what a dynamic block iterates over nor its expressions"
	case strings.HasPrefix(why, "local.") || strings.Contains(why, "referred to as a whole") || strings.Contains(why, "expression that a plan does not hold"):
		return "A plan names locals, module objects and parts of expressions without their values"
	case strings.Contains(why, "is written is not known") || strings.Contains(why, "not written in this place"):
		return writtenWhere
	case strings.Contains(why, "known only after apply") || strings.Contains(why, "when Terraform runs"):
		return "One unknown part makes a text or collection unknown as a whole in a plan: a policy with an ARN that does not exist yet, a condition over it"
	}
	return otherwise
}

const (
	writtenWhere = "A plan or state has values, and does not tell where they are written: in the code, in a default or in a file of values"
	otherwise    = "What the reason names is not known from the plan or state"
)

// appliedCause is why a state leaves open what source decides.
func appliedCause(d string) string {
	_, why, _ := strings.Cut(d, " here: ")
	switch {
	case strings.Contains(why, "account and region"):
		return "A state does not hold the region and account of a provider, nor (as JSON) which of its configurations a resource has"
	case strings.Contains(why, "names something outside") || strings.Contains(why, "not in this configuration"):
		return "AWS filled in what the configuration leaves out, and the state shows an id that is not of this configuration"
	case strings.Contains(why, "is written is not known") || strings.Contains(why, "not written in this place"):
		return writtenWhere
	}
	return otherwise
}

const (
	openMark  = "<!-- conformance -->\n"
	closeMark = "<!-- /conformance -->"
)

// Fill puts a report between the marks of a page.
func Fill(page, text []byte) ([]byte, error) {
	head, rest, ok := strings.Cut(string(page), openMark)
	_, tail, closed := strings.Cut(rest, closeMark)
	if !ok || !closed {
		return nil, fmt.Errorf("there is no %q before a %q", strings.TrimSpace(openMark), closeMark)
	}
	return []byte(head + openMark + string(text) + closeMark + tail), nil
}
