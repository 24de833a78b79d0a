package hclload

import (
	"strings"
	"testing"

	"github.com/sekisho/sekisho/analyzer/model"
)

// TestSecretsStayOutOfDiagnostics looks for what variables hold in everything that is printed.
func TestSecretsStayOutOfDiagnostics(t *testing.T) {
	const canary = "c4n4ry-v4lu3"
	files := map[string]string{
		"main.tf": `variable "secret" {
  type      = string
  sensitive = true
}
variable "plain" {}
variable "number" {
  type    = number
  default = 1
}
variable "objects" {
  type      = map(object({ n = number }))
  sensitive = true
}
variable "checked" {
  sensitive = true
  validation {
    condition     = var.checked == "x"
    error_message = "Not ${var.checked}: ${upper(var.plain)}!"
  }
}
variable "wrong" {
  type = number
}
variable "token" {
  ephemeral = true
}
locals {
  a = tonumber(var.secret)
  b = jsondecode(var.plain)
  c = { for x in [var.plain, var.plain] : x => 1 }
  d = file(var.plain)
  e = regex(var.plain, "x")
  f = { a = 1 }[var.plain]
  g = cidrsubnet(var.plain, 8, 1)
  h = templatefile("t.tftpl", { s = var.plain })
  i = base64decode(var.plain)
}
resource "aws_s3_bucket" "b" {
  for_each = toset([var.secret])
}
resource "aws_db_instance" "d" {
  allocated_storage = var.plain
  password          = "literal-` + canary + `"
  username          = var.secret
}
resource "aws_ssm_parameter" "p" {
  name     = "n"
  type     = "String"
  value    = "${var.secret}!"
  value_wo = var.token
}
module "m" {
  source = "git::https://user:` + canary + `@example.com/x.git"
}
module "n" {
  source = "./n"
  in     = var.secret
}
output "o" {
  value = "${var.plain}${local.nope}"
}
`,
		"n/n.tf":                "variable \"in\" {\n  type = number\n}\n",
		"t.tftpl":               "${s + 1}",
		"terraform.tfvars":      "secret = \"" + canary + "\"\nplain = \"" + canary + "\"\nobjects = { \"" + canary + "\" = { n = \"" + canary + "\" } }\nchecked = \"" + canary + "\"\ntoken = \"" + canary + "\"\n",
		"a.auto.tfvars":         "plain = \"" + canary + "\" " + canary + "\n",
		"b.auto.tfvars.json":    "{\"plain\": " + canary + "}",
		"broken.auto.tfvars":    "plain = " + canary + "\n",
		".terraform/empty.json": "{}",
	}
	dir := tree(t, files)
	l := NewLoader()
	ev, root := l.evaluate(dir, Options{Vars: []Var{{Name: "number", Value: canary}, {Name: "objects", Value: "{" + canary}, {Name: "secret", Value: canary}, {Name: "plain", Value: canary}}, Env: []string{"TF_VAR_wrong=" + canary}})
	if len(ev.diags) < 15 {
		t.Errorf("only %d diagnostics: the test no longer tests what it should\n%s", len(ev.diags), ev.diags)
	}
	for _, d := range ev.diags {
		if strings.Contains(d.Summary+d.Detail+d.Error(), "c4n4ry") {
			t.Errorf("%s", d)
		}
	}
	for name, src := range l.Sources() {
		if strings.HasSuffix(name, "tfvars") || strings.HasSuffix(name, "tfvars.json") {
			t.Errorf("%s is kept for excerpts: %s", name, src)
		}
	}
	for _, r := range ev.graph(root).Resources {
		if strings.Contains(r.Addr.String(), "c4n4ry") {
			t.Errorf("%s has the secret in its address", r.Addr)
		}
		for name := range r.Body.Attrs {
			v := r.Get(name)
			if name == "allocated_storage" {
				continue // reads a variable that nothing calls secret
			}
			if strings.Contains(v.String()+v.Reason(), "c4n4ry") {
				t.Errorf("%s shows %s", v.At(), v.String())
			}
		}
		for _, c := range r.Conditions {
			if strings.Contains(c, "c4n4ry") {
				t.Errorf("%s has the secret in a condition", r.Addr)
			}
		}
	}
	if v := ev.graph(root).Resource("aws_ssm_parameter.p").Get("value_wo"); !model.IsSensitive(v.Raw()) {
		t.Error("an ephemeral value is shown")
	}
}
