package facts

import (
	"testing"

	"github.com/zclconf/go-cty/cty"

	"github.com/sekisho/sekisho/analyzer/model"
)

func TestTag(t *testing.T) {
	unset := cty.UnknownVal(cty.Map(cty.String)).Mark(&model.Source{Kind: model.FromVariable, Name: "var.tags"})
	either := cty.UnknownVal(cty.Map(cty.String)).Mark(&model.Choice{Outcomes: []cty.Value{
		cty.MapVal(map[string]cty.Value{"Class": cty.StringVal("public")}),
		cty.MapVal(map[string]cty.Value{"Class": cty.StringVal("personal")}),
	}})
	tags := func(value string) cty.Value { return cty.MapVal(map[string]cty.Value{"Class": cty.StringVal(value)}) }
	for _, test := range []struct {
		name                string
		own, all, byDefault cty.Value // cty.NilVal where not written
		want                model.Tri // whether the class is personal
	}{
		{"own", tags("personal"), cty.NilVal, cty.NilVal, model.Yes},
		{"another", tags("public"), cty.NilVal, cty.NilVal, model.No},
		{"by default", cty.NilVal, tags("personal"), cty.NilVal, model.Yes},
		{"own goes first", tags("public"), tags("personal"), cty.NilVal, model.No},
		{"none", cty.NilVal, cty.NilVal, cty.NilVal, model.No},
		{"not known", unset, cty.NilVal, cty.NilVal, model.Unknown},
		{"default not known", cty.NilVal, cty.NilVal, unset, model.Unknown},
		{"default known", cty.NilVal, tags("public"), unset, model.No},
		{"one of two", either, cty.NilVal, cty.NilVal, model.Unknown},
	} {
		body := func(attrs map[string]cty.Value) *model.Body {
			b := &model.Body{Attrs: map[string]*model.Attr{}}
			for name, v := range attrs {
				if v != cty.NilVal {
					b.Attrs[name] = &model.Attr{Value: v, Origin: model.Written}
				}
			}
			return b
		}
		r := &model.Resource{Addr: model.Address{Type: "aws_s3_bucket", Name: "b"}, Body: body(map[string]cty.Value{"tags": test.own, "tags_all": test.all}),
			Provider: &model.Provider{Type: "aws", Body: &model.Body{Blocks: map[string]*model.BlockList{"default_tags": {List: []*model.Body{body(map[string]cty.Value{"tags": test.byDefault})}}}}}}
		if got := Tag(r, "Class").OneOf("personal"); got != test.want {
			t.Errorf("%s: %s, not %s", test.name, got, test.want)
		}
	}
}

func TestHasTag(t *testing.T) {
	name := cty.UnknownVal(cty.String).RefineNotNull()
	for _, test := range []struct {
		name string
		tags cty.Value
		want model.Tri
	}{
		{"there", cty.MapVal(map[string]cty.Value{"Owner": cty.StringVal("core")}), model.Yes},
		{"empty", cty.MapVal(map[string]cty.Value{"Owner": cty.StringVal("")}), model.No},
		{"value to come", cty.ObjectVal(map[string]cty.Value{"Owner": name}), model.Yes},
		{"another", cty.MapVal(map[string]cty.Value{"owner": cty.StringVal("core")}), model.No},
		{"null", cty.NullVal(cty.Map(cty.String)), model.No},
		{"not known", cty.UnknownVal(cty.Map(cty.String)), model.Unknown},
		{"absent", cty.NilVal, model.No},
	} {
		v := model.Value{}
		if test.tags != cty.NilVal {
			r := &model.Resource{Body: &model.Body{Attrs: map[string]*model.Attr{"tags": {Value: test.tags, Origin: model.Written}}}}
			v = r.Get("tags")
		}
		if got := HasTag(v, "Owner"); got != test.want {
			t.Errorf("%s: %s, not %s", test.name, got, test.want)
		}
	}
}
