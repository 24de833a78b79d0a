// Package redshift holds the rules about Amazon Redshift and Redshift Serverless.
package redshift

import "github.com/sekisho/sekisho/analyzer/rule"

// Rules are the rules of the service.
var Rules = []*rule.Rule{
	Encrypted,
	NotPublic,
	ServerlessNotPublic,
	LoggingEnabled,
	RequiresTLS,
	AutoSnapshots,
	ServerlessEncryptedWithCMK,
	EnhancedVPCRouting,
	MultiAZ,
	VersionUpgrade,
	NonDefaultAdmin,
	NonDefaultDatabase,
	ServerlessRequiresTLS,
	ServerlessEnhancedVPCRouting,
	ServerlessLogExports,
	UserActivityLogging,
}
