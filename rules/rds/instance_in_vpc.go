package rds

import (
	"github.com/sekisho/sekisho/analyzer/is"
	"github.com/sekisho/sekisho/analyzer/model"
	"github.com/sekisho/sekisho/analyzer/rule"
	"github.com/sekisho/sekisho/rules/facts"
)

// InstanceInVPC keeps databases out of the default VPC.
var InstanceInVPC = &rule.Rule{
	ID:        "rds-instance-in-vpc",
	Title:     rule.T("RDS instance names a subnet group of its own", "RDS インスタンスに専用のサブネットグループを指定している"),
	Why:       rule.T("Without a subnet group the database goes to the default VPC, whose subnets have a route to the internet and are shared by everything that names no network.", "サブネットグループを指定しなければ、データベースはデフォルト VPC に置かれます。インターネットへの経路があり、ネットワークを指定しないすべてのリソースが同居します。"),
	Fix:       rule.T("Set db_subnet_group_name to an aws_db_subnet_group of private subnets. Read replicas follow their source and are left out.", "db_subnet_group_name に、プライベートサブネットの aws_db_subnet_group を指定してください。ソースに従うリードレプリカは対象外です。"),
	Severity:  rule.Medium,
	Since:     "0.1.0",
	ImpliedBy: []string{"rds-not-in-public-subnet"},
	Extra:     true,
	Types:     []string{"aws_db_instance"},
	When:      func(_ *rule.Pass, db *model.Resource) model.Tri { return replica(db).NotEmpty().Not() },
	Check: func(p *rule.Pass, db *model.Resource) rule.Result {
		of := replica(db)
		return facts.Where(of.NotEmpty().Not(), is.Other("db_subnet_group_name", "default")(p, db), of)
	},
	Refs: []string{
		"https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_VPC.WorkingWithRDSInstanceinaVPC.html",
		"https://docs.aws.amazon.com/securityhub/latest/userguide/rds-controls.html#rds-18",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/db_instance",
	},
}
