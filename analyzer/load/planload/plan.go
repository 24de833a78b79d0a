// Package planload reads what terraform show -json prints of a plan into the model: every instance that will exist
// after apply, with the values that are known now, and with the references that the configuration part of the plan
// tells of. OpenTofu's plans are the same.
package planload

import (
	"runtime"
	"slices"
	"strings"
	"sync"

	"github.com/hashicorp/hcl/v2"
	terraform "github.com/hashicorp/terraform-json"
	"github.com/zclconf/go-cty/cty"

	"github.com/sekisho/sekisho/analyzer/load/tfjson"
	"github.com/sekisho/sekisho/analyzer/model"
	"github.com/sekisho/sekisho/analyzer/schema"
)

// Plan is a plan that was read.
type Plan struct {
	Graph *model.Graph // every instance that exists after apply
	// Variables are the values of the root module's variables, with which the source can be evaluated. Sensitive ones
	// are marked.
	Variables        map[string]cty.Value
	TerraformVersion string
	Complete         bool // applying it leaves nothing that the configuration asks for undone
	Errored          bool // Terraform stopped with an error while it planned

	before func() *model.Graph
}

// Before is the configuration as it was before the plan: the instances that exist now, including those that will be
// deleted. It is read when it is first asked for. References in it are known by identity, as in a state, and where the plan
// leaves a value as it is, by what it is read from.
func (p *Plan) Before() *model.Graph { return p.before() }

// instance is one resource instance of the plan while it is read.
type instance struct {
	resource *model.Resource
	place    *place
	block    *block // nil where the plan has no configuration of it
	after    tfjson.Masked
	before   tfjson.Masked // the value is nil where there was nothing before
	reader   tfjson.Reader
	unread   bool // the values are not those of a change but of a state

	mu      sync.Mutex
	sources []*model.Source // one for each attribute that something refers to
}

type loader struct {
	doc       *tfjson.Document
	variables map[string]cty.Value
	places    map[string]*place
	children  map[string][]*place // path of the module and name of the call -> instances of the call
	instances []*instance
	byAddress map[string]*instance
	byBlock   map[string][]*instance // address without the last key
	gone      []*instance            // deleted by the plan
	providers *providers
	gaps      []model.Gap
	diags     hcl.Diagnostics
}

// Load reads the JSON of a plan. filename is used for places only.
func Load(data []byte, filename string) (*Plan, hcl.Diagnostics) {
	doc, diags := tfjson.Parse(data, filename)
	if diags.HasErrors() {
		return nil, diags
	}
	l := &loader{doc: doc, variables: map[string]cty.Value{}, places: map[string]*place{}, children: map[string][]*place{},
		byAddress: map[string]*instance{}, byBlock: map[string][]*instance{}}
	if diags := l.check(); diags.HasErrors() {
		return nil, diags
	}
	configuration := doc.Part("configuration")
	root := readModule(configuration.Get("root_module").Cursor())
	l.places[""] = &place{module: root}
	l.readVariables(doc.Part("variables"), root)
	l.providers = newProviders(l, configuration.Get("provider_config"))

	l.changes(doc.Part("resource_changes"))
	for d := range doc.Part("deferred_changes").Elements() {
		l.deferred(d.Get("resource_change"))
	}
	l.rest(doc.Part("planned_values").Get("root_module").Cursor(), false)
	l.rest(doc.Part("prior_state").Get("values").Get("root_module").Cursor(), true)
	if l.diags.HasErrors() {
		return nil, l.diags
	}
	l.incomplete()
	l.read()
	l.connect()

	p := &Plan{Variables: l.variables, TerraformVersion: doc.Part("terraform_version").Text(),
		Complete: !falsy(doc.Part("complete")), Errored: doc.Part("errored").True()}
	resources := make([]*model.Resource, len(l.instances))
	for i, in := range l.instances {
		resources[i] = in.resource
	}
	p.Graph = model.NewGraph(resources, l.providers.used(), l.gaps, schema.Identity)
	p.Graph.Removed = l.removed()
	p.before = sync.OnceValue(func() *model.Graph { return l.graphBefore(p.Graph.Providers) })
	return p, l.diags
}

func falsy(v tfjson.Value) bool { return v.Kind() == tfjson.Bool && !v.True() }

// check turns away what is not a plan, or of a shape that this package does not know.
func (l *loader) check() hcl.Diagnostics {
	one := func(v tfjson.Value, summary, format string, args ...any) hcl.Diagnostics {
		return hcl.Diagnostics{l.doc.Errorf(v, summary, format, args...)}
	}
	root := l.doc.Root
	version := l.doc.Part("format_version")
	if version.Kind() != tfjson.String || l.doc.Part("planned_values") == nil && l.doc.Part("resource_changes") == nil && l.doc.Part("configuration") == nil {
		return one(root, "Not a plan", "The file is JSON, but not what Terraform prints of a plan. Make it with: terraform show -json plan.tfplan > plan.json")
	}
	if !tfjson.Readable(version.Text(), terraform.PlanFormatVersionConstraints) {
		return one(version, "Unknown format of the plan", "The plan has format version %q; versions %s can be read. A newer release may know it.", version.Text(), terraform.PlanFormatVersionConstraints)
	}
	for name, kind := range map[string]tfjson.Kind{"resource_changes": tfjson.Array, "deferred_changes": tfjson.Array, "planned_values": tfjson.Object,
		"prior_state": tfjson.Object, "configuration": tfjson.Object, "variables": tfjson.Object} {
		if v := l.doc.Part(name); v.Present() && v.Kind() != kind {
			return one(v, "Not a plan", "%q holds %s, where a plan has %s.", name, v.Kind(), kind)
		}
	}
	return nil
}

// incomplete notes as gaps that the plan does not show everything.
func (l *loader) incomplete() {
	gap := func(part, why string) {
		l.gaps = append(l.gaps, model.Gap{Addr: l.doc.Filename, Why: why, Range: l.doc.Range(l.doc.Part(part))})
	}
	switch {
	case l.doc.Part("errored").True():
		gap("errored", "is incomplete: Terraform stopped with an error while it planned")
	case falsy(l.doc.Part("complete")):
		gap("complete", "is incomplete: the plan was made with -target or -exclude, or parts of it are deferred to a later one")
	}
}

// readVariables takes the values of the root module's variables; where the plan has none, the default.
func (l *loader) readVariables(values tfjson.Value, root *module) {
	for name, declared := range root.variables {
		if d := declared.Get("default"); d != nil {
			l.variables[name] = tfjson.Masked{Value: d, Sensitive: declared.Get("sensitive")}.Cty(cty.DynamicPseudoType)
		}
	}
	for name, v := range values.Members() {
		n := name.Text()
		if value := v.Get("value"); value != nil {
			l.variables[n] = tfjson.Masked{Value: value, Sensitive: root.variables[n].Get("sensitive")}.Cty(cty.DynamicPseudoType)
		}
	}
}

// change is one entry of resource_changes.
type change struct {
	address, previous, reason, deposed, provider string
	actions                                      terraform.Actions
	before, after                                tfjson.Masked
	forces                                       []string
}

// readChange takes a change.
func (l *loader) readChange(at *tfjson.Cursor) (change, bool) {
	var c change
	found := false
	for name := range at.Members() {
		switch string(name) {
		case "address":
			c.address = at.Text()
		case "previous_address":
			c.previous = at.Text()
		case "action_reason":
			c.reason = at.Text()
		case "deposed":
			c.deposed = at.Text()
		case "provider_name":
			c.provider = at.Text()
		case "change":
			found = at.Kind() == tfjson.Object
			for name := range at.Members() {
				switch string(name) {
				case "actions":
					for a := range at.Value().Elements() {
						c.actions = append(c.actions, terraform.Action(a.Text()))
					}
				case "before":
					c.before.Value = at.Value()
				case "before_sensitive":
					c.before.Sensitive = at.Value()
				case "after":
					c.after.Value = at.Value()
				case "after_unknown":
					c.after.Unknown = at.Value()
				case "after_sensitive":
					c.after.Sensitive = at.Value()
				case "replace_paths":
					for p := range at.Value().Elements() {
						c.forces = append(c.forces, pathText(p))
					}
				}
			}
		}
	}
	return c, found && len(c.actions) > 0
}

// pathText writes a path, which a plan gives as a list of names and numbers, as rules do: root_block_device[0].encrypted.
func pathText(v tfjson.Value) string {
	var b strings.Builder
	for step := range v.Elements() {
		if step.Kind() != tfjson.String {
			b.WriteString("[" + strings.TrimSpace(string(step)) + "]")
			continue
		}
		if b.Len() > 0 {
			b.WriteByte('.')
		}
		b.WriteString(step.Text())
	}
	return b.String()
}

func words(actions terraform.Actions) []string {
	out := make([]string, len(actions))
	for i, a := range actions {
		out[i] = string(a)
	}
	return out
}

func (l *loader) changes(list tfjson.Value) {
	at := list.Cursor()
	for range at.Elements() {
		place := at.Place()
		c, ok := l.readChange(at)
		addr, isAddress := model.ParseAddress(c.address)
		if !ok || !isAddress {
			l.diags = append(l.diags, l.doc.Errorf(place, "Not a plan", "An entry of resource_changes has no address of a resource (%q), or no change.", c.address))
			return
		}
		l.change(place, addr, c, model.Yes)
	}
}

// deferred takes a change that waits for a later plan. Whether and how often the instance exists may not be known.
func (l *loader) deferred(v tfjson.Value) {
	c, ok := l.readChange(v.Cursor())
	addr, isAddress := model.ParseAddress(c.address)
	if !ok || !isAddress {
		l.gaps = append(l.gaps, model.Gap{Addr: c.address, Why: "is deferred to a later plan", Range: l.doc.Range(v)})
		return
	}
	l.change(v, addr, c, model.Unknown)
}

func (l *loader) change(v tfjson.Value, addr model.Address, c change, exists model.Tri) {
	if c.deposed != "" {
		return // the rest of an instance that is replaced; the instance itself has its own entry
	}
	in := l.instance(v, addr)
	in.after, in.before = c.after, c.before
	if in.resource.Exists = exists; exists != model.Yes {
		in.resource.Conditions = []string{"what " + c.address + " waits for"}
	}
	in.resource.Change = &model.Change{Actions: words(c.actions), Reason: c.reason, From: c.previous, Forces: c.forces}
	if c.previous != "" {
		in.resource.Was = []string{c.previous}
	}
	in.resource.Provider = l.providers.of(in, c.provider)
	if !c.before.Value.Present() {
		in.before.Value = nil
	}
	if c.actions.Create() || c.actions.Replace() || c.actions.Read() {
		in.reader.Fresh = true
	}
	in.reader.Planned = true
	if in.resource.Change.Removes() {
		l.gone = append(l.gone, in)
		return
	}
	l.add(in)
}

// instance starts the resource of an address.
func (l *loader) instance(at tfjson.Value, addr model.Address) *instance {
	rng := l.doc.Range(at)
	in := &instance{place: l.placeOf(addr.Module), resource: &model.Resource{Addr: addr, Exists: model.Yes, Range: rng}}
	in.reader.Range, in.reader.Data = rng, addr.Mode == model.Data
	key := addr.Type + "." + addr.Name
	if addr.Mode == model.Data {
		key = "data." + key
	}
	in.block = in.place.module.resources[key]
	if in.block != nil {
		in.resource.DependsOn = in.block.dependsOn
	}
	for p := in.place; p.parent != nil; p = p.parent {
		call := rng
		if p.call != nil {
			call = l.doc.Range(p.call.at)
		}
		in.resource.Calls = append(in.resource.Calls, model.Call{Addr: p.path, Range: call})
	}
	slices.Reverse(in.resource.Calls)
	return in
}

func (l *loader) add(in *instance) {
	addr := in.resource.Addr.String()
	if _, ok := l.byAddress[addr]; ok {
		return
	}
	l.byAddress[addr] = in
	l.instances = append(l.instances, in)
	at := in.resource.Addr.Block()
	l.byBlock[at] = append(l.byBlock[at], in)
}

// rest takes what has no entry in resource_changes: everything in a plan with -refresh-only, and data sources that were
// read while planning.
func (l *loader) rest(module *tfjson.Cursor, data bool) {
	for name := range module.Members() {
		switch string(name) {
		case "resources":
			for range module.Elements() {
				l.unchanged(module, data)
			}
		case "child_modules":
			for range module.Elements() {
				l.rest(module, data)
			}
		}
	}
}

// unchanged takes a resource instance as a state tells of it.
func (l *loader) unchanged(at *tfjson.Cursor, data bool) {
	place := at.Place()
	known := false
	var address, mode, provider string
	var m tfjson.Masked
	for name := range at.Members() {
		if known {
			continue
		}
		switch string(name) {
		case "address": // Terraform writes it first
			address = at.Text()
			known = l.byAddress[address] != nil
		case "mode":
			mode = at.Text()
		case "provider_name":
			provider = at.Text()
		case "values":
			m.Value = at.Value()
		case "sensitive_values":
			m.Sensitive = at.Value()
		}
	}
	if known || (mode == "data") != data {
		return
	}
	addr, ok := model.ParseAddress(address)
	if !ok {
		l.gaps = append(l.gaps, model.Gap{Addr: address, Why: "has an address that cannot be read", Range: l.doc.Range(place)})
		return
	}
	in := l.instance(place, addr)
	if data && in.block == nil && l.places[""].module.known {
		return // left over in the state; the configuration has it no more
	}
	in.after, in.before, in.unread = m, m, true
	in.reader.Planned = in.block != nil
	in.resource.Provider = l.providers.of(in, provider)
	l.add(in)
}

// read turns the values of all instances into bodies, on all processors.
func (l *loader) read() {
	each(l.instances, func(in *instance) {
		shape := shapeOf(in.resource.Addr)
		var b *tfjson.Block
		if in.block != nil {
			b = in.block.arguments()
		}
		in.resource.Body = in.reader.Body(in.after, shape, b)
		change := in.resource.Change
		switch {
		case change == nil:
		case slices.Equal(change.Actions, []string{string(terraform.ActionNoop)}):
			change.Before = in.resource
		case in.before.Value != nil:
			change.Before = in.previous(in.resource.Provider)
		}
	})
}

// previous is the instance as it was before the plan.
func (in *instance) previous(p *model.Provider) *model.Resource {
	addr := in.resource.Addr
	if c := in.resource.Change; c != nil && c.From != "" {
		if from, ok := model.ParseAddress(c.From); ok {
			addr = from
		}
	}
	r := &model.Resource{Addr: addr, Provider: p, Exists: model.Yes, Range: in.resource.Range, Calls: in.resource.Calls, DependsOn: in.resource.DependsOn}
	reader := tfjson.Reader{Range: in.resource.Range, Data: in.reader.Data}
	r.Body = reader.Body(in.before, shapeOf(addr), nil)
	return r
}

func shapeOf(addr model.Address) *schema.Block {
	if addr.Mode == model.Data {
		return schema.DataSource(addr.Type)
	}
	return schema.Resource(addr.Type)
}

// removed are the instances that exist no more after the plan, with the values of now.
func (l *loader) removed() []*model.Resource {
	each(l.gone, func(in *instance) {
		before := in.previous(in.resource.Provider)
		in.resource.Body, in.resource.Change.Before = before.Body, before
	})
	out := make([]*model.Resource, len(l.gone))
	for i, in := range l.gone {
		out[i] = in.resource
	}
	slices.SortStableFunc(out, func(a, b *model.Resource) int { return strings.Compare(a.Addr.String(), b.Addr.String()) })
	return out
}

// each runs f for all elements on all processors.
func each[T any](list []T, f func(T)) {
	var wait sync.WaitGroup
	const batch = 64
	next := make(chan []T)
	for range runtime.GOMAXPROCS(0) {
		wait.Go(func() {
			for some := range next {
				for _, one := range some {
					f(one)
				}
			}
		})
	}
	for some := range slices.Chunk(list, batch) {
		next <- some
	}
	close(next)
	wait.Wait()
}
