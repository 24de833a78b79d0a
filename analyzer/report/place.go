package report

import (
	"bytes"
	"slices"
	"sort"
	"unicode/utf8"

	"github.com/apparentlymart/go-textseg/v15/textseg"
	"github.com/hashicorp/hcl/v2"
)

// source is the content of one file, cut into lines.
type source struct {
	name  string
	text  []byte
	start []int // where each line begins
	masks *masks
}

// file returns the content of a file, or nil where the report does not have it.
func (v *view) file(name string) *source {
	if s, ok := v.files[name]; ok {
		return s
	}
	var s *source
	if text, ok := v.Sources[name]; ok && name != "" {
		s = newSource(name, text)
	}
	v.files[name] = s
	return s
}

func newSource(name string, text []byte) *source {
	s := &source{name: name, text: text, start: []int{0}}
	for i, c := range text {
		if c == '\n' {
			s.start = append(s.start, i+1)
		}
	}
	return s
}

// line is the text of a line, counted from 1, without its end, and where it begins.
func (s *source) line(n int) (text []byte, start int) {
	start = s.start[n-1]
	end := len(s.text)
	if n < len(s.start) {
		end = s.start[n] - 1
	}
	return bytes.TrimSuffix(s.text[start:end], []byte("\r")), start
}

func (s *source) hasLine(n int) bool { return n >= 1 && n <= len(s.start) }

// offset finds the byte that a position stands for. It is not ok where the file has no such place, as when the file has
// changed since it was read.
func (s *source) offset(p hcl.Pos) (at int, ok bool) {
	if !s.hasLine(p.Line) {
		return 0, false
	}
	text, start := s.line(p.Line)
	if in := p.Byte - start; in >= 0 && in <= len(text)+2 && (in > 0 || p.Column <= 1) {
		return start + min(in, len(text)), true
	}
	// Not every position carries a byte offset. Columns count grapheme clusters.
	in := 0
	for range p.Column - 1 {
		if in >= len(text) {
			return 0, false
		}
		n, _, err := textseg.ScanGraphemeClusters(text[in:], true)
		if err != nil || n == 0 {
			return 0, false
		}
		in += n
	}
	return start + in, true
}

// lineAt is the line that a byte lies in.
func (s *source) lineAt(at int) int {
	return sort.Search(len(s.start), func(i int) bool { return s.start[i] > at })
}

// place is a range for other programs. Columns count from 1 and the end is exclusive; they are 0 where they cannot be
// told because the content of the file is not at hand.
type place struct {
	file               string
	startLine, endLine int
	startCol, endCol   int
}

// document reports whether a file is one of the plans and states that were read.
func (v *view) document(file string) bool {
	return slices.ContainsFunc(v.Inputs, func(in Input) bool { return in.Kind != "hcl" && in.Path == file })
}

// place turns a range into one; count measures a piece of a line. It is not ok for a range without a file.
func (v *view) place(rng hcl.Range, count func([]byte) int) (place, bool) {
	if rng.Filename == "" {
		return place{}, false
	}
	p := place{file: v.name(rng.Filename), startLine: rng.Start.Line, endLine: max(rng.End.Line, rng.Start.Line)}
	s := v.file(rng.Filename)
	if s == nil {
		// Nobody keeps the text of a plan or state; its loader counts columns as they are asked for here.
		if v.document(rng.Filename) && rng.Start.Column > 0 {
			p.startCol, p.endCol = rng.Start.Column, rng.End.Column
			if p.endLine == p.startLine {
				p.endCol = max(p.endCol, p.startCol+1) // the brace that the instance begins with
			}
		}
		return p, true
	}
	from, okFrom := s.offset(rng.Start)
	to, okTo := s.offset(rng.End)
	if !okFrom || !okTo || to < from {
		return p, true
	}
	column := func(at int) int {
		_, start := s.line(s.lineAt(at))
		return 1 + count(s.text[start:at])
	}
	p.startLine, p.endLine = s.lineAt(from), s.lineAt(to)
	p.startCol, p.endCol = column(from), column(to)
	return p, true
}

// utf16Len counts UTF-16 code units.
func utf16Len(b []byte) int {
	n := 0
	for _, r := range string(b) {
		if r > 0xFFFF {
			n++
		}
		n++
	}
	return n
}

func codePoints(b []byte) int { return utf8.RuneCount(b) }
