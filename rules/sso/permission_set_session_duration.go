package sso

import (
	"strconv"
	"strings"

	"github.com/zclconf/go-cty/cty"

	"github.com/sekisho/sekisho/analyzer/is"
	"github.com/sekisho/sekisho/analyzer/model"
	"github.com/sekisho/sekisho/analyzer/rule"
)

// PermissionSetSessionDuration limits how long a session that was stolen is of use.
var PermissionSetSessionDuration = &rule.Rule{
	ID:       "sso-permission-set-session-duration",
	Title:    rule.T("Sessions of the permission set are limited to a few hours", "許可セットのセッション時間を数時間に制限している"),
	Why:      rule.T("Credentials that a browser or a laptop gives away work until the session ends, also after the person has left.", "ブラウザーやノート PC から漏れた認証情報は、本人の退職後であっても、セッションが終わるまで使えます。"),
	Fix:      rule.T("Remove session_duration, which is then one hour, or set it to PT4H or less.", "session_duration を削除する (1 時間になります) か、PT4H 以下にしてください。"),
	Severity: rule.Low,
	Since:    "0.1.0",
	Extra:    true,
	Params: []rule.Param{
		{Name: "permission_set_session", Default: cty.StringVal("PT4H"), About: rule.T("the longest session, as PT4H", "最長のセッション時間 (例: PT4H)")},
	},
	Types: []string{"aws_ssoadmin_permission_set"},
	Check: func(p *rule.Pass, set *model.Resource) rule.Result {
		v, most := set.Get("session_duration"), p.Param("permission_set_session").AsString()
		limit, ok := minutes(most)
		if !ok {
			return rule.Judge(model.Unknown, "the limit "+most+" cannot be read", v).Because("permission_set_session is not written as PT4H")
		}
		short := v.Matches(func(text string) bool {
			n, ok := minutes(text)
			return ok && n <= limit
		})
		return rule.Judge(short.Or(v.Set().Not()), is.Saw(v)+"; at most "+most+" is required", v)
	},
	Refs: []string{
		"https://docs.aws.amazon.com/singlesignon/latest/userguide/howtosessionduration.html",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/ssoadmin_permission_set",
	},
}

// minutes reads a duration of hours and minutes as ISO 8601 writes it: PT1H30M.
func minutes(text string) (int, bool) {
	rest, ok := strings.CutPrefix(strings.ToUpper(text), "PT")
	if !ok || rest == "" {
		return 0, false
	}
	total := 0
	for _, unit := range []struct {
		letter string
		length int
	}{{"H", 60}, {"M", 1}} {
		count, after, found := strings.Cut(rest, unit.letter)
		if !found {
			continue
		}
		n, err := strconv.Atoi(count)
		if err != nil {
			return 0, false
		}
		total, rest = total+n*unit.length, after
	}
	return total, rest == "" || rest == "0S"
}
