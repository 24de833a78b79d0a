package kms

import (
	"github.com/sekisho/sekisho/analyzer/model"
	"github.com/sekisho/sekisho/analyzer/rule"
	"github.com/sekisho/sekisho/rules/facts"
)

// ServicePrincipalGrantsBound keeps a service from using the key in the name of another account.
var ServicePrincipalGrantsBound = &rule.Rule{
	ID:       "kms-service-principal-grants-bound",
	Title:    rule.T("Key policy ties AWS services to a source", "キーポリシーで AWS サービスの利用元を限定している"),
	Why:      rule.T("A service acts for all its customers. Without a condition on the source, somebody else's trail or log group can make it use the key.", "サービスは全顧客のために動作します。利用元の条件がないと、他人の証跡やロググループのために鍵が使われるおそれがあります。"),
	Fix:      rule.T("Add a condition on aws:SourceArn or aws:SourceAccount, or on the encryption context that the service sets.", "aws:SourceArn、aws:SourceAccount、またはサービスが設定する暗号化コンテキストの条件を追加してください。"),
	Severity: rule.Medium,
	Since:    "0.1.0",
	Types:    keyTypes,
	Reads:    facts.PolicyTypes,
	When: func(p *rule.Pass, r *model.Resource) model.Tri {
		if holds := facts.HoldsPolicy("policy", policyType, "key_id")(p, r); holds != model.Yes {
			return holds
		}
		v := r.Get("policy")
		none := rule.Judge(model.No, "there is no policy", v)
		return facts.JudgePolicy(v, none, func(d facts.Document) rule.Result {
			return facts.FindStatement(d, "a service may use the key", "no service may use the key", forService)
		}).OK
	},
	Check: facts.NoStatement("policy", func(d facts.Document) rule.Result {
		return facts.FindStatement(d, "a service may use the key for any source", "services may use the key for named sources only", func(s facts.Statement) model.Tri {
			return forService(s).And(s.Narrowed(sourceContexts...).Or(forOneCaller(s)).Not())
		})
	}),
	Refs: []string{
		"https://docs.aws.amazon.com/IAM/latest/UserGuide/confused-deputy.html",
		"https://docs.aws.amazon.com/awscloudtrail/latest/userguide/create-kms-key-policy-for-cloudtrail.html",
		"https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/encrypt-log-data-kms.html",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/kms_key_policy",
	},
}

// sourceContexts are the condition keys that say for what a service uses the key, besides the global ones.
var sourceContexts = []string{
	"kms:calleraccount", "kms:encryptioncontext:aws:cloudtrail:arn", "kms:encryptioncontext:aws:logs:arn", "kms:encryptioncontext:aws:s3:arn",
	"kms:encryptioncontext:aws:sns:topicarn", "kms:encryptioncontext:aws:sqs:arn", "kms:encryptioncontext:secretarn",
}

func forService(s facts.Statement) model.Tri { return s.Allows().And(s.Principals("Service").Has) }

// forOneCaller tells whether the statement is about grants that a service of AWS makes for a resource, which name it.
func forOneCaller(s facts.Statement) model.Tri {
	return s.Demands("kms:grantisforawsresource", func(v model.Value) model.Tri { return v.True() }, "bool")
}
