package s3

import (
	"slices"

	"github.com/zclconf/go-cty/cty"

	"github.com/sekisho/sekisho/analyzer/model"
	"github.com/sekisho/sekisho/analyzer/rule"
	"github.com/sekisho/sekisho/rules/facts"
)

// BucketPolicyRestrictsCrossAccount keeps the protection of a bucket in the hands of its own account.
var BucketPolicyRestrictsCrossAccount = &rule.Rule{
	ID:       "s3-bucket-policy-restricts-cross-account",
	Title:    rule.T("Bucket policy does not let other accounts change the bucket's protection", "バケットポリシーで他アカウントにバケットの保護設定の変更を許可していない"),
	Why:      rule.T("Another account that may write the policy or the ACL can open the bucket to anyone, and its security is then only as good as that of the other account.", "ポリシーや ACL を変更できる他アカウントは、バケットを誰にでも公開できます。安全性はその相手のアカウント次第になってしまいます。"),
	Fix:      rule.T("Allow other accounts only the object actions that they need, or list an account of your own in trusted_accounts.", "他アカウントには必要なオブジェクト操作だけを許可するか、自社のアカウントなら trusted_accounts に加えてください。"),
	Severity: rule.High,
	Since:    "0.1.0",
	Params: []rule.Param{
		{Name: "trusted_accounts", Default: cty.ListValEmpty(cty.String), About: rule.T("ids of other accounts that may do so", "許可してよい他アカウントの ID")},
	},
	Types: policiesAndBuckets,
	Reads: slices.Concat(facts.PolicyTypes, facts.AccountTypes),
	When:  policyJudgedHere,
	Check: func(p *rule.Pass, r *model.Resource) rule.Result {
		return facts.NoStatement("policy", func(d facts.Document) rule.Result {
			return facts.ForeignMay(d, r, p.Strings("trusted_accounts"), "a policy statement lets another account change the protection of the bucket",
				"no policy statement lets another account change the protection of the bucket", changesProtection)
		})(p, r)
	},
	Refs: []string{
		"https://docs.aws.amazon.com/AmazonS3/latest/userguide/example-walkthroughs-managing-access-example2.html",
		"https://docs.aws.amazon.com/securityhub/latest/userguide/s3-controls.html#s3-6",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/s3_bucket_policy",
	},
}

// changesProtection tells whether a statement is about an action that takes away what protects a bucket.
func changesProtection(s facts.Statement) model.Tri {
	return covers(s, "s3:DeleteBucketPolicy", "s3:PutBucketAcl", "s3:PutBucketPolicy", "s3:PutEncryptionConfiguration", "s3:PutObjectAcl")
}

// covers tells whether a statement is about one of the actions.
func covers(s facts.Statement, actions ...string) model.Tri {
	out := model.No
	for _, action := range actions {
		out = out.Or(s.Covers(action))
	}
	return out
}
