package is

import (
	"testing"

	"github.com/zclconf/go-cty/cty"

	"github.com/sekisho/sekisho/analyzer/model"
)

// written is a resource with one argument.
func written(v cty.Value) *model.Resource {
	r := &model.Resource{Addr: model.Address{Type: "aws_x", Name: "y"}, Exists: model.Yes, Body: &model.Body{Attrs: map[string]*model.Attr{}}}
	if v != cty.NilVal {
		r.Body.Attrs["a"] = &model.Attr{Value: v, Origin: model.Written}
	}
	return r
}

func TestAttributeChecks(t *testing.T) {
	text, number := cty.StringVal, cty.NumberIntVal
	list := func(s ...string) cty.Value {
		out := make([]cty.Value, len(s))
		for i, e := range s {
			out[i] = text(e)
		}
		return cty.ListVal(out)
	}
	open := func(t cty.Type) cty.Value {
		return cty.UnknownVal(t).Mark(&model.Source{Kind: model.FromVariable, Name: "var.v", Why: "has no value"})
	}
	from := func(mode model.Mode) cty.Value {
		r := &model.Resource{Addr: model.Address{Mode: mode, Type: "aws_group", Name: "g"}}
		return cty.UnknownVal(cty.String).Mark(&model.Source{Kind: model.FromResource, Resource: r, Attr: "id"})
	}
	part := cty.ListVal([]cty.Value{text("audit"), open(cty.String)})
	for _, test := range []struct {
		name  string
		check Check
		value cty.Value
		want  model.Tri
	}{
		{"a list with all", Lists("a", "audit", "error"), list("error", "audit", "slow"), model.Yes},
		{"a list without one", Lists("a", "audit", "error"), list("audit"), model.No},
		{"no list", Lists("a", "audit"), cty.NilVal, model.No},
		{"an unknown list", Lists("a", "audit"), open(cty.List(cty.String)), model.Unknown},
		{"a list of which one is unknown", Lists("a", "audit", "error"), part, model.Unknown},
		{"the other of which is there", Lists("a", "audit"), part, model.Yes},
		{"a list with one of several", ListsOneOf("a", "audit", "error"), list("error"), model.Yes},
		{"a list with none of them", ListsOneOf("a", "audit", "error"), list("slow"), model.No},
		{"an unknown list of several", ListsOneOf("a", "audit", "error"), open(cty.List(cty.String)), model.Unknown},
		{"enough", NotLess("a", 1), number(1), model.Yes},
		{"too few", NotLess("a", 1), number(0), model.No},
		{"no number", NotLess("a", 1), cty.NilVal, model.No},
		{"an unknown number", NotLess("a", 1), open(cty.Number), model.Unknown},
		{"another name", Other("a", "default"), text("own"), model.Yes},
		{"the name", Other("a", "default"), text("default"), model.No},
		{"no name", Other("a", "default"), cty.NilVal, model.No},
		{"an empty name", Other("a", "default"), text(""), model.No},
		{"an unknown name", Other("a", "default"), open(cty.String), model.Unknown},
		{"the name of a resource", Other("a", "default"), from(model.Managed), model.Yes},
		{"a name that is looked up", Other("a", "default"), from(model.Data), model.Unknown},
	} {
		res := test.check(nil, written(test.value))
		if res.OK != test.want || res.Message == "" || len(res.Evidence) == 0 || (res.OK == model.Unknown) != (res.Reason != "") {
			t.Errorf("%s: %+v, not %s", test.name, res, test.want)
		}
	}
}
