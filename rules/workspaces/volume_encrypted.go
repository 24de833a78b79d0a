package workspaces

import (
	"github.com/sekisho/sekisho/analyzer/is"
	"github.com/sekisho/sekisho/analyzer/rule"
)

// RootVolumeEncrypted keeps the system disk of a desktop unreadable without the key.
var RootVolumeEncrypted = &rule.Rule{
	ID:       "workspaces-root-volume-encrypted",
	Title:    rule.T("WorkSpace encrypts its root volume", "WorkSpace のルートボリュームを暗号化している"),
	Why:      rule.T("Caches, logs and page files of a desktop hold what people work on. The encryption of a WorkSpace cannot be turned on later: it has to be built anew.", "デスクトップのキャッシュ、ログ、ページファイルには作業中の内容が残ります。WorkSpace の暗号化は後から有効にできず、作り直しになります。"),
	Fix:      rule.T("Set root_volume_encryption_enabled to true, and volume_encryption_key to a KMS key. The WorkSpace is replaced.", "root_volume_encryption_enabled を true にし、volume_encryption_key に KMS キーを指定してください。WorkSpace は作り直しになります。"),
	Severity: rule.High,
	Since:    "0.1.0",
	Types:    []string{"aws_workspaces_workspace"},
	Check:    is.True("root_volume_encryption_enabled"),
	Refs: []string{
		"https://docs.aws.amazon.com/workspaces/latest/adminguide/encrypt-workspaces.html",
		"https://docs.aws.amazon.com/securityhub/latest/userguide/workspaces-controls.html#workspaces-2",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/workspaces_workspace",
	},
}

// UserVolumeEncrypted keeps the files of people unreadable without the key.
var UserVolumeEncrypted = &rule.Rule{
	ID:       "workspaces-user-volume-encrypted",
	Title:    rule.T("WorkSpace encrypts its user volume", "WorkSpace のユーザーボリュームを暗号化している"),
	Why:      rule.T("The user volume holds the documents and profiles of the people who work there. The encryption of a WorkSpace cannot be turned on later: it has to be built anew.", "ユーザーボリュームには、利用者の文書やプロファイルが保存されます。WorkSpace の暗号化は後から有効にできず、作り直しになります。"),
	Fix:      rule.T("Set user_volume_encryption_enabled to true, and volume_encryption_key to a KMS key. The WorkSpace is replaced.", "user_volume_encryption_enabled を true にし、volume_encryption_key に KMS キーを指定してください。WorkSpace は作り直しになります。"),
	Severity: rule.High,
	Since:    "0.1.0",
	Types:    []string{"aws_workspaces_workspace"},
	Check:    is.True("user_volume_encryption_enabled"),
	Refs: []string{
		"https://docs.aws.amazon.com/workspaces/latest/adminguide/encrypt-workspaces.html",
		"https://docs.aws.amazon.com/securityhub/latest/userguide/workspaces-controls.html#workspaces-1",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/workspaces_workspace",
	},
}
