package gate

import (
	"bytes"
	"strings"
	"time"
)

// scope is what an ignore speaks of, seen from its place.
type scope uint8

const (
	// asOurs is what docs/ignores.md defines: the block or argument beside the comment, or else the block around it.
	asOurs scope = iota
	// beside is the block or argument on the line of the comment or directly below.
	beside
	// around is the outermost block that the comment lies in.
	around
	// nextLine is what stands on the next line, and nothing that only begins there.
	nextLine
	// nextBlock is the block that begins on the next line.
	nextBlock
	// wholeFile is everything in the file.
	wholeFile
)

// Foreign finds the rules that answer a check of another tool, by the tool and what it calls the check.
type Foreign func(tool, check string) []string

// mayHoldForeign tells cheaply whether a file can have ignores of other tools.
func mayHoldForeign(src []byte) bool {
	for _, s := range []string{"checkov:skip", "bridgecrew:skip", "trivy:ignore", "tfsec:ignore", "kics-scan"} {
		if bytes.Contains(src, []byte(s)) {
			return true
		}
	}
	return false
}

// readForeign reads the ignores of other tools in one line of a comment, as each of them documents its own:
//   - checkov: checkov:skip=ID[,ID…][:reason], anywhere in a block, for the resource
//   - trivy and tfsec: trivy:ignore:ID[:exp:YYYY-MM-DD], several with blanks between, on a line or the line above
//   - kics: kics-scan ignore-line, ignore-block, ignore, and disable=ID[,ID…] for the file
func readForeign(text string) []mark {
	for _, word := range []string{"checkov:skip=", "bridgecrew:skip="} {
		if i := strings.Index(text, word); i >= 0 {
			return readCheckov(text, i, i+len(word))
		}
	}
	if i := strings.Index(text, "kics-scan "); i >= 0 && strings.Trim(text[:i], " \t#/*") == "" {
		return readKICS(text, i, i+len("kics-scan "))
	}
	return readTrivy(text)
}

func readCheckov(text string, from, at int) []mark {
	ids, reason, _ := strings.Cut(strings.TrimLeft(text[at:], " "), ":")
	m := mark{tool: "checkov", scope: around, reason: strings.TrimSpace(reason), from: from, to: len(strings.TrimRight(text, " \t"))}
	if reason == "" {
		// What follows the identifiers without a colon is no reason to checkov, but it is to a reader.
		if list, more, ok := strings.Cut(strings.TrimSpace(ids), " "); ok && !strings.HasSuffix(list, ",") {
			ids, m.reason = list, strings.TrimSpace(more)
		}
	}
	m.rules = list(ids)
	if len(m.rules) == 0 {
		return nil
	}
	return []mark{m.explained("checkov:skip")}
}

func readKICS(text string, from, at int) []mark {
	rest := strings.TrimSpace(text[at:])
	m := mark{tool: "kics", from: from, to: len(strings.TrimRight(text, " \t"))}
	word, _, _ := strings.Cut(rest, " ")
	switch word {
	case "ignore-line":
		m.scope = nextLine
	case "ignore-block":
		m.scope = nextBlock
	case "ignore":
		m.scope = wholeFile
	default:
		ids, ok := strings.CutPrefix(rest, "disable=")
		if m.rules = list(ids); !ok || len(m.rules) == 0 {
			return nil
		}
		m.scope = wholeFile
		return []mark{m.explained("kics-scan disable")}
	}
	m.alone = "names no check"
	return []mark{m.explained("kics-scan " + word)}
}

// readTrivy reads the marks of trivy and of tfsec, which it grew from. Text after the marks is their reason.
func readTrivy(text string) []mark {
	var out []mark
	end := 0
	for at := 0; at < len(text); {
		i := strings.Index(text[at:], ":ignore:")
		if i < 0 {
			break
		}
		i += at
		tool := ""
		for _, name := range []string{"trivy", "tfsec"} {
			if strings.HasSuffix(text[:i], name) {
				tool = name
			}
		}
		stop := i + len(":ignore:")
		for stop < len(text) && !isBlank(text[stop]) && text[stop] != ',' {
			stop++
		}
		if m, ok := trivyMark(tool, text[i+len(":ignore:"):stop]); ok {
			m.from, m.to = i-len(tool), stop
			out = append(out, m)
			end = stop
		}
		at = stop
	}
	reason := ""
	if len(out) > 0 {
		reason = strings.Trim(text[end:], " \t,-:#/*")
	}
	for i := range out {
		out[i].reason = reason
		out[i] = out[i].explained(out[i].tool + ":ignore")
	}
	return out
}

// trivyMark reads what follows trivy:ignore: an identifier, and options with colons between.
func trivyMark(tool, text string) (mark, bool) {
	m := mark{tool: tool, scope: beside}
	parts := strings.Split(text, ":")
	id, params, conditional := strings.Cut(parts[0], "[")
	if tool == "" || id == "" {
		return m, false
	}
	m.rules = []string{id}
	if conditional || params != "" {
		m.alone = "counts only for some values"
	}
	for i := 1; i+1 < len(parts); i += 2 {
		switch parts[i] {
		case "exp":
			day, err := time.Parse(time.DateOnly, parts[i+1])
			if err != nil {
				m.alone = "has no readable date"
				continue
			}
			m.until = day
		case "ws":
			m.alone = "counts only in one workspace"
		}
	}
	return m, true
}

// explained gives a mark without a reason the fact that it has none.
func (m mark) explained(word string) mark {
	if m.reason = strings.TrimSpace(m.reason); m.reason == "" {
		m.reason = "no reason given (" + word + ")"
	}
	return m
}

// list splits at commas.
func list(s string) []string {
	var out []string
	for part := range strings.SplitSeq(s, ",") {
		if part = strings.TrimSpace(part); part != "" {
			out = append(out, part)
		}
	}
	return out
}
