package redshift

import (
	"strings"

	"github.com/zclconf/go-cty/cty"

	"github.com/sekisho/sekisho/analyzer/is"
	"github.com/sekisho/sekisho/analyzer/model"
	"github.com/sekisho/sekisho/analyzer/rule"
	"github.com/sekisho/sekisho/rules/facts"
)

// ServerlessRequiresTLS keeps passwords and rows off the network in clear.
var ServerlessRequiresTLS = &rule.Rule{
	ID:       "redshift-serverless-requires-tls",
	Title:    rule.T("Redshift Serverless refuses connections without TLS", "Redshift Serverless が TLS を使わない接続を拒否している"),
	Why:      rule.T("Unless the server refuses, a driver that is not told otherwise sends passwords and rows across the network in clear.", "サーバーが拒否しない限り、設定していないドライバーはパスワードもデータも平文で送ってしまいます。"),
	Fix:      rule.T("Add a config_parameter block with the key require_ssl and the value true.", "parameter_key が require_ssl、parameter_value が true の config_parameter ブロックを追加してください。"),
	Severity: rule.High,
	Since:    "0.1.0",
	Types:    []string{"aws_redshiftserverless_workgroup"},
	Check: func(_ *rule.Pass, w *model.Resource) rule.Result {
		absent := rule.Judge(model.Unknown, "require_ssl is not set", w.Value()).
			Because("workgroups made since 2025 require TLS by themselves; older ones do not")
		return facts.NamedSetting(w.Blocks("config_parameter"), "parameter_key", "parameter_value", "require_ssl", absent, func(v model.Value) rule.Result {
			return rule.Judge(v.Matches(func(s string) bool { return strings.EqualFold(s, "true") || s == "1" }), "require_ssl is "+v.String(), v)
		})
	},
	Refs: []string{
		"https://docs.aws.amazon.com/redshift/latest/mgmt/serverless-connecting.html",
		"https://docs.aws.amazon.com/redshift/latest/mgmt/behavior-changes.html",
		"https://docs.aws.amazon.com/securityhub/latest/userguide/redshiftserverless-controls.html#redshiftserverless-2",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/redshiftserverless_workgroup",
	},
}

// ServerlessEnhancedVPCRouting keeps what a warehouse loads and unloads inside of the network.
var ServerlessEnhancedVPCRouting = &rule.Rule{
	ID:       "redshift-serverless-enhanced-vpc-routing",
	Title:    rule.T("Redshift Serverless routes its traffic through the VPC", "Redshift Serverless の通信を VPC 経由にしている"),
	Why:      rule.T("Without it, COPY and UNLOAD go around the VPC: no security group, endpoint policy or flow log sees what leaves the warehouse.", "有効にしないと COPY と UNLOAD は VPC を通りません。セキュリティグループもエンドポイントポリシーもフローログも、持ち出されるデータを捉えられません。"),
	Fix:      rule.T("Set enhanced_vpc_routing to true, and give the VPC an endpoint for S3.", "enhanced_vpc_routing を true にし、VPC に S3 のエンドポイントを用意してください。"),
	Severity: rule.Medium,
	Since:    "0.1.0",
	Extra:    true,
	Types:    []string{"aws_redshiftserverless_workgroup"},
	Check:    is.True("enhanced_vpc_routing"),
	Refs: []string{
		"https://docs.aws.amazon.com/redshift/latest/mgmt/enhanced-vpc-routing.html",
		"https://docs.aws.amazon.com/securityhub/latest/userguide/redshiftserverless-controls.html#redshiftserverless-1",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/redshiftserverless_workgroup",
	},
}

// ServerlessLogExports keeps a record of who connected to the warehouse and what they did.
var ServerlessLogExports = &rule.Rule{
	ID:       "redshift-serverless-log-exports",
	Title:    rule.T("Redshift Serverless exports its logs", "Redshift Serverless のログを出力している"),
	Why:      rule.T("Without exported logs nobody can tell who logged in, or which users were changed, neither during an attack nor after a leak.", "ログを出力しなければ、誰が接続し、どのユーザーが変更されたのか、攻撃の最中にも情報漏えいの後にも分かりません。"),
	Fix:      rule.T("Set log_exports to connectionlog and userlog, and better useractivitylog as well.", "log_exports に connectionlog と userlog を指定してください。useractivitylog も加えることを勧めます。"),
	Severity: rule.Medium,
	Since:    "0.1.0",
	Extra:    true,
	Params: []rule.Param{
		{Name: "strict", Default: cty.False, About: rule.T("require useractivitylog, with the queries that were run, as well", "実行したクエリを記録する useractivitylog も求める")},
	},
	Types: []string{"aws_redshiftserverless_namespace"},
	Check: func(p *rule.Pass, n *model.Resource) rule.Result {
		logs := []string{"connectionlog", "userlog"}
		if p.Bool("strict") {
			logs = append(logs, "useractivitylog")
		}
		return is.Lists("log_exports", logs...)(p, n)
	},
	Refs: []string{
		"https://docs.aws.amazon.com/redshift/latest/mgmt/serverless-audit-logging.html",
		"https://docs.aws.amazon.com/securityhub/latest/userguide/redshiftserverless-controls.html#redshiftserverless-6",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/redshiftserverless_namespace",
	},
}
