package schema

import (
	"cmp"
	"slices"
	"testing"
)

func TestNeeds(t *testing.T) {
	if !slices.IsSortedFunc(needs[:], func(a, b need) int {
		return cmp.Or(cmp.Compare(a.typ, b.typ), cmp.Compare(a.attribute, b.attribute))
	}) {
		t.Error("not sorted")
	}
	for _, n := range needs {
		b := Resource(n.typ)
		if b == nil || b.Attribute(n.on) == nil || b.Attribute(n.attribute) == nil || !b.Attribute(n.attribute).HasDefault {
			t.Errorf("%s.%s has no default that could depend on %s", n.typ, n.attribute, n.on)
		}
		if on, values := DefaultNeeds(n.typ, n.attribute); on != n.on || len(values) == 0 {
			t.Errorf("%s.%s is not found", n.typ, n.attribute)
		}
	}
	if on, _ := DefaultNeeds("aws_lb", "name"); on != "" || HasNeeds("aws_vpc") || !HasNeeds("aws_lb") {
		t.Error("finds what is not there")
	}
}
