package gate

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestMigrate(t *testing.T) {
	for _, test := range []struct {
		name, src, want string
		left            string
	}{
		{"checkov moves above its block",
			"resource \"t\" \"n\" {\n  # checkov:skip=CKV_AWS_1:it is \"public\"\n  a = 1\n}\n",
			"# sekisho:ignore a-one reason=\"it is \\\"public\\\"\"\nresource \"t\" \"n\" {\n  a = 1\n}\n", ""},
		{"checkov in a nested block",
			"resource \"t\" \"n\" {\n  b {\n    a = 1 # checkov:skip=CKV_AWS_1\n  }\n}\n",
			"# sekisho:ignore a-one reason=\"no reason given (checkov:skip)\"\nresource \"t\" \"n\" {\n  b {\n    a = 1\n  }\n}\n", ""},
		{"checkov on the header line stays",
			"resource \"t\" \"n\" { #checkov:skip=CKV_AWS_1:x\n  a = 1\n}\n",
			"resource \"t\" \"n\" { # sekisho:ignore a-one reason=\"x\"\n  a = 1\n}\n", ""},
		{"checkov alone in the body stays",
			"resource \"t\" \"n\" {\n  a = 1\n  #checkov:skip=CKV_AWS_1:x\n}\n",
			"resource \"t\" \"n\" {\n  a = 1\n  # sekisho:ignore a-one reason=\"x\"\n}\n", ""},
		{"several move in their order",
			"resource \"t\" \"n\" {\n  # checkov:skip=CKV_AWS_1:x\n  # checkov:skip=CKV_AWS_1:y\n  a = 1\n}\n",
			"# sekisho:ignore a-one reason=\"x\"\n# sekisho:ignore a-one reason=\"y\"\nresource \"t\" \"n\" {\n  a = 1\n}\n", ""},
		{"trivy stays, with its end",
			"#trivy:ignore:AVD-AWS-0001:exp:2027-01-02\nresource \"t\" \"n\" {\n}\n",
			"# sekisho:ignore a-one a-two until=2027-01-02 reason=\"no reason given (trivy:ignore)\"\nresource \"t\" \"n\" {\n}\n", ""},
		{"tfsec at the end of a line",
			"resource \"t\" \"n\" {\n  a = 1 #tfsec:ignore:aws-x-y tfsec:ignore:AVD-AWS-0001\n}\n",
			"resource \"t\" \"n\" {\n  # sekisho:ignore a-two reason=\"no reason given (tfsec:ignore)\"\n  a = 1 #tfsec:ignore:aws-x-y tfsec:ignore:AVD-AWS-0001\n}\n",
			"tfsec AVD-AWS-0001: no rule answers this check"},
		{"two trivy marks at the end of a line",
			"resource \"t\" \"n\" {\n  a = 1 #trivy:ignore:AVD-AWS-0001 trivy:ignore:AVD-AWS-0001\n}\n",
			"resource \"t\" \"n\" {\n  a = 1 # sekisho:ignore a-one a-two reason=\"no reason given (trivy:ignore)\"\n}\n", ""},
		{"a long comment is kept",
			"/*\n * about this\n * tfsec:ignore:aws-x-y\n */\nresource \"t\" \"n\" {\n}\n",
			"/*\n * about this\n * tfsec:ignore:aws-x-y\n */\n# sekisho:ignore a-two reason=\"no reason given (tfsec:ignore)\"\nresource \"t\" \"n\" {\n}\n", ""},
		{"a comment before code",
			"resource \"t\" \"n\" {\n  /* tfsec:ignore:aws-x-y */ a = 1\n}\n",
			"resource \"t\" \"n\" {\n  # sekisho:ignore a-two reason=\"no reason given (tfsec:ignore)\"\n  a = 1\n}\n", ""},
		{"carriage returns",
			"resource \"t\" \"n\" {\r\n  # checkov:skip=CKV_AWS_1:x\r\n  a = 1\r\n}\r\n",
			"# sekisho:ignore a-one reason=\"x\"\r\nresource \"t\" \"n\" {\r\n  a = 1\r\n}\r\n", ""},
		{"unknown check", "resource \"t\" \"n\" {\n  # checkov:skip=CKV_AWS_2:x\n}\n", "resource \"t\" \"n\" {\n  # checkov:skip=CKV_AWS_2:x\n}\n",
			"checkov CKV_AWS_2: no rule answers this check"},
		{"one of two is unknown", "resource \"t\" \"n\" {\n  # checkov:skip=CKV_AWS_1,CKV_AWS_2:x\n}\n", "resource \"t\" \"n\" {\n  # checkov:skip=CKV_AWS_1,CKV_AWS_2:x\n}\n",
			"checkov CKV_AWS_2: no rule answers this check"},
		{"kics", "# kics-scan ignore-block\nresource \"t\" \"n\" {\n}\n", "# kics-scan ignore-block\nresource \"t\" \"n\" {\n}\n", "kics : names no check"},
		{"kics file", "# kics-scan disable=x\n", "# kics-scan disable=x\n", "kics x: is about the whole file: write an ignore block with a path in .sekisho.hcl"},
		{"beside nothing", "# checkov:skip=CKV_AWS_1:x\n", "# checkov:skip=CKV_AWS_1:x\n", "checkov CKV_AWS_1: stands beside nothing"},
		{"workspace", "#tfsec:ignore:aws-x-y:ws:dev\nresource \"t\" \"n\" {\n}\n", "#tfsec:ignore:aws-x-y:ws:dev\nresource \"t\" \"n\" {\n}\n",
			"tfsec aws-x-y: counts only in one workspace"},
	} {
		m := Migrate("main.tf", []byte(test.src), migrateForeign)
		if diff := cmp.Diff(test.want, string(m.Text)); diff != "" {
			t.Errorf("%s: (-want +got)\n%s", test.name, diff)
		}
		var left []string
		for _, l := range m.Left {
			left = append(left, fmt.Sprintf("%s %s: %s", l.Tool, l.Check, l.Why))
		}
		if got := strings.Join(left, "; "); got != test.left {
			t.Errorf("%s: left %q, want %q", test.name, got, test.left)
		}
		_, diags := Collect(map[string][]byte{"main.tf": m.Text}, commentRules, nil, testDay)
		if diags.HasErrors() {
			t.Errorf("%s: what was written is faulty: %s", test.name, diags)
		}
	}
}

func migrateForeign(tool, check string) []string {
	if tool == "tfsec" && check == "AVD-AWS-0001" {
		return nil
	}
	return testForeign(tool, check)
}

// FuzzMigrate: a file that is valid stays so, with the same blocks and arguments, and what is written reads as it should.
func FuzzMigrate(f *testing.F) {
	for _, s := range []string{
		"resource \"t\" \"n\" {\n  b {\n    a = 1 # checkov:skip=CKV_AWS_1:\"\\\n  }\n}\n",
		"/* tfsec:ignore:aws-x-y */ a = 1 /* trivy:ignore:AVD-AWS-0001 */ # checkov:skip=CKV_AWS_1\n",
		"#trivy:ignore:AVD-AWS-0001\r\nb {} #tfsec:ignore:aws-x-y", "a = <<E\n${1 /* tfsec:ignore:aws-x-y\n*/}\nE\n",
	} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, src string) {
		before, ok := readSource("main.tf", []byte(src))
		if !ok {
			return
		}
		ignores, _ := Collect(map[string][]byte{"main.tf": []byte(src)}, commentRules, testForeign, testDay)
		for _, g := range ignores.All() {
			if g.Target.Start.Byte > g.Target.End.Byte || g.Target.End.Byte > len(src) || g.About == "" {
				t.Fatalf("%+v", g)
			}
		}
		m := Migrate("main.tf", []byte(src), testForeign)
		after, ok := readSource("main.tf", m.Text)
		if !ok {
			t.Fatalf("not valid any more: %q", m.Text)
		}
		if x, y := outline(before.items), outline(after.items); x != y {
			t.Fatalf("%s became %s", x, y)
		}
	})
}

func outline(list []*item) string {
	var b strings.Builder
	for _, it := range list {
		b.WriteString(it.name + "(" + outline(it.inner) + ")")
	}
	return b.String()
}
