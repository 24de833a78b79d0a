package report

import (
	"html"
	"strconv"
	"strings"
	"unicode/utf8"
)

// The texts of a Markdown report come from whoever writes the configuration, who may be a stranger with a pull request.
// Two forms are safe: code, in which nothing has a meaning and nobody is notified, and text of which every sign with a
// meaning is spelled as an entity.

// mdCode shows a text as code. Entities work in Markdown and in HTML alike, which backticks do not.
func mdCode(s string) string {
	if s == "" {
		return ""
	}
	return "<code>" + mdEntities(s) + "</code>"
}

// mdText shows a text as prose. It may not stand at the start of a line.
func mdText(s string) string { return mdInert.Replace(mdEntities(s)) }

// mdPre shows lines as they are, for the inside of a pre element.
func mdPre(s string) string { return html.EscapeString(s) }

// mdEntities spells the signs that mean something to Markdown or HTML as entities, and breaks addresses of pages. What it
// leaves alone has a meaning only at the start of a line.
func mdEntities(s string) string {
	s = clean(s)
	var b strings.Builder
	for i := range len(s) {
		c := s[i]
		switch {
		case c == '_' && inWord(s, i-1) && inWord(s, i+1): // most underscores, which mean nothing there
			b.WriteByte(c)
		case c == ':' && strings.HasPrefix(s[i:], "://"), c == '.' && strings.HasSuffix(s[:i], "www"), strings.IndexByte("&<>\"'\\`*_[]{}|~!$#@", c) >= 0:
			b.WriteString("&#" + strconv.Itoa(int(c)) + ";")
		default:
			b.WriteByte(c)
		}
	}
	return b.String()
}

// inWord reports whether a byte of a text is a letter or digit of ASCII.
func inWord(s string, i int) bool {
	if i < 0 || i >= len(s) {
		return false
	}
	c := s[i] | 0x20
	return c >= 'a' && c <= 'z' || s[i] >= '0' && s[i] <= '9'
}

// mdInert keeps the service from making links and notices out of prose after the entities are read: of names of people
// and teams, of issues, merge requests and labels, and of addresses of pages. A space of no width breaks them up.
var mdInert = strings.NewReplacer(
	"&#64;", "&#64;&#8203;", "&#35;", "&#35;&#8203;", "&#33;", "&#33;&#8203;", "&#36;", "&#36;&#8203;", "&#126;", "&#126;&#8203;",
	"&#38;", "&#38;&#8203;", "&#91;", "&#91;&#8203;", "&#42;", "&#42;&#8203;", "%", "&#37;&#8203;",
	"&#58;//", "&#58;&#8203;//", "www&#46;", "www&#46;&#8203;",
	"GH-", "GH&#8203;-", "Gh-", "Gh&#8203;-", "gH-", "gH&#8203;-", "gh-", "gh&#8203;-",
)

// shorten cuts a text to so many characters, and shows that it did.
func shorten(s string, limit int) string {
	if len(s) <= limit || utf8.RuneCountInString(s) <= limit {
		return s
	}
	n := 0
	for i := range s {
		if n++; n == limit {
			return s[:i] + "…"
		}
	}
	return s
}
