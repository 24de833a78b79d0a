package engine

// Delta is what a change does to a finding, where two states of a configuration are compared.
type Delta uint8

// The deltas. The zero value says that nothing was compared.
const (
	NotCompared Delta = iota
	Introduced        // the change brings the finding, or makes it worse: from unknown to fail
	Unchanged         // the finding was there before
	Fixed             // the finding was there before, and is gone
)

// String is the delta in lower case, as in every output; "" where nothing was compared.
func (d Delta) String() string {
	switch d {
	case Introduced:
		return "introduced"
	case Unchanged:
		return "unchanged"
	case Fixed:
		return "fixed"
	case NotCompared:
	}
	return ""
}
