// Package vpc holds the rules about Amazon VPC networks.
package vpc

import "github.com/sekisho/sekisho/analyzer/rule"

// Rules are the rules of the service.
var Rules = []*rule.Rule{
	FlowLogsEnabled,
	SubnetNoPublicIP,
	EndpointServicePrincipalsNotWildcard,
	ComputeInPrivateSubnets,
	DataSubnetGroupsPrivate,
	ConnectionPointsDeclared,
	OnpremViaVPNOrDX,
	NoPathBetweenEnvironments,
	EndpointServiceRequiresAcceptance,
	EndpointMultiAZ,
	EndpointPolicyNotFullAccess,
	DHCPOptionsKeepAmazonTime,
	FlowLogAllTraffic,
	PeeringRoutesLeastPrivilege,
	SubnetIPv6NotAutoAssigned,
	BlockPublicAccess,
	SubnetsSpanZones,
	SeparatesPublicAndPrivateSubnets,
	NATGatewayPerZone,
	RouteIGWNotUnrestricted,
	EndpointForEC2Exists,
	NetworkFirewallPresent,
	HubAndSpoke,
	EndpointS3Exists,
	FlowLogsAlerted,
	EgressFiltered,
	EndpointsForUsedServices,
}
