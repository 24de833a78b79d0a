package report

import (
	"fmt"
	"io"
	"maps"
	"net/url"
	"regexp"
	"slices"
	"strings"
	"sync"

	"github.com/hashicorp/hcl/v2"

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
	Location sarifArtifactLocation `json:"location"`
}

type sarifResult struct {
	RuleID              string            `json:"ruleId"`
	RuleIndex           int               `json:"ruleIndex"`
	Kind                string            `json:"kind"`
	Level               string            `json:"level"`
	Message             sarifMessage      `json:"message"`
	OccurrenceCount     int               `json:"occurrenceCount,omitempty"`
	Locations           []sarifLocation   `json:"locations,omitempty"`
	PartialFingerprints map[string]string `json:"partialFingerprints,omitempty"`
	RelatedLocations    []sarifLocation   `json:"relatedLocations,omitempty"`
	CodeFlows           []sarifCodeFlow   `json:"codeFlows,omitempty"`
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
		Results:            make([]sarifResult, 0, len(v.listed)),
		ColumnKind:         "utf16CodeUnits",
	}
	for _, c := range v.causes() {
		run.Results = append(run.Results, s.result(c))
	}
	run.Invocations = []sarifInvocation{s.invocation()}
	for _, name := range slices.Sorted(maps.Keys(r.Sources)) {
		s.artifact(v.name(name)) // a file without a result was analyzed too
	}
	run.Artifacts = s.artifacts
	return writeIndented(w, sarifLog{
		Schema:  "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json",
		Version: "2.1.0",
		Runs:    []sarifRun{run},
	})
}

func sarifRuleOf(r *rule.Rule, lang string) sarifRule {
	out := sarifRule{
		ID:               r.ID,
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
		Message:   sarifMessage{Text: plainMessage(resultText(c))},
		Locations: []sarifLocation{s.subject(c)},
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
	out.PartialFingerprints = map[string]string{"sekisho/v1": x.Fingerprint()}
	var flow []sarifThreadFlowLocation
	for i, e := range x.Evidence {
		loc := s.evidence(e)
		flow = append(flow, sarifThreadFlowLocation{Location: loc})
		if i > 0 && loc.Physical != nil {
			loc.ID = len(out.RelatedLocations) + 1
			out.RelatedLocations = append(out.RelatedLocations, loc)
		}
	}
	if len(flow) > 1 {
		out.CodeFlows = []sarifCodeFlow{{ThreadFlows: []sarifThreadFlow{{Locations: flow}}}}
	}
	for _, k := range c.calls() {
		if p := s.physical(k.Range); p != nil {
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

// subject is the place of a cause, with the addresses of its instances. A value that no file holds lies in the plan or
// state as a whole.
func (s *sarifWriter) subject(c *cause) sarifLocation {
	x := c.first()
	out := sarifLocation{Physical: s.physical(primary(x))}
	for _, x := range c.all {
		kind := "resource"
		if x.Resource == nil {
			kind = "object"
		}
		out.Logical = append(out.Logical, sarifLogical{FullyQualifiedName: x.Subject(), Kind: kind})
	}
	if path := s.inputPath(x); out.Physical == nil && path != "" {
		out.Physical = &sarifPhysical{Artifact: s.artifact(s.name(path))}
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
		s.artifacts = append(s.artifacts, sarifArtifact{Location: artifactLocation(name)})
	}
	loc := s.artifacts[i].Location
	loc.Index = &i
	return loc
}

// artifactLocation turns a path with forward slashes into a URI reference.
func artifactLocation(name string) sarifArtifactLocation {
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
