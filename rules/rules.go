// Package rules lists the rules that come with Sekisho.
package rules

import (
	"slices"

	"github.com/sekisho/sekisho/analyzer/rule"
	"github.com/sekisho/sekisho/rules/cloudtrail"
	"github.com/sekisho/sekisho/rules/cognito"
	"github.com/sekisho/sekisho/rules/ebs"
	"github.com/sekisho/sekisho/rules/ec2"
	"github.com/sekisho/sekisho/rules/iam"
	"github.com/sekisho/sekisho/rules/kms"
	"github.com/sekisho/sekisho/rules/organizations"
	"github.com/sekisho/sekisho/rules/rds"
	"github.com/sekisho/sekisho/rules/s3"
	"github.com/sekisho/sekisho/rules/sg"
	"github.com/sekisho/sekisho/rules/vpc"
)

// All lists every rule, by service.
func All() []*rule.Rule {
	return slices.Concat(
		cloudtrail.Rules,
		cognito.Rules,
		ebs.Rules,
		ec2.Rules,
		iam.Rules,
		kms.Rules,
		organizations.Rules,
		rds.Rules,
		s3.Rules,
		sg.Rules,
		vpc.Rules,
	)
}
