package vpc

import (
	"github.com/sekisho/sekisho/analyzer/is"
	"github.com/sekisho/sekisho/analyzer/rule"
)

// SubnetNoPublicIP keeps instances from getting a public address that nobody asked for.
var SubnetNoPublicIP = &rule.Rule{
	ID:       "vpc-subnet-no-public-ip",
	Title:    rule.T("Subnet does not hand out public addresses on launch", "サブネットで起動時にパブリック IP アドレスを割り当てていない"),
	Why:      rule.T("Whatever is launched there gets an address on the internet by default, including what was meant to be internal.", "そこで起動したものは、内部用のつもりでも既定でインターネット上のアドレスを持つことになります。"),
	Fix:      rule.T("Set map_public_ip_on_launch to false. Load balancers and NAT gateways do not need it; an instance that needs an address can ask for one.", "map_public_ip_on_launch を false にしてください。ロードバランサーや NAT ゲートウェイには不要で、必要なインスタンスは個別に要求できます。"),
	Severity: rule.Medium,
	Since:    "0.1.0",
	Types:    []string{"aws_subnet", "aws_default_subnet"},
	Check:    is.NotTrue("map_public_ip_on_launch"),
	Refs: []string{
		"https://docs.aws.amazon.com/vpc/latest/userguide/subnet-public-ip.html",
		"https://docs.aws.amazon.com/securityhub/latest/userguide/ec2-controls.html#ec2-15",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/subnet",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/default_subnet",
	},
}
