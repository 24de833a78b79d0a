package rule

import (
	"errors"
	"fmt"
	"strings"
)

// Validate checks what every rule must have, and that ids are unique. It returns all faults at once.
func Validate(rules []*Rule) error {
	var errs []error
	seen := map[string]bool{}
	for _, r := range rules {
		fault := func(format string, args ...any) {
			errs = append(errs, fmt.Errorf("rule %q: "+format, append([]any{r.ID}, args...)...))
		}
		if !validID(r.ID) {
			fault("id is not lower-case kebab-case with at least two parts")
		}
		for _, id := range append([]string{r.ID}, r.Was...) {
			if seen[id] {
				fault("id %q is used twice", id)
			}
			seen[id] = true
		}
		for _, t := range []struct {
			name string
			text Text
		}{{"Title", r.Title}, {"Why", r.Why}, {"Fix", r.Fix}} {
			if t.text.EN == "" || t.text.JA == "" {
				fault("%s is missing in a language", t.name)
			}
			if strings.Contains(t.text.EN+t.text.JA, "`") {
				fault("%s has backticks: names are marked as code by the renderer", t.name)
			}
		}
		if r.Severity < Low || r.Severity > Critical {
			fault("has no severity")
		}
		if r.Since == "" {
			fault("has no Since")
		}
		if (r.Check == nil) == (r.Account == nil) {
			fault("needs exactly one of Check and Account")
		}
		if (r.Check != nil) != (len(r.Types) > 0) {
			fault("Types belong to Check")
		}
		if r.When != nil && r.Check == nil || r.WhenAccount != nil && r.Account == nil {
			fault("When belongs to Check, and WhenAccount to Account")
		}
		if r.Removed && r.Check == nil {
			fault("Removed belongs to Check")
		}
		if len(r.Refs) == 0 {
			fault("has no reference to documentation")
		}
		for _, p := range r.Params {
			if p.Name == "" || p.About.EN == "" || p.About.JA == "" {
				fault("parameter %q is not described in both languages", p.Name)
			}
		}
	}
	return errors.Join(errs...)
}

func validID(id string) bool {
	parts := strings.Split(id, "-")
	for _, p := range parts {
		if p == "" || strings.Trim(p, "abcdefghijklmnopqrstuvwxyz0123456789") != "" {
			return false
		}
	}
	return len(parts) >= 2
}
