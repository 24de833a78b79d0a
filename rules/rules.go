// Package rules lists the rules that come with Sekisho.
package rules

import (
	"slices"

	"github.com/sekisho/sekisho/analyzer/rule"
	"github.com/sekisho/sekisho/rules/apigateway"
	"github.com/sekisho/sekisho/rules/apigatewayv2"
	"github.com/sekisho/sekisho/rules/batch"
	"github.com/sekisho/sekisho/rules/cloudtrail"
	"github.com/sekisho/sekisho/rules/codebuild"
	"github.com/sekisho/sekisho/rules/ebs"
	"github.com/sekisho/sekisho/rules/ec2"
	"github.com/sekisho/sekisho/rules/ecr"
	"github.com/sekisho/sekisho/rules/ecs"
	"github.com/sekisho/sekisho/rules/eks"
	"github.com/sekisho/sekisho/rules/iam"
	"github.com/sekisho/sekisho/rules/kms"
	"github.com/sekisho/sekisho/rules/lambda"
	"github.com/sekisho/sekisho/rules/mwaa"
	"github.com/sekisho/sekisho/rules/rds"
	"github.com/sekisho/sekisho/rules/s3"
	"github.com/sekisho/sekisho/rules/sagemaker"
	"github.com/sekisho/sekisho/rules/secretsmanager"
	"github.com/sekisho/sekisho/rules/sg"
	"github.com/sekisho/sekisho/rules/ssm"
	"github.com/sekisho/sekisho/rules/transfer"
	"github.com/sekisho/sekisho/rules/vpc"
)

// All lists every rule, by service.
func All() []*rule.Rule {
	return slices.Concat(
		apigateway.Rules,
		apigatewayv2.Rules,
		batch.Rules,
		cloudtrail.Rules,
		codebuild.Rules,
		ebs.Rules,
		ec2.Rules,
		ecr.Rules,
		ecs.Rules,
		eks.Rules,
		iam.Rules,
		kms.Rules,
		lambda.Rules,
		mwaa.Rules,
		rds.Rules,
		s3.Rules,
		sagemaker.Rules,
		secretsmanager.Rules,
		sg.Rules,
		ssm.Rules,
		transfer.Rules,
		vpc.Rules,
	)
}
