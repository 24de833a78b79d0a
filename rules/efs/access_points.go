package efs

import (
	"github.com/sekisho/sekisho/analyzer/is"
	"github.com/sekisho/sekisho/analyzer/rule"
)

// AccessPointRootDirectory keeps the clients of an access point in a directory of their own.
var AccessPointRootDirectory = &rule.Rule{
	ID:       "efs-access-point-root-directory",
	Title:    rule.T("EFS access point confines clients to a directory", "EFS アクセスポイントでクライアントを特定のディレクトリに限定している"),
	Why:      rule.T("Without a root directory, an access point opens the whole file system, with the files of every other application on it.", "ルートディレクトリを指定しないアクセスポイントは、ほかのアプリケーションのファイルも含め、ファイルシステム全体を開放します。"),
	Fix:      rule.T("Set path in root_directory to a directory other than /. The access point is replaced.", "root_directory の path に / 以外のディレクトリを指定してください。アクセスポイントは作り直しになります。"),
	Severity: rule.Medium,
	Since:    "0.1.0",
	Extra:    true,
	Types:    []string{"aws_efs_access_point"},
	Check:    is.Other("root_directory.path", "/"),
	Refs: []string{
		"https://docs.aws.amazon.com/efs/latest/ug/enforce-root-directory-access-point.html",
		"https://docs.aws.amazon.com/securityhub/latest/userguide/efs-controls.html#efs-3",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/efs_access_point",
	},
}

// AccessPointUserIdentity keeps clients from saying themselves who they are.
var AccessPointUserIdentity = &rule.Rule{
	ID:       "efs-access-point-user-identity",
	Title:    rule.T("EFS access point imposes a POSIX user", "EFS アクセスポイントで POSIX ユーザーを強制している"),
	Why:      rule.T("NFS believes the user id that a client sends. Without a user imposed by the access point, whoever is root on a client is root on the files.", "NFS はクライアントが送るユーザー ID を信じます。アクセスポイントでユーザーを強制しなければ、クライアントの root がファイルに対しても root になります。"),
	Fix:      rule.T("Add a posix_user block with uid and gid. The access point is replaced.", "uid と gid を指定した posix_user ブロックを追加してください。アクセスポイントは作り直しになります。"),
	Severity: rule.Medium,
	Since:    "0.1.0",
	Extra:    true,
	Types:    []string{"aws_efs_access_point"},
	Check:    is.Every(is.NotEmpty("posix_user.uid"), is.NotEmpty("posix_user.gid")),
	Refs: []string{
		"https://docs.aws.amazon.com/efs/latest/ug/enforce-identity-access-points.html",
		"https://docs.aws.amazon.com/securityhub/latest/userguide/efs-controls.html#efs-4",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/efs_access_point",
	},
}
