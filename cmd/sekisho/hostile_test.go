package main

import (
	"encoding/json"
	"encoding/xml"
	"os"
	"path/filepath"
	"regexp"
	"runtime"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/sekisho/sekisho/analyzer/report"
)

// TestHostileFiles checks directories and files with names that a stranger may choose in a pull request.
func TestHostileFiles(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("Windows has no such file names")
	}
	command := regexp.MustCompile(`^::(error|warning|notice) [^\n]*::[^\n]*$`)
	for _, name := range []string{
		"a\n::error file=x::owned\nb", "\x1b[31mred\x1b[0m", "bad\xff\xfe", "\u202egnitset", "]]><x>", `"><script>alert(1)<`, "a|b`c`", "=cmd()", "%0A::error::x", "@everyone #1",
	} {
		t.Run(name, func(t *testing.T) {
			dir := t.TempDir()
			file := filepath.Join(dir, name, name+".tf")
			if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
				t.Skipf("the file system does not take the name: %v", err)
			}
			// One finding, and one error that names the file.
			if err := os.WriteFile(file, []byte("resource \"aws_kms_key\" \"k\" {\n  enable_key_rotation = false\n}\nresource \"aws_kms_key\" \"k\" {\n}\n"), 0o644); err != nil {
				t.Skipf("the file system does not take the name: %v", err)
			}
			for _, f := range report.Formats() {
				out, code := sekisho(t, "", "check", "--format", f, "--rule", "kms-key-rotation-enabled", dir)
				if code == exitFailed || !strings.Contains(out, "aws_kms_key.k") && !strings.Contains(out, "kms-key-rotation-enabled") {
					t.Fatalf("%s: exit code %d: %s", f, code, out)
				}
				if !utf8.ValidString(out) || strings.ContainsAny(out, "\x1b\x00\u202e") {
					t.Errorf("%s: the name comes through: %q", f, out)
				}
				switch f {
				case "github":
					for line := range strings.SplitSeq(strings.TrimSpace(out), "\n") {
						if !command.MatchString(line) || strings.HasPrefix(line, "::error file=x::") {
							t.Errorf("%s: %s", f, line)
						}
					}
				case "junit":
					if err := xml.Unmarshal([]byte(out), new(struct{})); err != nil {
						t.Errorf("%s: %v", f, err)
					}
				case "json", "sarif", "gitlab", "gitlab-sast":
					if !json.Valid([]byte(out)) {
						t.Errorf("%s: not JSON: %s", f, out)
					}
				case "markdown", "html":
					if strings.Contains(out, "<script>alert(1)") || f == "markdown" && strings.Contains(out, "@everyone") {
						t.Errorf("%s: %s", f, out)
					}
				}
			}
		})
	}
}
