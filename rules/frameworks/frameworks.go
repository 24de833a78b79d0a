// Package frameworks holds the frameworks that come with Sekisho: files that say which rules answer a control, and what a
// person still has to show. Nothing reads them before a command asks for one.
package frameworks

import "embed"

//go:embed *.hcl
var files embed.FS

// IDs lists the frameworks, in the order in which they are shown.
func IDs() []string { return []string{"fisc", "iso27017", "nhn", "cis", "fsbp"} }

// Source is the file of a framework. It is not ok for an id that is not one of IDs.
func Source(id string) (src []byte, ok bool) {
	for _, known := range IDs() {
		if known == id {
			src, err := files.ReadFile(id + ".hcl")
			return src, err == nil
		}
	}
	return nil, false
}
