package report

import (
	"bytes"
	"encoding/csv"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/hashicorp/hcl/v2"

	"github.com/sekisho/sekisho/analyzer/comply"
	"github.com/sekisho/sekisho/analyzer/gate"
)

const standard = `
framework "house" {
  title {
    en = "House rules"
    ja = "社内基準"
  }
  edition = "2026"
  source {
    en = "The handbook"
    ja = "社内規程集"
  }
  group "D" {
    title {
      en = "Data"
      ja = "データ"
    }
  }
}
control "D1" {
  group = "D"
  title {
    en = "Data at rest is encrypted"
    ja = "保存データを暗号化する"
  }
  summary {
    en = "Volumes are encrypted."
    ja = "ボリュームを暗号化します。"
  }
  rule "ebs-volume-encrypted" { covers = "full" }
}
control "D2" {
  group = "D"
  title {
    en = "Access is limited and recorded"
    ja = "アクセスを限定し記録する"
  }
  branch "1" {
    rule "rds-not-in-public-subnet" {}
    manual {
      en = "Firewall rules on premises."
      ja = "拠点側のファイアウォール設定。"
    }
  }
  branch "2" {
    rule "s3-bucket-logged" {}
  }
  branch "3" {
    manual {
      en = "Minutes of the review."
      ja = "見直しの議事録。"
    }
  }
}
control "D3" {
  group = "D"
  title {
    en = "A trail exists"
    ja = "証跡がある"
  }
  actor = "shared"
  rule "cloudtrail-trail-exists" {}
}
control "D4" {
  group = "D"
  title {
    en = "Buildings are guarded"
    ja = "建物を警備する"
  }
  actor = "provider"
  manual {
    en = "SOC report of AWS."
    ja = "AWS の SOC 報告書。"
  }
}
`

// answered joins a report to the framework of the tests.
func answered(t *testing.T, r *Report) *Compliance {
	t.Helper()
	f, diags := comply.Parse([]byte(standard), "house.hcl")
	if diags.HasErrors() {
		t.Fatal(diags)
	}
	b, diags := comply.Bind(f, allRules)
	if diags.HasErrors() {
		t.Fatal(diags)
	}
	r.Options.All = true
	return &Compliance{Report: r, Result: Comply(b, r), Time: time.Date(2026, 4, 1, 9, 0, 0, 0, time.FixedZone("", 9*60*60)),
		Files: []File{{Name: "main.tf", SHA256: strings.Repeat("0", 64)}}}
}

// withIgnore is a typical report in which two findings are accepted.
func withIgnore(t *testing.T) *Report {
	r := typical(t)
	rng := hcl.Range{Filename: "main.tf", Start: hcl.Pos{Line: 1, Column: 1}, End: hcl.Pos{Line: 1, Column: 2}}
	r.Verdicts[0].Ignored = &gate.Ignore{Reason: "=HYPERLINK(\"http://evil\") | **bold**", Owner: "<b>team</b>", Until: time.Date(2027, 3, 31, 0, 0, 0, 0, time.UTC), Range: rng}
	r.Verdicts[3].Ignored = &gate.Ignore{Reason: "moves next quarter", Range: rng}
	r.Verdicts[2].Known = true
	return r
}

func TestComplianceGolden(t *testing.T) {
	for _, c := range []struct {
		name    string
		make    func(*testing.T) *Report
		lang    string
		formats string
	}{
		{"typical", withIgnore, "en", "text json markdown csv"},
		{"typical-ja", withIgnore, "ja", "text markdown csv"},
		{"hostile", hostile, "en", "text json markdown csv"},
		{"empty", func(*testing.T) *Report { return &Report{Version: "0.1.0", Rules: allRules} }, "en", "text json markdown csv"},
	} {
		for format := range strings.FieldsSeq(c.formats) {
			t.Run(c.name+"/"+format, func(t *testing.T) {
				r := c.make(t)
				r.Options.Lang = c.lang
				write, ok := ComplianceByName(format)
				if !ok {
					t.Fatalf("no format %s", format)
				}
				var b bytes.Buffer
				if err := write(&b, answered(t, r)); err != nil {
					t.Fatal(err)
				}
				for _, r := range b.String() {
					if !visible(r) && r != '\n' && (r != '\r' || format != "csv") {
						t.Fatalf("%q is written as it is", r)
					}
				}
				if strings.Contains(b.String(), canary) {
					t.Fatal("a secret is written")
				}
				path := filepath.Join("testdata", "comply", c.name+"."+format)
				if *update {
					if err := os.WriteFile(path, b.Bytes(), 0o600); err != nil {
						t.Fatal(err)
					}
				}
				want, err := os.ReadFile(path)
				if err != nil {
					t.Fatal(err)
				}
				if diff := cmp.Diff(string(want), b.String()); diff != "" {
					t.Errorf("%s (-want +got):\n%s", path, diff)
				}
			})
		}
	}
}

// TestComplianceSchema holds what is really written against the published schema.
func TestComplianceSchema(t *testing.T) {
	doc, err := os.ReadFile("../../docs/comply.schema.json")
	if err != nil {
		t.Fatal(err)
	}
	s := compile(t, "https://raw.githubusercontent.com/sekisho/sekisho/main/docs/comply.schema.json", doc, "")
	files, err := filepath.Glob("testdata/comply/*.json")
	if err != nil || len(files) < 3 {
		t.Fatalf("%d files: %v", len(files), err)
	}
	for _, path := range files {
		doc, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		if err := validate(t, s, doc); err != nil {
			t.Errorf("%s: %v", path, err)
		}
		if bad := bytes.Replace(doc, []byte(`"status": "`), []byte(`"status": "x`), 1); !bytes.Equal(bad, doc) && validate(t, s, bad) == nil {
			t.Errorf("%s: the schema accepts an unknown status", path)
		}
	}
}

func TestCSVCell(t *testing.T) {
	for in, want := range map[string]string{
		"":             "",
		"plain":        "plain",
		"=1+1":         "'=1+1",
		"+1":           "'+1",
		"-1":           "'-1",
		"@SUM(A1)":     "'@SUM(A1)",
		"\t=1":         `'\t=1`,
		"\r=1":         `'\r=1`,
		"\n=1":         `'\n=1`,
		" =1":          "' =1",
		"\u3000＝1":     "'\u3000＝1",
		"＝cmd":         "'＝cmd",
		"＋1":           "'＋1",
		"a=b":          "a=b",
		"\x1b[31m":     `\x1b[31m`,
		"実3":           "実3",
		"\u202e=cmd":   `\u202e=cmd`,
		"\xff":         `\xff`,
		"two\nlines":   `two\nlines`,
		"quote \" and": "quote \" and",
	} {
		if got := csvCell(in); got != want {
			t.Errorf("%q becomes %q, want %q", in, got, want)
		}
	}
}

// The CSV is a table: every row has all columns, lines end as RFC 4180 has it, and no cell begins a formula.
func TestCSVIsATable(t *testing.T) {
	r := withIgnore(t)
	r.Options.Lang = "en"
	var b bytes.Buffer
	if err := WriteComplianceCSV(&b, answered(t, r)); err != nil {
		t.Fatal(err)
	}
	if n := strings.Count(b.String(), "\n"); n != strings.Count(b.String(), "\r\n") {
		t.Error("a line does not end with CRLF")
	}
	rows, err := csv.NewReader(&b).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	for i, row := range rows {
		if len(row) != len(complianceColumns) {
			t.Errorf("row %d has %d cells", i, len(row))
		}
		for _, c := range row {
			if c != "" && strings.ContainsAny(c[:1], "=+-@") {
				t.Errorf("row %d: %q", i, c)
			}
		}
	}
}
