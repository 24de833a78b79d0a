package ec2

import (
	"slices"
	"strings"

	"github.com/sekisho/sekisho/analyzer/is"
	"github.com/sekisho/sekisho/analyzer/model"
	"github.com/sekisho/sekisho/analyzer/rule"
	"github.com/sekisho/sekisho/rules/facts"
)

// ImageFromManagedSource lets everyone tell who made an image, and how old it is.
var ImageFromManagedSource = &rule.Rule{
	ID:       "ec2-image-from-managed-source",
	Title:    rule.T("Instance starts from an image whose source is managed", "インスタンスのイメージを管理された参照元から取得している"),
	Why:      rule.T("A literal image id tells neither its owner nor its age, and stays what it is while the flaws in it become known.", "イメージ ID を直接書くと、所有者も作成時期も分かりません。欠陥が知られても古いまま使い続けることになります。"),
	Fix:      rule.T("Take the id from data.aws_ami with owners, from an SSM parameter, or from an image that the configuration builds.", "owners を指定した data.aws_ami、SSM パラメータ、構成内で作成するイメージのいずれかから ID を取得してください。"),
	Severity: rule.Medium,
	Since:    "0.1.0",
	Types:    facts.MachineTypes,
	Reads:    []string{"aws_ami", "aws_ami_copy", "aws_ami_from_instance", "aws_imagebuilder_image", "aws_ssm_parameter", "data.aws_ami", "data.aws_ami_ids", "data.aws_ssm_parameter", "data.aws_imagebuilder_image"},
	When: func(_ *rule.Pass, r *model.Resource) model.Tri {
		v := r.Get(imagePath(r))
		if facts.LeftToAWS(v) {
			return model.No // the launch template, or what uses it, names the image
		}
		return v.NotEmpty()
	},
	Check: func(_ *rule.Pass, r *model.Resource) rule.Result {
		v := r.Get(imagePath(r))
		unknown := rule.Judge(model.Unknown, is.Saw(v), v).Because("where " + v.At() + " comes from is not known")
		for _, s := range v.Sources() {
			if s.Kind != model.FromResource || s.Resource == nil {
				return unknown
			}
			if s.Resource.Addr.Type == "aws_ami" && s.Resource.Addr.Mode == model.Data {
				owners := s.Resource.Get("owners")
				return rule.Judge(owners.NotEmpty(), "it is looked up by "+s.Resource.Address()+", and "+is.Saw(owners), v, owners)
			}
			if !slices.Contains(imageSources, s.Resource.Addr.Type) {
				return unknown
			}
		}
		text, known := v.Text()
		switch {
		case len(v.Sources()) > 0:
			return rule.Judge(model.Yes, "it comes from "+v.Sources()[0].At(), v)
		case !known:
			return unknown
		case strings.HasPrefix(text, "resolve:ssm:"):
			return rule.Judge(model.Yes, is.Saw(v), v)
		case !v.Literal:
			return unknown // a state, and a plan by itself, do not tell a literal from a look-up
		}
		return rule.Judge(model.No, is.Saw(v)+": neither its owner nor its age can be told", v)
	},
	Refs: []string{
		"https://docs.aws.amazon.com/imagebuilder/latest/userguide/what-is-image-builder.html",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/instance",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/launch_template",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/data-sources/ami",
	},
}

// imageSources are the types that an image id may be taken from.
var imageSources = []string{"aws_ami", "aws_ami_copy", "aws_ami_from_instance", "aws_ami_ids", "aws_imagebuilder_image", "aws_ssm_parameter"}

// imagePath is where a machine names its image.
func imagePath(r *model.Resource) string {
	if r.Addr.Type == "aws_instance" {
		return "ami"
	}
	return "image_id"
}
