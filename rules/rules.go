// Package rules lists the rules that come with Sekisho.
package rules

import (
	"slices"

	"github.com/sekisho/sekisho/analyzer/rule"
	"github.com/sekisho/sekisho/rules/acm"
	"github.com/sekisho/sekisho/rules/athena"
	"github.com/sekisho/sekisho/rules/batch"
	"github.com/sekisho/sekisho/rules/cloudfront"
	"github.com/sekisho/sekisho/rules/cloudtrail"
	"github.com/sekisho/sekisho/rules/codebuild"
	"github.com/sekisho/sekisho/rules/cognito"
	"github.com/sekisho/sekisho/rules/dax"
	"github.com/sekisho/sekisho/rules/docdb"
	"github.com/sekisho/sekisho/rules/dynamodb"
	"github.com/sekisho/sekisho/rules/ebs"
	"github.com/sekisho/sekisho/rules/ec2"
	"github.com/sekisho/sekisho/rules/ecr"
	"github.com/sekisho/sekisho/rules/ecs"
	"github.com/sekisho/sekisho/rules/eks"
	"github.com/sekisho/sekisho/rules/elasticache"
	"github.com/sekisho/sekisho/rules/elb"
	"github.com/sekisho/sekisho/rules/iam"
	"github.com/sekisho/sekisho/rules/kms"
	"github.com/sekisho/sekisho/rules/lambda"
	"github.com/sekisho/sekisho/rules/memorydb"
	"github.com/sekisho/sekisho/rules/mq"
	"github.com/sekisho/sekisho/rules/msk"
	"github.com/sekisho/sekisho/rules/mwaa"
	"github.com/sekisho/sekisho/rules/nacl"
	"github.com/sekisho/sekisho/rules/neptune"
	"github.com/sekisho/sekisho/rules/opensearch"
	"github.com/sekisho/sekisho/rules/organizations"
	"github.com/sekisho/sekisho/rules/rds"
	"github.com/sekisho/sekisho/rules/redshift"
	"github.com/sekisho/sekisho/rules/s3"
	"github.com/sekisho/sekisho/rules/sagemaker"
	"github.com/sekisho/sekisho/rules/sg"
	"github.com/sekisho/sekisho/rules/ssm"
	"github.com/sekisho/sekisho/rules/tls"
	"github.com/sekisho/sekisho/rules/transfer"
	"github.com/sekisho/sekisho/rules/vpc"
	"github.com/sekisho/sekisho/rules/wafv2"
)

// All lists every rule, by service.
func All() []*rule.Rule {
	return slices.Concat(
		acm.Rules,
		athena.Rules,
		batch.Rules,
		cloudfront.Rules,
		cloudtrail.Rules,
		codebuild.Rules,
		cognito.Rules,
		dax.Rules,
		docdb.Rules,
		dynamodb.Rules,
		ebs.Rules,
		ec2.Rules,
		ecr.Rules,
		ecs.Rules,
		eks.Rules,
		elasticache.Rules,
		elb.Rules,
		iam.Rules,
		kms.Rules,
		lambda.Rules,
		memorydb.Rules,
		mq.Rules,
		msk.Rules,
		mwaa.Rules,
		nacl.Rules,
		neptune.Rules,
		opensearch.Rules,
		organizations.Rules,
		rds.Rules,
		redshift.Rules,
		s3.Rules,
		sagemaker.Rules,
		sg.Rules,
		ssm.Rules,
		tls.Rules,
		transfer.Rules,
		vpc.Rules,
		wafv2.Rules,
	)
}
