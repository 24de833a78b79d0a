package redshift

import (
	"github.com/sekisho/sekisho/analyzer/is"
	"github.com/sekisho/sekisho/analyzer/model"
	"github.com/sekisho/sekisho/analyzer/rule"
	"github.com/sekisho/sekisho/rules/facts"
)

// EnhancedVPCRouting keeps what a warehouse loads and unloads inside of the network.
var EnhancedVPCRouting = &rule.Rule{
	ID:       "redshift-enhanced-vpc-routing",
	Title:    rule.T("Redshift cluster routes its traffic through the VPC", "Redshift クラスターの通信を VPC 経由にしている"),
	Why:      rule.T("Without it, COPY and UNLOAD go around the VPC: no security group, endpoint policy or flow log sees what leaves the warehouse.", "有効にしないと COPY と UNLOAD は VPC を通りません。セキュリティグループもエンドポイントポリシーもフローログも、持ち出されるデータを捉えられません。"),
	Fix:      rule.T("Set enhanced_vpc_routing to true, and give the VPC an endpoint for S3.", "enhanced_vpc_routing を true にし、VPC に S3 のエンドポイントを用意してください。"),
	Severity: rule.Medium,
	Since:    "0.1.0",
	Types:    []string{"aws_redshift_cluster"},
	Check:    is.True("enhanced_vpc_routing"),
	Refs: []string{
		"https://docs.aws.amazon.com/redshift/latest/mgmt/enhanced-vpc-routing.html",
		"https://docs.aws.amazon.com/securityhub/latest/userguide/redshift-controls.html#redshift-7",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/redshift_cluster",
	},
}

// MultiAZ keeps a warehouse working when an availability zone does not.
var MultiAZ = &rule.Rule{
	ID:       "redshift-multi-az",
	Title:    rule.T("Redshift cluster runs in two availability zones", "Redshift クラスターを 2 つのアベイラビリティゾーンで稼働させている"),
	Why:      rule.T("A cluster in one zone is down as long as the zone is, and comes back only from a snapshot if the zone does not.", "1 つのゾーンだけのクラスターは、そのゾーンの障害中は使えず、復旧しなければスナップショットからの復元しかありません。"),
	Fix:      rule.T("Set multi_az to true. It takes RA3 nodes and encryption.", "multi_az を true にしてください。RA3 ノードと暗号化が必要です。"),
	Severity: rule.Low,
	Since:    "0.1.0",
	Extra:    true,
	Types:    []string{"aws_redshift_cluster"},
	Check:    is.True("multi_az"),
	Refs: []string{
		"https://docs.aws.amazon.com/redshift/latest/mgmt/managing-cluster-multi-az.html",
		"https://docs.aws.amazon.com/securityhub/latest/userguide/redshift-controls.html#redshift-18",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/redshift_cluster",
	},
}

// VersionUpgrade keeps known flaws of the engine from staying open.
var VersionUpgrade = &rule.Rule{
	ID:       "redshift-version-upgrade",
	Title:    rule.T("Redshift cluster takes version upgrades", "Redshift クラスターのバージョンアップグレードを許可している"),
	Why:      rule.T("New versions fix flaws that are public from then on. A cluster that refuses upgrades falls behind until it is no longer supported.", "新しいバージョンでは、その時点で公知となる欠陥が修正されます。アップグレードを拒否するクラスターは取り残され、やがてサポートも切れます。"),
	Fix:      rule.T("Remove allow_version_upgrade or set it to true. Upgrades are made in the maintenance window.", "allow_version_upgrade を削除するか true にしてください。アップグレードはメンテナンスウィンドウで行われます。"),
	Severity: rule.Low,
	Since:    "0.1.0",
	Extra:    true,
	Types:    []string{"aws_redshift_cluster"},
	Check:    is.NotFalse("allow_version_upgrade"),
	Refs: []string{
		"https://docs.aws.amazon.com/redshift/latest/mgmt/cluster-versions.html",
		"https://docs.aws.amazon.com/securityhub/latest/userguide/redshift-controls.html#redshift-6",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/redshift_cluster",
	},
}

// NonDefaultAdmin keeps half of the login from being known to everyone.
var NonDefaultAdmin = &rule.Rule{
	ID:       "redshift-non-default-admin",
	Title:    rule.T("Administrator of a Redshift cluster does not have the default name", "Redshift クラスターの管理者に既定の名前を使っていない"),
	Why:      rule.T("Programs that guess passwords try the name that the console suggests first. Another name costs them the other half of the guess.", "パスワードを推測するプログラムは、まずコンソールの既定の名前を試します。別の名前にするだけで、推測は格段に難しくなります。"),
	Fix:      rule.T("Set master_username to another name than awsuser. The cluster is replaced.", "master_username を awsuser 以外にしてください。クラスターは作り直しになります。"),
	Severity: rule.Low,
	Since:    "0.1.0",
	Extra:    true,
	Types:    []string{"aws_redshift_cluster"},
	When:     func(_ *rule.Pass, c *model.Resource) model.Tri { return c.Get("master_username").Set() },
	Check:    is.NotOneOf("master_username", "awsuser"),
	Refs: []string{
		"https://docs.aws.amazon.com/redshift/latest/mgmt/working-with-clusters.html",
		"https://docs.aws.amazon.com/securityhub/latest/userguide/redshift-controls.html#redshift-8",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/redshift_cluster",
	},
}

// NonDefaultDatabase keeps a database from being found by its name alone.
var NonDefaultDatabase = &rule.Rule{
	ID:       "redshift-non-default-database",
	Title:    rule.T("Redshift cluster gives its database a name of its own", "Redshift クラスターのデータベースに固有の名前を付けている"),
	Why:      rule.T("The name dev is what everyone tries first, and it invites people to treat the data as if it were for development.", "dev という名前は誰もが最初に試すもので、開発用のデータのように扱われる原因にもなります。"),
	Fix:      rule.T("Set database_name to another name than dev. The cluster is replaced.", "database_name を dev 以外にしてください。クラスターは作り直しになります。"),
	Severity: rule.Low,
	Since:    "0.1.0",
	Extra:    true,
	Types:    []string{"aws_redshift_cluster"},
	When:     func(_ *rule.Pass, c *model.Resource) model.Tri { return restored(c).Not() },
	Check: func(p *rule.Pass, c *model.Resource) rule.Result {
		return facts.Where(restored(c).Not(), is.Other("database_name", "dev")(p, c), c.Get("snapshot_identifier"), c.Get("snapshot_arn"))
	},
	Refs: []string{
		"https://docs.aws.amazon.com/redshift/latest/mgmt/working-with-clusters.html",
		"https://docs.aws.amazon.com/securityhub/latest/userguide/redshift-controls.html#redshift-9",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/redshift_cluster",
	},
}

// restored tells whether a cluster is made from a snapshot, and has the databases of that.
func restored(c *model.Resource) model.Tri {
	return c.Get("snapshot_identifier").NotEmpty().Or(c.Get("snapshot_arn").NotEmpty())
}
