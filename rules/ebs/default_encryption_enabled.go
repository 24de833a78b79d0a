package ebs

import (
	"github.com/sekisho/sekisho/analyzer/model"
	"github.com/sekisho/sekisho/analyzer/rule"
	"github.com/sekisho/sekisho/rules/facts"
)

// DefaultEncryptionEnabled protects the volumes that someone forgets to ask encryption for.
var DefaultEncryptionEnabled = &rule.Rule{
	ID:       "ebs-default-encryption-enabled",
	Title:    rule.T("EBS encryption by default is on in the region", "リージョンで EBS のデフォルト暗号化を有効にしている"),
	Why:      rule.T("The default is a regional setting. Where it is off, every volume depends on its author remembering to ask for encryption, including those that other services create.", "デフォルト暗号化はリージョンごとの設定です。無効のままだと、ほかのサービスが作るものも含め、ボリュームごとに暗号化の指定を忘れないことが頼りになります。"),
	Fix:      rule.T("Add an aws_ebs_encryption_by_default to every region in use, with the provider of that region.", "利用するすべてのリージョンについて、そのリージョンの provider で aws_ebs_encryption_by_default を追加してください。"),
	Severity: rule.High,
	Since:    "0.1.0",
	Reads:    facts.EBSDefaultTypes,
	Account: func(p *rule.Pass, prov *model.Provider) rule.Result {
		res, seen := facts.EBSDefaultOf(p.Graph, prov)
		if !seen {
			return rule.Result{NotSeen: true, Message: "no aws_ebs_encryption_by_default for this region"}
		}
		return res
	},
	Refs: []string{
		"https://docs.aws.amazon.com/ebs/latest/userguide/encryption-by-default.html",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/ebs_encryption_by_default",
	},
}
