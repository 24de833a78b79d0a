package facts

import (
	"slices"
	"testing"
)

func TestLoudIn(t *testing.T) {
	for _, test := range []struct {
		text string
		want []string
		ok   bool
	}{
		{`ALARM(part)`, []string{"part"}, true},
		{`ALARM("a b") AND ALARM(other)`, []string{"a b", "other"}, true},
		{`ALARM(a) AND NOT ALARM(maintenance)`, []string{"a"}, true},
		{`NOT (ALARM(a) OR OK(b))`, []string{"b"}, true},
		{`NOT NOT ALARM(a)`, []string{"a"}, true},
		{`(ALARM(a) OR ALARM(b)) AND INSUFFICIENT_DATA(c) AND TRUE`, []string{"a", "b"}, true},
		{`AT_LEAST(2, ALARM, (a, "b", c)) OR OK(d)`, []string{"a", "b", "c"}, true},
		{`AT_LEAST(50%, NOT OK, (a, b))`, []string{"a", "b"}, true},
		{`OK(a)`, nil, true},
		{`FALSE`, nil, true},
		{`ALARM(a`, nil, false},
		{`ALARM()`, nil, false},
		{`ALARM(a) ALARM(b)`, nil, false},
		{`anything`, nil, false},
		{``, nil, false},
	} {
		got, ok := loudIn(test.text)
		if ok != test.ok || ok && !slices.Equal(got, test.want) {
			t.Errorf("%s: %q, %v; want %q, %v", test.text, got, ok, test.want, test.ok)
		}
	}
}
