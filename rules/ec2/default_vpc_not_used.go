package ec2

import (
	"github.com/sekisho/sekisho/analyzer/is"
	"github.com/sekisho/sekisho/analyzer/model"
	"github.com/sekisho/sekisho/analyzer/rule"
)

// DefaultVPCNotUsed keeps workloads off the network that AWS made public.
var DefaultVPCNotUsed = &rule.Rule{
	ID:       "ec2-default-vpc-not-used",
	Title:    rule.T("Terraform does not adopt the default VPC", "デフォルト VPC を Terraform で使っていない"),
	Why:      rule.T("Every subnet of the default VPC is public and gives addresses: what lands there is on the internet unless someone prevents it.", "デフォルト VPC のサブネットはすべてパブリックで、IP アドレスも割り当てられます。そこに置いたものは、誰かが防がない限りインターネットに出ます。"),
	Fix:      rule.T("Make a VPC of your own. To remove the default one, set force_destroy to true and destroy the resource.", "専用の VPC を作成してください。デフォルト VPC を削除する場合は force_destroy を true にしてからリソースを破棄してください。"),
	Severity: rule.Medium,
	Since:    "0.1.0",
	Types:    []string{"aws_default_vpc", "aws_default_subnet"},
	Check: func(_ *rule.Pass, r *model.Resource) rule.Result {
		v := r.Get("force_destroy")
		if ok := v.True(); ok != model.No {
			return rule.Judge(ok, is.Saw(v)+": it is adopted to be removed", v)
		}
		return rule.Judge(model.No, r.Address()+" adopts what AWS made by default", r.Value(), v)
	},
	Refs: []string{
		"https://docs.aws.amazon.com/vpc/latest/userguide/default-vpc.html",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/default_vpc",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/default_subnet",
	},
}
