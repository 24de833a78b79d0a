// Package load opens what a user points at: Terraform source, or what Terraform prints of a plan or a state.
package load

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/unicode"
)

// Kind is what a file holds.
type Kind uint8

// The kinds of files that can be read. The zero value is for all others.
const (
	Unreadable Kind = iota
	PlanJSON        // terraform show -json of a plan
	StateJSON       // terraform show -json of a state
	StateFile       // terraform.tfstate
)

func (k Kind) String() string {
	switch k {
	case PlanJSON:
		return "plan JSON"
	case StateJSON:
		return "state JSON"
	case StateFile:
		return "state file"
	case Unreadable:
	}
	return "unreadable"
}

const (
	makePlan  = "terraform show -json plan.tfplan > plan.json"
	makeState = "terraform show -json > state.json"
)

// Detect tells what a file holds. Where it is nothing that can be read, the error says what it is and what to do. Only the
// beginning of a plan or state is looked at: it may be broken further on.
func Detect(data []byte) (Kind, error) {
	if bytes.HasPrefix(data, []byte("PK\x03\x04")) {
		return Unreadable, errors.New("this is a binary plan file; print it as JSON first: " + makePlan)
	}
	data = bytes.TrimSpace(Decode(data))
	switch {
	case len(data) == 0:
		return Unreadable, errors.New("the file is empty; it may be the output of a command that failed: " + makePlan)
	case bytes.HasPrefix(data, []byte{0x1f, 0x8b}):
		return Unreadable, errors.New("the file is compressed with gzip; unpack it first")
	case data[0] == '{':
		return detectObject(data)
	case data[0] == '[':
		return Unreadable, errors.New("the file holds a JSON list, but a plan or state is an object; make it with: " + makePlan)
	case bytes.IndexByte(data, 0) >= 0 || !utf8.Valid(head(data)):
		return Unreadable, errors.New("the file is binary; make a readable one with: " + makePlan)
	case isPlanText(data):
		return Unreadable, errors.New("this is the text that terraform prints for people; print JSON instead: " + makePlan)
	}
	return Unreadable, errors.New("the file is not JSON; make it with: " + makePlan)
}

// head is the beginning of a text, cut between two characters.
func head(data []byte) []byte {
	if len(data) <= 512 {
		return data
	}
	n := 512
	for n > 508 && !utf8.RuneStart(data[n]) {
		n--
	}
	return data[:n]
}

// isPlanText recognizes what terraform plan and terraform show print without -json.
func isPlanText(data []byte) bool {
	text := string(head(data))
	for _, s := range [...]string{"Terraform will perform", "Terraform used the selected providers", "OpenTofu will perform", "OpenTofu used the selected providers",
		"No changes.", "The state file is empty", "Note: Objects have changed", "Refreshing state...", "\x1b["} {
		if strings.Contains(text, s) {
			return true
		}
	}
	// terraform show of a state: "# aws_vpc.main:" above each resource.
	first, _, _ := strings.Cut(text, "\n")
	return strings.HasPrefix(first, "# ") && strings.HasSuffix(strings.TrimSpace(first), ":")
}

// detectObject goes through the names at the top until one tells. Terraform writes the telling ones before the big parts.
func detectObject(data []byte) (Kind, error) {
	dec := json.NewDecoder(bytes.NewReader(data))
	if _, err := dec.Token(); err != nil {
		return Unreadable, fmt.Errorf("the file is not valid JSON: %w; make it again with: %s", err, makePlan)
	}
	formatted := false
	for dec.More() {
		token, err := dec.Token()
		if err != nil {
			return Unreadable, fmt.Errorf("the file is not valid JSON: %w; make it again with: %s", err, makePlan)
		}
		name, _ := token.(string)
		switch name {
		case "planned_values", "resource_changes", "resource_drift", "output_changes", "configuration", "prior_state", "variables", "relevant_attributes":
			if formatted {
				return PlanJSON, nil
			}
		case "values":
			if formatted {
				return StateJSON, nil
			}
		case "serial", "lineage", "backend":
			return StateFile, nil
		case "format_version":
			formatted = true
		case "provider_schemas":
			return Unreadable, errors.New("this is a provider schema (terraform providers schema -json), not a plan; make one with: " + makePlan)
		case "@level", "@message":
			return Unreadable, errors.New("this is the log of terraform plan -json, not a plan; run terraform plan -out=plan.tfplan, then: " + makePlan)
		case "valid", "diagnostics", "error_count":
			if formatted {
				return Unreadable, errors.New("this is the result of terraform validate -json, not a plan; make one with: " + makePlan)
			}
		}
		var value json.RawMessage
		if err := dec.Decode(&value); err != nil {
			return Unreadable, fmt.Errorf("the file is not valid JSON: %w; make it again with: %s", err, makePlan)
		}
		if name == "version" && len(value) > 0 && value[0] >= '0' && value[0] <= '9' {
			return StateFile, nil
		}
	}
	if formatted {
		return StateJSON, nil // a state without resources has nothing but its version
	}
	return Unreadable, errors.New("the file is JSON, but neither a plan nor a state of Terraform; make one with: " + makePlan + " or " + makeState)
}

// Decode turns a file into UTF-8 without a byte order mark. PowerShell writes UTF-16 when output is redirected with >.
func Decode(data []byte) []byte {
	utf16 := func(order unicode.Endianness) encoding.Encoding { return unicode.UTF16(order, unicode.UseBOM) }
	var enc encoding.Encoding
	switch {
	case bytes.HasPrefix(data, []byte{0xef, 0xbb, 0xbf}):
		return data[3:]
	case bytes.HasPrefix(data, []byte{0xff, 0xfe}):
		enc = utf16(unicode.LittleEndian)
	case bytes.HasPrefix(data, []byte{0xfe, 0xff}):
		enc = utf16(unicode.BigEndian)
	// JSON begins with a character of ASCII, whose other half is zero.
	case len(data) >= 2 && data[0] != 0 && data[0] < 0x80 && data[1] == 0:
		enc = unicode.UTF16(unicode.LittleEndian, unicode.IgnoreBOM)
	case len(data) >= 2 && data[0] == 0 && data[1] != 0 && data[1] < 0x80:
		enc = unicode.UTF16(unicode.BigEndian, unicode.IgnoreBOM)
	default:
		return data
	}
	out, err := enc.NewDecoder().Bytes(data)
	if err != nil {
		return data // not what it looked like; the reader will say at which byte
	}
	return out
}
