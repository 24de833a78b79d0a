package hclload

import (
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/sekisho/sekisho/analyzer/model"
)

// seeds adds the fixtures with a name that ends so.
func seeds(f *testing.F, suffix string) {
	f.Helper()
	err := filepath.WalkDir("../../../fixtures", func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || !strings.HasSuffix(path, suffix) {
			return err
		}
		b, err := os.ReadFile(path)
		if err == nil && len(b) < 16<<10 {
			f.Add(b)
		}
		return err
	})
	if err != nil {
		f.Fatal(err)
	}
}

// tryOut evaluates a directory and uses what came out in the ways that rules do.
func tryOut(t *testing.T, files map[string]string) {
	t.Helper()
	dir := tree(t, files)
	start := time.Now()
	e := evaluateDir(dir, Options{})
	if took := time.Since(start); took > 20*time.Second {
		t.Errorf("took %s", took)
	}
	for _, d := range e.diags {
		if d.EvalContext != nil || d.Expression != nil {
			t.Errorf("a diagnostic carries values: %s", d)
		}
	}
	for _, r := range e.graph.Resources {
		if a, ok := model.ParseAddress(r.Addr.String()); !ok || a != r.Addr {
			t.Errorf("%q is read as %+v", r.Addr.String(), a)
		}
		for name := range r.Body.Attrs {
			v := r.Get(name)
			_, _, _, _ = v.True(), v.Set(), v.String(), v.Reason()
			v.Document()
			r.All(name + "[*]")
			e.graph.At(r).Follow(name, "aws_s3_bucket")
		}
		for name := range r.Body.Blocks {
			r.Blocks(name)
			r.All(name + "[*].x")
		}
	}
}

func FuzzLoad(f *testing.F) {
	seeds(f, ".tf")
	f.Fuzz(func(t *testing.T, src []byte) {
		if len(src) > 1<<16 {
			t.Skip("too long to be told apart from other long ones")
		}
		tryOut(t, map[string]string{"main.tf": string(src)})
	})
}

func FuzzLoadJSON(f *testing.F) {
	seeds(f, ".tf.json")
	f.Fuzz(func(t *testing.T, src []byte) {
		if len(src) > 1<<16 {
			t.Skip("too long to be told apart from other long ones")
		}
		tryOut(t, map[string]string{"main.tf.json": string(src)})
	})
}

func FuzzTfvars(f *testing.F) {
	seeds(f, ".tfvars")
	f.Add([]byte("object = { name = \"n\" }\nlist = [{ n = 1 }]\nsecret = 5\n"))
	f.Fuzz(func(t *testing.T, src []byte) {
		const variables = `variable "object" {
  type = object({ name = string, inner = optional(object({ list = optional(list(string), ["a"]) }), {}) })
}
variable "list" {
  type = list(object({ n = optional(number, 1) }))
}
variable "secret" {
  type      = string
  sensitive = true
}
variable "any" {}
output "all" {
  value = [var.object, var.list, var.any]
}
`
		tryOut(t, map[string]string{"main.tf": variables, "terraform.tfvars": string(src)})
		tryOut(t, map[string]string{"main.tf": variables, "terraform.tfvars.json": string(src)})
	})
}

// FuzzNesting holds the limit of nesting to what the parser can bear.
func FuzzNesting(f *testing.F) {
	f.Add("(", "1", ")", uint16(2000))
	f.Add("\"${", "1", "}\"", uint16(2000))
	f.Add("x ? 1 : ", "1", "", uint16(2000))
	f.Add("<<A\n${", "1", "}\nA\n", uint16(500))
	f.Add("[for x in ", "[]", ": x]", uint16(500))
	f.Add("\"%{for x in y}", "x", "%{endfor}\"", uint16(500))
	f.Fuzz(func(t *testing.T, head, inner, end string, n uint16) {
		if len(head)+len(end) > 64 || len(inner) > 64 {
			t.Skip("not a repetition")
		}
		tryOut(t, map[string]string{"main.tf": "locals {\n  a = " + deep(head, inner, end, int(n)) + "\n}\n"})
	})
}
