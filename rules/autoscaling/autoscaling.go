// Package autoscaling holds the rules about Amazon EC2 Auto Scaling.
package autoscaling

import "github.com/sekisho/sekisho/analyzer/rule"

// Rules are the rules of the service.
var Rules = []*rule.Rule{
	GroupUsesLaunchTemplate,
	GroupMultipleInstanceTypes,
	GroupMultipleAZ,
	GroupMinimumTwo,
	SuspendedProcessesFitRole,
	GroupTagsPropagated,
	GroupELBHealthCheck,
	ComputeScalesOnLoad,
}
