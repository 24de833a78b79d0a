// Package tfjson reads the JSON that Terraform prints. A document stays the bytes it came as: a Value is a stretch of
// them, so that finding one resource among ten thousand costs a scan and no memory, and every value knows its place.
package tfjson

import (
	"bytes"
	"encoding/binary"
	"encoding/json"
	"errors"
	"fmt"
	"iter"
	"sort"
	"strings"
	"unicode/utf8"

	"github.com/hashicorp/hcl/v2"
)

// maxDepth bounds how deep values may lie in each other. Terraform's own documents stay far below it; beyond it a
// document is broken or hostile.
const maxDepth = 150

// Document is a whole JSON text.
type Document struct {
	Filename string
	Root     Value

	data  []byte
	parts map[string]Value // members of the root
	lines []int            // offsets at which lines start
	units []int            // UTF-16 code units before each block of the text; nil where each byte is one
}

// Value is one JSON value: a stretch of its document without the space around it. Nil where there is no such value.
type Value []byte

// Kind says what a value is.
type Kind uint8

// The kinds of values.
const (
	Absent Kind = iota
	Null
	Bool
	Number
	String
	Array
	Object
)

func (k Kind) String() string {
	switch k {
	case Absent:
		return "nothing"
	case Null:
		return "null"
	case Bool:
		return "a bool"
	case Number:
		return "a number"
	case String:
		return "a string"
	case Array:
		return "a list"
	case Object:
		return "an object"
	}
	return "an unknown kind"
}

// Parse checks that the text is JSON and holds one object. Text that is not gives a diagnostic at the place.
func Parse(data []byte, filename string) (*Document, hcl.Diagnostics) {
	d := &Document{Filename: filename, data: data, lines: lineStarts(data), units: unitsBefore(data), parts: map[string]Value{}}
	top, ok := scan(data)
	if !ok && !json.Valid(data) {
		return d, hcl.Diagnostics{d.invalid()}
	}
	d.Root = Value(bytes.TrimRight(data[space(data, 0):], " \t\r\n"))
	if !ok {
		return d, hcl.Diagnostics{d.unfit()}
	}
	for _, m := range top {
		d.parts[m.name.Text()] = m.value
	}
	return d, nil
}

// unfit tells why a document that is valid JSON is none of Terraform's: the root is not an object, or nested too deeply.
func (d *Document) unfit() *hcl.Diagnostic {
	if d.Root.Kind() != Object {
		return d.Errorf(d.Root, "Not a document of Terraform", "The file holds %s, where Terraform writes an object. Make it with: terraform show -json plan.tfplan > plan.json", d.Root.Kind())
	}
	return d.Errorf(d.Root[deepest(d.Root):], "JSON is nested too deeply", "Values lie more than %d levels deep in each other here, which Terraform never writes.", maxDepth)
}

// Part is a member of the root; nil where there is none.
func (d *Document) Part(name string) Value { return d.parts[name] }

// invalid finds out where and why the text is not JSON.
func (d *Document) invalid() *hcl.Diagnostic {
	var raw json.RawMessage
	err := json.Unmarshal(d.data, &raw)
	at, why := int64(0), "the text is not JSON"
	var syntax *json.SyntaxError
	if errors.As(err, &syntax) {
		at, why = max(syntax.Offset-1, 0), syntax.Error()
	}
	what := fmt.Sprintf("The text cannot be read as JSON: %s.", why)
	if len(bytes.TrimSpace(d.data)) == 0 {
		what = "The file is empty."
	} else if strings.Contains(why, "unexpected end") {
		at = int64(len(d.data))
		what = "The text ends in the middle of a value; the file is cut short."
	}
	return d.errorAt(int(at), "Invalid JSON", what+" Make it again with: terraform show -json plan.tfplan > plan.json")
}

// Errorf makes a diagnostic at the place of a value.
func (d *Document) Errorf(v Value, summary, format string, args ...any) *hcl.Diagnostic {
	return d.errorAt(d.offset(v), summary, fmt.Sprintf(format, args...))
}

func (d *Document) errorAt(offset int, summary, detail string) *hcl.Diagnostic {
	pos := d.pos(offset)
	return &hcl.Diagnostic{Severity: hcl.DiagError, Summary: summary, Detail: detail,
		Subject: &hcl.Range{Filename: d.Filename, Start: pos, End: pos}}
}

// Start is the place at which the document begins.
func (d *Document) Start() hcl.Range {
	return hcl.Range{Filename: d.Filename, Start: hcl.InitialPos, End: hcl.InitialPos}
}

// Range is the place at which a value of the document starts. Columns count UTF-16 code units, as editors and code
// scanning services do.
func (d *Document) Range(v Value) hcl.Range {
	if v == nil {
		return d.Start()
	}
	pos := d.pos(d.offset(v))
	return hcl.Range{Filename: d.Filename, Start: pos, End: pos}
}

// offset finds a value in its document: every Value runs to the end of the same array.
func (d *Document) offset(v Value) int { return cap(d.data) - cap(v) }

func (d *Document) pos(offset int) hcl.Pos {
	line := sort.SearchInts(d.lines, offset+1)
	return hcl.Pos{Line: line, Column: d.before(offset) - d.before(d.lines[line-1]) + 1, Byte: offset}
}

// block is how many bytes lie between two counts of code units: documents are mostly one line, in which counting from the
// start would take as long as reading the document, for each value.
const block = 4096

// before counts the UTF-16 code units before an offset.
func (d *Document) before(offset int) int {
	if d.units == nil {
		return offset
	}
	i := offset / block
	return d.units[i] + codeUnits(d.data[i*block:offset])
}

func unitsBefore(data []byte) []int {
	if ascii(data) {
		return nil
	}
	out := make([]int, 1, len(data)/block+1)
	for i := block; i <= len(data); i += block {
		out = append(out, out[len(out)-1]+codeUnits(data[i-block:i]))
	}
	return out
}

func ascii(data []byte) bool {
	const high = 0x8080808080808080
	for len(data) >= 8 {
		if binary.LittleEndian.Uint64(data)&high != 0 {
			return false
		}
		data = data[8:]
	}
	for _, c := range data {
		if c >= utf8.RuneSelf {
			return false
		}
	}
	return true
}

// codeUnits counts by the first bytes of characters, so that it may be given any piece of a text.
func codeUnits(b []byte) int {
	n := 0
	for _, c := range b {
		switch {
		case c >= 0xF0:
			n += 2
		case c < 0x80 || c >= 0xC0:
			n++
		}
	}
	return n
}

func lineStarts(data []byte) []int {
	lines := []int{0}
	for i := 0; ; {
		n := bytes.IndexByte(data[i:], '\n')
		if n < 0 {
			return lines
		}
		i += n + 1
		lines = append(lines, i)
	}
}

// Kind says what the value is.
func (v Value) Kind() Kind {
	if len(v) == 0 {
		return Absent
	}
	switch v[0] {
	case 'n':
		return Null
	case 't', 'f':
		return Bool
	case '"':
		return String
	case '[':
		return Array
	case '{':
		return Object
	}
	return Number
}

// Present reports whether there is a value other than null.
func (v Value) Present() bool { return len(v) > 0 && v[0] != 'n' }

// True reports whether the value is true.
func (v Value) True() bool { return len(v) == 4 && v[0] == 't' }

// Text is the text of a string; "" for anything else.
func (v Value) Text() string {
	if len(v) < 2 || v[0] != '"' {
		return ""
	}
	return text(v[1 : len(v)-1])
}

// text decodes what stands between the quotes of a string.
func text(raw []byte) string {
	if bytes.IndexByte(raw, '\\') < 0 && utf8.Valid(raw) {
		return string(raw)
	}
	quoted := make([]byte, 0, len(raw)+2)
	quoted = append(append(append(quoted, '"'), raw...), '"')
	var s string
	if err := json.Unmarshal(quoted, &s); err != nil {
		panic("tfjson: a string of a valid document is not valid: " + err.Error())
	}
	return s
}

// Get is the member of an object; nil where there is none.
func (v Value) Get(name string) Value {
	var found Value
	for k, m := range v.Members() {
		if string(k) == name {
			found = m
		}
	}
	return found
}

// Members yields the members of an object with the text of their names as it stands in the document, which is the name
// itself for all names that Terraform knows.
func (v Value) Members() iter.Seq2[Name, Value] {
	return func(yield func(Name, Value) bool) {
		if v.Kind() != Object {
			return
		}
		for i := space(v, 1); i < len(v) && v[i] == '"'; {
			name, at := nameAt(v, i)
			stop := end(v, at)
			if !yield(name, v[at:stop]) {
				return
			}
			i = next(v, stop)
		}
	}
}

// nameAt reads the name of a member that starts at b[i], and tells where its value starts.
func nameAt(b []byte, i int) (name Name, value int) {
	after := stringEnd(b, i)
	return Name(b[i+1 : after-1]), space(b, space(b, after)+1)
}

// next returns the position of what follows a member or element that ends before b[i]: the next one, or the end.
func next(b []byte, i int) int {
	if i = space(b, i); i < len(b) && b[i] == ',' {
		i = space(b, i+1)
	}
	return i
}

// Quote writes a text as JSON.
func Quote(s string) Value {
	out, err := json.Marshal(s)
	if err != nil {
		panic("tfjson: a text cannot be written as JSON: " + err.Error())
	}
	return out
}

// Name is the name of a member as it stands in the document.
type Name []byte

// Text is the name itself.
func (n Name) Text() string { return text(n) }

// Elements yields the elements of a list.
func (v Value) Elements() iter.Seq[Value] {
	return func(yield func(Value) bool) {
		if v.Kind() != Array {
			return
		}
		for i := space(v, 1); i < len(v) && v[i] != ']'; {
			stop := end(v, i)
			if !yield(v[i:stop]) {
				return
			}
			i = next(v, stop)
		}
	}
}

// space skips white space.
func space(b []byte, i int) int {
	for i < len(b) && (b[i] == ' ' || b[i] == '\n' || b[i] == '\r' || b[i] == '\t') {
		i++
	}
	return i
}

// stringEnd returns the position after the string that starts at b[i].
func stringEnd(b []byte, i int) int {
	for start, at := i+1, i+1; ; {
		n := bytes.IndexByte(b[at:], '"')
		if n < 0 {
			return len(b)
		}
		at += n + 1
		escaped := false
		for j := at - 2; j >= start && b[j] == '\\'; j-- {
			escaped = !escaped
		}
		if !escaped {
			return at
		}
	}
}

// end returns the position after the value that starts at b[i].
func end(b []byte, i int) int {
	if i >= len(b) {
		return len(b)
	}
	switch b[i] {
	case '"':
		return stringEnd(b, i)
	case '{', '[':
		return leave(b, i+1)
	}
	for i < len(b) && !delimiter(b[i]) {
		i++
	}
	return i
}

// leave returns the position after the list or object in which b[i] lies.
func leave(b []byte, i int) int {
	for level := 1; i < len(b); i++ {
		switch b[i] {
		case '"':
			i = stringEnd(b, i) - 1
		case '{', '[':
			level++
		case '}', ']':
			if level--; level == 0 {
				return i + 1
			}
		}
	}
	return len(b)
}

// deepest returns the position of the list or object that lies deepest.
func deepest(b []byte) int {
	at, level, most := 0, 0, 0
	for i := 0; i < len(b); i++ {
		switch b[i] {
		case '"':
			i = stringEnd(b, i) - 1
		case '{', '[':
			if level++; level > most {
				at, most = i, level
			}
		case '}', ']':
			level--
		}
	}
	return at
}

func delimiter(c byte) bool {
	switch c {
	case ',', ']', '}', ':', ' ', '\n', '\r', '\t':
		return true
	}
	return false
}
