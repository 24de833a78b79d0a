package facts

import "testing"

func TestMayMatch(t *testing.T) {
	const h = string(hole)
	for _, test := range []struct {
		pattern, text string
		want          bool
	}{
		{"*", "arn:" + h + ":rds:" + h + ":" + h + ":db:core", true},
		{"arn:aws:rds:*:*:db:*", "arn:" + h + ":rds:" + h + ":" + h + ":db:core", true},
		{"arn:aws:rds:*:*:cluster:*", "arn:" + h + ":rds:" + h + ":" + h + ":db:core", false},
		{"arn:aws:rds:ap-northeast-1:123456789012:db:core", "arn:" + h + ":rds:" + h + ":" + h + ":db:core", true},
		{"arn:aws:rds:ap-northeast-1:123456789012:db:other", "arn:" + h + ":rds:" + h + ":" + h + ":db:core", false},
		{"arn:aws:ec2:*:*:volume/vol-1", "arn:" + h + ":ec2:ap-northeast-1:" + h + ":volume/" + h, true},
		{"arn:aws:s3:::notes", "arn:" + h + ":s3:::notes", true},
		{"arn:aws:s3:::notes-*", "arn:" + h + ":s3:::notes", false},
		{"", h, true},
		{"", "x", false},
		{"x", "", false},
	} {
		if got := mayMatch(test.pattern, test.text); got != test.want {
			t.Errorf("%q on %q: %t", test.pattern, test.text, got)
		}
	}
}

func TestLastKey(t *testing.T) {
	for path, want := range map[string]string{`policy_details[0].target_tags["Backup"]`: "Backup", "target_tags[0]": ""} {
		if got := lastKey(path); got != want {
			t.Errorf("%s: %q, not %q", path, got, want)
		}
	}
}
