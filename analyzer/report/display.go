package report

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/apparentlymart/go-textseg/v15/textseg"
	"golang.org/x/text/width"
)

// visible reports whether a terminal may receive a rune as it is. Control characters could drive the terminal, and
// format characters, such as those that turn the direction of writing, could make a text read as another.
func visible(r rune) bool {
	const zeroWidthNonJoiner, zeroWidthJoiner = 0x200C, 0x200D
	return r != utf8.RuneError && unicode.IsGraphic(r) || r == zeroWidthNonJoiner || r == zeroWidthJoiner
}

// clean makes a text from the input safe to show in one line: what is not visible is spelled as an escape.
func clean(s string) string {
	if simple(s) {
		return s
	}
	safe := true
	for _, r := range s {
		if !visible(r) {
			safe = false
			break
		}
	}
	if safe {
		return s
	}
	var b strings.Builder
	for i := 0; i < len(s); {
		r, n := utf8.DecodeRuneInString(s[i:])
		if visible(r) {
			b.WriteString(s[i : i+n])
		} else {
			b.WriteString(escape(s[i:i+n], r))
		}
		i += n
	}
	return b.String()
}

// simple reports whether a text is made of printable ASCII signs alone, as most are: each is one byte and one column.
func simple(s string) bool {
	for i := range len(s) {
		if s[i] < ' ' || s[i] > '~' {
			return false
		}
	}
	return true
}

// escape spells a rune, or a byte that is not part of one, in the way of Go and HCL.
func escape(raw string, r rune) string {
	switch {
	case r == utf8.RuneError && len(raw) == 1:
		return fmt.Sprintf(`\x%02x`, raw[0])
	case r == '\n':
		return `\n`
	case r == '\t':
		return `\t`
	case r == '\r':
		return `\r`
	case r < 0x80:
		return fmt.Sprintf(`\x%02x`, r)
	case r > 0xFFFF:
		return fmt.Sprintf(`\U%08x`, r)
	}
	return fmt.Sprintf(`\u%04x`, r)
}

// clusters calls f for every grapheme cluster: what a reader takes for one character.
func clusters(s string, f func(cluster string)) {
	var bytes []byte // s, once it is needed as such
	for i := 0; i < len(s); {
		n := 1
		if s[i] >= 0x80 || i+1 < len(s) && s[i+1] >= 0x80 || s[i] == '\r' {
			if bytes == nil {
				bytes = []byte(s)
			}
			if m, _, err := textseg.ScanGraphemeClusters(bytes[i:], true); err == nil && m > 0 {
				n = m
			}
		}
		f(s[i : i+n])
		i += n
	}
}

// cells is how many columns of a terminal a text takes.
func cells(s string) int {
	if simple(s) {
		return len(s)
	}
	n := 0
	clusters(s, func(c string) { n += clusterCells(c) })
	return n
}

// clusterCells is how many columns one cluster takes: as many as its widest rune, since marks and joined signs share them.
func clusterCells(c string) int {
	if len(c) == 1 {
		return 1
	}
	const emojiPresentation = 0xFE0F
	n := 0
	for _, r := range c {
		switch {
		case r == emojiPresentation, r >= 0x1F1E6 && r <= 0x1F1FF: // the second kind are the halves of flags
			n = 2
		case unicode.In(r, unicode.Mn, unicode.Me, unicode.Cf):
		case wide(r):
			n = 2
		default:
			n = max(n, 1)
		}
	}
	return n
}

func wide(r rune) bool {
	if r < 0x1100 {
		return false
	}
	k := width.LookupRune(r).Kind()
	return k == width.EastAsianWide || k == width.EastAsianFullwidth
}

// wrap breaks a text into lines of at most limit columns: at spaces, and between wide characters, which are written
// without spaces. A word that is longer than a line stays whole, so that it can be copied.
func wrap(s string, limit int) []string {
	if simple(s) {
		return wrapSimple(s, limit)
	}
	var lines []string
	var line, word strings.Builder
	lineCells, wordCells, gap := 0, 0, 0
	flushWord := func() {
		if wordCells == 0 && word.Len() == 0 {
			return
		}
		if lineCells > 0 && lineCells+gap+wordCells > limit {
			lines = append(lines, line.String())
			line.Reset()
			lineCells, gap = 0, 0
		}
		if lineCells == 0 {
			gap = 0
		}
		line.WriteString(strings.Repeat(" ", gap))
		line.WriteString(word.String())
		lineCells += gap + wordCells
		gap, wordCells = 0, 0
		word.Reset()
	}
	previous := ""
	clusters(s, func(c string) {
		if c == " " {
			flushWord()
			gap++
			previous = ""
			return
		}
		if previous != "" && mayBreak(previous, c) {
			flushWord()
		}
		word.WriteString(c)
		wordCells += clusterCells(c)
		previous = c
	})
	flushWord()
	if line.Len() > 0 || len(lines) == 0 {
		lines = append(lines, line.String())
	}
	return lines
}

// wrapSimple is wrap for a simple text, of which every line is a piece.
func wrapSimple(s string, limit int) []string {
	var lines []string
	start, end := -1, 0 // of the line: from its first word to the end of its last
	for i := 0; i < len(s); {
		if s[i] == ' ' {
			i++
			continue
		}
		word := i
		for i < len(s) && s[i] != ' ' {
			i++
		}
		switch {
		case start < 0:
			start = word
		case i-start > limit:
			lines = append(lines, s[start:end])
			start = word
		}
		end = i
	}
	if start < 0 {
		start = 0
	}
	return append(lines, s[start:end])
}

// fits reports whether a text is one line as it is, so that it need not be wrapped. It knows simple texts and arrows, as
// in nearly all lines.
func fits(s string, limit int) bool {
	const arrow = "→"
	if s == "" || s[0] == ' ' || s[len(s)-1] == ' ' {
		return false
	}
	n := 0
	for i := 0; i < len(s); n++ {
		switch {
		case s[i] >= ' ' && s[i] <= '~':
			i++
		case strings.HasPrefix(s[i:], arrow):
			i += len(arrow)
		default:
			return false
		}
	}
	return n <= limit
}

// mayBreak tells whether a line may end between two characters that no space parts: beside a wide one, but not before
// what closes and not after what opens.
func mayBreak(a, b string) bool {
	if clusterCells(a) < 2 && clusterCells(b) < 2 {
		return false
	}
	return !strings.ContainsAny(b, "、。，．・：；？！）」』】〕］｝〉》ー々ぁぃぅぇぉっゃゅょァィゥェォッャュョ,.:;?!)]}%") &&
		!strings.ContainsAny(a, "（「『【〔［｛〈《([{")
}

// paint is a colour of a terminal: the parameters of an ANSI "select graphic rendition" sequence.
type paint string

// The colours in use.
const (
	plain   paint = ""
	bold    paint = "1"
	dim     paint = "2"
	red     paint = "31"
	green   paint = "32"
	yellow  paint = "33"
	cyan    paint = "36"
	boldRed paint = "1;31"
)
