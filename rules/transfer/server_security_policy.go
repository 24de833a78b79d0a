package transfer

import (
	"github.com/zclconf/go-cty/cty"

	"github.com/sekisho/sekisho/analyzer/is"
	"github.com/sekisho/sekisho/analyzer/model"
	"github.com/sekisho/sekisho/analyzer/rule"
)

// ServerSecurityPolicy keeps old ciphers and key exchanges away from file transfer.
var ServerSecurityPolicy = &rule.Rule{
	ID:       "transfer-server-security-policy",
	Title:    rule.T("Transfer server uses a current security policy", "転送サーバーで新しいセキュリティポリシーを使っている"),
	Why:      rule.T("Older policies accept key exchanges and ciphers that are considered broken. Without a name the server gets the one of 2018.", "古いポリシーは、破られたとされる鍵交換や暗号を受け付けます。指定しないと 2018 年のポリシーになります。"),
	Fix:      rule.T("Set security_policy_name to a current policy, such as TransferSecurityPolicy-2024-01.", "security_policy_name に TransferSecurityPolicy-2024-01 などの新しいポリシーを指定してください。"),
	Severity: rule.Medium,
	Since:    "0.1.0",
	Params: []rule.Param{
		{Name: "oldest_policy", Default: cty.StringVal("2024-01"), About: rule.T("year and month of the oldest policy that is accepted", "認める最も古いポリシーの年月")},
	},
	Types: []string{"aws_transfer_server"},
	Check: func(p *rule.Pass, r *model.Resource) rule.Result {
		v, oldest := r.Get("security_policy_name"), p.Param("oldest_policy").AsString()
		if name, ok := v.Text(); ok && dated(name) == "" {
			return rule.Judge(model.Unknown, is.Saw(v), v).Because("the date of " + v.String() + " is not part of its name")
		}
		return rule.Judge(v.Matches(func(name string) bool { return dated(name) >= oldest }), is.Saw(v)+"; the policy of "+oldest+" or a later one is required", v)
	},
	Refs: []string{
		"https://docs.aws.amazon.com/transfer/latest/userguide/security-policies.html",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/transfer_server",
	},
}

// dated is the year and month at the end of the name of a security policy: 2024-01. "" where it has none.
func dated(name string) string {
	if len(name) < 8 || name[len(name)-8] != '-' {
		return ""
	}
	date := name[len(name)-7:]
	for i, c := range date {
		if (i == 4) != (c == '-') || i != 4 && (c < '0' || c > '9') {
			return ""
		}
	}
	return date
}
