// Package ec2 holds the rules about Amazon EC2 instances and what they are launched from.
package ec2

import "github.com/sekisho/sekisho/analyzer/rule"

// Rules are the rules of the service.
var Rules = []*rule.Rule{
	InstanceBlockDevicesEncrypted,
	LaunchTemplateBlockDevicesEncrypted,
	InstanceIMDSv2Required,
	InstanceNotInternetReachable,
	InstanceNoPublicIP,
	LaunchConfigurationNoPublicIP,
	InstanceUserDataNoSecrets,
	InstanceProfileNotAdmin,
	BastionInPrivateSubnet,
	AdministeredBySessionManager,
	AMINotShared,
	AMILookupNamesOwner,
	TransitGatewayNoAutoAccept,
	ClientVPNConnectionLogging,
	ClientVPNNotAuthorizeAll,
	ClientVPNStrongAuthentication,
	DefaultVPCNotUsed,
	InstanceInVPCNotDefault,
	InstanceNotDefaultSecurityGroup,
	InstanceHasInstanceProfile,
	InstanceDetailedMonitoring,
	InstanceNoKeyPair,
	InstanceTerminationProtection,
	InstanceMetadataHopLimit,
	ENISourceDestCheck,
	InstanceNoParavirtualType,
	AMICopyEncrypted,
	AMIEncrypted,
	AccountIMDSv2Default,
	AMIBlockPublicAccess,
	VPNConnectionLogging,
}
