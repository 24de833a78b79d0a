package rds

import (
	"github.com/sekisho/sekisho/analyzer/is"
	"github.com/sekisho/sekisho/analyzer/model"
	"github.com/sekisho/sekisho/analyzer/rule"
)

// InstanceMultiAZ keeps a database running when its availability zone does not.
var InstanceMultiAZ = &rule.Rule{
	ID:       "rds-instance-multi-az",
	Title:    rule.T("RDS instance has a standby in another availability zone", "RDS インスタンスを別のアベイラビリティゾーンに待機させている"),
	Why:      rule.T("A database in one zone is down as long as the zone is, and during every patch that needs a restart. With a standby, RDS switches over within minutes.", "1 つのアベイラビリティゾーンだけのデータベースは、そのゾーンの障害中も、再起動を伴うパッチの適用中も止まります。待機系があれば数分で切り替わります。"),
	Fix:      rule.T("Set multi_az to true.", "multi_az を true にしてください。"),
	Severity: rule.Medium,
	Since:    "0.1.0",
	Types:    []string{"aws_db_instance"},
	// A read replica is not what an application writes to; its source needs the standby.
	When: func(_ *rule.Pass, db *model.Resource) model.Tri {
		return replica(db).NotEmpty().Not()
	},
	Check: is.True("multi_az"),
	Refs: []string{
		"https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/Concepts.MultiAZSingleStandby.html",
		"https://docs.aws.amazon.com/securityhub/latest/userguide/rds-controls.html#rds-5",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/db_instance",
	},
}
