package cloudtrail

import (
	"slices"

	"github.com/zclconf/go-cty/cty"

	"github.com/sekisho/sekisho/analyzer/is"
	"github.com/sekisho/sekisho/analyzer/model"
	"github.com/sekisho/sekisho/analyzer/rule"
	"github.com/sekisho/sekisho/rules/facts"
)

// Centralised keeps the audit log out of the reach of the administrators of the account that it is about.
var Centralised = &rule.Rule{
	ID:       "cloudtrail-centralised",
	Title:    rule.T("Organization trail delivers to a bucket in another account", "組織の証跡を別アカウントのバケットに集約している"),
	Why:      rule.T("Whoever takes over an account can delete the logs that lie in it. A bucket in a log account survives, and an organization trail leaves no account out, nor lets one switch it off.", "アカウントを乗っ取った人は、同じアカウントにあるログを消せます。ログアカウントのバケットなら残り、組織の証跡ならアカウントの漏れがなく、各アカウントで停止することもできません。"),
	Fix:      rule.T("Set is_organization_trail to true, let the organization trust cloudtrail.amazonaws.com, and name a bucket of the log account in s3_bucket_name.", "is_organization_trail を true にし、組織で cloudtrail.amazonaws.com のアクセスを有効にしたうえで、ログアカウントのバケットを s3_bucket_name に指定してください。"),
	Severity: rule.High,
	Since:    "0.1.0",
	Params: []rule.Param{
		{Name: "log_archive_account", Default: cty.StringVal(""), About: rule.T("the id of the account that holds the buckets for logs which this configuration does not", "この構成にないログ用バケットを持つアカウントの ID")},
	},
	Types: []string{trailType},
	Reads: slices.Concat([]string{organizationType, "aws_s3_bucket", "data.aws_s3_bucket"}, facts.AccountTypes),
	Check: func(p *rule.Pass, trail *model.Resource) rule.Result {
		parts := []rule.Result{otherAccount(p, trail)}
		if len(p.Graph.Of(organizationType)) > 0 {
			parts = append(parts, ofOrganization(p, trail))
		}
		return facts.Parts(parts...)
	},
	Refs: []string{
		"https://docs.aws.amazon.com/awscloudtrail/latest/userguide/creating-trail-organization.html",
		"https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-receive-logs-from-multiple-accounts.html",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/cloudtrail",
	},
}

const organizationType = "aws_organizations_organization"

// otherAccount tells whether the bucket of a trail is in another account than the trail.
func otherAccount(p *rule.Pass, trail *model.Resource) rule.Result {
	name := trail.Get("s3_bucket_name")
	for _, to := range facts.AuditDestinations(p.Graph, trail) {
		if to.Bucket == nil {
			continue
		}
		ok := facts.SameAccount(to.Bucket.Provider, trail.Provider).Not()
		message := "the bucket " + to.Bucket.Address() + " is in another account"
		if ok == model.No {
			message = "the bucket " + to.Bucket.Address() + " is in the account of the trail itself"
		}
		return rule.Judge(ok, message, name).Because("whether " + to.Bucket.Address() + " is in another account than the trail is not known")
	}
	archive := p.Param("log_archive_account").AsString()
	own := trail.Account()
	message := "the bucket is not in this configuration"
	switch id, known := own.Text(); {
	case archive == "":
		return rule.Judge(model.Unknown, message, name).Because(outside(name) + ": which account holds it is not known")
	case known && id != archive:
		return rule.Judge(model.Yes, "the bucket is not in this configuration but in the account "+archive, name)
	case known:
		return rule.Judge(model.Unknown, message, name).Because("the trail is in the account for logs itself")
	}
	return rule.Judge(model.Unknown, message, name).Because("the account of the trail is not known")
}

func outside(v model.Value) string {
	if why := v.Reason(); why != "" && !v.Known() {
		return why
	}
	return "what " + v.At() + " names is not in this configuration"
}

// ofOrganization tells whether a trail is that of the organization, which has to let CloudTrail in.
func ofOrganization(p *rule.Pass, trail *model.Resource) rule.Result {
	v := trail.Get("is_organization_trail")
	parts := []rule.Result{rule.Judge(v.True(), is.Saw(v), v)}
	for _, org := range p.Graph.Of(organizationType) {
		list := org.All("aws_service_access_principals[*]")
		ok := model.No
		for _, s := range list.List {
			ok = ok.Or(s.OneOf("cloudtrail.amazonaws.com"))
		}
		if list.Complete != model.Yes && ok != model.Yes {
			parts = append(parts, rule.Judge(model.Unknown, "whether the organization lets CloudTrail in is not known", list.Stuck))
			continue
		}
		message := "the organization lets CloudTrail in"
		if ok == model.No {
			message = org.Address() + " does not list cloudtrail.amazonaws.com in aws_service_access_principals"
		}
		parts = append(parts, rule.Judge(ok, message, org.Get("aws_service_access_principals")))
	}
	return facts.Parts(parts...)
}
