package facts

import "github.com/sekisho/sekisho/analyzer/model"

// Tag is the value of a tag of a resource: its own, or one that the provider gives by default.
func Tag(r *model.Resource, key string) model.Value {
	if own := r.Get("tags." + key); own.Present() {
		return own
	}
	return r.Get("tags_all." + key)
}
