package rules_test

import (
	"testing"

	"github.com/sekisho/sekisho/analyzer/schema"
	"github.com/sekisho/sekisho/rules/facts"
)

// TestTaggable compares the types that can have tags with the schemas of the provider.
func TestTaggable(t *testing.T) {
	for typ := range schema.ResourceTypes() {
		want := typ == "aws_autoscaling_group"
		if tags := schema.Resource(typ).Attribute("tags"); tags != nil && tags.Block == nil && tags.Optional {
			want = want || tags.Type.IsMapType()
		}
		if facts.Taggable(typ) != want {
			t.Errorf("%s: taggable %v, the schema says %v", typ, facts.Taggable(typ), want)
		}
	}
}
