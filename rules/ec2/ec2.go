// Package ec2 holds the rules about Amazon EC2 instances and what they are launched from.
package ec2

import "github.com/sekisho/sekisho/analyzer/rule"

// Rules are the rules of the service.
var Rules = []*rule.Rule{
	InstanceBlockDevicesEncrypted,
	LaunchTemplateBlockDevicesEncrypted,
	InstanceIMDSv2Required,
	InstanceNotInternetReachable,
	LaunchConfigurationNoPublicIP,
	InstanceUserDataNoSecrets,
	InstanceProfileNotAdmin,
	AMINotShared,
	AMILookupNamesOwner,
	TransitGatewayNoAutoAccept,
}
