// Package elasticache holds the rules about Amazon ElastiCache.
package elasticache

import "github.com/sekisho/sekisho/analyzer/rule"

// Rules are the rules of the service.
var Rules = []*rule.Rule{
	EncryptedAtRest,
	EncryptedInTransit,
	AuthEnabled,
	EncryptedWithCMK,
	AutomaticFailover,
	MultiAZ,
	BackupEnabled,
	AutoMinorUpgrade,
	CustomSubnetGroup,
	NotInPublicSubnet,
}

// primary names the global replication group of a secondary, which is encrypted as the primary is.
const primary = "global_replication_group_id"
