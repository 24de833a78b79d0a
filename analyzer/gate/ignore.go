package gate

import (
	"time"

	"github.com/hashicorp/hcl/v2"
)

// Ignore sets findings aside, by a comment beside the code or by the configuration file. Each has a reason.
type Ignore struct {
	Rule    string    // the id of a rule; in the configuration file it may have wildcards
	Address string    // configuration file: a pattern of addresses; "" for all
	Path    string    // configuration file: a pattern of files relative to the configuration file; "" for all
	Reason  string    // why the finding is accepted
	Owner   string    // who answers for it; "" where it is not known
	Until   time.Time // the last day on which it counts; zero without end
	Tool    string    // the other tool whose comment this is, such as checkov; "" for our own
	Range   hcl.Range // of the comment or block
	Target  hcl.Range // comment: the block or attribute that it speaks of
	Expired bool      // Until is before the day of the run
	Used    int       // how many findings it set aside
}
