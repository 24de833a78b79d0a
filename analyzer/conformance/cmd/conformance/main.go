// Command conformance compares every configuration of the corpus with what real Terraform made of it, from the recorded
// plans and states, and prints the report. It ends with 1 where anything is different without a known cause.
package main

import (
	"bytes"
	"flag"
	"fmt"
	"os"

	"github.com/sekisho/sekisho/analyzer/conformance"
)

func main() {
	corpus := flag.String("corpus", "fixtures", "directory of the corpus")
	write := flag.String("write", "", "Markdown file whose report, between the conformance marks, is replaced")
	flag.Parse()
	ok, err := run(*corpus, *write)
	if err != nil {
		fmt.Fprintln(os.Stderr, "conformance:", err)
		os.Exit(3)
	}
	if !ok {
		os.Exit(1)
	}
}

func run(corpus, write string) (bool, error) {
	entries, err := conformance.Entries(corpus)
	if err != nil {
		return false, err
	}
	results, err := conformance.RunAll(entries)
	if err != nil {
		return false, err
	}
	var text bytes.Buffer
	if err := conformance.WriteReport(&text, results); err != nil {
		return false, err
	}
	if _, err := os.Stdout.Write(text.Bytes()); err != nil {
		return false, err
	}
	ok := true
	for _, r := range results {
		problems, _ := r.Problems()
		for _, p := range problems {
			ok = false
			fmt.Fprintf(os.Stderr, "%s: %s\n", r.Entry.Name, p)
		}
	}
	if write == "" {
		return ok, nil
	}
	page, err := os.ReadFile(write)
	if err != nil {
		return false, err
	}
	page, err = conformance.Fill(page, text.Bytes())
	if err != nil {
		return false, fmt.Errorf("%s: %w", write, err)
	}
	return ok, os.WriteFile(write, page, 0o644)
}
