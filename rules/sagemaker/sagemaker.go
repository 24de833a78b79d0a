// Package sagemaker holds the rules about Amazon SageMaker AI.
package sagemaker

import "github.com/sekisho/sekisho/analyzer/rule"

// Rules are the rules of the service.
var Rules = []*rule.Rule{
	NotebookNoDirectInternet,
	NotebookInVPC,
	NotebookEncryptedWithCMK,
	ModelNetworkIsolation,
	NotebookNoRoot,
	NotebookSupportedPlatform,
	DataQualityTrafficEncrypted,
	EndpointMultipleInstances,
}
