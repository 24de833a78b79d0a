package is

import (
	"testing"

	"github.com/zclconf/go-cty/cty"

	"github.com/sekisho/sekisho/analyzer/model"
)

// subject is a resource with attributes and nested blocks.
func subject(attrs map[string]cty.Value, blocks map[string]*model.BlockList) *model.Resource {
	r := &model.Resource{Addr: model.Address{Type: "aws_x", Name: "y"}, Body: &model.Body{Attrs: map[string]*model.Attr{}, Blocks: blocks}}
	for name, v := range attrs {
		r.Body.Attrs[name] = &model.Attr{Value: v, Origin: model.Written}
	}
	return r
}

func given(name string) cty.Value {
	return cty.UnknownVal(cty.String).Mark(&model.Source{Kind: model.FromVariable, Name: "var." + name, Why: "has no value"})
}

func idOf(name string) cty.Value {
	r := &model.Resource{Addr: model.Address{Type: "aws_subnet", Name: name}}
	return cty.UnknownVal(cty.String).Mark(&model.Source{Kind: model.FromResource, Resource: r, Attr: "id"})
}

func TestSeveral(t *testing.T) {
	a, b := cty.StringVal("a"), cty.StringVal("b")
	block := &model.Body{Attrs: map[string]*model.Attr{}}
	for _, test := range []struct {
		name   string
		list   cty.Value
		blocks *model.BlockList
		want   model.Tri
	}{
		{"two", cty.TupleVal([]cty.Value{a, b}), nil, model.Yes},
		{"the same twice", cty.TupleVal([]cty.Value{a, a}), nil, model.No},
		{"one", cty.TupleVal([]cty.Value{a}), nil, model.No},
		{"nothing", cty.NilVal, nil, model.No},
		{"two resources", cty.TupleVal([]cty.Value{idOf("a"), idOf("b")}), nil, model.Yes},
		{"one is not known", cty.TupleVal([]cty.Value{a, given("b")}), nil, model.Unknown},
		{"not known", given("list"), nil, model.Unknown},
		{"two blocks", cty.NilVal, &model.BlockList{List: []*model.Body{block, block}}, model.Yes},
		{"one block", cty.NilVal, &model.BlockList{List: []*model.Body{block}}, model.No},
		{"one block or more", cty.NilVal, &model.BlockList{List: []*model.Body{block}, Unknown: given("list")}, model.Unknown},
		{"one here and one there", cty.TupleVal([]cty.Value{a}), &model.BlockList{List: []*model.Body{block}}, model.No},
	} {
		attrs, blocks := map[string]cty.Value{}, map[string]*model.BlockList{}
		if test.list != cty.NilVal {
			attrs["subnets"] = test.list
		}
		if test.blocks != nil {
			blocks["mapping"] = test.blocks
		}
		res := Several(2, "subnets", "mapping")(nil, subject(attrs, blocks))
		if res.OK != test.want || len(res.Evidence) == 0 || res.OK == model.Unknown && res.Reason == "" {
			t.Errorf("%s: %+v, want %s", test.name, res, test.want)
		}
	}
}

func TestSaid(t *testing.T) {
	for _, test := range []struct {
		name   string
		v      cty.Value
		origin model.Origin
		silent model.Tri
		want   model.Tri
	}{
		{"true", cty.True, model.Written, model.No, model.Yes},
		{"false", cty.False, model.Written, model.Yes, model.No},
		{"nothing", cty.NilVal, model.Absent, model.Yes, model.Yes},
		{"null", cty.NullVal(cty.Bool), model.Written, model.Yes, model.Yes},
		{"left to AWS", cty.UnknownVal(cty.Bool), model.Computed, model.Yes, model.Yes},
		{"reported by AWS", cty.False, model.Computed, model.Yes, model.No},
		{"not known", given("on"), model.Written, model.Yes, model.Unknown},
	} {
		r := subject(nil, nil)
		if test.v != cty.NilVal {
			r.Body.Attrs["on"] = &model.Attr{Value: test.v, Origin: test.origin}
		}
		if res := Said("on", test.silent, model.Value.True)(nil, r); res.OK != test.want {
			t.Errorf("%s: %+v, want %s", test.name, res, test.want)
		}
	}
}
