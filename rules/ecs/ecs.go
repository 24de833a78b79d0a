// Package ecs holds the rules about Amazon ECS.
package ecs

import "github.com/sekisho/sekisho/analyzer/rule"

// Rules are the rules of the service.
var Rules = []*rule.Rule{
	TaskNoPlaintextSecrets,
	TaskEFSInTransitEncryption,
	TaskNotPrivileged,
	TaskNoHostPID,
	TaskLogConfiguration,
	ServiceNoPublicIP,
	TaskNetworkModeAndUser,
	TaskNonRootUser,
	TaskReadonlyRoot,
	TaskHasRole,
	TaskSeparateRoles,
	ClusterExecLogging,
	ClusterExecEncryptedWithCMK,
	ClusterContainerInsights,
	CapacityProviderTerminationProtection,
	ServiceFargateLatestPlatform,
	EKSServicesSpanZones,
}
