package facts

import (
	"testing"

	"github.com/hashicorp/hcl/v2"
	"github.com/zclconf/go-cty/cty"

	"github.com/sekisho/sekisho/analyzer/model"
	"github.com/sekisho/sekisho/analyzer/rule"
)

func TestJudgeParts(t *testing.T) {
	unset := &model.Source{Kind: model.FromVariable, Name: "var.x", Why: "has no value"}
	encoded := func(v cty.Value) model.Value {
		return model.NewValue("x", cty.UnknownVal(cty.String).Mark(&model.Encoded{Value: v}), hcl.Range{}, model.Written)
	}
	open := cty.UnknownVal(cty.Bool).Mark(unset)
	for _, test := range []struct {
		what string
		v    model.Value
		want model.Tri
	}{
		{"text", text(`[{"name": "a", "Privileged": false}, {"name": "b", "privileged": true}]`), model.No},
		{"text without the member", text(`[{"name": "a"}]`), model.Yes},
		{"an empty list", text(`[]`), model.Yes},
		{"not set", model.Value{}, model.Yes},
		{"no JSON", text(`{`), model.Unknown},
		{"an unknown text", model.NewValue("x", cty.UnknownVal(cty.String).Mark(unset), hcl.Range{}, model.Written), model.Unknown},
		{"an unknown member", encoded(cty.TupleVal([]cty.Value{cty.ObjectVal(map[string]cty.Value{"privileged": open})})), model.Unknown},
		{"a member next to an unknown one", encoded(cty.TupleVal([]cty.Value{cty.ObjectVal(map[string]cty.Value{"image": open})})), model.Yes},
		{"an unknown element", encoded(cty.TupleVal([]cty.Value{cty.DynamicVal.Mark(unset)})), model.Unknown},
		{"an unknown element next to one that decides", encoded(cty.TupleVal([]cty.Value{cty.DynamicVal.Mark(unset), cty.ObjectVal(map[string]cty.Value{"privileged": cty.True})})), model.No},
		{"an unknown list", encoded(cty.DynamicVal.Mark(unset)), model.Unknown},
	} {
		res := JudgeParts(test.v, rule.Judge(model.Yes, "none", test.v), func(doc Part) rule.Result {
			return EveryItem(doc, "no containers", func(c Part) rule.Result {
				v := c.Get("privileged")
				return rule.Judge(v.True().Not(), v.Path+" is "+v.String(), v.Value)
			})
		})
		if res.OK != test.want {
			t.Errorf("%s: %s (%s), not %s", test.what, res.OK, res.Message, test.want)
		}
	}
}

// TestPartPlace requires a part to say where it would stand, and to hide what the whole hides.
func TestPartPlace(t *testing.T) {
	v := model.NewValue("aws_x.y.doc", cty.StringVal(`{"list": [{"a": {"b": "c"}}]}`).Mark(model.Sensitive), hcl.Range{}, model.Written)
	res := JudgeParts(v, rule.Result{}, func(doc Part) rule.Result {
		return EveryItem(doc.Get("list"), "", func(p Part) rule.Result {
			found, missing := p.Get("a", "b"), p.Get("a", "x", "y")
			if found.At() != "aws_x.y.doc.list[0].a.b" || !found.Sensitive() {
				t.Errorf("%s = %s", found.At(), found.String())
			}
			if missing.Present() || missing.At() != "aws_x.y.doc.list[0].a.x.y" {
				t.Errorf("%s = %s", missing.At(), missing.String())
			}
			return rule.Result{OK: model.Yes}
		})
	})
	if res.OK != model.Yes {
		t.Errorf("%+v", res)
	}
}
