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
