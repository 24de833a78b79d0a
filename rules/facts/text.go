package facts

import (
	"slices"
	"strings"
	"sync"

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
	list := wordsOf(words)
	called := func(text string) bool {
		text = strings.ToLower(text)
		return slices.ContainsFunc(list, func(word string) bool { return strings.Contains(text, word) })
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

// wordsOf are words with | between them, in lower case. They are asked for with every resource.
func wordsOf(words string) []string {
	if list, ok := wordLists.Load(words); ok {
		return list.([]string)
	}
	list := strings.FieldsFunc(strings.ToLower(words), func(r rune) bool { return r == '|' })
	wordLists.Store(words, list)
	return list
}

// wordLists keeps what wordsOf has answered.
var wordLists sync.Map
