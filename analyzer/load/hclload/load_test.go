package hclload

import (
	"fmt"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/sekisho/sekisho/analyzer/model"
)

func loadFiles(t *testing.T, files map[string]string) evaluated {
	t.Helper()
	e := evaluateDir(tree(t, files), Options{})
	if e.diags.HasErrors() {
		t.Fatal(e.diags)
	}
	return e
}

func walked(l model.Links) string {
	var s []string
	for _, k := range l.To {
		s = append(s, k.Resource.Addr.String())
	}
	for _, k := range l.Maybe {
		s = append(s, "?"+k.Resource.Addr.String())
	}
	if l.Complete != model.Yes {
		s = append(s, "...")
	}
	slices.Sort(s)
	return strings.Join(s, " ")
}

// TestEdges follows references from one resource to the next through everything that passes values on.
func TestEdges(t *testing.T) {
	const module = `variable "bucket" {}
variable "list" { default = [] }
variable "cond" { default = true }
resource "aws_s3_bucket" "inner" {
  count = var.cond ? 1 : 0
}
output "bucket" { value = var.bucket }
output "whole" { value = aws_s3_bucket.inner }
output "id" { value = join("", aws_s3_bucket.inner.*.id) }
output "list" { value = var.list }
`
	const common = `variable "unset" {}
variable "flag" { type = bool }
resource "aws_s3_bucket" "a" {}
resource "aws_s3_bucket" "b" { bucket = "named" }
resource "aws_s3_bucket" "n" { count = 2 }
resource "aws_s3_bucket" "e" { for_each = { x = 1, y = 2 } }
resource "aws_s3_bucket" "u" { for_each = var.unset }
resource "aws_s3_bucket" "f" { count = var.flag ? 1 : 0 }
module "m" {
  source = "./m"
  bucket = aws_s3_bucket.a.id
  list   = aws_s3_bucket.n[*].id
}
module "many" {
  source   = "./m"
  for_each = { k = aws_s3_bucket.a, l = aws_s3_bucket.b }
  bucket   = each.value.id
}
module "open" {
  source   = "./m"
  for_each = var.unset
  bucket   = aws_s3_bucket.a.id
}
module "off" {
  source = "./m"
  bucket = ""
  cond   = false
}
data "aws_s3_bucket" "d" { bucket = aws_s3_bucket.a.id }
locals {
  ids = { one = aws_s3_bucket.a.id, two = aws_s3_bucket.b.id }
}
`
	tests := []struct{ expr, want string }{
		{`aws_s3_bucket.a.id`, "aws_s3_bucket.a"},
		{`"named"`, "aws_s3_bucket.b"},
		{`"elsewhere"`, "..."},
		{`aws_s3_bucket.a.arn`, "aws_s3_bucket.a"},
		{`"${aws_s3_bucket.a.id}-logs"`, "..."},
		{`local.ids["two"]`, "aws_s3_bucket.b"},
		{`local.ids[var.unset]`, "?aws_s3_bucket.a ?aws_s3_bucket.b"},
		{`var.flag ? aws_s3_bucket.a.id : aws_s3_bucket.b.id`, "?aws_s3_bucket.a ?aws_s3_bucket.b"},
		{`true ? aws_s3_bucket.a.id : aws_s3_bucket.b.id`, "aws_s3_bucket.a"},
		{`aws_s3_bucket.n[1].id`, "aws_s3_bucket.n[1]"},
		{`aws_s3_bucket.n.0.id`, "aws_s3_bucket.n[0]"},
		{`element(aws_s3_bucket.n[*].id, 1)`, "aws_s3_bucket.n[1]"},
		{`aws_s3_bucket.e["x"].id`, `aws_s3_bucket.e["x"]`},
		{`[for k, b in aws_s3_bucket.e : b.id if k == "y"][0]`, `aws_s3_bucket.e["y"]`},
		{`values(aws_s3_bucket.e)[0].id`, `aws_s3_bucket.e["x"]`},
		{`aws_s3_bucket.u["k"].id`, `aws_s3_bucket.u[*]`},
		{`one(values(aws_s3_bucket.u)[*].id)`, `aws_s3_bucket.u[*]`},
		{`aws_s3_bucket.f[0].id`, `aws_s3_bucket.f[*]`},
		{`one(aws_s3_bucket.f[*].id)`, `aws_s3_bucket.f[*]`},
		{`try(aws_s3_bucket.f[0].id, aws_s3_bucket.a.id)`, `aws_s3_bucket.f[*]`},
		{`module.m.bucket`, "aws_s3_bucket.a"},
		{`module.m.id`, "module.m.aws_s3_bucket.inner[0]"},
		{`module.m.whole[0].id`, "module.m.aws_s3_bucket.inner[0]"},
		{`module.m.list[1]`, "aws_s3_bucket.n[1]"},
		{`module.many["l"].bucket`, "aws_s3_bucket.b"},
		{`module.many["k"].id`, `module.many["k"].aws_s3_bucket.inner[0]`},
		{`module.open["x"].id`, "module.open[*].aws_s3_bucket.inner[0]"},
		{`module.open["x"].bucket`, "aws_s3_bucket.a"},
		{`data.aws_s3_bucket.d.id`, "aws_s3_bucket.a"},
		{`module.off.id`, ""},
		{`null`, ""},
		{`var.unset`, "..."},
		{`coalesce(null, aws_s3_bucket.a.id)`, "aws_s3_bucket.a"},
		{`lookup(local.ids, "one", null)`, "aws_s3_bucket.a"},
		{`split("/", "${aws_s3_bucket.a.id}/x")[0]`, "..."},
	}
	for _, tt := range tests {
		e := loadFiles(t, map[string]string{"m/m.tf": module, "common.tf": common,
			"main.tf": "resource \"aws_s3_bucket_versioning\" \"v\" {\n  bucket = " + tt.expr + "\n}\n"})
		from := e.graph.Resource("aws_s3_bucket_versioning.v")
		if got := walked(e.graph.At(from).Follow("bucket", "aws_s3_bucket")); got != tt.want {
			t.Errorf("%s\n got %s\nwant %s\n%s", tt.expr, got, tt.want, from.Get("bucket").Reason())
		}
	}
}

// TestExistence: how many instances there are may be unknown, and what depends on the same thing exists together.
func TestExistence(t *testing.T) {
	e := loadFiles(t, map[string]string{"main.tf": `variable "on" { type = bool }
variable "names" { type = set(string) }
resource "aws_s3_bucket" "b" {
  count = var.on ? 1 : 0
}
resource "aws_s3_bucket_versioning" "b" {
  count  = var.on ? 1 : 0
  bucket = aws_s3_bucket.b[0].id
}
resource "aws_s3_bucket" "e" {
  for_each = var.names
  bucket   = each.key
}
resource "aws_s3_bucket_versioning" "e" {
  for_each = aws_s3_bucket.e
  bucket   = each.value.id
}
resource "aws_s3_bucket_versioning" "other" {
  count  = length(var.names) > 3 ? 1 : 0
  bucket = aws_s3_bucket.b[0].id
}
module "m" {
  source = "./m"
  count  = var.on ? 1 : 0
}
`, "m/m.tf": "resource \"aws_s3_bucket\" \"x\" {}\n"})
	want := map[string]string{
		"aws_s3_bucket.b[*]": "unknown", "aws_s3_bucket_versioning.b[*]": "unknown", "aws_s3_bucket.e[*]": "unknown",
		"aws_s3_bucket_versioning.e[*]": "unknown", "aws_s3_bucket_versioning.other[*]": "unknown", "module.m[*].aws_s3_bucket.x": "unknown",
	}
	got := map[string]string{}
	for _, r := range e.graph.Resources {
		got[r.Addr.String()] = r.Exists.String()
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
	for at, want := range map[string]string{
		"aws_s3_bucket.b[*]": "?aws_s3_bucket_versioning.other[*] aws_s3_bucket_versioning.b[*]",
		"aws_s3_bucket.e[*]": "aws_s3_bucket_versioning.e[*]",
	} {
		if got := walked(e.graph.At(e.graph.Resource(at)).Into("aws_s3_bucket_versioning", "bucket")); got != want {
			t.Errorf("into %s: %s, want %s", at, got, want)
		}
	}
}

func TestUnknownDynamicBlocks(t *testing.T) {
	e := loadFiles(t, map[string]string{"main.tf": `variable "cidrs" { type = list(string) }
variable "on" { type = bool }
resource "aws_security_group" "g" {
  ingress {
    from_port = 22
    to_port   = 22
    protocol  = "tcp"
  }
  dynamic "ingress" {
    for_each = var.cidrs
    content {
      from_port   = 443
      to_port     = 443
      protocol    = "tcp"
      cidr_blocks = [ingress.value]
    }
  }
  dynamic "egress" {
    for_each = var.on ? ["10.0.0.0/8"] : []
    content {
      from_port   = 0
      to_port     = 0
      protocol    = "-1"
      cidr_blocks = [egress.value]
    }
  }
}
`})
	g := e.graph.Resource("aws_security_group.g")
	in := g.Blocks("ingress")
	if len(in.List) != 1 || len(in.Maybe) != 1 || in.Complete != model.Unknown || !strings.Contains(in.Stuck.Reason(), "var.cidrs") {
		t.Errorf("ingress: %+v", in)
	}
	if v := in.Maybe[0].Get("from_port"); v.String() != "443" {
		t.Errorf("possible port: %s", v)
	}
	if vs := in.Maybe[0].All("cidr_blocks[*]"); len(vs.List) != 1 || vs.List[0].Known() || !strings.Contains(vs.List[0].Reason(), "var.cidrs") {
		t.Errorf("possible ranges: %+v", vs)
	}
	out := g.Blocks("egress")
	if len(out.List) != 0 || len(out.Maybe) != 1 || out.Complete != model.Unknown || out.Maybe[0].All("cidr_blocks[*]").List[0].String() != `"10.0.0.0/8"` {
		t.Errorf("egress: %+v", out)
	}
}

// TestProviders follows provider configurations through modules.
func TestProviders(t *testing.T) {
	e := loadFiles(t, map[string]string{"main.tf": `variable "region" { default = "eu-west-1" }
provider "aws" {
  region = "ap-northeast-1"
}
provider "aws" {
  alias  = "x"
  region = var.region
  assume_role { role_arn = "arn:aws:iam::111122223333:role/r" }
}
provider "google" {}
resource "aws_s3_bucket" "default" {}
resource "aws_s3_bucket" "alias" { provider = aws.x }
module "same" { source = "./m" }
module "passed" {
  source    = "./m"
  providers = { aws = aws.x }
}
module "renamed" {
  source    = "./n"
  providers = { aws.inner = aws.x }
}
module "own" { source = "./own" }
`,
		"m/m.tf":     "resource \"aws_s3_bucket\" \"b\" {}\nmodule \"deep\" {\n  source = \"../d\"\n}\n",
		"d/d.tf":     "resource \"aws_s3_bucket\" \"b\" {}\n",
		"n/n.tf":     "terraform {\n  required_providers {\n    aws = {\n      source = \"hashicorp/aws\"\n      configuration_aliases = [aws.inner]\n    }\n  }\n}\nresource \"aws_s3_bucket\" \"b\" {\n  provider = aws.inner\n}\n",
		"own/own.tf": "provider \"aws\" {\n  region = \"us-east-1\"\n}\nresource \"aws_s3_bucket\" \"b\" {}\n",
	})
	want := map[string]string{
		"aws_s3_bucket.default":                     "provider.aws ap-northeast-1",
		"aws_s3_bucket.alias":                       "provider.aws.x eu-west-1 111122223333",
		"module.same.aws_s3_bucket.b":               "provider.aws ap-northeast-1",
		"module.same.module.deep.aws_s3_bucket.b":   "provider.aws ap-northeast-1",
		"module.passed.aws_s3_bucket.b":             "provider.aws.x eu-west-1 111122223333",
		"module.passed.module.deep.aws_s3_bucket.b": "provider.aws.x eu-west-1 111122223333",
		"module.renamed.aws_s3_bucket.b":            "provider.aws.x eu-west-1 111122223333",
		"module.own.aws_s3_bucket.b":                "module.own.provider.aws us-east-1",
	}
	got := map[string]string{}
	for _, r := range e.graph.Resources {
		s := r.Provider.Addr()
		for _, v := range []model.Value{r.Provider.Region, r.Provider.Account} {
			if text, ok := v.Text(); ok {
				s += " " + text
			}
		}
		got[r.Addr.String()] = s
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
	var addrs []string
	for _, p := range e.graph.Providers {
		addrs = append(addrs, p.Addr())
	}
	if got := strings.Join(addrs, " "); got != "module.own.provider.aws provider.aws provider.aws.x" {
		t.Error(got)
	}
}

// TestPlaces: values know where they are written, and resources which calls lead to them.
func TestPlaces(t *testing.T) {
	e := loadFiles(t, map[string]string{"main.tf": `module "m" {
  source = "./m"
  size   = 8
}
`, "m/m.tf": `variable "size" {}

resource "aws_ebs_volume" "v" {
  availability_zone = "a"
  size              = var.size
}

resource "aws_security_group" "g" {
  ingress = [{
    from_port = 22
    to_port   = 22
  }]
}
`, "j.tf.json": `{"resource": {"aws_ebs_volume": {"j": {
  "availability_zone": "a",
  "encrypted": "${true}"
}}}}
`})
	v := e.graph.Resource("module.m.aws_ebs_volume.v")
	tests := []struct {
		v       model.Value
		file    string
		line    int
		origin  model.Origin
		literal bool
	}{
		{v.Value(), "m.tf", 3, model.Written, false},
		{v.Get("availability_zone"), "m.tf", 4, model.Written, true},
		{v.Get("size"), "m.tf", 5, model.Written, false},
		{v.Get("encrypted"), "m.tf", 3, model.Absent, false},
		{e.graph.Resource("module.m.aws_security_group.g").Get("ingress.from_port"), "m.tf", 10, model.Written, true},
		{e.graph.Resource("aws_ebs_volume.j").Get("encrypted"), "j.tf.json", 3, model.Written, false},
		{e.graph.Resource("aws_ebs_volume.j").Get("availability_zone"), "j.tf.json", 2, model.Written, true},
	}
	for _, tt := range tests {
		if got := filepath.Base(tt.v.Range.Filename); got != tt.file || tt.v.Range.Start.Line != tt.line || tt.v.Origin != tt.origin || tt.v.Literal != tt.literal {
			t.Errorf("%s: %s:%d origin %d literal %v", tt.v.At(), got, tt.v.Range.Start.Line, tt.v.Origin, tt.v.Literal)
		}
	}
	if len(v.Calls) != 1 || v.Calls[0].Addr != "module.m" || v.Calls[0].Range.Start.Line != 1 {
		t.Errorf("%+v", v.Calls)
	}
}

// TestGaps: what cannot be read hides only what it can reach.
func TestGaps(t *testing.T) {
	dir := tree(t, map[string]string{"main.tf": `resource "aws_s3_bucket" "given" {}
resource "aws_s3_bucket" "apart" {}
resource "aws_s3_bucket" "named" { bucket = "by-name" }
module "gone" {
  source = "x/y/z"
  bucket = aws_s3_bucket.given.id
  other  = ["by-name"]
}
`})
	e := evaluateDir(dir, Options{})
	for name, want := range map[string]string{"given": "...", "apart": "", "named": "..."} {
		r := e.graph.Resource("aws_s3_bucket." + name)
		if got := walked(e.graph.At(r).Into("aws_s3_bucket_versioning", "bucket")); got != want {
			t.Errorf("%s: %q, want %q", name, got, want)
		}
	}
	if ok, _ := e.graph.Complete(); ok != model.Unknown {
		t.Error("a configuration with a gap is complete")
	}
	broken := evaluateDir(tree(t, map[string]string{"main.tf": "resource \"aws_s3_bucket\" \"b\" {}\n", "bad.tf": "resource {"}), Options{})
	r := broken.graph.Resource("aws_s3_bucket.b")
	if got := walked(broken.graph.At(r).Into("aws_s3_bucket_versioning", "bucket")); got != "..." {
		t.Errorf("a broken file hides nothing: %q", got)
	}
}

// TestRoots: a directory that another one calls is judged through its caller.
func TestRoots(t *testing.T) {
	dir := tree(t, map[string]string{
		"a/main.tf":                         "module \"m\" {\n  source = \"../modules/m\"\n}\nlocals {\n  text = <<-EOT\n    module \"x\" {\n      source = \"../b\"\n    }\n  EOT\n  module = { source = \"../b\" }\n}\n",
		"a/sub/main.tf":                     "locals {}\n",
		"b/main.tf.json":                    `{"module": {"j": {"source": "../modules/j"}}}`,
		"modules/m/main.tf":                 "module \"deep\" {\n  source = \"./deep\"\n}\n",
		"modules/m/deep/x.tf":               "locals {}\n",
		"modules/j/main.tf":                 "locals {}\n",
		"c/main.tf":                         "module \"i\" {\n  source = \"x/y/z\"\n}\n",
		"c/.terraform/modules/modules.json": `{"Modules": [{"Key": "", "Source": "", "Dir": "."}, {"Key": "i", "Source": "x/y/z", "Dir": "vendored"}]}`,
		"c/vendored/main.tf":                "locals {}\n",
		"unrelated/README.md":               "",
		".hidden/main.tf":                   "locals {}\n",
		"self/main.tf":                      "module \"s\" {\n  source = \"./\"\n}\n",
	})
	dirs, diags := NewLoader().Dirs(dir)
	calls := map[string][]string{}
	l := NewLoader()
	for _, d := range dirs {
		calls[d] = l.ModuleDirs(d)
	}
	isModule := Modules(dir, calls)
	var got []string
	for _, r := range dirs {
		if isModule[r] {
			continue
		}
		rel, err := filepath.Rel(dir, r)
		if err != nil {
			t.Fatal(err)
		}
		got = append(got, filepath.ToSlash(rel))
	}
	if want := "[a a/sub b c self]"; fmt.Sprint(got) != want || diags.HasErrors() {
		t.Errorf("%v %s, want %s", got, diags, want)
	}
}
