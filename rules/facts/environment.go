package facts

import (
	"strings"
	"unicode"

	"github.com/sekisho/sekisho/analyzer/model"
)

// ClassOf is the environment that a text tells of, by patterns such as "production=prod|prd": how one of its words begins.
// "" where it tells of none.
func ClassOf(text string, patterns []string) string {
	words := strings.FieldsFunc(strings.ToLower(text), func(c rune) bool { return !unicode.IsLetter(c) && !unicode.IsDigit(c) })
	for _, pattern := range patterns {
		class, list, _ := strings.Cut(pattern, "=")
		for prefix := range strings.SplitSeq(strings.ToLower(list), "|") {
			for _, w := range words {
				if prefix != "" && strings.HasPrefix(w, prefix) {
					return class
				}
			}
		}
	}
	return ""
}

// Environment is the environment that a resource belongs to: its Environment tag says so, or its Name tag where that one
// tells of no environment. "" where no tag tells; the second result is Unknown where it may be any.
func Environment(r *model.Resource, patterns []string) (string, model.Tri) {
	for _, key := range []string{"Environment", "Name"} {
		v := AnyTag(r, key)
		switch text, ok := v.Text(); {
		case ok:
			if class := ClassOf(text, patterns); class != "" {
				return class, model.Yes
			}
		case !v.Known():
			return "", model.Unknown
		}
	}
	return "", model.Yes
}

// Production tells whether a resource belongs to the environment "production".
func Production(r *model.Resource, patterns []string) model.Tri {
	class, known := Environment(r, patterns)
	if known != model.Yes {
		return known
	}
	return model.Of(class == "production")
}

// Tagged tells whether a resource has a tag, written as key or as key=value.
func Tagged(r *model.Resource, tag string) model.Tri {
	key, want, exact := strings.Cut(tag, "=")
	v := AnyTag(r, key)
	if !exact {
		return v.NotEmpty()
	}
	return v.OneOf(want)
}

// AnyTag is Tag, for Auto Scaling groups too, whose tags are blocks.
func AnyTag(r *model.Resource, key string) model.Value {
	if r.Addr.Type != "aws_autoscaling_group" {
		return Tag(r, key)
	}
	tags := r.Blocks("tag")
	open := tags.Stuck
	for _, t := range tags.List {
		k := t.Get("key")
		switch k.OneOf(key) {
		case model.Yes:
			return t.Get("value")
		case model.Unknown:
			open = k
		case model.No:
		}
	}
	if !open.Known() {
		return open
	}
	return moved(r.Get("tag"), "."+key, model.Value{}.Raw())
}
