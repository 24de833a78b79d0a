package report

import (
	"bytes"
	"encoding/json"
	"regexp"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// pages are the pages of the tests: those of a check, and of a framework, by what they are made from.
func pages(t *testing.T, lang string) map[string]string {
	t.Helper()
	out := map[string]string{}
	for name, make := range map[string]func(*testing.T) *Report{"typical": withIgnore, "hostile": hostile, "many": many, "planned": planned,
		"empty": func(*testing.T) *Report { return &Report{Version: "0.1.0", Rules: allRules} }} {
		var check, answers bytes.Buffer
		r := make(t)
		r.Options = Options{All: true, Lang: lang}
		if err := WriteHTML(&check, r); err != nil {
			t.Fatal(err)
		}
		r = make(t)
		r.Options = Options{All: true, Lang: lang}
		if err := WriteComplianceHTML(&answers, answered(t, r)); err != nil {
			t.Fatal(err)
		}
		out[name+"/check"], out[name+"/comply"] = check.String(), answers.String()
	}
	return out
}

// between cuts what stands between two marks, the first time they are there.
func between(t *testing.T, page, from, to string) string {
	t.Helper()
	_, rest, ok := strings.Cut(page, from)
	if !ok {
		t.Fatalf("there is no %s", from)
	}
	inner, _, ok := strings.Cut(rest, to)
	if !ok {
		t.Fatalf("%s has no end", from)
	}
	return inner
}

// The policy of the page admits exactly the script and the style that it has, and nothing from anywhere else.
func TestHTMLPolicy(t *testing.T) {
	for name, page := range pages(t, "en") {
		policy := between(t, page, `Content-Security-Policy" content="`, `"`)
		policy = strings.NewReplacer("&#39;", "'", "&#43;", "+").Replace(policy)
		want := "default-src 'none'; script-src " + hashOf(between(t, page, "<script>", "</script>")) + "; style-src " + hashOf(between(t, page, "<style>", "</style>")) + "; base-uri 'none'; form-action 'none'"
		if policy != want {
			t.Errorf("%s: policy %s, want %s", name, policy, want)
		}
		if n := strings.Count(page, "<script"); n != 2 {
			t.Errorf("%s: %d scripts", name, n)
		}
		for _, bad := range []string{" src=", " srcset=", "<link", "<img", "<iframe", "@import", "url(", " style=", " onclick", " onerror", "innerHTML"} {
			if strings.Contains(page, bad) {
				t.Errorf("%s: the page has %q", name, bad)
			}
		}
		if ids := regexp.MustCompile(` id="([^"]+)"`).FindAllStringSubmatch(page, -1); len(ids) > 0 {
			seen := map[string]bool{}
			for _, id := range ids {
				if seen[id[1]] {
					t.Errorf("%s: id %q is there twice", name, id[1])
				}
				seen[id[1]] = true
			}
		}
	}
}

// Nothing from the input is markup, hides itself, or is a secret.
func TestHTMLIsSafe(t *testing.T) {
	for name, page := range pages(t, "ja") {
		for _, r := range page {
			if !visible(r) && r != '\n' {
				t.Fatalf("%s: %q is written as it is", name, r)
			}
		}
		if strings.Contains(page, canary) {
			t.Errorf("%s: a secret is written", name)
		}
		for _, bad := range []string{"<script>alert", `"><script`, "<b>team</b>", `href="javascript:`} {
			if strings.Contains(page, bad) {
				t.Errorf("%s: the page has %q", name, bad)
			}
		}
		if !strings.Contains(page, `<html lang="ja">`) {
			t.Errorf("%s: not in Japanese", name)
		}
	}
}

func TestHTMLData(t *testing.T) {
	all := pages(t, "en")
	read := func(name string) (d struct {
		Rules    []struct{ ID string }
		Verdicts []struct {
			R       int
			V, A, Y string
			H       [][3]string
			E       *int
			X       *struct{ Reason, Owner, Until string }
			Tag     []string
		}
		Excerpts []any
		Controls []struct {
			ID, St string
			B      []struct {
				ID, St string
				U      []struct {
					R int
					E []int
				}
			}
		}
	}) {
		t.Helper()
		if err := json.Unmarshal([]byte(between(t, all[name], `<script type="application/json" id="data">`, "</script>")), &d); err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		return d
	}
	d := read("typical/comply")
	if len(d.Controls) != 4 || d.Controls[1].St != "not_met" || len(d.Controls[1].B) != 3 {
		t.Fatalf("controls: %+v", d.Controls)
	}
	failing := d.Verdicts[d.Controls[1].B[0].U[0].E[0]]
	if failing.V != "fail" || failing.A != "aws_db_instance.db" || len(failing.H) != 3 || failing.H[0] != [3]string{"aws_db_instance.db", "db_subnet_group_name", "aws_db_subnet_group.g"} {
		t.Errorf("the failing verdict: %+v", failing)
	}
	if len(failing.Tag) != 1 || failing.Tag[0] != "known" {
		t.Errorf("tags: %v", failing.Tag)
	}
	ignored := 0
	for _, v := range d.Verdicts {
		if v.V == "ignored" {
			ignored++
			if v.X == nil || v.X.Reason == "" {
				t.Errorf("an exception without a reason: %+v", v)
			}
		}
		if v.V == "unknown" && v.Y == "" {
			t.Errorf("nothing decides %+v", v)
		}
		if v.E != nil && (*v.E < 0 || *v.E >= len(d.Excerpts)) {
			t.Errorf("excerpt %d of %d", *v.E, len(d.Excerpts))
		}
	}
	if ignored != 2 || strings.Count(all["typical/comply"], "nobody named</span>") == 0 {
		t.Errorf("%d ignored", ignored)
	}
	aside := map[string]int{}
	for _, v := range read("typical/check").Verdicts {
		aside[v.V]++
	}
	if diff := cmp.Diff(map[string]int{"ignored": 2, "unknown": 1, "set_aside": 1, "pass": 1, "not_evaluated": 1}, aside); diff != "" {
		t.Errorf("outcomes of a check (-want +got):\n%s", diff)
	}
	if n := len(read("many/check").Verdicts); n != 100 {
		t.Errorf("%d verdicts", n)
	}
	if n := len(read("many/check").Excerpts); n != 1 {
		t.Errorf("one place has %d excerpts", n)
	}
	read("empty/check")
	read("planned/comply")
	read("hostile/check")
}
