package report

import (
	"bytes"
	"errors"
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/hashicorp/hcl/v2"
	"github.com/zclconf/go-cty/cty"

	"github.com/sekisho/sekisho/analyzer/engine"
	"github.com/sekisho/sekisho/analyzer/model"
	"github.com/sekisho/sekisho/analyzer/rule"
)

func TestClean(t *testing.T) {
	for in, want := range map[string]string{
		"plain → 日本語 é 👩‍💻":  "plain → 日本語 é 👩‍💻",
		"\x1b]0;t\a":         `\x1b]0;t\x07`,
		"a\tb\r\nc\x7f":      `a\tb\r\nc\x7f`,
		"\u009b31m":          `\u009b31m`,
		"\x9b31m":            `\x9b31m`,
		"\u202e\u2066\u200f": `\u202e\u2066\u200f`,
		"a\u200bb\ufeff":     `a\u200bb\ufeff`,
		"\U000e0041":         `\U000e0041`,
		"\u2028":             `\u2028`,
	} {
		if got := clean(in); got != want {
			t.Errorf("clean(%q) = %q, want %q", in, got, want)
		}
	}
}

func TestCells(t *testing.T) {
	for in, want := range map[string]int{
		"": 0, "abc": 3, "日本語": 6, "ﾊﾝ": 2, "Ａ": 2, "e\u0301": 1, "か\u3099": 2, "👩‍💻": 2, "🇯🇵": 2, "❤️": 2, "한": 2, "\u1112\u1161\u11ab": 2, "→": 1, "…": 1,
	} {
		if got := cells(in); got != want {
			t.Errorf("cells(%q) = %d, want %d", in, got, want)
		}
	}
}

func TestWrap(t *testing.T) {
	for _, c := range []struct {
		in   string
		want []string
	}{
		{"", []string{""}},
		{"one two three", []string{"one two", "three"}},
		{"a  b", []string{"a  b"}},
		{"   ", []string{""}},
		{"  lead and  trail  ", []string{"lead and", "trail"}},
		{"ten signs, and ten signs.", []string{"ten signs,", "and ten", "signs."}},
		{"  lead ä  trail  ", []string{"lead ä", "trail"}},
		{"averyverylongword x", []string{"averyverylongword", "x"}},
		{"x averyverylongword", []string{"x", "averyverylongword"}},
		{"日本語の文章です。", []string{"日本語の文", "章です。"}},
		{"あいうえお。か", []string{"あいうえ", "お。か"}},       // no line begins with a full stop
		{"あいうえ（かき", []string{"あいうえ", "（かき"}},       // and none ends with what opens
		{"aws_x を使う", []string{"aws_x を使", "う"}},   // names stay whole
		{"使うaws_iamは", []string{"使う", "aws_iamは"}}, // also where no space parts them
	} {
		got := wrap(c.in, 10)
		if diff := cmp.Diff(c.want, got); diff != "" {
			t.Errorf("wrap(%q) (-want +got):\n%s", c.in, diff)
		}
	}
}

// TestTextFitsTheWidth checks every line, in both languages.
func TestTextFitsTheWidth(t *testing.T) {
	for _, width := range []int{60, 80, 120} {
		for _, lang := range []string{"en", "ja"} {
			r := typical(t)
			r.Options = Options{All: true, Width: width, Lang: lang}
			for l := range strings.SplitSeq(render(t, r, "text"), "\n") {
				if n := cells(l); n > width {
					t.Errorf("width %d: %d columns: %s", width, n, l)
				}
			}
		}
	}
}

func TestPlaces(t *testing.T) {
	for _, c := range []struct {
		marked        string
		points, utf16 [2]int // first and last column
	}{
		{"a = «b»", [2]int{5, 6}, [2]int{5, 6}},
		{"\t«b»", [2]int{2, 3}, [2]int{2, 3}},
		{`x = "日本" «b»`, [2]int{10, 11}, [2]int{10, 11}},
		{`x = "😀" «b😀»`, [2]int{9, 11}, [2]int{10, 13}},
		{"e\u0301 «b»", [2]int{4, 5}, [2]int{4, 5}},
		{"a\r\n«b»\r\n", [2]int{1, 2}, [2]int{1, 2}},
	} {
		text, rng := rangeOf("main.tf", c.marked)
		v := newView(&Report{Sources: map[string][]byte{"main.tf": []byte(text)}})
		for _, m := range []struct {
			count func([]byte) int
			want  [2]int
		}{{codePoints, c.points}, {utf16Len, c.utf16}} {
			p, ok := v.place(rng, m.count)
			if got := [2]int{p.startCol, p.endCol}; !ok || got != m.want {
				t.Errorf("%q: got columns %v, want %v", c.marked, got, m.want)
			}
		}
	}
}

func TestArtifactLocation(t *testing.T) {
	for in, want := range map[string]sarifArtifactLocation{
		"main.tf":           {URI: "main.tf", URIBaseID: sourceRoot},
		"./main.tf":         {URI: "main.tf", URIBaseID: sourceRoot},
		".":                 {URI: ".", URIBaseID: sourceRoot},
		"a b/ü#?%.tf":       {URI: "a%20b/%C3%BC%23%3F%25.tf", URIBaseID: sourceRoot},
		"c:d.tf":            {URI: "c%3Ad.tf", URIBaseID: sourceRoot},
		"../x/main.tf":      {URI: "../x/main.tf", URIBaseID: sourceRoot},
		"/abs/a b/main.tf":  {URI: "file:///abs/a%20b/main.tf"},
		"C:/repo/main.tf":   {URI: "file:///C:/repo/main.tf"},
		"環境/main.tf":        {URI: "%E7%92%B0%E5%A2%83/main.tf", URIBaseID: sourceRoot},
		"modules/x:y/m.tf":  {URI: "modules/x:y/m.tf", URIBaseID: sourceRoot},
		"a/\u202e/\x1b[.tf": {URI: "a/%E2%80%AE/%1B%5B.tf", URIBaseID: sourceRoot},
	} {
		if diff := cmp.Diff(want, artifactLocation(in)); diff != "" {
			t.Errorf("%q (-want +got):\n%s", in, diff)
		}
	}
}

func TestPathsAreRelative(t *testing.T) {
	r := typical(t)
	r.Rel = func(file string) string { return "envs/prod/" + file }
	for format, want := range map[string]string{
		"text": "✗ envs/prod/main.tf:3:3  aws_ebs_volume.data", "json": `"file": "envs/prod/main.tf"`, "sarif": `"uri": "envs/prod/main.tf"`,
	} {
		if got := render(t, r, format); !strings.Contains(got, want) {
			t.Errorf("%s has no %s", format, want)
		}
	}
}

func TestSeveralInputs(t *testing.T) {
	r := many(t)
	r.Inputs = []Input{{Path: "envs/dev", Kind: "hcl"}, {Path: "envs/prod", Kind: "hcl"}}
	r.Verdicts[1].Input = 1
	got := render(t, r, "text")
	for _, want := range []string{`aws_ebs_volume.disk[0] (envs/dev)`, `aws_ebs_volume.disk[1] (envs/prod)`, "100 instances", "Checked envs/dev (source), envs/prod"} {
		if !strings.Contains(got, want) {
			t.Errorf("no %q in:\n%s", want, got)
		}
	}
}

// TestNotSeenIsNotEvaluated checks that an account-wide rule without evidence is listed once, wherever it comes from.
func TestNotSeenIsNotEvaluated(t *testing.T) {
	r := typical(t)
	r.Verdicts = append(r.Verdicts, r.NotEvaluated...)
	v := newView(r)
	if v.sum.notEvaluated != 1 || v.sum.unknown != 1 {
		t.Errorf("not evaluated %d, unknown %d", v.sum.notEvaluated, v.sum.unknown)
	}
}

func TestByName(t *testing.T) {
	for _, f := range Formats() {
		if w, ok := ByName(f); !ok || w == nil {
			t.Errorf("no writer %q", f)
		}
	}
	if _, ok := ByName("xml"); ok {
		t.Error("there is a writer for xml")
	}
}

type brokenWriter struct{}

var errBroken = errors.New("broken pipe")

func (brokenWriter) Write([]byte) (int, error) { return 0, errBroken }

func TestErrorsOfTheWriterAreReturned(t *testing.T) {
	for _, f := range Formats() {
		w, _ := ByName(f)
		if err := w(brokenWriter{}, typical(t)); !errors.Is(err, errBroken) {
			t.Errorf("%s: got %v", f, err)
		}
	}
	if err := WriteRulesJSON(brokenWriter{}, allRules); !errors.Is(err, errBroken) {
		t.Errorf("rules as JSON: got %v", err)
	}
	if err := WriteRulesText(brokenWriter{}, allRules, "en"); !errors.Is(err, errBroken) {
		t.Errorf("rules as text: got %v", err)
	}
}

// large is ten thousand verdicts over a hundred files.
func large() *Report {
	r := &Report{Version: "0.1.0", Rules: allRules, Sources: map[string][]byte{}, Inputs: []Input{{Path: ".", Kind: "hcl"}}}
	var text strings.Builder
	var ranges []hcl.Range
	for i := range 100 {
		head := fmt.Sprintf("resource \"aws_ebs_volume\" \"v%d\" {\n", i)
		at := text.Len() + len(head) + 2
		fmt.Fprintf(&text, "%s  encrypted = false\n  tags = { Name = \"データ\" }\n}\n", head)
		ranges = append(ranges, hcl.Range{Start: hcl.Pos{Line: 4*i + 2, Column: 3, Byte: at}, End: hcl.Pos{Line: 4*i + 2, Column: 20, Byte: at + 17}})
	}
	for f := range 100 {
		name := fmt.Sprintf("m%d/main.tf", f)
		r.Sources[name] = []byte(text.String())
		for i, rng := range ranges {
			rng.Filename = name
			header := rng
			header.Start = hcl.Pos{Line: rng.Start.Line - 1, Column: 1}
			res := &model.Resource{Addr: model.Address{Module: fmt.Sprintf("module.m%d", f), Type: "aws_ebs_volume", Name: fmt.Sprintf("v%d", i)}, Range: header,
				Body: &model.Body{Attrs: map[string]*model.Attr{"encrypted": {Value: cty.False, Range: rng, Origin: model.Written}}}}
			ok := []model.Tri{model.No, model.Unknown, model.No, model.Yes}[i%4]
			r.Verdicts = append(r.Verdicts, Verdict{Verdict: engine.Verdict{Rule: encrypted, Resource: res,
				Result: rule.Judge(ok, "encrypted is false", res.Get("encrypted"))}})
		}
	}
	return r
}

func TestLargeReportsAreStable(t *testing.T) {
	for _, f := range Formats() {
		w, _ := ByName(f)
		var a, b bytes.Buffer
		if err := errors.Join(w(&a, large()), w(&b, large())); err != nil {
			t.Fatal(err)
		}
		if !bytes.Equal(a.Bytes(), b.Bytes()) {
			t.Errorf("%s differs between two runs", f)
		}
	}
}

func Benchmark10kVerdicts(b *testing.B) {
	r := large()
	r.Options.All = true
	for _, f := range Formats() {
		b.Run(f, func(b *testing.B) {
			w, _ := ByName(f)
			for b.Loop() {
				var out bytes.Buffer
				if err := w(&out, r); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

func TestFits(t *testing.T) {
	for _, s := range []string{"", " ", "a", " a", "a ", "a b", "a  b", "a → b", "→", "a →", "日本", "a\tb", "é", "a\u0301", "aws_s3_bucket.b.bucket → aws_s3_bucket.c"} {
		for limit := range 45 {
			if fits(s, limit) {
				if got := wrap(s, limit); len(got) != 1 || got[0] != s || cells(s) > limit {
					t.Errorf("%q in %d columns: %q", s, limit, got)
				}
			}
		}
	}
	if !fits("a → b", 5) || fits("a → b", 4) || fits("日", 9) {
		t.Error("what fits is not told")
	}
}
