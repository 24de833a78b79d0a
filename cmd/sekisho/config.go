package main

import (
	"fmt"
	"os"
	"path/filepath"

	"github.com/spf13/pflag"

	"github.com/sekisho/sekisho/analyzer/gate"
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
			if err := fs.Set(s.Flag, v); err != nil {
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
