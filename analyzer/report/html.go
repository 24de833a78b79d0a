package report

import (
	"bytes"
	"cmp"
	"crypto/sha256"
	_ "embed"
	"encoding/base64"
	"encoding/json"
	"fmt"
	"html/template"
	"io"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/hashicorp/hcl/v2"

	"github.com/sekisho/sekisho/analyzer/comply"
	"github.com/sekisho/sekisho/analyzer/model"
	"github.com/sekisho/sekisho/analyzer/rule"
)

var (
	//go:embed html/page.tmpl
	pageTemplate string
	//go:embed html/style.css
	pageStyle string
	//go:embed html/script.js
	pageScript string
)

// WriteHTML writes the report as one page that needs nothing else: no network, no font, no server.
func WriteHTML(w io.Writer, r *Report) error {
	p := newPage(r, nil)
	for i := range r.Verdicts {
		x := &r.Verdicts[i]
		if x.NotSeen && x.Crash == nil {
			continue // newView has them
		}
		p.add(x, outcome(x, r.NewOnly), "", "")
	}
	for _, x := range p.view.notEvaluated {
		p.add(x, comply.Unseen.String(), "", "")
	}
	p.Kind, p.Title = rule.T("Report of a check", "検査レポート"), rule.T("Security report on Terraform for AWS", "Terraform（AWS）セキュリティ検査レポート")
	p.checkSums()
	p.listFiles(SourceFiles(r))
	for _, x := range p.view.aside {
		if x.Ignored != nil {
			p.exception(x.Rule, x.Subject(), &comply.Exception{Reason: x.Ignored.Reason, Owner: x.Ignored.Owner, Until: day(x.Ignored.Until), Range: x.Ignored.Range})
		}
	}
	return p.write(w)
}

// WriteComplianceHTML writes the answers to a framework as one page.
func WriteComplianceHTML(w io.Writer, c *Compliance) error {
	p := newPage(c.Report, c.Result)
	for i := range c.Result.Evidence {
		e := &c.Result.Evidence[i]
		p.add(&Verdict{Verdict: *e.Verdict.Verdict, Input: e.Input, Known: e.Known}, e.Outcome.String(), e.Account, e.Region)
		if e.Outcome == comply.Ignored {
			p.data.Verdicts[i].Exception = &htmlException{clean(e.Exception.Reason), clean(e.Exception.Owner), e.Exception.Until}
			p.exception(e.Rule, e.Subject(), e.Exception)
		}
	}
	f := c.Result.Framework
	p.Kind, p.Title, p.Edition, p.Source, p.Note = rule.T("Compliance report", "準拠状況レポート"), cleanText(f.Title), cleanText(f.Edition), cleanText(f.Source), cleanText(f.Note)
	if !c.Time.IsZero() {
		p.Time = c.Time.Format(time.RFC3339)
	}
	p.listFiles(c.Files)
	p.data.SourceURL = c.SourceURL
	p.controls(c.Result)
	for _, en := range sums(c.Result.Coverage, "en") {
		p.Sums = append(p.Sums, htmlSum{Name: rule.T(en.name, ""), Total: en.total, Parts: rule.T(strings.Join(en.parts, " + "), "")})
	}
	for i, jp := range sums(c.Result.Coverage, "ja") {
		p.Sums[i].Name.JA, p.Sums[i].Parts.JA = jp.name, strings.Join(jp.parts, " + ")
	}
	for _, place := range c.Result.Places {
		p.Places = append(p.Places, htmlPlace{both(func(l string) string { return clean(account(place.Account, l)) }),
			both(func(l string) string { return clean(region(place.Region, l)) }), countsBoth(place.Counts)})
	}
	return p.write(w)
}

// page is what the template shows, and data what its script reads.
type page struct {
	view   *view
	result *comply.Result
	data   htmlData
	rules  map[*rule.Rule]int
	files  map[string]int
	mods   map[string]int
	cuts   map[hcl.Range]int
	count  map[string]int // verdicts by outcome

	Lang, Version, Time, TitleText     string
	Kind, Title, Edition, Source, Note rule.Text
	L                                  htmlLabels
	Sums                               []htmlSum
	Charts                             []htmlChart
	Places                             []htmlPlace
	Statuses, Outcomes                 []htmlChoice
	Controls                           []htmlControl
	Exceptions                         []htmlLedger
	Problems                           []htmlProblem
	Rules                              int
	Inputs                             []htmlInput
	Files                              []File
	Style                              template.CSS
	Script                             template.JS
	Data                               template.JS
	Policy                             string
}

type (
	htmlSum struct {
		Name, Parts rule.Text
		Total       int
	}
	htmlPlace  struct{ Account, Region, Counts rule.Text }
	htmlChoice struct {
		Class string
		Label rule.Text
		N     int
		On    bool
	}
	htmlControl struct {
		Index                             int
		ID, Group, Class                  string
		GroupTitle, Title, Status, Counts rule.Text
	}
	htmlLedger  struct{ Rule, Address, Reason, Owner, Until, Place string }
	htmlProblem struct {
		Severity               rule.Text
		Summary, Place, Detail string
	}
	htmlInput struct {
		Path string
		Kind rule.Text
	}
)

// bilingual is a text in English and Japanese.
type bilingual [2]string

// htmlData is the data block of the page. Names are short because there may be tens of thousands of verdicts.
type htmlData struct {
	Title     bilingual            `json:"title"`
	Labels    map[string]bilingual `json:"labels"`
	Outcomes  []string             `json:"outcomes"`
	SourceURL string               `json:"sourceURL,omitempty"`
	Rules     []htmlRule           `json:"rules"`
	Files     []string             `json:"files"`
	Modules   []string             `json:"modules"`
	Excerpts  [][]htmlLine         `json:"excerpts"`
	Verdicts  []htmlVerdict        `json:"verdicts"`
	Controls  []htmlAnswer         `json:"controls"`
}

type htmlRule struct {
	ID       string    `json:"id"`
	Service  string    `json:"service"`
	Severity string    `json:"sev"`
	Rank     int       `json:"rank"`
	Title    bilingual `json:"t"`
	Why      bilingual `json:"why"`
	Fix      bilingual `json:"fix"`
	Refs     []string  `json:"refs"`
}

type htmlVerdict struct {
	Rule      int            `json:"r"`
	Outcome   string         `json:"v"`
	Address   string         `json:"a"`
	Message   string         `json:"m"`
	Why       string         `json:"y,omitempty"` // what decides an unknown
	File      *int           `json:"f,omitempty"`
	Line      int            `json:"l,omitempty"`
	Module    int            `json:"mod"`
	Account   string         `json:"acc,omitempty"`
	Region    string         `json:"reg,omitempty"`
	Excerpt   *int           `json:"e,omitempty"`
	Hops      [][3]string    `json:"h,omitempty"` // from, path, to
	Saw       []htmlSaw      `json:"s,omitempty"`
	Tags      []string       `json:"tag,omitempty"`
	Exception *htmlException `json:"x,omitempty"`
}

// htmlLine is a line of an excerpt: its number, its text, and the marks below it.
type htmlLine struct {
	number      int
	text, marks string
}

// MarshalJSON writes a line as an array.
func (l htmlLine) MarshalJSON() ([]byte, error) {
	return json.Marshal([]any{l.number, l.text, l.marks})
}

// htmlSaw is a piece of evidence, and its place.
type htmlSaw struct {
	text  bilingual
	place string
}

// MarshalJSON writes a piece of evidence as an array.
func (s htmlSaw) MarshalJSON() ([]byte, error) { return json.Marshal([]any{s.text, s.place}) }

type htmlException struct {
	Reason string `json:"reason"`
	Owner  string `json:"owner"`
	Until  string `json:"until"`
}

type htmlAnswer struct {
	ID         string       `json:"id"`
	Title      bilingual    `json:"t"`
	Summary    bilingual    `json:"s"`
	Status     string       `json:"st"`
	Automation string       `json:"au"`
	Actor      string       `json:"actor"`
	Branches   []htmlBranch `json:"b"`
}

type htmlBranch struct {
	ID     string    `json:"id"`
	Status string    `json:"st"`
	Manual bilingual `json:"m"`
	Uses   []htmlUse `json:"u"`
}

type htmlUse struct {
	Rule     int    `json:"r"`
	Required string `json:"q,omitempty"`
	Evidence []int  `json:"e"`
}

func newPage(r *Report, result *comply.Result) *page {
	p := &page{view: newView(r), result: result, rules: map[*rule.Rule]int{}, files: map[string]int{}, mods: map[string]int{}, cuts: map[hcl.Range]int{},
		count: map[string]int{}, Lang: "en", Version: clean(r.Version), L: htmlWords, Rules: len(r.Rules)}
	if r.Options.Lang == "ja" {
		p.Lang = "ja"
	}
	p.data = htmlData{Labels: scriptLabels(), Rules: []htmlRule{}, Files: []string{}, Modules: []string{}, Excerpts: [][]htmlLine{}, Verdicts: []htmlVerdict{}, Controls: []htmlAnswer{}}
	for _, o := range htmlOutcomes() {
		p.data.Outcomes = append(p.data.Outcomes, o.Class)
	}
	for _, in := range r.Inputs {
		p.Inputs = append(p.Inputs, htmlInput{clean(p.view.name(in.Path)), kindLabel(in.Kind)})
	}
	for _, d := range r.Diagnostics {
		if d == nil {
			continue
		}
		one := htmlProblem{Severity: labelError, Summary: clean(d.Summary), Detail: clean(strings.Join(strings.Fields(d.Detail), " "))}
		if d.Severity == hcl.DiagWarning {
			one.Severity = labelWarning
		}
		if d.Subject != nil {
			one.Place = p.place(*d.Subject)
		}
		p.Problems = append(p.Problems, one)
	}
	return p
}

// setAside is the outcome of a finding that counts elsewhere or not at all: a baseline holds it, the change does not
// bring it, or a broader finding says the same.
const setAside = "set_aside"

// outcome is what a verdict means where there is no framework.
func outcome(x *Verdict, newOnly bool) string {
	switch aside := x.Aside(newOnly); {
	case x.OK == model.Yes:
		return comply.Passed.String()
	case aside == AsIgnored:
		return comply.Ignored.String()
	case aside != Counts && x.Crash == nil:
		return setAside
	case x.OK == model.No:
		return comply.Failed.String()
	}
	return comply.Unknown.String()
}

// htmlOutcomes are the outcomes of verdicts, worst first.
func htmlOutcomes() []htmlChoice {
	var out []htmlChoice
	for _, o := range outcomesWorstFirst {
		if o == comply.Unseen {
			out = append(out, htmlChoice{Class: setAside, Label: rule.T("set aside", "集計外")})
		}
		out = append(out, htmlChoice{Class: o.String(), Label: labelOutcome[o]})
	}
	return out
}

// place names a place as file:line.
func (p *page) place(rng hcl.Range) string {
	at, ok := p.view.place(rng, codePoints)
	if !ok {
		return ""
	}
	if at.startLine == 0 {
		return clean(at.file)
	}
	return clean(at.file) + ":" + strconv.Itoa(at.startLine)
}

// index numbers what is shown often.
func index(in map[string]int, list *[]string, s string) int {
	if i, ok := in[s]; ok {
		return i
	}
	i := len(*list)
	in[s] = i
	*list = append(*list, s)
	return i
}

func (p *page) rule(r *rule.Rule) int {
	if i, ok := p.rules[r]; ok {
		return i
	}
	i := len(p.data.Rules)
	p.rules[r] = i
	refs := make([]string, 0, len(r.Refs))
	for _, ref := range r.Refs {
		if strings.HasPrefix(ref, "https://") {
			refs = append(refs, clean(ref))
		}
	}
	p.data.Rules = append(p.data.Rules, htmlRule{ID: r.ID, Service: r.Service(), Severity: r.Severity.String(), Rank: int(r.Severity),
		Title: inBoth(r.Title), Why: inBoth(r.Why), Fix: inBoth(r.Fix), Refs: refs})
	return i
}

// add appends a verdict to the data.
func (p *page) add(x *Verdict, o string, account, region string) {
	p.count[o]++
	v := htmlVerdict{Rule: p.rule(x.Rule), Outcome: o, Address: clean(x.Subject()), Message: clean(x.Message), Account: clean(account), Region: clean(region)}
	module := ""
	if x.Resource != nil {
		module = model.WithoutKeys(x.Resource.Addr.Module)
	} else if x.Provider != nil {
		module = model.WithoutKeys(x.Provider.Module)
	}
	v.Module = index(p.mods, &p.data.Modules, cmp.Or(clean(module), "(root)"))
	if x.OK == model.Unknown && o != comply.Unseen.String() {
		v.Why = clean(x.Reason)
	}
	if x.Crash != nil {
		v.Why = clean(crashText(x.Crash))
	}
	if x.Known {
		v.Tags = append(v.Tags, "known")
	}
	if x.Under != nil {
		v.Tags = append(v.Tags, "implied")
	}
	if s := x.Delta.String(); s != "" {
		v.Tags = append(v.Tags, s)
	}
	if x.Ignored != nil {
		v.Exception = &htmlException{clean(x.Ignored.Reason), clean(x.Ignored.Owner), day(x.Ignored.Until)}
	}
	if o != comply.Unseen.String() {
		p.evidence(x, &v)
	}
	p.data.Verdicts = append(p.data.Verdicts, v)
}

// evidence adds where a verdict points to and what it rests on.
func (p *page) evidence(x *Verdict, v *htmlVerdict) {
	rng := primary(x)
	if at, ok := p.view.place(rng, codePoints); ok {
		n := index(p.files, &p.data.Files, clean(at.file))
		v.File, v.Line = &n, at.startLine
	}
	var header hcl.Range
	if x.Resource != nil {
		header = x.Resource.Range
	}
	if i, ok := p.cut(rng, header); ok {
		v.Excerpt = &i
	}
	if x.OK == model.Yes {
		return
	}
	for i, e := range x.Evidence {
		if e.To != "" {
			from := e.Value.At()
			if e.Value.Resource != nil {
				from = e.Value.Resource.Address()
			}
			v.Hops = append(v.Hops, [3]string{clean(from), clean(e.Value.Path), clean(e.To)})
		}
		if i < shownEvidence {
			v.Saw = append(v.Saw, htmlSaw{bilingual{saw(e, "en"), saw(e, "ja")}, p.place(e.Value.Range)})
		}
	}
}

// htmlRoom is how many columns of a line of source an excerpt shows.
const htmlRoom = 160

// cut makes an excerpt, each place once.
func (p *page) cut(rng, header hcl.Range) (int, bool) {
	if rng.Filename == "" {
		return 0, false
	}
	if i, ok := p.cuts[rng]; ok {
		return i, i >= 0
	}
	var lines []htmlLine
	for _, l := range p.view.excerpt(rng, header, htmlRoom) {
		lines = append(lines, htmlLine(l))
	}
	if len(lines) == 0 {
		p.cuts[rng] = -1
		return 0, false
	}
	i := len(p.data.Excerpts)
	p.cuts[rng] = i
	p.data.Excerpts = append(p.data.Excerpts, lines)
	return i, true
}

func (p *page) exception(r *rule.Rule, address string, x *comply.Exception) {
	p.Exceptions = append(p.Exceptions, htmlLedger{r.ID, clean(address), clean(x.Reason), clean(x.Owner), x.Until, p.place(x.Range)})
}

func (p *page) listFiles(list []File) {
	for _, file := range list {
		p.Files = append(p.Files, File{clean(file.Name), file.SHA256})
	}
}

// controls adds the answers, and the charts about them.
func (p *page) controls(r *comply.Result) {
	group := ""
	byGroup := map[string]map[comply.Status]int{}
	for i := range r.Controls {
		c := &r.Controls[i]
		one := htmlControl{Index: i, ID: clean(c.ID), Class: c.Status.String(), Title: cleanText(c.Title), Status: labelStatus[c.Status], Counts: countsBoth(c.Counts)}
		if c.Group != group {
			group = c.Group
			one.Group, one.GroupTitle = clean(group), cleanText(r.Framework.GroupTitle(group))
			if one.Group == one.GroupTitle.EN {
				one.Group = ""
			}
		}
		if byGroup[c.Group] == nil {
			byGroup[c.Group] = map[comply.Status]int{}
		}
		byGroup[c.Group][c.Status]++
		p.Controls = append(p.Controls, one)
		p.data.Controls = append(p.data.Controls, p.answer(c))
	}
	for _, s := range comply.Statuses() {
		if n := r.Coverage.ControlsBy[s]; n > 0 {
			p.Statuses = append(p.Statuses, htmlChoice{Class: s.String(), Label: labelStatus[s], N: n})
		}
	}
	rows := []chartRow{{rule.T("all", "全体"), statusParts(r.Coverage.ControlsBy)}}
	for _, g := range r.Framework.Groups {
		if parts := statusParts(byGroup[g.ID]); len(parts) > 0 {
			rows = append(rows, chartRow{cleanText(g.Title), parts})
		}
	}
	p.Charts = append(p.Charts, chart(rule.T("Controls by status", "基準の状態"), rows))
}

func (p *page) answer(c *comply.ControlResult) htmlAnswer {
	out := htmlAnswer{ID: clean(c.ID), Title: inBoth(c.Title), Summary: inBoth(c.Summary), Status: c.Status.String(), Automation: string(c.Automation), Actor: string(c.Actor), Branches: []htmlBranch{}}
	for _, b := range c.Branches {
		branch := htmlBranch{ID: clean(b.ID), Status: b.Status.String(), Manual: inBoth(b.Manual), Uses: []htmlUse{}}
		for _, u := range b.Rules {
			branch.Uses = append(branch.Uses, htmlUse{p.rule(u.Rule), clean(u.Use.Requirements()), append([]int{}, u.Evidence...)})
		}
		out.Branches = append(out.Branches, branch)
	}
	return out
}

// part is a piece of a bar.
type part struct {
	class string
	label rule.Text
	n     int
}

type chartRow struct {
	label rule.Text
	parts []part
}

func statusParts(by map[comply.Status]int) []part {
	var out []part
	for _, s := range comply.Statuses() {
		if by[s] > 0 {
			out = append(out, part{s.String(), labelStatus[s], by[s]})
		}
	}
	return out
}

// checkSums are the numbers of a page without a framework.
func (p *page) checkSums() {
	var parts [2][]string
	total := 0
	for _, o := range htmlOutcomes() {
		n := p.count[o.Class]
		if o.Class == comply.Passed.String() {
			n += p.view.Passed // those that were only counted
		}
		if n > 0 {
			total += n
			parts[0] = append(parts[0], amount(n, o.Label, "en"))
			parts[1] = append(parts[1], amount(n, o.Label, "ja"))
		}
	}
	if total == 0 {
		parts = [2][]string{{"0"}, {"0"}}
	}
	p.Sums = []htmlSum{{Name: labelVerdicts, Total: total, Parts: rule.T(strings.Join(parts[0], " + "), strings.Join(parts[1], " + "))}}
	if p.view.hasDeltas {
		change := func(lang string) string {
			s := p.view.sum
			return strings.Join([]string{amount(s.introduced, labelIntroduced, lang), amount(s.unchanged, labelUnchanged, lang), amount(s.fixed, labelFixed, lang)}, ", ")
		}
		p.Sums = append(p.Sums, htmlSum{Name: rule.T("Change", "変更による増減"), Total: p.view.sum.introduced + p.view.sum.unchanged + p.view.sum.fixed, Parts: both(change)})
	}
	failed := map[rule.Severity]int{}
	byService := map[string]map[rule.Severity]int{}
	for i := range p.view.Verdicts {
		x := &p.view.Verdicts[i]
		if outcome(x, p.view.NewOnly) != comply.Failed.String() {
			continue
		}
		failed[x.Rule.Severity]++
		if byService[x.Rule.Service()] == nil {
			byService[x.Rule.Service()] = map[rule.Severity]int{}
		}
		byService[x.Rule.Service()][x.Rule.Severity]++
	}
	bar := func(by map[rule.Severity]int) []part {
		var out []part
		for _, s := range severities() {
			if by[s] > 0 {
				out = append(out, part{s.String(), severityLabel(s), by[s]})
			}
		}
		return out
	}
	if len(failed) == 0 {
		return
	}
	rows := []chartRow{{rule.T("all", "全体"), bar(failed)}}
	services := make([]string, 0, len(byService))
	for s := range byService {
		services = append(services, s)
	}
	slices.Sort(services)
	for _, s := range services {
		rows = append(rows, chartRow{rule.T(s, s), bar(byService[s])})
	}
	p.Charts = append(p.Charts, chart(rule.T("Failing verdicts by service and severity", "不合格の件数（サービス・重大度別）"), rows))
}

// htmlChart is a chart of horizontal bars, in units of its own.
type htmlChart struct {
	Title  rule.Text
	Alt    rule.Text // for those who do not see it
	Height int
	Bars   []htmlBar
	Legend []htmlChoice
}

type htmlBar struct {
	Label      rule.Text
	TextY, End int
	Total      int
	Parts      []htmlPart
}

type htmlPart struct {
	Class           string
	Label           rule.Text
	N               int
	X, Y, W, Middle int
	Room            bool // for the number
	TextY           int
}

// chart draws bars, the longest as wide as there is room.
func chart(title rule.Text, rows []chartRow) htmlChart {
	const left, width, step = 156, 550, 28
	longest := 1
	for _, r := range rows {
		n := 0
		for _, p := range r.parts {
			n += p.n
		}
		longest = max(longest, n)
	}
	out := htmlChart{Title: title, Height: len(rows)*step + 8}
	alt := [2][]string{{title.EN}, {title.JA}}
	for i, r := range rows {
		y := i*step + 4
		bar := htmlBar{Label: r.label, TextY: y + 11}
		x := left
		var words [2][]string
		for _, p := range r.parts {
			w := max(p.n*width/longest, 2)
			bar.Parts = append(bar.Parts, htmlPart{Class: p.class, Label: p.label, N: p.n, X: x, Y: y, W: w, Middle: x + w/2, Room: w >= 9*len(strconv.Itoa(p.n)), TextY: bar.TextY})
			x += w
			bar.Total += p.n
			words[0] = append(words[0], amount(p.n, p.label, "en"))
			words[1] = append(words[1], amount(p.n, p.label, "ja"))
		}
		bar.End = x + 6
		out.Bars = append(out.Bars, bar)
		alt[0] = append(alt[0], r.label.EN+": "+strings.Join(words[0], ", "))
		alt[1] = append(alt[1], r.label.JA+": "+strings.Join(words[1], ", "))
	}
	out.Alt = rule.T(strings.Join(alt[0], "; "), strings.Join(alt[1], "; "))
	for _, p := range rows[0].parts {
		out.Legend = append(out.Legend, htmlChoice{Class: p.class, Label: p.label, N: p.n})
	}
	return out
}

func (p *page) write(w io.Writer) error {
	for _, o := range htmlOutcomes() {
		if o.N = p.count[o.Class]; o.N > 0 {
			o.On = o.Class != comply.Passed.String() && o.Class != setAside
			p.Outcomes = append(p.Outcomes, o)
		}
	}
	p.data.Title = inBoth(p.Title)
	p.TitleText = p.Title.In(p.Lang)
	var b bytes.Buffer
	enc := json.NewEncoder(&b) // it escapes what could end the element or begin markup
	if err := enc.Encode(p.data); err != nil {
		return fmt.Errorf("encoding the data of the page: %w", err)
	}
	p.Data = template.JS(bytes.TrimSpace(b.Bytes()))
	p.Style, p.Script = template.CSS("\n"+pageStyle), template.JS("\n"+pageScript)
	p.Policy = "default-src 'none'; script-src " + hashOf(string(p.Script)) + "; style-src " + hashOf(string(p.Style)) + "; base-uri 'none'; form-action 'none'"
	t, err := template.New("page").Parse(pageTemplate)
	if err != nil {
		return fmt.Errorf("the template of the page: %w", err)
	}
	return t.Execute(w, p)
}

// hashOf names a script or style in a content security policy.
func hashOf(s string) string {
	sum := sha256.Sum256([]byte(s))
	return "'sha256-" + base64.StdEncoding.EncodeToString(sum[:]) + "'"
}

func both(f func(lang string) string) rule.Text { return rule.T(f("en"), f("ja")) }

func countsBoth(c comply.Counts) rule.Text {
	return both(func(l string) string { return countsText(c, l) })
}

func cleanText(t rule.Text) rule.Text { return rule.T(clean(t.EN), clean(t.In("ja"))) }

func inBoth(t rule.Text) bilingual { return bilingual{clean(t.EN), clean(t.In("ja"))} }
