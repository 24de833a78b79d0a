package tfjson

import "github.com/hashicorp/go-version"

// Readable reports whether a format version, such as "1.2", satisfies the constraint that the terraform-json module gives
// for the kind of document.
func Readable(format, constraint string) bool {
	v, err := version.NewVersion(format)
	if err != nil {
		return false
	}
	want, err := version.NewConstraint(constraint)
	return err == nil && want.Check(v)
}
