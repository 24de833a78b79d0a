// Package guardduty holds the rules about Amazon GuardDuty.
package guardduty

import "github.com/sekisho/sekisho/analyzer/rule"

// Rules are the rules of the service.
var Rules = []*rule.Rule{
	DetectorEnabled,
	FindingsNotified,
	S3Protection,
	EKSProtection,
	MalwareProtection,
	RDSProtection,
	LambdaProtection,
	RuntimeMonitoring,
	PublishingFrequency,
	OrganizationAutoEnable,
	MalwarePlanOnUploadBuckets,
	FindingsTriggerContainment,
}

const detectorType = "aws_guardduty_detector"
