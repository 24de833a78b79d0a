package facts

import (
	"slices"
	"strings"

	"github.com/sekisho/sekisho/analyzer/model"
)

// Target is the one resource that a value certainly names, if it is of one of the types; nil otherwise. Data sources are
// written "data.aws_vpc".
func Target(g *model.Graph, v model.Value, types ...string) *model.Resource {
	if !v.Present() || !v.Decided() && len(v.Outcomes()) != 1 {
		return nil
	}
	var found *model.Resource
	for _, s := range v.Sources() {
		switch {
		case s.Derived:
			return nil
		case s.Kind != model.FromResource || s.Resource == nil:
			if !v.Known() {
				return nil
			}
		case slices.Contains(types, typeKey(s.Resource)):
			if found != nil && found != s.Resource {
				return nil
			}
			found = s.Resource
		}
	}
	if found != nil {
		return found
	}
	text, ok := v.Text()
	if !ok || text == "" {
		return nil
	}
	for _, typ := range types {
		hits := g.Named(typ, text)
		if len(hits) > 1 || len(hits) == 1 && found != nil {
			return nil
		}
		if len(hits) == 1 {
			found = hits[0]
		}
	}
	return found
}

// typeKey is the type of a resource, with "data." before it for a data source.
func typeKey(r *model.Resource) string {
	if r.Addr.Mode == model.Data {
		return "data." + r.Addr.Type
	}
	return r.Addr.Type
}

// ComesFrom tells whether a value is an identifier of a resource of one of the types: Yes, No if it is one of another of
// the types known to be different, Unknown otherwise. prefix is how AWS begins such identifiers: "igw-".
func ComesFrom(v model.Value, prefix string, types, others []string) model.Tri {
	if v.Decided() {
		return comesFrom(v, prefix, types, others)
	}
	out := v.Outcomes()
	answer := comesFrom(out[0], prefix, types, others)
	for _, o := range out[1:] {
		if comesFrom(o, prefix, types, others) != answer {
			return model.Unknown
		}
	}
	return answer
}

func comesFrom(v model.Value, prefix string, types, others []string) model.Tri {
	if v.Set() == model.No || v.NotEmpty() == model.No {
		return model.No
	}
	yes, no, open := false, false, !v.Known()
	for _, s := range v.Sources() {
		switch {
		case s.Derived || s.Kind != model.FromResource || s.Resource == nil:
			if !v.Known() {
				return model.Unknown
			}
		case slices.Contains(types, typeKey(s.Resource)):
			yes = true
		case slices.Contains(others, typeKey(s.Resource)):
			no = true
		case !v.Known():
			return model.Unknown
		}
	}
	switch {
	case yes && no:
		return model.Unknown
	case yes:
		return model.Yes
	case no:
		return model.No
	case open:
		return model.Unknown
	}
	text, _ := v.Text()
	return model.Of(strings.HasPrefix(text, prefix))
}
