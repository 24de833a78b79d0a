package report

import (
	"io"
	"time"

	"github.com/sekisho/sekisho/analyzer/comply"
	"github.com/sekisho/sekisho/analyzer/model"
	"github.com/sekisho/sekisho/analyzer/rule"
)

// ComplianceSchemaVersion is the version of the JSON report about frameworks; see docs/comply.schema.json.
const ComplianceSchemaVersion = "1.0"

type jsonCompliance struct {
	SchemaVersion string          `json:"schema_version"`
	Tool          jsonTool        `json:"tool"`
	Time          string          `json:"time,omitempty"`
	Framework     jsonFramework   `json:"framework"`
	Inputs        []jsonInput     `json:"inputs"`
	Files         []jsonFile      `json:"files"`
	Coverage      jsonCoverage    `json:"coverage"`
	Places        []jsonPlace     `json:"places"`
	Exceptions    []jsonException `json:"exceptions"`
	Controls      []jsonControl   `json:"controls"`
	Diagnostics   []jsonProblem   `json:"diagnostics"`
}

type jsonFramework struct {
	ID      string   `json:"id"`
	Title   jsonText `json:"title"`
	Edition jsonText `json:"edition"`
	Source  jsonText `json:"source"`
	Note    jsonText `json:"note"`
}

type jsonFile struct {
	Name   string `json:"name"`
	SHA256 string `json:"sha256"`
}

type jsonCoverage struct {
	Controls jsonBy     `json:"controls"`
	Branches jsonBy     `json:"branches"`
	Rules    jsonUsed   `json:"rules"`
	Verdicts jsonCounts `json:"verdicts"`
}

type jsonBy struct {
	Total        int            `json:"total"`
	ByStatus     map[string]int `json:"by_status"`
	ByAutomation map[string]int `json:"by_automation"`
}

type jsonUsed struct {
	Named          int `json:"named"`
	Judged         int `json:"judged"`
	NotEvaluated   int `json:"not_evaluated"`
	WithoutSubject int `json:"without_subject"`
}

type jsonCounts struct {
	Pass         int `json:"pass"`
	Fail         int `json:"fail"`
	Unknown      int `json:"unknown"`
	Ignored      int `json:"ignored"`
	NotEvaluated int `json:"not_evaluated"`
}

type jsonPlace struct {
	Account string     `json:"account"`
	Region  string     `json:"region"`
	Inputs  []int      `json:"inputs"`
	Counts  jsonCounts `json:"counts"`
}

type jsonException struct {
	Rule     string        `json:"rule"`
	Address  string        `json:"address"`
	Reason   string        `json:"reason"`
	Owner    string        `json:"owner"`
	Until    string        `json:"until"`
	Location *jsonLocation `json:"location,omitempty"`
}

type jsonControl struct {
	ID          string       `json:"id"`
	Group       string       `json:"group,omitempty"`
	Title       jsonText     `json:"title"`
	Summary     *jsonText    `json:"summary,omitempty"`
	Actor       string       `json:"actor"`
	Automation  string       `json:"automation"`
	Status      string       `json:"status"`
	NeedsPerson bool         `json:"needs_person"`
	Counts      jsonCounts   `json:"counts"`
	Rules       []string     `json:"rules"`
	Branches    []jsonBranch `json:"branches"`
	Evidence    []jsonAnswer `json:"evidence"`
}

type jsonBranch struct {
	ID         string     `json:"id"`
	Actor      string     `json:"actor"`
	Automation string     `json:"automation"`
	Status     string     `json:"status"`
	Manual     *jsonText  `json:"manual,omitempty"`
	Counts     jsonCounts `json:"counts"`
	Rules      []jsonUse  `json:"rules"`
}

type jsonUse struct {
	ID       string     `json:"id"`
	Title    jsonText   `json:"title"`
	Severity string     `json:"severity"`
	Covers   string     `json:"covers"`
	Required string     `json:"required,omitempty"`
	Counts   jsonCounts `json:"counts"`
}

type jsonAnswer struct {
	Rule        string         `json:"rule"`
	Address     string         `json:"address"`
	Verdict     string         `json:"verdict"`
	Required    string         `json:"required,omitempty"`
	Account     string         `json:"account"`
	Region      string         `json:"region"`
	Message     string         `json:"message"`
	Reason      string         `json:"reason,omitempty"`
	Known       bool           `json:"known,omitempty"`
	Exception   *jsonException `json:"exception,omitempty"`
	Location    *jsonLocation  `json:"location,omitempty"`
	Fingerprint string         `json:"fingerprint"`
	Input       int            `json:"input"`
}

// WriteComplianceJSON writes the answers to a framework for programs; docs/comply.schema.json describes every field.
func WriteComplianceJSON(w io.Writer, c *Compliance) error {
	v := newView(c.Report)
	f := c.Result.Framework
	out := jsonCompliance{
		SchemaVersion: ComplianceSchemaVersion,
		Tool:          jsonTool{Name: "sekisho", Version: c.Version},
		Framework:     jsonFramework{f.ID, jsonText(f.Title), jsonText(f.Edition), jsonText(f.Source), jsonText(f.Note)},
		Inputs:        v.jsonInputs(),
		Files:         make([]jsonFile, 0, len(c.Files)),
		Coverage:      jsonCovered(c.Result.Coverage),
		Places:        make([]jsonPlace, 0, len(c.Result.Places)),
		Exceptions:    []jsonException{},
		Controls:      make([]jsonControl, 0, len(c.Result.Controls)),
		Diagnostics:   v.jsonProblems(),
	}
	if !c.Time.IsZero() {
		out.Time = c.Time.Format(time.RFC3339)
	}
	for _, file := range c.Files {
		out.Files = append(out.Files, jsonFile(file))
	}
	for _, p := range c.Result.Places {
		out.Places = append(out.Places, jsonPlace{p.Account, p.Region, p.Inputs, jsonCounts(p.Counts)})
	}
	for _, e := range c.excepted() {
		out.Exceptions = append(out.Exceptions, *v.jsonExcepted(e))
	}
	for i := range c.Result.Controls {
		out.Controls = append(out.Controls, v.jsonControl(c.Result, &c.Result.Controls[i]))
	}
	return writeIndented(w, out)
}

func jsonCovered(v comply.Coverage) jsonCoverage {
	by := func(total int, status map[comply.Status]int, degree map[comply.Automation]int) jsonBy {
		out := jsonBy{total, map[string]int{}, map[string]int{}}
		for _, s := range comply.Statuses() {
			out.ByStatus[s.String()] = status[s]
		}
		for _, a := range []comply.Automation{comply.Automated, comply.Partial, comply.ByHand, comply.ByProvider} {
			out.ByAutomation[string(a)] = degree[a]
		}
		return out
	}
	return jsonCoverage{
		Controls: by(v.Controls, v.ControlsBy, v.ControlsAutomation),
		Branches: by(v.Branches, v.BranchesBy, v.BranchesAutomation),
		Rules:    jsonUsed{v.RulesNamed, v.RulesJudged, v.RulesNotSeen, v.Quiet},
		Verdicts: jsonCounts(v.Verdicts),
	}
}

func (v *view) jsonControl(r *comply.Result, c *comply.ControlResult) jsonControl {
	out := jsonControl{
		ID: c.ID, Group: c.Group, Title: jsonText(c.Title), Summary: jsonMaybe(c.Summary), Actor: string(c.Actor),
		Automation: string(c.Automation), Status: c.Status.String(), NeedsPerson: c.Person(), Counts: jsonCounts(c.Counts),
		Rules: []string{}, Branches: make([]jsonBranch, 0, len(c.Branches)), Evidence: []jsonAnswer{},
	}
	named := map[string]bool{}
	shown := map[int]bool{}
	for i := range c.Branches {
		b := &c.Branches[i]
		branch := jsonBranch{ID: b.ID, Actor: string(b.Actor), Automation: string(b.Automation), Status: b.Status.String(),
			Manual: jsonMaybe(b.Manual), Counts: jsonCounts(b.Counts), Rules: make([]jsonUse, 0, len(b.Rules))}
		for _, u := range b.Rules {
			covers := "part"
			if u.Use.Full {
				covers = "full"
			}
			branch.Rules = append(branch.Rules, jsonUse{ID: u.Rule.ID, Title: jsonText(u.Rule.Title), Severity: u.Rule.Severity.String(),
				Covers: covers, Required: u.Use.Requirements(), Counts: jsonCounts(u.Counts)})
			if !named[u.Rule.ID] {
				named[u.Rule.ID] = true
				out.Rules = append(out.Rules, u.Rule.ID)
			}
			for _, n := range u.Evidence {
				if !shown[n] {
					shown[n] = true
					out.Evidence = append(out.Evidence, v.jsonAnswer(&r.Evidence[n], u.Use.Requirements()))
				}
			}
		}
		out.Branches = append(out.Branches, branch)
	}
	return out
}

func (v *view) jsonAnswer(e *comply.Evidence, required string) jsonAnswer {
	out := jsonAnswer{
		Rule: e.Rule.ID, Address: e.Subject(), Verdict: e.Outcome.String(), Required: required, Account: e.Account, Region: e.Region,
		Message: e.Message, Known: e.Known, Location: v.jsonLocation(at(e)), Fingerprint: e.Fingerprint(), Input: e.Input,
	}
	if e.OK == model.Unknown && e.Outcome != comply.Unseen {
		out.Reason = e.Reason
	}
	if e.Outcome == comply.Ignored {
		out.Exception = v.jsonExcepted(e)
	}
	return out
}

func (v *view) jsonExcepted(e *comply.Evidence) *jsonException {
	x := e.Exception
	return &jsonException{Rule: e.Rule.ID, Address: e.Subject(), Reason: x.Reason, Owner: x.Owner, Until: x.Until, Location: v.jsonLocation(x.Range)}
}

// jsonMaybe leaves out a text that is not there.
func jsonMaybe(t rule.Text) *jsonText {
	if t == (rule.Text{}) {
		return nil
	}
	out := jsonText(t)
	return &out
}

func (v *view) jsonInputs() []jsonInput {
	out := make([]jsonInput, 0, len(v.Inputs))
	for _, in := range v.Inputs {
		one := jsonInput{Path: v.name(in.Path), Kind: in.Kind}
		if in.Root != "" {
			one.Root = v.name(in.Root)
		}
		out = append(out, one)
	}
	return out
}

func (v *view) jsonProblems() []jsonProblem {
	out := make([]jsonProblem, 0, len(v.Diagnostics))
	for _, d := range v.Diagnostics {
		if d != nil {
			out = append(out, jsonProblem{Severity: diagnosticSeverity(d), Summary: d.Summary, Detail: d.Detail, Location: v.jsonSubject(d)})
		}
	}
	return out
}
