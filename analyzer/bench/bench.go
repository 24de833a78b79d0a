// Package bench generates the inputs that speed and memory are measured with. The same arguments always give the same
// bytes, and no generator holds more than one resource or file in memory.
package bench

import (
	"iter"
	"os"
	"path/filepath"
)

// File is one generated file.
type File struct {
	Name string // relative, with forward slashes
	Data []byte
}

// Write writes files below a directory, which it makes.
func Write(dir string, files iter.Seq[File]) error {
	for f := range files {
		name := filepath.Join(dir, filepath.FromSlash(f.Name))
		if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
			return err
		}
		if err := os.WriteFile(name, f.Data, 0o644); err != nil {
			return err
		}
	}
	return nil
}
