package report

import (
	"bytes"
	"encoding/json"
	"encoding/xml"
	"errors"
	"io"
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/hashicorp/hcl/v2"
	"github.com/zclconf/go-cty/cty"

	"github.com/sekisho/sekisho/analyzer/engine"
	"github.com/sekisho/sekisho/analyzer/gate"
	"github.com/sekisho/sekisho/analyzer/model"
	"github.com/sekisho/sekisho/analyzer/rule"
)

// hostileNames try to break out of a format, to drive what reads it, or to be read as something else.
var hostileNames = []struct{ name, text string }{
	{"script", `"><script>alert(1)</script>`},
	{"attribute", `x" onmouseover="alert(1)`},
	{"image", `![x](https://evil.example/p.png) <img src=x onerror=alert(1)>`},
	{"link", `[x](javascript:alert(1)) https://evil.example www.evil.example`},
	{"direction of writing", "\u202egnitset\u2066x\u2069"},
	{"workflow command", "a\n::error file=x,line=1::owned\n"},
	{"workflow command, old", "##[error]owned ##[set-env name=PATH]x"},
	{"workflow command, percent", "%0A::error::owned%25"},
	{"workflow properties", "a,line=9::owned:b"},
	{"table", "a | b `c` | **d** ~~e~~ _f_"},
	{"fence", "```\n~~~\n</pre></code></details>"},
	{"mention", "@everyone @org/team #1 GH-2 !3 %4 &5 $6 ~7 org/repo#8"},
	{"character data", "]]><x/><!--"},
	{"entity", "&lt;script&gt; &#x3c; &amp;"},
	{"formula", `=cmd()|' /C calc'!A0`},
	{"formula with plus", "+1+1 -1 @SUM(A1)"},
	{"long", strings.Repeat("long", 250)},
	{"terminal", "\x1b[31mred\x1b]0;title\a\x9b2J"},
	{"no text", "bad\xff\xfe.tf"},
	{"nothing", "a\x00b"},
	{"line ends", "a\r\nb\u2028c\u2029d\u0085e\vf"},
	{"heading", "\n# heading\n- item\n1. one\n> quote\n---\n"},
	{"template", "${7*7} {{7*7}} {0} <%= 7 %> $x$ $$y$$"},
	{"surrogate", "\xed\xa0\x80 \U0001F600 \ufffe\uffff"},
	{"path", "../../etc/passwd"},
	{"JSON", `","injected":true,"x":"\u0000\`},
}

// hostileReport has a text wherever a report holds one that a user, or a stranger with a pull request, may choose.
func hostileReport(t *testing.T, text string) *Report {
	t.Helper()
	w := newWorld(t)
	file := "dir/" + text + ".tf"
	w.file(file, "resource \"aws_ebs_volume\" \"v\" { # "+strings.ReplaceAll(text, "\n", " ")+"\n  encrypted = false\n}\n")
	at := hcl.Range{Filename: file, Start: hcl.Pos{Line: 2, Column: 3}, End: hcl.Pos{Line: 2, Column: 20}}
	own := &rule.Rule{ID: "own-rule", Severity: rule.High, Since: "0.1.0", Types: []string{"aws_ebs_volume"},
		Title: rule.T("x "+text, "x "+text), Why: rule.T("x "+text, "x "+text), Fix: rule.T("x "+text, "x "+text), Refs: []string{"https://example.com/"}}
	narrow := &rule.Rule{ID: "own-narrow", Severity: rule.Low, Since: "0.1.0", Title: rule.T("n", "n"), Fix: rule.T("n", "n"), Types: own.Types, Refs: own.Refs}
	w.report.Rules = []*rule.Rule{own, narrow}
	w.report.Inputs = []Input{{Path: text, Kind: "hcl", Root: text}, {Path: "other", Kind: "plan"}}
	res := &model.Resource{Addr: model.Address{Module: `module.m["` + text + `"]`, Type: "aws_ebs_volume", Name: "v", Key: `["` + text + `"]`}, Range: at, Body: &model.Body{},
		Calls: []model.Call{{Addr: `module.m["` + text + `"]`, Range: at}}}
	seen := func(ok model.Tri) rule.Result {
		return rule.Result{OK: ok, Message: text, Reason: text, Evidence: []rule.Evidence{
			{Value: model.NewValue("tags[\""+text+"\"]", cty.StringVal(text), at, model.Written), Note: text},
			{Value: model.NewValue("other", cty.StringVal("x"), at, model.Written), To: text},
		}}
	}
	for i, ok := range []model.Tri{model.No, model.Unknown, model.Yes} {
		r := *res
		r.Addr.Name += strings.Repeat("x", i)
		w.add(own, &r, seen(ok))
	}
	w.add(own, res, seen(model.No)).Ignored = &gate.Ignore{Reason: text, Owner: text, Tool: text, Range: at, Target: at}
	implied := w.add(narrow, res, seen(model.No))
	implied.Under = &w.report.Verdicts[0]
	w.report.Verdicts[0].Narrower = []*Verdict{implied}
	crashed := w.add(own, res, rule.Result{Message: text})
	crashed.Crash = errors.New(text)
	for i := range w.report.Verdicts {
		w.report.Verdicts[i].Delta = engine.Introduced
	}
	w.report.Fixed = []Verdict{{Verdict: engine.Verdict{Rule: own, Resource: res, Result: seen(model.No)}, Delta: engine.Fixed}}
	w.report.Diagnostics = hcl.Diagnostics{
		{Severity: hcl.DiagError, Summary: text, Detail: text, Subject: &at},
		{Severity: hcl.DiagWarning, Summary: text, Detail: text, Subject: &at},
	}
	return w.report
}

// TestHostileNames writes hostile texts in every format, and reads the format back.
func TestHostileNames(t *testing.T) {
	for _, format := range Formats() {
		check := formatChecks(t)[format]
		for _, h := range hostileNames {
			t.Run(format+"/"+h.name, func(t *testing.T) {
				harmless := hostileReport(t, "plain")
				r := hostileReport(t, h.text)
				r.Options.All, harmless.Options.All = true, true
				out := render(t, r, format) // holds nothing invisible
				if !utf8.ValidString(out) {
					t.Error("not UTF-8")
				}
				if strings.Contains(out, "\x1b") || strings.Contains(out, "\x00") {
					t.Error("a control character")
				}
				if check != nil {
					check(t, out, render(t, harmless, format))
				}
			})
		}
	}
}

// formatChecks read a format back, and compare its form with that of a report with a harmless text.
func formatChecks(t *testing.T) map[string]func(t *testing.T, out, harmless string) {
	t.Helper()
	official, err := os.ReadFile("testdata/sarif-schema-2.1.0.json")
	if err != nil {
		t.Fatal(err)
	}
	sarif := compile(t, "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json", official, "")
	own := compile(t, schemaID, []byte(Schema), "")
	sameShape := func(t *testing.T, out, harmless string) {
		if a, b := shape(t, out), shape(t, harmless); a != b {
			t.Errorf("the members are %s, and with a harmless name %s", a, b)
		}
	}
	return map[string]func(*testing.T, string, string){
		"json": func(t *testing.T, out, harmless string) {
			if err := validate(t, own, []byte(out)); err != nil {
				t.Error(err)
			}
			sameShape(t, out, harmless)
		},
		"sarif": func(t *testing.T, out, harmless string) {
			if err := validate(t, sarif, []byte(out)); err != nil {
				t.Error(err)
			}
			sameShape(t, out, harmless)
		},
		"gitlab":      sameShape,
		"gitlab-sast": sameShape,
		"github":      checkGitHub,
		"markdown":    checkMarkdown,
		"junit":       checkJUnit,
		"text": func(t *testing.T, out, _ string) {
			for line := range strings.Lines(out) {
				if strings.HasPrefix(line, "::") {
					t.Errorf("a line that a runner would obey: %s", line)
				}
			}
		},
	}
}

// shape is the members of a JSON text without its texts and numbers.
func shape(t *testing.T, text string) string {
	t.Helper()
	var v any
	if err := json.Unmarshal([]byte(text), &v); err != nil {
		t.Fatal(err)
	}
	var b strings.Builder
	var walk func(any)
	walk = func(v any) {
		switch v := v.(type) {
		case map[string]any:
			b.WriteByte('{')
			for _, name := range sortedKeys(v) {
				b.WriteString(name + ":")
				walk(v[name])
			}
			b.WriteByte('}')
		case []any:
			b.WriteByte('[')
			for _, e := range v {
				walk(e)
			}
			b.WriteByte(']')
		}
	}
	walk(v)
	return b.String()
}

func sortedKeys(m map[string]any) []string {
	var out []string
	for k := range m {
		switch k {
		case "line", "startColumn", "endColumn", "start_column", "end_column": // not told where the text has no such place
			continue
		}
		out = append(out, k)
	}
	slices.Sort(out)
	return out
}

// checkGitHub reads the commands as a runner does: by line, up to the first two colons.
func checkGitHub(t *testing.T, out, harmless string) {
	command := regexp.MustCompile(`^::(error|warning|notice) ((?:[a-zA-Z]+=[^,:\n]*,?)*)::`)
	count := func(s string) int {
		n := 0
		for line := range strings.Lines(s) {
			m := command.FindStringSubmatch(line)
			if m == nil {
				t.Errorf("not a command: %s", line)
				continue
			}
			n++
			for p := range strings.SplitSeq(m[2], ",") {
				name, _, _ := strings.Cut(p, "=")
				switch name {
				case "file", "line", "endLine", "col", "endColumn", "title":
				default:
					t.Errorf("property %q of %s", name, line)
				}
			}
			for _, seq := range []string{"%0A::", "%0a::"} {
				if strings.Contains(line, seq) {
					t.Errorf("a line of a message begins a command: %s", line)
				}
			}
		}
		return n
	}
	if a, b := count(out), count(harmless); a != b {
		t.Errorf("%d commands, and with a harmless name %d", a, b)
	}
}

// checkMarkdown allows only the tags and signs that the writer itself uses.
func checkMarkdown(t *testing.T, out, harmless string) {
	tags := regexp.MustCompile(`<[^>]*>?`)
	count := func(s string) string {
		n := map[string]any{}
		for _, tag := range tags.FindAllString(s, -1) {
			switch tag {
			case "<code>", "</code>", "<pre>", "</pre>", "<details>", "</details>", "<summary>", "</summary>", "<br>", "<sub>", "</sub>":
				c, _ := n[tag].(int)
				n[tag] = c + 1
			default:
				t.Errorf("tag %s", tag)
			}
		}
		text, err := json.Marshal(n)
		if err != nil {
			t.Fatal(err)
		}
		return string(text)
	}
	if a, b := count(out), count(harmless); a != b {
		t.Errorf("tags %s, and with a harmless name %s", a, b)
	}
	if a, b := strings.Count(out, "\n"), strings.Count(harmless, "\n"); a != b {
		t.Errorf("%d lines, and with a harmless name %d", a, b)
	}
	// Within pre nothing but HTML has a meaning.
	text := regexp.MustCompile(`(?s)<pre>.*?</pre>`).ReplaceAllString(out, "")
	code := regexp.MustCompile(`<code>.*?</code>`) // in which nobody is notified
	for line := range strings.Lines(text) {
		if strings.HasPrefix(line, "|") {
			continue // the table of counts holds no text of users
		}
		rest := strings.ReplaceAll(strings.TrimLeft(line, "#> "), "&#", "&")
		rest = regexp.MustCompile(`\*\*[a-z]+\*\*`).ReplaceAllString(rest, "")
		if i := strings.IndexAny(rest, "`|*[]\\~$@#!"); i >= 0 {
			t.Errorf("%q has a meaning in %s", rest[i], line)
		}
		if strings.Contains(rest, "://") || strings.Contains(rest, "www.") || strings.Contains(code.ReplaceAllString(rest, ""), "GH-") {
			t.Errorf("a link in %s", line)
		}
	}
}

func checkJUnit(t *testing.T, out, harmless string) {
	count := func(s string) int {
		n := 0
		for d := xml.NewDecoder(strings.NewReader(s)); ; {
			tok, err := d.Token()
			if errors.Is(err, io.EOF) {
				return n
			}
			if err != nil {
				t.Fatal(err)
			}
			if _, ok := tok.(xml.StartElement); ok {
				n++
			}
		}
	}
	if a, b := count(out), count(harmless); a != b {
		t.Errorf("%d elements, and with a harmless name %d", a, b)
	}
	var suites junitSuites
	if err := xml.Unmarshal([]byte(out), &suites); err != nil {
		t.Fatal(err)
	}
	tests, failures, errs, skipped := 0, 0, 0, 0
	for _, s := range suites.Suites {
		tests += len(s.Cases)
		for _, c := range s.Cases {
			switch {
			case c.Failure != nil:
				failures++
			case c.Error != nil:
				errs++
			case c.Skipped != nil:
				skipped++
			}
		}
	}
	if tests != suites.Tests || failures != suites.Failures || errs != suites.Errors || skipped != suites.Skipped || failures == 0 || errs < 2 {
		t.Errorf("counts %d %d %d %d, and said are %d %d %d %d", tests, failures, errs, skipped, suites.Tests, suites.Failures, suites.Errors, suites.Skipped)
	}
}

// TestGitHubEscapes holds the commands against the escapes that GitHub documents.
func TestGitHubEscapes(t *testing.T) {
	var b bytes.Buffer
	r := hostileReport(t, "x")
	r.Verdicts = r.Verdicts[:1]
	r.Diagnostics = hcl.Diagnostics{{Severity: hcl.DiagError, Summary: "50%: a, b", Detail: "100%\nof it: c, d"}}
	r.Verdicts[0].OK = model.Yes
	if err := WriteGitHub(&b, r); err != nil {
		t.Fatal(err)
	}
	if want := "::error title=50%25%3A a%2C b::100%25 of it: c, d\n"; b.String() != want {
		t.Errorf("%q, want %q", b.String(), want)
	}
}
