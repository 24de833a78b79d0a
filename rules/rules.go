// Package rules lists the rules that come with Sekisho.
package rules

import (
	"slices"

	"github.com/sekisho/sekisho/analyzer/rule"
	"github.com/sekisho/sekisho/rules/acm"
	"github.com/sekisho/sekisho/rules/cloudfront"
	"github.com/sekisho/sekisho/rules/cloudtrail"
	"github.com/sekisho/sekisho/rules/ebs"
	"github.com/sekisho/sekisho/rules/ec2"
	"github.com/sekisho/sekisho/rules/elb"
	"github.com/sekisho/sekisho/rules/iam"
	"github.com/sekisho/sekisho/rules/kms"
	"github.com/sekisho/sekisho/rules/nacl"
	"github.com/sekisho/sekisho/rules/rds"
	"github.com/sekisho/sekisho/rules/s3"
	"github.com/sekisho/sekisho/rules/sg"
	"github.com/sekisho/sekisho/rules/tls"
	"github.com/sekisho/sekisho/rules/vpc"
	"github.com/sekisho/sekisho/rules/wafv2"
)

// All lists every rule, by service.
func All() []*rule.Rule {
	return slices.Concat(
		acm.Rules,
		cloudfront.Rules,
		cloudtrail.Rules,
		ebs.Rules,
		ec2.Rules,
		elb.Rules,
		iam.Rules,
		kms.Rules,
		nacl.Rules,
		rds.Rules,
		s3.Rules,
		sg.Rules,
		tls.Rules,
		vpc.Rules,
		wafv2.Rules,
	)
}
