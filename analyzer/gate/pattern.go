package gate

import (
	"fmt"
	"path/filepath"
	"strings"

	"github.com/bmatcuk/doublestar/v4"
)

// pathPattern is a pattern of files below a directory: * stands for any text in one name, ** for any number of directories.
// A pattern that names a directory stands for everything in it.
type pathPattern struct {
	dir, glob string
	seen      map[string]bool
}

func newPathPattern(dir, glob string) pathPattern {
	abs, err := filepath.Abs(dir)
	if err != nil {
		abs = dir
	}
	return pathPattern{dir: abs, glob: strings.TrimSuffix(strings.TrimPrefix(glob, "./"), "/"), seen: map[string]bool{}}
}

// match tells whether a file, named as seen from the working directory, fits.
func (p pathPattern) match(file string) bool {
	if file == "" || p.seen == nil {
		return false
	}
	hit, ok := p.seen[file]
	if !ok {
		hit = p.fits(file)
		p.seen[file] = hit
	}
	return hit
}

func (p pathPattern) fits(file string) bool {
	abs, err := filepath.Abs(file)
	if err != nil {
		return false
	}
	rel, err := filepath.Rel(p.dir, abs)
	if err != nil || !filepath.IsLocal(rel) {
		return false
	}
	rel = filepath.ToSlash(rel)
	return doublestar.MatchUnvalidated(p.glob, rel) || doublestar.MatchUnvalidated(p.glob+"/**", rel)
}

// globFault says what is wrong with a pattern of files; "" where nothing is.
func globFault(glob string) string {
	switch {
	case glob == "":
		return "The pattern is empty."
	case filepath.IsAbs(glob) || strings.HasPrefix(glob, "../") || strings.HasPrefix(glob, "/"):
		return fmt.Sprintf("%q: a pattern is of paths below the directory of the configuration file.", glob)
	case !doublestar.ValidatePattern(glob):
		return fmt.Sprintf("%q is not a pattern of paths.", glob)
	}
	return ""
}
