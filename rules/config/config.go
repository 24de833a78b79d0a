// Package config holds the rules about AWS Config.
package config

import "github.com/sekisho/sekisho/analyzer/rule"

// Rules are the rules of the service.
var Rules = []*rule.Rule{
	RecorderAllResources,
	DeliveryChannelComplete,
	RulesWatchRootUser,
	RulesWatchPublicExposure,
	RecorderGlobalResources,
	RecorderContinuous,
	Retention,
	DeliveryChannelEncrypted,
	AggregatorAllRegions,
	RulesDeployed,
	ChangesNotified,
	RulesWatchCredentials,
	RulesRemediated,
	HistoryCopiedToSecondRegion,
}

const (
	recorderType       = "aws_config_configuration_recorder"
	recorderStatusType = "aws_config_configuration_recorder_status"
	channelType        = "aws_config_delivery_channel"
)
