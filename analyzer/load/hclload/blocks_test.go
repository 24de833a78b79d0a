package hclload

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/sekisho/sekisho/analyzer/model"
)

func TestBlocks(t *testing.T) {
	tests := []struct {
		name  string
		files map[string]string
		want  string
	}{
		{"none", map[string]string{"main.tf": `resource "aws_s3_bucket" "b" {}`}, ""},
		{"a root without a backend", map[string]string{"main.tf": `provider "aws" {}`}, "terraform.settings"},
		{"backend", map[string]string{"main.tf": "terraform {\n backend \"s3\" {\n  encrypt = true\n }\n}"}, "terraform.settings s3 true"},
		{"backend in JSON", map[string]string{"main.tf.json": `{"terraform":{"backend":{"s3":{"encrypt":false}}}}`}, "terraform.settings s3 false"},
		{"an override replaces the backend", map[string]string{
			"main.tf":          "terraform {\n backend \"s3\" {\n  encrypt = true\n }\n}",
			"main_override.tf": "terraform {\n backend \"local\" {}\n}",
		}, "terraform.settings local (not set)"},
		{"cloud", map[string]string{"main.tf": "terraform {\n cloud {}\n}"}, "terraform.settings cloud"},
		{"calls of local modules, each once", map[string]string{
			"main.tf":     "module \"net\" {\n source = \"./net\"\n count = 2\n}\nmodule \"far\" {\n source = \"example/far/aws\"\n version = \"1.2.3\"\n}",
			"net/main.tf": "module \"inner\" {\n source = \"git::https://example.com/m.git?ref=v1\"\n}",
		}, "module.far=example/far/aws@1.2.3 module.net=./net@(not set) module.net[0].module.inner=git::https://example.com/m.git?ref=v1@(not set)"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			g := evaluateDir(tree(t, test.files), Options{}).graph // modules that are not installed are part of the test
			var got []string
			for _, m := range g.Of(model.ModuleType) {
				got = append(got, fmt.Sprintf("%s=%s@%s", m.Address(), plain(m.Get("source")), plain(m.Get("version"))))
			}
			for _, s := range g.Of(model.TerraformType) {
				words := []string{s.Address()}
				if len(s.Blocks("cloud").List) > 0 {
					words = append(words, "cloud")
				}
				if len(s.Blocks("backend").List) > 0 {
					words = append(words, plain(s.Get("backend.type")), plain(s.Get("backend.encrypt")))
				}
				got = append(got, strings.Join(words, " "))
			}
			if diff := cmp.Diff(test.want, strings.Join(got, " ")); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
			for _, r := range g.Resources {
				if r.Addr.Type == model.TerraformType || r.Addr.Type == model.ModuleType {
					t.Errorf("%s is taken for a resource", r.Addr)
				}
			}
		})
	}
}

func plain(v model.Value) string {
	if s, ok := v.Text(); ok {
		return s
	}
	return "(" + strings.Trim(v.String(), "()") + ")"
}
