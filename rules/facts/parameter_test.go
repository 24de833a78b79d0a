package facts

import (
	"testing"

	"github.com/zclconf/go-cty/cty"

	"github.com/sekisho/sekisho/analyzer/model"
	"github.com/sekisho/sekisho/analyzer/rule"
)

// parameters is a parameter group with these names and values.
func parameters(pairs ...cty.Value) *model.Resource {
	group := resource("aws_db_parameter_group", "g", nil)
	list := &model.BlockList{}
	for i := 0; i < len(pairs); i += 2 {
		list.List = append(list.List, &model.Body{Attrs: map[string]*model.Attr{
			"name": {Value: pairs[i], Origin: model.Written}, "value": {Value: pairs[i+1], Origin: model.Written},
		}})
	}
	group.Body.Blocks = map[string]*model.BlockList{"parameter": list}
	return group
}

func TestParameter(t *testing.T) {
	more := parameters(str("a"), str("1"))
	more.Body.Blocks["parameter"].Unknown = cty.DynamicVal
	for _, test := range []struct {
		name  string
		group *model.Resource
		want  model.Tri
	}{
		{"no parameters", resource("aws_db_parameter_group", "g", nil), model.No},
		{"another parameter", parameters(str("a"), str("1")), model.No},
		{"as wanted", parameters(str("a"), str("0"), str("TLS"), str("1")), model.Yes},
		{"otherwise", parameters(str("tls"), str("0")), model.No},
		{"not known", parameters(str("tls"), unset("x")), model.Unknown},
		{"under an unknown name", parameters(unset("x"), str("1")), model.Unknown},
		{"both", parameters(unset("x"), str("0"), str("tls"), str("1")), model.Yes},
		{"perhaps more", more, model.Unknown},
	} {
		absent := rule.Judge(model.No, "tls is not set", test.group.Value())
		res := Parameter(test.group, "tls", absent, func(v model.Value) rule.Result {
			return rule.Judge(v.OneOf("1"), "tls is "+v.String(), v)
		})
		if res.OK != test.want || res.Message == "" || len(res.Evidence) == 0 || (res.OK == model.Unknown) != (res.Reason != "") {
			t.Errorf("%s: %+v, not %s", test.name, res, test.want)
		}
	}
}
