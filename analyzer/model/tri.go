package model

// Tri is a three-valued truth. Its zero value is Unknown, so that a forgotten case, a crash or an unresolved
// reference can only ever read as "unknown".
type Tri uint8

// The three truths, in Kleene's logic.
const (
	Unknown Tri = iota
	No
	Yes
)

// Of turns a bool into Yes or No.
func Of(b bool) Tri {
	if b {
		return Yes
	}
	return No
}

// Not is Yes for No, No for Yes, and Unknown for Unknown.
func (t Tri) Not() Tri {
	switch t {
	case Yes:
		return No
	case No:
		return Yes
	case Unknown:
		return Unknown
	}
	return Unknown
}

// And is No if either is No, Yes if both are Yes, else Unknown.
func (t Tri) And(o Tri) Tri {
	switch {
	case t == No || o == No:
		return No
	case t == Yes && o == Yes:
		return Yes
	}
	return Unknown
}

// Or is Yes if either is Yes, No if both are No, else Unknown.
func (t Tri) Or(o Tri) Tri {
	switch {
	case t == Yes || o == Yes:
		return Yes
	case t == No && o == No:
		return No
	}
	return Unknown
}

// All is And over a list: Yes for an empty one.
func All(list ...Tri) Tri {
	out := Yes
	for _, t := range list {
		out = out.And(t)
	}
	return out
}

// Any is Or over a list: No for an empty one.
func Any(list ...Tri) Tri {
	out := No
	for _, t := range list {
		out = out.Or(t)
	}
	return out
}

// String is "yes", "no" or "unknown".
func (t Tri) String() string {
	switch t {
	case Yes:
		return "yes"
	case No:
		return "no"
	case Unknown:
	}
	return "unknown"
}
