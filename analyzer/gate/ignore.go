package gate

import (
	"cmp"
	"slices"
	"strings"
	"time"

	"github.com/hashicorp/hcl/v2"
)

// Ignore sets findings aside, by a comment beside the code or by the configuration file. Each has a reason.
type Ignore struct {
	Rule    string    // the id of a rule; in the configuration file it may have wildcards; "*" for all, "" where no rule covers a foreign check
	Address string    // configuration file: a pattern of addresses; "" for all
	Path    string    // configuration file: a pattern of files relative to the configuration file; "" for all
	Reason  string    // why the finding is accepted
	Owner   string    // who answers for it; "" where it is not known
	Blamed  bool      // Owner is the author of the line, as git knows it
	Until   time.Time // the last day on which it counts; zero without end
	Tool    string    // the other tool whose comment this is, such as checkov; "" for our own
	Check   string    // the check as the other tool calls it; "" for our own
	Range   hcl.Range // of the comment or block
	Target  hcl.Range // comment: the block or argument that it speaks of
	About   string    // comment: what the target is called: block aws_s3_bucket.logs, argument acl of aws_s3_bucket.logs
	Expired bool      // Until is before the day of the run
	Used    int       // how many findings it set aside

	block  hcl.Range // comment: the block that Target lies in or is
	inner  hcl.Range // comment: the nested block that Target is or lies in; empty where there is none
	line   bool      // only what is written at Target, not what is declared there
	judged bool      // a verdict of its rule lies in its reach
	beside bool      // a finding of its rule lies in the same block, but out of its reach
	paths  pathPattern
	ids    map[string]bool // configuration file: the rules that Rule stands for
}

// InComment tells whether the ignore stands beside the code, and not in a configuration file.
func (g *Ignore) InComment() bool { return g.Target.Filename != "" }

// Inner is the nested block that a comment speaks of, or that the argument it speaks of lies in; empty where it speaks of
// a whole resource or of an argument directly in it.
func (g *Ignore) Inner() hcl.Range { return g.inner }

// expire compares the last day with the day of the run.
func (g *Ignore) expire(today time.Time) {
	if g.Until.IsZero() {
		return
	}
	y, m, d := today.Date()
	g.Expired = g.Until.Before(time.Date(y, m, d, 0, 0, 0, 0, time.UTC))
}

// byPlace sorts ignores by file and line, those of one place by rule.
func byPlace(list []*Ignore) {
	slices.SortStableFunc(list, func(a, b *Ignore) int {
		return cmp.Or(strings.Compare(a.Range.Filename, b.Range.Filename), cmp.Compare(a.Range.Start.Byte, b.Range.Start.Byte),
			strings.Compare(a.Rule, b.Rule))
	})
}
