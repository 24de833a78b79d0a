//go:build browser

package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/log"
	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/cdproto/runtime"
	"github.com/chromedp/chromedp"
)

// shots is where screenshots go.
const shots = "../../bin/browser"

// tab is a page that is open in a browser, and what went wrong in it.
type tab struct {
	t    *testing.T
	ctx  context.Context
	mu   sync.Mutex
	bad  []string
	sent []string
}

// browser starts a headless Chromium for a test.
func browser(t *testing.T) context.Context {
	t.Helper()
	options := append(slices.Clone(chromedp.DefaultExecAllocatorOptions[:]), chromedp.ExecPath(os.Getenv("CHROMIUM")), chromedp.WindowSize(1280, 1000))
	if os.Geteuid() == 0 {
		options = append(options, chromedp.NoSandbox)
	}
	alloc, cancel := chromedp.NewExecAllocator(t.Context(), options...)
	t.Cleanup(cancel)
	ctx, cancel := chromedp.NewContext(alloc)
	t.Cleanup(cancel)
	return ctx
}

// open loads a file and waits for the script of the page.
func open(t *testing.T, ctx context.Context, file string) *tab {
	t.Helper()
	abs, err := filepath.Abs(file)
	if err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithTimeout(ctx, 2*time.Minute)
	t.Cleanup(cancel)
	b := &tab{t: t, ctx: ctx}
	note := func(list *[]string, format string, args ...any) {
		b.mu.Lock()
		defer b.mu.Unlock()
		*list = append(*list, fmt.Sprintf(format, args...))
	}
	url := "file://" + filepath.ToSlash(abs)
	err = chromedp.Listen(ctx, func(event any) {
		switch e := event.(type) {
		case *runtime.EventExceptionThrown:
			note(&b.bad, "exception: %s", e.ExceptionDetails.Text)
		case *runtime.EventConsoleAPICalled:
			note(&b.bad, "console: %s", e.Type)
		case *log.EventEntryAdded:
			note(&b.bad, "log: %s", e.Entry.Text)
		case *network.EventRequestWillBeSent:
			if e.Request.URL != url {
				note(&b.sent, "%s", e.Request.URL)
			}
		}
	})
	if err != nil {
		t.Fatal(err)
	}
	start := time.Now()
	command(b, network.Enable, network.EnableParams{})
	command(b, log.Enable, cdp.Empty{})
	b.do(chromedp.Navigate(url))
	b.is("the script is done", `document.documentElement.dataset.ready === 'yes'`)
	info, err := os.Stat(abs)
	if err != nil {
		t.Fatal(err)
	}
	t.Logf("%s: %.1f MB, ready after %d ms", filepath.Base(file), float64(info.Size())/1e6, time.Since(start).Milliseconds())
	return b
}

func (b *tab) do(actions ...chromedp.Action[chromedp.Void]) {
	b.t.Helper()
	if err := chromedp.Do(b.ctx, actions...); err != nil {
		b.t.Fatal(err)
	}
}

// command sends a command of the protocol.
func command[P, R any](b *tab, c cdp.Command[P, R], params P) {
	b.t.Helper()
	if _, err := chromedp.Call(b.ctx, c, params); err != nil {
		b.t.Fatal(err)
	}
}

// run is for what is done, not for what it returns.
func (b *tab) run(script string) {
	b.t.Helper()
	b.do(chromedp.Evaluate[chromedp.Void](script))
}

func (b *tab) click(selector string) {
	b.t.Helper()
	b.do(chromedp.Click(chromedp.CSS(selector)))
}

// keep writes what a browser made to the folder of screenshots.
func (b *tab) keep(name string, make chromedp.Action[[]byte]) {
	b.t.Helper()
	data, err := chromedp.Run(b.ctx, make)
	if err != nil {
		b.t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(shots, name), data, 0o600); err != nil {
		b.t.Fatal(err)
	}
}

// eval runs an expression in the page.
func eval[T any](b *tab, expr string) T {
	b.t.Helper()
	out, err := chromedp.Run(b.ctx, chromedp.Evaluate[T](expr))
	if err != nil {
		b.t.Fatalf("%s: %v", expr, err)
	}
	return out
}

// is requires an expression to become true.
func (b *tab) is(what, expr string) {
	b.t.Helper()
	for range 100 {
		if eval[bool](b, expr) {
			return
		}
		time.Sleep(20 * time.Millisecond)
	}
	b.t.Errorf("%s: %s is not so", what, expr)
}

// quiet requires that nothing went wrong and nothing was asked of a network.
func (b *tab) quiet() {
	b.t.Helper()
	b.mu.Lock()
	defer b.mu.Unlock()
	for _, s := range b.bad {
		b.t.Error(s)
	}
	for _, s := range b.sent {
		b.t.Errorf("the page asks for %s", s)
	}
}

// pageFrom runs a command and keeps its output as a page.
func pageFrom(t *testing.T, name string, args ...string) string {
	t.Helper()
	file := filepath.Join(t.TempDir(), name)
	out, err := os.Create(file)
	if err != nil {
		t.Fatal(err)
	}
	defer out.Close() //nolint:errcheck // its content is looked at
	var stderr bytes.Buffer
	if code := run(context.Background(), args, streams{in: strings.NewReader(""), out: out, err: &stderr}); code > exitFindings {
		t.Fatalf("%v: exit code %d\n%s", args, code, stderr.String())
	}
	return file
}

// config writes a configuration with names that try to break out of the page.
func config(t *testing.T, text string) string {
	t.Helper()
	dir := t.TempDir()
	if err := os.WriteFile(filepath.Join(dir, "main.tf"), []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	return dir
}

// flaws finds what a screen reader has no name for, and text that is hard to read on its ground.
const flaws = `(() => {
  const out = [];
  for (const e of document.querySelectorAll('input, select, button, summary, svg[role=img], section, nav')) {
    const name = e.getAttribute('aria-label') || (e.getAttribute('aria-labelledby') && document.getElementById(e.getAttribute('aria-labelledby')).textContent) ||
      (e.labels && [...e.labels].map((l) => l.textContent).join('')) || e.textContent;
    if (!name || !name.trim()) if (!e.hidden) out.push('no name: ' + e.outerHTML.slice(0, 80));
  }
  for (const sel of ['header', 'nav', 'main', 'footer', 'h1']) if (document.querySelectorAll(sel).length !== 1) out.push('not one ' + sel);
  let before = 1;
  for (const h of document.querySelectorAll('h1, h2, h3, h4, h5')) {
    if (h.offsetParent === null) continue;
    const level = Number(h.tagName[1]);
    if (level > before + 1) out.push('heading skips a level: ' + h.textContent.slice(0, 40));
    before = level;
  }
  const rgb = (s) => s.match(/[\d.]+/g).map(Number);
  const lum = (c) => { const f = (v) => { v /= 255; return v <= 0.03928 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4; }; return 0.2126 * f(c[0]) + 0.7152 * f(c[1]) + 0.0722 * f(c[2]); };
  const seen = new Set();
  for (const e of document.querySelectorAll('body *')) {
    if (e.closest('svg') || e.offsetParent === null || ![...e.childNodes].some((n) => n.nodeType === 3 && n.data.trim())) continue;
    let g = e, ground = [255, 255, 255];
    for (; g; g = g.parentElement) { const c = rgb(getComputedStyle(g).backgroundColor); if (c.length === 3 || c[3] > 0.99) { ground = c; break; } }
    const [a, b] = [lum(rgb(getComputedStyle(e).color)), lum(ground)];
    const ratio = (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
    const key = e.className + getComputedStyle(e).color + ground;
    if (ratio < 4.5 && !seen.has(key)) { seen.add(key); out.push('contrast ' + ratio.toFixed(1) + ': ' + e.outerHTML.slice(0, 80)); }
  }
  return out;
})()`

func (b *tab) accessible() {
	b.t.Helper()
	for _, s := range eval[[]string](b, flaws) {
		b.t.Error(s)
	}
}

func TestBrowserFramework(t *testing.T) {
	file := pageFrom(t, "fisc.html", "comply", "../../fixtures/real/demo", "--framework", "fisc", "--lang", "ja", "--format", "html", "--time", "2026-04-01T09:00:00+09:00", "--source-url", "https://github.com/owner/name/blob/main")
	b := open(t, browser(t), file)
	b.accessible()
	b.is("language", `document.documentElement.lang === 'ja' && document.title.includes('安全対策基準')`)
	b.is("the chart is told in Japanese", `document.querySelector('.chart svg').getAttribute('aria-label').includes('不適合')`)
	b.is("only Japanese is seen", `[...document.querySelectorAll('.en')].every((e) => e.getClientRects().length === 0)`)
	b.keep("fisc-ja.png", chromedp.FullScreenshot(100))

	// The language.
	b.click("#lang-en")
	b.is("language", `document.documentElement.lang === 'en' && document.title.startsWith('FISC security') && document.getElementById('lang-en').getAttribute('aria-pressed') === 'true'`)
	b.is("only English is seen", `[...document.querySelectorAll('.ja')].every((e) => e.getClientRects().length === 0)`)
	b.is("words of the script", `document.getElementById('control-count').textContent === '177 of 177 match the filters'`)
	b.keep("fisc-en.png", chromedp.FullScreenshot(100))

	// A control, a rule, a verdict, its evidence: by keyboard.
	b.run(`[...document.querySelectorAll('details.control')].find((d) => d.querySelector('.id').textContent === '実15').querySelector('summary').focus()`)
	b.do(chromedp.KeyEvent("\r"))
	const open15 = `[...document.querySelectorAll('details.control[open]')].find((d) => d.querySelector('.id').textContent === '実15')`
	b.is("the control is open", `!!`+open15)
	b.is("its branches are shown", open15+`.querySelectorAll('.branch').length === 2`)
	b.run(`{ const u = [...` + open15 + `.querySelectorAll('.use')].find((u) => u.textContent.includes('ec2-instance-not-internet-reachable')); u.id = 'use'; u.open = true; }`)
	b.is("the verdicts of the rule are shown", `document.querySelectorAll('#use .verdict').length > 0`)
	b.run(`document.querySelector('#use .verdict details').open = true`)
	b.is("the source is shown", `!!document.querySelector('#use pre.excerpt')`)
	b.is("the place is a link to the line", `/^https:\/\/github\.com\/owner\/name\/blob\/main\/fixtures\/real\/demo\/app\.tf#L\d+$/.test(document.querySelector('#use .verdict a.code').href)`)
	b.is("the path is drawn", `document.querySelectorAll('#use svg.graph rect').length >= 2 && document.querySelector('#use svg.graph').getAttribute('aria-label').includes('→')`)
	b.keep("evidence-en.png", chromedp.Screenshot(chromedp.CSS("#use")))
	b.accessible()

	// Filters: status, severity, service, module, verdict, search.
	count := func(id string) string { return eval[string](b, `document.getElementById('`+id+`').textContent`) }
	b.run(`for (const i of document.querySelectorAll('#status input')) if (i.value !== 'not_met' && i.checked) i.click()`)
	b.is("only what is not met is shown", `[...document.querySelectorAll('details.control')].filter((d) => !d.hidden).every((d) => d.querySelector('.s-not_met'))`)
	b.is("a group without controls has no heading", `[...document.querySelectorAll('h3.group')].some((h) => !h.hidden)`)
	all := count("verdict-count")
	for _, f := range []struct{ id, value string }{{"severity", "critical"}, {"service", "iam"}, {"module", "module.bucket"}} {
		b.run(fmt.Sprintf(`{ const s = document.getElementById(%q); s.value = %q; s.dispatchEvent(new Event('change', { bubbles: true })); }`, f.id, f.value))
		if now := count("verdict-count"); now == all || strings.HasPrefix(now, "0 ") {
			t.Errorf("%s = %s: %s, before %s", f.id, f.value, now, all)
		}
		if eval[string](b, `document.getElementById('`+f.id+`').value`) != f.value {
			t.Errorf("%s does not have %s", f.id, f.value)
		}
		b.click("#reset")
		b.is("the filters are reset", `document.getElementById('verdict-count').textContent !== '' && document.getElementById('`+f.id+`').value === ''`)
		b.is("all verdicts are back", fmt.Sprintf(`document.getElementById('verdict-count').textContent === %q`, all))
	}
	b.click(`#outcome input[value="pass"]`)
	b.is("passes are shown", fmt.Sprintf(`document.getElementById('verdict-count').textContent !== %q`, all))
	b.do(chromedp.SendKeys(chromedp.CSS("#search"), "aws_iam_policy.emergency"))
	b.is("the search finds a resource", `document.querySelectorAll('#verdict-list .verdict').length > 0 && [...document.querySelectorAll('#verdict-list .verdict')].every((v) => v.textContent.includes('emergency'))`)
	b.is("the search finds the controls of the resource", `(n => n > 0 && n < 177)([...document.querySelectorAll('details.control')].filter((d) => !d.hidden).length)`)
	b.click("#reset")
	b.is("the search is reset", `document.getElementById('search').value === '' && [...document.querySelectorAll('details.control')].every((d) => !d.hidden)`)
	b.quiet()
}

// Paper has all controls with their rules, and all evidence that the filters leave.
func TestBrowserPrint(t *testing.T) {
	b := open(t, browser(t), pageFrom(t, "cis.html", "comply", "../../fixtures/real/demo", "--framework", "cis", "--lang", "ja", "--format", "html"))
	b.run(`addEventListener('beforeprint', () => { window.paper = { open: document.querySelectorAll('details.control[open]').length, hidden: document.querySelectorAll('details.control').length,
      evidence: document.querySelectorAll('#verdict-list pre.excerpt').length, verdicts: document.querySelectorAll('#verdict-list .verdict').length, show: document.querySelectorAll('.show').length }; })`)
	b.keep("cis-ja.pdf", chromedp.PrintToPDF())
	type paper struct{ Open, Hidden, Evidence, Verdicts, Show int }
	p := eval[paper](b, `window.paper`)
	if p.Open != p.Hidden || p.Open != 63 || p.Evidence == 0 || p.Verdicts == 0 || p.Show == 0 {
		t.Errorf("on paper: %+v", p)
	}
	b.is("the screen is as before", `document.querySelectorAll('details.control[open]').length === 0`)
	command(b, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{Media: "print"})
	b.is("nothing to click is on paper", `['.tools', '.toc', '.filters'].every((s) => getComputedStyle(document.querySelector(s)).display === 'none')`)
	command(b, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{})
	b.quiet()
}

// What is accepted stands in a ledger, and beside the control that it keeps from being met.
func TestBrowserExceptions(t *testing.T) {
	dir := config(t, `# sekisho:ignore kms-key-rotation-enabled until=2026-12-31 reason="外部ベンダーが更新する"
resource "aws_kms_key" "vendor" {
  enable_key_rotation = false
}
variable "rotate" {}
resource "aws_kms_key" "asked" {
  enable_key_rotation = var.rotate
}
`)
	b := open(t, browser(t), pageFrom(t, "exceptions.html", "comply", dir, "--framework", "cis", "--lang", "ja", "--format", "html", "--time", "2026-04-01T09:00:00+09:00"))
	b.is("the ledger has the exception", `['kms-key-rotation-enabled', 'aws_kms_key.vendor', '外部ベンダーが更新する', '2026-12-31', 'main.tf:1'].every((s) => document.querySelector('#exceptions tbody').textContent.includes(s))`)
	b.click("#controls details.control:has(.s-unknown) summary")
	b.is("its rules are shown", `!!document.querySelector('.control[open] .use')`)
	b.run(`document.querySelectorAll('.control .use').forEach((d) => { d.open = true; })`)
	b.is("the verdicts are shown", `document.querySelectorAll('.control .verdict').length === 2`)
	b.is("the exception is beside its verdict", `[...document.querySelectorAll('.control .verdict')].some((v) => v.querySelector('.v-ignored') && v.textContent.includes('外部ベンダーが更新する'))`)
	b.is("the value that decides is named", `[...document.querySelectorAll('.control .verdict')].some((v) => v.querySelector('.v-unknown') && v.textContent.includes('var.rotate'))`)
	b.accessible()
	b.keep("control-ja.png", chromedp.Screenshot(chromedp.CSS("details.control[open]")))
	b.keep("exceptions-ja.png", chromedp.Screenshot(chromedp.CSS("#exceptions")))
	b.quiet()
}

// Names from the input stay text.
func TestBrowserHostileNames(t *testing.T) {
	dir := config(t, `
locals {
  names = {
    "\"><script>window.pwned = 1</script>"        = false
    "<img src=x onerror='window.pwned = 2'>"      = false
    "</script><script>window.pwned = 3</script>"  = false
    "{{7*7}}${"$"}{7*7}"                          = false
    "\u202egnp.exe\u2066"                         = false
    "`+strings.Repeat("k", 1000)+`"               = false
    "javascript:window.pwned=4"                   = false
  }
}
resource "aws_kms_key" "k" {
  for_each            = local.names
  description         = each.key
  enable_key_rotation = each.value
}
`)
	ctx := browser(t)
	for _, args := range [][]string{{"check", dir, "--format", "html"}, {"comply", dir, "--framework", "cis", "--format", "html"}} {
		b := open(t, ctx, pageFrom(t, args[0]+".html", args...))
		b.is("all names are listed", `document.querySelectorAll('#verdict-list .verdict').length >= 7`)
		b.run(`document.querySelectorAll('details').forEach((d) => { d.open = true; })`)
		b.is("the evidence is shown", `document.querySelectorAll('#verdict-list pre.excerpt').length >= 7`)
		b.is("nothing ran", `window.pwned === undefined`)
		b.is("there are two scripts and no image", `document.scripts.length === 2 && document.images.length === 0`)
		b.is("names are text", `document.body.textContent.includes('"><script>window.pwned = 1') || document.body.textContent.includes('\\"><script>window.pwned = 1')`)
		b.is("marks that turn the direction are spelled out", `!/[\u202a-\u202e\u2066-\u2069]/.test(document.body.textContent)`)
		b.is("long names do not widen the page", `document.documentElement.scrollWidth <= document.documentElement.clientWidth`)
		b.is("the policy holds", `(() => { const s = document.createElement('script'); s.textContent = 'window.pwned = 5'; document.body.append(s); s.remove(); return window.pwned === undefined; })()`)
		b.keep("hostile-"+args[0]+".png", chromedp.FullScreenshot(100))
		b.mu.Lock()
		b.bad = slices.DeleteFunc(b.bad, func(s string) bool { return strings.Contains(s, "Content Security Policy") }) // of the line above
		b.mu.Unlock()
		b.quiet()
	}
}

// A page with ten thousand verdicts stays usable: what is not seen is not built.
func TestBrowserTenThousand(t *testing.T) {
	var text strings.Builder
	text.WriteString("provider \"aws\" {\n  region = \"ap-northeast-1\"\n}\n")
	for i := range 900 {
		fmt.Fprintf(&text, "resource \"aws_s3_bucket\" \"b%d\" {\n  bucket = \"bucket-%d\"\n}\nresource \"aws_ebs_volume\" \"v%d\" {\n  size      = 8\n  encrypted = %t\n}\n", i, i, i, i%2 == 0)
	}
	dir := config(t, text.String())
	ctx := browser(t)
	for _, args := range [][]string{{"check", dir, "--format", "html"}, {"comply", dir, "--framework", "fisc", "--format", "html"}} {
		b := open(t, ctx, pageFrom(t, args[0]+".html", args...))
		b.is("there are ten thousand", `JSON.parse(document.getElementById('data').textContent).verdicts.length >= 10000`)
		b.is("only a page of them is built", `document.querySelectorAll('#verdict-list .verdict').length === 100`)
		b.click("#more")
		b.is("the next page is built", `document.querySelectorAll('#verdict-list .verdict').length === 200`)
		took := eval[float64](b, `(() => { const t = performance.now(); document.querySelector('#outcome input[value="pass"]').click(); return performance.now() - t; })()`)
		t.Logf("%s: a filter takes %.0f ms", args[0], took)
		b.do(chromedp.SendKeys(chromedp.CSS("#search"), "v899"))
		b.is("the search finds one of them", `document.querySelectorAll('#verdict-list .verdict').length > 0 && [...document.querySelectorAll('#verdict-list .address')].every((a) => a.textContent.includes('v899'))`)
		b.quiet()
	}
}

// Without a browser there is nothing to test: the target of the Makefile says so before it comes to this.
func TestBrowserIsThere(t *testing.T) {
	if _, err := os.Stat(os.Getenv("CHROMIUM")); err != nil && !errors.Is(err, os.ErrNotExist) {
		t.Fatal(err)
	} else if err != nil {
		t.Fatal("CHROMIUM names no browser: use make browser-test")
	}
}
