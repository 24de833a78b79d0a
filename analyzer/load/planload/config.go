package planload

import (
	"strings"
	"sync"

	"github.com/sekisho/sekisho/analyzer/load/tfjson"
	"github.com/sekisho/sekisho/analyzer/model"
)

// module is the configuration of one module, read from the configuration part of a plan.
type module struct {
	known     bool              // the plan has the configuration
	resources map[string]*block // aws_s3_bucket.logs, data.aws_ami.linux
	calls     map[string]*call
	outputs   map[string]tfjson.Value
	variables map[string]tfjson.Value
}

// call is one module block.
type call struct {
	at        tfjson.Value // where it stands
	module    *module
	arguments func() *tfjson.Block
	repeated  bool // has count or for_each
	forEach   func() *tfjson.Expression
}

// block is one resource block. Its expressions are read only when an instance of it is.
type block struct {
	arguments func() *tfjson.Block
	forEach   func() *tfjson.Expression
	provider  string
	dependsOn []string
}

func readModule(at *tfjson.Cursor) *module {
	m := &module{known: at.Kind() != tfjson.Absent, resources: map[string]*block{}, calls: map[string]*call{}, outputs: map[string]tfjson.Value{}, variables: map[string]tfjson.Value{}}
	for name := range at.Members() {
		switch string(name) {
		case "resources":
			for range at.Elements() {
				m.resource(at)
			}
		case "module_calls":
			for name := range at.Members() {
				m.calls[name.Text()] = readCall(at)
			}
		case "outputs":
			for name := range at.Members() {
				m.outputs[name.Text()] = at.Value().Get("expression")
			}
		case "variables":
			for name := range at.Members() {
				m.variables[name.Text()] = at.Value()
			}
		}
	}
	return m
}

func (m *module) resource(at *tfjson.Cursor) {
	var mode, typ, name string
	var arguments, forEach tfjson.Value
	b := &block{}
	for key := range at.Members() {
		switch string(key) {
		case "mode":
			mode = at.Text()
		case "type":
			typ = at.Text()
		case "name":
			name = at.Text()
		case "provider_config_key":
			b.provider = at.Text()
		case "expressions":
			arguments = at.Value()
		case "for_each_expression":
			forEach = at.Value()
		case "depends_on":
			for d := range at.Value().Elements() {
				b.dependsOn = append(b.dependsOn, d.Text())
			}
		}
	}
	b.arguments = sync.OnceValue(func() *tfjson.Block { return tfjson.ParseBlock(arguments) })
	b.forEach = expression(forEach)
	key := typ + "." + name
	if mode == "data" {
		key = "data." + key
	}
	m.resources[key] = b
}

func readCall(at *tfjson.Cursor) *call {
	c := &call{at: at.Place(), module: &module{}}
	var arguments, forEach tfjson.Value
	for name := range at.Members() {
		switch string(name) {
		case "expressions":
			arguments = at.Value()
		case "for_each_expression":
			forEach, c.repeated = at.Value(), true
		case "count_expression":
			c.repeated = true
		case "module":
			c.module = readModule(at)
		}
	}
	c.arguments = sync.OnceValue(func() *tfjson.Block { return tfjson.ParseBlock(arguments) })
	c.forEach = expression(forEach)
	return c
}

// expression reads an expression when it is asked for; nil where there is none.
func expression(v tfjson.Value) func() *tfjson.Expression {
	return sync.OnceValue(func() *tfjson.Expression {
		if !v.Present() {
			return nil
		}
		return tfjson.ParseExpression(v)
	})
}

// instance of a module: the scope in which its expressions are read.
type place struct {
	path   string // module.a["x"], "" for the root
	key    string // ["x"]
	parent *place
	call   *call   // nil for the root
	module *module // its configuration; empty where the plan has none
}

// placeOf finds the module instance of a path, making those on the way that have no resources of their own.
func (l *loader) placeOf(path string) *place {
	if p, ok := l.places[path]; ok {
		return p
	}
	parent, step := splitModule(path)
	up := l.placeOf(parent)
	name := strings.TrimPrefix(model.WithoutKeys(step), "module.")
	p := &place{path: path, key: step[len("module.")+len(name):], parent: up, module: &module{}}
	if c, ok := up.module.calls[name]; ok {
		p.call, p.module = c, c.module
	}
	l.places[path] = p
	at := parent + "/" + name
	l.children[at] = append(l.children[at], p)
	return p
}

// splitModule cuts the last step off a module path.
func splitModule(path string) (parent, step string) {
	steps := split(path)
	last := len(steps) - 2 // "module", then the name
	if last <= 0 {
		return "", path
	}
	step = strings.Join(steps[last:], ".")
	return path[:len(path)-len(step)-1], step
}

// split cuts at the dots outside of keys.
func split(s string) []string {
	var out []string
	start := 0
	for i := 0; i < len(s); i++ {
		switch s[i] {
		case '[':
			i = model.KeyEnd(s, i) - 1
		case '.':
			out = append(out, s[start:i])
			start = i + 1
		}
	}
	return append(out, s[start:])
}

// step is one name of a reference with the keys behind it: subnet[0] in aws_subnet.db[0].id.
type step struct {
	name string
	key  string // [0], ["x"] or ""; only the first one
}

func steps(reference string) []step {
	parts := split(reference)
	out := make([]step, len(parts))
	for i, p := range parts {
		out[i].name = p
		if at := strings.IndexByte(p, '['); at >= 0 {
			out[i].name, out[i].key = p[:at], p[at:model.KeyEnd(p, at)]
		}
	}
	return out
}
