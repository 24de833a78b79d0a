package facts

import (
	"strings"

	"github.com/sekisho/sekisho/analyzer/model"
	"github.com/sekisho/sekisho/analyzer/rule"
)

// Parameter judges what a parameter group of a database sets a parameter to. absent is the answer where it sets nothing,
// so that the default of the engine holds.
func Parameter(group *model.Resource, name string, absent rule.Result, judge func(model.Value) rule.Result) rule.Result {
	return NamedSetting(group.Blocks("parameter"), "name", "value", name, absent, judge)
}

// NamedSetting judges the value that one of several blocks sets for a name. absent is the answer where none is for it.
func NamedSetting(blocks model.Nested, key, value, name string, absent rule.Result, judge func(model.Value) rule.Result) rule.Result {
	var set []rule.Result
	var hidden []model.Value
	for _, b := range blocks.List {
		n := b.Get(key)
		switch n.Matches(func(s string) bool { return strings.EqualFold(s, name) }) {
		case model.Yes:
			set = append(set, judge(b.Get(value)))
		case model.Unknown:
			hidden = append(hidden, n)
		case model.No:
		}
	}
	if blocks.Complete != model.Yes {
		hidden = append(hidden, blocks.Stuck)
	}
	switch {
	case len(set) > 0:
		return All(set...)
	case len(hidden) > 0:
		return rule.Judge(model.Unknown, "whether "+name+" is set is not known", hidden...).Because(hidden[0].At() + " may set it")
	}
	return absent
}
