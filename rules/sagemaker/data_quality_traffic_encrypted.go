package sagemaker

import (
	"github.com/sekisho/sekisho/analyzer/is"
	"github.com/sekisho/sekisho/analyzer/rule"
)

// DataQualityTrafficEncrypted keeps samples of customer data off the network in clear.
var DataQualityTrafficEncrypted = &rule.Rule{
	ID:       "sagemaker-data-quality-traffic-encrypted",
	Title:    rule.T("Data quality job encrypts traffic between containers", "データ品質ジョブのコンテナ間通信を暗号化している"),
	Why:      rule.T("The containers of a job exchange the data that they measure. Unencrypted it can be read on the way.", "ジョブのコンテナは測定対象のデータをやり取りします。暗号化していなければ、途中で読まれるおそれがあります。"),
	Fix:      rule.T("Add a network_config block with enable_inter_container_traffic_encryption set to true.", "enable_inter_container_traffic_encryption を true にした network_config ブロックを追加してください。"),
	Severity: rule.Low,
	Since:    "0.1.0",
	Extra:    true,
	Types:    []string{"aws_sagemaker_data_quality_job_definition"},
	Check:    is.True("network_config.enable_inter_container_traffic_encryption"),
	Refs: []string{
		"https://docs.aws.amazon.com/sagemaker/latest/dg/train-encrypt.html",
		"https://docs.aws.amazon.com/securityhub/latest/userguide/sagemaker-controls.html#sagemaker-9",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/sagemaker_data_quality_job_definition",
	},
}
