// Command floor does the least that any analyzer has to do with an input: decode a plan once, or parse the files of a
// directory once. What it costs is the floor that sekisho is measured against.
package main

import (
	"encoding/json"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"sync"

	"github.com/hashicorp/hcl/v2"
	"github.com/hashicorp/hcl/v2/hclsyntax"
)

func main() {
	if len(os.Args) != 3 {
		fmt.Fprintln(os.Stderr, "usage: floor decode PLAN | floor parse DIR")
		os.Exit(2)
	}
	var count int
	var err error
	switch os.Args[1] {
	case "decode":
		count, err = decode(os.Args[2])
	case "parse":
		count, err = parse(os.Args[2])
	default:
		err = fmt.Errorf("unknown floor %q", os.Args[1])
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
	fmt.Println(count)
}

// decode counts the resource changes of a plan; values stay undecoded.
func decode(name string) (int, error) {
	data, err := os.ReadFile(name)
	if err != nil {
		return 0, err
	}
	var plan struct {
		FormatVersion   string `json:"format_version"`
		ResourceChanges []struct {
			Address      string          `json:"address"`
			Module       string          `json:"module_address"`
			Mode         string          `json:"mode"`
			Type         string          `json:"type"`
			Name         string          `json:"name"`
			Index        json.RawMessage `json:"index"`
			ProviderName string          `json:"provider_name"`
			Change       struct {
				Actions        []string        `json:"actions"`
				Before         json.RawMessage `json:"before"`
				After          json.RawMessage `json:"after"`
				AfterUnknown   json.RawMessage `json:"after_unknown"`
				AfterSensitive json.RawMessage `json:"after_sensitive"`
			} `json:"change"`
		} `json:"resource_changes"`
		Configuration json.RawMessage `json:"configuration"`
	}
	if err := json.Unmarshal(data, &plan); err != nil {
		return 0, err
	}
	return len(plan.ResourceChanges), nil
}

// parse counts the blocks and attributes at the top of every .tf and .tfvars file, one file per processor at a time.
func parse(dir string) (int, error) {
	var names []string
	err := filepath.WalkDir(dir, func(name string, _ fs.DirEntry, err error) error {
		if ext := filepath.Ext(name); ext == ".tf" || ext == ".tfvars" {
			names = append(names, name)
		}
		return err
	})
	if err != nil {
		return 0, err
	}
	var wait sync.WaitGroup
	workers := runtime.GOMAXPROCS(0)
	counts, errs := make([]int, workers), make([]error, workers)
	for w := range workers {
		wait.Go(func() {
			for i := w; i < len(names) && errs[w] == nil; i += workers {
				var n int
				n, errs[w] = parseFile(names[i])
				counts[w] += n
			}
		})
	}
	wait.Wait()
	total := 0
	for w := range workers {
		if errs[w] != nil {
			return 0, errs[w]
		}
		total += counts[w]
	}
	return total, nil
}

func parseFile(name string) (int, error) {
	data, err := os.ReadFile(name)
	if err != nil {
		return 0, err
	}
	file, diags := hclsyntax.ParseConfig(data, name, hcl.InitialPos)
	if diags.HasErrors() {
		return 0, diags
	}
	body, ok := file.Body.(*hclsyntax.Body)
	if !ok {
		return 0, fmt.Errorf("%s: not native syntax", name)
	}
	return len(body.Blocks) + len(body.Attributes), nil
}
