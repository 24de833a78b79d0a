package hclload

import (
	"path/filepath"
	"strings"

	"github.com/hashicorp/hcl/v2"
	"github.com/zclconf/go-cty/cty"

	"github.com/sekisho/sekisho/analyzer/model"
)

// beside lists what the configuration says beside resources: the settings of the root module, and the module calls that
// are written in it and in the local modules it calls, each once.
func (ev *evaluation) beside(root *instance) []*model.Resource {
	var out []*model.Resource
	if s := root.settings(); s != nil {
		out = append(out, s)
	}
	root.moduleBlocks(map[hcl.Range]bool{}, &out)
	return out
}

// settings is the terraform block of a root module. A module without one that configures no provider either is taken for
// one that others call: it has none.
func (in *instance) settings() *model.Resource {
	rng := in.mod.settings
	if in.mod.backend == nil {
		if len(in.mod.providers) == 0 {
			return nil
		}
		if rng.Filename == "" {
			rng = in.mod.providers[0].rng
		}
	}
	r := &model.Resource{
		Addr:   model.Address{Mode: model.Managed, Type: model.TerraformType, Name: "settings"},
		Exists: model.Yes, Range: rng, Body: &model.Body{Range: rng, End: rng, Attrs: map[string]*model.Attr{}},
	}
	if b := in.mod.backend; b != nil {
		eval := &bodyEval{in: in, ev: in.plain, addr: r.Addr.String()}
		body := eval.body(b.body, nil)
		if len(b.labels) == 1 {
			body.Attrs["type"] = &model.Attr{Value: cty.StringVal(b.labels[0]), Range: b.rng, Origin: model.Written, Literal: true}
		}
		r.Body.Blocks = map[string]*model.BlockList{b.typ: {List: []*model.Body{body}, Range: b.rng}}
	}
	return r
}

// moduleBlocks collects the calls of a module instance and of the local modules below it.
func (in *instance) moduleBlocks(seen map[hcl.Range]bool, out *[]*model.Resource) {
	for _, name := range in.mod.callSeq {
		c := in.mod.calls[name]
		if seen[c.rng] {
			continue
		}
		seen[c.rng] = true
		body := &model.Body{Range: c.rng, End: c.rng, Attrs: map[string]*model.Attr{}}
		for name, a := range c.header {
			// Both take constants alone. What is wrong with them has been reported where the call was read.
			v, diags := a.Expr.Value(nil)
			if diags.HasErrors() {
				v = cty.DynamicVal
			}
			body.Attrs[name] = &model.Attr{Value: v, Range: a.Range, Origin: model.Written, Literal: isLiteral(a.Expr)}
		}
		*out = append(*out, &model.Resource{
			Addr:   model.Address{Module: in.path, Mode: model.Managed, Type: model.ModuleType, Name: name},
			Exists: model.Yes, Range: c.rng, Calls: in.calls, Body: body,
		})
		for _, kid := range in.kid(name).list {
			if !installed(kid.mod.dir) {
				kid.moduleBlocks(seen, out)
			}
		}
	}
}

// installed reports whether terraform init put a module where it is, so that it is not part of the repository.
func installed(dir string) bool {
	return strings.Contains(filepath.ToSlash(dir), ".terraform/modules/")
}
