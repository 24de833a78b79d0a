package dms

import (
	"github.com/sekisho/sekisho/analyzer/is"
	"github.com/sekisho/sekisho/analyzer/rule"
)

// InstanceAutoMinorUpgrade keeps known flaws of the engine from staying open.
var InstanceAutoMinorUpgrade = &rule.Rule{
	ID:       "dms-instance-auto-minor-upgrade",
	Title:    rule.T("DMS replication instance takes minor upgrades automatically", "DMS レプリケーションインスタンスのマイナーバージョンを自動でアップグレードしている"),
	Why:      rule.T("Minor versions fix flaws that are public from then on. An instance that waits for somebody to upgrade it by hand mostly waits for long.", "マイナーバージョンでは、その時点で公知となる欠陥が修正されます。手作業のアップグレードを待つインスタンスは、たいてい長く放置されます。"),
	Fix:      rule.T("Set auto_minor_version_upgrade to true. The provider says false where nothing is written.", "auto_minor_version_upgrade を true にしてください。何も書かないと provider は false にします。"),
	Severity: rule.Low,
	Since:    "0.1.0",
	Extra:    true,
	Types:    []string{"aws_dms_replication_instance"},
	Check:    is.True("auto_minor_version_upgrade"),
	Refs: []string{
		"https://docs.aws.amazon.com/dms/latest/userguide/CHAP_ReplicationInstance.EngineVersions.html",
		"https://docs.aws.amazon.com/securityhub/latest/userguide/dms-controls.html#dms-6",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/dms_replication_instance",
	},
}

// InstanceMultiAZ keeps a migration going when its availability zone does not.
var InstanceMultiAZ = &rule.Rule{
	ID:       "dms-instance-multi-az",
	Title:    rule.T("DMS replication instance has a standby in another availability zone", "DMS レプリケーションインスタンスを別のアベイラビリティゾーンに待機させている"),
	Why:      rule.T("A continuous replication in one zone stops with that zone, and may have to begin anew once its position in the log is gone.", "1 つのゾーンだけの継続的なレプリケーションは、そのゾーンの障害で止まります。ログの位置が失われると、最初からやり直しになることもあります。"),
	Fix:      rule.T("Set multi_az to true.", "multi_az を true にしてください。"),
	Severity: rule.Low,
	Since:    "0.1.0",
	Extra:    true,
	Types:    []string{"aws_dms_replication_instance"},
	Check:    is.True("multi_az"),
	Refs: []string{
		"https://docs.aws.amazon.com/dms/latest/userguide/CHAP_ReplicationInstance.html",
		"https://docs.aws.amazon.com/securityhub/latest/userguide/dms-controls.html#dms-13",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/dms_replication_instance",
	},
}
