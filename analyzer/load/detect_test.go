package load

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"golang.org/x/text/encoding/unicode"
)

func utf16(t *testing.T, s string, order unicode.Endianness, bom unicode.BOMPolicy) []byte {
	t.Helper()
	out, err := unicode.UTF16(order, bom).NewEncoder().Bytes([]byte(s))
	if err != nil {
		t.Fatal(err)
	}
	return out
}

func TestDetect(t *testing.T) {
	const plan = `{"format_version":"1.2","terraform_version":"1.11.4","variables":{"名":{"value":1}},"planned_values":{`
	tests := []struct {
		name string
		data []byte
		want Kind
		err  string // part of it
	}{
		{"plan, cut short", []byte(plan), PlanJSON, ""},
		{"plan with space and newline before it", []byte("\r\n  " + plan), PlanJSON, ""},
		{"plan of an error", []byte(`{"format_version":"1.2","resource_drift":[]}`), PlanJSON, ""},
		{"UTF-8 with a mark", append([]byte{0xef, 0xbb, 0xbf}, plan...), PlanJSON, ""},
		{"UTF-16 little endian with a mark", utf16(t, plan, unicode.LittleEndian, unicode.UseBOM), PlanJSON, ""},
		{"UTF-16 big endian with a mark", utf16(t, plan, unicode.BigEndian, unicode.UseBOM), PlanJSON, ""},
		{"UTF-16 little endian", utf16(t, plan, unicode.LittleEndian, unicode.IgnoreBOM), PlanJSON, ""},
		{"UTF-16 big endian", utf16(t, plan, unicode.BigEndian, unicode.IgnoreBOM), PlanJSON, ""},
		{"state", []byte(`{"format_version":"1.0","terraform_version":"1.11.4","values":{}}`), StateJSON, ""},
		{"state without resources", []byte(`{"format_version":"1.0"}`), StateJSON, ""},
		{"state file", []byte(`{"version":4,"serial":1}`), StateFile, ""},
		{"old state file", []byte(`{"version":3,"modules":[]}`), StateFile, ""},
		{"state file that begins with its lineage", []byte(`{"lineage":"x","version":4}`), StateFile, ""},
		{"empty", nil, Unreadable, "empty"},
		{"only space", []byte(" \n\t"), Unreadable, "empty"},
		{"only a mark", []byte{0xff, 0xfe}, Unreadable, "empty"},
		{"binary plan", []byte("PK\x03\x04\x14\x00"), Unreadable, "terraform show -json plan.tfplan > plan.json"},
		{"gzip", []byte{0x1f, 0x8b, 8, 0}, Unreadable, "gzip"},
		{"other binary", []byte("\x7fELF\x02\x01\x01\x00\x00\x00"), Unreadable, "binary"},
		{"list", []byte("[1]"), Unreadable, "list"},
		{"text of a plan", []byte("\nTerraform used the selected providers to generate the following execution plan."), Unreadable, "print JSON instead"},
		{"coloured text of a plan", []byte("\x1b[0m\x1b[1maws_vpc.v: Refreshing state..."), Unreadable, "print JSON instead"},
		{"text of a state", []byte("# aws_vpc.v:\nresource \"aws_vpc\" \"v\" {\n}\n"), Unreadable, "print JSON instead"},
		{"empty state as text", []byte("The state file is empty. No resources are represented.\n"), Unreadable, "print JSON instead"},
		{"source", []byte("resource \"aws_vpc\" \"v\" {}\n"), Unreadable, "not JSON"},
		{"variables", []byte(`{"region":"eu-west-1"}`), Unreadable, "neither a plan nor a state"},
		{"a file called version", []byte(`{"version":"1.0","values":{}}`), Unreadable, "neither a plan nor a state"},
		{"schema", []byte(`{"format_version":"1.0","provider_schemas":{}}`), Unreadable, "provider schema"},
		{"log", []byte(`{"@level":"info","@message":"Terraform 1.11.4"}`), Unreadable, "log of terraform plan -json"},
		{"validation", []byte(`{"format_version":"1.0","valid":true}`), Unreadable, "validate"},
		{"broken", []byte(`{"format_version":x}`), Unreadable, "not valid JSON"},
		{"cut short early", []byte(`{"format_version":"1.2`), Unreadable, "not valid JSON"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			got, err := Detect(test.data)
			if got != test.want || (err == nil) != (test.err == "") || err != nil && !strings.Contains(err.Error(), test.err) {
				t.Errorf("%s, %v; want %s, %q", got, err, test.want, test.err)
			}
		})
	}
}

func TestDetectFixtures(t *testing.T) {
	for name, want := range map[string]Kind{"plan.json": PlanJSON, "state.json": StateJSON, "terraform.tfstate": StateFile} {
		files, err := filepath.Glob(filepath.Join("../../fixtures/plans/*", name))
		if err != nil || len(files) == 0 {
			t.Fatalf("no %s: %v", name, err)
		}
		for _, f := range files {
			data, err := os.ReadFile(f)
			if err != nil {
				t.Fatal(err)
			}
			if got, err := Detect(data); got != want || err != nil {
				t.Errorf("%s: %s, %v", f, got, err)
			}
		}
	}
}

func TestDecode(t *testing.T) {
	const text = `{"a":"東京 😀"}`
	for name, data := range map[string][]byte{
		"as it is":        []byte(text),
		"UTF-8 with mark": append([]byte{0xef, 0xbb, 0xbf}, text...),
		"UTF-16 LE, mark": utf16(t, text, unicode.LittleEndian, unicode.UseBOM),
		"UTF-16 BE, mark": utf16(t, text, unicode.BigEndian, unicode.UseBOM),
		"UTF-16 LE":       utf16(t, text, unicode.LittleEndian, unicode.IgnoreBOM),
		"UTF-16 BE":       utf16(t, text, unicode.BigEndian, unicode.IgnoreBOM),
	} {
		if got := string(Decode(data)); got != text {
			t.Errorf("%s: %q", name, got)
		}
	}
}
