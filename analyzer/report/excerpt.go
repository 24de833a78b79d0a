package report

import (
	"slices"
	"strings"

	"github.com/hashicorp/hcl/v2"
)

// Limits of an excerpt.
const (
	excerptLines = 4 // lines of a range that are shown; the rest is left out with a sign
	tabStop      = 4
)

// excerptLine is one row of an excerpt.
type excerptLine struct {
	number int    // 0 for a gap
	text   string // ready to show
	marks  string // spaces and carets that go below; "" for none
}

// cell is one cluster of a line as it is shown.
type cell struct {
	text  string
	cells int
	from  int // byte in the file
	to    int
}

const hiddenText = "(sensitive)"

// excerpt shows the lines of a range with its exact columns underlined, below the line that header begins at. It is nil
// where the file is not at hand, may not be shown, or does not have such lines.
func (v *view) excerpt(rng, header hcl.Range, room int) []excerptLine {
	s := v.file(rng.Filename)
	if s == nil || !excerptable(s.name) {
		return nil
	}
	from, ok := s.offset(rng.Start)
	if !ok {
		return nil
	}
	to, ok := s.offset(rng.End)
	if !ok || to < from {
		return nil
	}
	m := v.mask(s)
	first, last := s.lineAt(from), s.lineAt(to)
	if _, start := s.line(last); last > first && to == start {
		last-- // the range ends with the end of a line
	}
	var lines []int
	if header.Filename == s.name && s.hasLine(header.Start.Line) && header.Start.Line < first {
		lines = append(lines, header.Start.Line)
	}
	for n := first; n <= last && n < first+excerptLines; n++ {
		if n == first || !m.folded[n] {
			lines = append(lines, n)
		}
	}
	var out []excerptLine
	previous := 0
	for _, n := range lines {
		if previous != 0 && n != previous+1 {
			out = append(out, excerptLine{})
		}
		previous = n
		text, start := s.line(n)
		if m.folded[n] {
			out = append(out, excerptLine{number: n, text: hiddenText})
			continue
		}
		row := excerptLine{number: n}
		list := layout(text, start, m.within(start, start+len(text)))
		if n < first {
			row.text, _ = crop(list, 0, 0, room)
		} else {
			a, b := max(from, start), min(to, start+len(text))
			if n > first {
				a = start + len(text) - len(strings.TrimLeft(string(text), " \t"))
			}
			row.text, row.marks = crop(list, a, b, room)
		}
		out = append(out, row)
	}
	if previous < last {
		out = append(out, excerptLine{})
	}
	return out
}

// layout turns a line into cells: tabs become spaces, what is not visible an escape, and what is secret one cell.
func layout(text []byte, start int, secret []span) []cell {
	var list []cell
	column := 0
	at := start
	clusters(string(text), func(c string) {
		from := at
		at += len(c)
		if slices.ContainsFunc(secret, func(s span) bool { return from < s.to && at > s.from }) {
			if n := len(list); n > 0 && list[n-1].text == hiddenText && list[n-1].to == from {
				list[n-1].to = at
				return
			}
			list = append(list, cell{hiddenText, len(hiddenText), from, at})
			column += len(hiddenText)
			return
		}
		one := cell{text: c, cells: clusterCells(c), from: from, to: at}
		if c == "\t" {
			one.cells = tabStop - column%tabStop
			one.text = strings.Repeat(" ", one.cells)
		} else if safe := clean(c); safe != c {
			one.text, one.cells = safe, cells(safe)
		}
		column += one.cells
		list = append(list, one)
	})
	return list
}

// crop writes cells and the marks under those from byte a to byte b, cut to what there is room for, so that the first
// marked cell is seen. An empty range is marked by one caret.
func crop(list []cell, a, b, room int) (text, marks string) {
	total := 0
	for _, c := range list {
		total += c.cells
	}
	marked := func(c cell) bool { return c.from < b && c.to > a || a == b && c.from <= a && a < c.to }
	left := 0 // cells that are cut off at the left
	if total > room {
		before := 0
		for _, c := range list {
			if c.to > a {
				break
			}
			before += c.cells
		}
		if before > room*2/3 {
			left = before - room/3
		}
	}
	var t, m strings.Builder
	used, skipped := 0, 0
	cut := func() { t.WriteString("…"); m.WriteByte(' '); used++ }
	for i, c := range list {
		if skipped < left {
			if skipped += c.cells; skipped >= left {
				cut()
			}
			continue
		}
		rest := 1 // for the sign that something is cut off
		if i == len(list)-1 {
			rest = 0
		}
		if used+c.cells+rest > room && total > room {
			cut()
			break
		}
		t.WriteString(c.text)
		sign := " "
		if marked(c) {
			sign = "^"
		}
		m.WriteString(strings.Repeat(sign, c.cells))
		used += c.cells
	}
	marks = strings.TrimRight(m.String(), " ")
	if marks == "" && a == b && (len(list) == 0 || a >= list[len(list)-1].to) && left == 0 {
		marks = strings.Repeat(" ", used) + "^" // behind the last character
	}
	return strings.TrimRight(t.String(), " "), marks
}
