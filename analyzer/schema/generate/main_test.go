package main

import (
	"bytes"
	"flag"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	"github.com/zclconf/go-cty/cty"

	"github.com/sekisho/sekisho/analyzer/schema"
)

var update = flag.Bool("update", false, "write the golden file")

// The sample: two versions of a small provider.
var (
	sampleSchemas = []string{"testdata/v1.schema.json", "testdata/v2.schema.json"}
	sampleFacts   = []string{"testdata/facts.json", "testdata/more.json"}
)

func sample(t *testing.T) *provider {
	t.Helper()
	p, err := load(sampleSchemas, sampleFacts)
	if err != nil {
		t.Fatal(err)
	}
	return p
}

// compareOptions ignores what a block remembers for itself.
func compareOptions() cmp.Options {
	return cmp.Options{
		cmpopts.IgnoreUnexported(schema.Block{}),
		cmpopts.EquateEmpty(),
		cmp.Comparer(func(a, b cty.Type) bool {
			return a == cty.NilType && b == cty.NilType || a != cty.NilType && b != cty.NilType && a.Equals(b)
		}),
	}
}

// TestRoundTrip: what was read is what comes out of the encoded table.
func TestRoundTrip(t *testing.T) {
	checkRoundTrip(t, sample(t))
}

func checkRoundTrip(t *testing.T, p *provider) {
	t.Helper()
	table, err := encode(p)
	if err != nil {
		t.Fatal(err)
	}
	for _, kind := range []struct {
		want  map[string]*schema.Block
		types []string
		find  func(string) *schema.Block
	}{
		{p.resources, slices.Collect(table.ResourceTypes()), table.Resource},
		{p.dataSources, slices.Collect(table.DataSourceTypes()), table.DataSource},
	} {
		if diff := cmp.Diff(slices.Sorted(maps.Keys(kind.want)), kind.types); diff != "" {
			t.Errorf("types: %s", diff)
		}
		same := map[[2]*schema.Block]bool{}
		for typ, want := range kind.want {
			if diff := compare(typ, want, kind.find(typ), same); diff != "" {
				t.Error(diff)
			}
		}
	}
}

// compare is cmp.Diff for blocks that share much: each pair is looked at once.
func compare(path string, want, got *schema.Block, same map[[2]*schema.Block]bool) string {
	pair := [2]*schema.Block{want, got}
	if same[pair] {
		return ""
	}
	same[pair] = true
	if got == nil || len(want.Attributes) != len(got.Attributes) {
		return path + ": not the same attributes"
	}
	for i, w := range want.Attributes {
		g := got.Attributes[i]
		if w.Block != nil && g.Block != nil {
			if diff := compare(path+"."+w.Name, w.Block, g.Block, same); diff != "" {
				return diff
			}
		}
		flat, flatGot := *w, *g
		if (flat.Block == nil) == (flatGot.Block == nil) {
			flat.Block, flatGot.Block = nil, nil
		}
		if diff := cmp.Diff(flat, flatGot, compareOptions()); diff != "" {
			return path + "." + w.Name + ": " + diff
		}
	}
	return ""
}

// TestGolden pins the form of the generated file.
func TestGolden(t *testing.T) {
	out := filepath.Join(t.TempDir(), "table.go")
	if err := run(sampleSchemas, sampleFacts, out); err != nil {
		t.Fatal(err)
	}
	compareFile(t, out, "testdata/table.go.golden")
}

// TestUpToDate: the table in the repository is made from the inputs in the
// repository by this generator, with the command that stands in schema.go.
func TestUpToDate(t *testing.T) {
	if testing.Short() {
		t.Skip("reads the whole provider")
	}
	src, err := os.ReadFile("../schema.go")
	if err != nil {
		t.Fatal(err)
	}
	_, command, ok := strings.Cut(string(src), "//go:generate go run ./generate ")
	if !ok {
		t.Fatal("schema.go does not say how it is generated")
	}
	command, _, _ = strings.Cut(command, "\n")
	var schemas, facts []string
	for fields := strings.Fields(command); len(fields) >= 2; fields = fields[2:] {
		switch path := filepath.Join("..", fields[1]); fields[0] {
		case "-schema":
			schemas = append(schemas, path)
		case "-facts":
			facts = append(facts, path)
		case "-o":
		default:
			t.Fatalf("flag %s", fields[0])
		}
	}
	out := filepath.Join(t.TempDir(), "table.go")
	if err := run(schemas, facts, out); err != nil {
		t.Fatal(err)
	}
	got, err := os.ReadFile(out)
	if err != nil {
		t.Fatal(err)
	}
	want, err := os.ReadFile("../table.go")
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(got, want) {
		t.Error("table.go is not what its inputs say: run go generate ./analyzer/schema")
	}
	p, err := load(schemas, facts)
	if err != nil {
		t.Fatal(err)
	}
	checkRoundTrip(t, p)
}

func compareFile(t *testing.T, got, golden string) {
	t.Helper()
	g, err := os.ReadFile(got)
	if err != nil {
		t.Fatal(err)
	}
	if *update {
		if err := os.WriteFile(golden, g, 0o666); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(golden)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(want), string(g)); diff != "" {
		t.Errorf("%s: %s", golden, diff)
	}
}

// TestUnion shows what two versions and the facts make of each attribute, in the
// words of the table (see schema.Table).
func TestUnion(t *testing.T) {
	p := sample(t)
	for _, test := range []struct{ path, want string }{
		{"aws_box.region", "region ock s"},                             // added by version 2
		{"aws_box.owner", "owner ok s"},                                // required there: not for users of version 1
		{"aws_box.foot", "foot ok L"},                                  // the same for a block
		{"aws_box.foot.width", "width rk n"},                           // but inside a new block it is required
		{"aws_box.lid", "lid oc s"},                                    // only version 1 has a default: undecided
		{"aws_box.label", "label ock s"},                               // computed in one is computed
		{"aws_box.locked", "locked ok b"},                              // no longer required
		{"aws_box.note", "note osk s =a\\n\\x60b\\x60 \\\\ \\\"c\\\""}, // secret in one is secret
		{"aws_box.other_later", "other_later os s"},                    // the type of version 1, the secrecy of version 2
		{"aws_box.gone_later", "gone_later ok s =late"},                // from the second facts file
		{"aws_box.limit", "limit ofk n =0.05"},                         // from the first of two facts files
		{"aws_box.secret", "secret osk s ="},                           // an empty default is a default
		{"aws_box.key_wo", "key_wo oswk s"},                            // write-only: no default possible
		{"aws_box.sizes", "sizes ok ln:1,3"},
		{"aws_box.shelf", "shelf ocka T:0,4"},
		{"aws_box.shelf.depth", "depth rk n"},
		{"aws_box.shelf.name", "name ok s =top"},
		{"aws_box.shelf.inner", "inner ocka L"},
		{"aws_box.history", "history ck lme(at=s,by=ts)"},
		{"aws_box.status", "status cka 1"},
		{"aws_box.status.ok", "ok ck b"},
		{"aws_box.anything", "anything ok d"},
		{"aws_box.side", "side ock L"}, // bounded in one version only
		{"aws_box.side.color", "color ok s =red"},
		{"aws_box.side.weight", "weight ok n"},
		{"aws_box.side.edge", "edge ok T"},
		{"aws_box.timeouts.create", "create ok s"},
		{"aws_box.empty", "empty ok L:0,1"},
		{"aws_crate.kind", "kind ock s =wood"},
		{"aws_crate.word", "word ok s"}, // the framework has defaults only for computed attributes
		{"aws_crate.rows", "rows oka M"},
		{"aws_crate.one", "one rka 1"},
		{"aws_newcomer.must", "must rk s"},
		{"aws_newcomer.may", "may o b"}, // no facts, so no knowledge of a default
	} {
		names := strings.Split(test.path, ".")
		b := p.resources[names[0]]
		var a *schema.Attribute
		for _, name := range names[1:] {
			if a = b.Attribute(name); a == nil {
				t.Fatalf("%s: no %s", test.path, name)
			}
			b = a.Block
		}
		got, err := attributeLine(a)
		if err != nil || got != test.want {
			t.Errorf("%s: %q, %v, want %q", test.path, got, err, test.want)
		}
	}
}

func TestErrors(t *testing.T) {
	dir := t.TempDir()
	write := func(name, content string) string {
		path := filepath.Join(dir, name)
		if err := os.WriteFile(path, []byte(content), 0o666); err != nil {
			t.Fatal(err)
		}
		return path
	}
	typ := func(block string) string {
		return `{"provider_schemas": {"aws": {"resource_schemas": {"aws_a": ` + block + `}}}}`
	}
	for _, test := range []struct{ name, schema, facts, want string }{
		{"not JSON", "{", "", "not JSON.json: unexpected end"},
		{"no providers", "{}", "", "no provider_schemas"},
		{"no block", typ(`{}`), "", "aws_a has no block"},
		{"no type", typ(`{"block": {"attributes": {"x": {}}}}`), "", "aws_a.x: no type"},
		{"no nested block", typ(`{"block": {"block_types": {"x": {"nesting_mode": "list"}}}}`), "", "aws_a.x: no block"},
		{"nesting", typ(`{"block": {"block_types": {"x": {"nesting_mode": "heap", "block": {}}}}}`), "", `aws_a.x: nesting mode "heap"`},
		{"nested type", typ(`{"block": {"attributes": {"x": {"nested_type": {"nesting_mode": "heap"}}}}}`), "", `aws_a.x: nesting mode "heap"`},
		{"tuple", typ(`{"block": {"attributes": {"x": {"type": ["tuple", ["string"]], "optional": true}}}}`), "", "aws_a.x: type tuple cannot be written"},
		{"name", typ(`{"block": {"attributes": {"x y": {"type": "string", "optional": true}}}}`), "", `name "x y" cannot be written`},
		{"facts", typ(`{"block": {}}`), "{}", "facts.json: no resources"},
		{"facts not JSON", typ(`{"block": {}}`), "[", "facts not JSON.facts.json: unexpected EOF"},
	} {
		t.Run(test.name, func(t *testing.T) {
			var facts []string
			if test.facts != "" {
				facts = append(facts, write(test.name+".facts.json", test.facts))
			}
			_, err := build([]string{write(test.name+".json", test.schema)}, facts)
			if err == nil || !strings.Contains(err.Error(), test.want) {
				t.Errorf("error %v, want %q in it", err, test.want)
			}
		})
	}
	if _, err := build(nil, nil); err == nil {
		t.Error("no inputs, no error")
	}
	if _, err := build([]string{filepath.Join(dir, "absent")}, nil); err == nil {
		t.Error("no file, no error")
	}
	if _, err := build([]string{write("plain.gz", "{}")}, nil); err == nil {
		t.Error("not compressed, no error")
	}
}
