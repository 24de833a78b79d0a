// Package lang is Terraform's expression language: its functions, scopes and type expressions.
package lang

import (
	"errors"
	"fmt"
	"maps"
	"slices"

	ctyyaml "github.com/zclconf/go-cty-yaml"
	"github.com/zclconf/go-cty/cty"
	"github.com/zclconf/go-cty/cty/function"
	"github.com/zclconf/go-cty/cty/function/stdlib"
)

// EphemeralMark is the mark of values that exist only while Terraform runs; ephemeralasnull turns them into null.
type EphemeralMark struct{}

// library holds what some functions need besides their arguments.
type library struct {
	files     Files
	sensitive any
}

// Functions returns Terraform's functions under their bare and their "core::" names.
//
// They behave as in Terraform 1.11. Where 1.11 itself fails by mistake (a negative index into a tuple, the sign
// of a fraction, a search for null, merging nothing but null objects) they do what later releases do. What
// differs between two runs of Terraform (timestamp, uuid, bcrypt, plantimestamp) is unknown. "sensitive" is the
// mark that the functions sensitive, nonsensitive and issensitive set, remove and test.
//
// Every other mark tells where a value came from. It stays on the element it belongs to wherever the result
// still holds that element, and moves to the whole result otherwise; an unknown result carries the marks of
// everything it may yet depend on. Sensitivity spreads exactly as Terraform spreads it.
func Functions(f Files, sensitive any) map[string]function.Function {
	l := &library{files: f, sensitive: sensitive}
	bare := l.pure()
	maps.Copy(bare, l.reading())

	// A template sees all functions, but those that render templates refuse to run inside one.
	inTemplate := maps.Clone(bare)
	for _, name := range []string{"templatefile", "templatestring"} {
		inTemplate[name] = refused(name, anyArguments(), "a template cannot render another template")
	}
	inTemplate = withNamespace(inTemplate)
	bare["templatefile"] = l.templateFile(inTemplate)
	bare["templatestring"] = l.templateString(inTemplate)
	return withNamespace(bare)
}

// withNamespace adds the namespaced name of every function.
func withNamespace(bare map[string]function.Function) map[string]function.Function {
	all := make(map[string]function.Function, 2*len(bare))
	for name, fn := range bare {
		all[name] = fn
		all["core::"+name] = fn
	}
	return all
}

// pure lists the functions that depend on nothing but their arguments.
func (l *library) pure() map[string]function.Function {
	return map[string]function.Function{
		"abs":              l.traced(stdlib.AbsoluteFunc),
		"alltrue":          allTrue(),
		"anytrue":          anyTrue(),
		"base64decode":     base64Decode(),
		"base64encode":     base64Encode(),
		"base64gzip":       base64Gzip(),
		"base64sha256":     digest(sha256Sum, base64Text),
		"base64sha512":     digest(sha512Sum, base64Text),
		"bcrypt":           bcryptHash(),
		"can":              l.can(),
		"ceil":             stdlib.CeilFunc,
		"chomp":            stdlib.ChompFunc,
		"chunklist":        l.traced(stdlib.ChunklistFunc),
		"cidrhost":         cidrHost(),
		"cidrnetmask":      cidrNetmask(),
		"cidrsubnet":       cidrSubnet(),
		"cidrsubnets":      cidrSubnets(),
		"coalesce":         l.coalesce(),
		"coalescelist":     l.coalesceList(),
		"compact":          l.compact(),
		"concat":           l.traced(l.spread(stdlib.ConcatFunc)),
		"contains":         contains(),
		"csvdecode":        stdlib.CSVDecodeFunc,
		"distinct":         l.distinct(),
		"element":          l.picking(2, stdlib.ElementFunc),
		"endswith":         endsWith(),
		"ephemeralasnull":  ephemeralAsNull(),
		"flatten":          l.flatten(),
		"floor":            stdlib.FloorFunc,
		"format":           boundedFormat(stdlib.FormatFunc),
		"formatdate":       stdlib.FormatDateFunc,
		"formatlist":       boundedFormat(stdlib.FormatListFunc),
		"indent":           indent(),
		"index":            index(),
		"issensitive":      l.isSensitive(),
		"join":             stdlib.JoinFunc,
		"jsondecode":       jsonDecode(),
		"jsonencode":       stdlib.JSONEncodeFunc,
		"keys":             l.traced(stdlib.KeysFunc),
		"length":           length(),
		"list":             refused("list", anyArguments(), "the function list is gone since Terraform 0.12: write [ ... ], or tolist([ ... ])"),
		"log":              calm(stdlib.LogFunc),
		"lookup":           l.lookup(),
		"lower":            stdlib.LowerFunc,
		"map":              refused("map", anyArguments(), "the function map is gone since Terraform 0.12: write { ... }, or tomap({ ... })"),
		"matchkeys":        l.matchKeys(),
		"max":              stdlib.MaxFunc,
		"md5":              digest(md5Sum, hexText),
		"merge":            l.traced(l.spread(calm(stdlib.MergeFunc))),
		"min":              stdlib.MinFunc,
		"nonsensitive":     l.nonSensitive(),
		"one":              l.one(),
		"parseint":         stdlib.ParseIntFunc,
		"plantimestamp":    unknownString(),
		"pow":              calm(stdlib.PowFunc),
		"range":            stdlib.RangeFunc,
		"regex":            stdlib.RegexFunc,
		"regexall":         stdlib.RegexAllFunc,
		"replace":          replace(),
		"reverse":          l.traced(stdlib.ReverseListFunc),
		"rsadecrypt":       rsaDecrypt(),
		"sensitive":        l.markSensitive(),
		"setintersection":  stdlib.SetIntersectionFunc,
		"setproduct":       l.traced(boundedProduct(stdlib.SetProductFunc)),
		"setsubtract":      stdlib.SetSubtractFunc,
		"setunion":         stdlib.SetUnionFunc,
		"sha1":             digest(sha1Sum, hexText),
		"sha256":           digest(sha256Sum, hexText),
		"sha512":           digest(sha512Sum, hexText),
		"signum":           stdlib.SignumFunc,
		"slice":            l.traced(stdlib.SliceFunc),
		"sort":             l.sort(),
		"split":            stdlib.SplitFunc,
		"startswith":       startsWith(),
		"strcontains":      strContains(),
		"strrev":           stdlib.ReverseFunc,
		"substr":           stdlib.SubstrFunc,
		"sum":              sum(),
		"textdecodebase64": textDecodeBase64(),
		"textencodebase64": textEncodeBase64(),
		"timeadd":          stdlib.TimeAddFunc,
		"timecmp":          timeCompare(),
		"timestamp":        unknownString(),
		"title":            stdlib.TitleFunc,
		"tobool":           l.traced(convertTo(cty.Bool)),
		"tolist":           l.traced(convertTo(cty.List(cty.DynamicPseudoType))),
		"tomap":            l.traced(convertTo(cty.Map(cty.DynamicPseudoType))),
		"tonumber":         l.traced(convertTo(cty.Number)),
		"toset":            l.traced(convertTo(cty.Set(cty.DynamicPseudoType))),
		"tostring":         l.traced(convertTo(cty.String)),
		"transpose":        l.transpose(),
		"trim":             stdlib.TrimFunc,
		"trimprefix":       stdlib.TrimPrefixFunc,
		"trimspace":        stdlib.TrimSpaceFunc,
		"trimsuffix":       stdlib.TrimSuffixFunc,
		"try":              l.try(),
		"upper":            stdlib.UpperFunc,
		"urlencode":        urlEncode(),
		"uuid":             unknownString(),
		"uuidv5":           uuidV5(),
		"values":           l.traced(stdlib.ValuesFunc),
		"yamldecode":       yamlDecode(),
		"yamlencode":       ctyyaml.YAMLEncodeFunc,
		"zipmap":           l.traced(calm(stdlib.ZipmapFunc)),
	}
}

// valuePreserving is sorted by name.
var valuePreserving = []string{
	"chunklist", "coalesce", "coalescelist", "compact", "concat", "distinct", "element", "ephemeralasnull", "flatten",
	"keys", "lookup", "matchkeys", "merge", "nonsensitive", "one", "reverse", "sensitive", "setintersection", "setproduct",
	"setsubtract", "setunion", "slice", "sort", "tobool", "tolist", "tomap", "tonumber", "toset", "tostring", "transpose",
	"try", "values", "zipmap",
}

// ValuePreserving says that the named function only picks, regroups or converts its arguments: an id that goes in
// is the same id when it comes out. It takes bare and "core::" names.
func ValuePreserving(name string) bool {
	const core = "core::"
	if len(name) > len(core) && name[:len(core)] == core {
		name = name[len(core):]
	}
	_, found := slices.BinarySearch(valuePreserving, name)
	return found
}

func notNull(b *cty.RefinementBuilder) *cty.RefinementBuilder { return b.NotNull() }

// anyArguments accepts every value, for functions that only report why they cannot be used.
func anyArguments() *function.Parameter {
	return &function.Parameter{
		Name: "args", Type: cty.DynamicPseudoType,
		AllowNull: true, AllowUnknown: true, AllowDynamicType: true, AllowMarked: true,
	}
}

// refused is a function that exists only to say why it cannot be called.
func refused(name string, args *function.Parameter, why string) function.Function {
	fail := fmt.Errorf("%s: %s", name, why)
	return function.New(&function.Spec{
		VarParam: args,
		Type:     func([]cty.Value) (cty.Type, error) { return cty.NilType, fail },
		Impl:     func([]cty.Value, cty.Type) (cty.Value, error) { return cty.NilVal, fail },
	})
}

// calm gives a plain error where fn runs into a panic of its own, such as pow(-1, 0.5), and reports the whole stack.
func calm(fn function.Function) function.Function {
	return wrapped(fn, func(args []cty.Value) (cty.Value, error) {
		v, err := fn.Call(args)
		if panicked := (function.PanicError{}); errors.As(err, &panicked) {
			return cty.NilVal, errors.New("there is no result for these arguments")
		}
		return v, err
	})
}

// unknownString stands for a function whose result differs from run to run.
func unknownString() function.Function {
	return function.New(&function.Spec{
		Type:         function.StaticReturnType(cty.String),
		RefineResult: notNull,
		Impl: func([]cty.Value, cty.Type) (cty.Value, error) {
			return cty.UnknownVal(cty.String), nil
		},
	})
}
