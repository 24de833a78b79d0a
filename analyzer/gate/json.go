package gate

import (
	"encoding/json"
	"strings"
)

// commentKey is the property that Terraform's JSON syntax keeps for comments.
// See https://developer.hashicorp.com/terraform/language/syntax/json.
const commentKey = "//"

// jsonComment is a text under the comment key, and the object it stands in.
type jsonComment struct {
	text  string
	place span // of the string
	in    target
	depth int // how many names lead to the object
	top   string
}

// nested tells whether the comment stands in a part of the body of a block.
func (c *jsonComment) nested() bool { return c.inBlock() && c.depth > 3 }

// inBlock tells whether the comment stands in the body of a block, and not in an object that only leads to blocks.
func (c *jsonComment) inBlock() bool {
	labels := map[string]int{"resource": 2, "data": 2, "ephemeral": 2, "module": 1, "provider": 1, "variable": 1, "output": 1, "check": 1}
	return c.depth > labels[c.top]
}

// readJSON lists the comments of a file in JSON syntax; none where it has syntax errors, which the loader reports.
func readJSON(src []byte) []jsonComment {
	w := &jsonWalker{src: src, dec: json.NewDecoder(strings.NewReader(string(src)))}
	if !w.value(nil) {
		return nil
	}
	return w.found
}

type jsonWalker struct {
	src   []byte
	dec   *json.Decoder
	found []jsonComment
	depth int
}

// next reads a token; false at the end and after an error.
func (w *jsonWalker) next() (json.Token, span, bool) {
	from := int(w.dec.InputOffset())
	for from < len(w.src) && strings.IndexByte(" \t\r\n,:", w.src[from]) >= 0 {
		from++
	}
	tok, err := w.dec.Token()
	return tok, span{from, int(w.dec.InputOffset())}, err == nil
}

// maxDepth bounds what is read; the loader refuses deeper files.
const maxDepth = 1000

// value reads a value. names is the way to it.
func (w *jsonWalker) value(names []string) bool {
	tok, at, ok := w.next()
	if !ok || w.depth > maxDepth {
		return false
	}
	w.depth++
	defer func() { w.depth-- }()
	switch tok {
	case json.Delim('{'):
		first := len(w.found)
		to, ok := w.object(names)
		at.to = to
		for i := first; i < len(w.found); i++ {
			if c := &w.found[i]; c.depth == len(names) && c.in.about == "" {
				c.in = target{span: at, block: at, about: "object " + address(names)}
			}
		}
		return ok
	case json.Delim('['):
		for w.dec.More() {
			if !w.value(names) {
				return false
			}
		}
		_, _, ok := w.next()
		return ok
	}
	return true
}

// object reads an object after its opening brace.
func (w *jsonWalker) object(names []string) (int, bool) {
	for w.dec.More() {
		tok, _, ok := w.next()
		name, isText := tok.(string)
		if !ok || !isText {
			return 0, false
		}
		if name == commentKey {
			if !w.comment(names) {
				return 0, false
			}
			continue
		}
		if !w.value(append(names[:len(names):len(names)], name)) {
			return 0, false
		}
	}
	_, end, ok := w.next()
	return end.to, ok
}

// comment reads the value of the comment key: a text, or a list of them.
func (w *jsonWalker) comment(names []string) bool {
	tok, at, ok := w.next()
	if !ok {
		return false
	}
	add := func(s string, at span) {
		c := jsonComment{text: s, place: at, depth: len(names)}
		if len(names) > 0 {
			c.top = names[0]
		}
		w.found = append(w.found, c)
	}
	switch tok := tok.(type) {
	case string:
		add(tok, at)
	case json.Delim:
		if tok == '{' {
			return w.skip()
		}
		for w.dec.More() {
			inner, at, ok := w.next()
			if !ok {
				return false
			}
			switch inner := inner.(type) {
			case string:
				add(inner, at)
			case json.Delim:
				if !w.skip() {
					return false
				}
			}
		}
		_, _, ok = w.next()
	}
	return ok
}

// skip reads up to the end of an object or list that has begun.
func (w *jsonWalker) skip() bool {
	for depth := 1; depth > 0; {
		tok, _, ok := w.next()
		if !ok {
			return false
		}
		if d, isDelim := tok.(json.Delim); isDelim {
			if d == '{' || d == '[' {
				depth++
			} else {
				depth--
			}
		}
	}
	return true
}
