package s3

import (
	"github.com/sekisho/sekisho/analyzer/model"
	"github.com/sekisho/sekisho/analyzer/rule"
	"github.com/sekisho/sekisho/rules/facts"
)

// AccountPublicAccessBlock keeps every bucket of the account private, including those that nobody thought of.
var AccountPublicAccessBlock = &rule.Rule{
	ID:       "s3-account-public-access-block",
	Title:    rule.T("Account blocks public access to S3 with all four switches", "アカウント全体の S3 パブリックアクセスブロックを 4 項目すべて有効にしている"),
	Why:      rule.T("The switches of the account hold for every bucket, also for those made by hand or by another team tomorrow, whatever their own settings say.", "アカウント単位の設定は、手作業や別のチームが明日作るものも含め、個々の設定にかかわらずすべてのバケットに効きます。"),
	Fix:      rule.T("Add an aws_s3_account_public_access_block with all four arguments true.", "4 項目をすべて true にした aws_s3_account_public_access_block を追加してください。"),
	Severity: rule.High,
	Since:    "0.1.0",
	Global:   true,
	Reads:    []string{"aws_s3_account_public_access_block", "data.aws_caller_identity"},
	Account: func(p *rule.Pass, prov *model.Provider) rule.Result {
		var answers []rule.Result
		for _, name := range facts.PublicAccessSwitches {
			one, seen := facts.AccountBlocked(p.Graph, prov, name)
			if !seen {
				return rule.Result{NotSeen: true, Message: "no aws_s3_account_public_access_block for this account"}
			}
			answers = append(answers, one)
		}
		res := facts.All(answers...)
		if res.OK == model.Yes {
			res.Message = "all four switches are on for the account"
		}
		return res
	},
	Refs: []string{
		"https://docs.aws.amazon.com/AmazonS3/latest/userguide/configuring-block-public-access-account.html",
		"https://docs.aws.amazon.com/securityhub/latest/userguide/s3-controls.html#s3-1",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/s3_account_public_access_block",
	},
}
