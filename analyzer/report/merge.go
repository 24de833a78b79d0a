package report

import (
	"bytes"
	"cmp"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"slices"
	"strconv"
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
		d := json.NewDecoder(bytes.NewReader(p.Data))
		d.DisallowUnknownFields()
		if err := d.Decode(&one); err != nil {
			return fmt.Errorf("%s is no report of this version of sekisho: %w", p.Name, err)
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

// object is any JSON object: a SARIF log is merged as it stands, so that nothing of it is lost.
type object = map[string]any

// mergeSARIF puts the results of all logs into one run: GitHub takes one run for each category.
func mergeSARIF(w io.Writer, parts []Part) error {
	var out object
	var rules, artifacts, results, notifications []any
	index := map[string]int{} // of rules
	successful := true
	for _, p := range parts {
		log, err := decode(p)
		if err != nil {
			return err
		}
		run := nth(list(log["runs"]), 0)
		for _, r := range list(child(run, "tool", "driver")["rules"]) {
			id, _ := r.(object)["id"].(string)
			if _, ok := index[id]; !ok {
				index[id] = len(rules)
				rules = append(rules, r)
			}
		}
		moveArtifacts(run, len(artifacts))
		artifacts = append(artifacts, list(run["artifacts"])...)
		for _, r := range list(run["results"]) {
			res, _ := r.(object)
			id, _ := res["ruleId"].(string)
			i, ok := index[id]
			if !ok {
				return fmt.Errorf("%s has a result of the rule %q, which it does not describe", p.Name, id)
			}
			res["ruleIndex"] = i
			results = append(results, res)
		}
		for _, inv := range list(run["invocations"]) {
			one, _ := inv.(object)
			if ok, _ := one["executionSuccessful"].(bool); !ok {
				successful = false
			}
			for _, n := range list(one["toolExecutionNotifications"]) {
				if ref := child(n.(object), "associatedRule"); ref != nil {
					id, _ := ref["id"].(string)
					ref["index"] = index[id]
				}
				notifications = append(notifications, n)
			}
		}
		if out == nil {
			out = log
		}
	}
	run := nth(list(out["runs"]), 0)
	if run == nil {
		return fmt.Errorf("%s has no run", parts[0].Name)
	}
	if cut := len(results) - sarifResults; cut > 0 {
		slices.SortStableFunc(results, func(a, b any) int { return cmp.Compare(danger(rules, b), danger(rules, a)) })
		results = results[:sarifResults]
		notifications = append(notifications, object{"level": "warning", "message": object{"text": fmt.Sprintf(
			"%d results of the least severity are left out: GitHub takes %d.", cut, sarifResults)}})
	}
	if driver := child(run, "tool", "driver"); driver != nil {
		driver["rules"] = notNil(rules)
	}
	run["results"] = notNil(results)
	delete(run, "artifacts")
	if len(artifacts) > 0 {
		run["artifacts"] = artifacts
	}
	invocation := object{"executionSuccessful": successful}
	if len(notifications) > 0 {
		invocation["toolExecutionNotifications"] = notifications
	}
	run["invocations"] = []any{invocation}
	out["runs"] = []any{run}
	return writeIndented(w, out)
}

func notNil(l []any) []any {
	if l == nil {
		return []any{}
	}
	return l
}

func decode(p Part) (object, error) {
	var log object
	d := json.NewDecoder(bytes.NewReader(p.Data))
	d.UseNumber()
	if err := d.Decode(&log); err != nil {
		return nil, fmt.Errorf("%s is no SARIF log: %w", p.Name, err)
	}
	return log, nil
}

func list(v any) []any { l, _ := v.([]any); return l }

func nth(l []any, i int) object {
	if i >= len(l) {
		return nil
	}
	o, _ := l[i].(object)
	return o
}

func child(o object, names ...string) object {
	for _, n := range names {
		o, _ = o[n].(object)
	}
	return o
}

// moveArtifacts renumbers every reference to an artifact below v. They are objects named artifactLocation, or location in
// the list of artifacts.
func moveArtifacts(v any, by int) {
	switch v := v.(type) {
	case []any:
		for _, e := range v {
			moveArtifacts(e, by)
		}
	case object:
		for name, e := range v {
			o, isObject := e.(object)
			if n, ok := o["index"].(json.Number); ok && isObject && (name == "artifactLocation" || name == "location") {
				if i, err := n.Int64(); err == nil {
					o["index"] = json.Number(strconv.FormatInt(i+int64(by), 10))
				}
			}
			moveArtifacts(e, by)
		}
	}
}

// danger is the security severity of the rule of a result, from 0 to 10.
func danger(rules []any, result any) float64 {
	o, _ := result.(object)
	i, _ := o["ruleIndex"].(int)
	text, _ := child(nth(rules, i), "properties")["security-severity"].(string)
	f, err := strconv.ParseFloat(text, 64)
	if err != nil {
		return 0
	}
	return f
}
