package ec2

import (
	"github.com/zclconf/go-cty/cty"

	"github.com/sekisho/sekisho/analyzer/is"
	"github.com/sekisho/sekisho/analyzer/model"
	"github.com/sekisho/sekisho/analyzer/rule"
	"github.com/sekisho/sekisho/rules/facts"
)

// AMINotShared keeps the contents of images from strangers.
var AMINotShared = &rule.Rule{
	ID:       "ec2-ami-not-shared",
	Title:    rule.T("AMI is shared with named, trusted accounts only", "AMI の共有先を信頼できるアカウントに限っている"),
	Why:      rule.T("Whoever may launch an image reads its disk: code, configuration, and whatever keys were left on it.", "イメージを起動できる人は、コード、設定、残された鍵まで、ディスクの中身を読めます。"),
	Fix:      rule.T("Name the account, the organization or the unit that needs the image instead of the group all, and list it in trusted_accounts.", "group の all ではなく、イメージが必要なアカウント、組織、組織単位を指定し、trusted_accounts に加えてください。"),
	Severity: rule.High,
	Since:    "0.1.0",
	Params: []rule.Param{
		{Name: "trusted_accounts", Default: cty.ListValEmpty(cty.String), About: rule.T("accounts that may be shared with, and the account that owns the organization; while it is empty, whatever is named", "共有してよいアカウントと、組織を所有するアカウント。空の場合は、名指しされたものをすべて認める")},
	},
	Types: []string{"aws_ami_launch_permission"},
	Check: func(p *rule.Pass, r *model.Resource) rule.Result {
		group := r.Get("group")
		answers := []rule.Result{rule.Judge(group.OneOf("all").Not(), is.Saw(group)+": everyone may launch the image", group)}
		for _, path := range []string{"account_id", "organization_arn", "organizational_unit_arn"} {
			if v := r.Get(path); v.NotEmpty() != model.No {
				answers = append(answers, facts.TrustedAccount(v, r, p.Strings("trusted_accounts")))
			}
		}
		res := facts.All(answers...)
		if res.OK == model.Yes {
			res.Message = "it is shared with who is named"
		}
		return res
	},
	Refs: []string{
		"https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/sharing-amis.html",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/ami_launch_permission",
	},
}
