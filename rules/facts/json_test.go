package facts

import (
	"testing"

	"github.com/hashicorp/hcl/v2"
	"github.com/zclconf/go-cty/cty"

	"github.com/sekisho/sekisho/analyzer/model"
	"github.com/sekisho/sekisho/analyzer/rule"
)

func TestJudgeJSON(t *testing.T) {
	on, off := str(`{"A": {"B": true}}`), str(`{"A": {"B": false}}`)
	encoded := func(b cty.Value) cty.Value {
		return cty.UnknownVal(cty.String).Mark(&model.Encoded{Value: cty.ObjectVal(map[string]cty.Value{"A": cty.ObjectVal(map[string]cty.Value{"B": b})})})
	}
	for _, test := range []struct {
		name string
		v    cty.Value
		want model.Tri
	}{
		{"true", on, model.Yes},
		{"false", off, model.No},
		{"empty", str(`{}`), model.No},
		{"no object", str(`{"A": []}`), model.No},
		{"null", str(`{"A": null}`), model.No},
		{"no document", str(`A: {B: true}`), model.Unknown},
		{"not known", unset("x"), model.Unknown},
		{"a known part", encoded(cty.True), model.Yes},
		{"an unknown part", encoded(unset("x")), model.Unknown},
		{"either of two", either(on, on), model.Yes},
		{"either of two that differ", either(on, off), model.Unknown},
	} {
		res := JudgeJSON(value(test.v), func(doc model.Value) rule.Result {
			v := Member(doc, "A.B")
			return rule.Judge(v.True(), v.Path+" is "+v.String(), v)
		})
		if res.OK != test.want || res.Message == "" || (res.OK == model.Unknown) != (res.Reason != "") {
			t.Errorf("%s: %+v, not %s", test.name, res, test.want)
		}
	}
}

// TestMemberHidden keeps the parts of a document hidden that may not be shown.
func TestMemberHidden(t *testing.T) {
	v := model.NewValue("aws_x.y.z", str(`{"A": "word"}`).Mark(model.Sensitive), hcl.Range{}, model.Written)
	JudgeJSON(v, func(doc model.Value) rule.Result {
		if got := Member(doc, "A"); got.String() != "(sensitive)" || got.OneOf("word") != model.Yes {
			t.Errorf("a part of a sensitive document is shown as %s", got)
		}
		return rule.Result{}
	})
}
