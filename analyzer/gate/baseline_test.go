package gate

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

const (
	printA = "000102030405060708090a0b0c0d0e0f"
	printB = "ffffffffffffffffffffffffffffffff"
)

func TestParseBaseline(t *testing.T) {
	for _, test := range []struct {
		name, text string
		want       string // the file as it is written again; the text itself, if empty
		faults     []string
	}{
		{name: "empty"},
		{name: "comments alone", text: "# a\n# b\n"},
		{name: "an entry", text: "x-y\taws_x.a\t" + printA + "\tlive/prod\n"},
		{name: "an account", text: "x-y\tprovider.aws.osaka\t" + printA + "\t.\n"},
		{name: "an unknown verdict", text: "x-y\taws_x.a\t" + printA + "\t.\tunknown\n"},
		{name: "a key with spaces and tabs", text: "x-y\tmodule.m[\"a b\"].aws_x.a[\"\\t\"]\t" + printA + "\t.\n"},
		{name: "a path with a space", text: "x-y\taws_x.a\t" + printA + "\tmy stacks/a\n"},
		{name: "a path with a tab", text: "x-y\taws_x.a\t" + printA + "\t\"my\\tstacks\"\n"},
		{name: "spaces instead of tabs", text: "x-y   aws_x.a " + printA + "  live\n", want: "x-y\taws_x.a\t" + printA + "\tlive\n"},
		{name: "a byte order mark and CRLF", text: "\ufeff# a\r\n\r\nx-y\taws_x.a\t" + printA + "\t.\r\n", want: "# a\n\nx-y\taws_x.a\t" + printA + "\t.\n"},
		{name: "sorted again, with the comments above", text: "# head\n\n# why b\nx-y\taws_x.b\t" + printA + "\t.\nx-y\taws_x.a\t" + printA + "\t.\n",
			want: "# head\n\nx-y\taws_x.a\t" + printA + "\t.\n# why b\nx-y\taws_x.b\t" + printA + "\t.\n"},
		{name: "of both sides of a merge", text: "x-y\taws_x.a\t" + printA + "\t.\nx-y\taws_x.a\t" + printA + "\t.\n", want: "x-y\taws_x.a\t" + printA + "\t.\n"},
		{name: "a comment at the end", text: "x-y\taws_x.a\t" + printA + "\t.\n# end\n", want: "# end\nx-y\taws_x.a\t" + printA + "\t.\n"},

		{name: "too few fields", text: "x-y\taws_x.a\n", faults: []string{"f:1: an entry is a rule"}},
		{name: "too many fields", text: "# a\nx-y\taws_x.a\t" + printA + "\t.\tfail\n", faults: []string{"f:2: an entry is a rule"}},
		{name: "no rule", text: "X Y\taws_x.a\t" + printA + "\t.\n", faults: []string{`f:1: "X Y" is not the id of a rule`}},
		{name: "no address", text: "x-y\taws x\t" + printA + "\t.\n", faults: []string{`f:1: "aws x" is not the address`}},
		{name: "no fingerprint", text: "x-y\taws_x.a\tabc\t.\n", faults: []string{`f:1: "abc" is not a fingerprint`}},
		{name: "no path", text: "x-y\taws_x.a\t" + printA + "\t\n", faults: []string{"f:1: the path of the input is empty"}},
		{name: "a bad quote", text: "x-y\taws_x.a\t" + printA + "\t\"a\n", faults: []string{`f:1: "a is not a quoted path`}},
		{name: "a conflict", text: "<<<<<<< HEAD\nx-y\taws_x.a\t" + printA + "\t.\n=======\n>>>>>>> main\n",
			faults: []string{"f:1: a conflict of a merge", "f:3: a conflict of a merge", "f:4: a conflict of a merge"}},
	} {
		t.Run(test.name, func(t *testing.T) {
			b, err := ParseBaseline([]byte(test.text), "f")
			if test.faults != nil {
				if err == nil {
					t.Fatal("no error")
				}
				lines := strings.Split(err.Error(), "\n")
				if len(lines) != len(test.faults) {
					t.Fatalf("%q", lines)
				}
				for i, l := range lines {
					if !strings.HasPrefix(l, test.faults[i]) {
						t.Errorf("%q, not %q", l, test.faults[i])
					}
				}
				return
			}
			if err != nil {
				t.Fatal(err)
			}
			want := test.want
			if want == "" {
				want = test.text
			}
			if diff := cmp.Diff(want, string(b.Bytes())); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestKnown(t *testing.T) {
	finding := func(rule, addr, fingerprint string) Finding {
		return Finding{Rules: strings.Split(rule, " "), Addresses: strings.Split(addr, " "), Fingerprint: fingerprint, Path: "p"}
	}
	unknown := func(f Finding) Finding { f.Unknown = true; return f }
	entry := func(rule, addr, fingerprint string, more ...string) string {
		return strings.Join(append([]string{rule, addr, fingerprint, "p"}, more...), "\t") + "\n"
	}
	for _, test := range []struct {
		name     string
		file     string
		findings []Finding
		want     string // one letter for each finding: k for known, n for new; then the number of unused entries
	}{
		{"the same", entry("x-y", "aws_x.a", printA), []Finding{finding("x-y", "aws_x.a", printA)}, "k0"},
		{"another rule", entry("x-z", "aws_x.a", printA), []Finding{finding("x-y", "aws_x.a", printA)}, "n1"},
		{"another path", "x-y\taws_x.a\t" + printA + "\tq\n", []Finding{finding("x-y", "aws_x.a", printA)}, "n1"},
		{"another place of the same instance", entry("x-y", "aws_x.a", printB), []Finding{finding("x-y", "aws_x.a", printA)}, "k0"},
		{"a moved instance", entry("x-y", "aws_x.old", printB), []Finding{finding("x-y", "aws_x.a aws_x.old", printA)}, "k0"},
		{"a renamed rule", entry("x-old", "aws_x.a", printB), []Finding{finding("x-y x-old", "aws_x.a", printA)}, "k0"},
		{"another key", entry("x-y", "aws_x.a[0]", printA), []Finding{finding("x-y", `aws_x.a["k"]`, printA)}, "k0"},
		{"one more instance", entry("x-y", "aws_x.a[0]", printA), []Finding{finding("x-y", "aws_x.a[0]", printA), finding("x-y", "aws_x.a[1]", printA)}, "kn0"},
		{"two for one that is gone", entry("x-y", "aws_x.a[2]", printA), []Finding{finding("x-y", "aws_x.a[0]", printA), finding("x-y", "aws_x.a[1]", printA)}, "kn0"},
		{"an unknown for a fail", entry("x-y", "aws_x.a", printA), []Finding{unknown(finding("x-y", "aws_x.a", printA))}, "k0"},
		{"an unknown for an unknown", entry("x-y", "aws_x.a", printA, "unknown"), []Finding{unknown(finding("x-y", "aws_x.a", printA))}, "k0"},
		{"a fail for an unknown", entry("x-y", "aws_x.a", printA, "unknown"), []Finding{finding("x-y", "aws_x.a", printA)}, "n1"},
	} {
		t.Run(test.name, func(t *testing.T) {
			b, err := ParseBaseline([]byte(test.file), "f")
			if err != nil {
				t.Fatal(err)
			}
			for range 2 { // asking twice gives the same answer
				got := ""
				for _, known := range b.Known(test.findings) {
					got += map[bool]string{true: "k", false: "n"}[known]
				}
				got += string(rune('0' + len(b.Unused(func(*BaselineEntry) bool { return true }))))
				if got != test.want {
					t.Errorf("%s, not %s", got, test.want)
				}
			}
		})
	}
}

func TestBaselineAddAndPrune(t *testing.T) {
	file := filepath.Join(t.TempDir(), BaselineName)
	b := NewBaseline(file)
	findings := []Finding{
		{Rules: []string{"x-y"}, Addresses: []string{"aws_x.b", "aws_x.old"}, Fingerprint: printB, Path: "p"},
		{Rules: []string{"x-y", "x-old"}, Addresses: []string{"aws_x.a"}, Fingerprint: printA, Path: "p", Unknown: true},
	}
	if n := b.Add(findings); n != 2 {
		t.Errorf("%d added", n)
	}
	if n := b.Add(findings); n != 0 {
		t.Errorf("%d added again", n)
	}
	if err := os.WriteFile(file, b.Bytes(), 0o600); err != nil {
		t.Fatal(err)
	}
	again, err := ReadBaseline(file)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(b.Bytes()), string(again.Bytes())); diff != "" {
		t.Error(diff)
	}
	again.Known(findings[:1])
	if n := again.Prune(again.Unused(func(e *BaselineEntry) bool { return e.Path == "q" })); n != 0 {
		t.Errorf("%d pruned of another path", n)
	}
	if n := again.Prune(again.Unused(func(e *BaselineEntry) bool { return e.Path == "p" })); n != 1 || again.Len() != 1 {
		t.Errorf("%d pruned, %d left", n, again.Len())
	}
}
