// Package rules lists the rules that come with Sekisho.
package rules

import (
	"slices"

	"github.com/sekisho/sekisho/analyzer/rule"
	"github.com/sekisho/sekisho/rules/cloudtrail"
	"github.com/sekisho/sekisho/rules/cloudwatch"
	"github.com/sekisho/sekisho/rules/ebs"
	"github.com/sekisho/sekisho/rules/ec2"
	"github.com/sekisho/sekisho/rules/eventbridge"
	"github.com/sekisho/sekisho/rules/firehose"
	"github.com/sekisho/sekisho/rules/iam"
	"github.com/sekisho/sekisho/rules/kinesis"
	"github.com/sekisho/sekisho/rules/kms"
	"github.com/sekisho/sekisho/rules/rds"
	"github.com/sekisho/sekisho/rules/s3"
	"github.com/sekisho/sekisho/rules/sg"
	"github.com/sekisho/sekisho/rules/sns"
	"github.com/sekisho/sekisho/rules/sqs"
	"github.com/sekisho/sekisho/rules/vpc"
)

// All lists every rule, by service.
func All() []*rule.Rule {
	return slices.Concat(
		cloudtrail.Rules,
		cloudwatch.Rules,
		ebs.Rules,
		ec2.Rules,
		eventbridge.Rules,
		firehose.Rules,
		iam.Rules,
		kinesis.Rules,
		kms.Rules,
		rds.Rules,
		s3.Rules,
		sg.Rules,
		sns.Rules,
		sqs.Rules,
		vpc.Rules,
	)
}
