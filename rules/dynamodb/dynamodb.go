// Package dynamodb holds the rules about Amazon DynamoDB.
package dynamodb

import "github.com/sekisho/sekisho/analyzer/rule"

// Rules are the rules of the service.
var Rules = []*rule.Rule{
	TablePITR,
	TableEncryptedWithCMK,
	ReplicaEncryptedWithCMK,
	TableDeletionProtection,
	TableInBackupPlan,
	TableAutoscaling,
}
