// Package stateload reads a Terraform state into the model: what terraform show -json prints of it, or the state file
// itself. All values in a state are known. What refers to what is told by the values alone: an id, an ARN, a name.
package stateload

import (
	"maps"
	"slices"
	"strconv"
	"strings"

	"github.com/hashicorp/hcl/v2"
	terraform "github.com/hashicorp/terraform-json"

	"github.com/sekisho/sekisho/analyzer/load/tfjson"
	"github.com/sekisho/sekisho/analyzer/model"
	"github.com/sekisho/sekisho/analyzer/schema"
)

// State is a state that was read.
type State struct {
	Graph            *model.Graph
	TerraformVersion string
}

type loader struct {
	doc       *tfjson.Document
	resources []*model.Resource
	providers map[string]*model.Provider
	seen      map[string]bool
	diags     hcl.Diagnostics
}

// Load reads a state: the JSON that terraform show -json prints of it, or a state file of version 4. filename is used for
// places only.
func Load(data []byte, filename string) (*State, hcl.Diagnostics) {
	doc, diags := tfjson.Parse(data, filename)
	if diags.HasErrors() {
		return nil, diags
	}
	l := &loader{doc: doc, providers: map[string]*model.Provider{}, seen: map[string]bool{}}
	switch {
	case l.doc.Part("version").Kind() == tfjson.Number:
		l.file()
	case l.doc.Part("format_version").Kind() == tfjson.String && l.doc.Part("planned_values") == nil && l.doc.Part("resource_changes") == nil:
		l.shown()
	default:
		l.fail(doc.Root, "Not a state", "The file is JSON, but neither a state file nor what Terraform prints of one. Make it with: terraform show -json > state.json")
	}
	if l.diags.HasErrors() {
		return nil, l.diags
	}
	var providers []*model.Provider
	for _, p := range l.providers {
		if p.Type == "aws" {
			providers = append(providers, p)
		}
	}
	return &State{Graph: model.NewGraph(l.resources, providers, nil, schema.Identity), TerraformVersion: l.doc.Part("terraform_version").Text()}, l.diags
}

func (l *loader) fail(v tfjson.Value, summary, format string, args ...any) {
	l.diags = append(l.diags, l.doc.Errorf(v, summary, format, args...))
}

// shown reads what terraform show -json prints. A state without resources has no values at all.
func (l *loader) shown() {
	version := l.doc.Part("format_version")
	if !tfjson.Readable(version.Text(), terraform.StateFormatVersionConstraints) {
		l.fail(version, "Unknown format of the state", "The state has format version %q; versions %s can be read. A newer release may know it.", version.Text(), terraform.StateFormatVersionConstraints)
		return
	}
	values := l.doc.Part("values")
	if values.Present() && values.Kind() != tfjson.Object {
		l.fail(values, "Not a state", `"values" holds %s, where a state has an object.`, values.Kind())
		return
	}
	l.module(values.Get("root_module"))
}

func (l *loader) module(v tfjson.Value) {
	for r := range v.Get("resources").Elements() {
		var address, provider string
		var m tfjson.Masked
		var dependsOn []string
		deposed := false
		for name, part := range r.Members() {
			switch string(name) {
			case "address":
				address = part.Text()
			case "provider_name":
				provider = part.Text()
			case "values":
				m.Value = part
			case "sensitive_values":
				m.Sensitive = part
			case "depends_on":
				dependsOn = texts(part)
			case "deposed_key":
				deposed = part.Text() != ""
			}
		}
		if deposed {
			continue
		}
		addr, ok := model.ParseAddress(address)
		if !ok || m.Value.Kind() != tfjson.Object {
			l.fail(r, "Not a state", "A resource of the state has no address (%q), or no values.", address)
			return
		}
		l.add(r, addr, m, l.provider(r, provider[strings.LastIndexByte(provider, '/')+1:], "", ""), dependsOn)
	}
	for child := range v.Get("child_modules").Elements() {
		l.module(child)
	}
}

// file reads a state file.
func (l *loader) file() {
	version := l.doc.Part("version")
	if string(version) != "4" {
		n, err := strconv.Atoi(string(version))
		if err == nil && n < 4 {
			l.fail(version, "Old state file", "The state file has version %s, as Terraform wrote it before 0.12; version 4 can be read. Upgrade it with a current Terraform: terraform apply -refresh-only. Or print it with: terraform show -json > state.json", version)
			return
		}
		l.fail(version, "Unknown state file", "The state file has version %.20q; version 4 can be read. Print it with: terraform show -json > state.json", version)
		return
	}
	list := l.doc.Part("resources")
	if list.Present() && list.Kind() != tfjson.Array {
		l.fail(list, "Not a state", `"resources" holds %s, where a state has a list.`, list.Kind())
		return
	}
	for r := range list.Elements() {
		var module, mode, typ, name, provider string
		var instances tfjson.Value
		for key, part := range r.Members() {
			switch string(key) {
			case "module":
				module = part.Text()
			case "mode":
				mode = part.Text()
			case "type":
				typ = part.Text()
			case "name":
				name = part.Text()
			case "provider":
				provider = part.Text()
			case "instances":
				instances = part
			}
		}
		address := typ + "." + name
		if mode == "data" {
			address = "data." + address
		}
		if module != "" {
			address = module + "." + address
		}
		addr, ok := model.ParseAddress(address)
		if !ok {
			l.fail(r, "Not a state", "A resource of the state has no type and name (%q).", address)
			return
		}
		local, alias, within := parseProvider(provider)
		of := l.provider(r, local, alias, within)
		for in := range instances.Elements() {
			l.instance(in, addr, of)
		}
	}
}

func (l *loader) instance(in tfjson.Value, addr model.Address, provider *model.Provider) {
	var m tfjson.Masked
	var dependsOn []string
	for key, part := range in.Members() {
		switch string(key) {
		case "deposed":
			if part.Text() != "" {
				return // waits to be destroyed; the instance itself has its own entry
			}
		case "index_key":
			switch part.Kind() {
			case tfjson.String:
				addr.Key = "[" + quote(part.Text()) + "]"
			case tfjson.Number:
				addr.Key = "[" + string(part) + "]"
			case tfjson.Absent, tfjson.Null, tfjson.Bool, tfjson.Array, tfjson.Object:
			}
		case "attributes":
			m.Value = part
		case "sensitive_attributes":
			m.Sensitive = mask(part)
		case "dependencies":
			dependsOn = texts(part)
		}
	}
	if m.Value.Kind() != tfjson.Object {
		l.fail(in, "Old state file", "An instance of %s has no attributes, as Terraform wrote it before 0.12. Upgrade the state with a current Terraform: terraform apply -refresh-only", addr)
		return
	}
	l.add(in, addr, m, provider, dependsOn)
}

// quote writes the key of an instance as Terraform does.
func quote(s string) string {
	return `"` + strings.NewReplacer(`\`, `\\`, `"`, `\"`, "\n", `\n`, "\r", `\r`, "\t", `\t`, "${", "$${", "%{", "%%{").Replace(s) + `"`
}

// tree is a mask that is being built; an empty one covers everything.
type tree map[string]tree

// mask turns the paths of sensitive parts into a mask over the attributes. A path is followed through names of attributes
// and keys of maps; where it goes on into a list or set, all of that is covered.
func mask(paths tfjson.Value) tfjson.Value {
	root := tree{}
	for path := range paths.Elements() {
		at := root
		var names []string
		for step := range path.Elements() {
			name := step.Get("value")
			if name.Kind() == tfjson.Object {
				name = name.Get("value")
			}
			if name.Kind() != tfjson.String {
				break
			}
			names = append(names, name.Text())
		}
		for i, name := range names {
			next, seen := at[name]
			if seen && len(next) == 0 {
				break // covered already
			}
			if !seen || i == len(names)-1 {
				next = tree{}
				at[name] = next
			}
			at = next
		}
	}
	if len(root) == 0 {
		return nil
	}
	return root.json()
}

func (t tree) json() tfjson.Value {
	if len(t) == 0 {
		return tfjson.Value("true")
	}
	out := []byte{'{'}
	for i, name := range slices.Sorted(maps.Keys(t)) {
		if i > 0 {
			out = append(out, ',')
		}
		out = append(append(append(out, tfjson.Quote(name)...), ':'), t[name].json()...)
	}
	return append(out, '}')
}

// parseProvider reads module.a.provider["registry.terraform.io/hashicorp/aws"].osaka.
func parseProvider(s string) (name, alias, module string) {
	module, rest, found := cutProvider(s)
	if !found {
		return "", "", ""
	}
	source, rest, _ := strings.Cut(strings.TrimPrefix(rest, `["`), `"]`)
	name = source[strings.LastIndexByte(source, '/')+1:]
	return name, strings.TrimPrefix(rest, "."), module
}

// cutProvider splits at the word provider that begins the local part.
func cutProvider(s string) (module, rest string, found bool) {
	if rest, ok := strings.CutPrefix(s, "provider["); ok {
		return "", "[" + rest, true
	}
	if module, rest, ok := strings.Cut(s, ".provider["); ok {
		return module, "[" + rest, true
	}
	return "", "", false
}

// provider is a provider configuration. A state does not hold its arguments: its place is that of the first resource that
// names it.
func (l *loader) provider(at tfjson.Value, name, alias, module string) *model.Provider {
	if name == "" {
		return nil
	}
	p := &model.Provider{Type: name, Alias: alias, Module: module, Range: l.doc.Range(at)}
	if have, ok := l.providers[p.Addr()]; ok {
		return have
	}
	l.providers[p.Addr()] = p
	return p
}

func texts(v tfjson.Value) []string {
	var out []string
	for e := range v.Elements() {
		out = append(out, e.Text())
	}
	return out
}

func (l *loader) add(v tfjson.Value, addr model.Address, m tfjson.Masked, provider *model.Provider, dependsOn []string) {
	if l.seen[addr.String()] {
		l.fail(v, "Not a state", "The state has %s twice.", addr)
		return
	}
	l.seen[addr.String()] = true
	rng := l.doc.Range(v)
	r := &model.Resource{Addr: addr, Provider: provider, Exists: model.Yes, Range: rng, DependsOn: dependsOn, Calls: calls(addr.Module, rng)}
	reader := tfjson.Reader{Range: rng, Data: addr.Mode == model.Data}
	shape := schema.Resource(addr.Type)
	if addr.Mode == model.Data {
		shape = schema.DataSource(addr.Type)
	}
	r.Body = reader.Body(m, shape, nil)
	l.resources = append(l.resources, r)
}

// calls lists the module instances on the way to a module. A state does not know where they are called.
func calls(module string, rng hcl.Range) []model.Call {
	var out []model.Call
	for i := 0; i < len(module); i++ {
		switch {
		case module[i] == '[':
			i = model.KeyEnd(module, i) - 1
		case strings.HasPrefix(module[i:], ".module."):
			out = append(out, model.Call{Addr: module[:i], Range: rng})
		}
	}
	if module != "" {
		out = append(out, model.Call{Addr: module, Range: rng})
	}
	return out
}
