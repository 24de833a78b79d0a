package facts

import (
	"github.com/zclconf/go-cty/cty"

	"github.com/sekisho/sekisho/analyzer/model"
)

// Tag is the value of a tag of a resource: its own, or one that the provider gives by default.
func Tag(r *model.Resource, key string) model.Value {
	if own := r.Get("tags." + key); own.Present() {
		return own
	}
	return r.Get("tags_all." + key)
}

// HasTag tells whether tags have a key with a value. A value that is not known yet is one.
func HasTag(tags model.Value, key string) model.Tri {
	return onEach(tags, func(o model.Value) model.Tri {
		if o.Raw() == cty.NilVal {
			return model.No
		}
		u, _ := o.Raw().Unmark()
		t := u.Type()
		switch {
		case !u.IsKnown():
			return model.Unknown
		case u.IsNull():
			return model.No
		case t.IsObjectType() && t.HasAttribute(key):
			u = u.GetAttr(key)
		case t.IsMapType() && u.HasIndex(cty.StringVal(key)).True():
			u = u.Index(cty.StringVal(key))
		default:
			return model.No
		}
		v := model.NewValue(o.At(), u, o.Range, o.Origin)
		if !v.Known() {
			return v.Set()
		}
		return v.NotEmpty()
	})
}
