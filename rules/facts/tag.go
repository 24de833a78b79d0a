package facts

import (
	"github.com/zclconf/go-cty/cty"

	"github.com/sekisho/sekisho/analyzer/model"
)

// Tag is the value of a tag of a resource: its own, or one that the provider gives by default.
func Tag(r *model.Resource, key string) model.Value {
	if tags := r.Get("tags"); !lacks(tags, key) {
		if own := valueAt(tags, key); own.Present() || !own.Known() {
			return own
		}
	}
	all := r.Get("tags_all")
	if all.Present() || r.Provider == nil {
		return valueAt(all, key)
	}
	if defaults := r.Provider.Get("default_tags.tags"); !defaults.Known() {
		return valueAt(defaults, key) // what every resource gets is not known either
	}
	return valueAt(all, key)
}

// lacks reports whether a map is known, in the plainest way, and has no such key: as most resources have not.
func lacks(m model.Value, key string) bool {
	raw := m.Raw()
	switch {
	case raw == cty.NilVal:
		return true
	case raw.IsMarked() || !raw.IsKnown():
		return false
	case raw.IsNull():
		return true
	case raw.Type().IsMapType():
		return raw.LengthInt() == 0 || raw.HasIndex(cty.StringVal(key)).False()
	}
	return false
}

// valueAt is the value of a key of a map, such as tags: absent where the map has no such key, and unknown where the map is.
func valueAt(m model.Value, key string) model.Value {
	step := "." + key
	if m.Raw() == cty.NilVal {
		return moved(m, step, cty.NilVal)
	}
	u, marks := m.Raw().Unmark()
	t := u.Type()
	switch {
	case !u.IsKnown():
		out := cty.DynamicVal
		for mark := range marks {
			if !model.DescribesValue(mark) {
				out = out.Mark(mark)
			}
		}
		return moved(m, step, out)
	case u.IsNull():
	case t.IsObjectType() && t.HasAttribute(key):
		return moved(m, step, u.GetAttr(key).WithMarks(marks))
	case t.IsMapType():
		if k := cty.StringVal(key); u.HasIndex(k).True() {
			return moved(m, step, u.Index(k).WithMarks(marks))
		}
	}
	return moved(m, step, cty.NilVal)
}

// HasTag tells whether tags have a key with a value. A value that is not known yet is one.
func HasTag(tags model.Value, key string) model.Tri {
	return onEach(tags, func(o model.Value) model.Tri {
		v := valueAt(o, key)
		if v.Known() {
			return v.NotEmpty()
		}
		if !o.Known() {
			return model.Unknown
		}
		return v.Set()
	})
}
