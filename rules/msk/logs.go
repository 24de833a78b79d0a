package msk

import (
	"github.com/sekisho/sekisho/analyzer/is"
	"github.com/sekisho/sekisho/analyzer/rule"
)

// LoggingEnabled keeps a record of what goes wrong in a cluster.
var LoggingEnabled = &rule.Rule{
	ID:       "msk-logging-enabled",
	Title:    rule.T("MSK cluster writes broker logs", "MSK クラスターのブローカーログを記録している"),
	Why:      rule.T("Without broker logs nobody can tell why a cluster fails, or which clients it refused.", "ブローカーログがないと、クラスターの障害の原因も、どのクライアントが拒否されたかもわかりません。"),
	Fix:      rule.T("Add a logging_info block whose broker_logs go to CloudWatch Logs, Firehose or S3, with enabled set to true.", "broker_logs の出力先 (CloudWatch Logs、Firehose、S3 のいずれか) の enabled を true にした logging_info ブロックを追加してください。"),
	Severity: rule.Medium,
	Since:    "0.1.0",
	Types:    []string{"aws_msk_cluster"},
	Check:    logged("logging_info.broker_logs"),
	Refs: []string{
		"https://docs.aws.amazon.com/msk/latest/developerguide/msk-logging.html",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/msk_cluster",
	},
}

// ConnectorLogging keeps a record of what goes wrong in a connector.
var ConnectorLogging = &rule.Rule{
	ID:       "msk-connector-logging",
	Title:    rule.T("MSK Connect connector writes logs", "MSK Connect コネクターのログを記録している"),
	Why:      rule.T("A connector that fails stops moving data without a sound. Only its worker logs say why.", "コネクターは失敗しても静かにデータの転送を止めるだけです。理由はワーカーログでしかわかりません。"),
	Fix:      rule.T("Add a log_delivery block whose worker_log_delivery goes to CloudWatch Logs, Firehose or S3, with enabled set to true.", "worker_log_delivery の出力先 (CloudWatch Logs、Firehose、S3 のいずれか) の enabled を true にした log_delivery ブロックを追加してください。"),
	Severity: rule.Low,
	Since:    "0.1.0",
	Extra:    true,
	Types:    []string{"aws_mskconnect_connector"},
	Check:    logged("log_delivery.worker_log_delivery"),
	Refs: []string{
		"https://docs.aws.amazon.com/msk/latest/developerguide/msk-connect-logging.html",
		"https://docs.aws.amazon.com/securityhub/latest/userguide/msk-controls.html#msk-5",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/mskconnect_connector",
	},
}

// logged requires that one of the destinations of the logs at a path is enabled.
func logged(path string) is.Check {
	return is.AnyOf(is.True(path+".cloudwatch_logs.enabled"), is.True(path+".firehose.enabled"), is.True(path+".s3.enabled"))
}
