package sagemaker

import (
	"github.com/sekisho/sekisho/analyzer/is"
	"github.com/sekisho/sekisho/analyzer/rule"
)

// ModelNetworkIsolation keeps a model from sending out what it is asked.
var ModelNetworkIsolation = &rule.Rule{
	ID:       "sagemaker-model-network-isolation",
	Title:    rule.T("SageMaker model runs in network isolation", "SageMaker モデルをネットワーク分離して実行している"),
	Why:      rule.T("A model container is code of others. Without isolation it may send what customers ask it to anywhere.", "モデルのコンテナは他者が作ったコードです。分離しなければ、顧客の入力をどこへでも送信できてしまいます。"),
	Fix:      rule.T("Set enable_network_isolation to true.", "enable_network_isolation を true にしてください。"),
	Severity: rule.Medium,
	Since:    "0.1.0",
	Types:    []string{"aws_sagemaker_model"},
	Check:    is.True("enable_network_isolation"),
	Refs: []string{
		"https://docs.aws.amazon.com/sagemaker/latest/dg/mkt-algo-model-internet-free.html",
		"https://docs.aws.amazon.com/securityhub/latest/userguide/sagemaker-controls.html#sagemaker-5",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/sagemaker_model",
	},
}
