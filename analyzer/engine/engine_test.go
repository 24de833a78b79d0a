package engine_test

import (
	"testing"

	"github.com/sekisho/sekisho/analyzer/engine"
	"github.com/sekisho/sekisho/analyzer/model"
	"github.com/sekisho/sekisho/analyzer/rule"
)

// TestWhenAccount requires an account-wide rule to give no verdict where it does not apply, and no fail where it may not.
func TestWhenAccount(t *testing.T) {
	for _, test := range []struct {
		name    string
		applies model.Tri
		result  rule.Result
		whole   bool
		want    string
	}{
		{"it applies", model.Yes, rule.Result{OK: model.No}, false, "no"},
		{"it does not apply", model.No, rule.Result{OK: model.No}, false, "no verdict"},
		{"it may apply", model.Unknown, rule.Result{OK: model.No}, false, "unknown"},
		{"it may apply, and passes", model.Unknown, rule.Result{OK: model.Yes}, false, "yes"},
		{"nothing is told", model.Yes, rule.Result{NotSeen: true}, false, "not evaluated"},
		{"nothing is told of a whole account", model.Yes, rule.Result{NotSeen: true}, true, "no"},
		{"nothing is told of a whole account, and it may apply", model.Unknown, rule.Result{NotSeen: true}, true, "unknown"},
		{"nothing is told of a whole account, and it does not apply", model.No, rule.Result{NotSeen: true}, true, "no verdict"},
	} {
		r := &rule.Rule{
			ID:          "test-account-wide",
			WhenAccount: func(*rule.Pass, *model.Provider) model.Tri { return test.applies },
			Account:     func(*rule.Pass, *model.Provider) rule.Result { return test.result },
		}
		g := model.NewGraph(nil, []*model.Provider{{Type: "aws"}}, nil, func(string) []string { return nil })
		vs, err := engine.Run(t.Context(), g, []*rule.Rule{r}, engine.Options{WholeAccount: test.whole})
		if err != nil {
			t.Fatal(err)
		}
		got := "no verdict"
		if len(vs) > 0 {
			got = vs[0].OK.String()
			if vs[0].NotSeen {
				got = "not evaluated"
			}
		}
		if got != test.want {
			t.Errorf("%s: %s, not %s", test.name, got, test.want)
		}
	}
}

// TestWhyWhenCannotTell requires a fail of a rule that may not apply to be unknown for the reason that the rule gives, and
// no such reason to be taken for the next resource.
func TestWhyWhenCannotTell(t *testing.T) {
	r := &rule.Rule{
		ID: "test-when", Types: []string{"aws_vpc"},
		When: func(p *rule.Pass, r *model.Resource) model.Tri {
			if r.Addr.Name == "a" {
				return p.AppliesBy(rule.Result{Reason: "var.a has no value", Evidence: []rule.Evidence{{Value: r.Value()}}})
			}
			return model.Unknown
		},
		Check: func(_ *rule.Pass, r *model.Resource) rule.Result { return rule.Judge(model.No, "it fails", r.Value()) },
	}
	list := []*model.Resource{{Addr: model.Address{Type: "aws_vpc", Name: "a"}}, {Addr: model.Address{Type: "aws_vpc", Name: "b"}}}
	g := model.NewGraph(list, nil, nil, func(string) []string { return nil })
	vs, err := engine.Run(t.Context(), g, []*rule.Rule{r}, engine.Options{})
	if err != nil || len(vs) != 2 {
		t.Fatal(vs, err)
	}
	for i, want := range []string{"var.a has no value", "whether the rule applies is not known"} {
		if vs[i].OK != model.Unknown || vs[i].Reason != want || len(vs[i].Evidence) != 2-i {
			t.Errorf("%s: %s because %s, with %d places", vs[i].Subject(), vs[i].OK, vs[i].Reason, len(vs[i].Evidence))
		}
	}
}
