package lang

import (
	"errors"
	"fmt"
	"slices"
	"sort"

	"github.com/zclconf/go-cty/cty"
	"github.com/zclconf/go-cty/cty/convert"
	"github.com/zclconf/go-cty/cty/function"
	"github.com/zclconf/go-cty/cty/function/stdlib"
)

// maxProduct bounds the memory that one call of setproduct can take.
const maxProduct = 1 << 20

func isSequence(ty cty.Type) bool { return ty.IsListType() || ty.IsSetType() || ty.IsTupleType() }

// bare is the value without any marks, also inside.
func bare(v cty.Value) cty.Value {
	v, _ = v.UnmarkDeep()
	return v
}

func allBare(vals []cty.Value) []cty.Value {
	plain := make([]cty.Value, len(vals))
	for i, v := range vals {
		plain[i] = bare(v)
	}
	return plain
}

// listOf makes a list, also an empty one, of elements of type ety.
func listOf(ety cty.Type, elems []cty.Value) cty.Value {
	if len(elems) == 0 {
		return cty.ListValEmpty(ety)
	}
	return cty.ListVal(elems)
}

func allTrue() function.Function {
	return boolsFunction(func(list cty.Value) cty.Value {
		for _, v := range list.Elements() {
			// Terraform does not look for a false after an unknown.
			if !v.IsKnown() {
				return cty.UnknownVal(cty.Bool)
			}
			if v.IsNull() || v.False() {
				return cty.False
			}
		}
		return cty.True
	})
}

func anyTrue() function.Function {
	return boolsFunction(func(list cty.Value) cty.Value {
		ret := cty.False
		for _, v := range list.Elements() {
			switch {
			case !v.IsKnown():
				ret = cty.UnknownVal(cty.Bool)
			case !v.IsNull() && v.True():
				return cty.True
			}
		}
		return ret
	})
}

func boolsFunction(impl func(list cty.Value) cty.Value) function.Function {
	return function.New(&function.Spec{
		Params:       []function.Parameter{{Name: "list", Type: cty.List(cty.Bool)}},
		Type:         function.StaticReturnType(cty.Bool),
		RefineResult: notNull,
		Impl: func(args []cty.Value, _ cty.Type) (cty.Value, error) {
			return impl(args[0]), nil
		},
	})
}

// contains also finds the null that carries no type, as written in a configuration.
func contains() function.Function {
	return wrapped(stdlib.ContainsFunc, func(args []cty.Value) (cty.Value, error) {
		if v, marks := args[1].Unmark(); v.IsNull() && v.Type() == cty.DynamicPseudoType {
			args = []cty.Value{args[0], cty.NullVal(cty.Bool).WithMarks(marks)}
		}
		return stdlib.ContainsFunc.Call(args)
	})
}

func (l *library) coalesce() function.Function {
	p := anyValue("vals")
	return function.New(&function.Spec{
		VarParam: &p,
		Type: func(args []cty.Value) (cty.Type, error) {
			types := make([]cty.Type, len(args))
			for i, v := range args {
				types[i] = v.Type()
			}
			ty, _ := convert.UnifyUnsafe(types)
			if ty == cty.NilType {
				return cty.NilType, errors.New("all arguments must have the same type")
			}
			return ty, nil
		},
		RefineResult: notNull,
		Impl: func(args []cty.Value, ty cty.Type) (cty.Value, error) {
			for i, arg := range args {
				v, err := convert.Convert(arg, ty)
				if err != nil {
					return cty.NilVal, function.NewArgError(i, err)
				}
				if !v.IsKnown() {
					return cty.UnknownVal(ty).WithMarks(l.origins(candidates(args[i:], ty)...), l.secret(args...)), nil
				}
				if v.IsNull() {
					continue
				}
				if plain, _ := v.Unmark(); ty == cty.String && plain.AsString() == "" {
					continue
				}
				return v.WithMarks(l.secret(args...)), nil
			}
			return cty.NilVal, errors.New("every argument is null or an empty string")
		},
	})
}

// candidates are the leading arguments up to the first that coalesce is sure to choose if it comes to it.
func candidates(args []cty.Value, ty cty.Type) []cty.Value {
	for i, arg := range args {
		v, _ := arg.Unmark()
		if ty == cty.DynamicPseudoType || v.Type() == cty.DynamicPseudoType {
			continue
		}
		if r := v.Range(); r.DefinitelyNotNull() && (ty != cty.String || v.Type() == cty.String && r.StringPrefix() != "") {
			return args[:i+1]
		}
	}
	return args
}

func (l *library) coalesceList() function.Function {
	p := anyValue("vals")
	return function.New(&function.Spec{
		VarParam: &p,
		Type: func(args []cty.Value) (cty.Type, error) {
			return stdlib.CoalesceListFunc.ReturnTypeForValues(allBare(args))
		},
		Impl: func(args []cty.Value, _ cty.Type) (cty.Value, error) {
			plain := allBare(args)
			ret, err := stdlib.CoalesceListFunc.Call(plain)
			if err != nil {
				return cty.NilVal, err
			}
			for i, v := range plain {
				if !v.IsKnown() {
					return ret.WithMarks(l.origins(args[i:]...), l.secret(args...)), nil
				}
				if !v.IsNull() && v.LengthInt() > 0 {
					return args[i].WithMarks(l.secret(args...)), nil
				}
			}
			return ret, nil
		},
	})
}

// listParameter accepts lists with marks inside, for functions that keep the marks in place.
func listParameter(name string, ety cty.Type) function.Parameter {
	return function.Parameter{Name: name, Type: cty.List(ety), AllowMarked: true}
}

func (l *library) compact() function.Function {
	return l.traced(function.New(&function.Spec{
		Params:       []function.Parameter{listParameter("list", cty.String)},
		Type:         function.StaticReturnType(cty.List(cty.String)),
		RefineResult: notNull,
		Impl: func(args []cty.Value, ty cty.Type) (cty.Value, error) {
			list, marks := args[0].Unmark()
			if !list.IsWhollyKnown() {
				return cty.UnknownVal(ty).WithMarks(l.origins(args...), l.secret(args...)), nil
			}
			var kept []cty.Value
			for _, v := range list.Elements() {
				if plain, _ := v.Unmark(); !plain.IsNull() && plain.AsString() != "" {
					kept = append(kept, v)
				}
			}
			return listOf(cty.String, kept).WithMarks(marks, l.secret(args...)), nil
		},
	}))
}

func (l *library) distinct() function.Function {
	return l.traced(function.New(&function.Spec{
		Params:       []function.Parameter{listParameter("list", cty.DynamicPseudoType)},
		Type:         sameType,
		RefineResult: notNull,
		Impl: func(args []cty.Value, ty cty.Type) (cty.Value, error) {
			list, marks := args[0].Unmark()
			if !list.IsWhollyKnown() {
				return cty.UnknownVal(ty).WithMarks(l.origins(args...), l.secret(args...)), nil
			}
			var kept, plain []cty.Value
			for _, v := range list.Elements() {
				b := bare(v)
				at := slices.IndexFunc(plain, func(seen cty.Value) bool { return seen.Equals(b).True() })
				if at < 0 {
					kept, plain = append(kept, v), append(plain, b)
					continue
				}
				// The one that stays is as much the value of the one that goes.
				kept[at] = kept[at].WithMarks(l.origins(v))
			}
			return listOf(ty.ElementType(), kept).WithMarks(marks, l.secret(args...)), nil
		},
	}))
}

func (l *library) sort() function.Function {
	return l.traced(function.New(&function.Spec{
		Params: []function.Parameter{{
			Name: "list", Type: cty.List(cty.String), AllowMarked: true, AllowUnknown: true,
		}},
		Type:         function.StaticReturnType(cty.List(cty.String)),
		RefineResult: notNull,
		Impl: func(args []cty.Value, _ cty.Type) (cty.Value, error) {
			sorted, err := stdlib.SortFunc.Call([]cty.Value{bare(args[0])})
			if err != nil {
				return cty.NilVal, err
			}
			list, marks := args[0].Unmark()
			if !list.IsWhollyKnown() {
				return sorted.WithMarks(l.origins(args...), l.secret(args...)), nil
			}
			if sorted.LengthInt() > 0 {
				elems := list.AsValueSlice()
				sort.SliceStable(elems, func(i, j int) bool {
					return bare(elems[i]).AsString() < bare(elems[j]).AsString()
				})
				sorted = cty.ListVal(elems)
			}
			return sorted.WithMarks(marks, l.secret(args...)), nil
		},
	}))
}

func (l *library) flatten() function.Function {
	return l.traced(function.New(&function.Spec{
		Params: []function.Parameter{{Name: "list", Type: cty.DynamicPseudoType, AllowMarked: true}},
		Type: func(args []cty.Value) (cty.Type, error) {
			v, _ := args[0].Unmark()
			if !isSequence(v.Type()) {
				if !v.IsWhollyKnown() {
					return cty.DynamicPseudoType, nil
				}
				return cty.NilType, errors.New("only lists, sets and tuples can be flattened")
			}
			if !v.IsWhollyKnown() {
				return cty.DynamicPseudoType, nil
			}
			elems, _, _ := l.flat(v)
			types := make([]cty.Type, len(elems))
			for i, e := range elems {
				types[i] = e.Type()
			}
			return cty.Tuple(types), nil
		},
		RefineResult: notNull,
		Impl: func(args []cty.Value, ty cty.Type) (cty.Value, error) {
			v, marks := args[0].Unmark()
			if !isSequence(v.Type()) {
				return cty.NilVal, errors.New("only lists, sets and tuples can be flattened")
			}
			elems, left, ok := l.flat(v)
			if !ok {
				return cty.UnknownVal(ty).WithMarks(marks, left, l.origins(v)), nil
			}
			return cty.TupleVal(elems).WithMarks(marks, left), nil
		},
	}))
}

// flat lists the elements of a known sequence, with those of nested sequences in their place. It returns the marks
// that could not be handed down to an element, and false if a part that may be a sequence is unknown.
func (l *library) flat(seq cty.Value) (elems []cty.Value, left cty.ValueMarks, ok bool) {
	left, ok = cty.ValueMarks{}, true
	if !seq.Length().IsKnown() {
		return nil, left, false
	}
	for _, e := range seq.Elements() {
		inner, marks := e.Unmark()
		switch {
		case inner.IsNull() || inner.Type() != cty.DynamicPseudoType && !isSequence(inner.Type()):
			elems = append(elems, e)
			continue
		case !inner.IsKnown():
			left.Insert(marks.All())
			ok = false
			continue
		}
		pushed, marks := l.pushDown(e).Unmark()
		left.Insert(marks.All())
		nested, more, known := l.flat(pushed)
		left.Insert(more.All())
		elems, ok = append(elems, nested...), ok && known
	}
	return elems, left, ok
}

func index() function.Function {
	return function.New(&function.Spec{
		Params: []function.Parameter{
			{Name: "list", Type: cty.DynamicPseudoType},
			{Name: "value", Type: cty.DynamicPseudoType},
		},
		Type:         function.StaticReturnType(cty.Number),
		RefineResult: notNull,
		Impl: func(args []cty.Value, _ cty.Type) (cty.Value, error) {
			list := args[0]
			if !list.Type().IsListType() && !list.Type().IsTupleType() {
				return cty.NilVal, function.NewArgErrorf(0, "must be a list or tuple")
			}
			if list.LengthInt() == 0 {
				return cty.NilVal, errors.New("an empty list holds nothing to find")
			}
			for i, v := range list.Elements() {
				eq := v.Equals(args[1])
				if !eq.IsKnown() {
					return cty.UnknownVal(cty.Number), nil
				}
				if eq.True() {
					return i, nil
				}
			}
			return cty.NilVal, errors.New("the list does not hold the value")
		},
	})
}

func length() function.Function {
	return function.New(&function.Spec{
		Params: []function.Parameter{{
			Name: "value", Type: cty.DynamicPseudoType,
			AllowUnknown: true, AllowDynamicType: true, AllowMarked: true,
		}},
		Type: func(args []cty.Value) (cty.Type, error) {
			ty := args[0].Type()
			if ty == cty.String || ty == cty.DynamicPseudoType || isSequence(ty) || ty.IsMapType() || ty.IsObjectType() {
				return cty.Number, nil
			}
			return cty.NilType, errors.New("only strings and collections have a length")
		},
		RefineResult: notNull,
		Impl: func(args []cty.Value, _ cty.Type) (cty.Value, error) {
			v, marks := args[0].Unmark()
			ty := v.Type()
			var n cty.Value
			switch {
			case ty == cty.DynamicPseudoType:
				n = cty.UnknownVal(cty.Number)
			case ty == cty.String:
				var err error
				if n, err = stdlib.Strlen(v); err != nil {
					return cty.NilVal, err
				}
			case ty.IsObjectType():
				n = cty.NumberIntVal(int64(len(ty.AttributeTypes())))
			case ty.IsTupleType():
				n = cty.NumberIntVal(int64(ty.Length()))
			default:
				n = v.Length()
			}
			return n.WithMarks(marks), nil
		},
	})
}

func (l *library) lookup() function.Function {
	return l.picking(2, function.New(&function.Spec{
		Params: []function.Parameter{
			{Name: "inputMap", Type: cty.DynamicPseudoType, AllowMarked: true},
			{Name: "key", Type: cty.String, AllowMarked: true},
		},
		VarParam: &function.Parameter{
			Name: "default", Type: cty.DynamicPseudoType,
			AllowUnknown: true, AllowDynamicType: true, AllowNull: true, AllowMarked: true,
		},
		Type: func(args []cty.Value) (cty.Type, error) {
			if len(args) > 3 {
				return cty.NilType, fmt.Errorf("two or three arguments are required; %d given", len(args))
			}
			ty := args[0].Type()
			switch {
			case ty.IsObjectType():
				if !args[1].IsKnown() {
					return cty.DynamicPseudoType, nil
				}
				key, _ := args[1].Unmark()
				switch {
				case ty.HasAttribute(key.AsString()):
					return ty.AttributeType(key.AsString()), nil
				case len(args) == 3:
					return args[2].Type(), nil
				default:
					return cty.NilType, function.NewArgErrorf(0, "there is no attribute %q and no default", key.AsString())
				}
			case ty.IsMapType():
				if len(args) == 3 {
					if _, err := convert.Convert(args[2], ty.ElementType()); err != nil {
						return cty.NilType, function.NewArgErrorf(2, "the default must have the type of the map's elements")
					}
				}
				return ty.ElementType(), nil
			default:
				return cty.NilType, function.NewArgErrorf(0, "must be a map or object")
			}
		},
		Impl: func(args []cty.Value, ty cty.Type) (cty.Value, error) {
			m, mapMarks := args[0].Unmark()
			key, keyMarks := args[1].Unmark()
			name := key.AsString()
			if m.Type().IsObjectType() {
				if m.Type().HasAttribute(name) {
					return m.GetAttr(name).WithMarks(mapMarks, keyMarks), nil
				}
			} else if m.HasIndex(key).True() {
				return m.Index(key).WithMarks(mapMarks, keyMarks), nil
			}
			if len(args) < 3 {
				return cty.NilVal, fmt.Errorf("there is no element %q and no default", name)
			}
			v, err := convert.Convert(args[2], ty)
			if err != nil {
				return cty.NilVal, function.NewArgError(2, err)
			}
			// A default does not come from the map, but that it was taken tells something about the map.
			secret := l.secretTop(args[0], args[1])
			return v.WithMarks(secret), nil
		},
	}))
}

// secretTop is the sensitivity mark if one of the values holds it on the outside.
func (l *library) secretTop(vals ...cty.Value) cty.ValueMarks {
	for _, v := range vals {
		if v.HasMark(l.sensitive) {
			return cty.NewValueMarks(l.sensitive)
		}
	}
	return nil
}

func (l *library) matchKeys() function.Function {
	return l.traced(function.New(&function.Spec{
		Params: []function.Parameter{
			listParameter("values", cty.DynamicPseudoType),
			listParameter("keys", cty.DynamicPseudoType),
			listParameter("searchset", cty.DynamicPseudoType),
		},
		Type: func(args []cty.Value) (cty.Type, error) {
			if ty, _ := convert.UnifyUnsafe([]cty.Type{args[1].Type(), args[2].Type()}); ty == cty.NilType {
				return cty.NilType, errors.New("keys and searchset must have the same type")
			}
			return args[0].Type(), nil
		},
		RefineResult: notNull,
		Impl: func(args []cty.Value, ty cty.Type) (cty.Value, error) {
			values, marks := args[0].Unmark()
			keys, search := bare(args[1]), bare(args[2])
			// Which values stay depends on keys and searchset, but they come from values alone.
			secret := l.secret(args...)
			unknown := cty.UnknownVal(ty).WithMarks(l.origins(args...), secret)
			if !values.IsWhollyKnown() {
				return unknown, nil
			}
			if values.LengthInt() != keys.LengthInt() {
				return cty.NilVal, errors.New("keys and values must have the same length")
			}
			common, _ := convert.UnifyUnsafe([]cty.Type{keys.Type(), search.Type()})
			keys, err := convert.Convert(keys, common)
			if err != nil {
				return cty.NilVal, function.NewArgError(1, err)
			}
			if search, err = convert.Convert(search, common); err != nil {
				return cty.NilVal, function.NewArgError(2, err)
			}
			var kept []cty.Value
			wanted := search.AsValueSlice()
			vals := values.AsValueSlice()
			for i, key := range keys.AsValueSlice() {
				for _, w := range wanted {
					eq := key.Equals(w)
					if !eq.IsKnown() {
						return unknown, nil
					}
					if eq.True() {
						kept = append(kept, vals[i])
						break
					}
				}
			}
			return listOf(ty.ElementType(), kept).WithMarks(marks, secret), nil
		},
	}))
}

func (l *library) one() function.Function {
	return l.picking(1, function.New(&function.Spec{
		Params: []function.Parameter{{Name: "list", Type: cty.DynamicPseudoType, AllowMarked: true}},
		Type: func(args []cty.Value) (cty.Type, error) {
			ty := args[0].Type()
			switch {
			case ty.IsListType() || ty.IsSetType():
				return ty.ElementType(), nil
			case ty.IsTupleType():
				switch ty.Length() {
				case 0:
					return cty.DynamicPseudoType, nil
				case 1:
					return ty.TupleElementType(0), nil
				}
			}
			return cty.NilType, function.NewArgErrorf(0, "must be a list, set or tuple with no element or one")
		},
		Impl: func(args []cty.Value, ty cty.Type) (cty.Value, error) {
			v, marks := args[0].Unmark()
			secret := l.secret(args...)
			if !v.Length().IsKnown() {
				return cty.UnknownVal(ty).WithMarks(marks, l.origins(v), secret), nil
			}
			switch v.LengthInt() {
			case 0:
				return cty.NullVal(ty).WithMarks(marks, secret), nil
			case 1:
				return v.AsValueSlice()[0].WithMarks(marks, secret), nil
			default:
				return cty.NilVal, function.NewArgErrorf(0, "must be a list, set or tuple with no element or one")
			}
		},
	}))
}

// boundedProduct refuses products that would not fit in memory.
func boundedProduct(fn function.Function) function.Function {
	return guarded(fn, func(args []cty.Value) error {
		total := 1
		for _, v := range args {
			if !v.IsKnown() || v.IsNull() || !isSequence(v.Type()) || !v.Length().IsKnown() {
				continue
			}
			if total *= v.LengthInt(); total > maxProduct {
				return fmt.Errorf("the product has more than %d elements", maxProduct)
			}
		}
		return nil
	})
}

func sum() function.Function {
	return function.New(&function.Spec{
		Params:       []function.Parameter{{Name: "list", Type: cty.DynamicPseudoType}},
		Type:         function.StaticReturnType(cty.Number),
		RefineResult: notNull,
		Impl: func(args []cty.Value, _ cty.Type) (cty.Value, error) {
			list := args[0]
			if !isSequence(list.Type()) {
				return cty.NilVal, function.NewArgErrorf(0, "must be a list, set or tuple of numbers")
			}
			if !list.Length().IsKnown() {
				return cty.UnknownVal(cty.Number), nil
			}
			if list.LengthInt() == 0 {
				return cty.NilVal, function.NewArgErrorf(0, "an empty list has no sum")
			}
			total := cty.Zero
			for _, v := range list.Elements() {
				n, err := convert.Convert(v, cty.Number)
				if err != nil {
					return cty.NilVal, function.NewArgErrorf(0, "must be a list, set or tuple of numbers")
				}
				if n.IsNull() {
					return cty.NilVal, function.NewArgErrorf(0, "null cannot be added")
				}
				if n.IsKnown() && total.IsKnown() && infinite(n) && infinite(total) && !n.RawEquals(total) {
					return cty.NilVal, function.NewArgErrorf(0, "opposite infinities have no sum")
				}
				total = total.Add(n)
			}
			return total, nil
		},
	})
}

func infinite(n cty.Value) bool {
	return n.AsBigFloat().IsInf()
}

func (l *library) transpose() function.Function {
	return l.traced(function.New(&function.Spec{
		Params: []function.Parameter{{
			Name: "values", Type: cty.Map(cty.List(cty.String)), AllowMarked: true,
		}},
		Type:         function.StaticReturnType(cty.Map(cty.List(cty.String))),
		RefineResult: notNull,
		Impl: func(args []cty.Value, ty cty.Type) (cty.Value, error) {
			m, marks := args[0].Unmark()
			secret := l.secret(args...)
			if !m.IsWhollyKnown() {
				return cty.UnknownVal(ty).WithMarks(l.origins(m), marks, secret), nil
			}
			// Keys cannot carry marks: those of a value that becomes a key go to the list under that key.
			turned, origin := map[string][]cty.Value{}, map[string]cty.ValueMarks{}
			for key, list := range m.Elements() {
				list, listMarks := list.Unmark()
				if list.IsNull() {
					return cty.NilVal, fmt.Errorf("the list under %q is null", key.AsString())
				}
				for _, v := range list.Elements() {
					v, own := v.Unmark()
					if v.IsNull() {
						return cty.NilVal, fmt.Errorf("the list under %q holds null", key.AsString())
					}
					name := v.AsString()
					turned[name] = append(turned[name], key)
					if origin[name] == nil {
						origin[name] = cty.ValueMarks{}
					}
					origin[name].Insert(listMarks.All())
					origin[name].Insert(own.All())
				}
			}
			if len(turned) == 0 {
				return cty.MapValEmpty(cty.List(cty.String)).WithMarks(marks, secret), nil
			}
			out := make(map[string]cty.Value, len(turned))
			for name, keys := range turned {
				out[name] = cty.ListVal(keys).WithMarks(origin[name])
			}
			return cty.MapVal(out).WithMarks(marks, secret), nil
		},
	}))
}

// convertTo makes the to... functions. The marks inside a collection stay where they are.
func convertTo(want cty.Type) function.Function {
	name := want.FriendlyNameForConstraint()
	return function.New(&function.Spec{
		Params: []function.Parameter{{
			Name: "v", Type: cty.DynamicPseudoType,
			AllowNull: true, AllowMarked: true, AllowDynamicType: true,
		}},
		Type: func(args []cty.Value) (cty.Type, error) {
			got := args[0].Type()
			if !got.Equals(want) && convert.GetConversionUnsafe(got, want) == nil {
				return cty.NilType, function.NewArgErrorf(0, "cannot convert %s to %s", got.FriendlyName(), name)
			}
			return want, nil
		},
		Impl: func(args []cty.Value, _ cty.Type) (cty.Value, error) {
			v, err := convert.Convert(args[0], want)
			if err != nil {
				// The conversion's own message may quote the value, which may be a secret.
				return cty.NilVal, function.NewArgErrorf(0, "cannot convert this %s to %s", args[0].Type().FriendlyName(), name)
			}
			return v, nil
		},
	})
}
