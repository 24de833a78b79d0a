package lang

import (
	"fmt"

	"github.com/hashicorp/hcl/v2"
	"github.com/hashicorp/hcl/v2/hclsyntax"
)

// Limits of source text. The parser calls itself for every level of nesting, and a stack that overflows ends the program.
const (
	maxLevels     = 1_000
	fewOpeners    = 5_000     // as many as may stand inside each other without harm
	fewOperators  = 50_000    // as many as may follow each other without harm
	maxTokens     = 4_000_000 // the parser holds them all at once, at about 100 bytes each
	maxDigits     = 4_096
	manyDigits    = 50_000
	maxJSONLevels = 1_000
)

// CheckNesting reports source text in native syntax that is nested too deeply to be parsed.
func CheckNesting(src []byte, file string, start hcl.Pos) *hcl.Diagnostic {
	c := tally(src)
	if c.tokens > maxTokens {
		return tooDeep(hcl.Range{Filename: file, Start: start, End: start}, fmt.Sprintf("The text has more than %d words and signs, and is not read.", maxTokens))
	}
	if c.openers <= fewOpeners && c.operators <= fewOperators && c.digits <= manyDigits {
		return nil
	}
	// The parser will say what is wrong with a token.
	tokens, _ := hclsyntax.LexConfig(src, file, start)
	return deepest(tokens)
}

// ParseTemplate parses a template, unless it is nested too deeply.
func ParseTemplate(src []byte, file string, start hcl.Pos) (hclsyntax.Expression, hcl.Diagnostics) {
	if c := tally(src); c.openers > fewOpeners || c.operators > fewOperators || c.digits > manyDigits {
		tokens, _ := hclsyntax.LexTemplate(src, file, start)
		if d := deepest(tokens); d != nil {
			return nil, hcl.Diagnostics{d}
		}
	}
	return hclsyntax.ParseTemplate(src, file, start)
}

func tooDeep(rng hcl.Range, detail string) *hcl.Diagnostic {
	return &hcl.Diagnostic{Severity: hcl.DiagError, Summary: "Nesting too deep", Detail: detail, Subject: rng.Ptr()}
}

// signs is a rough count of what may make a text deep, strings and comments included.
type signs struct {
	openers   int // brackets, and other signs that the parser goes deeper for
	operators int
	tokens    int
	digits    int // the longest run
}

func tally(src []byte) signs {
	var c signs
	word, run := false, 0
	for _, b := range src {
		if b >= '0' && b <= '9' {
			run++
			c.digits = max(c.digits, run)
		} else {
			run = 0
		}
		switch {
		case b == '(' || b == '[' || b == '{' || b == '!' || b == '?':
			c.openers++
		case b == '+' || b == '-' || b == '*' || b == '/' || b == '%' || b == '&' || b == '|' || b == '<' || b == '>' || b == '=':
			c.operators++
		case b >= 0x80 || b == '_' || b >= '0' && b <= '9' || b >= 'a' && b <= 'z' || b >= 'A' && b <= 'Z':
			if !word {
				c.tokens++
			}
			word = true
			continue
		case b == ' ' || b == '\t' || b == '\r':
			word = false
			continue
		}
		word = false
		c.tokens++
	}
	return c
}

// level is one bracket that is open.
type level struct {
	brace bool
	chain int // operators since the last comma, or since the last line where lines end expressions
}

// deepest finds the first token that is too deep, counting brackets, templates, and operators that follow each other.
func deepest(tokens hclsyntax.Tokens) *hcl.Diagnostic {
	stack := []level{{brace: true}}
	depth, control := 0, 0
	for i, t := range tokens {
		top := &stack[len(stack)-1]
		switch t.Type {
		case hclsyntax.TokenOParen, hclsyntax.TokenOBrack, hclsyntax.TokenOBrace, hclsyntax.TokenOQuote, hclsyntax.TokenOHeredoc, hclsyntax.TokenTemplateInterp, hclsyntax.TokenTemplateControl:
			if t.Type == hclsyntax.TokenOBrack {
				top.chain, depth = top.chain+1, depth+1 // an index makes the expression before it deeper
			}
			if t.Type == hclsyntax.TokenTemplateControl && i+1 < len(tokens) {
				switch string(tokens[i+1].Bytes) {
				case "if", "for":
					control++
				case "endif", "endfor":
					control--
				}
			}
			stack = append(stack, level{brace: t.Type == hclsyntax.TokenOBrace})
			depth++
		case hclsyntax.TokenCParen, hclsyntax.TokenCBrack, hclsyntax.TokenCBrace, hclsyntax.TokenCQuote, hclsyntax.TokenCHeredoc, hclsyntax.TokenTemplateSeqEnd:
			if len(stack) > 1 {
				depth -= 1 + top.chain
				stack = stack[:len(stack)-1]
			}
		case hclsyntax.TokenComma:
			depth, top.chain = depth-top.chain, 0
		case hclsyntax.TokenNewline:
			if top.brace {
				depth, top.chain = depth-top.chain, 0
			}
		case hclsyntax.TokenPlus, hclsyntax.TokenMinus, hclsyntax.TokenStar, hclsyntax.TokenSlash, hclsyntax.TokenPercent, hclsyntax.TokenAnd, hclsyntax.TokenOr,
			hclsyntax.TokenBang, hclsyntax.TokenEqualOp, hclsyntax.TokenNotEqual, hclsyntax.TokenLessThan, hclsyntax.TokenLessThanEq, hclsyntax.TokenGreaterThan, hclsyntax.TokenGreaterThanEq, hclsyntax.TokenQuestion:
			top.chain, depth = top.chain+1, depth+1
		case hclsyntax.TokenNumberLit:
			if len(t.Bytes) > maxDigits {
				return tooDeep(t.Range, fmt.Sprintf("This number has more than %d digits.", maxDigits))
			}
		}
		if depth+control > maxLevels {
			return tooDeep(t.Range, fmt.Sprintf("Brackets, templates and operators are nested more than %d levels deep here.", maxLevels))
		}
	}
	return nil
}

// CheckJSONNesting reports JSON text that is nested too deeply to be parsed.
func CheckJSONNesting(src []byte, file string) *hcl.Diagnostic {
	depth, line, quoted, digits := 0, 1, false, 0
	for i := 0; i < len(src); i++ {
		b := src[i]
		switch {
		case b == '\n':
			line++
		case quoted && b == '\\':
			i++
		case b == '"':
			quoted = !quoted
		case quoted:
		case b == '[' || b == '{':
			depth++
		case b == ']' || b == '}':
			depth--
		}
		if !quoted && b >= '0' && b <= '9' {
			digits++
		} else {
			digits = 0
		}
		if depth > maxJSONLevels || digits > maxDigits {
			pos := hcl.Pos{Line: line, Column: 1, Byte: i}
			return tooDeep(hcl.Range{Filename: file, Start: pos, End: pos}, fmt.Sprintf("The text is nested more than %d levels deep, or has a number of more than %d digits.", maxJSONLevels, maxDigits))
		}
	}
	return nil
}
