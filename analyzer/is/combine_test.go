package is

import (
	"testing"

	"github.com/sekisho/sekisho/analyzer/model"
	"github.com/sekisho/sekisho/analyzer/rule"
)

func TestCombined(t *testing.T) {
	says := func(ok model.Tri, message string) Check {
		return func(*rule.Pass, *model.Resource) rule.Result {
			return rule.Result{OK: ok, Message: message, Evidence: []rule.Evidence{{Note: message}}}
		}
	}
	yes, no, open := says(model.Yes, "yes"), says(model.No, "no"), says(model.Unknown, "open")
	for _, test := range []struct {
		check Check
		ok    model.Tri
		says  string
		seen  int
	}{
		{Every(yes, yes), model.Yes, "yes", 2},
		{Every(yes, open, no), model.No, "no", 1},
		{Every(yes, open), model.Unknown, "open", 1},
		{AnyOf(no, open, yes), model.Yes, "yes", 1},
		{AnyOf(no, open), model.Unknown, "open", 1},
		{AnyOf(no, no), model.No, "no", 2},
	} {
		res := test.check(nil, nil)
		if res.OK != test.ok || res.Message != test.says || len(res.Evidence) != test.seen {
			t.Errorf("%+v, want %s %q with %d places", res, test.ok, test.says, test.seen)
		}
	}
}
