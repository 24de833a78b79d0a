package lang

import (
	"fmt"
	"maps"

	"github.com/hashicorp/hcl/v2"
	"github.com/hashicorp/hcl/v2/ext/customdecode"
	"github.com/zclconf/go-cty/cty"
	"github.com/zclconf/go-cty/cty/function"
)

// traced gives an unknown result of fn the marks of all arguments. A function that handles marks itself is not
// called at all when an argument is unknown, and the marks would be lost with it.
func (l *library) traced(fn function.Function) function.Function {
	return wrapped(fn, func(args []cty.Value) (cty.Value, error) {
		ret, err := fn.Call(args)
		if err != nil {
			return cty.NilVal, err
		}
		if ret.IsKnown() && (ret.IsWhollyKnown() || allKnown(args)) {
			return ret, nil
		}
		return ret.WithMarks(l.origins(args...)), nil
	})
}

// picking is traced for a function that returns an element of a collection. If its first arguments are known, the
// element is the right one even though it may be unknown itself, and the others have no part in it.
func (l *library) picking(deciding int, fn function.Function) function.Function {
	return wrapped(fn, func(args []cty.Value) (cty.Value, error) {
		ret, err := fn.Call(args)
		if err != nil {
			return cty.NilVal, err
		}
		if ret.IsKnown() || allKnown(args[:deciding]) {
			return ret, nil
		}
		return ret.WithMarks(l.origins(args...)), nil
	})
}

// allKnown says that no value is unknown as a whole; parts of it may be.
func allKnown(vals []cty.Value) bool {
	for _, v := range vals {
		if !v.IsKnown() {
			return false
		}
	}
	return true
}

// spread moves the origin of each collection argument onto its elements before fn joins the collections, so that
// an element of the result does not seem to come from the other arguments as well.
func (l *library) spread(fn function.Function) function.Function {
	return wrapped(fn, func(args []cty.Value) (cty.Value, error) {
		spread := make([]cty.Value, len(args))
		for i, arg := range args {
			spread[i] = l.pushDown(arg)
		}
		return fn.Call(spread)
	})
}

// wrapped is a function with fn's signature that hands all arguments to call as they are.
func wrapped(fn function.Function, call func([]cty.Value) (cty.Value, error)) function.Function {
	verbatim := func(p function.Parameter) function.Parameter {
		p.AllowMarked, p.AllowUnknown, p.AllowDynamicType = true, true, true
		return p
	}
	spec := &function.Spec{
		Type: fn.ReturnTypeForValues,
		Impl: func(args []cty.Value, _ cty.Type) (cty.Value, error) { return call(args) },
	}
	for _, p := range fn.Params() {
		spec.Params = append(spec.Params, verbatim(p))
	}
	if p := fn.VarParam(); p != nil {
		v := verbatim(*p)
		spec.VarParam = &v
	}
	return function.New(spec)
}

// guarded refuses arguments that would take too much memory or time, before fn sees them. The check gets them
// without marks; they may be unknown or null.
func guarded(fn function.Function, check func(args []cty.Value) error) function.Function {
	open := wrapped(fn, fn.Call)
	return function.New(&function.Spec{
		Params:   open.Params(),
		VarParam: open.VarParam(),
		Type: func(args []cty.Value) (cty.Type, error) {
			if err := check(allBare(args)); err != nil {
				return cty.NilType, err
			}
			return fn.ReturnTypeForValues(args)
		},
		Impl: func(args []cty.Value, _ cty.Type) (cty.Value, error) { return fn.Call(args) },
	})
}

// origins collects every mark inside the values except sensitivity.
func (l *library) origins(vals ...cty.Value) cty.ValueMarks {
	all := cty.ValueMarks{}
	for _, v := range vals {
		_, marks := v.UnmarkDeep()
		maps.Copy(all, marks)
	}
	delete(all, l.sensitive)
	return all
}

// secret is the sensitivity mark if any of the values holds it anywhere, else nothing. Most of Terraform's
// functions make their whole result sensitive as soon as a part of an argument is.
func (l *library) secret(vals ...cty.Value) cty.ValueMarks {
	for _, v := range vals {
		if v.HasMarkDeep(l.sensitive) {
			return cty.NewValueMarks(l.sensitive)
		}
	}
	return nil
}

// pushDown moves the marks of a known, non-empty collection onto its elements. Sensitivity stays where it is, and
// so do the marks of sets, whose elements cannot carry any.
func (l *library) pushDown(v cty.Value) cty.Value {
	inner, marks := v.Unmark()
	keep := cty.ValueMarks{}
	if marks.Has(l.sensitive) {
		keep = cty.NewValueMarks(l.sensitive)
		delete(marks, l.sensitive)
	}
	ty := inner.Type()
	if len(marks) == 0 || inner.IsNull() || !inner.IsKnown() || ty.IsSetType() || !inner.CanIterateElements() || inner.LengthInt() == 0 {
		return v
	}
	if ty.IsMapType() || ty.IsObjectType() {
		elems := make(map[string]cty.Value, inner.LengthInt())
		for k, e := range inner.Elements() {
			elems[k.AsString()] = e.WithMarks(marks)
		}
		if ty.IsMapType() {
			return cty.MapVal(elems).WithMarks(keep)
		}
		return cty.ObjectVal(elems).WithMarks(keep)
	}
	elems := make([]cty.Value, 0, inner.LengthInt())
	for _, e := range inner.Elements() {
		elems = append(elems, e.WithMarks(marks))
	}
	if ty.IsListType() {
		return cty.ListVal(elems).WithMarks(keep)
	}
	return cty.TupleVal(elems).WithMarks(keep)
}

// anyValue is a parameter that accepts everything, marks included.
func anyValue(name string) function.Parameter {
	return function.Parameter{
		Name: name, Type: cty.DynamicPseudoType,
		AllowNull: true, AllowUnknown: true, AllowDynamicType: true, AllowMarked: true,
	}
}

func sameType(args []cty.Value) (cty.Type, error) { return args[0].Type(), nil }

func (l *library) markSensitive() function.Function {
	return function.New(&function.Spec{
		Params: []function.Parameter{anyValue("value")},
		Type:   sameType,
		Impl: func(args []cty.Value, _ cty.Type) (cty.Value, error) {
			return args[0].Mark(l.sensitive), nil
		},
	})
}

func (l *library) nonSensitive() function.Function {
	return function.New(&function.Spec{
		Params: []function.Parameter{anyValue("value")},
		Type:   sameType,
		Impl: func(args []cty.Value, _ cty.Type) (cty.Value, error) {
			v, marks := args[0].Unmark()
			delete(marks, l.sensitive)
			return v.WithMarks(marks), nil
		},
	})
}

func (l *library) isSensitive() function.Function {
	return function.New(&function.Spec{
		Params:       []function.Parameter{anyValue("value")},
		Type:         function.StaticReturnType(cty.Bool),
		RefineResult: notNull,
		Impl: func(args []cty.Value, _ cty.Type) (cty.Value, error) {
			switch {
			case args[0].HasMark(l.sensitive):
				return cty.True, nil
			case !args[0].IsKnown():
				// The value may still turn out to be sensitive.
				return cty.UnknownVal(cty.Bool).WithMarks(l.origins(args[0])), nil
			default:
				return cty.False, nil
			}
		},
	})
}

func ephemeralAsNull() function.Function {
	return function.New(&function.Spec{
		Params: []function.Parameter{anyValue("value")},
		Type:   sameType,
		Impl: func(args []cty.Value, _ cty.Type) (cty.Value, error) {
			return cty.Transform(args[0], func(_ cty.Path, v cty.Value) (cty.Value, error) {
				if !v.HasMark(EphemeralMark{}) {
					return v, nil
				}
				v, marks := v.Unmark()
				delete(marks, EphemeralMark{})
				return cty.NullVal(v.Type()).WithMarks(marks), nil
			})
		},
	})
}

// try returns the first expression that can be evaluated. The function of the same name in hcl would drop the
// marks of an unknown result, and with them all knowledge of where it comes from.
func (l *library) try() function.Function {
	return function.New(&function.Spec{
		VarParam: &function.Parameter{Name: "expressions", Type: customdecode.ExpressionClosureType},
		// The type is left open, because finding it means evaluating everything a second time.
		Type: function.StaticReturnType(cty.DynamicPseudoType),
		Impl: func(args []cty.Value, _ cty.Type) (cty.Value, error) {
			if len(args) == 0 {
				return cty.NilVal, fmt.Errorf("at least one argument is required")
			}
			var failed hcl.Diagnostics
			for _, arg := range args {
				v, diags := customdecode.ExpressionClosureFromVal(arg).Value()
				if diags.HasErrors() {
					failed = append(failed, diags...)
					continue
				}
				if !v.IsWhollyKnown() {
					// Once known, the expression may fail after all, and a later one of any type be chosen.
					return cty.DynamicVal.WithMarks(l.origins(v)), nil
				}
				return v, nil
			}
			return cty.NilVal, fmt.Errorf("no expression succeeded: %w", failed)
		},
	})
}

func (l *library) can() function.Function {
	return function.New(&function.Spec{
		Params: []function.Parameter{{Name: "expression", Type: customdecode.ExpressionClosureType}},
		Type:   function.StaticReturnType(cty.Bool),
		Impl: func(args []cty.Value, _ cty.Type) (cty.Value, error) {
			v, diags := customdecode.ExpressionClosureFromVal(args[0]).Value()
			switch {
			case diags.HasErrors():
				return cty.False, nil
			case !v.IsWhollyKnown():
				return cty.UnknownVal(cty.Bool).WithMarks(l.origins(v)), nil
			default:
				return cty.True.WithMarks(l.origins(v)), nil
			}
		},
	})
}
