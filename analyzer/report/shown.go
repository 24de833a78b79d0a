package report

import (
	"strings"

	"github.com/zclconf/go-cty/cty"

	"github.com/sekisho/sekisho/analyzer/model"
)

// shown is a value as it may be shown. Beyond what a value says of itself: nothing that is given to the name of a
// credential, no text that gives a value to such a name, and nothing of which nobody can tell what it holds.
func shown(v model.Value) string {
	if v.Raw() == cty.NilVal {
		return v.String()
	}
	if private(v.Path) && !plainValue(v.Raw()) {
		return hiddenText
	}
	name := v.Path[strings.LastIndexByte(v.Path, '.')+1:]
	return model.Display(redact(v.Raw(), name))
}

// plainValue reports whether a value is a number or a truth, which no secret is.
func plainValue(v cty.Value) bool {
	return v.Type() == cty.Bool || v.Type() == cty.Number
}

// private reports whether the argument of a path holds a script, or what a container or a function is started with.
func private(path string) bool {
	within := false // an environment
	for seg := range strings.SplitSeq(path, ".") {
		name, _, _ := strings.Cut(seg, "[")
		switch name {
		case "user_data", "user_data_base64", "custom_data", "init_script", "container_definitions", "container_properties",
			"buildspec", "command", "entry_point", "environment_variables", "secret_string", "secret_binary":
			return true
		case "environment", "environment_variable", "env", "custom_header", "request_header", "http_header":
			within = true
		case "variables", "value":
			if within {
				return true
			}
		}
	}
	return false
}

// redact replaces what may not be shown in a value that has a name, at any depth, by a sensitive value.
func redact(v cty.Value, name string) cty.Value {
	if v == cty.NilVal || v.HasMark(model.Sensitive) {
		return v
	}
	u, marks := v.Unmark()
	t := u.Type()
	switch {
	case !u.IsKnown():
		for m := range marks {
			if mixed(m, name) {
				return v.Mark(model.Sensitive)
			}
		}
		return v
	case u.IsNull():
		return v
	case t == cty.String:
		if s := u.AsString(); s != "" && (secretName(name) || secretText(s)) {
			return v.Mark(model.Sensitive)
		}
		return v
	case !u.CanIterateElements() || u.LengthInt() == 0:
		return v
	case t.IsObjectType() || t.IsMapType():
		fields := map[string]cty.Value{}
		for it := u.ElementIterator(); it.Next(); {
			k, e := it.Element()
			k, _ = k.Unmark()
			fields[k.AsString()] = redact(e, k.AsString())
		}
		redactPair(fields)
		return cty.ObjectVal(fields).WithMarks(marks)
	}
	var list []cty.Value
	for it := u.ElementIterator(); it.Next(); {
		_, e := it.Element()
		list = append(list, redact(e, name))
	}
	return cty.TupleVal(list).WithMarks(marks)
}

// redactPair hides the value of an object that names a credential in one member and gives its value in another.
func redactPair(fields map[string]cty.Value) {
	value, ok := fields["value"]
	if !ok {
		return
	}
	for _, member := range []string{"name", "key"} {
		n, ok := fields[member]
		if !ok {
			continue
		}
		if n, _ = n.Unmark(); n.Type() == cty.String && n.IsKnown() && !n.IsNull() && secretName(n.AsString()) {
			fields["value"] = value.Mark(model.Sensitive)
		}
	}
}

// mixed reports whether a value that is known in part has a part that may not be shown.
func mixed(mark any, name string) bool {
	var parts []cty.Value
	switch m := mark.(type) {
	case *model.Choice:
		parts = m.Outcomes
	case *model.Pieces:
		parts = m.Parts
	}
	for _, p := range parts {
		if p != cty.NilVal && redact(p, name).HasMark(model.Sensitive) {
			return true
		}
	}
	return false
}
