package tfjson

import (
	"encoding/binary"
	"math/bits"
)

// scan checks in one pass that b is one JSON object, not nested deeper than maxDepth allows, and lists its members. It
// is much faster than encoding/json, and accepts nothing that encoding/json does not; what it turns away may still be
// JSON that lies too deep.
func scan(b []byte) (members []member, ok bool) {
	s := scanner{b: b}
	i := space(b, 0)
	if i == len(b) || b[i] != '{' {
		return nil, false
	}
	i = s.object(i, 0)
	return s.top, i > 0 && space(b, i) == len(b)
}

// scanner finds for each kind of value the position behind it; 0 where there is no valid value.
type scanner struct {
	b   []byte
	top []member // the members of the root
}

func (s *scanner) value(i, depth int) int {
	if i >= len(s.b) {
		return 0
	}
	switch s.b[i] {
	case '"':
		return s.text(i)
	case '{':
		return s.object(i, depth)
	case '[':
		return s.array(i, depth)
	case 't':
		return s.word(i, "true")
	case 'f':
		return s.word(i, "false")
	case 'n':
		return s.word(i, "null")
	}
	return s.number(i)
}

func (s *scanner) object(i, depth int) int {
	if depth > maxDepth-1 {
		return 0
	}
	b := s.b
	i = space(b, i+1)
	if i < len(b) && b[i] == '}' {
		return i + 1
	}
	for i < len(b) && b[i] == '"' {
		after := s.text(i)
		if after == 0 {
			return 0
		}
		colon := space(b, after)
		if colon >= len(b) || b[colon] != ':' {
			return 0
		}
		start := space(b, colon+1)
		stop := s.value(start, depth+1)
		if stop == 0 {
			return 0
		}
		if depth == 0 {
			s.top = append(s.top, member{name: Name(b[i+1 : after-1]), value: Value(b[start:stop])})
		}
		i = space(b, stop)
		if i >= len(b) {
			return 0
		}
		switch b[i] {
		case '}':
			return i + 1
		case ',':
			i = space(b, i+1)
		default:
			return 0
		}
	}
	return 0
}

func (s *scanner) array(i, depth int) int {
	if depth > maxDepth-1 {
		return 0
	}
	b := s.b
	i = space(b, i+1)
	if i < len(b) && b[i] == ']' {
		return i + 1
	}
	for {
		if i = s.value(i, depth+1); i == 0 {
			return 0
		}
		i = space(b, i)
		if i >= len(b) {
			return 0
		}
		switch b[i] {
		case ']':
			return i + 1
		case ',':
			i = space(b, i+1)
		default:
			return 0
		}
	}
}

func (s *scanner) word(i int, word string) int {
	if end := i + len(word); end <= len(s.b) && string(s.b[i:end]) == word {
		return end
	}
	return 0
}

func (s *scanner) number(i int) int {
	b := s.b
	if i < len(b) && b[i] == '-' {
		i++
	}
	switch {
	case i >= len(b) || b[i] < '0' || b[i] > '9':
		return 0
	case b[i] == '0':
		i++
	default:
		i = digits(b, i)
	}
	if i < len(b) && b[i] == '.' {
		from := i + 1
		if i = digits(b, from); i == from {
			return 0
		}
	}
	if i < len(b) && (b[i] == 'e' || b[i] == 'E') {
		i++
		if i < len(b) && (b[i] == '+' || b[i] == '-') {
			i++
		}
		from := i
		if i = digits(b, from); i == from {
			return 0
		}
	}
	return i
}

// digits skips digits.
func digits(b []byte, i int) int {
	for i < len(b) && b[i] >= '0' && b[i] <= '9' {
		i++
	}
	return i
}

func (s *scanner) text(i int) int {
	b := s.b
	for i = skipPlain(b, i+1); i < len(b); i = skipPlain(b, i) {
		switch b[i] {
		case '"':
			return i + 1
		case '\\':
			if i+1 >= len(b) {
				return 0
			}
			switch b[i+1] {
			case '"', '\\', '/', 'b', 'f', 'n', 'r', 't':
				i += 2
			case 'u':
				if i+6 > len(b) {
					return 0
				}
				for _, c := range b[i+2 : i+6] {
					if (c < '0' || c > '9') && (c|0x20 < 'a' || c|0x20 > 'f') {
						return 0
					}
				}
				i += 6
			default:
				return 0
			}
		default: // a control character
			return 0
		}
	}
	return 0
}

// skipPlain skips what stands for itself in a string: all but quotes, backslashes and control characters.
func skipPlain(b []byte, i int) int {
	const ones, tops = 0x0101010101010101, 0x8080808080808080
	for i+8 <= len(b) {
		// In each of eight bytes the top bit is set where the byte is less than a space, or equal to a sign: subtracting
		// borrows then. A borrow can spread only to bytes behind the first hit, and only the first counts.
		w := binary.LittleEndian.Uint64(b[i:])
		quote, back := w^('"'*ones), w^('\\'*ones)
		hit := ((w - ' '*ones) &^ w) | ((quote - ones) &^ quote) | ((back - ones) &^ back)
		if hit &= tops; hit != 0 {
			return i + bits.TrailingZeros64(hit)/8
		}
		i += 8
	}
	for i < len(b) && b[i] >= ' ' && b[i] != '"' && b[i] != '\\' {
		i++
	}
	return i
}
