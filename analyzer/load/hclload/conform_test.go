package hclload

import (
	"bytes"
	"crypto/sha1" //nolint:gosec // the provider shows user data by this hash
	"encoding/hex"
	"encoding/json"
	"flag"
	"fmt"
	"math/big"
	"os"
	"os/exec"
	"path/filepath"
	"reflect"
	"slices"
	"sort"
	"strings"
	"testing"

	"github.com/hashicorp/hcl/v2"
	"github.com/zclconf/go-cty/cty"

	"github.com/sekisho/sekisho/analyzer/model"
	"github.com/sekisho/sekisho/analyzer/schema"
)

var record = flag.Bool("record", false, "plan fixtures/lang/modules with the installed Terraform and write expected.json")

const moduleCases = "../../../fixtures/lang/modules"

// planned is what Terraform itself makes of a configuration.
type planned struct {
	Instances map[string]outcome `json:"instances"` // managed resources, by address
	Outputs   map[string]outcome `json:"outputs,omitempty"`
}

// outcome is a value after apply, as far as it is known: Unknown has true in the place of what is not.
type outcome struct {
	After   any `json:"after"`
	Unknown any `json:"unknown,omitempty"`
}

// readPlan reads the output of terraform show -json.
func readPlan(text []byte) (*planned, error) {
	type change struct {
		Actions []string `json:"actions"`
		After   any      `json:"after"`
		Unknown any      `json:"after_unknown"`
	}
	var plan struct {
		ResourceChanges []struct {
			Address string `json:"address"`
			Mode    string `json:"mode"`
			Change  change `json:"change"`
		} `json:"resource_changes"`
		OutputChanges map[string]change `json:"output_changes"`
	}
	if err := decodeNumbers(text, &plan); err != nil {
		return nil, err
	}
	p := &planned{Instances: map[string]outcome{}, Outputs: map[string]outcome{}}
	for _, rc := range plan.ResourceChanges {
		if rc.Mode == "managed" && !slices.Equal(rc.Change.Actions, []string{"delete"}) && !slices.Equal(rc.Change.Actions, []string{"forget"}) {
			p.Instances[rc.Address] = outcome{rc.Change.After, rc.Change.Unknown}
		}
	}
	for name, c := range plan.OutputChanges {
		p.Outputs[name] = outcome{c.After, c.Unknown}
	}
	return p, nil
}

// decodeNumbers decodes JSON without rounding its numbers.
func decodeNumbers(text []byte, into any) error {
	d := json.NewDecoder(bytes.NewReader(text))
	d.UseNumber()
	return d.Decode(into)
}

// evaluated is what we make of a configuration.
type evaluated struct {
	root  *instance
	graph *model.Graph
	diags hcl.Diagnostics
}

func evaluateDir(dir string, o Options) evaluated {
	l := NewLoader()
	ev, root := l.evaluate(dir, o)
	return evaluated{root: root, graph: ev.graph(root), diags: ev.diags}
}

// conformity compares our values with Terraform's.
type conformity struct {
	old                    bool // by a provider version before ours: without some of its defaults
	equal, unknown, absent int
	more                   []string // known to us alone
	less                   []string // known to Terraform alone
	different              []string
}

func (c *conformity) diff(at string, format string, args ...any) {
	c.different = append(c.different, at+": "+fmt.Sprintf(format, args...))
}

func (c *conformity) compare(e evaluated, p *planned) {
	ours := map[string]*model.Resource{}
	blocks := map[string]bool{}
	for addr := range p.Instances {
		a, _ := model.ParseAddress(addr)
		blocks[a.Config()] = true
	}
	for _, r := range e.graph.Resources {
		if r.Addr.Mode != model.Managed {
			continue
		}
		ours[r.Addr.String()] = r
		if r.Addr.Wild() {
			ours[r.Addr.Config()] = r
		}
		if _, ok := p.Instances[r.Addr.String()]; !ok && (!r.Addr.Wild() || !blocks[r.Addr.Config()]) {
			c.diff(r.Addr.String(), "is not in the plan")
		}
	}
	for _, addr := range sortedKeys(p.Instances) {
		r, ok := ours[addr]
		if !ok {
			a, _ := model.ParseAddress(addr)
			r, ok = ours[a.Config()]
		}
		if !ok {
			c.diff(addr, "is only in the plan")
			continue
		}
		after, _ := p.Instances[addr].After.(map[string]any)
		c.body(addr, r.Body, shapeOf(model.Managed, r.Addr.Type), after, p.Instances[addr].Unknown)
	}
	for _, name := range sortedKeys(p.Outputs) {
		v, diags := e.root.output(name, nil)
		if diags.HasErrors() {
			c.diff("output."+name, "%s", diags)
			continue
		}
		out := p.Outputs[name]
		c.value("output."+name, v, out.After, out.Unknown, true)
	}
}

func (c *conformity) body(at string, b *model.Body, shape *schema.Block, after map[string]any, unknown any) {
	if b.Unknown != cty.NilVal {
		c.unknown++
		return
	}
	for _, name := range names(after, unknown) {
		theirs, open := after[name], member(unknown, name)
		where := at + "." + name
		var attr *schema.Attribute
		if shape != nil {
			attr = shape.Attribute(name)
		}
		if list, ok := b.Blocks[name]; ok && attr != nil && attr.Block != nil {
			c.blocks(where, list, attr, theirs, open)
			continue
		}
		if attr != nil && attr.WriteOnly {
			continue // neither in plan nor state
		}
		if a, ok := b.Attrs[name]; ok {
			if a.Origin == model.Default && theirs == nil && c.old {
				continue
			}
			c.value(where, a.Value, theirs, open, attr == nil || !attr.Type.IsSetType())
			continue
		}
		c.absent++
	}
	for name, a := range b.Attrs {
		if _, ok := after[name]; !ok && a.Value.IsKnown() && !isNull(a.Value) && member(unknown, name) == nil && a.Origin == model.Written && shape != nil && shape.Attribute(name) == nil {
			c.diff(at+"."+name, "is not in the plan")
		}
	}
}

func (c *conformity) blocks(at string, list *model.BlockList, attr *schema.Attribute, theirs, open any) {
	switch {
	case list.Unknown != cty.NilVal:
		c.unknown++
		if open != true {
			c.less = append(c.less, at)
		}
		return
	case open == true:
		c.more = append(c.more, at)
		return
	}
	var objs []any
	switch t := theirs.(type) {
	case []any:
		objs = t
	case map[string]any:
		objs = []any{t}
	}
	if len(objs) != len(list.List) {
		c.diff(at, "%d blocks, and Terraform has %d", len(list.List), len(objs))
		return
	}
	if attr.Nesting != schema.Set {
		for i, o := range objs {
			m, _ := o.(map[string]any)
			inner := index(open, i)
			if attr.Nesting == schema.Single {
				inner = open
			}
			c.body(fmt.Sprintf("%s[%d]", at, i), list.List[i], attr.Block, m, inner)
		}
		return
	}
	left := slices.Clone(list.List)
	for i, o := range objs {
		m, _ := o.(map[string]any)
		best := -1
		var found conformity
		for k, b := range left {
			var one conformity
			one.body(fmt.Sprintf("%s[%d]", at, i), b, attr.Block, m, index(open, i))
			if best < 0 || len(one.different) < len(found.different) {
				best, found = k, one
			}
		}
		left = slices.Delete(left, best, best+1)
		c.equal, c.unknown, c.absent = c.equal+found.equal, c.unknown+found.unknown, c.absent+found.absent
		c.more, c.less, c.different = append(c.more, found.more...), append(c.less, found.less...), append(c.different, found.different...)
	}
}

// value compares one value. Provider code writes some values its own way, which provider says is possible.
func (c *conformity) value(at string, v cty.Value, theirs, open any, ordered bool) {
	u, _ := v.Unmark()
	if !u.IsKnown() {
		c.unknown++
		if open != true && theirs != nil {
			c.less = append(c.less, at)
		}
		return
	}
	if open == true {
		c.more = append(c.more, at)
		return
	}
	if u.IsNull() {
		if theirs != nil && !zero(theirs) {
			c.diff(at, "null, and Terraform has %v", theirs)
		}
		c.equal++
		return
	}
	t := u.Type()
	switch {
	case t.IsObjectType() || t.IsMapType():
		m, ok := theirs.(map[string]any)
		if !ok {
			c.diff(at, "%s, and Terraform has %v", t.FriendlyName(), theirs)
			return
		}
		seen := map[string]bool{}
		for it := u.ElementIterator(); it.Next(); {
			k, e := it.Element()
			k, _ = k.Unmark()
			key := k.AsString()
			seen[key] = true
			one, has := m[key]
			if !has && member(open, key) == nil {
				c.diff(at+"."+key, "is not in the plan")
				continue
			}
			c.value(at+"."+key, e, one, member(open, key), true)
		}
		for _, key := range names(m, open) {
			if !seen[key] {
				c.diff(at+"."+key, "is only in the plan: %v", m[key])
			}
		}
	case t.IsListType() || t.IsTupleType() || t.IsSetType():
		list, ok := theirs.([]any)
		if !ok || len(list) != u.LengthInt() {
			if t.IsListType() && !ordered && ok && len(list) < u.LengthInt() {
				c.diff(at, "set of %d elements, and Terraform has %d", u.LengthInt(), len(list))
				return
			}
			c.diff(at, "%d elements, and Terraform has %v", u.LengthInt(), theirs)
			return
		}
		elems := u.AsValueSlice()
		if !ordered || t.IsSetType() {
			c.unordered(at, elems, list, open)
			return
		}
		for i, e := range elems {
			c.value(fmt.Sprintf("%s[%d]", at, i), e, list[i], index(open, i), true)
		}
	default:
		if !samePrimitive(u, theirs) && !normalised(u, theirs) {
			c.diff(at, "%s, and Terraform has %v", model.Display(v), theirs)
			return
		}
		c.equal++
	}
}

func (c *conformity) unordered(at string, elems []cty.Value, theirs []any, open any) {
	left := slices.Clone(elems)
	for i, o := range theirs {
		hit := slices.IndexFunc(left, func(e cty.Value) bool {
			var one conformity
			one.value(at, e, o, index(open, i), false)
			return len(one.different) == 0
		})
		if hit < 0 {
			c.diff(fmt.Sprintf("%s[%d]", at, i), "only Terraform has %v", o)
			continue
		}
		left = slices.Delete(left, hit, hit+1)
		c.equal++
	}
}

func names(m map[string]any, unknown any) []string {
	all := map[string]bool{}
	for k := range m {
		all[k] = true
	}
	if u, ok := unknown.(map[string]any); ok {
		for k := range u {
			all[k] = true
		}
	}
	return sortedKeys(all)
}

func member(unknown any, name string) any {
	if m, ok := unknown.(map[string]any); ok {
		return m[name]
	}
	if unknown == true {
		return true
	}
	return nil
}

func index(unknown any, i int) any {
	if l, ok := unknown.([]any); ok && i < len(l) {
		return l[i]
	}
	if unknown == true {
		return true
	}
	return nil
}

func zero(v any) bool {
	switch x := v.(type) {
	case nil:
		return true
	case string:
		return x == ""
	case bool:
		return !x
	case json.Number:
		return x == "0"
	case []any:
		return len(x) == 0
	case map[string]any:
		return len(x) == 0
	}
	return false
}

func samePrimitive(u cty.Value, theirs any) bool {
	switch x := theirs.(type) {
	case string:
		return u.Type() == cty.String && u.AsString() == x
	case bool:
		return u.Type() == cty.Bool && u.True() == x
	case json.Number:
		f, _, err := big.ParseFloat(x.String(), 10, 512, big.ToNearestEven)
		return err == nil && u.Type() == cty.Number && (u.AsBigFloat().Cmp(f) == 0 || u.AsBigFloat().Text('g', 15) == f.Text('g', 15))
	}
	return false
}

// normalised reports whether a provider may have written a text another way: policies as compact JSON, user data as a hash,
// protocols by name.
func normalised(u cty.Value, theirs any) bool {
	s, ok := theirs.(string)
	if !ok || u.Type() != cty.String {
		return false
	}
	ours := u.AsString()
	var a, b any
	if json.Unmarshal([]byte(ours), &a) == nil && json.Unmarshal([]byte(s), &b) == nil && reflect.DeepEqual(a, b) {
		return true
	}
	sum := sha1.Sum([]byte(ours)) //nolint:gosec // see above
	protocols := map[string]string{"all": "-1", "6": "tcp", "17": "udp", "1": "icmp"}
	return hex.EncodeToString(sum[:]) == s || protocols[ours] == s || strings.TrimSuffix(ours, ".") == s
}

// caseOptions reads how a case is to be evaluated: options.json holds flags and environment.
func caseOptions(t *testing.T, dir string) Options {
	t.Helper()
	var o struct {
		Vars      []string `json:"vars"` // name=value or @file
		Env       []string `json:"env"`
		Workspace string   `json:"workspace"`
	}
	b, err := os.ReadFile(filepath.Join(dir, "options.json"))
	if err == nil {
		err = json.Unmarshal(b, &o)
	}
	if err != nil && !os.IsNotExist(err) {
		t.Fatal(err)
	}
	out := Options{Env: o.Env, Work: o.Workspace}
	for _, v := range o.Vars {
		if file, ok := strings.CutPrefix(v, "@"); ok {
			out.Vars = append(out.Vars, Var{File: filepath.Join(dir, file)})
			continue
		}
		name, value, _ := strings.Cut(v, "=")
		out.Vars = append(out.Vars, Var{Name: name, Value: value})
	}
	return out
}

// TestModulesAsTerraform replays what Terraform planned for each configuration of fixtures/lang/modules.
func TestModulesAsTerraform(t *testing.T) {
	cases, err := filepath.Glob(filepath.FromSlash(moduleCases + "/*"))
	if err != nil || len(cases) == 0 {
		t.Fatal("no cases", err)
	}
	for _, dir := range cases {
		t.Run(filepath.Base(dir), func(t *testing.T) {
			o := caseOptions(t, dir)
			if *record {
				recordCase(t, dir, o)
			}
			text, err := os.ReadFile(filepath.Join(dir, "expected.json"))
			if err != nil {
				t.Fatal(err)
			}
			var p planned
			if err := decodeNumbers(text, &p); err != nil {
				t.Fatal(err)
			}
			e := evaluateDir(dir, o)
			for _, d := range e.diags {
				if d.Severity == hcl.DiagError {
					t.Errorf("Terraform plans this without an error: %s", d)
				}
			}
			check(t, e, &p, false)
		})
	}
}

func check(t *testing.T, e evaluated, p *planned, old bool) {
	t.Helper()
	c := conformity{old: old}
	c.compare(e, p)
	sort.Strings(c.different)
	for _, d := range c.different {
		t.Error(d)
	}
	t.Logf("%d equal, %d unknown here, %d left to the provider, known here alone: %v, known to Terraform alone: %v", c.equal, c.unknown, c.absent, c.more, c.less)
}

// recordCase plans a case with the installed Terraform, offline.
func recordCase(t *testing.T, dir string, o Options) {
	t.Helper()
	work := t.TempDir()
	if err := os.CopyFS(work, os.DirFS(dir)); err != nil {
		t.Fatal(err)
	}
	rc := filepath.Join(t.TempDir(), "terraformrc")
	settings := ""
	if mirror := os.Getenv("TF_PLUGIN_MIRROR"); mirror != "" {
		settings = fmt.Sprintf("provider_installation {\n  filesystem_mirror {\n    path = %q\n  }\n}\n", mirror)
	}
	if err := os.WriteFile(rc, []byte(settings), 0o600); err != nil {
		t.Fatal(err)
	}
	env := append(os.Environ(), "TF_CLI_CONFIG_FILE="+rc, "CHECKPOINT_DISABLE=1", "TF_IN_AUTOMATION=1")
	env = append(env, o.Env...)
	if o.Work != "" {
		env = append(env, "TF_WORKSPACE="+o.Work)
	}
	terraform := func(args ...string) []byte {
		cmd := exec.Command("terraform", args...)
		cmd.Dir, cmd.Env = work, env
		var stderr bytes.Buffer
		cmd.Stderr = &stderr
		out, err := cmd.Output()
		if err != nil {
			t.Fatalf("terraform %s: %v\n%s\n%s", args[0], err, out, stderr.String())
		}
		return out
	}
	terraform("init", "-input=false", "-no-color")
	args := []string{"plan", "-input=false", "-no-color", "-refresh=false", "-out=p"}
	for _, v := range o.Vars {
		if v.File != "" {
			args = append(args, "-var-file="+filepath.Base(v.File))
		} else {
			args = append(args, "-var", v.Name+"="+v.Value)
		}
	}
	terraform(args...)
	p, err := readPlan(terraform("show", "-json", "p"))
	if err != nil {
		t.Fatal(err)
	}
	var out bytes.Buffer
	enc := json.NewEncoder(&out)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", " ")
	if err := enc.Encode(p); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(dir, "expected.json"), out.Bytes(), 0o644); err != nil { //nolint:gosec // a fixture
		t.Fatal(err)
	}
}

// TestPlansElsewhere compares with plans kept outside the repository: $SEKISHO_PLANS/<case>/source and plan.json beside it.
func TestPlansElsewhere(t *testing.T) {
	plans := os.Getenv("SEKISHO_PLANS")
	if plans == "" {
		t.Skip("SEKISHO_PLANS is not set")
	}
	found, err := filepath.Glob(filepath.Join(plans, "*", "plan*.json"))
	if err != nil {
		t.Fatal(err)
	}
	for _, file := range found {
		t.Run(filepath.Base(filepath.Dir(file)), func(t *testing.T) {
			text, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			p, err := readPlan(text)
			if err != nil {
				t.Fatal(err)
			}
			dir := filepath.Join(filepath.Dir(file), "source")
			if _, err := os.Stat(dir); err != nil {
				t.Skip("no source")
			}
			e := evaluateDir(dir, caseOptions(t, dir))
			for _, d := range e.diags {
				t.Logf("diagnostic: %s", d)
			}
			check(t, e, p, true)
		})
	}
}
