// Package emr holds the rules about Amazon EMR.
package emr

import "github.com/sekisho/sekisho/analyzer/rule"

// Rules are the rules of the service.
var Rules = []*rule.Rule{
	SecurityConfigurationAtRest,
	SecurityConfigurationLocalDisk,
	SecurityConfigurationInTransit,
	SecurityGroupsNotOpen,
	PrimaryNodesPrivate,
	BlockPublicAccess,
}
