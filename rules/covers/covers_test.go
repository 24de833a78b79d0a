package covers_test

import (
	"slices"
	"testing"

	"github.com/sekisho/sekisho/rules"
	"github.com/sekisho/sekisho/rules/covers"
)

func TestRules(t *testing.T) {
	for id, want := range map[string]string{
		"CKV_AWS_3":    "ebs-volume-encrypted",
		"ckv_aws_3":    "ebs-volume-encrypted",
		"AVD-AWS-0080": "rds-instance-encrypted",
	} {
		if got := covers.Rules(id); !slices.Contains(got, want) {
			t.Errorf("%s: %v, want %s among them", id, got, want)
		}
	}
	if got := covers.Rules("CKV_AWS_0"); got != nil {
		t.Errorf("a check that does not exist is covered by %v", got)
	}
}

func TestFor(t *testing.T) {
	for _, test := range []struct {
		tool, id, want string // want "" for none
	}{
		{"checkov", "CKV_AWS_3", "ebs-volume-encrypted"},
		{"trivy", "CKV_AWS_3", ""},
		{"trivy", "AVD-AWS-0080", "rds-instance-encrypted"},
		{"trivy", "aws-0080", "rds-instance-encrypted"},
		{"trivy", "AWS-008*", "rds-instance-encrypted"},
		{"trivy", "aws-athena-enable-at-rest-encryption", "athena-workgroup-encrypted"},
		{"tfsec", "aws-athena-*", "athena-workgroup-encrypted"},
		{"tfsec", "[", ""},
		{"kics", "Athena Workgroup Not Encrypted", "athena-workgroup-encrypted"},
	} {
		if got := covers.For(test.tool, test.id); test.want == "" && got != nil || test.want != "" && !slices.Contains(got, test.want) {
			t.Errorf("%s %s: %v, want %q among them", test.tool, test.id, got, test.want)
		}
	}
}

// TestTable keeps every line about a rule that exists, and the table sorted and without repetition.
func TestTable(t *testing.T) {
	lines := 0
	for _, r := range rules.All() {
		seen := map[covers.Check]bool{}
		for _, c := range covers.Of(r.ID) {
			lines++
			if c.Tool == "" || c.ID == "" || seen[c] {
				t.Errorf("%s: bad or repeated line %v", r.ID, c)
			}
			seen[c] = true
		}
	}
	if n := covers.Len(); n != lines {
		t.Errorf("the table has %d lines, and %d are about rules that exist", n, lines)
	}
}
