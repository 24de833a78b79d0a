package vpc

import (
	"github.com/sekisho/sekisho/analyzer/is"
	"github.com/sekisho/sekisho/analyzer/model"
	"github.com/sekisho/sekisho/analyzer/rule"
)

// SubnetIPv6NotAutoAssigned keeps machines from getting a public address that nobody asked for.
var SubnetIPv6NotAutoAssigned = &rule.Rule{
	ID:       "vpc-subnet-ipv6-not-auto-assigned",
	Title:    rule.T("Subnet does not hand out IPv6 addresses on creation", "サブネットで作成時に IPv6 アドレスを割り当てていない"),
	Why:      rule.T("IPv6 addresses of AWS are public: with a route, only security groups stand between the machine and the internet.", "AWS の IPv6 アドレスはパブリックです。経路があれば、マシンとインターネットの間にはセキュリティグループしかありません。"),
	Fix:      rule.T("Remove assign_ipv6_address_on_creation or set it to false.", "assign_ipv6_address_on_creation を削除するか false にしてください。"),
	Severity: rule.Low,
	Since:    "0.1.0",
	Extra:    true,
	Types:    []string{"aws_subnet", "aws_default_subnet"},
	When:     func(_ *rule.Pass, r *model.Resource) model.Tri { return r.Get("ipv6_native").True().Not() },
	Check:    is.NotTrue("assign_ipv6_address_on_creation"),
	Refs: []string{
		"https://docs.aws.amazon.com/vpc/latest/userguide/vpc-ip-addressing.html",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/subnet",
	},
}
