package facts

import (
	"testing"

	"github.com/hashicorp/hcl/v2"
	"github.com/zclconf/go-cty/cty"

	"github.com/sekisho/sekisho/analyzer/model"
)

func TestNamesStandard(t *testing.T) {
	region := cty.UnknownVal(cty.String).Mark(&model.Source{Kind: model.FromVariable, Name: "var.region"})
	pieces := func(parts ...cty.Value) cty.Value {
		return cty.UnknownVal(cty.String).Mark(&model.Pieces{Parts: parts})
	}
	const fsbp = "aws-foundational-security-best-practices"
	for _, test := range []struct {
		name string
		v    cty.Value
		want model.Tri
	}{
		{"known", cty.StringVal("arn:aws:securityhub:ap-northeast-1::standards/" + fsbp + "/v/1.0.0"), model.Yes},
		{"another", cty.StringVal("arn:aws:securityhub:ap-northeast-1::standards/pci-dss/v/3.2.1"), model.No},
		{"region filled in", pieces(cty.StringVal("arn:aws:securityhub:"), region, cty.StringVal("::standards/"+fsbp+"/v/1.0.0")), model.Yes},
		{"another, filled in", pieces(cty.StringVal("arn:aws:securityhub:"), region, cty.StringVal("::standards/pci-dss/v/3.2.1")), model.No},
		{"standard filled in", pieces(cty.StringVal("arn:aws:securityhub:ap-northeast-1::standards/"), region), model.Unknown},
		{"not known", region, model.Unknown},
		{"absent", cty.NilVal, model.No},
	} {
		if got := NamesStandard(model.NewValue("x", test.v, hcl.Range{}, model.Written), fsbp); got != test.want {
			t.Errorf("%s: %s, not %s", test.name, got, test.want)
		}
	}
}
