package is

import "testing"

func TestPattern(t *testing.T) {
	for _, test := range []struct {
		pattern, text    string
		match, beginning bool
		env              string
	}{
		{`^(?P<project>[a-z]+)-(?P<env>prod|dev)-`, "shop-prod-logs", true, true, "prod"},
		{`^(?P<project>[a-z]+)-(?P<env>prod|dev)-`, "shop-test-logs", false, false, ""},
		{`^(?P<env>prod|dev)$`, "prod", true, false, "prod"},
		{`^[a-z]+\b`, "shop", true, false, ""},
		{`[0-9]`, "shop1", true, true, ""},
	} {
		p, err := ParsePattern(test.pattern)
		if err != nil {
			t.Fatal(err)
		}
		groups, ok := p.Match(test.text)
		if ok != test.match || groups["env"] != test.env || p.MatchesBeginning(test.text) != test.beginning {
			t.Errorf("%s on %s: %v %q %v", test.pattern, test.text, ok, groups, p.MatchesBeginning(test.text))
		}
	}
	if _, err := ParsePattern("("); err == nil {
		t.Error("( is taken for a pattern")
	}
}
