package facts

import (
	"testing"

	"github.com/hashicorp/hcl/v2"
	"github.com/zclconf/go-cty/cty"

	"github.com/sekisho/sekisho/analyzer/model"
)

func TestNamedLikeSecret(t *testing.T) {
	text := func(parts ...cty.Value) cty.Value {
		if len(parts) == 1 {
			return parts[0]
		}
		return cty.UnknownVal(cty.String).Mark(&model.Pieces{Parts: parts})
	}
	env := cty.UnknownVal(cty.String)
	for _, test := range []struct {
		name string
		raw  cty.Value
		want model.Tri
	}{
		{"password", text(cty.StringVal("/app/db/password")), model.Yes},
		{"a setting of one", text(cty.StringVal("/app/db/password-length")), model.No},
		{"no credential", text(cty.StringVal("/app/log-level")), model.No},
		{"in an environment", text(cty.StringVal("/"), env, cty.StringVal("/db/password")), model.Yes},
		{"the end of a word", text(cty.StringVal("/app/"), env, cty.StringVal("password")), model.Unknown},
		{"unknown end", text(cty.StringVal("/app/"), env), model.Unknown},
		{"unknown", env, model.Unknown},
	} {
		if got := NamedLikeSecret(model.NewValue("name", test.raw, hcl.Range{}, model.Written)); got != test.want {
			t.Errorf("%s: %s, want %s", test.name, got, test.want)
		}
	}
}
