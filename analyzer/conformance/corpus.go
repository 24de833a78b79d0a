// Package conformance compares what Sekisho makes of a configuration with what real Terraform made of it: the resource
// instances, every value, the references between instances, and the verdict of every rule from source, plan and state.
// Terraform's side is recorded beside each configuration, so that the comparison needs no Terraform.
package conformance

import (
	"bytes"
	"compress/gzip"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/sekisho/sekisho/analyzer/load/hclload"
)

// Entry is one configuration of the corpus with what Terraform made of it.
type Entry struct {
	Name   string // the path below the corpus, with forward slashes
	Dir    string // the root module
	Plan   string // terraform show -json of a plan, "" where none was recorded; .gz where packed
	State  string // terraform show -json of the applied state, "" where none was recorded
	Raw    string // the state file of version 4, "" where none was recorded
	Record Record
}

// Record says how an entry was recorded: options.json beside it.
type Record struct {
	Vars      []string `json:"vars"` // name=value, or @file for a file with values
	Env       []string `json:"env"`
	Workspace string   `json:"workspace"`
	// Provider is the version of the AWS provider, where it is not the usual one.
	Provider string `json:"provider"`
	// StandIn says that a provider with the schema of the real one, but without its code, made the plan: its computed
	// values are placeholders.
	StandIn bool `json:"stand_in"`
	// Keep says why the plan is not recorded again by make record; "" where it is.
	Keep string `json:"keep"`
	// Differences are those that are known and have a cause outside of our evaluation.
	Differences []Known `json:"differences"`
}

// Known is a difference that stays, and its cause.
type Known struct {
	Match string `json:"match"` // a part of how the difference is reported
	Cause string `json:"cause"`
}

// Entries finds every configuration below a directory that has a recorded plan or state, sorted by name.
func Entries(root string) ([]Entry, error) {
	var out []Entry
	err := filepath.WalkDir(root, func(path string, d fs.DirEntry, err error) error {
		if err != nil || !d.IsDir() {
			return err
		}
		if d.Name() == ".terraform" {
			return filepath.SkipDir
		}
		e, found, err := entry(root, path)
		if err == nil && found {
			out = append(out, e)
		}
		return err
	})
	slices.SortFunc(out, func(a, b Entry) int { return strings.Compare(a.Name, b.Name) })
	return out, err
}

func entry(root, dir string) (Entry, bool, error) {
	files, err := os.ReadDir(dir)
	if err != nil {
		return Entry{}, false, err
	}
	e := Entry{Dir: dir}
	configured := false
	vars := false
	for _, f := range files {
		switch path := filepath.Join(dir, f.Name()); strings.TrimSuffix(f.Name(), ".gz") {
		case "plan.json":
			e.Plan = path
		case "state.json":
			e.State = path
		case "terraform.tfstate":
			e.Raw = path
		case "recorded.tfvars":
			vars = true
		default:
			configured = configured || hclload.IsConfigFile(f.Name())
		}
	}
	if !configured || e.Plan == "" && e.State == "" {
		return e, false, nil
	}
	name, err := filepath.Rel(root, dir)
	if err != nil {
		return e, false, err
	}
	e.Name = filepath.ToSlash(name)
	text, err := os.ReadFile(filepath.Join(dir, "options.json"))
	switch {
	case errors.Is(err, fs.ErrNotExist):
	case err != nil:
		return e, false, err
	default:
		d := json.NewDecoder(bytes.NewReader(text))
		d.DisallowUnknownFields()
		if err := d.Decode(&e.Record); err != nil {
			return e, false, fmt.Errorf("%s/options.json: %w", e.Name, err)
		}
	}
	if vars {
		e.Record.Vars = append(e.Record.Vars, "@recorded.tfvars")
	}
	return e, true, nil
}

// Options is how Terraform was called, for our loader.
func (e Entry) Options() hclload.Options {
	o := hclload.Options{Env: e.Record.Env, Work: e.Record.Workspace}
	for _, v := range e.Record.Vars {
		if file, ok := strings.CutPrefix(v, "@"); ok {
			o.Vars = append(o.Vars, hclload.Var{File: filepath.Join(e.Dir, file)})
			continue
		}
		name, value, _ := strings.Cut(v, "=")
		o.Vars = append(o.Vars, hclload.Var{Name: name, Value: value})
	}
	return o
}

// read reads a recorded file, packed or not.
func read(path string) ([]byte, error) {
	data, err := os.ReadFile(path)
	if err != nil || !strings.HasSuffix(path, ".gz") {
		return data, err
	}
	z, err := gzip.NewReader(bytes.NewReader(data))
	if err != nil {
		return nil, fmt.Errorf("%s: %w", path, err)
	}
	text, err := io.ReadAll(z)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", path, err)
	}
	return text, nil
}
