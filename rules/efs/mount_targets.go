package efs

import (
	"github.com/sekisho/sekisho/analyzer/is"
	"github.com/sekisho/sekisho/analyzer/model"
	"github.com/sekisho/sekisho/analyzer/rule"
	"github.com/sekisho/sekisho/rules/facts"
)

// MountTargetNotPublic keeps file systems off networks that have a route to the internet.
var MountTargetNotPublic = &rule.Rule{
	ID:       "efs-mount-target-not-public",
	Title:    rule.T("EFS mount target stands in a private subnet", "EFS のマウントターゲットをプライベートサブネットに置いている"),
	Why:      rule.T("In a public subnet, one security group rule is all that keeps a file system off the internet, and NFS itself asks for no password.", "パブリックサブネットでは、セキュリティグループのルール 1 つだけがファイルシステムをインターネットから守っています。NFS 自体にはパスワードもありません。"),
	Fix:      rule.T("Set subnet_id to a subnet whose route table has no route to an internet gateway, and that gives out no public addresses.", "subnet_id に、インターネットゲートウェイへの経路がなく、パブリック IP アドレスを自動で割り当てないサブネットを指定してください。"),
	Severity: rule.Medium,
	Since:    "0.1.0",
	Types:    []string{"aws_efs_mount_target"},
	Reads:    facts.PrivateTypes,
	Check: func(p *rule.Pass, m *model.Resource) rule.Result {
		subnets := facts.Subnet(p.Graph.At(m), "subnet_id")
		private := facts.PrivateSubnets(p.Graph, subnets, m.Get("subnet_id"))
		return facts.All(private, facts.Every(subnets, "the subnet gives out no public addresses", "the subnet is not in this configuration", func(s *model.Resource) rule.Result {
			v := s.Get("map_public_ip_on_launch")
			return rule.Judge(v.True().Not(), is.Saw(v), v)
		}))
	},
	Refs: []string{
		"https://docs.aws.amazon.com/efs/latest/ug/accessing-fs.html",
		"https://docs.aws.amazon.com/securityhub/latest/userguide/efs-controls.html#efs-6",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/efs_mount_target",
	},
}

// MultiAZ keeps files in reach when an availability zone is not.
var MultiAZ = &rule.Rule{
	ID:       "efs-multi-az",
	Title:    rule.T("EFS file system has mount targets in two subnets", "EFS ファイルシステムのマウントターゲットを 2 つ以上のサブネットに置いている"),
	Why:      rule.T("A file system of one zone, or one with a single mount target, is out of reach as long as that zone is down.", "1 ゾーンのファイルシステムや、マウントターゲットが 1 つだけのものは、そのゾーンの障害中は使えません。"),
	Fix:      rule.T("Remove availability_zone_name, which replaces the file system, and add an aws_efs_mount_target in a subnet of another zone.", "availability_zone_name を削除し (作り直しになります)、別のゾーンのサブネットに aws_efs_mount_target を追加してください。"),
	Severity: rule.Low,
	Since:    "0.1.0",
	Extra:    true,
	Types:    []string{"aws_efs_file_system"},
	Reads:    []string{"aws_efs_mount_target"},
	Check: func(p *rule.Pass, fs *model.Resource) rule.Result {
		zone := fs.Get("availability_zone_name")
		spread := facts.Spread(p.Graph, fs, "aws_efs_mount_target", "file_system_id", "subnet_id")
		res := facts.All(rule.Judge(zone.NotEmpty().Not(), is.Saw(zone), zone), spread)
		if res.OK == model.Yes {
			return spread
		}
		return res
	},
	Refs: []string{
		"https://docs.aws.amazon.com/efs/latest/ug/features.html",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/efs_file_system",
	},
}
