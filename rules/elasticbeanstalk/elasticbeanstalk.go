// Package elasticbeanstalk holds the rules about AWS Elastic Beanstalk.
package elasticbeanstalk

import "github.com/sekisho/sekisho/analyzer/rule"

// Rules are the rules of the service.
var Rules = []*rule.Rule{
	ManagedUpdates,
	CloudwatchLogs,
	EnhancedHealth,
	HTTPSListener,
}
