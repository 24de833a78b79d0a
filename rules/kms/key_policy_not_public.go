package kms

import (
	"github.com/sekisho/sekisho/analyzer/model"
	"github.com/sekisho/sekisho/analyzer/rule"
	"github.com/sekisho/sekisho/rules/facts"
)

// KeyPolicyNotPublic keeps what a key protects from everyone with an AWS account.
var KeyPolicyNotPublic = &rule.Rule{
	ID:       "kms-key-policy-not-public",
	Title:    rule.T("Key policy does not let everyone use or manage the key", "キーポリシーで全員に鍵の利用や管理を許可していない"),
	Why:      rule.T("A key that everyone may use protects nothing: any AWS account can decrypt what it gets hold of, or take over the key.", "全員が使える鍵は何も守りません。どの AWS アカウントからでも、手に入れたデータの復号や、鍵の乗っ取りができます。"),
	Fix:      rule.T("Name the accounts or roles in Principal, or add a condition on kms:CallerAccount or aws:PrincipalOrgID. kms:ViaService alone says how, not who.", "Principal にアカウントかロールを指定するか、kms:CallerAccount または aws:PrincipalOrgID の条件を追加してください。kms:ViaService だけでは、経路を限るだけで相手を限れません。"),
	Severity: rule.Critical,
	Since:    "0.1.0",
	Types:    keyTypes,
	Reads:    facts.PolicyTypes,
	When:     facts.HoldsPolicy("policy", policyType, "key_id"),
	Check: facts.NoStatement("policy", func(d facts.Document) rule.Result {
		return facts.OpenFor(d, func(facts.Statement) model.Tri { return model.Yes }, "kms:calleraccount")
	}),
	Refs: []string{
		"https://docs.aws.amazon.com/kms/latest/developerguide/key-policies.html",
		"https://docs.aws.amazon.com/securityhub/latest/userguide/kms-controls.html#kms-5",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/kms_key_policy",
	},
}

const policyType = "aws_kms_key_policy"

// keyTypes are those that a key policy is written in.
var keyTypes = []string{"aws_kms_key", policyType, "aws_kms_external_key", "aws_kms_replica_key", "aws_kms_replica_external_key"}
