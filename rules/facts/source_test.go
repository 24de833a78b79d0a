package facts

import (
	"testing"

	"github.com/zclconf/go-cty/cty"

	"github.com/sekisho/sekisho/analyzer/model"
	"github.com/sekisho/sekisho/analyzer/rule"
)

func TestLetsIn(t *testing.T) {
	for _, test := range []struct {
		name             string
		v4               []cty.Value
		public, internet model.Tri
	}{
		{"nothing", nil, model.No, model.No},
		{"a private range", []cty.Value{str("10.0.0.0/8")}, model.No, model.No},
		{"shared address space", []cty.Value{str("100.64.0.0/10")}, model.No, model.No},
		{"one public address", []cty.Value{str("10.0.0.0/8"), str("203.0.113.9/32")}, model.Yes, model.No},
		{"more than a private range", []cty.Value{str("172.0.0.0/8")}, model.Yes, model.No},
		{"everything", []cty.Value{str("0.0.0.0/0")}, model.Yes, model.Yes},
		{"not known", []cty.Value{unset("range")}, model.Unknown, model.Unknown},
		{"not known, beside a public address", []cty.Value{unset("range"), str("203.0.113.9/32")}, model.Yes, model.Unknown},
	} {
		group := resource("aws_security_group", "g", nil)
		if test.v4 != nil {
			group.Body.Blocks = map[string]*model.BlockList{"ingress": {List: []*model.Body{{Attrs: map[string]*model.Attr{
				"protocol": {Value: str("tcp")}, "from_port": {Value: cty.NumberIntVal(5432)}, "to_port": {Value: cty.NumberIntVal(5432)},
				"cidr_blocks": {Value: cty.TupleVal(test.v4)},
			}}}}}
		}
		g := graph(group)
		in := IngressOf(g, group)
		for reach, want := range map[Reach]model.Tri{Public: test.public, Internet: test.internet} {
			if res := in.LetsIn(g, reach); res.OK != want || res.Message == "" || len(res.Evidence) == 0 {
				t.Errorf("%s: %s: %+v, not %s", test.name, reach, res, want)
			}
		}
	}
}

func TestRequiresTLS(t *testing.T) {
	statement := func(effect, action string, condition cty.Value) cty.Value {
		return object("Effect", effect, "Principal", "*", "Action", action, "Condition", condition)
	}
	for _, test := range []struct {
		name string
		doc  cty.Value
		want model.Tri
	}{
		{"a denial", policy(statement("Deny", "*", plainHTTP())), model.Yes},
		{"a denial of another action", policy(statement("Deny", "s3:*", plainHTTP())), model.No},
		{"a denial without the condition", policy(object("Effect", "Deny", "Principal", "*", "Action", "*")), model.No},
		{"an allowance", policy(statement("Allow", "*", plainHTTP())), model.No},
		{"no statement", policy(), model.No},
		{"not known", unset("policy"), model.Unknown},
	} {
		res := JudgePolicy(value(test.doc), rule.Result{}, func(d Document) rule.Result { return RequiresTLS(d, "elasticfilesystem:ClientMount") })
		if res.OK != test.want {
			t.Errorf("%s: %+v, not %s", test.name, res, test.want)
		}
	}
}
