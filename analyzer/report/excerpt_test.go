package report

import (
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

// rangeOf is the range of the part of a text between « and », and the text without these signs.
func rangeOf(name, marked string) (string, hcl.Range) {
	from := strings.Index(marked, "«")
	to := strings.Index(marked, "»") - len("«")
	text := strings.NewReplacer("«", "", "»", "").Replace(marked)
	pos := func(at int) hcl.Pos {
		start := strings.LastIndex(text[:at], "\n") + 1
		column := 1
		clusters(text[start:at], func(string) { column++ })
		return hcl.Pos{Line: 1 + strings.Count(text[:at], "\n"), Column: column, Byte: at}
	}
	return text, hcl.Range{Filename: name, Start: pos(from), End: pos(to)}
}

// draw renders an excerpt as the text report does, without colour.
func draw(rows []excerptLine) string {
	var b strings.Builder
	for _, r := range rows {
		if r.number == 0 {
			b.WriteString("…\n")
			continue
		}
		fmt.Fprintf(&b, "%d|%s\n", r.number, r.text)
		if r.marks != "" {
			fmt.Fprintf(&b, " |%s\n", r.marks)
		}
	}
	return b.String()
}

func TestExcerpt(t *testing.T) {
	for _, c := range []struct{ name, source, want string }{
		{"plain", "a\n  «b = 1»\n", "2|  b = 1\n |  ^^^^^\n"},
		{"tabs", "\tx\t«= 1»\n", "1|    x   = 1\n |        ^^^\n"},
		{"wide characters before", `名前 = "暗号", «b = 1»`, "1|名前 = \"暗号\", b = 1\n |               ^^^^^\n"},
		{"wide characters within", "a = «\"暗号\"»", "1|a = \"暗号\"\n |    ^^^^^^\n"},
		{"combining marks", "e\u0301e\u0301 = «b»", "1|e\u0301e\u0301 = b\n |     ^\n"},
		{"emoji of several runes", "\"👩‍💻🇯🇵\" «b»", "1|\"👩‍💻🇯🇵\" b\n |       ^\n"},
		{"half-width katakana", "ﾊﾝｶｸ «b»", "1|ﾊﾝｶｸ b\n |     ^\n"},
		{"carriage returns", "a = 1\r\n«b = 2»\r\nc\r\n", "2|b = 2\n |^^^^^\n"},
		{"empty range", "a {\n«»}\n", "2|}\n |^\n"},
		{"empty range at the end of a line", "a {«»\n}\n", "1|a {\n |   ^\n"},
		{"end of the file", "a\n«»", "2|\n |^\n"},
		{"several lines", "a\n«b = [\n  1,\n]»\n", "2|b = [\n |^^^^^\n3|  1,\n |  ^^\n4|]\n |^\n"},
		{"whole lines", "«a = 1\n»b\n", "1|a = 1\n |^^^^^\n"},
		{"many lines", "«a\nb\nc\nd\ne\nf»\n", "1|a\n |^\n2|b\n |^\n3|c\n |^\n4|d\n |^\n…\n"},
		{"control characters", "# \x1b[31m\u202e «b»", "1|# \\x1b[31m\\u202e b\n |                 ^\n"},
		{"invalid UTF-8", "a\xff «b»", "1|a\\xff b\n |      ^\n"},
		{"long line, place at the beginning", "«a» = \"" + strings.Repeat("x", 100) + "\"", "1|a = \"xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx…\n |^\n"},
		{"long line, place far right", strings.Repeat("x", 100) + " «b» " + strings.Repeat("y", 100), "1|…xxxxxxxxxxxx b yyyyyyyyyyyyyyyyyyyyyyy…\n |              ^\n"},
	} {
		t.Run(c.name, func(t *testing.T) {
			text, rng := rangeOf("main.tf", c.source)
			v := newView(&Report{Sources: map[string][]byte{"main.tf": []byte(text)}})
			if diff := cmp.Diff(c.want, draw(v.excerpt(rng, hcl.Range{}, 40))); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
			// Some ranges come without byte offsets; columns must do.
			rng.Start.Byte, rng.End.Byte = 0, 0
			if diff := cmp.Diff(c.want, draw(v.excerpt(rng, hcl.Range{}, 40))); diff != "" {
				t.Errorf("without byte offsets (-want +got):\n%s", diff)
			}
		})
	}
}

func TestExcerptOfNothing(t *testing.T) {
	v := newView(&Report{Sources: map[string][]byte{"main.tf": []byte("a\nb\n"), "plan.json": []byte("{}"), "terraform.tfstate": []byte("{}")}})
	at := func(file string, line, column int) hcl.Range {
		p := hcl.Pos{Line: line, Column: column, Byte: 1000}
		return hcl.Range{Filename: file, Start: p, End: p}
	}
	for _, rng := range []hcl.Range{
		{}, at("gone.tf", 1, 1), at("main.tf", 0, 0), at("main.tf", 4, 1), at("main.tf", 1, 9), at("main.tf", -1, -5),
		at("plan.json", 1, 1), at("terraform.tfstate", 1, 1),
		{Filename: "main.tf", Start: hcl.Pos{Line: 2, Column: 1, Byte: 2}, End: hcl.Pos{Line: 1, Column: 1, Byte: 0}},
	} {
		if got := v.excerpt(rng, rng, 40); got != nil {
			t.Errorf("%v: %q", rng, draw(got))
		}
	}
}

// TestExcerptHidesSecrets shows every line of sources that hold a canary, one by one and all together.
func TestExcerptHidesSecrets(t *testing.T) {
	const key = "AKIA" + "CANARYCANARY1234"
	sources := map[string]string{
		"access key":         `a = "` + key + `"`,
		"access key in text": `a = "x ${var.y} ` + key + ` z"`,
		"comment":            "# key: " + key + "\na = 1",
		"comment of a value": "a = 1 # password = " + canary,
		"block comment":      "/* " + key + "\n*/ a = 1",
		"url":                `a = "postgres://u:` + canary + `@h/d"`,
		"url with template":  `a = "postgres://u:` + canary + `@${var.h}/d"`,
		"name":               `password = "` + canary + `"`,
		"name in capitals":   `DB_PASSWORD = "` + canary + `"`,
		"name in camel case": `masterPassword = "` + canary + `"`,
		"name of two words":  `client_secret = "` + canary + `"`,
		"write-only name":    `password_wo = "` + canary + `"`,
		"list":               "passwords = [\n  \"x\",\n  \"" + canary + "\",\n]",
		"map":                `secrets = { a = "` + canary + `", b = "` + canary + `" }`,
		"function":           `password = base64encode("` + canary + `")`,
		"default":            `token = coalesce(var.x, "` + canary + `")`,
		"quoted name":        `x = { "api_key" : "` + canary + `" }`,
		"pair":               `x = [{ name = "DB_PASSWORD", value = "` + canary + `" }]`,
		"pair turned round":  "x = [{\n  value = \"" + canary + "\"\n  name = \"DB_PASSWORD\"\n}]",
		"pair as block":      "setting {\n  name = \"DBPassword\"\n  value = \"" + canary + "\"\n}",
		"heredoc":            "user_data = <<EOF\nexport X=" + canary + "\nEOF\n",
		"heredoc, indented":  "user_data = <<-EOF\n  ${var.x}\n  export X=" + canary + "\n  EOF\n",
		"heredoc, open":      "user_data = <<EOF\nexport X=" + canary,
		"escaped JSON":       `x = "{\"name\":\"k\",\"v\":\"` + canary + `\"}"`,
		"script":             `x = "#!/bin/sh\necho ` + canary + `"`,
		"assignment in text": `x = "Server=h;Password=` + canary + `;"`,
		"open quote":         "x = \"foo\npassword = \"" + canary + "\"\ny = \"" + canary + "\"",
		"open quote, itself": "password = \"" + canary,
		"open interpolation": "x = \"${\"\npassword = \"" + canary + "\"",
	}
	for name, text := range sources {
		for _, file := range []string{"main.tf", "x.tf.json"} {
			v := newView(&Report{Sources: map[string][]byte{file: []byte(text)}})
			s := newSource(file, []byte(text))
			for n := 0; n <= len(s.start); n++ {
				rng := hcl.Range{Filename: file, Start: hcl.Pos{Line: n, Column: 1}, End: hcl.Pos{Line: n, Column: 1}}
				if n == 0 {
					_, rng = rangeOf(file, "«"+text+"»")
				}
				got := draw(v.excerpt(rng, hcl.Range{}, 200))
				if strings.Contains(got, canary) || strings.Contains(got, key) {
					t.Errorf("%s, line %d of %s:\n%s", name, n, file, got)
				}
			}
		}
	}
	for name, text := range map[string]string{
		"string": `x = "` + canary + `"`,
		"number": `x = 8842917`,
		"map":    `x = { a = "` + canary + `" }`,
		"old":    `# x = "` + canary + `"`,
		"JSON":   `{"x": "` + canary + `"}`,
	} {
		for _, file := range []string{"a.tfvars", "a.auto.tfvars.json"} {
			v := newView(&Report{Sources: map[string][]byte{file: []byte(text)}})
			_, rng := rangeOf(file, "«"+text+"»")
			if got := draw(v.excerpt(rng, hcl.Range{}, 200)); strings.Contains(got, canary) || strings.Contains(got, "8842917") || got == "" {
				t.Errorf("%s in %s:\n%s", name, file, got)
			}
		}
	}
}

// TestExcerptStaysReadable checks that what is not secret is shown.
func TestExcerptStaysReadable(t *testing.T) {
	for _, line := range []string{
		`http_tokens = "optional"`,
		`secret_arn = "arn:aws:secretsmanager:ap-northeast-1:123456789012:secret:db"`,
		`kms_key_id = "alias/db"`,
		`key = "state/terraform.tfstate"`,
		`minimum_password_length = 8`,
		`actions = ["secretsmanager:GetSecretValue", "sts:AssumeRole"]`,
		`endpoint = "https://example.com:8443/x"`,
		`password = var.password`,
		`name = "DB_HOST"`,
		`x = { name = "DB_HOST", value = "db.example.com" }`,
		`description = "時間: 9:00"`,
	} {
		v := newView(&Report{Sources: map[string][]byte{"main.tf": []byte(line)}})
		_, rng := rangeOf("main.tf", "«"+line+"»")
		want := "1|" + line + "\n |" + strings.Repeat("^", cells(line)) + "\n"
		if diff := cmp.Diff(want, draw(v.excerpt(rng, hcl.Range{}, 200))); diff != "" {
			t.Errorf("(-want +got):\n%s", diff)
		}
	}
}

// TestSensitiveValuesAreHidden marks values sensitive, as a loader does that knows the provider's schema.
func TestSensitiveValuesAreHidden(t *testing.T) {
	secret := cty.StringVal(canary).Mark(model.Sensitive)
	for _, c := range []struct{ name, source, want string }{
		{"argument", "resource \"x\" \"y\" {\n  «user_data = \"" + canary + "\"»\n}", "  user_data = (sensitive)"},
		{"argument of several lines", "resource \"x\" \"y\" {\n  «blob = join(\"\", [\n    \"" + canary + "\",\n  ])»\n}", "  blob = (sensitive)"},
		{"block in one line", "resource \"x\" \"y\" { «user_data = \"" + canary + "\"» }", `resource "x" "y" { user_data = (sensitive) }`},
		{"element", "resource \"x\" \"y\" {\n  tags = { a = «\"" + canary + "\"» }\n}", "  tags = { a = (sensitive) }"},
	} {
		t.Run(c.name, func(t *testing.T) {
			text, rng := rangeOf("main.tf", c.source)
			res := &model.Resource{Addr: model.Address{Type: "x", Name: "y"}, Body: &model.Body{Blocks: map[string]*model.BlockList{"b": {List: []*model.Body{
				{Attrs: map[string]*model.Attr{"a": {Value: secret, Range: rng, Origin: model.Written}}}}}}}}
			res.Range = hcl.Range{Filename: "main.tf", Start: hcl.Pos{Line: 1, Column: 1}, End: hcl.Pos{Line: 1, Column: 5, Byte: 4}}
			whole := rng
			whole.Start = hcl.Pos{Line: rng.Start.Line, Column: 1, Byte: strings.LastIndex(text[:rng.Start.Byte], "\n") + 1}
			r := &Report{Sources: map[string][]byte{"main.tf": []byte(text)}, Inputs: []Input{{Path: ".", Kind: "hcl"}}}
			for _, value := range []model.Value{
				model.NewValue("x.y.a", secret, rng, model.Written),
				model.NewValue("x.y.b", cty.True, whole, model.Written), // says nothing itself of what is sensitive
			} {
				r.Verdicts = []Verdict{{Verdict: engine.Verdict{Rule: encrypted, Resource: res, Result: rule.Judge(model.No, "seen", value)}}}
				for _, format := range Formats() {
					got := render(t, r, format)
					if format == "text" && !strings.Contains(got, " │ "+c.want+"\n") {
						t.Errorf("the line %q is missing:\n%s", c.want, got)
					}
				}
			}
		})
	}
}

func TestShownValues(t *testing.T) {
	for _, c := range []struct {
		path string
		v    cty.Value
		want string
	}{
		{"encrypted", cty.False, "false"},
		{"master_password", cty.StringVal(canary), "(sensitive)"},
		{"master_password", cty.StringVal(""), `""`},
		{"user_data", cty.StringVal("export DB_PASSWORD=" + canary), "(sensitive)"},
		{"http_tokens", cty.StringVal("optional"), `"optional"`},
		{"password", cty.UnknownVal(cty.String), "(unknown)"},
	} {
		v := model.NewValue(c.path, c.v, hcl.Range{}, model.Written)
		if got := shown(v); got != c.want {
			t.Errorf("%s: got %s, want %s", c.path, got, c.want)
		}
	}
}

// FuzzExcerpt looks for panics, and for lines that are wider than there is room.
func FuzzExcerpt(f *testing.F) {
	f.Add("a = \"日本\" # \x1b\r\n\tb = <<E\nx\nE\n", 1, 2, 3, 2, 4, 9, 30)
	f.Add("password = \"${\"x\"}\"", 1, 1, 0, 1, 9, 8, 24)
	f.Add("\xff\x00", 1, 1, 0, 1, 3, 2, 24)
	f.Fuzz(func(t *testing.T, text string, line, column, at, endLine, endColumn, end, room int) {
		v := newView(&Report{Sources: map[string][]byte{"main.tf": []byte(text)}})
		room = 24 + room&0xff
		rng := hcl.Range{Filename: "main.tf", Start: hcl.Pos{Line: line, Column: column, Byte: at}, End: hcl.Pos{Line: endLine, Column: endColumn, Byte: end}}
		for _, r := range v.excerpt(rng, rng, room) {
			if n := cells(r.text); n > room+len(hiddenText) {
				t.Errorf("%d columns in a room of %d: %q", n, room, r.text)
			}
			for _, c := range r.text {
				if !visible(c) {
					t.Errorf("%U is shown", c)
				}
			}
		}
		v.place(rng, codePoints)
		v.place(rng, utf16Len)
	})
}
