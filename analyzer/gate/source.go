package gate

import (
	"bytes"
	"cmp"
	"slices"
	"sort"
	"strings"

	"github.com/apparentlymart/go-textseg/v15/textseg"
	"github.com/hashicorp/hcl/v2"
	"github.com/hashicorp/hcl/v2/hclsyntax"
)

// mayHold tells cheaply whether a file can have ignores, or what is meant to be one: most files have none, and are not
// read again.
func mayHold(src []byte) bool {
	for _, s := range []string{"sekisho", "Sekisho", "SEKISHO", ":ignore"} {
		if bytes.Contains(src, []byte(s)) {
			return true
		}
	}
	return false
}

// source is one file with comments.
type source struct {
	name     string
	src      []byte
	starts   []int // where each line begins
	items    []*item
	code     map[int]span // by line: the first and the last token that is no comment
	comments []comment
	under    map[int]int // by line on which a comment begins: the line of code directly under it, 0 for none
}

type span struct{ from, to int }

// comment is one comment of a native file.
type comment struct {
	from, to int // without the end of the line
}

// item is a block or an argument.
type item struct {
	span
	first, last int // lines
	argument    bool
	name        string // what it is called in a message
	inner       []*item
}

// readSource reads the comments and the blocks of a native file; false where it has syntax errors, which the loader
// reports.
func readSource(name string, src []byte) (*source, bool) {
	file, diags := hclsyntax.ParseConfig(src, name, hcl.InitialPos)
	if diags.HasErrors() || file == nil {
		return nil, false
	}
	tokens, _ := hclsyntax.LexConfig(src, name, hcl.InitialPos) // what is wrong, the parser has said
	s := newSource(name, src)
	s.items = s.list(file.Body.(*hclsyntax.Body))
	s.code = map[int]span{}
	for _, t := range tokens {
		from, to := t.Range.Start.Byte, t.Range.End.Byte
		switch t.Type {
		case hclsyntax.TokenComment:
			s.comments = append(s.comments, comment{from, from + len(bytes.TrimRight(src[from:to], "\r\n"))})
		case hclsyntax.TokenNewline, hclsyntax.TokenEOF:
		default:
			for line := s.line(from); line <= s.line(max(from, to-1)); line++ {
				c, ok := s.code[line]
				if !ok {
					c.from = from
				}
				c.to = to
				s.code[line] = c
			}
		}
	}
	return s, true
}

func newSource(name string, src []byte) *source {
	s := &source{name: name, src: src, starts: []int{0}}
	for i, c := range src {
		if c == '\n' {
			s.starts = append(s.starts, i+1)
		}
	}
	return s
}

// list is the blocks and arguments of a body, in the order of the file.
func (s *source) list(body *hclsyntax.Body) []*item {
	var out []*item
	add := func(rng hcl.Range, name string) *item {
		it := &item{span: span{rng.Start.Byte, rng.End.Byte}, name: name}
		it.first, it.last = s.line(it.from), s.line(max(it.from, it.to-1))
		out = append(out, it)
		return it
	}
	for _, a := range body.Attributes {
		add(a.SrcRange, a.Name).argument = true
	}
	for _, b := range body.Blocks {
		it := add(hcl.RangeBetween(b.TypeRange, b.CloseBraceRange), address(append([]string{b.Type}, b.Labels...)))
		it.inner = s.list(b.Body)
	}
	slices.SortFunc(out, func(a, b *item) int { return cmp.Compare(a.from, b.from) })
	return out
}

// address names a block as Terraform's addresses do.
func address(names []string) string {
	return strings.TrimPrefix(strings.Join(names, "."), "resource.")
}

// line is the number of the line that a byte lies in.
func (s *source) line(at int) int {
	return sort.Search(len(s.starts), func(i int) bool { return s.starts[i] > at })
}

// pos is the position of a byte as HCL counts: columns are grapheme clusters.
func (s *source) pos(at int) hcl.Pos {
	line := s.line(at)
	n, err := textseg.TokenCount(s.src[s.starts[line-1]:at], textseg.ScanGraphemeClusters)
	if err != nil {
		n = at - s.starts[line-1]
	}
	return hcl.Pos{Line: line, Column: n + 1, Byte: at}
}

func (s *source) rng(sp span) hcl.Range {
	return hcl.Range{Filename: s.name, Start: s.pos(sp.from), End: s.pos(sp.to)}
}

// text is one line of a comment and where it begins.
type text struct {
	string
	at int
}

// texts are the lines of a comment, without the signs that begin and end it.
func (s *source) texts(c comment) []text {
	body := s.src[c.from:c.to]
	at := c.from
	if !bytes.HasPrefix(body, []byte("/*")) {
		return []text{{string(body), at}}
	}
	body = bytes.TrimSuffix(body[2:], []byte("*/"))
	at += 2
	var out []text
	for line := range bytes.Lines(body) {
		out = append(out, text{string(bytes.TrimRight(line, " \t\r\n")), at})
		at += len(line)
	}
	return out
}

// target is what an ignore speaks of.
type target struct {
	span
	block span // the block that it is or lies in
	about string
	line  bool // only what is written here, not what is declared here
	inner span // the nested block that it is or lies in; empty where there is none
}

// find resolves a scope from the place of a comment. It is not ok where there is nothing of the kind.
func (s *source) find(c comment, sc scope) (target, bool) {
	chain := s.chain(c)
	switch sc {
	case around:
		if len(chain) == 0 || chain[0].argument {
			return target{}, false
		}
		return of(chain[:1]), true
	case wholeFile:
		return target{span: span{0, len(s.src)}, block: span{0, len(s.src)}, about: "the file"}, true
	case nextLine, nextBlock:
		next := s.below(c)
		if next == 0 {
			return target{}, false
		}
		if sc == nextLine {
			from, to := s.starts[next-1], len(s.src)
			if next < len(s.starts) {
				to = s.starts[next]
			}
			return target{span: span{from, to}, block: span{from, to}, about: "the next line", line: true}, true
		}
		list := s.startingAt(chain, s.code[next].from)
		return of(list), len(list) > len(chain)
	case asOurs, beside:
	}
	if list := s.beside(c, chain); list != nil {
		return of(list), true
	}
	if sc == beside || len(chain) == 0 {
		return target{}, false
	}
	return of(chain), true
}

// beside is the way to the block or argument that a comment stands at; nil where it stands alone in its block.
func (s *source) beside(c comment, chain []*item) []*item {
	first, last := s.line(c.from), s.line(max(c.from, c.to-1))
	if before, ok := s.code[first]; ok && before.from < c.from {
		// At the end of a line: what begins on the line goes before what ends on it.
		if list := s.startingOn(first, c.from); list != nil {
			return list
		}
		return s.covering(first, c.from)
	}
	if n := len(chain); n > 0 && chain[n-1].argument {
		return chain // inside of an expression
	}
	next := last
	if after, ok := s.code[last]; !ok || after.to <= c.to {
		if next = s.below(c); next == 0 {
			return nil
		}
	}
	at := s.code[next].from
	if next == last && at < c.to { // the code before a comment in the middle of a line was seen above
		return nil
	}
	if list := s.startingAt(chain, at); len(list) > len(chain) {
		return list
	}
	return nil
}

// below is the line directly under a comment, and under further comments, if there is code on it; 0 if not.
func (s *source) below(c comment) int {
	if s.under == nil {
		// From the last one up, so that a long row of comments is walked once.
		s.under = make(map[int]int, len(s.comments))
		for _, o := range slices.Backward(s.comments) {
			s.under[s.line(o.from)] = s.codeFrom(s.line(max(o.from, o.to-1)) + 1)
		}
	}
	return s.codeFrom(s.line(max(c.from, c.to-1)) + 1)
}

// codeFrom is a line itself if there is code on it, or else the line of code under the comment that begins there.
func (s *source) codeFrom(line int) int {
	if _, ok := s.code[line]; ok {
		return line
	}
	return s.under[line]
}

// fromLine is the part of a list of items that ends on a line or later.
func fromLine(list []*item, line int) []*item {
	return list[sort.Search(len(list), func(i int) bool { return list[i].last >= line }):]
}

// chain is the way to the innermost block or argument around a comment, the outermost first.
func (s *source) chain(c comment) []*item {
	var out []*item
	list := s.items
	for {
		i := sort.Search(len(list), func(i int) bool { return list[i].to >= c.to })
		if i == len(list) || list[i].from > c.from {
			return out
		}
		out = append(out, list[i])
		list = list[i].inner
	}
}

// startingAt goes on from a chain to what begins at a byte.
func (s *source) startingAt(chain []*item, at int) []*item {
	list := s.items
	if n := len(chain); n > 0 {
		list = chain[n-1].inner
	}
	i, ok := slices.BinarySearchFunc(list, at, func(it *item, at int) int { return it.from - at })
	if ok {
		return append(slices.Clip(chain), list[i])
	}
	return chain
}

// startingOn is the way to the outermost item that begins on a line, before a byte.
func (s *source) startingOn(line, before int) []*item {
	var way []*item
	list := s.items
	for {
		// Of several in a row on one line, the last one before the comment.
		var in, starts *item
		for _, it := range fromLine(list, line) {
			if it.from >= before {
				break
			}
			switch {
			case it.first == line:
				starts = it
			case it.last >= line:
				in = it
			}
		}
		if starts != nil {
			return append(way, starts)
		}
		if in == nil {
			return nil
		}
		way = append(way, in)
		list = in.inner
	}
}

// covering is the way to the innermost item that has a part on a line before a byte.
func (s *source) covering(line, before int) []*item {
	var way []*item
	list := s.items
	for {
		list = fromLine(list, line)
		if len(list) == 0 || list[0].from >= before || list[0].first > line {
			return way
		}
		way = append(way, list[0])
		list = list[0].inner
	}
}

// of is the last item of a way as a target.
func of(way []*item) target {
	if len(way) == 0 {
		return target{}
	}
	it := way[len(way)-1]
	t := target{span: it.span, block: it.span, about: it.name}
	if len(way) > 1 {
		t.block = way[len(way)-2].span
		t.about += " of " + way[0].name
	}
	// Of a dynamic block and its content, the outer one is the nested block of the resource.
	for i := len(way) - 1; i > 0; i-- {
		if way[i].argument || way[i].name == "content" {
			continue
		}
		t.inner = way[i].span
		break
	}
	if it.argument {
		t.about = "argument " + t.about
	} else {
		t.about = "block " + t.about
	}
	return t
}
