package gate

import (
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"github.com/sekisho/sekisho/analyzer/rule"
)

var testCatalogue = newCatalogue([]*rule.Rule{
	{ID: "s3-bucket-encrypted"}, {ID: "s3-bucket-acl-private", Was: []string{"s3-acl-private"}}, {ID: "rds-backup-retention"},
})

func day(s string) time.Time {
	d, why := parseDay(s)
	if why != "" {
		panic(s)
	}
	return d
}

// TestMarks holds the grammar of docs/ignores.md.
func TestMarks(t *testing.T) {
	type marks = []mark
	for _, test := range []struct {
		text string
		want marks
	}{
		{`# sekisho:ignore s3-bucket-encrypted reason="public data"`, marks{{rules: []string{"s3-bucket-encrypted"}, reason: "public data"}}},
		{`//sekisho:ignore s3-bucket-encrypted reason="public data"`, marks{{rules: []string{"s3-bucket-encrypted"}, reason: "public data"}}},
		{`## sekisho:ignore s3-bucket-encrypted reason="x"  `, marks{{rules: []string{"s3-bucket-encrypted"}, reason: "x"}}},
		{` * sekisho:ignore s3-bucket-encrypted reason="x"`, marks{{rules: []string{"s3-bucket-encrypted"}, reason: "x"}}},
		{`# sekisho:ignore s3-bucket-encrypted	rds-backup-retention until=2027-03-31 owner=team-a reason="a \"b\" \\ c"`, marks{{
			rules: []string{"s3-bucket-encrypted", "rds-backup-retention"}, reason: `a "b" \ c`, owner: "team-a", until: day("2027-03-31")}}},
		{`# sekisho:ignore s3-bucket-encrypted owner="Team A" reason="理由"`, marks{{rules: []string{"s3-bucket-encrypted"}, reason: "理由", owner: "Team A"}}},
		{`# sekisho:ignore s3-acl-private reason="former id"`, marks{{rules: []string{"s3-bucket-acl-private"}, reason: "former id"}}},
		{`# sekisho:ignore s3-bucket-encrypted s3-bucket-encrypted reason="twice"`, marks{{rules: []string{"s3-bucket-encrypted"}, reason: "twice"}}},
		{`# sekisho:ignore s3-bucket-encrypted reason="a" sekisho:ignore rds-backup-retention reason="b"`, marks{
			{rules: []string{"s3-bucket-encrypted"}, reason: "a"}, {rules: []string{"rds-backup-retention"}, reason: "b"}}},
		// These speak of Sekisho and are no ignores.
		{`# Sekisho checks this bucket`, nil},
		{`# sekisho: this bucket is public`, nil},
		{`# sekisho ignores nothing here`, nil},
		{`# The comment sekisho:ignore sets findings aside`, nil},
		{`# see .sekisho.hcl`, nil},
		{`# trivy:ignore:AVD-AWS-0001`, nil},
		{`# ignore this`, nil},
		{`#`, nil},
		{``, nil},
	} {
		got, bad := readMarks(test.text, testCatalogue)
		if bad != nil {
			t.Errorf("%s: %s: %s", test.text, bad.summary, bad.detail)
			continue
		}
		for i := range got {
			if at := test.text[got[i].from:got[i].to]; !strings.HasPrefix(at, keyword) || strings.HasSuffix(at, " ") {
				t.Errorf("%s: mark %d lies at %q", test.text, i, at)
			}
		}
		if diff := cmp.Diff(test.want, got, cmp.AllowUnexported(mark{}), cmpopts.IgnoreFields(mark{}, "from", "to")); diff != "" {
			t.Errorf("%s: (-want +got)\n%s", test.text, diff)
		}
	}
}

// TestNearMisses: what is nearly an ignore is an error, for else its author believes that it counts.
func TestNearMisses(t *testing.T) {
	for _, test := range []struct{ text, want string }{
		{`# sekisho: ignore s3-bucket-encrypted reason="x"`, `"sekisho: ignore" is not how an ignore begins`},
		{`# sekisho :ignore s3-bucket-encrypted reason="x"`, `"sekisho :ignore" is not how an ignore begins`},
		{`# sekisho-ignore s3-bucket-encrypted reason="x"`, `"sekisho-ignore" is not how an ignore begins`},
		{`# sekisho_ignore s3-bucket-encrypted reason="x"`, `"sekisho_ignore" is not how an ignore begins`},
		{`# sekisho ignore s3-bucket-encrypted reason="x"`, `"sekisho ignore" is not how an ignore begins`},
		{`# sekisho=ignore s3-bucket-encrypted`, `"sekisho=ignore" is not how an ignore begins`},
		{`# Sekisho:Ignore s3-bucket-encrypted reason="x"`, `"Sekisho:Ignore" is not how an ignore begins`},
		{`# SEKISHO:IGNORE s3-bucket-encrypted reason="x"`, `"SEKISHO:IGNORE" is not how an ignore begins`},
		{`# sekisho:ignores s3-bucket-encrypted reason="x"`, `"sekisho:ignores" is not how an ignore begins`},
		{`# sekisho:ingore s3-bucket-encrypted reason="x"`, `"sekisho:ingore" is not how an ignore begins`},
		{`# sekiso:ignore s3-bucket-encrypted reason="x"`, `"sekiso:ignore" is not how an ignore begins`},
		{`# sekisho:skip=s3-bucket-encrypted`, `"sekisho:skip" is not how an ignore begins`},
		{`# sekisho:disable s3-bucket-encrypted`, `"sekisho:disable" is not how an ignore begins`},
		{`# sekisho:want s3-bucket-encrypted`, `There is no "sekisho:want"`},
		{`#sekisho:ignore:s3-bucket-encrypted:reason`, "After sekisho:ignore comes a blank"},
		{`# sekisho:ignore=s3-bucket-encrypted`, "After sekisho:ignore comes a blank"},
		{`# sekisho:ignore[s3-bucket-encrypted]`, "After sekisho:ignore comes a blank"},
		{`# sekisho:ignore, s3-bucket-encrypted`, "After sekisho:ignore comes a blank"},
		{`# accepted: sekisho:ignore s3-bucket-encrypted reason="x"`, "comes first in its comment"},
		{`# JIRA-1 sekisho:ignore all reason="x"`, "comes first in its comment"},
		{`# sekisho:ignore`, "names the rules"},
		{`# sekisho:ignore reason="x"`, "names the rules"},
		{`# sekisho:ignore s3-bucket-encrypted`, "says why the finding is accepted"},
		{`# sekisho:ignore s3-bucket-encrypted until=2027-01-01`, "says why the finding is accepted"},
		{`# sekisho:ignore s3-bucket-encrypted reason=""`, "The reason is empty"},
		{`# sekisho:ignore s3-bucket-encrypted reason="  "`, "The reason is empty"},
		{`# sekisho:ignore s3-bucket-encrypted reason=public`, "straight double quotes"},
		{`# sekisho:ignore s3-bucket-encrypted reason='public data'`, "straight double quotes"},
		{`# sekisho:ignore s3-bucket-encrypted reason=“public data”`, "straight double quotes"},
		{`# sekisho:ignore s3-bucket-encrypted reason="public data`, "closing double quote is missing"},
		{`# sekisho:ignore s3-bucket-encrypted reason="a" b"`, `"b\"" is not expected`},
		{`# sekisho:ignore s3-bucket-encrypted reason="a"b"`, "blank goes between"},
		{`# sekisho:ignore s3-bucket-encrypted reason = "x"`, "Write reason with an equals sign"},
		{`# sekisho:ignore s3-bucket-encrypted reason: "x"`, "Write reason with an equals sign"},
		{`# sekisho:ignore s3-bucket-encrypted ="x"`, "no key before the equals sign"},
		{`# sekisho:ignore s3-bucket-encrypted until 2027-01-01 reason="x"`, "Write until with an equals sign"},
		{`# sekisho:ignore s3-bucket-encrypted until=2027-02-30 reason="x"`, "a day of the calendar as YYYY-MM-DD"},
		{`# sekisho:ignore s3-bucket-encrypted until=31.12.2027 reason="x"`, "a day of the calendar as YYYY-MM-DD"},
		{`# sekisho:ignore s3-bucket-encrypted until=2027-3-1 reason="x"`, "a day of the calendar as YYYY-MM-DD"},
		{`# sekisho:ignore s3-bucket-encrypted until= reason="x"`, "a day of the calendar as YYYY-MM-DD"},
		{`# sekisho:ignore s3-bucket-encrypted until="2027-01-01" reason="x"`, "without quotes: until=2027-01-01"},
		{`# sekisho:ignore s3-bucket-encrypted until=2027-01-01 until=2028-01-01 reason="x"`, "until is given twice"},
		{`# sekisho:ignore s3-bucket-encrypted reson="x"`, "did you mean reason?"},
		{`# sekisho:ignore s3-bucket-encrypted ticket="x" reason="y"`, `There is no key "ticket"; there are: owner, reason, until.`},
		{`# sekisho:ignore s3-bucket-encrypted owner= reason="x"`, "The owner is empty"},
		{`# sekisho:ignore s3-bucket-encrypted, rds-backup-retention reason="x"`, "Separate rules with blanks"},
		{`# sekisho:ignore s3-bucket-encrypted,rds-backup-retention reason="x"`, "Separate rules with blanks"},
		{`# sekisho:ignore "s3-bucket-encrypted" reason="x"`, "Write the rule as it is"},
		{`# sekisho:ignore s3-bucket-encrypted: reason="x"`, "Write the rule as it is"},
		{`# sekisho:ignore s3-* reason="x"`, "patterns are for ignore blocks"},
		{`# sekisho:ignore s3-bucket-encryptd reason="x"`, "did you mean s3-bucket-encrypted?"},
		{`# sekisho:ignore CKV_AWS_1 reason="x"`, "sekisho rules list shows all"},
		{`# sekisho:ignore reason="x" s3-bucket-encrypted`, "rules come first"},
		{`# sekisho:ignore s3-bucket-encrypted reason="x" because`, "is not expected after a key"},
		{`# sekisho:ignore s3-bucket-encrypted reason="x" sekisho:ignore rds-backup-retention`, "says why the finding is accepted"},
	} {
		marks, bad := readMarks(test.text, testCatalogue)
		switch {
		case bad == nil:
			t.Errorf("%s: taken as %+v, want %q", test.text, marks, test.want)
		case !strings.Contains(bad.detail, test.want):
			t.Errorf("%s: got %q, want %q", test.text, bad.detail, test.want)
		case marks != nil:
			t.Errorf("%s: has marks and a fault", test.text)
		case bad.from < 0 || bad.to > len(test.text) || bad.from >= bad.to:
			t.Errorf("%s: the fault lies at %d-%d", test.text, bad.from, bad.to)
		}
	}
}

func TestForeignMarks(t *testing.T) {
	type marks = []mark
	for _, test := range []struct {
		text string
		want marks
	}{
		{"#checkov:skip=CKV_AWS_20:The bucket is public", marks{{tool: "checkov", scope: around, rules: []string{"CKV_AWS_20"}, reason: "The bucket is public"}}},
		{"# checkov:skip=CKV_AWS_20", marks{{tool: "checkov", scope: around, rules: []string{"CKV_AWS_20"}, reason: "no reason given (checkov:skip)"}}},
		{"# checkov:skip=CKV_AWS_20,CKV2_AWS_6: a: b", marks{{tool: "checkov", scope: around, rules: []string{"CKV_AWS_20", "CKV2_AWS_6"}, reason: "a: b"}}},
		{"# bridgecrew:skip=CKV_AWS_20:x", marks{{tool: "checkov", scope: around, rules: []string{"CKV_AWS_20"}, reason: "x"}}},
		{"# checkov:skip=", nil},
		{"#tfsec:ignore:aws-s3-enable-versioning", marks{{tool: "tfsec", scope: beside, rules: []string{"aws-s3-enable-versioning"}, reason: "no reason given (tfsec:ignore)"}}},
		{"#tfsec:ignore:aws-s3-a tfsec:ignore:aws-s3-b:exp:2027-01-02", marks{
			{tool: "tfsec", scope: beside, rules: []string{"aws-s3-a"}, reason: "no reason given (tfsec:ignore)"},
			{tool: "tfsec", scope: beside, rules: []string{"aws-s3-b"}, until: day("2027-01-02"), reason: "no reason given (tfsec:ignore)"}}},
		{"# trivy:ignore:AVD-AWS-0086 public on purpose", marks{{tool: "trivy", scope: beside, rules: []string{"AVD-AWS-0086"}, reason: "public on purpose"}}},
		{"# trivy:ignore:AVD-AWS-0086:ws:dev", marks{{tool: "trivy", scope: beside, rules: []string{"AVD-AWS-0086"}, alone: "counts only in one workspace", reason: "no reason given (trivy:ignore)"}}},
		{"# trivy:ignore:aws-x[name=a]", marks{{tool: "trivy", scope: beside, rules: []string{"aws-x"}, alone: "counts only for some values", reason: "no reason given (trivy:ignore)"}}},
		{"# trivy:ignore:AVD-AWS-0086:exp:soon", marks{{tool: "trivy", scope: beside, rules: []string{"AVD-AWS-0086"}, alone: "has no readable date", reason: "no reason given (trivy:ignore)"}}},
		{"# tfsec:ignore:aws-x \r", marks{{tool: "tfsec", scope: beside, rules: []string{"aws-x"}, reason: "no reason given (tfsec:ignore)"}}},
		{"# kics-scan ignore-line", marks{{tool: "kics", scope: nextLine, alone: "names no check", reason: "no reason given (kics-scan ignore-line)"}}},
		{"# kics-scan ignore-block", marks{{tool: "kics", scope: nextBlock, alone: "names no check", reason: "no reason given (kics-scan ignore-block)"}}},
		{"# kics-scan disable=a-b,c", marks{{tool: "kics", scope: wholeFile, rules: []string{"a-b", "c"}, reason: "no reason given (kics-scan disable)"}}},
		{"# kics-scan enable=a", nil},
		{"# nothing:ignore:x", nil},
		{"# about kics-scan ignore-line", nil},
	} {
		got := readForeign(test.text)
		if diff := cmp.Diff(test.want, got, cmp.AllowUnexported(mark{}), cmpopts.IgnoreFields(mark{}, "from", "to")); diff != "" {
			t.Errorf("%s: (-want +got)\n%s", test.text, diff)
		}
	}
}

// FuzzComment: whatever a comment says, it is marks or one fault, inside of the text.
func FuzzComment(f *testing.F) {
	for _, s := range []string{
		`# sekisho:ignore s3-bucket-encrypted until=2027-03-31 reason="a \" b" sekisho:ignore rds-backup-retention reason="x"`,
		`# sekisho: ignore x`, `#sekisho:ignore:`, `# sekisho:ignore s3-bucket-encrypted reason="`, `sekisho:ignore =`, "\xff\xfe sekisho:ignore",
		"tfsec:ignore:0 \r", `#checkov:skip=CKV_AWS_20,CKV_AWS_21:why`, `#tfsec:ignore:a:exp:2027-01-01 trivy:ignore:b`, `# kics-scan disable=a,b`,
	} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		marks, bad := readMarks(s, testCatalogue)
		if bad != nil && (len(marks) > 0 || bad.from < 0 || bad.from > bad.to || bad.to > len(s)+1 || bad.detail == "") {
			t.Fatalf("%q: %+v, %+v", s, marks, bad)
		}
		for _, m := range append(marks, readForeign(s)...) {
			if m.from < 0 || m.from >= m.to || m.to > len(s) || strings.TrimSpace(m.reason) == "" || m.tool == "" && len(m.rules) == 0 {
				t.Fatalf("%q: %+v", s, m)
			}
		}
	})
}
