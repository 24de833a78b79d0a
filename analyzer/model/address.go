package model

import (
	"strings"

	"github.com/hashicorp/hcl/v2/hclsyntax"
)

// Mode tells a managed resource from a data source.
type Mode uint8

// The modes of a resource block.
const (
	Managed Mode = iota
	Data
)

// Address is Terraform's address of one resource instance, such as module.a["x"].aws_ebs_volume.b[0].
// See https://developer.hashicorp.com/terraform/cli/state/resource-addressing.
type Address struct {
	Module string // path of the module instance with its keys, "" for the root
	Mode   Mode
	Type   string
	Name   string
	Key    string // "", "[0]", `["x"]`, or "[*]" where the keys are unknown
}

// String is the address as Terraform prints it.
func (a Address) String() string { return a.Block() + a.Key }

// Block is the address without the key of the instance: the address of all instances of one block.
func (a Address) Block() string {
	var b strings.Builder
	b.Grow(len(a.Module) + len(a.Type) + len(a.Name) + 8)
	if a.Module != "" {
		b.WriteString(a.Module)
		b.WriteByte('.')
	}
	if a.Mode == Data {
		b.WriteString("data.")
	}
	b.WriteString(a.Type)
	b.WriteByte('.')
	b.WriteString(a.Name)
	return b.String()
}

// Config is the address without any key, neither of modules nor of the instance: one per block of the source.
func (a Address) Config() string {
	a.Module, a.Key = WithoutKeys(a.Module), ""
	return a.String()
}

// Wild reports whether the instance stands for all instances of a block whose keys are unknown, or lies in such a module.
func (a Address) Wild() bool { return a.Key == "[*]" || strings.Contains(a.Module, "[*]") }

// WithoutKeys removes the instance keys from a module path: module.a["x"].module.b[0] becomes module.a.module.b.
func WithoutKeys(path string) string {
	if !strings.Contains(path, "[") {
		return path
	}
	var b strings.Builder
	for i := 0; i < len(path); i++ {
		if path[i] != '[' {
			b.WriteByte(path[i])
			continue
		}
		i = KeyEnd(path, i) - 1
	}
	return b.String()
}

// KeyEnd returns the position after the instance key that starts at s[i] == '['. A quoted key may hold dots and brackets.
func KeyEnd(s string, i int) int {
	quoted := false
	for j := i + 1; j < len(s); j++ {
		switch {
		case quoted && s[j] == '\\':
			j++
		case s[j] == '"':
			quoted = !quoted
		case s[j] == ']' && !quoted:
			return j + 1
		}
	}
	return len(s)
}

// ParseAddress reads a resource instance address. The second result is false where the text is not one.
func ParseAddress(s string) (Address, bool) {
	var a Address
	parts := splitAddress(s)
	for len(parts) >= 2 && parts[0] == "module" {
		if name, _, ok := cutKey(parts[1]); !ok || !validName(name) {
			return a, false
		}
		if a.Module != "" {
			a.Module += "."
		}
		a.Module += "module." + parts[1]
		parts = parts[2:]
	}
	if len(parts) > 0 && parts[0] == "data" {
		a.Mode = Data
		parts = parts[1:]
	}
	if len(parts) != 2 {
		return a, false
	}
	var ok bool
	a.Type = parts[0]
	a.Name, a.Key, ok = cutKey(parts[1])
	return a, ok && validName(a.Type) && validName(a.Name)
}

// cutKey splits a name from its instance key; false where what follows the name is not one key.
func cutKey(s string) (name, key string, ok bool) {
	i := strings.IndexByte(s, '[')
	if i < 0 {
		return s, "", true
	}
	name, key = s[:i], s[i:]
	return name, key, KeyEnd(s, i) == len(s) && len(key) > 2 && key[len(key)-1] == ']'
}

// splitAddress splits at the dots that stand outside of instance keys.
func splitAddress(s string) []string {
	var parts []string
	start := 0
	for i := 0; i < len(s); i++ {
		switch s[i] {
		case '[':
			i = KeyEnd(s, i) - 1
		case '.':
			parts = append(parts, s[start:i])
			start = i + 1
		}
	}
	return append(parts, s[start:])
}

// validName is hclsyntax.ValidIdentifier, which runs the scanner: most names are letters, digits, _ and -.
func validName(s string) bool {
	for i, c := range []byte(s) {
		letter := c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c == '_' && i > 0
		if !letter && (i == 0 || c != '-' && (c < '0' || c > '9')) {
			return hclsyntax.ValidIdentifier(s)
		}
	}
	return s != ""
}
