package facts

import (
	"strings"

	"github.com/sekisho/sekisho/analyzer/model"
)

// EndsWith tells whether a text ends as given: com.amazonaws.${region}.s3 with .s3. The beginning need not be known.
func EndsWith(v model.Value, suffix string) model.Tri {
	if pieces := v.Pieces(); len(pieces) > 0 {
		if last, ok := pieces[len(pieces)-1].Text(); ok && len(last) >= len(suffix) {
			return model.Of(strings.HasSuffix(last, suffix))
		}
	}
	return v.Matches(func(text string) bool { return strings.HasSuffix(text, suffix) })
}

// Called tells whether a resource is called by one of some words: in its own name or that of its module, or in its Name
// tag. There is | between the words.
func Called(r *model.Resource, words string) model.Tri {
	words = strings.ToLower(words)
	called := func(text string) bool {
		text = strings.ToLower(text)
		for word := range strings.SplitSeq(words, "|") {
			if word != "" && strings.Contains(text, word) {
				return true
			}
		}
		return false
	}
	if called(model.WithoutKeys(r.Addr.Module)) || called(r.Addr.Name) {
		return model.Yes
	}
	name := Tag(r, "Name")
	if !name.Present() {
		// Tags that AWS has yet to report are those that are written.
		if tags := r.Get("tags"); !tags.Known() {
			return model.Unknown
		}
	}
	return name.Matches(called)
}
