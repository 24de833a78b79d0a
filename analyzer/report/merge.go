package report

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"slices"

	"github.com/sekisho/sekisho/analyzer/rule"
)

// Part is a report that a run over a part of a repository wrote, as JSON or SARIF.
type Part struct {
	Name string // for errors
	Data []byte
}

// Merge joins the reports of several runs into the one that a single run over all of their inputs would have written. All
// are JSON reports, or all are SARIF logs.
func Merge(w io.Writer, parts []Part) error {
	if len(parts) == 0 {
		return errors.New("there is nothing to merge")
	}
	var kind string
	for i, p := range parts {
		k, err := kindOf(p)
		if err != nil {
			return err
		}
		if i > 0 && k != kind {
			return fmt.Errorf("%s is a report in %s, and %s one in %s: merge one kind at a time", parts[0].Name, kind, p.Name, k)
		}
		kind = k
	}
	if kind == "JSON" {
		return mergeJSON(w, parts)
	}
	return mergeSARIF(w, parts)
}

// kindOf tells JSON reports and SARIF logs of ours from everything else.
func kindOf(p Part) (string, error) {
	var head struct {
		SchemaVersion string            `json:"schema_version"`
		Version       string            `json:"version"`
		Runs          []json.RawMessage `json:"runs"`
	}
	if err := json.Unmarshal(p.Data, &head); err != nil {
		return "", fmt.Errorf("%s is no report: %w", p.Name, err)
	}
	switch {
	case head.SchemaVersion != "":
		if major, _, _ := bytes.Cut([]byte(head.SchemaVersion), []byte(".")); string(major) != SchemaVersion[:1] {
			return "", fmt.Errorf("%s has the schema version %s, and this version of sekisho reads %s", p.Name, head.SchemaVersion, SchemaVersion)
		}
		return "JSON", nil
	case len(head.Runs) == 1:
		return "SARIF", nil
	}
	return "", fmt.Errorf("%s is neither a JSON report of sekisho nor a SARIF log with one run", p.Name)
}

func mergeJSON(w io.Writer, parts []Part) error {
	out := jsonReport{
		SchemaVersion: SchemaVersion, Inputs: []jsonInput{}, Verdicts: []jsonVerdict{}, Ignored: []jsonVerdict{},
		NotEvaluated: []jsonUnseen{}, Diagnostics: []jsonProblem{},
	}
	for i, p := range parts {
		var one jsonReport
		if err := decode(p, &one); err != nil {
			return err
		}
		if i == 0 {
			out.Tool = one.Tool
		} else if one.Tool != out.Tool {
			return fmt.Errorf("%s was written by %s %s, and %s by %s %s", parts[0].Name, out.Tool.Name, out.Tool.Version, p.Name, one.Tool.Name, one.Tool.Version)
		}
		before := len(out.Inputs)
		move := func(list []jsonVerdict) []jsonVerdict {
			for k := range list {
				list[k].Input += before
			}
			return list
		}
		for k := range one.NotEvaluated {
			one.NotEvaluated[k].Input += before
		}
		out.Inputs = append(out.Inputs, one.Inputs...)
		out.Verdicts = append(out.Verdicts, move(one.Verdicts)...)
		out.Ignored = append(out.Ignored, move(one.Ignored)...)
		out.NotEvaluated = append(out.NotEvaluated, one.NotEvaluated...)
		for _, d := range one.Diagnostics {
			// Shards share modules, and what is wrong with these.
			if !slices.ContainsFunc(out.Diagnostics, d.equal) {
				out.Diagnostics = append(out.Diagnostics, d)
			}
		}
		out.Summary.add(one.Summary)
	}
	return writeIndented(w, out)
}

func (d jsonProblem) equal(o jsonProblem) bool {
	same := d.Location == o.Location
	if d.Location != nil && o.Location != nil {
		same = *d.Location == *o.Location
	}
	return same && d.Severity == o.Severity && d.Summary == o.Summary && d.Detail == o.Detail
}

func (s *jsonSummary) add(o jsonSummary) {
	for _, n := range []struct {
		to   *int
		from int
	}{
		{&s.Pass, o.Pass}, {&s.Fail, o.Fail}, {&s.Unknown, o.Unknown}, {&s.NotEvaluated, o.NotEvaluated}, {&s.Crashed, o.Crashed},
		{&s.NotListed, o.NotListed}, {&s.Implied, o.Implied}, {&s.Ignored, o.Ignored}, {&s.Known, o.Known},
	} {
		*n.to += n.from
	}
	if o.Change != nil {
		if s.Change == nil {
			s.Change = &jsonChange{}
		}
		s.Change.Introduced += o.Change.Introduced
		s.Change.Fixed += o.Change.Fixed
		s.Change.Unchanged += o.Change.Unchanged
	}
	for _, by := range []struct {
		to   *jsonBySeverity
		from jsonBySeverity
	}{
		{&s.BySeverity.Critical, o.BySeverity.Critical}, {&s.BySeverity.High, o.BySeverity.High},
		{&s.BySeverity.Medium, o.BySeverity.Medium}, {&s.BySeverity.Low, o.BySeverity.Low},
	} {
		by.to.Fail += by.from.Fail
		by.to.Unknown += by.from.Unknown
	}
}

// mergeSARIF puts the results of all logs into one run: GitHub takes one run for each category.
func mergeSARIF(w io.Writer, parts []Part) error {
	var out sarifRun
	var all []sarifResult
	invocation := sarifInvocation{ExecutionSuccessful: true}
	rules, files := map[string]int{}, map[string]int{}
	for i, p := range parts {
		var log sarifLog
		if err := decode(p, &log); err != nil {
			return err
		}
		run := &log.Runs[0]
		if i == 0 {
			out = *run
			out.Tool.Driver.Rules, out.Artifacts = []sarifRule{}, nil
		}
		for _, r := range run.Tool.Driver.Rules {
			if _, ok := rules[r.ID]; !ok {
				rules[r.ID] = len(out.Tool.Driver.Rules)
				out.Tool.Driver.Rules = append(out.Tool.Driver.Rules, r)
			}
		}
		// Parts share the files of modules.
		at := make([]int, len(run.Artifacts))
		for k, a := range run.Artifacts {
			key := a.Location.URIBaseID + " " + a.Location.URI
			n, ok := files[key]
			if !ok {
				n = len(out.Artifacts)
				files[key] = n
				out.Artifacts = append(out.Artifacts, a)
			}
			at[k] = n
		}
		ok := true
		run.eachFile(func(f *sarifArtifactLocation) {
			if f.Index == nil {
				return
			}
			if *f.Index < 0 || *f.Index >= len(at) {
				ok = false
				return
			}
			f.Index = &at[*f.Index]
		})
		if !ok {
			return fmt.Errorf("%s names a file by a number that it does not list", p.Name)
		}
		for _, r := range run.Results {
			n, ok := rules[r.RuleID]
			if !ok {
				return fmt.Errorf("%s has a result of the rule %q, which it does not describe", p.Name, r.RuleID)
			}
			r.RuleIndex, r.severity = n, out.Tool.Driver.Rules[n].severity()
			all = append(all, r)
		}
		for _, inv := range run.Invocations {
			invocation.ExecutionSuccessful = invocation.ExecutionSuccessful && inv.ExecutionSuccessful
			for _, n := range inv.Notifications {
				if n.AssociatedRule != nil {
					n.AssociatedRule.Index = rules[n.AssociatedRule.ID]
				}
				invocation.Notifications = append(invocation.Notifications, n)
			}
		}
	}
	out.Invocations = []sarifInvocation{invocation}
	return writeRun(w, out, all)
}

// decode reads a log that this version of sekisho could have written: what it does not know would be lost.
func decode(p Part, into any) error {
	d := json.NewDecoder(bytes.NewReader(p.Data))
	d.DisallowUnknownFields()
	if err := d.Decode(into); err != nil {
		return fmt.Errorf("%s is no report of this version of sekisho: %w", p.Name, err)
	}
	return nil
}

// eachFile visits every place of a run that names a file by its number in the list of artifacts.
func (r *sarifRun) eachFile(visit func(*sarifArtifactLocation)) {
	place := func(l *sarifLocation) {
		if l != nil && l.Physical != nil {
			visit(&l.Physical.Artifact)
		}
	}
	places := func(list []sarifLocation) {
		for i := range list {
			place(&list[i])
		}
	}
	for i := range r.Invocations {
		for _, n := range r.Invocations[i].Notifications {
			places(n.Locations)
		}
	}
	for i := range r.Results {
		res := &r.Results[i]
		places(res.Locations)
		places(res.RelatedLocations)
		for _, flow := range res.CodeFlows {
			for _, thread := range flow.ThreadFlows {
				for k := range thread.Locations {
					place(&thread.Locations[k].Location)
				}
			}
		}
		for _, s := range res.Suppressions {
			place(s.Location)
		}
	}
}

// severity is that of the rule, as its number for code scanning tells.
func (r *sarifRule) severity() rule.Severity {
	for _, s := range severities() {
		if securitySeverity(s) == r.Properties.SecuritySeverity {
			return s
		}
	}
	return rule.Low
}
