package facts

import (
	"strings"

	"github.com/zclconf/go-cty/cty"

	"github.com/sekisho/sekisho/analyzer/is"
	"github.com/sekisho/sekisho/analyzer/model"
	"github.com/sekisho/sekisho/analyzer/rule"
)

// JudgeJSON reads the JSON document that a value holds and judges it; parts of the document may be unknown. An undecided
// condition keeps both documents: they have to agree. What is no document is Unknown. See Member for what is in it.
func JudgeJSON(v model.Value, judge func(model.Value) rule.Result) rule.Result {
	outcomes := v.Outcomes()
	list := make([]rule.Result, len(outcomes))
	for i, o := range outcomes {
		switch raw, readable := document(o); readable {
		case model.Yes:
			list[i] = judge(part(v, "", raw))
		case model.No:
			list[i] = rule.Judge(model.Unknown, v.Path+" is not a JSON document", v).Because(v.At() + " is not a JSON document")
		case model.Unknown:
			list[i] = rule.Judge(model.Unknown, is.Saw(v), v)
		}
	}
	return agree(list, v.Reason())
}

// Member is a member of a JSON document, or of an object in it, at a path such as "Encryption.Mode". It is absent where
// the document has none, and unknown where it is not known whether it has.
func Member(v model.Value, path string) model.Value {
	for _, name := range strings.Split(path, ".") {
		raw := v.Raw()
		if raw == cty.NilVal {
			return part(v, name, cty.NilVal)
		}
		u, marks := raw.Unmark()
		switch t := u.Type(); {
		case !u.IsKnown():
			v = part(v, name, cty.DynamicVal.WithMarks(marks))
		case u.IsNull() || !t.IsObjectType() || !t.HasAttribute(name):
			v = part(v, name, cty.NilVal)
		default:
			v = part(v, name, u.GetAttr(name).WithMarks(marks))
		}
	}
	return v
}

// part makes a Value of what is found in the document that another holds, at the same place. A document that may not be
// shown has no parts that may.
func part(of model.Value, name string, raw cty.Value) model.Value {
	if raw != cty.NilVal && of.Sensitive() {
		raw = raw.Mark(model.Sensitive)
	}
	at, path := of.At(), of.Path
	if name != "" {
		at, path = at+"."+name, path+"."+name
	}
	out := model.NewValue(at, raw, of.Range, of.Origin)
	out.Resource, out.Path = of.Resource, path
	if raw == cty.NilVal {
		out.Origin = model.Absent
	}
	return out
}
