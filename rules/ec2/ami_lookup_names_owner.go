package ec2

import (
	"strings"

	"github.com/sekisho/sekisho/analyzer/is"
	"github.com/sekisho/sekisho/analyzer/model"
	"github.com/sekisho/sekisho/analyzer/rule"
	"github.com/sekisho/sekisho/rules/facts"
)

// AMILookupNamesOwner keeps strangers from having their image launched.
var AMILookupNamesOwner = &rule.Rule{
	ID:       "ec2-ami-lookup-names-owner",
	Title:    rule.T("Image is looked up among those of a named owner", "AMI の検索で所有者を指定している"),
	Why:      rule.T("Everyone can publish an image under a name that fits the filter. The newest one wins, and its code runs in your account with your role.", "フィルターに合う名前のイメージは誰でも公開できます。最新のものが選ばれ、その中のコードがあなたのアカウントとロールで動きます。"),
	Fix:      rule.T("Set owners in the data source to an account id, or to amazon, self or aws-marketplace.", "データソースの owners に、アカウント ID、または amazon、self、aws-marketplace を指定してください。"),
	Severity: rule.Medium,
	Since:    "0.1.0",
	Types:    []string{"aws_instance", "aws_launch_template", "aws_launch_configuration"},
	Reads:    []string{"data.aws_ami"},
	When: func(_ *rule.Pass, r *model.Resource) model.Tri {
		return model.Of(imageLookup(r) != nil)
	},
	Check: func(_ *rule.Pass, r *model.Resource) rule.Result {
		return ownerNamed(imageLookup(r))
	},
	Refs: []string{
		"https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/finding-an-ami.html",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/data-sources/ami",
	},
}

// imageLookup is the data source that a machine takes its image from; nil where it takes it from elsewhere.
func imageLookup(r *model.Resource) *model.Resource {
	path := "image_id"
	if r.Addr.Type == "aws_instance" {
		path = "ami"
	}
	for _, s := range r.Get(path).Sources() {
		if s.Kind == model.FromResource && s.Resource != nil && s.Resource.Addr.Mode == model.Data && s.Resource.Addr.Type == "aws_ami" {
			return s.Resource
		}
	}
	return nil
}

// ownerNamed requires that a lookup is limited to owners, or to one image.
func ownerNamed(ami *model.Resource) rule.Result {
	owners, unsafe := ami.Get("owners"), ami.Get("allow_unsafe_filter")
	named := rule.Judge(owners.NotEmpty(), is.Saw(owners), owners)
	filters := ami.Blocks("filter")
	for _, f := range filters.List {
		name := f.Get("name")
		exact := name.OneOf("image-id", "owner-id", "owner-alias").And(fixed(f.All("values[*]")))
		if exact != model.No {
			named = facts.Any(named, rule.Judge(exact, is.Saw(name), name))
		}
	}
	if filters.Complete != model.Yes {
		named = facts.Any(named, rule.Judge(model.Unknown, is.Saw(owners), filters.Stuck))
	}
	return facts.All(named, rule.Judge(unsafe.True().Not(), is.Saw(unsafe), unsafe))
}

// fixed tells whether none of the values of a filter is a pattern.
func fixed(vs model.Values) model.Tri {
	out := model.Yes
	for _, v := range vs.List {
		out = out.And(v.Matches(func(s string) bool { return !strings.ContainsAny(s, "*?") }))
	}
	if vs.Complete != model.Yes {
		out = out.And(model.Unknown)
	}
	return out
}
