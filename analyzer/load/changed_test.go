package load

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestChanged(t *testing.T) {
	call := func(source string) string { return "module \"m\" {\n  source = \"" + source + "\"\n}\n" }
	layout := map[string]string{
		"live/prod/main.tf":          call("../../modules/app"),
		"live/prod/terraform.tfvars": "x = 1\n",
		"live/dev/main.tf":           call("./../../modules/app/"),
		"live/other/main.tf":         "resource \"aws_sqs_queue\" \"q\" {}\n",
		"live/json/main.tf.json":     `{"module": {"m": {"source": "..\/..\/modules\/net", "version": "source"}}}`,
		"live/env/prod.tfvars":       "x = 1\n",
		"modules/app/main.tf":        call("../net") + "# source = ./no\n",
		"modules/app/t/policy.json":  "{}",
		"modules/net/main.tf":        "",
		"modules/alone/main.tf":      "",
		"loop/a/main.tf":             call("../b"),
		"loop/b/main.tf":             call("../a"),
		"live/.sekisho.hcl":          "",
		".terraform/x/main.tf":       call("../../modules/alone"),
	}
	for _, test := range []struct {
		name, files, want string
		more              map[string]string
	}{
		{name: "a root", files: "live/other/main.tf", want: "live/other/main.tf"},
		{name: "nothing", files: "", want: ""},
		{name: "a module that roots call", files: "modules/app/main.tf", want: "live/dev/main.tf live/prod/main.tf"},
		{name: "a module that a module calls", files: "modules/net/main.tf", want: "live/dev/main.tf live/json/main.tf.json live/prod/main.tf"},
		{name: "a module that nothing calls", files: "modules/alone/main.tf", want: "modules/alone/main.tf"},
		{name: "a new file", files: "live/other/new.tf", want: "live/other/main.tf"},
		{name: "values", files: "live/prod/terraform.tfvars", want: "live/prod/main.tf"},
		{name: "values elsewhere", files: "live/env/prod.tfvars", want: ""},
		{name: "values below the root", files: "env/prod.tfvars", want: "live/dev/main.tf main.tf", more: map[string]string{"main.tf": "", "live/dev/main.tf": call("../..")}},
		{name: "a file that a module reads", files: "modules/app/t/policy.json", want: "live/dev/main.tf live/prod/main.tf"},
		{name: "modules that only call each other", files: "loop/a/main.tf", want: "loop/a/main.tf loop/b/main.tf"},
		{name: "the configuration", files: "live/.sekisho.hcl", want: "live/dev/main.tf live/json/main.tf.json live/other/main.tf live/prod/main.tf"},
		{name: "a module that is gone", files: "modules/gone/main.tf", want: "live/late/main.tf", more: map[string]string{"live/late/main.tf": call("../../modules/gone")}},
		{name: "a root that is gone", files: "live/gone/main.tf", want: ""},
		{name: "several", files: "live/other/main.tf live/prod/main.tf live/prod/x.tf", want: "live/other/main.tf live/prod/main.tf"},
		{name: "the top, which an example calls", files: "main.tf", want: "examples/a/main.tf main.tf", more: map[string]string{"main.tf": "", "examples/a/main.tf": call("../..")}},
	} {
		t.Run(test.name, func(t *testing.T) {
			t.Chdir(t.TempDir())
			for _, files := range []map[string]string{layout, test.more} {
				for name, text := range files {
					if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
						t.Fatal(err)
					}
					if err := os.WriteFile(name, []byte(text), 0o644); err != nil {
						t.Fatal(err)
					}
				}
			}
			got, diags := Changed(".", strings.Fields(test.files))
			if diags.HasErrors() {
				t.Error(diags)
			}
			if diff := cmp.Diff(test.want, filepath.ToSlash(strings.Join(got, " "))); diff != "" {
				t.Error(diff)
			}
		})
	}
}
