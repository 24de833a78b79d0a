package gate

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/sekisho/sekisho/analyzer/rule"
)

var commentRules = []*rule.Rule{{ID: "a-one"}, {ID: "a-two"}, {ID: "a-three"}}

func testForeign(tool, check string) []string {
	return map[string][]string{"checkov CKV_AWS_1": {"a-one"}, "trivy AVD-AWS-0001": {"a-one", "a-two"}, "tfsec aws-x-y": {"a-two"}}[tool+" "+check]
}

// TestTargets holds what a comment speaks of, from its place.
func TestTargets(t *testing.T) {
	ignore := `sekisho:ignore a-one reason="x"`
	for _, test := range []struct {
		name, src string
		want      []string // rule: target, or the fault
	}{
		{"above a block", "# IGN\nresource \"t\" \"n\" {\n}\n", []string{"a-one: block t.n"}},
		{"on the header line", "resource \"t\" \"n\" { # IGN\n  a = 1\n}\n", []string{"a-one: block t.n"}},
		{"after the closing brace", "resource \"t\" \"n\" {\n  a = 1\n} // IGN\n", []string{"a-one: block t.n"}},
		{"alone in the body", "resource \"t\" \"n\" {\n  # IGN\n\n  a = 1\n}\n", []string{"a-one: block t.n"}},
		{"last in the body", "resource \"t\" \"n\" {\n  a = 1\n  # IGN\n}\n", []string{"a-one: block t.n"}},
		{"empty body", "resource \"t\" \"n\" {\n  # IGN\n}\n", []string{"a-one: block t.n"}},
		{"above an argument", "resource \"t\" \"n\" {\n  # IGN\n  a = 1\n}\n", []string{"a-one: argument a of t.n"}},
		{"at the end of an argument", "resource \"t\" \"n\" {\n  a = 1 # IGN\n  b = 2\n}\n", []string{"a-one: argument a of t.n"}},
		{"before an argument on its line", "resource \"t\" \"n\" {\n  /* IGN */ a = 1\n}\n", []string{"a-one: argument a of t.n"}},
		{"first line of a long argument", "resource \"t\" \"n\" {\n  a = f({ # IGN\n    b = 1\n  })\n}\n", []string{"a-one: argument a of t.n"}},
		{"inside of an argument", "resource \"t\" \"n\" {\n  a = {\n    # IGN\n    b = 1\n  }\n}\n", []string{"a-one: argument a of t.n"}},
		{"end of a line inside of an argument", "resource \"t\" \"n\" {\n  a = {\n    b = 1 # IGN\n  }\n}\n", []string{"a-one: argument a of t.n"}},
		{"last line of a long argument", "resource \"t\" \"n\" {\n  a = {\n    b = 1\n  } # IGN\n}\n", []string{"a-one: argument a of t.n"}},
		{"heredoc", "resource \"t\" \"n\" {\n  a = <<E\n# IGN\nE\n}\n", nil},
		{"string", "resource \"t\" \"n\" {\n  a = \"# sekisho:ignore a-one\"\n}\n", nil},
		{"above a nested block", "resource \"t\" \"n\" {\n  # IGN\n  b {\n    a = 1\n  }\n}\n", []string{"a-one: block b of t.n"}},
		{"on the line of a nested block", "resource \"t\" \"n\" {\n  b { # IGN\n    a = 1\n  }\n}\n", []string{"a-one: block b of t.n"}},
		{"a nested block on one line", "resource \"t\" \"n\" {\n  b { a = 1 } # IGN\n}\n", []string{"a-one: block b of t.n"}},
		{"in a nested block", "resource \"t\" \"n\" {\n  b {\n    # IGN\n\n    a = 1\n  }\n}\n", []string{"a-one: block b of t.n"}},
		{"module", "# IGN\nmodule \"m\" {\n  source = \"./m\"\n}\n", []string{"a-one: block module.m"}},
		{"several comment lines", "# IGN\n# sekisho:ignore a-two reason=\"y\"\n# and text\nresource \"t\" \"n\" {\n}\n",
			[]string{"a-one: block t.n", "a-two: block t.n"}},
		{"several in a line", "# sekisho:ignore a-one a-two reason=\"y\" sekisho:ignore a-three reason=\"z\"\nresource \"t\" \"n\" {\n}\n",
			[]string{"a-one: block t.n", "a-three: block t.n", "a-two: block t.n"}},
		{"lines of a long comment", "/*\n * IGN\n * sekisho:ignore a-two reason=\"y\"\n */\nresource \"t\" \"n\" {\n}\n",
			[]string{"a-one: block t.n", "a-two: block t.n"}},
		{"two on one line", "resource \"t\" \"n\" {\n  /* IGN */ a = 1 # sekisho:ignore a-two reason=\"y\"\n}\n",
			[]string{"a-one: argument a of t.n", "a-two: argument a of t.n"}},
		{"carriage returns", "# IGN\r\nresource \"t\" \"n\" {\r\n  a = 1 # sekisho:ignore a-two reason=\"y\"\r\n}\r\n",
			[]string{"a-one: block t.n", "a-two: argument a of t.n"}},
		{"no end of the last line", "resource \"t\" \"n\" {\n} # IGN", []string{"a-one: block t.n"}},
		{"a line apart from a block", "# IGN\n\nresource \"t\" \"n\" {\n}\n", []string{"1:3 Ignore beside nothing"}},
		{"at the end of the file", "resource \"t\" \"n\" {\n}\n# IGN\n", []string{"3:3 Ignore beside nothing"}},
		{"near miss", "resource \"t\" \"n\" {\n  a = 1 # sekisho: ignore a-one\n}\n", []string{"2:11 Invalid ignore"}},
		{"wide characters before", "resource \"t\" \"n\" {\n  a = \"関所\" # sekisho:ignore a-none\n}\n", []string{"2:29 Unknown rule"}},
		{"syntax error", "# IGN\nresource {{{\n", nil},

		{"checkov", "resource \"t\" \"n\" {\n  b {\n    # checkov:skip=CKV_AWS_1:why\n    a = 1\n  }\n}\n", []string{"a-one: block t.n (checkov CKV_AWS_1)"}},
		{"checkov outside", "# checkov:skip=CKV_AWS_1:why\nresource \"t\" \"n\" {\n}\n", nil},
		{"unknown check", "resource \"t\" \"n\" {\n  # checkov:skip=CKV_AWS_2:why\n}\n", []string{": block t.n (checkov CKV_AWS_2)"}},
		{"trivy above", "#trivy:ignore:AVD-AWS-0001\nresource \"t\" \"n\" {\n}\n", []string{"a-one: block t.n (trivy AVD-AWS-0001)", "a-two: block t.n (trivy AVD-AWS-0001)"}},
		{"tfsec on the line", "resource \"t\" \"n\" {\n  a = 1 #tfsec:ignore:aws-x-y\n}\n", []string{"a-two: argument a of t.n (tfsec aws-x-y)"}},
		{"tfsec alone", "resource \"t\" \"n\" {\n  a = 1\n  #tfsec:ignore:aws-x-y\n}\n", nil},
		{"kics line", "# kics-scan ignore-line\nresource \"t\" \"n\" {\n}\n", []string{"*: the next line (kics )"}},
		{"kics block", "# kics-scan ignore-block\nresource \"t\" \"n\" {\n}\n", []string{"*: block t.n (kics )"}},
		{"kics block beside nothing", "resource \"t\" \"n\" {\n}\n# kics-scan ignore-block\n", nil},
	} {
		src := strings.ReplaceAll(test.src, "IGN", ignore)
		ignores, diags := Collect(map[string][]byte{"main.tf": []byte(src)}, commentRules, testForeign, testDay)
		var got []string
		for _, g := range ignores.All() {
			s := g.Rule + ": " + g.About
			if g.Tool != "" {
				s += fmt.Sprintf(" (%s %s)", g.Tool, g.Check)
			}
			got = append(got, s)
		}
		for _, d := range diags {
			got = append(got, fmt.Sprintf("%d:%d %s", d.Subject.Start.Line, d.Subject.Start.Column, d.Summary))
		}
		slices.Sort(got)
		if diff := cmp.Diff(test.want, got); diff != "" {
			t.Errorf("%s: (-want +got)\n%s", test.name, diff)
		}
	}
}

func TestTargetsJSON(t *testing.T) {
	const src = `{
  "resource": {
    "t": {
      "n": {
        "//": "sekisho:ignore a-one reason=\"x\"",
        "b": [{"//": ["about this", "sekisho:ignore a-two reason=\"y\"\nsekisho:ignore a-three reason=\"z\""], "c": 1}],
        "d": [[1, {"//": {"no": "sekisho:ignore"}}]]
      }
    }
  },
  "module": {"m": {"//": "sekisho:ignore a-one reason=\"x\"", "source": "./m"}}
}`
	ignores, diags := Collect(map[string][]byte{"main.tf.json": []byte(src)}, commentRules, nil, testDay)
	if len(diags) > 0 {
		t.Fatal(diags)
	}
	var got []string
	for _, g := range ignores.All() {
		got = append(got, fmt.Sprintf("%s: %s %d-%d", g.Rule, g.About, g.Target.Start.Line, g.Target.End.Line))
	}
	want := []string{"a-one: object t.n 4-8", "a-three: object t.n.b 6-6", "a-two: object t.n.b 6-6", "a-one: object module.m 11-11"}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got)\n%s", diff)
	}
	for _, test := range []struct{ src, want string }{
		{`{"//": "sekisho:ignore a-one reason=\"x\""}`, "Ignore beside nothing"},
		{`{"resource": {"//": "sekisho:ignore a-one reason=\"x\"", "t": {}}}`, "Ignore beside nothing"},
		{`{"resource": {"t": {"//": "sekisho:ignore a-one reason=\"x\""}}}`, "Ignore beside nothing"},
		{`{"module": {"//": "sekisho:ignore a-one reason=\"x\""}}`, "Ignore beside nothing"},
		{`{"module": {"m": {"//": "sekisho:ignore a-one"}}}`, "Ignore without a reason"},
		{`{"module": {"m": {"//": "sekisho: ignore a-one"}}}`, "Invalid ignore"},
		{`{"module": {"m": {"//": "sekisho:ignore a-one`, ""},
		{strings.Repeat("[", 5000) + `"sekisho"`, ""},
		{strings.Repeat(`{"sekisho":`, 5000), ""},
	} {
		_, diags := Collect(map[string][]byte{"main.tf.json": []byte(test.src)}, commentRules, nil, testDay)
		got := ""
		if len(diags) > 0 {
			got = diags[0].Summary
		}
		if got != test.want {
			t.Errorf("%.60s: got %q, want %q", test.src, got, test.want)
		}
	}
}

func TestInstalledModulesIgnoreNothing(t *testing.T) {
	src := []byte("# sekisho:ignore a-one reason=\"x\"\nresource \"t\" \"n\" {\n}\n")
	ignores, _ := Collect(map[string][]byte{".terraform/modules/m/main.tf": src, "stack/.terraform/modules/m/main.tf": src}, commentRules, nil, testDay)
	if got := ignores.All(); len(got) > 0 {
		t.Errorf("taken: %+v", got[0])
	}
}

func TestWild(t *testing.T) {
	for _, test := range []struct {
		pattern, s string
		want       bool
	}{
		{"aws_s3_bucket.a", "aws_s3_bucket.a", true},
		{"aws_s3_bucket.a", "aws_s3_bucket.ab", false},
		{"module.x.*", "module.x.aws_s3_bucket.a", true},
		{"module.x.*", "module.xy.aws_s3_bucket.a", false},
		{"*.aws_s3_bucket.*", "module.x.aws_s3_bucket.a", true},
		{"*a*b", "xaybzb", true},
		{"*a*b", "xaybz", false},
		{"*", "", true},
		{"a**c", "abc", true},
		{`m["*"].t`, `m["k"].t`, true},
	} {
		if got := wild(test.pattern, test.s); got != test.want {
			t.Errorf("wild(%q, %q) = %v", test.pattern, test.s, got)
		}
	}
}

func TestPathPattern(t *testing.T) {
	for _, test := range []struct {
		glob, file string
		want       bool
	}{
		{"legacy/**", "legacy/a/main.tf", true},
		{"legacy", "legacy/a/main.tf", true},
		{"./legacy/", "legacy/main.tf", true},
		{"legacy", "legacy2/main.tf", false},
		{"**/examples", "modules/x/examples/y/main.tf", true},
		{"*.tf", "main.tf", true},
		{"*.tf", "a/main.tf", false},
		{"**", "../main.tf", false},
		{"**", "<stdin>", true},
	} {
		if got := newPathPattern(".", test.glob).match(test.file); got != test.want {
			t.Errorf("%s fits %s: %v", test.glob, test.file, got)
		}
	}
}

// TestManyComments: the work is not quadratic in the number of comments.
func TestManyComments(t *testing.T) {
	var b strings.Builder
	for range 10_000 {
		b.WriteString("# sekisho:ignore a-one reason=\"x\"\n")
	}
	b.WriteString("resource \"t\" \"n\" {\n")
	for i := range 10_000 {
		fmt.Fprintf(&b, "  a%d = 1 # sekisho:ignore a-two reason=\"x\"\n", i)
	}
	b.WriteString("}\n")
	start := time.Now()
	ignores, diags := Collect(map[string][]byte{"main.tf": []byte(b.String())}, commentRules, nil, testDay)
	if len(diags) > 0 || len(ignores.All()) != 20_000 {
		t.Errorf("%d ignores, %v", len(ignores.All()), diags)
	}
	if took := time.Since(start); took > 30*time.Second {
		t.Errorf("took %s", took)
	} else {
		t.Log(took)
	}
}

// FuzzJSON: whatever a file in JSON syntax holds, what is found lies in it.
func FuzzJSON(f *testing.F) {
	for _, s := range []string{
		`{"resource":{"t":{"n":{"//":"sekisho:ignore a-one reason=\"x\"","b":[{"//":["sekisho:ignore a-two reason=\"y\""]}]}}}}`,
		`{"//":{"a":[1,{"//":"x"}]}}`, `[{"//":"sekisho: ignore"`, "{\"//\":\"\xff\"}", `{"module":{"//":null,"m":{"//":1}}}`,
	} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, src string) {
		ignores, diags := Collect(map[string][]byte{"main.tf.json": []byte(src)}, commentRules, testForeign, testDay)
		for _, g := range ignores.All() {
			if g.Target.Start.Byte > g.Target.End.Byte || g.Target.End.Byte > len(src) || g.Range.End.Byte > len(src) || g.About == "" {
				t.Fatalf("%+v", g)
			}
		}
		for _, d := range diags {
			if d.Subject.Start.Byte > d.Subject.End.Byte || d.Subject.End.Byte > len(src) {
				t.Fatalf("%v", d)
			}
		}
	})
}
