package facts

import (
	"strconv"
	"strings"

	"github.com/zclconf/go-cty/cty"

	"github.com/sekisho/sekisho/analyzer/model"
	"github.com/sekisho/sekisho/analyzer/rule"
)

// Part is a part of a JSON document that an argument holds, such as one container of a task definition. Its Value is at
// the place that the part would have in the argument: container_definitions[0].privileged.
type Part struct{ model.Value }

// JudgeParts reads the JSON document that a value holds and judges it. Parts of it may be unknown. An undecided condition
// keeps both documents: they have to agree. none is the answer where there is no document.
func JudgeParts(v model.Value, none rule.Result, judge func(Part) rule.Result) rule.Result {
	outcomes := v.Outcomes()
	list := make([]rule.Result, len(outcomes))
	for i, o := range outcomes {
		raw, readable := document(o)
		switch {
		case o.NotEmpty() == model.No:
			list[i] = none
		case readable == model.Yes:
			list[i] = judge(partOf(v, "", raw))
		case readable == model.No:
			list[i] = rule.Judge(model.Unknown, v.Path+" is not a JSON document", v).Because(v.At() + " is not a JSON document")
		default:
			list[i] = rule.Judge(model.Unknown, v.Path+" is not known", v)
		}
	}
	return agree(list, v.Reason())
}

// partOf makes a part of what a value holds. What may not be shown of the whole may not be shown of a part.
func partOf(v model.Value, step string, raw cty.Value) Part {
	if raw != cty.NilVal && v.Sensitive() {
		raw = raw.Mark(model.Sensitive)
	}
	return Part{moved(v, step, raw)}
}

// moved is a value at a place below another.
func moved(v model.Value, step string, raw cty.Value) model.Value {
	out := model.NewValue(v.Path+step, raw, v.Range, v.Origin)
	out.Resource = v.Resource
	return out
}

// Get is a member of an object, or of an object in it. Names are compared without regard to case, as the AWS provider does.
// What is not there is absent; what is in something unknown is unknown.
func (p Part) Get(names ...string) Part {
	for i, name := range names {
		rest := "." + strings.Join(names[i:], ".")
		if p.Raw() == cty.NilVal {
			return Part{moved(p.Value, rest, cty.NilVal)}
		}
		m, known := members(p.Raw())
		if !known {
			return Part{moved(p.Value, rest, p.Raw())}
		}
		raw, ok := m[strings.ToLower(name)]
		if !ok {
			return Part{moved(p.Value, rest, cty.NilVal)}
		}
		p = partOf(p.Value, "."+name, raw)
	}
	return p
}

// Items lists the elements of a list, and whether these are all. What is absent has none.
func (p Part) Items() ([]Part, model.Tri) {
	if p.Raw() == cty.NilVal {
		return nil, model.Yes
	}
	u, _ := p.Raw().Unmark()
	switch t := u.Type(); {
	case !u.IsKnown():
		return nil, model.Unknown
	case u.IsNull():
		return nil, model.Yes
	case !t.IsTupleType() && !t.IsListType() && !t.IsSetType():
		return []Part{p}, model.Yes
	}
	var out []Part
	for it := u.ElementIterator(); it.Next(); {
		_, e := it.Element()
		out = append(out, partOf(p.Value, "["+strconv.Itoa(len(out))+"]", e))
	}
	return out, model.Yes
}

// EveryItem requires that every element of a list passes. pass is the message where there is none.
func EveryItem(list Part, pass string, judge func(Part) rule.Result) rule.Result {
	items, complete := list.Items()
	answers := make([]rule.Result, 0, len(items)+1)
	for _, item := range items {
		answers = append(answers, judge(item))
	}
	if complete != model.Yes {
		answers = append(answers, rule.Judge(model.Unknown, list.Path+" is not known", list.Value))
	}
	if len(answers) == 0 {
		return rule.Judge(model.Yes, pass, list.Value)
	}
	return All(answers...)
}

// EveryBlockAt requires that every block at a path passes. pass is the message where there is none.
func EveryBlockAt(r *model.Resource, path, pass string, judge func(model.Block) rule.Result) rule.Result {
	return EveryBlock(r.Blocks(path), rule.Judge(model.Yes, pass, r.Value()), judge)
}

// LeftToAWS reports whether nothing is written for a value and AWS has not filled it in yet: a default that AWS documents
// is what it will be.
func LeftToAWS(v model.Value) bool {
	return !v.Present() || v.Origin == model.Computed && !v.Known()
}
