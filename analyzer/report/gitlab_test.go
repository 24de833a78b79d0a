package report

import (
	"encoding/json"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"
	"unicode/utf8"
)

// TestGitLab holds both reports against what GitLab asks for: https://docs.gitlab.com/ci/testing/code_quality/ and version
// 15.0.7 of its schema of SAST reports.
func TestGitLab(t *testing.T) {
	for _, c := range []struct {
		name string
		make func(*testing.T) *Report
		n    int
	}{{"typical", typical, 4}, {"many", many, 1}, {"planned", planned, 2}, {"reviewed", reviewed, 5}, {"hostile", hostile, 4},
		{"long", func(t *testing.T) *Report { return hostileReport(t, strings.Repeat("長", 3000)) }, 3}, {"flood", func(t *testing.T) *Report { return flood(t, 300) }, 300}} {
		t.Run(c.name, func(t *testing.T) {
			r := c.make(t)
			var issues []gitlabIssue
			if err := json.Unmarshal([]byte(render(t, r, "gitlab")), &issues); err != nil {
				t.Fatal(err)
			}
			seen := map[string]bool{}
			for _, i := range issues {
				if seen[i.Fingerprint] {
					t.Errorf("two issues have the fingerprint %s", i.Fingerprint)
				}
				seen[i.Fingerprint] = true
				if i.Description == "" || i.CheckName == "" || i.Location.Path == "" || strings.HasPrefix(i.Location.Path, "./") || i.Location.Lines.Begin < 1 ||
					!slices.Contains([]string{"info", "minor", "major", "critical", "blocker"}, i.Severity) {
					t.Errorf("%+v", i)
				}
			}
			issues = slices.DeleteFunc(issues, func(i gitlabIssue) bool { return i.CheckName == "input" })
			if len(issues) != c.n {
				t.Errorf("%d issues, want %d", len(issues), c.n)
			}
			r.Time = time.Date(2026, 4, 1, 9, 30, 0, 0, time.FixedZone("JST", 9*3600))
			var sast sastReport
			if err := json.Unmarshal([]byte(render(t, r, "gitlab-sast")), &sast); err != nil {
				t.Fatal(err)
			}
			if sast.Scan.StartTime != "2026-04-01T00:30:00" || sast.Scan.EndTime != sast.Scan.StartTime || sast.Scan.Type != "sast" || sast.Scan.Analyzer.Version == "" {
				t.Errorf("%+v", sast.Scan)
			}
			for _, m := range sast.Scan.Messages {
				if m.Value == "" || !slices.Contains([]string{"info", "warn", "fatal"}, m.Level) {
					t.Errorf("%+v", m)
				}
			}
			uuid := regexp.MustCompile(`^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$`)
			ids := map[string]bool{}
			for _, v := range sast.Vulnerabilities {
				if ids[v.ID] || !uuid.MatchString(v.ID) {
					t.Errorf("the id %s is no UUID, or there twice", v.ID)
				}
				ids[v.ID] = true
				if utf8.RuneCountInString(v.Name) > sastName || utf8.RuneCountInString(v.Solution) > sastSolution || len(v.Description) > 1<<20 ||
					len(v.Identifiers) != 1 || v.Identifiers[0].Value == "" || v.Location.File == "" || v.Tracking.Items[0].Signatures[0].Value == "" ||
					!slices.Contains([]string{"Info", "Low", "Medium", "High", "Critical"}, v.Severity) {
					t.Errorf("%+v", v)
				}
			}
			if len(sast.Vulnerabilities) != c.n {
				t.Errorf("%d vulnerabilities, want %d", len(sast.Vulnerabilities), c.n)
			}
		})
	}
}
