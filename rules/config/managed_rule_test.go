package config

import "testing"

func TestNames(t *testing.T) {
	for _, test := range []struct {
		name, template string
		want           bool
	}{
		{"YAML", "Resources:\n  Key:\n    Properties:\n      Source:\n        Owner: AWS\n        SourceIdentifier: IAM_ROOT_ACCESS_KEY_CHECK\n", true},
		{"quoted", "        SourceIdentifier: 'IAM_ROOT_ACCESS_KEY_CHECK' # keys\r\n", true},
		{"JSON", `  "Source": { "Owner": "AWS", "SourceIdentifier": "IAM_ROOT_ACCESS_KEY_CHECK" } }`, true},
		{"a comment", "# SourceIdentifier: IAM_ROOT_ACCESS_KEY_CHECK\n", false},
		{"behind a comment", "Owner: AWS # SourceIdentifier: IAM_ROOT_ACCESS_KEY_CHECK\n", false},
		{"a longer one", "SourceIdentifier: IAM_ROOT_ACCESS_KEY_CHECK_ALL\n", false},
		{"a name only", "ConfigRuleName: IAM_ROOT_ACCESS_KEY_CHECK\n", false},
	} {
		if got := names(test.template, "IAM_ROOT_ACCESS_KEY_CHECK"); got != test.want {
			t.Errorf("%s: %t", test.name, got)
		}
	}
}
