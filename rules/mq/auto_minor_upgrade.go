package mq

import (
	"github.com/sekisho/sekisho/analyzer/is"
	"github.com/sekisho/sekisho/analyzer/rule"
)

// AutoMinorUpgrade gets fixes of the engine into a broker without anybody having to ask.
var AutoMinorUpgrade = &rule.Rule{
	ID:       "mq-auto-minor-upgrade",
	Title:    rule.T("Broker takes minor upgrades by itself", "ブローカーのマイナーバージョンを自動更新している"),
	Why:      rule.T("Minor versions close holes in the engine. Without the option a broker waits for somebody to remember.", "マイナーバージョンにはエンジンの脆弱性の修正が含まれます。有効にしなければ、誰かが思い出すまで適用されません。"),
	Fix:      rule.T("Set auto_minor_version_upgrade to true; it is applied in the maintenance window.", "auto_minor_version_upgrade を true にしてください。メンテナンスウィンドウで適用されます。"),
	Severity: rule.Low,
	Since:    "0.1.0",
	Extra:    true,
	Types:    []string{"aws_mq_broker"},
	Check:    is.True("auto_minor_version_upgrade"),
	Refs: []string{
		"https://docs.aws.amazon.com/amazon-mq/latest/developer-guide/upgrading-brokers.html",
		"https://docs.aws.amazon.com/securityhub/latest/userguide/mq-controls.html#mq-3",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/mq_broker",
	},
}
