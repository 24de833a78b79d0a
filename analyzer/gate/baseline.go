package gate

import (
	"bytes"
	"encoding/hex"
	"errors"
	"fmt"
	"os"
	"slices"
	"strconv"
	"strings"

	"github.com/sekisho/sekisho/analyzer/model"
)

// BaselineName is the name that a baseline has where no other is given.
const BaselineName = "sekisho.baseline"

// Baseline is a file of findings that are known: they are set aside, until they are gone. It has one line for each, sorted,
// so that two branches can add to it and be merged.
type Baseline struct {
	File    string
	head    []string // comments at the top
	entries []*BaselineEntry
}

// BaselineEntry is one line of a baseline.
type BaselineEntry struct {
	Rule        string
	Address     string // of the instance
	Fingerprint string // of the finding, which stays when the instance gets another key
	Path        string // of the input, relative to the directory of the baseline, with forward slashes
	Unknown     bool   // it is an unknown verdict; a fail in its place is news
	Line        int    // in the file; 0 for one that was added

	comments []string // the lines above
	used     bool
}

// Finding is a verdict as a baseline sees it.
type Finding struct {
	Rules       []string // the id of the rule, then its former ones
	Addresses   []string // the address of the instance, then those it had before
	Fingerprint string
	Path        string // as in BaselineEntry
	Unknown     bool
}

// NewBaseline is an empty baseline for a file.
func NewBaseline(file string) *Baseline {
	return &Baseline{File: file, head: []string{
		"# Known findings, which sekisho sets aside: rule, address, fingerprint and path of the input, separated by tabs.",
		"# sekisho baseline update adds findings, sekisho baseline prune takes out those that are gone.",
		"",
	}}
}

// ReadBaseline reads a baseline. The error names every line that is none.
func ReadBaseline(file string) (*Baseline, error) {
	src, err := os.ReadFile(file)
	if err != nil {
		return nil, err
	}
	return ParseBaseline(src, file)
}

// ParseBaseline is ReadBaseline for a text.
func ParseBaseline(src []byte, file string) (*Baseline, error) {
	b := &Baseline{File: file}
	src = bytes.TrimPrefix(src, []byte("\ufeff"))
	var errs []error
	var above []string
	n := 0
	for text := range strings.Lines(string(src)) {
		n++
		text = strings.TrimRight(text, "\r\n")
		switch trimmed := strings.TrimSpace(text); {
		case trimmed == "":
			// What stands above an empty line at the top is about the whole file.
			if len(b.entries) == 0 {
				b.head = append(b.head, append(above, "")...)
				above = nil
			}
		case strings.HasPrefix(trimmed, "#"):
			above = append(above, trimmed)
		default:
			e, err := parseEntry(text)
			if err != nil {
				errs = append(errs, fmt.Errorf("%s:%d: %w", file, n, err))
				continue
			}
			e.Line, e.comments = n, above
			above = nil
			b.entries = append(b.entries, e)
		}
	}
	if len(b.entries) == 0 {
		b.head, above = append(b.head, above...), nil
	}
	if len(above) > 0 { // at the end of the file
		last := b.entries[len(b.entries)-1]
		last.comments = append(last.comments, above...)
	}
	return b, errors.Join(errs...)
}

// parseEntry reads one line. Fields are separated by tabs; a line in which an editor has made spaces of them is read too,
// as long as no field has spaces of its own.
func parseEntry(text string) (*BaselineEntry, error) {
	for _, mark := range []string{"<<<<<<<", "=======", ">>>>>>>", "|||||||"} {
		if strings.HasPrefix(text, mark) {
			return nil, errors.New("a conflict of a merge: keep the entries of both sides, without the marks, and run sekisho baseline prune")
		}
	}
	fields := strings.Split(text, "\t")
	if len(fields) == 1 {
		fields = strings.Fields(text)
	}
	if len(fields) != 4 && (len(fields) != 5 || fields[4] != "unknown") {
		return nil, errors.New("an entry is a rule, an address, a fingerprint and the path of an input, separated by tabs, and then unknown for an unknown verdict")
	}
	e := &BaselineEntry{Rule: fields[0], Address: fields[1], Fingerprint: fields[2], Path: fields[3], Unknown: len(fields) == 5}
	if strings.HasPrefix(e.Path, `"`) {
		path, err := strconv.Unquote(e.Path)
		if err != nil {
			return nil, fmt.Errorf("%s is not a quoted path", e.Path)
		}
		e.Path = path
	}
	if strings.Trim(e.Rule, "abcdefghijklmnopqrstuvwxyz0123456789-") != "" || !strings.Contains(e.Rule, "-") {
		return nil, fmt.Errorf("%q is not the id of a rule", e.Rule)
	}
	if _, ok := model.ParseAddress(e.Address); !ok && !strings.Contains(e.Address, "provider.") {
		return nil, fmt.Errorf("%q is not the address of a resource instance or a provider configuration", e.Address)
	}
	if raw, err := hex.DecodeString(e.Fingerprint); err != nil || len(raw) != 16 {
		return nil, fmt.Errorf("%q is not a fingerprint", e.Fingerprint)
	}
	if e.Path == "" {
		return nil, errors.New("the path of the input is empty")
	}
	return e, nil
}

type baselineKey struct{ rule, at, path string }

// Known tells which findings the baseline holds. An entry stands for its instance; where that is not among the findings, for
// one other instance of the same block with the same fingerprint.
func (b *Baseline) Known(findings []Finding) []bool {
	known := make([]bool, len(findings))
	exact := map[baselineKey][]*BaselineEntry{}
	for _, e := range b.entries {
		e.used = false
		k := baselineKey{e.Rule, e.Address, e.Path}
		exact[k] = append(exact[k], e)
	}
	for i, f := range findings {
		for _, id := range f.Rules {
			for _, addr := range f.Addresses {
				for _, e := range exact[baselineKey{id, addr, f.Path}] {
					if !e.Unknown || f.Unknown {
						e.used, known[i] = true, true
					}
				}
			}
		}
	}
	alike := map[baselineKey][]*BaselineEntry{}
	for _, e := range b.entries {
		if !e.used {
			k := baselineKey{e.Rule, e.Fingerprint, e.Path}
			alike[k] = append(alike[k], e)
		}
	}
	for i, f := range findings {
		if known[i] {
			continue
		}
		for _, id := range f.Rules {
			k := baselineKey{id, f.Fingerprint, f.Path}
			if at := slices.IndexFunc(alike[k], func(e *BaselineEntry) bool { return !e.used && (!e.Unknown || f.Unknown) }); at >= 0 {
				alike[k][at].used, known[i] = true, true
				break
			}
		}
	}
	return known
}

// Unused lists the entries that Known has found no finding for, of those that concern what was checked.
func (b *Baseline) Unused(concerns func(*BaselineEntry) bool) []*BaselineEntry {
	var out []*BaselineEntry
	for _, e := range b.entries {
		if !e.used && concerns(e) {
			out = append(out, e)
		}
	}
	return out
}

// Add adds the findings that the baseline does not hold, and returns how many.
func (b *Baseline) Add(findings []Finding) int {
	n := 0
	for i, known := range b.Known(findings) {
		if f := findings[i]; !known {
			b.entries = append(b.entries, &BaselineEntry{Rule: f.Rules[0], Address: f.Addresses[0], Fingerprint: f.Fingerprint, Path: f.Path, Unknown: f.Unknown, used: true})
			n++
		}
	}
	return n
}

// Prune takes entries out, and returns how many.
func (b *Baseline) Prune(gone []*BaselineEntry) int {
	before := len(b.entries)
	b.entries = slices.DeleteFunc(b.entries, func(e *BaselineEntry) bool { return slices.Contains(gone, e) })
	return before - len(b.entries)
}

// Len is how many entries there are.
func (b *Baseline) Len() int { return len(b.entries) }

// Bytes is the file: comments at the top, then the entries by rule, address and path, each with the comments above it.
func (b *Baseline) Bytes() []byte {
	var out bytes.Buffer
	for _, l := range b.head {
		out.WriteString(l + "\n")
	}
	type line struct {
		e    *BaselineEntry
		text string
	}
	list := make([]line, len(b.entries))
	for i, e := range b.entries {
		list[i] = line{e, e.text()}
	}
	slices.SortStableFunc(list, func(x, y line) int { return strings.Compare(x.text, y.text) })
	for i, l := range list {
		if i > 0 && l.text == list[i-1].text && len(l.e.comments) == 0 {
			continue // both branches of a merge had it
		}
		for _, c := range l.e.comments {
			out.WriteString(c + "\n")
		}
		out.WriteString(l.text + "\n")
	}
	return out.Bytes()
}

func (e *BaselineEntry) text() string {
	path := e.Path
	if strings.ContainsAny(path, "\t\r\n\"") {
		path = strconv.Quote(path)
	}
	s := e.Rule + "\t" + e.Address + "\t" + e.Fingerprint + "\t" + path
	if e.Unknown {
		s += "\tunknown"
	}
	return s
}
