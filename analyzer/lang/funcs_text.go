package lang

import (
	"bytes"
	"compress/gzip"
	"encoding/base64"
	"errors"
	"fmt"
	"net/url"
	"regexp"
	"strings"
	"time"
	"unicode/utf8"

	"github.com/google/uuid"
	ctyyaml "github.com/zclconf/go-cty-yaml"
	"github.com/zclconf/go-cty/cty"
	"github.com/zclconf/go-cty/cty/function"
	"github.com/zclconf/go-cty/cty/function/stdlib"
	"github.com/zclconf/go-cty/cty/gocty"
	"golang.org/x/text/encoding/ianaindex"
)

const (
	// maxPadding bounds the memory that one placeholder or indentation can ask for.
	maxPadding = 1 << 20
	// maxNesting bounds the recursion of decoders; encoding/json has the same limit for whole documents.
	maxNesting = 10000
)

// textFunction is a function from strings to a string.
func textFunction(impl func(args []string) (string, error), params ...string) function.Function {
	return stringsFunction(cty.String, func(args []string) (cty.Value, error) {
		s, err := impl(args)
		if err != nil {
			return cty.NilVal, err
		}
		return cty.StringVal(s), nil
	}, params...)
}

// stringsFunction is a function from strings to a value of type ty, never null.
func stringsFunction(ty cty.Type, impl func(args []string) (cty.Value, error), params ...string) function.Function {
	spec := &function.Spec{
		Type:         function.StaticReturnType(ty),
		RefineResult: notNull,
		Impl: func(args []cty.Value, _ cty.Type) (cty.Value, error) {
			plain := make([]string, len(args))
			for i, arg := range args {
				plain[i] = arg.AsString()
			}
			return impl(plain)
		},
	}
	for _, name := range params {
		spec.Params = append(spec.Params, function.Parameter{Name: name, Type: cty.String})
	}
	return function.New(spec)
}

func base64Text(b []byte) string { return base64.StdEncoding.EncodeToString(b) }

func base64Encode() function.Function {
	return textFunction(func(args []string) (string, error) { return base64Text([]byte(args[0])), nil }, "str")
}

func base64Decode() function.Function {
	return textFunction(func(args []string) (string, error) {
		b, err := base64.StdEncoding.DecodeString(args[0])
		if err != nil {
			return "", fmt.Errorf("decoding base64: %w", err)
		}
		if !utf8.Valid(b) {
			return "", errors.New("the decoded bytes are not UTF-8 text")
		}
		return string(b), nil
	}, "str")
}

func base64Gzip() function.Function {
	return textFunction(func(args []string) (string, error) {
		var buf bytes.Buffer
		w := gzip.NewWriter(&buf)
		if _, err := w.Write([]byte(args[0])); err != nil {
			return "", fmt.Errorf("compressing: %w", err)
		}
		if err := w.Flush(); err != nil {
			return "", fmt.Errorf("compressing: %w", err)
		}
		if err := w.Close(); err != nil {
			return "", fmt.Errorf("compressing: %w", err)
		}
		return base64Text(buf.Bytes()), nil
	}, "str")
}

func textEncodeBase64() function.Function {
	return textFunction(func(args []string) (string, error) {
		enc, err := ianaindex.IANA.Encoding(args[1])
		if err != nil || enc == nil {
			return "", function.NewArgErrorf(1, "%q is not a known encoding", args[1])
		}
		b, err := enc.NewEncoder().Bytes([]byte(args[0]))
		if err != nil {
			return "", function.NewArgErrorf(0, "the string has characters that %s lacks", args[1])
		}
		return base64Text(b), nil
	}, "string", "encoding")
}

func textDecodeBase64() function.Function {
	return textFunction(func(args []string) (string, error) {
		enc, err := ianaindex.IANA.Encoding(args[1])
		if err != nil || enc == nil {
			return "", function.NewArgErrorf(1, "%q is not a known encoding", args[1])
		}
		b, err := base64.StdEncoding.DecodeString(args[0])
		if err != nil {
			return "", function.NewArgErrorf(0, "decoding base64: %w", err)
		}
		// A decoder puts U+FFFD where it finds no character.
		if b, err = enc.NewDecoder().Bytes(b); err != nil || bytes.ContainsRune(b, utf8.RuneError) {
			return "", function.NewArgErrorf(0, "the decoded bytes are not %s text", args[1])
		}
		return string(b), nil
	}, "source", "encoding")
}

func urlEncode() function.Function {
	return textFunction(func(args []string) (string, error) { return url.QueryEscape(args[0]), nil }, "str")
}

func uuidV5() function.Function {
	return textFunction(func(args []string) (string, error) {
		var space uuid.UUID
		switch args[0] {
		case "dns":
			space = uuid.NameSpaceDNS
		case "url":
			space = uuid.NameSpaceURL
		case "oid":
			space = uuid.NameSpaceOID
		case "x500":
			space = uuid.NameSpaceX500
		default:
			var err error
			if space, err = uuid.Parse(args[0]); err != nil {
				return "", function.NewArgErrorf(0, "%q is neither a UUID nor one of dns, url, oid and x500", args[0])
			}
		}
		return uuid.NewSHA1(space, []byte(args[1])).String(), nil
	}, "namespace", "name")
}

// replace takes a search text between slashes for a regular expression.
func replace() function.Function {
	return textFunction(func(args []string) (string, error) {
		str, old, repl := args[0], args[1], args[2]
		if len(old) > 1 && strings.HasPrefix(old, "/") && strings.HasSuffix(old, "/") {
			re, err := regexp.Compile(old[1 : len(old)-1])
			if err != nil {
				return "", err
			}
			return re.ReplaceAllString(str, repl), nil
		}
		return strings.ReplaceAll(str, old, repl), nil
	}, "str", "substr", "replace")
}

func startsWith() function.Function {
	return function.New(&function.Spec{
		Params: []function.Parameter{
			{Name: "str", Type: cty.String, AllowUnknown: true},
			{Name: "prefix", Type: cty.String},
		},
		Type:         function.StaticReturnType(cty.Bool),
		RefineResult: notNull,
		Impl: func(args []cty.Value, _ cty.Type) (cty.Value, error) {
			prefix := args[1].AsString()
			if args[0].IsKnown() {
				return cty.BoolVal(strings.HasPrefix(args[0].AsString(), prefix)), nil
			}
			// The beginning of an unknown string is often known, and may settle the answer.
			known := args[0].Range().StringPrefix()
			switch {
			case strings.HasPrefix(known, prefix):
				return cty.True, nil
			case !strings.HasPrefix(prefix, known):
				return cty.False, nil
			default:
				return cty.UnknownVal(cty.Bool), nil
			}
		},
	})
}

func endsWith() function.Function {
	return stringsFunction(cty.Bool, func(args []string) (cty.Value, error) {
		return cty.BoolVal(strings.HasSuffix(args[0], args[1])), nil
	}, "str", "suffix")
}

func strContains() function.Function {
	return stringsFunction(cty.Bool, func(args []string) (cty.Value, error) {
		return cty.BoolVal(strings.Contains(args[0], args[1])), nil
	}, "str", "substr")
}

func timeCompare() function.Function {
	return stringsFunction(cty.Number, func(args []string) (cty.Value, error) {
		var t [2]time.Time
		for i, arg := range args {
			var err error
			if t[i], err = time.Parse(time.RFC3339, arg); err != nil {
				return cty.NilVal, function.NewArgErrorf(i, "%q is not an RFC 3339 timestamp", arg)
			}
		}
		return cty.NumberIntVal(int64(t[0].Compare(t[1]))), nil
	}, "timestamp_a", "timestamp_b")
}

func indent() function.Function {
	return guarded(stdlib.IndentFunc, func(args []cty.Value) error {
		if args[0].Type() != cty.Number || !args[0].IsKnown() || args[0].IsNull() {
			return nil
		}
		var spaces int
		if err := gocty.FromCtyValue(args[0], &spaces); err != nil {
			return function.NewArgError(0, err)
		}
		if spaces < 0 || spaces > maxPadding {
			return function.NewArgErrorf(0, "must lie between 0 and %d", maxPadding)
		}
		return nil
	})
}

// boundedFormat refuses placeholders that ask for more padding than fits in memory.
func boundedFormat(fn function.Function) function.Function {
	return guarded(fn, func(args []cty.Value) error {
		if format, ok := knownText(args[0]); ok && pads(format) {
			return function.NewArgErrorf(0, "a placeholder asks for more than %d characters", maxPadding)
		}
		return nil
	})
}

// knownText is the content of a known string.
func knownText(v cty.Value) (string, bool) {
	if v.Type() != cty.String || !v.IsKnown() || v.IsNull() {
		return "", false
	}
	return v.AsString(), true
}

// pads says that a number in a placeholder exceeds maxPadding.
func pads(format string) bool {
	n, inVerb := 0, false
	for i := range len(format) {
		c := format[i]
		switch {
		case c == '%':
			n, inVerb = 0, !inVerb
		case inVerb && c >= '0' && c <= '9':
			if n = 10*n + int(c-'0'); n > maxPadding {
				return true
			}
		case inVerb && strings.IndexByte("+-# .[]*", c) >= 0:
			n = 0
		default:
			inVerb = false
		}
	}
	return false
}

// jsonDecode refuses documents nested so deeply that decoding them would exhaust the stack.
func jsonDecode() function.Function {
	return guarded(stdlib.JSONDecodeFunc, func(args []cty.Value) error {
		if doc, ok := knownText(args[0]); ok && deeplyNested(doc) {
			return function.NewArgErrorf(0, "more than %d levels of nesting", maxNesting)
		}
		return nil
	})
}

// yamlDecode has the same limit. It counts without regard to quotes: no real text has so many brackets left open.
func yamlDecode() function.Function {
	return guarded(ctyyaml.YAMLDecodeFunc, func(args []cty.Value) error {
		doc, ok := knownText(args[0])
		if !ok {
			return nil
		}
		depth, deepest := 0, 0
		for i := range len(doc) {
			switch doc[i] {
			case '[', '{':
				depth++
				deepest = max(deepest, depth)
			case ']', '}':
				depth--
			}
		}
		if deepest > maxNesting || strings.Contains(doc, strings.Repeat("- ", maxNesting)) || strings.Contains(doc, strings.Repeat("? ", maxNesting)) {
			return function.NewArgErrorf(0, "more than %d levels of nesting", maxNesting)
		}
		return nil
	})
}

func deeplyNested(doc string) bool {
	depth, inString := 0, false
	for i := 0; i < len(doc); i++ {
		switch c := doc[i]; {
		case inString && c == '\\':
			i++
		case c == '"':
			inString = !inString
		case inString:
		case c == '[' || c == '{':
			if depth++; depth > maxNesting {
				return true
			}
		case c == ']' || c == '}':
			depth--
		}
	}
	return false
}
