package ec2

import (
	"github.com/sekisho/sekisho/analyzer/is"
	"github.com/sekisho/sekisho/analyzer/rule"
)

// LaunchConfigurationNoPublicIP keeps what a group launches without an address that the internet can send to.
var LaunchConfigurationNoPublicIP = &rule.Rule{
	ID:       "ec2-launch-configuration-no-public-ip",
	Title:    rule.T("Launch configuration does not assign public addresses", "起動設定でパブリック IP アドレスを割り当てていない"),
	Why:      rule.T("Every instance that the group launches gets an address of its own on the internet, today and at every scale-out.", "グループが起動するインスタンスは、今後の増設分も含めてすべて、インターネット上のアドレスを持つことになります。"),
	Fix:      rule.T("Remove associate_public_ip_address or set it to false, and reach the instances through a load balancer.", "associate_public_ip_address を削除するか false にし、インスタンスへはロードバランサーを経由して接続してください。"),
	Severity: rule.High,
	Since:    "0.1.0",
	Types:    []string{"aws_launch_configuration"},
	Check:    is.NotTrue("associate_public_ip_address"),
	Refs: []string{
		"https://docs.aws.amazon.com/autoscaling/ec2/userguide/launch-configurations.html",
		"https://docs.aws.amazon.com/securityhub/latest/userguide/autoscaling-controls.html#autoscaling-5",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/launch_configuration",
	},
}
