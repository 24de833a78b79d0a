package model

import "strings"

// LooksSecret reports whether a text looks like a credential, so that it is not shown even where nothing marks it
// sensitive: AWS access keys, private keys, tokens with a well-known prefix, and passwords inside connection strings.
// Prefixes: AWS "Understanding unique ID prefixes" (IAM User Guide), GitHub and Slack token formats.
func LooksSecret(s string) bool {
	for _, p := range [...]string{"-----BEGIN ", "PRIVATE KEY-----", "ghp_", "gho_", "ghs_", "github_pat_", "xoxb-", "xoxp-", "AWS_SECRET", "aws_secret"} {
		if strings.Contains(s, p) {
			return true
		}
	}
	return hasAccessKey(s) || hasPasswordInURL(s)
}

// hasAccessKey finds AKIA or ASIA followed by 16 capitals or digits.
func hasAccessKey(s string) bool {
	for i := 0; i+20 <= len(s); i++ {
		if s[i] != 'A' || (s[i:i+4] != "AKIA" && s[i:i+4] != "ASIA") {
			continue
		}
		ok := true
		for _, c := range []byte(s[i+4 : i+20]) {
			if (c < 'A' || c > 'Z') && (c < '0' || c > '9') {
				ok = false
				break
			}
		}
		if ok {
			return true
		}
	}
	return false
}

// hasPasswordInURL finds scheme://user:password@host.
func hasPasswordInURL(s string) bool {
	_, rest, ok := strings.Cut(s, "://")
	if !ok {
		return false
	}
	if i := strings.IndexAny(rest, "/?# "); i >= 0 {
		rest = rest[:i]
	}
	user, _, ok := strings.Cut(rest, "@")
	return ok && strings.Contains(user, ":") && !strings.HasSuffix(user, ":")
}
