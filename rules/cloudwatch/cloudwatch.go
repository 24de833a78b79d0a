// Package cloudwatch holds the rules about Amazon CloudWatch.
package cloudwatch

import "github.com/sekisho/sekisho/analyzer/rule"

// Rules are the rules of the service.
var Rules = []*rule.Rule{
	LogGroupEncryptedWithCMK,
	LogGroupRetentionSet,
	AlarmRootUsage,
	WorkloadResourcesAlarmed,
	AlarmReachesSomeone,
	AlarmUnauthorizedAPICalls,
	AlarmConsoleWithoutMFA,
	AlarmIAMPolicyChanges,
	AlarmCloudTrailChanges,
	AlarmConsoleAuthFailures,
	AlarmCMKDisabledOrDeleted,
	AlarmS3PolicyChanges,
	AlarmConfigChanges,
	AlarmSecurityGroupChanges,
	AlarmNACLChanges,
	AlarmNetworkGatewayChanges,
	AlarmRouteTableChanges,
	AlarmVPCChanges,
	AlarmOrganizationsChanges,
	LogGroupNotPublic,
	LogGroupRetentionOneYear,
	AlarmActionsEnabled,
	AlarmHasAction,
	AlarmMissingDataBreaching,
	NetworkLinksAlarmed,
	NetworkTrafficAlarmed,
	AlarmDataDeletion,
	ApplicationLogsAlarmed,
	PublicEndpointProbed,
	LogsExportedForAnalysis,
}
