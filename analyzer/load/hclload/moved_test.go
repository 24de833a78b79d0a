package hclload

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// TestMoved requires resources to know the addresses that moved blocks say they had.
func TestMoved(t *testing.T) {
	const named = `resource "aws_s3_bucket" "b" {}` + "\n"
	for _, test := range []struct {
		name  string
		files map[string]string
		want  string // "address: former addresses" of those that moved
	}{
		{"none", map[string]string{"main.tf": named}, ""},
		{"resource", map[string]string{"main.tf": named + "moved {\n from = aws_s3_bucket.a\n to = aws_s3_bucket.b\n}"},
			"aws_s3_bucket.b: aws_s3_bucket.a"},
		{"two steps", map[string]string{"main.tf": named + "moved {\n from = aws_s3_bucket.x\n to = aws_s3_bucket.a\n}\nmoved {\n from = aws_s3_bucket.a\n to = aws_s3_bucket.b\n}"},
			"aws_s3_bucket.b: aws_s3_bucket.a aws_s3_bucket.x"},
		{"in a circle", map[string]string{"main.tf": named + "moved {\n from = aws_s3_bucket.b\n to = aws_s3_bucket.a\n}\nmoved {\n from = aws_s3_bucket.a\n to = aws_s3_bucket.b\n}"},
			"aws_s3_bucket.b: aws_s3_bucket.a"},
		{"all instances", map[string]string{"main.tf": `resource "aws_s3_bucket" "b" { count = 2 }` + "\nmoved {\n from = aws_s3_bucket.a\n to = aws_s3_bucket.b\n}"},
			"aws_s3_bucket.b[0]: aws_s3_bucket.a[0]\naws_s3_bucket.b[1]: aws_s3_bucket.a[1]"},
		{"one instance", map[string]string{"main.tf": `resource "aws_s3_bucket" "b" { for_each = toset(["p", "q.r"]) }` + "\nmoved {\n from = aws_s3_bucket.b[0]\n to = aws_s3_bucket.b[\"q.r\"]\n}"},
			`aws_s3_bucket.b["q.r"]: aws_s3_bucket.b[0]`},
		{"one instance cannot become several", map[string]string{"main.tf": `resource "aws_s3_bucket" "b" { count = 2 }` + "\nmoved {\n from = aws_s3_bucket.a[0]\n to = aws_s3_bucket.b\n}"},
			""},
		{"another resource whose name begins alike", map[string]string{"main.tf": `resource "aws_s3_bucket" "bb" {}` + "\nmoved {\n from = aws_s3_bucket.a\n to = aws_s3_bucket.b\n}"},
			""},
		{"into a module", map[string]string{"main.tf": "module \"m\" { source = \"./m\" }\nmoved {\n from = aws_s3_bucket.a\n to = module.m.aws_s3_bucket.b\n}", "m/main.tf": named},
			"module.m.aws_s3_bucket.b: aws_s3_bucket.a"},
		{"a module", map[string]string{"main.tf": "module \"m\" {\n source = \"./m\"\n for_each = { x = 1 }\n}\nmoved {\n from = module.old\n to = module.m[\"x\"]\n}", "m/main.tf": named},
			`module.m["x"].aws_s3_bucket.b: module.old.aws_s3_bucket.b`},
		{"within a module", map[string]string{"main.tf": "module \"m\" {\n source = \"./m\"\n count = 2\n}", "m/main.tf": named + "moved {\n from = aws_s3_bucket.a\n to = aws_s3_bucket.b\n}"},
			"module.m[0].aws_s3_bucket.b: module.m[0].aws_s3_bucket.a\nmodule.m[1].aws_s3_bucket.b: module.m[1].aws_s3_bucket.a"},
		{"a module and within it", map[string]string{"main.tf": "module \"m\" { source = \"./m\" }\nmoved {\n from = module.old\n to = module.m\n}", "m/main.tf": named + "moved {\n from = aws_s3_bucket.a\n to = aws_s3_bucket.b\n}"},
			"module.m.aws_s3_bucket.b: module.m.aws_s3_bucket.a module.old.aws_s3_bucket.b module.old.aws_s3_bucket.a"},
		{"JSON", map[string]string{"main.tf": named, "moved.tf.json": `{"moved": [{"from": "aws_s3_bucket.a", "to": "aws_s3_bucket.b"}]}`},
			"aws_s3_bucket.b: aws_s3_bucket.a"},
		{"incomplete", map[string]string{"main.tf": named + "moved {\n to = aws_s3_bucket.b\n}\nmoved {\n from = upper(\"x\")\n to = aws_s3_bucket.b\n}"},
			""},
	} {
		t.Run(test.name, func(t *testing.T) {
			res, diags := NewLoader().Load(tree(t, test.files), Options{})
			if diags.HasErrors() {
				t.Fatal(diags)
			}
			var got []string
			for _, r := range res.Graph.Resources {
				if len(r.Was) > 0 {
					got = append(got, r.Address()+": "+strings.Join(r.Was, " "))
				}
			}
			if diff := cmp.Diff(test.want, strings.Join(got, "\n")); diff != "" {
				t.Error(diff)
			}
		})
	}
}
