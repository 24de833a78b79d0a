package tfjson

import "strings"

// Expression is what the configuration part of a plan tells about one argument, or about the nested blocks of one type.
// A plan has no source text: of an expression it keeps the constant or the names that it refers to.
type Expression struct {
	References []string // the most specific ones: aws_subnet.a.id without aws_subnet.a
	Constant   Value    // nil unless the expression is a constant
	Blocks     []*Block // nested blocks in the order of the source; nil for an argument
}

// Block is the configuration of one block. Blocks that a dynamic block makes are not in a plan.
type Block struct {
	Arguments map[string]*Expression
}

// ParseBlock reads the expressions of a block.
func ParseBlock(v Value) *Block {
	b := &Block{Arguments: map[string]*Expression{}}
	for name, e := range v.Members() {
		b.Arguments[name.Text()] = ParseExpression(e)
	}
	return b
}

// ParseExpression reads what stands for one argument or for the blocks of one type.
func ParseExpression(v Value) *Expression {
	e := &Expression{}
	switch v.Kind() {
	case Array:
		e.Blocks = []*Block{}
		for one := range v.Elements() {
			e.Blocks = append(e.Blocks, ParseBlock(one))
		}
	case Object:
		for name, m := range v.Members() {
			switch {
			case string(name) == "constant_value":
				e.Constant = m
			case string(name) == "references" && m.Kind() == Array:
				e.References = references(m)
			default: // a block that may occur once has its arguments right here
				return &Expression{Blocks: []*Block{ParseBlock(v)}}
			}
		}
	case Absent, Null, Bool, Number, String:
	}
	return e
}

// references leaves out what only repeats the beginning of another one.
func references(v Value) []string {
	var out []string
next:
	for r := range v.Elements() {
		s := r.Text()
		for _, have := range out {
			if rest, ok := strings.CutPrefix(have, s); ok && (rest == "" || rest[0] == '.' || rest[0] == '[') {
				continue next
			}
		}
		out = append(out, s)
	}
	return out
}

// Unset reports whether the argument is written as null.
func (e *Expression) Unset() bool { return e.Constant.Kind() == Null }

// All lists the references of the expression and of everything in it.
func (e *Expression) All() []string {
	out := e.References
	for _, b := range e.Blocks {
		for _, a := range b.Arguments {
			out = append(out[:len(out):len(out)], a.All()...)
		}
	}
	return out
}
