package report

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/hashicorp/hcl/v2"
	"github.com/zclconf/go-cty/cty"

	"github.com/sekisho/sekisho/analyzer/engine"
	"github.com/sekisho/sekisho/analyzer/gate"
	"github.com/sekisho/sekisho/analyzer/model"
	"github.com/sekisho/sekisho/analyzer/rule"
)

// The rules of the test: all ports imply ssh, and both imply a list of ports.
var (
	allPorts = &rule.Rule{ID: "sg-all", Severity: rule.Critical}
	ssh      = &rule.Rule{ID: "sg-ssh", Severity: rule.High, ImpliedBy: []string{"sg-all"}}
	portList = &rule.Rule{ID: "sg-list", Severity: rule.High, ImpliedBy: []string{"sg-all", "sg-ssh"}}
	grave    = &rule.Rule{ID: "sg-grave", Severity: rule.Critical, ImpliedBy: []string{"sg-ssh"}}
)

func TestImply(t *testing.T) {
	provider := &model.Provider{Type: "aws", Range: hcl.Range{Filename: "main.tf", Start: hcl.InitialPos, End: hcl.InitialPos}}
	at := func(line int) model.Value {
		pos := hcl.Pos{Line: line, Column: 1, Byte: line * 10}
		return model.NewValue("ingress", cty.StringVal("0.0.0.0/0"), hcl.Range{Filename: "main.tf", Start: pos, End: pos}, model.Written)
	}
	finding := func(r *rule.Rule, ok model.Tri, line int) Verdict {
		return Verdict{Verdict: engine.Verdict{Rule: r, Provider: provider, Result: rule.Judge(ok, "", at(line))}}
	}
	ignored := func(v Verdict) Verdict { v.Ignored = &gate.Ignore{}; return v }
	known := func(v Verdict) Verdict { v.Known = true; return v }
	introduced := func(v Verdict) Verdict { v.Delta = engine.Introduced; return v }
	elsewhere := func(v Verdict) Verdict { v.Input = 1; return v }
	tests := []struct {
		name string
		list []Verdict
		want string // the rules under each other one
	}{
		{"the broadest takes all", []Verdict{finding(portList, model.No, 1), finding(ssh, model.No, 1), finding(allPorts, model.No, 1)}, "sg-list<sg-all sg-ssh<sg-all"},
		{"without the broadest, the next", []Verdict{finding(portList, model.No, 1), finding(ssh, model.No, 1)}, "sg-list<sg-ssh"},
		{"another place is another cause", []Verdict{finding(ssh, model.No, 2), finding(allPorts, model.No, 1)}, ""},
		{"another input is another cause", []Verdict{elsewhere(finding(ssh, model.No, 1)), finding(allPorts, model.No, 1)}, ""},
		{"unknown stands under unknown", []Verdict{finding(ssh, model.Unknown, 1), finding(allPorts, model.Unknown, 1)}, "sg-ssh<sg-all"},
		{"a fail does not stand under an unknown", []Verdict{finding(ssh, model.No, 1), finding(allPorts, model.Unknown, 1)}, ""},
		{"a pass implies nothing", []Verdict{finding(ssh, model.Yes, 1), finding(allPorts, model.Yes, 1)}, ""},
		{"what is ignored implies nothing", []Verdict{finding(ssh, model.No, 1), ignored(finding(allPorts, model.No, 1))}, ""},
		{"what is ignored is not implied", []Verdict{ignored(finding(ssh, model.No, 1)), finding(allPorts, model.No, 1)}, ""},
		{"what the baseline holds implies nothing", []Verdict{finding(ssh, model.No, 1), known(finding(allPorts, model.No, 1))}, ""},
		{"what is new does not stand under what is old", []Verdict{introduced(finding(ssh, model.No, 1)), finding(allPorts, model.No, 1)}, ""},
		{"what is worse stays", []Verdict{finding(grave, model.No, 1), finding(ssh, model.No, 1)}, ""},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			Imply(test.list)
			var got []string
			for i := range test.list {
				v := &test.list[i]
				if v.Under == nil {
					continue
				}
				got = append(got, v.Rule.ID+"<"+v.Under.Rule.ID)
				if v.Aside(false) != AsImplied {
					t.Errorf("%s counts", v.Rule.ID)
				}
				found := false
				for _, n := range v.Under.Narrower {
					found = found || n == v
				}
				if !found {
					t.Errorf("%s is not among the narrower findings of %s", v.Rule.ID, v.Under.Rule.ID)
				}
			}
			if diff := cmp.Diff(test.want, strings.Join(got, " ")); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}
