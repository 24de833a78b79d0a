// Package cloudtrail holds the rules about AWS CloudTrail.
package cloudtrail

import "github.com/sekisho/sekisho/analyzer/rule"

// Rules are the rules of the service.
var Rules = []*rule.Rule{
	MultiRegion,
	LoggingEnabled,
	ManagementEventsComplete,
	LogFileValidation,
	EncryptedWithCMK,
	BucketNotPublic,
	Centralised,
	DataEventsCoverClassifiedStores,
	BucketLogging,
	BucketObjectLock,
	CloudwatchIntegration,
	LambdaDataEvents,
	EventDataStoreLongLived,
	EventDataStoreCMK,
	EventDataStoreProtected,
}
