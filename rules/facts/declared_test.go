package facts

import (
	"testing"

	"github.com/hashicorp/hcl/v2"
	"github.com/zclconf/go-cty/cty"

	"github.com/sekisho/sekisho/analyzer/model"
	"github.com/sekisho/sekisho/analyzer/rule"
	"github.com/sekisho/sekisho/analyzer/schema"
)

func TestDeclared(t *testing.T) {
	region := model.NewValue("provider.aws.region", cty.StringVal("ap-northeast-1"), hcl.Range{}, model.Written)
	p := &model.Provider{Type: "aws", Region: region}
	made := func(name string, exists model.Tri, on cty.Value) *model.Resource {
		return &model.Resource{
			Addr: model.Address{Type: "aws_guardduty_detector", Name: name}, Provider: p, Exists: exists,
			Body: &model.Body{Attrs: map[string]*model.Attr{"enable": {Value: on, Origin: model.Written}}},
		}
	}
	for _, test := range []struct {
		name  string
		has   []*model.Resource
		want  model.Tri
		quiet bool
	}{
		{"none", nil, model.No, true},
		{"one that is not approved of", []*model.Resource{made("a", model.Yes, cty.False)}, model.No, true},
		{"one that is", []*model.Resource{made("a", model.Yes, cty.False), made("b", model.Yes, cty.True)}, model.Yes, false},
		{"one that may be", []*model.Resource{made("a", model.Yes, cty.UnknownVal(cty.Bool))}, model.Unknown, false},
		{"one that may not exist", []*model.Resource{made("a", model.Unknown, cty.True)}, model.Unknown, false},
	} {
		g := model.NewGraph(test.has, []*model.Provider{p}, nil, schema.Identity)
		got := Declared(g, p, InAccount(p), "no detector", func(r *model.Resource) rule.Result {
			v := r.Get("enable")
			return rule.Judge(v.True(), "enable is "+v.String(), v)
		}, "aws_guardduty_detector")
		if got.OK != test.want || got.NotSeen != test.quiet {
			t.Errorf("%s: %s, not seen %v; want %s, %v", test.name, got.OK, got.NotSeen, test.want, test.quiet)
		}
	}
}
