package report

import (
	"bytes"
	"cmp"
	"compress/gzip"
	"fmt"
	"io"
	"maps"
	"net/url"
	"regexp"
	"slices"
	"strings"
	"sync"
	"time"

	"github.com/hashicorp/hcl/v2"

	"github.com/sekisho/sekisho/analyzer/engine"
	"github.com/sekisho/sekisho/analyzer/gate"
	"github.com/sekisho/sekisho/analyzer/model"
	"github.com/sekisho/sekisho/analyzer/rule"
)

// The types below are the part of SARIF 2.1.0 that is written here, under the names of the standard:
// https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/sarif-v2.1.0-errata01-os-complete.html

type sarifLog struct {
	Schema  string     `json:"$schema"`
	Version string     `json:"version"`
	Runs    []sarifRun `json:"runs"`
}

type sarifRun struct {
	Tool               sarifTool                        `json:"tool"`
	Invocations        []sarifInvocation                `json:"invocations"`
	OriginalURIBaseIDs map[string]sarifArtifactLocation `json:"originalUriBaseIds"`
	Artifacts          []sarifArtifact                  `json:"artifacts,omitempty"`
	Results            []sarifResult                    `json:"results"`
	ColumnKind         string                           `json:"columnKind"`
}

type sarifTool struct {
	Driver sarifDriver `json:"driver"`
}

type sarifDriver struct {
	Name            string      `json:"name"`
	InformationURI  string      `json:"informationUri"`
	Version         string      `json:"version,omitempty"`
	SemanticVersion string      `json:"semanticVersion,omitempty"`
	Language        string      `json:"language"`
	Rules           []sarifRule `json:"rules"`
}

type sarifRule struct {
	ID               string              `json:"id"`
	DeprecatedIDs    []string            `json:"deprecatedIds,omitempty"`
	Name             string              `json:"name"`
	ShortDescription sarifMessage        `json:"shortDescription"`
	FullDescription  sarifMessage        `json:"fullDescription"`
	Help             sarifMessage        `json:"help"`
	HelpURI          string              `json:"helpUri,omitempty"`
	DefaultConfig    sarifConfiguration  `json:"defaultConfiguration"`
	Properties       sarifRuleProperties `json:"properties"`
}

type sarifConfiguration struct {
	Level string `json:"level"`
}

type sarifRuleProperties struct {
	Precision        string   `json:"precision"`
	SecuritySeverity string   `json:"security-severity"`
	Tags             []string `json:"tags"`
}

type sarifMessage struct {
	Text     string `json:"text"`
	Markdown string `json:"markdown,omitempty"`
}

type sarifInvocation struct {
	ExecutionSuccessful bool                `json:"executionSuccessful"`
	Notifications       []sarifNotification `json:"toolExecutionNotifications,omitempty"`
}

type sarifNotification struct {
	Level          string          `json:"level"`
	Message        sarifMessage    `json:"message"`
	AssociatedRule *sarifReference `json:"associatedRule,omitempty"`
	Locations      []sarifLocation `json:"locations,omitempty"`
}

type sarifReference struct {
	ID    string `json:"id"`
	Index int    `json:"index"`
}

type sarifArtifactLocation struct {
	URI         string        `json:"uri,omitempty"`
	URIBaseID   string        `json:"uriBaseId,omitempty"`
	Index       *int          `json:"index,omitempty"`
	Description *sarifMessage `json:"description,omitempty"`
}

type sarifArtifact struct {
	Location       sarifArtifactLocation `json:"location"`
	Roles          []string              `json:"roles"`
	SourceLanguage string                `json:"sourceLanguage,omitempty"`
}

type sarifResult struct {
	RuleID              string             `json:"ruleId"`
	RuleIndex           int                `json:"ruleIndex"`
	Kind                string             `json:"kind"`
	Level               string             `json:"level"`
	BaselineState       string             `json:"baselineState,omitempty"`
	Message             sarifMessage       `json:"message"`
	OccurrenceCount     int                `json:"occurrenceCount,omitempty"`
	Locations           []sarifLocation    `json:"locations,omitempty"`
	PartialFingerprints map[string]string  `json:"partialFingerprints,omitempty"`
	RelatedLocations    []sarifLocation    `json:"relatedLocations,omitempty"`
	CodeFlows           []sarifCodeFlow    `json:"codeFlows,omitempty"`
	Suppressions        []sarifSuppression `json:"suppressions,omitempty"`

	severity rule.Severity
}

type sarifSuppression struct {
	Kind          string         `json:"kind"`
	Status        string         `json:"status"`
	Justification string         `json:"justification,omitempty"`
	Location      *sarifLocation `json:"location,omitempty"`
}

type sarifLocation struct {
	ID       int            `json:"id,omitempty"`
	Physical *sarifPhysical `json:"physicalLocation,omitempty"`
	Logical  []sarifLogical `json:"logicalLocations,omitempty"`
	Message  *sarifMessage  `json:"message,omitempty"`
}

type sarifPhysical struct {
	Artifact sarifArtifactLocation `json:"artifactLocation"`
	Region   *sarifRegion          `json:"region,omitempty"`
}

type sarifRegion struct {
	StartLine   int `json:"startLine"`
	StartColumn int `json:"startColumn,omitempty"`
	EndLine     int `json:"endLine,omitempty"`
	EndColumn   int `json:"endColumn,omitempty"`
}

type sarifLogical struct {
	FullyQualifiedName string `json:"fullyQualifiedName"`
	Kind               string `json:"kind,omitempty"`
}

type sarifCodeFlow struct {
	ThreadFlows []sarifThreadFlow `json:"threadFlows"`
}

type sarifThreadFlow struct {
	Locations []sarifThreadFlowLocation `json:"locations"`
}

type sarifThreadFlowLocation struct {
	Location sarifLocation `json:"location"`
}

const sourceRoot = "%SRCROOT%"

// What GitHub takes: https://docs.github.com/en/code-security/reference/code-scanning/sarif-files/sarif-support
const (
	sarifResults = 25_000     // results of a run; it shows the first 5,000, ranked by severity
	sarifZipped  = 10_000_000 // bytes, compressed
	sarifPlaces  = 1000       // locations of one result
	sarifTags    = 20         // tags of a rule
)

// sarifWriter is one log being built.
type sarifWriter struct {
	*view
	ruleIndex map[*rule.Rule]int
	artifacts []sarifArtifact
	byName    map[string]int
}

// WriteSARIF writes the report in SARIF 2.1.0, for code scanning services.
func WriteSARIF(w io.Writer, r *Report) error {
	v := newView(r)
	rules, index := v.ruleIndex()
	s := &sarifWriter{view: v, ruleIndex: index, byName: map[string]int{}}
	lang := "en"
	if r.Options.Lang == "ja" {
		lang = "ja"
	}
	driver := sarifDriver{
		Name:           "sekisho",
		InformationURI: "https://github.com/sekisho/sekisho",
		Version:        r.Version,
		Language:       lang,
		Rules:          make([]sarifRule, 0, len(rules)),
	}
	if version := strings.TrimPrefix(r.Version, "v"); isSemantic(version) {
		driver.SemanticVersion = version
	}
	for _, x := range rules {
		driver.Rules = append(driver.Rules, sarifRuleOf(x, lang))
	}
	run := sarifRun{
		Tool:               sarifTool{Driver: driver},
		OriginalURIBaseIDs: map[string]sarifArtifactLocation{sourceRoot: {Description: &sarifMessage{Text: "The root of the repository."}}},
		ColumnKind:         "utf16CodeUnits",
	}
	all := s.results()
	for _, name := range slices.Sorted(maps.Keys(r.Sources)) {
		s.artifact(v.name(name)) // a file without a result was analyzed too
	}
	for _, in := range r.Inputs {
		if in.Kind != "hcl" {
			s.artifact(v.name(in.Path))
		}
	}
	run.Invocations, run.Artifacts = []sarifInvocation{s.invocation()}, s.artifacts
	return writeRun(w, run, all)
}

// writeRun writes a log with one run, with as many of the results as code scanning services take.
func writeRun(w io.Writer, run sarifRun, all []sarifResult) error {
	base := run.Invocations[0]
	for limit := min(len(all), sarifResults); ; limit = limit * 4 / 5 {
		kept, out := cutResults(all, limit)
		run.Results, run.Invocations = kept, []sarifInvocation{base}
		if note := leftOut(out); note != nil {
			run.Invocations[0].Notifications = append([]sarifNotification{*note}, base.Notifications...)
		}
		var b bytes.Buffer
		err := writeIndented(&b, sarifLog{
			Schema:  "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json",
			Version: "2.1.0",
			Runs:    []sarifRun{run},
		})
		if err != nil {
			return err
		}
		small, err := compressesTo(b.Bytes(), sarifZipped)
		if err != nil {
			return err
		}
		if small || limit == 0 {
			_, err := w.Write(b.Bytes())
			return err
		}
	}
}

// compressesTo reports whether a text has at most so many bytes once it is compressed.
func compressesTo(text []byte, limit int) (bool, error) {
	if len(text) <= limit {
		return true, nil
	}
	var n counter
	z := gzip.NewWriter(&n)
	if _, err := z.Write(text); err != nil {
		return false, fmt.Errorf("compressing the report: %w", err)
	}
	if err := z.Close(); err != nil {
		return false, fmt.Errorf("compressing the report: %w", err)
	}
	return int(n) <= limit, nil
}

// counter counts what is written to it.
type counter int

func (n *counter) Write(b []byte) (int, error) {
	*n += counter(len(b))
	return len(b), nil
}

// cutResults keeps so many results, in their order, and leaves out what matters least: first what does not count, then by
// severity, unknowns before fails.
func cutResults(all []sarifResult, limit int) (kept, out []sarifResult) {
	if len(all) <= limit {
		return all, nil
	}
	order := make([]int, len(all))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(a, b int) int {
		return cmp.Or(cmp.Compare(all[a].rank(), all[b].rank()), cmp.Compare(all[b].severity, all[a].severity))
	})
	for _, i := range order[limit:] {
		out = append(out, all[i])
	}
	order = order[:limit]
	slices.Sort(order)
	kept = make([]sarifResult, 0, limit)
	for _, i := range order {
		kept = append(kept, all[i])
	}
	return kept, out
}

// leftOut says how many results are missing, and which.
func leftOut(out []sarifResult) *sarifNotification {
	if len(out) == 0 {
		return nil
	}
	var n bySeverity
	rest := 0
	for _, r := range out {
		if r.rank() > rankUnknown {
			rest++
			continue
		}
		n.add(r.severity)
	}
	var parts []string
	if s := n.words("en"); s != "" {
		parts = append(parts, s)
	}
	if rest > 0 {
		parts = append(parts, fmt.Sprintf("%d that do not count", rest))
	}
	return &sarifNotification{Level: "warning", Message: sarifMessage{Text: fmt.Sprintf(
		"Left out are the %d least severe results, because code scanning services take no more: %s.", len(out), strings.Join(parts, ", "))}}
}

// What results are to a reader, the most important first.
const (
	rankFail = iota
	rankUnknown
	rankAside
	rankPass
)

// rank is what a result is to a reader. All that does not count is suppressed.
func (r *sarifResult) rank() int {
	switch {
	case len(r.Suppressions) > 0:
		return rankAside
	case r.Kind == "pass":
		return rankPass
	case r.Kind == "fail":
		return rankFail
	}
	return rankUnknown
}

// results are those that count, in the order of the report, then those that an ignore or a baseline sets aside, and last
// those that the change under review removes.
func (s *sarifWriter) results() []sarifResult {
	out := make([]sarifResult, 0, len(s.listed))
	for _, c := range s.causes() {
		out = append(out, s.result(c))
	}
	sub := *s.view
	sub.listed = nil
	for _, x := range s.aside {
		if why := x.Aside(s.NewOnly); (why == AsIgnored || why == AsKnown) && x.Rule.Severity >= s.Options.MinSeverity {
			sub.listed = append(sub.listed, x)
		}
	}
	for _, group := range sub.byReason() {
		r := s.result(group)
		r.Suppressions = []sarifSuppression{s.suppression(group.first())}
		out = append(out, r)
	}
	sub.listed = nil
	for i := range s.Fixed {
		if x := &s.Fixed[i]; x.Rule.Severity >= s.Options.MinSeverity && x.Under == nil {
			sub.listed = append(sub.listed, x)
		}
	}
	for _, c := range sub.causes() {
		r := s.result(c)
		r.BaselineState = "absent"
		// A service that does not know of baselines would take it for an open finding.
		r.Suppressions = []sarifSuppression{{Kind: "external", Status: "accepted", Justification: "The change under review removes the finding."}}
		out = append(out, r)
	}
	return out
}

// byReason is causes, apart where different ignores set instances of one aside.
func (v *view) byReason() []*cause {
	var out []*cause
	for _, c := range v.causes() {
		parts := map[*gate.Ignore]*cause{}
		for _, x := range c.all {
			p := parts[x.Ignored]
			if p == nil {
				p = &cause{at: primary(x)}
				parts[x.Ignored] = p
				out = append(out, p)
			}
			p.all = append(p.all, x)
		}
	}
	return out
}

// suppression tells who set a finding aside, and why.
func (s *sarifWriter) suppression(x *Verdict) sarifSuppression {
	i := x.Ignored
	if i == nil {
		return sarifSuppression{Kind: "external", Status: "accepted", Justification: "The baseline holds the finding."}
	}
	out := sarifSuppression{Kind: "external", Status: "accepted"}
	if i.InComment() {
		out.Kind = "inSource"
	}
	parts := []string{i.Reason}
	if !i.Until.IsZero() {
		parts = append(parts, "until "+i.Until.Format(time.DateOnly))
	}
	if i.Owner != "" {
		parts = append(parts, "owner "+i.Owner)
	}
	if i.Tool != "" {
		parts = append(parts, "by a comment for "+i.Tool)
	}
	parts = slices.DeleteFunc(parts, func(s string) bool { return s == "" })
	out.Justification = clean(strings.Join(parts, "; "))
	if p := s.physical(i.Range); p != nil {
		out.Location = &sarifLocation{Physical: p}
	}
	return out
}

func sarifRuleOf(r *rule.Rule, lang string) sarifRule {
	out := sarifRule{
		ID:               clean(r.ID),
		DeprecatedIDs:    r.Was,
		Name:             pascal(r.ID),
		ShortDescription: sarifMessage{Text: plainMessage(r.Title.In(lang))},
		FullDescription:  sarifMessage{Text: plainMessage(firstOf(r.Why.In(lang), r.Title.In(lang)))},
		Help:             sarifMessage{Text: helpText(r, lang), Markdown: helpMarkdown(r, lang)},
		DefaultConfig:    sarifConfiguration{Level: sarifLevel(r.Severity)},
		Properties: sarifRuleProperties{
			Precision:        "high",
			SecuritySeverity: securitySeverity(r.Severity),
			Tags:             []string{"security", "terraform", "aws", r.Service()},
		},
	}
	if r.Service() == "aws" {
		out.Properties.Tags = out.Properties.Tags[:3] // tags are a set
	}
	out.Properties.Tags = out.Properties.Tags[:min(len(out.Properties.Tags), sarifTags)]
	if len(r.Refs) > 0 {
		out.HelpURI = r.Refs[0]
	}
	return out
}

func firstOf(a, b string) string {
	if a != "" {
		return a
	}
	return b
}

// languages lists both languages, the wanted one first.
func languages(lang string) []string {
	if lang == "ja" {
		return []string{"ja", "en"}
	}
	return []string{"en", "ja"}
}

func helpText(r *rule.Rule, lang string) string {
	var parts []string
	for _, l := range languages(lang) {
		for _, t := range []rule.Text{r.Title, r.Why, r.Fix} {
			if s := t.In(l); s != "" {
				parts = append(parts, clean(s))
			}
		}
	}
	return strings.Join(append(parts, r.Refs...), "\n\n")
}

func helpMarkdown(r *rule.Rule, lang string) string {
	var b strings.Builder
	for _, l := range languages(lang) {
		if b.Len() > 0 {
			b.WriteString("\n---\n\n")
		}
		fmt.Fprintf(&b, "**%s**\n\n", markdown(r.Title.In(l)))
		for _, part := range []struct{ head, text rule.Text }{
			{rule.T("Why", "理由"), r.Why}, {rule.T("Fix", "対処"), r.Fix},
		} {
			if s := part.text.In(l); s != "" {
				fmt.Fprintf(&b, "%s: %s\n\n", part.head.In(l), markdown(s))
			}
		}
	}
	for _, ref := range r.Refs {
		fmt.Fprintf(&b, "- <%s>\n", strings.NewReplacer("<", "%3C", ">", "%3E", " ", "%20").Replace(ref))
	}
	return b.String()
}

// names finds names with an underscore, such as arguments and resource types.
var names = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`[A-Za-z0-9]+(?:[._][A-Za-z0-9]+)*_[A-Za-z0-9]+(?:[._][A-Za-z0-9]+)*`)
})

// markdown turns a text into Markdown: names with an underscore become code, and no other sign has a meaning.
func markdown(s string) string {
	s = clean(s)
	escape := strings.NewReplacer(`\`, `\\`, "`", "\\`", "*", `\*`, "_", `\_`, "[", `\[`, "]", `\]`, "<", "&lt;", ">", "&gt;", "#", `\#`)
	var b strings.Builder
	done := 0
	for _, at := range names().FindAllStringIndex(s, -1) {
		b.WriteString(escape.Replace(s[done:at[0]]))
		b.WriteString("`" + s[at[0]:at[1]] + "`")
		done = at[1]
	}
	b.WriteString(escape.Replace(s[done:]))
	return b.String()
}

// pascal turns s3-bucket-versioned into S3BucketVersioned.
func pascal(id string) string {
	var b strings.Builder
	for p := range strings.SplitSeq(id, "-") {
		if p != "" {
			b.WriteString(strings.ToUpper(p[:1]) + p[1:])
		}
	}
	return b.String()
}

func sarifLevel(s rule.Severity) string {
	switch s {
	case rule.Critical, rule.High:
		return "error"
	case rule.Medium:
		return "warning"
	case rule.Low:
	}
	return "note"
}

// securitySeverity is the number by which code scanning ranks alerts: over 9 is critical, 7 high, 4 medium.
func securitySeverity(s rule.Severity) string {
	switch s {
	case rule.Critical:
		return "9.5"
	case rule.High:
		return "8.0"
	case rule.Medium:
		return "5.5"
	case rule.Low:
	}
	return "3.0"
}

// isSemantic reports whether a version may stand as a semantic one; development builds have others.
func isSemantic(v string) bool {
	core, _, _ := strings.Cut(v, "+")
	core, _, _ = strings.Cut(core, "-")
	parts := strings.Split(core, ".")
	if len(parts) != 3 {
		return false
	}
	for _, p := range parts {
		if p == "" || strings.Trim(p, "0123456789") != "" {
			return false
		}
	}
	return true
}

// result is one cause: a service shows a result once, and the same line once per instance would bury the others.
func (s *sarifWriter) result(c *cause) sarifResult {
	x := c.first()
	out := sarifResult{
		RuleID:    x.Rule.ID,
		RuleIndex: s.ruleIndex[x.Rule],
		Kind:      "open",
		Level:     "none",
		Message:   sarifMessage{Text: plainMessage(resultText(c) + alsoText(c))},
		Locations: []sarifLocation{s.subject(c)},
		severity:  severity(x),
	}
	if len(c.all) > 1 {
		out.OccurrenceCount = len(c.all)
	}
	switch x.OK {
	case model.No:
		out.Kind, out.Level = "fail", sarifLevel(x.Rule.Severity)
	case model.Yes:
		out.Kind = "pass"
	case model.Unknown:
	}
	switch x.Delta {
	case engine.Introduced:
		out.BaselineState = "new"
	case engine.Unchanged:
		out.BaselineState = "unchanged"
	case engine.NotCompared, engine.Fixed:
	}
	out.PartialFingerprints = map[string]string{"sekisho/v1": x.Fingerprint()}
	var flow []sarifThreadFlowLocation
	for i, e := range x.Evidence {
		loc := s.evidence(e)
		flow = append(flow, sarifThreadFlowLocation{Location: loc})
		if i > 0 && loc.Physical != nil && len(out.RelatedLocations) < sarifPlaces {
			loc.ID = len(out.RelatedLocations) + 1
			out.RelatedLocations = append(out.RelatedLocations, loc)
		}
	}
	if len(flow) > 1 {
		out.CodeFlows = []sarifCodeFlow{{ThreadFlows: []sarifThreadFlow{{Locations: flow}}}}
	}
	for _, k := range c.calls() {
		if p := s.physical(k.Range); p != nil && len(out.RelatedLocations) < sarifPlaces {
			out.RelatedLocations = append(out.RelatedLocations, sarifLocation{
				ID: len(out.RelatedLocations) + 1, Physical: p,
				Message: &sarifMessage{Text: plainMessage(k.Addr + " is called here")},
			})
		}
	}
	return out
}

func resultText(c *cause) string {
	x := c.first()
	s := x.Subject() + ": " + x.Message
	if x.OK == model.Unknown && x.Reason != "" {
		s += ", because " + x.Reason
	}
	switch more := len(c.all) - 1; more {
	case 0:
	case 1:
		s += " (and 1 more instance)"
	default:
		s += fmt.Sprintf(" (and %d more instances)", more)
	}
	return s
}

// alsoText lists the rules that break with a cause.
func alsoText(c *cause) string {
	if ids := c.narrower(); len(ids) > 0 {
		return "; " + labelAlso.EN + strings.Join(ids, ", ")
	}
	return ""
}

// subject is the place of a cause, with the addresses of its instances. A value that no file holds lies in the plan or
// state as a whole.
func (s *sarifWriter) subject(c *cause) sarifLocation {
	x := c.first()
	out := sarifLocation{Physical: s.physical(primary(x))}
	for i, x := range c.all {
		if i == sarifPlaces {
			break // occurrenceCount tells how many there are
		}
		kind := "resource"
		if x.Resource == nil {
			kind = "object"
		}
		out.Logical = append(out.Logical, sarifLogical{FullyQualifiedName: x.Subject(), Kind: kind})
	}
	if p := s.home(x); out.Physical == nil && p.file != "" {
		out.Physical = s.region(p)
	}
	return out
}

func (s *sarifWriter) evidence(e rule.Evidence) sarifLocation {
	out := sarifLocation{
		Physical: s.physical(e.Value.Range),
		Message:  &sarifMessage{Text: plainMessage(saw(e, "en"))},
	}
	if r := e.Value.Resource; r != nil {
		out.Logical = []sarifLogical{{FullyQualifiedName: r.Addr.String(), Kind: "resource"}}
	}
	return out
}

func (s *sarifWriter) physical(rng hcl.Range) *sarifPhysical {
	p, ok := s.place(rng, utf16Len)
	if !ok {
		return nil
	}
	return s.region(p)
}

func (s *sarifWriter) region(p place) *sarifPhysical {
	out := &sarifPhysical{Artifact: s.artifact(p.file)}
	if p.startLine > 0 {
		out.Region = &sarifRegion{StartLine: p.startLine, StartColumn: p.startCol, EndLine: p.endLine, EndColumn: p.endCol}
	}
	return out
}

// artifact names a file, and lists it.
func (s *sarifWriter) artifact(name string) sarifArtifactLocation {
	i, ok := s.byName[name]
	if !ok {
		i = len(s.artifacts)
		s.byName[name] = i
		one := sarifArtifact{Location: artifactLocation(name), Roles: []string{"analysisTarget"}}
		if excerptable(name) {
			one.SourceLanguage = "hcl"
		}
		s.artifacts = append(s.artifacts, one)
	}
	loc := s.artifacts[i].Location
	loc.Index, loc.Description = &i, nil
	return loc
}

// artifactLocation turns a path with forward slashes into a URI reference.
func artifactLocation(name string) sarifArtifactLocation {
	if name == stdin {
		return sarifArtifactLocation{URI: "stdin", Description: &sarifMessage{Text: "Read from standard input; no file holds it."}}
	}
	if len(name) > 2 && name[1] == ':' && name[2] == '/' { // a drive of Windows
		name = "/" + name
	}
	if strings.HasPrefix(name, "/") {
		return sarifArtifactLocation{URI: (&url.URL{Scheme: "file", Path: name}).String()}
	}
	name = strings.TrimPrefix(name, "./")
	if name == "" {
		name = "."
	}
	// URL.String keeps a first segment with a colon from being read as a scheme by "./" before it; it is escaped instead.
	first, rest, more := strings.Cut(name, "/")
	uri := strings.ReplaceAll(url.PathEscape(first), ":", "%3A")
	if more {
		uri += "/" + (&url.URL{Path: rest}).EscapedPath()
	}
	return sarifArtifactLocation{URI: uri, URIBaseID: sourceRoot}
}

// invocation tells how the run went: what could not be read, which rules crashed, which were not evaluated.
func (s *sarifWriter) invocation() sarifInvocation {
	out := sarifInvocation{ExecutionSuccessful: !s.Diagnostics.HasErrors() && s.sum.crashed == 0}
	for _, d := range s.Diagnostics {
		if d == nil {
			continue
		}
		text := d.Summary
		if d.Detail != "" {
			text += ": " + d.Detail
		}
		n := sarifNotification{Level: diagnosticSeverity(d), Message: sarifMessage{Text: plainMessage(text)}}
		if d.Subject != nil {
			if p := s.physical(*d.Subject); p != nil {
				n.Locations = []sarifLocation{{Physical: p}}
			}
		}
		out.Notifications = append(out.Notifications, n)
	}
	for i := range s.Verdicts {
		x := &s.Verdicts[i]
		if x.Crash != nil {
			out.Notifications = append(out.Notifications, sarifNotification{
				Level:          "error",
				Message:        sarifMessage{Text: plainMessage(x.Subject() + ": " + crashText(x.Crash))},
				AssociatedRule: s.reference(x.Rule),
			})
		}
	}
	for _, x := range s.notEvaluated {
		out.Notifications = append(out.Notifications, sarifNotification{
			Level:          "note",
			Message:        sarifMessage{Text: plainMessage("not evaluated for " + x.Subject() + ": the input says nothing about it")},
			AssociatedRule: s.reference(x.Rule),
		})
	}
	return out
}

func (s *sarifWriter) reference(r *rule.Rule) *sarifReference {
	i, ok := s.ruleIndex[r]
	if !ok {
		return nil
	}
	return &sarifReference{ID: r.ID, Index: i}
}

// plainMessage makes a text safe as a plain SARIF message, in which [text](target) is a link and {0} a placeholder.
func plainMessage(s string) string {
	s = clean(strings.NewReplacer("\r\n", " ", "\n", " ").Replace(s))
	return strings.NewReplacer("](", "] (", "{", "{{", "}", "}}").Replace(s)
}
