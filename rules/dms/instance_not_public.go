package dms

import (
	"github.com/sekisho/sekisho/analyzer/is"
	"github.com/sekisho/sekisho/analyzer/rule"
)

// InstanceNotPublic keeps replication instances without a public address.
var InstanceNotPublic = &rule.Rule{
	ID:       "dms-instance-not-public",
	Title:    rule.T("DMS replication instance is not publicly accessible", "DMS レプリケーションインスタンスをパブリックアクセス可能にしていない"),
	Why:      rule.T("A replication instance holds the credentials of both databases and a copy of what flows between them. A public address puts it in reach of everyone.", "レプリケーションインスタンスには、両方のデータベースの認証情報と、流れるデータの写しがあります。パブリック IP アドレスを付けると誰からも到達できてしまいます。"),
	Fix:      rule.T("Set publicly_accessible to false. The instance is replaced.", "publicly_accessible を false にしてください。インスタンスは作り直しになります。"),
	Severity: rule.Critical,
	Since:    "0.1.0",
	Types:    []string{"aws_dms_replication_instance"},
	// The API makes an instance public where nothing is said, but then the provider says false.
	Check: is.NotTrue("publicly_accessible"),
	Refs: []string{
		"https://docs.aws.amazon.com/dms/latest/userguide/CHAP_ReplicationInstance.PublicPrivate.html",
		"https://docs.aws.amazon.com/securityhub/latest/userguide/dms-controls.html#dms-1",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/dms_replication_instance",
	},
}
