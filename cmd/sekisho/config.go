package main

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"github.com/spf13/pflag"

	"github.com/sekisho/sekisho/analyzer/gate"
	"github.com/sekisho/sekisho/analyzer/report"
	"github.com/sekisho/sekisho/rules"
)

// configure takes from the configuration file what it says of the run as a whole, in place of flags that are not given.
func (f *checkFlags) configure(fs *pflag.FlagSet, args []string) error {
	file := f.config
	switch file {
	case "-":
		return nil
	case "":
		if file = gate.Nearest(startOf(args)); file == "" {
			return nil
		}
	}
	day, err := f.day()
	if err != nil {
		return err
	}
	config, diags := gate.NewReader(rules.All(), day).Read(file)
	f.fileDiags = diags
	for _, s := range config.Run() {
		flag := fs.Lookup(s.Flag)
		if flag == nil {
			return fmt.Errorf("%s: there is no flag --%s for the argument %s", file, s.Flag, s.Key)
		}
		if flag.Changed {
			continue
		}
		for _, v := range s.Values {
			if err := errors.Join(fs.Set(s.Flag, v), checkFormat(s.Key, v)); err != nil {
				return fmt.Errorf("%s: %s: %w", file, s.Key, err)
			}
		}
	}
	return nil
}

// startOf is the directory from which the configuration file of a run is looked for: that of the first path.
func startOf(args []string) string {
	if len(args) == 0 || args[0] == "-" {
		return "."
	}
	if info, err := os.Stat(args[0]); err == nil && !info.IsDir() {
		return filepath.Dir(args[0])
	}
	return args[0]
}

// checkFormat says what is wrong with a value that names a format.
func checkFormat(key, value string) error {
	var err error
	switch key {
	case "format":
		if _, ok := report.ByName(value); !ok {
			err = fmt.Errorf("unknown format %q: use one of %s", value, strings.Join(report.Formats(), ", "))
		}
	case "outputs":
		_, err = parseOutputs([]string{value})
	}
	return err
}
