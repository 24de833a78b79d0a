package analyzer

import (
	"testing"

	"github.com/hashicorp/hcl/v2"

	"github.com/sekisho/sekisho/analyzer/model"
)

func TestHide(t *testing.T) {
	at := func(from, to int) hcl.Range {
		return hcl.Range{Filename: "main.tf", Start: hcl.Pos{Byte: from}, End: hcl.Pos{Byte: to}}
	}
	block := func(from int, inner map[string]*model.BlockList) *model.Body {
		return &model.Body{Range: at(from, from+1), Blocks: inner}
	}
	list := func(bodies ...*model.Body) *model.BlockList { return &model.BlockList{List: bodies} }
	body := func() *model.Body {
		return &model.Body{Blocks: map[string]*model.BlockList{
			"only": list(block(1, nil)),
			"rule": list(
				block(10, map[string]*model.BlockList{"step": list(block(11, nil)), "each": list(block(12, nil), block(13, nil))}),
				block(20, nil),
				block(30, nil)),
		}}
	}
	for _, test := range []struct {
		name       string
		from, to   int
		path, want string // a path while it is hidden, and as it is; "" where nothing is hidden
	}{
		{"the only one of its kind", 1, 2, "", ""},
		{"elsewhere", 50, 60, "", ""},
		{"one of three", 20, 21, "rule[1].a", "rule[2].a"},
		{"one of three, before it", 20, 21, "rule[0].a", "rule[0].a"},
		{"two of three leave one without an index", 20, 31, "rule.a", "rule[0].a"},
		{"another name", 20, 21, "ruler.a", "ruler.a"},
		{"one of two in a block", 12, 13, "rule[0].each.a", "rule[0].each[1].a"},
		{"the only one in a block hides the block", 11, 12, "rule[0].a", "rule[1].a"},
	} {
		b := body()
		h := hide(b, "", at(test.from, test.to))
		if (h == nil) != (test.path == "") {
			t.Errorf("%s: hidden %+v", test.name, h)
			continue
		}
		if h != nil && h.path(test.path) != test.want {
			t.Errorf("%s: %s is %s, want %s", test.name, test.path, h.path(test.path), test.want)
		}
	}
}
