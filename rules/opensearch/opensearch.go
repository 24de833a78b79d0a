// Package opensearch holds the rules about Amazon OpenSearch Service and OpenSearch Serverless.
package opensearch

import "github.com/sekisho/sekisho/analyzer/rule"

// Rules are the rules of the service.
var Rules = []*rule.Rule{
	EncryptedAtRest,
	NodeToNodeEncryption,
	EnforceHTTPS,
	TLSPolicy,
	InVPC,
	FineGrainedAccess,
	AccessPolicyNotPublic,
	ServerlessNetworkNotPublic,
	AuditLogging,
	LoggingEnabled,
	AutoSoftwareUpdate,
	ThreeDataNodes,
	ThreeMastersZoneAware,
}
