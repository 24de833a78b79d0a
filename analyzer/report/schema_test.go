package report

import (
	"bytes"
	"encoding/json"
	"maps"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/hashicorp/hcl/v2"
	"github.com/hashicorp/hcl/v2/hclsyntax"
	"github.com/santhosh-tekuri/jsonschema/v6"

	"github.com/sekisho/sekisho/analyzer/engine"
	"github.com/sekisho/sekisho/analyzer/model"
	"github.com/sekisho/sekisho/analyzer/rule"
)

func compile(t *testing.T, id string, schema []byte, fragment string) *jsonschema.Schema {
	t.Helper()
	doc, err := jsonschema.UnmarshalJSON(bytes.NewReader(schema))
	if err != nil {
		t.Fatal(err)
	}
	c := jsonschema.NewCompiler()
	c.AssertFormat()
	if err := c.AddResource(id, doc); err != nil {
		t.Fatal(err)
	}
	s, err := c.Compile(id + fragment)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func validate(t *testing.T, s *jsonschema.Schema, doc []byte) error {
	t.Helper()
	v, err := jsonschema.UnmarshalJSON(bytes.NewReader(doc))
	if err != nil {
		t.Fatal(err)
	}
	return s.Validate(v)
}

const schemaID = "https://raw.githubusercontent.com/sekisho/sekisho/main/analyzer/report/schema.json"

// TestSchemas holds what is really written against the published schemas.
func TestSchemas(t *testing.T) {
	official, err := os.ReadFile("testdata/sarif-schema-2.1.0.json")
	if err != nil {
		t.Fatal(err)
	}
	sarif := compile(t, "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json", official, "")
	own := compile(t, schemaID, []byte(Schema), "")
	files, err := filepath.Glob("testdata/golden/*")
	if err != nil {
		t.Fatal(err)
	}
	seen := map[string]int{}
	for _, path := range files {
		format := strings.TrimPrefix(filepath.Ext(path), ".")
		schema := map[string]*jsonschema.Schema{"json": own, "sarif": sarif}[format]
		if schema == nil || filepath.Base(path) == "rules.json" {
			continue
		}
		seen[format]++
		doc, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		if err := validate(t, schema, doc); err != nil {
			t.Errorf("%s: %v", path, err)
		}
	}
	if seen["json"] < 5 || seen["sarif"] < 5 {
		t.Errorf("validated only %v", seen)
	}
}

// TestSchemaIsStrict checks that the schema refuses what the documentation does not promise.
func TestSchemaIsStrict(t *testing.T) {
	schema := compile(t, schemaID, []byte(Schema), "")
	good := render(t, typical(t), "json")
	for _, c := range []struct{ name, old, new string }{
		{"field at the top", `"schema_version"`, `"surprise": 1, "schema_version"`},
		{"field of a verdict", `"rule": "ebs-volume-encrypted",`, `"rule": "ebs-volume-encrypted", "surprise": 1,`},
		{"field of evidence", `"origin":`, `"surprise": 1, "origin":`},
		{"field of a location", `"start_line"`, `"surprise": 1, "start_line"`},
		{"verdict that is none", `"verdict": "fail"`, `"verdict": "error"`},
		{"severity that is none", `"severity": "high"`, `"severity": "HIGH"`},
		{"reason of a fail", `"message": "encrypted is false"`, `"message": "encrypted is false", "reason": "x"`},
		{"column without its end", `"end_column"`, `"note"`},
		{"other version", `"schema_version": "1.0"`, `"schema_version": "2.0"`},
	} {
		bad := strings.Replace(good, c.old, c.new, 1)
		if bad == good {
			t.Errorf("%s: nothing was replaced", c.name)
			continue
		}
		if validate(t, schema, []byte(bad)) == nil {
			t.Errorf("%s: the schema accepts it", c.name)
		}
	}
}

// TestSchemaHasEveryField compares the types that are written with the schema, both ways.
func TestSchemaHasEveryField(t *testing.T) {
	var root map[string]any
	if err := json.Unmarshal([]byte(Schema), &root); err != nil {
		t.Fatal(err)
	}
	at := func(path ...string) map[string]any {
		m := root
		for _, p := range path {
			next, ok := m[p].(map[string]any)
			if !ok {
				t.Fatalf("the schema has no %v", path)
			}
			m = next
		}
		return m
	}
	for _, c := range []struct {
		typ  any
		path []string
	}{
		{jsonReport{}, nil},
		{jsonTool{}, []string{"properties", "tool"}},
		{jsonInput{}, []string{"properties", "inputs", "items"}},
		{jsonSummary{}, []string{"properties", "summary"}},
		{jsonBySeverities{}, []string{"properties", "summary", "properties", "by_severity"}},
		{jsonBySeverity{}, []string{"$defs", "bySeverity"}},
		{jsonText{}, []string{"$defs", "text"}},
		{jsonVerdict{}, []string{"$defs", "verdict"}},
		{jsonLocation{}, []string{"$defs", "location"}},
		{jsonCall{}, []string{"$defs", "verdict", "properties", "calls", "items"}},
		{jsonEvidence{}, []string{"$defs", "evidence"}},
		{jsonUnseen{}, []string{"properties", "not_evaluated", "items"}},
		{jsonProblem{}, []string{"properties", "diagnostics", "items"}},
		{jsonRules{}, []string{"$defs", "rules"}},
		{jsonRule{}, []string{"$defs", "rules", "properties", "rules", "items"}},
	} {
		typ := reflect.TypeOf(c.typ)
		props := maps.Clone(at(append(append([]string{}, c.path...), "properties")...))
		required := map[string]bool{}
		for _, name := range at(c.path...)["required"].([]any) {
			required[name.(string)] = true
		}
		for i := range typ.NumField() {
			name, opts, _ := strings.Cut(typ.Field(i).Tag.Get("json"), ",")
			if _, ok := props[name]; !ok {
				t.Errorf("%s: the schema has no %s", typ, name)
			}
			delete(props, name)
			if required[name] == (opts == "omitempty") {
				t.Errorf("%s: %s is required in the schema or always written, but not both", typ, name)
			}
		}
		for name := range props {
			t.Errorf("%s: nothing writes %s of the schema", typ, name)
		}
	}
}

// TestDocumentation runs a rule on the source in docs/json.md, and compares the report with the one shown there.
func TestDocumentation(t *testing.T) {
	path := filepath.Join("..", "..", "docs", "json.md")
	page, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	block := func(lang string, nth int) (from, to int) {
		at := 0
		for ; ; nth-- {
			i := strings.Index(string(page[at:]), "\n```"+lang+"\n")
			if i < 0 {
				t.Fatalf("docs/json.md has no block of %s", lang)
			}
			from = at + i + len(lang) + 5
			to = from + strings.Index(string(page[from:]), "```\n")
			if nth == 0 {
				return from, to
			}
			at = to
		}
	}
	w := newWorld(t)
	from, to := block("hcl", 0)
	w.file("main.tf", string(page[from:to]))
	from, to = block("hcl", 1)
	w.file("modules/disk/main.tf", string(page[from:to]))
	f, diags := hclsyntax.ParseConfig(w.sources["main.tf"], "main.tf", hcl.InitialPos)
	if diags.HasErrors() {
		t.Fatal(diags)
	}
	disk := w.resource("modules/disk/main.tf", 0, `module.disk["logs"]`, "")
	disk.Calls = []model.Call{{Addr: `module.disk["logs"]`, Range: f.Body.(*hclsyntax.Body).Blocks[0].DefRange()}}
	open := w.resource("modules/disk/main.tf", 1, `module.disk["logs"]`, "")
	open.Calls = disk.Calls
	graph := model.NewGraph([]*model.Resource{disk, open}, []*model.Provider{{Type: "aws"}}, nil, func(string) []string { return nil })
	check := *encrypted
	check.Check = func(_ *rule.Pass, r *model.Resource) rule.Result {
		v := r.Get("encrypted")
		return rule.Judge(v.True(), "encrypted is "+v.String(), v)
	}
	verdicts, err := engine.Run(t.Context(), graph, []*rule.Rule{trail, &check}, engine.Options{})
	if err != nil {
		t.Fatal(err)
	}
	for _, v := range verdicts {
		w.report.Verdicts = append(w.report.Verdicts, Verdict{Verdict: v})
	}
	got := render(t, w.report, "json")
	golden(t, "example.json", got)
	from, to = block("json", 0)
	if *update {
		page = []byte(string(page[:from]) + got + string(page[to:]))
		if err := os.WriteFile(path, page, 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	if diff := cmp.Diff(got, string(page[from:to])); diff != "" {
		t.Errorf("docs/json.md shows another report; run the test with -update (-want +got):\n%s", diff)
	}

	// Every field has its line.
	for _, typ := range []any{jsonReport{}, jsonTool{}, jsonInput{}, jsonSummary{}, jsonBySeverities{}, jsonBySeverity{}, jsonText{}, jsonVerdict{}, jsonLocation{}, jsonCall{}, jsonEvidence{}, jsonUnseen{}, jsonProblem{}, jsonRules{}, jsonRule{}} {
		for i := range reflect.TypeOf(typ).NumField() {
			name, _, _ := strings.Cut(reflect.TypeOf(typ).Field(i).Tag.Get("json"), ",")
			if !strings.Contains(string(page), "`"+name+"`") {
				t.Errorf("docs/json.md does not mention %s of %T", name, typ)
			}
		}
	}
}

func TestRulesList(t *testing.T) {
	var j, text, ja bytes.Buffer
	for _, err := range []error{WriteRulesJSON(&j, allRules), WriteRulesText(&text, allRules, "en"), WriteRulesText(&ja, allRules, "ja")} {
		if err != nil {
			t.Fatal(err)
		}
	}
	golden(t, "rules.json", j.String())
	golden(t, "rules.text", text.String())
	golden(t, "rules-ja.text", ja.String())
	if err := validate(t, compile(t, schemaID, []byte(Schema), "#/$defs/rules"), j.Bytes()); err != nil {
		t.Error(err)
	}
}
