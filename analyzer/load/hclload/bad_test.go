package hclload

import (
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/hashicorp/hcl/v2"

	"github.com/sekisho/sekisho/analyzer/model"
)

// okFile is a file beside the bad one, which must be judged whatever is wrong elsewhere.
const okFile = `resource "aws_ebs_volume" "ok" {
  availability_zone = "a"
  encrypted         = true
}
`

// tree writes files into a new directory. A name that ends in / makes a directory; content "-> x" a symbolic link to x.
func tree(t testing.TB, files map[string]string) string {
	t.Helper()
	dir := t.TempDir()
	for name, content := range files {
		path := filepath.Join(dir, filepath.FromSlash(name))
		parent := filepath.Dir(path)
		if strings.HasSuffix(name, "/") {
			parent = path
		}
		if err := os.MkdirAll(parent, 0o755); err != nil {
			t.Fatal(err)
		}
		var err error
		if target, ok := strings.CutPrefix(content, "-> "); ok {
			err = os.Symlink(target, path)
		} else if !strings.HasSuffix(name, "/") {
			err = os.WriteFile(path, []byte(content), 0o600)
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

// said lists diagnostics as "summary @ file:line".
func said(dir string, diags hcl.Diagnostics) []string {
	var out []string
	for _, d := range diags {
		at := "nowhere"
		if d.Subject != nil {
			name := d.Subject.Filename
			if rel, err := filepath.Rel(dir, name); err == nil && filepath.IsAbs(name) {
				name = filepath.ToSlash(rel)
			}
			at = fmt.Sprintf("%s:%d", name, d.Subject.Start.Line)
		}
		out = append(out, d.Summary+" @ "+at)
	}
	slices.Sort(out)
	return out
}

func deep(open, inner, end string, n int) string {
	return strings.Repeat(open, n) + inner + strings.Repeat(end, n)
}

func TestBadInput(t *testing.T) {
	module := func(call string) string { return "module \"m\" {\n  source = " + call + "\n}\n" }
	tests := []struct {
		name  string
		files map[string]string
		opts  Options
		want  []string
	}{
		{name: "syntax error", files: map[string]string{"bad.tf": "resource \"aws_s3_bucket\" \"b\" {\n  bucket = \n}\n"},
			want: []string{"Invalid expression @ bad.tf:2"}},
		{name: "unclosed block", files: map[string]string{"bad.tf": "resource \"aws_s3_bucket\" \"b\" {\n"},
			want: []string{"Unclosed configuration block @ bad.tf:1"}},
		{name: "missing variable", files: map[string]string{"bad.tf": "variable \"v\" {}\n"},
			want: []string{"No value for required variable @ bad.tf:1"}},
		{name: "wrong type", files: map[string]string{"bad.tf": "variable \"v\" {\n  type = list(string)\n  default = { a = 1 }\n}\n"},
			want: []string{"Invalid value for variable @ bad.tf:3"}},
		{name: "wrong type in tfvars", files: map[string]string{"bad.tf": "variable \"v\" {\n  type = number\n}\n", "terraform.tfvars": "v = \"x\"\n"},
			want: []string{"Invalid value for variable @ bad.tf:1"}},
		{name: "null for a variable that is not nullable", files: map[string]string{"bad.tf": "variable \"v\" {\n  nullable = false\n}\n", "terraform.tfvars": "v = null\n"},
			want: []string{"Invalid value for variable @ bad.tf:1"}},
		{name: "validation", files: map[string]string{"bad.tf": "variable \"v\" {\n  default = 1\n  validation {\n    condition = var.v > 1\n    error_message = \"Too small.\"\n  }\n}\n"},
			want: []string{"Invalid value for variable @ bad.tf:1"}},
		{name: "undeclared references", files: map[string]string{"bad.tf": "locals {\n  a = var.nope\n  b = local.nope\n  c = aws_vpc.nope.id\n  d = module.nope.x\n  e = data.aws_ami.nope.id\n  f = count.index\n  g = each.key\n  h = nope\n}\n"},
			want: []string{"Reference to undeclared object @ bad.tf:2", "Reference to undeclared object @ bad.tf:3", "Reference to undeclared object @ bad.tf:4", "Reference to undeclared object @ bad.tf:5", "Reference to undeclared object @ bad.tf:6", "Reference to undeclared object @ bad.tf:7", "Reference to undeclared object @ bad.tf:8", "Reference to undeclared object @ bad.tf:9"}},
		{name: "cycle of locals", files: map[string]string{"bad.tf": "locals {\n  a = local.b\n  b = local.a\n}\n"},
			want: []string{"Reference cycle @ bad.tf:2"}},
		{name: "cycle of resources", files: map[string]string{"bad.tf": "resource \"aws_s3_bucket\" \"a\" {\n  bucket = aws_s3_bucket.b.bucket\n}\nresource \"aws_s3_bucket\" \"b\" {\n  bucket = aws_s3_bucket.a.bucket\n}\n"},
			want: []string{"Reference cycle @ bad.tf:5"}},
		{name: "resource that refers to itself", files: map[string]string{"bad.tf": "resource \"aws_s3_bucket\" \"a\" {\n  count = length(aws_s3_bucket.a)\n}\n"},
			want: []string{"Reference cycle @ bad.tf:2"}},
		{name: "cycle through a module", files: map[string]string{"bad.tf": module("\"./m\"\n  in = module.m.out"), "m/m.tf": "variable \"in\" {}\noutput \"out\" {\n  value = var.in\n}\n"},
			want: []string{"Reference cycle @ m/m.tf:2"}},
		{name: "module that calls itself", files: map[string]string{"bad.tf": module(`"./m"`), "m/m.tf": module(`"../m"`)},
			want: []string{"Module cycle @ m/m.tf:2"}},
		{name: "root that calls itself", files: map[string]string{"bad.tf": module(`"./"`)},
			want: []string{"Module cycle @ bad.tf:2"}},
		{name: "modules that call each other", files: map[string]string{"bad.tf": module(`"./a"`), "a/a.tf": module(`"../b"`), "b/b.tf": module(`"../a"`)},
			want: []string{"Module cycle @ b/b.tf:2"}},
		{name: "module not installed", files: map[string]string{"bad.tf": module(`"terraform-aws-modules/vpc/aws"`) + "locals {\n  x = module.m.vpc_id\n}\n"},
			want: []string{"Module not installed @ bad.tf:2"}},
		{name: "module directory missing", files: map[string]string{"bad.tf": module(`"./gone"`)},
			want: []string{"Module directory not found @ bad.tf:2"}},
		{name: "module directory empty", files: map[string]string{"bad.tf": module(`"./empty"`), "empty/": ""},
			want: []string{"Empty module @ bad.tf:2"}},
		{name: "module without source", files: map[string]string{"bad.tf": "module \"m\" {\n}\n"},
			want: []string{"Missing module source @ bad.tf:1"}},
		{name: "source that is not constant", files: map[string]string{"bad.tf": "module \"m\" {\n  source = \"./${1 + 1}/${var.x}\"\n}\n"},
			want: []string{"Variables not allowed @ bad.tf:2"}},
		{name: "module arguments", files: map[string]string{"bad.tf": module("\"./m\"\n  nope = 1"), "m/m.tf": "variable \"need\" {}\nlocals {\n  x = var.need\n}\n"},
			want: []string{"Missing required argument @ bad.tf:1", "Unsupported argument @ bad.tf:3"}},
		{name: "modules.json", files: map[string]string{"bad.tf": module(`"x/y/z"`), ".terraform/modules/modules.json": "{"},
			want: []string{"Cannot read the list of installed modules @ .terraform/modules/modules.json:1", "Module not installed @ bad.tf:2"}},
		{name: "symbolic link to the directory itself", files: map[string]string{"bad.tf": module(`"./loop/loop"`), "loop": "-> ."},
			want: []string{"Module cycle @ bad.tf:2"}},
		{name: "symbolic link in a circle", files: map[string]string{"a.tf": "-> b.tf", "b.tf": "-> a.tf"},
			want: []string{"Cannot read file @ a.tf:1", "Cannot read file @ b.tf:1"}},
		{name: "dangling symbolic link", files: map[string]string{"bad.tf": "-> nowhere.tf"},
			want: []string{"Cannot read file @ bad.tf:1"}},
		{name: "directory with the name of a file", files: map[string]string{"bad.tf/": ""}},
		{name: "200 levels", files: map[string]string{"bad.tf": "locals {\n  a = " + deep("(", "1", ")", 200) + "\n  b = " + deep("[", "1", "]", 200) + "\n  c = " + deep("{a=", "1", "}", 200) + "\n  d = " + deep("\"${", "1", "}\"", 200) + "\n}\n"}},
		{name: "10000 parentheses", files: map[string]string{"bad.tf": "locals {\n  a = " + deep("(", "1", ")", 10000) + "\n}\n"},
			want: []string{"Nesting too deep @ bad.tf:2"}},
		{name: "10000 brackets", files: map[string]string{"bad.tf": "locals {\n  a = " + deep("[", "1", "]", 10000) + "\n}\n"},
			want: []string{"Nesting too deep @ bad.tf:2"}},
		{name: "100000 brackets without end", files: map[string]string{"bad.tf": "locals {\n  a = " + deep("[\n", "", "", 100000)},
			want: []string{"Nesting too deep @ bad.tf:501"}},
		{name: "10000 templates", files: map[string]string{"bad.tf": "locals {\n  a = " + deep("\"${", "1", "}\"", 10000) + "\n}\n"},
			want: []string{"Nesting too deep @ bad.tf:2"}},
		{name: "10000 blocks", files: map[string]string{"bad.tf": deep("a {\n", "", "}\n", 10000)},
			want: []string{"Nesting too deep @ bad.tf:1001"}},
		{name: "100000 negations", files: map[string]string{"bad.tf": "locals {\n  a = " + deep("!", "true", "", 100000) + "\n}\n"},
			want: []string{"Nesting too deep @ bad.tf:2"}},
		{name: "100000 conditions", files: map[string]string{"bad.tf": "locals {\n  a = (" + deep("true\n? 1 : ", "true", "", 100000) + ")\n}\n"},
			want: []string{"Nesting too deep @ bad.tf:1001"}},
		{name: "100000 additions", files: map[string]string{"bad.tf": "locals {\n  a = " + deep("1+", "1", "", 100000) + "\n}\n"},
			want: []string{"Nesting too deep @ bad.tf:2"}},
		{name: "4000 additions", files: map[string]string{"bad.tf": "locals {\n  a = " + deep("1+", "1", "", 4000) + "\n}\n"}},
		{name: "100000 indexes", files: map[string]string{"bad.tf": "locals {\n  a = local.a" + deep("[0]", "", "", 100000) + "\n}\n"},
			want: []string{"Nesting too deep @ bad.tf:2"}},
		{name: "100000 directives", files: map[string]string{"bad.tf": "locals {\n  a = \"" + deep("%{if true}", "x", "%{endif}", 10000) + "\"\n}\n"},
			want: []string{"Nesting too deep @ bad.tf:2"}},
		{name: "JSON levels", files: map[string]string{"bad.tf.json": `{"locals": {"a": ` + deep("[", "1", "]", 1000000) + "}}"},
			want: []string{"Nesting too deep @ bad.tf.json:1"}},
		{name: "JSON levels within bounds", files: map[string]string{"bad.tf.json": `{"locals": {"a": ` + deep("[", "1", "]", 900) + "}}"}},
		{name: "template levels in JSON", files: map[string]string{"bad.tf.json": `{"locals": {"a": "${` + deep("(", "1", ")", 10000) + `}"}}`},
			want: []string{"Nesting too deep @ bad.tf.json:1"}},
		{name: "long number", files: map[string]string{"bad.tf": "locals {\n  a = " + deep("9", "", "", 100000) + "\n}\n"},
			want: []string{"Nesting too deep @ bad.tf:2"}},
		{name: "large number", files: map[string]string{"bad.tf": "locals {\n  a = 1e999999999\n  b = \"${local.a}\"\n  c = pow(10, 300) * pow(10, 300) * pow(10, 300) * pow(10, 300) * pow(10, 300)\n  d = format(\"%d\", \"1e99999999\")\n}\nresource \"aws_ebs_volume\" \"v\" {\n  availability_zone = \"a\"\n  size = \"1e99999999\"\n}\n"},
			want: []string{"Expression too large @ bad.tf:2", "Expression too large @ bad.tf:4", "Expression too large @ bad.tf:5", "Incorrect attribute value type @ bad.tf:9"}},
		{name: "huge count", files: map[string]string{"bad.tf": "resource \"aws_s3_bucket\" \"b\" {\n  count = 1000000000\n}\nresource \"aws_s3_bucket\" \"c\" {\n  count = 1e300\n}\nresource \"aws_s3_bucket\" \"d\" {\n  count = -1\n}\nresource \"aws_s3_bucket\" \"e\" {\n  count = 1.5\n}\nresource \"aws_s3_bucket\" \"f\" {\n  count = null\n}\n"},
			want: []string{"Invalid count argument @ bad.tf:11", "Invalid count argument @ bad.tf:14", "Invalid count argument @ bad.tf:8", "Too many instances @ bad.tf:2", "Too many instances @ bad.tf:5"}},
		{name: "many modules", files: map[string]string{"bad.tf": module("\"./a\"\n  count = 5000"), "a/a.tf": module("\"./b\"\n  count = 5000"), "a/b/b.tf": "resource \"aws_s3_bucket\" \"x\" {}\n"},
			want: []string{"Too many instances @ a/a.tf:3"}},
		{name: "for_each", files: map[string]string{"bad.tf": "resource \"aws_s3_bucket\" \"b\" {\n  for_each = [\"a\"]\n}\nresource \"aws_s3_bucket\" \"c\" {\n  for_each = toset([1])\n}\nresource \"aws_s3_bucket\" \"d\" {\n  for_each = null\n}\nresource \"aws_s3_bucket\" \"e\" {\n  for_each = 5\n}\n"},
			want: []string{"Invalid for_each argument @ bad.tf:11", "Invalid for_each argument @ bad.tf:2", "Invalid for_each argument @ bad.tf:5", "Invalid for_each argument @ bad.tf:8"}},
		{name: "sensitive number of instances", files: map[string]string{"bad.tf": "resource \"aws_s3_bucket\" \"b\" {\n  for_each = sensitive(toset([\"hunter2\"]))\n}\nresource \"aws_s3_bucket\" \"c\" {\n  count = sensitive(2)\n}\n"},
			want: []string{"Invalid count argument @ bad.tf:5", "Invalid for_each argument @ bad.tf:2"}},
		{name: "dynamic", files: map[string]string{"bad.tf": "resource \"aws_security_group\" \"b\" {\n  dynamic \"ingress\" {\n    for_each = []\n  }\n  dynamic \"egress\" {\n    content {}\n  }\n  dynamic \"timeouts\" {\n    for_each = 5\n    content {}\n  }\n}\n"},
			want: []string{"Invalid dynamic block @ bad.tf:2", "Invalid dynamic block @ bad.tf:5", "Invalid dynamic for_each value @ bad.tf:9"}},
		{name: "wrong values", files: map[string]string{"bad.tf": "resource \"aws_ebs_volume\" \"b\" {\n  availability_zone = [\"a\"]\n  size = \"big\"\n  encrypted = \"perhaps\"\n}\n"},
			want: []string{"Incorrect attribute value type @ bad.tf:2", "Incorrect attribute value type @ bad.tf:3", "Incorrect attribute value type @ bad.tf:4"}},
		{name: "functions", files: map[string]string{"bad.tf": "locals {\n  a = range(1000000000)\n  b = jsondecode(\"{\")\n  c = nope(1)\n  d = file(\"gone\")\n  e = cidrsubnet(\"10.0.0.0/8\", 99, 1)\n  f = values()\n  g = join()\n  h = element([], 0)\n}\n"},
			want: []string{"Call to unknown function @ bad.tf:4", "Error in function call @ bad.tf:2", "Error in function call @ bad.tf:3", "Error in function call @ bad.tf:6", "Error in function call @ bad.tf:9", "Invalid function argument @ bad.tf:5", "Not enough function arguments @ bad.tf:7", "Not enough function arguments @ bad.tf:8"}},
		{name: "empty files", files: map[string]string{"bad.tf": "", "bad.tf.json": "", "space.tf.json": " \n"}},
		{name: "byte order mark", files: map[string]string{"ok.tf": "\xEF\xBB\xBF" + okFile}},
		{name: "UTF-16", files: map[string]string{"bad.tf": "\xFF\xFEl\x00o\x00"},
			want: []string{"Cannot read file @ bad.tf:1"}},
		{name: "CRLF", files: map[string]string{"ok.tf": strings.ReplaceAll(okFile, "\n", "\r\n")}},
		{name: "not UTF-8", files: map[string]string{"bad.tf": "locals {\n  a = \"\xff\xfe\"\n}\n"},
			want: []string{"Invalid character encoding @ bad.tf:2", "Unterminated template string @ bad.tf:2"}},
		{name: "NUL bytes", files: map[string]string{"bad.tf": "locals {\n  a = \x00\n}\n"},
			want: []string{"Invalid character @ bad.tf:2", "Invalid expression @ bad.tf:2"}},
		{name: "10 MB line", files: map[string]string{"bad.tf": "locals {\n  a = \"" + strings.Repeat("x", 10<<20) + "\"\n  b = length(local.a)\n}\n"}},
		{name: "10 MB of signs", files: map[string]string{"bad.tf": "locals {\n  a = [" + strings.Repeat("1,", 5<<20) + "]\n}\n"},
			want: []string{"Nesting too deep @ bad.tf:1"}},
		{name: "not Terraform at all", files: map[string]string{"bad.tf": strings.Repeat("<p>\n", 2000)},
			want: []string{"Invalid character @ bad.tf:1", "Argument or block definition required @ bad.tf:1"}},
		{name: "duplicates", files: map[string]string{"bad.tf": "variable \"v\" {\n  default = 1\n}\nvariable \"v\" {\n  default = 1\n}\nlocals {\n  a = 1\n}\nlocals {\n  a = 1\n}\noutput \"o\" {\n  value = 1\n}\noutput \"o\" {\n  value = 1\n}\nresource \"aws_s3_bucket\" \"b\" {}\nresource \"aws_s3_bucket\" \"b\" {}\nprovider \"aws\" {}\nprovider \"aws\" {}\nmodule \"m\" {\n  source = \"./m\"\n}\nmodule \"m\" {\n  source = \"./m\"\n}\n", "m/m.tf": "locals {\n  x = 1\n}\n"},
			want: []string{"Duplicate local value @ bad.tf:11", "Duplicate module call @ bad.tf:26", "Duplicate output @ bad.tf:16", "Duplicate provider configuration @ bad.tf:22", "Duplicate resource @ bad.tf:20", "Duplicate variable @ bad.tf:4"}},
		{name: "unknown blocks", files: map[string]string{"bad.tf": "widget \"x\" {}\nfoo = 1\n"},
			want: []string{"Unsupported argument @ bad.tf:2", "Unsupported block type @ bad.tf:1"}},
		{name: "labels", files: map[string]string{"bad.tf": "resource \"aws_s3_bucket\" {}\nresource \"a\" \"b\" \"c\" {}\nvariable {}\nmodule \"a\" \"b\" {}\nlocals \"x\" {}\n"},
			want: []string{"Extraneous label for locals @ bad.tf:5", "Extraneous label for module @ bad.tf:4", "Extraneous label for resource @ bad.tf:2", "Missing name for resource @ bad.tf:1", "Missing name for variable @ bad.tf:3"}},
		{name: "tfvars", files: map[string]string{"bad.tf": "variable \"v\" {}\n", "terraform.tfvars": "v = \n"},
			want: []string{"Invalid expression @ terraform.tfvars:1"}},
		{name: "tfvars with references", files: map[string]string{"bad.tf": "variable \"v\" {}\n", "terraform.tfvars": "v = var.x\n", "x.auto.tfvars": "v {}\n"},
			want: []string{"Unexpected \"v\" block @ x.auto.tfvars:1", "Variables not allowed @ terraform.tfvars:1"}},
		{name: "tfvars in JSON", files: map[string]string{"bad.tf": "variable \"v\" {}\n", "a.auto.tfvars.json": "[1"},
			want: []string{"Root value must be object @ a.auto.tfvars.json:1", "Unclosed object @ a.auto.tfvars.json:1"}},
		{name: "flags", files: map[string]string{"bad.tf": "variable \"v\" {\n  type = list(string)\n}\n"}, opts: Options{Vars: []Var{{Name: "v", Value: "[}"}, {Name: "nope", Value: "1"}, {File: "/nonexistent/x.tfvars"}}},
			want: []string{"Cannot read variables file @ ../../../../nonexistent/x.tfvars:1", "Invalid value for variable @ -var v:1", "Value for undeclared variable @ -var nope:1"}},
		{name: "variable block", files: map[string]string{"bad.tf": "variable \"v\" {\n  type = strin\n  default = 1\n  sensitive = 5\n  nope = 1\n}\n"},
			want: []string{"Invalid type specification @ bad.tf:2", "Unsuitable value type @ bad.tf:4", "Unsupported argument @ bad.tf:5"}},
		{name: "iteration", files: map[string]string{"bad.tf": "locals {\n  a = [for x in null : x]\n  b = [for x in 5 : x]\n  c = {for x in [1, 1] : x => x}\n  d = [for x in [1] : x if null]\n  e = {for x in [null] : x => 1}\n  f = [for x in [1] : x.y]\n}\n"},
			want: []string{"Duplicate object key @ bad.tf:4", "Invalid 'for' condition @ bad.tf:5", "Invalid object key @ bad.tf:6", "Iteration over non-iterable value @ bad.tf:3", "Iteration over null value @ bad.tf:2", "Unsupported attribute @ bad.tf:7"}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			files := map[string]string{"ok.tf": okFile}
			for name, content := range tt.files {
				files[name] = content
			}
			dir := tree(t, files)
			e := evaluateDir(dir, tt.opts)
			got := said(dir, e.diags)
			for i, s := range got {
				if at := strings.Index(s, "../nonexistent"); at >= 0 {
					got[i] = s[:strings.Index(s, "../")] + "../../../../" + s[at+3:]
				}
			}
			if tt.name == "not Terraform at all" {
				if len(got) == 0 || len(got) > maxFaults {
					t.Errorf("%d diagnostics", len(got))
				}
				tt.want = got
			}
			if diff := cmp.Diff(tt.want, got); diff != "" {
				t.Errorf("diagnostics (-want +got):\n%s\n%s", diff, e.diags)
			}
			r := e.graph.Resource("aws_ebs_volume.ok")
			if r == nil {
				t.Fatal("aws_ebs_volume.ok is missing")
			}
			if r.Get("encrypted").True() != model.Yes {
				t.Error("aws_ebs_volume.ok is not read")
			}
		})
	}
}

// TestBombs evaluates a few lines that ask for more than there is.
func TestBombs(t *testing.T) {
	doubling := func(first, next string, n int) string {
		var b strings.Builder
		fmt.Fprintf(&b, "locals {\n  a0 = %s\n", first)
		for i := range n {
			fmt.Fprintf(&b, "  a%d = %s\n", i+1, strings.ReplaceAll(next, "$", fmt.Sprintf("local.a%d", i)))
		}
		return b.String() + "}\n"
	}
	attribute := "resource \"aws_s3_bucket\" \"b\" {\n  bucket = \"${local.a40}\"\n}\n"
	tests := map[string]string{
		"text":            doubling(`"xxxxxxxx"`, `"${$}${$}"`, 40) + attribute,
		"join":            doubling(`"xxxxxxxx"`, `join($, ["a", "b", "c"])`, 40),
		"replace":         doubling(`"xxxxxxxx"`, `replace($, "x", $)`, 40),
		"replace pattern": doubling(`"xxxxxxxx"`, `replace($, "/x/", $)`, 40),
		"list":            doubling(`["x"]`, `[$, $]`, 40),
		"concat":          doubling(`["x"]`, `concat($, $)`, 40),
		"object":          doubling(`{x = 1}`, `{a = $, b = $}`, 40) + "resource \"terraform_data\" \"b\" {\n  input = local.a40\n}\n",
		"jsonencode":      doubling(`{x = 1}`, `jsonencode([$, $])`, 40),
		"list of one":     "locals {\n  l = [for i in range(1000) : i]\n  a = [for i in local.l : [for j in local.l : [for k in local.l : [for m in local.l : 1]]]]\n}\n",
		"setproduct":      "locals {\n  l = [for i in range(1000) : i]\n  a = setproduct(local.l, local.l, local.l, local.l)\n}\n",
		"distinct":        "locals {\n  l = [for i in range(1000) : [for j in range(1000) : i * j]]\n  a = distinct(flatten(local.l))\n}\n",
		"directive":       "locals {\n  l = range(1000)\n  a = \"%{for i in local.l}%{for j in local.l}%{for k in local.l}%{for m in local.l}xxxxxxxxxxx%{endfor}%{endfor}%{endfor}%{endfor}\"\n}\n",
		"templatestring":  "locals {\n  t = \"%%{for i in l}%%{for j in l}%%{for k in l}%%{for m in l}xxxxxxxxxxx%%{endfor}%%{endfor}%%{endfor}%%{endfor}\"\n  a = templatestring(local.t, {l = range(1000)})\n}\n",
		"format":          "locals {\n  a = format(\"%1000000000d\", 1)\n  b = format(\"%*d\", 1000000000, 1)\n  c = format(\"%.999999999f\", 1)\n}\n",
		"indent":          "locals {\n  a = indent(1000000000, \"a\\nb\")\n}\n",
		"yamldecode":      "locals {\n  a = yamldecode(<<-EOT\n    a: &a [x,x,x,x,x,x,x,x,x,x]\n    b: &b [*a,*a,*a,*a,*a,*a,*a,*a,*a,*a]\n    c: &c [*b,*b,*b,*b,*b,*b,*b,*b,*b,*b]\n    d: &d [*c,*c,*c,*c,*c,*c,*c,*c,*c,*c]\n    e: &e [*d,*d,*d,*d,*d,*d,*d,*d,*d,*d]\n    f: &f [*e,*e,*e,*e,*e,*e,*e,*e,*e,*e]\n    g: &g [*f,*f,*f,*f,*f,*f,*f,*f,*f,*f]\n    h: &h [*g,*g,*g,*g,*g,*g,*g,*g,*g,*g]\n  EOT\n  )\n}\n",
		"instances":       "locals {\n  text = join(\"\", [for i in range(1000) : \"0123456789012345678901234567890123456789\"])\n}\nresource \"aws_s3_bucket\" \"b\" {\n  count = 10000\n  bucket = \"${local.text}${count.index}\"\n}\n",
		"dynamic":         "resource \"aws_security_group\" \"b\" {\n  count = 10\n  dynamic \"ingress\" {\n    for_each = range(1000)\n    content {\n      dynamic \"x\" {\n        for_each = range(1000)\n        content {}\n      }\n    }\n  }\n}\n",
		"chain":           doubling("1", "$", 100000),
		"choices":         "variable \"c\" {\n  type = bool\n}\nlocals {\n  l = [for i in range(1000) : var.c ? i : -i]\n  a = jsonencode(local.l)\n  b = [for x in local.l : [for y in local.l : x == y]]\n}\n",
		"default":         "variable \"v\" {\n  default = " + deep("[", "1", "]", 900) + "\n}\n",
	}
	for name, text := range tests {
		t.Run(name, func(t *testing.T) {
			dir := tree(t, map[string]string{"ok.tf": okFile, "bad.tf": text})
			var before, after runtime.MemStats
			runtime.GC()
			runtime.ReadMemStats(&before)
			start := time.Now()
			e := evaluateDir(dir, Options{})
			took := time.Since(start)
			runtime.ReadMemStats(&after)
			grown := int64(after.HeapSys+after.StackSys-after.HeapReleased) - int64(before.HeapSys+before.StackSys-before.HeapReleased)
			t.Logf("%s, %d MiB more; %v", took.Round(time.Millisecond), grown>>20, said(dir, e.diags))
			if grown > 1<<30 {
				t.Errorf("took %d MiB", grown>>20)
			}
			if r := e.graph.Resource("aws_ebs_volume.ok"); r == nil || r.Get("encrypted").True() != model.Yes {
				t.Error("aws_ebs_volume.ok is not read")
			}
		})
	}
}
