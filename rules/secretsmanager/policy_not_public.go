package secretsmanager

import (
	"strings"

	"github.com/zclconf/go-cty/cty"

	"github.com/sekisho/sekisho/analyzer/is"
	"github.com/sekisho/sekisho/analyzer/model"
	"github.com/sekisho/sekisho/analyzer/rule"
	"github.com/sekisho/sekisho/rules/facts"
)

// PolicyNotPublic keeps secrets from everyone with an AWS account.
var PolicyNotPublic = &rule.Rule{
	ID:       "secretsmanager-policy-not-public",
	Title:    rule.T("Policy of the secret does not let everyone in", "シークレットのポリシーで全員に許可していない"),
	Why:      rule.T("A policy for everyone lets any AWS account read the secret, as far as the key allows; one that gives another account every action lets it read, replace and delete the secret.", "全員に許可するポリシーでは、鍵が許す限り、どの AWS アカウントからでもシークレットを読めます。他のアカウントに全操作を許可すると、読み取り、差し替え、削除もできます。"),
	Fix:      rule.T("Name the roles in Principal and the actions that they need, and set block_public_policy to true.", "Principal にロールを、Action に必要な操作だけを指定し、block_public_policy を true にしてください。"),
	Severity: rule.High,
	Since:    "0.1.0",
	Params: []rule.Param{
		{Name: "strict", Default: cty.False, About: rule.T("require block_public_policy, which makes AWS refuse such a policy", "block_public_policy を必須にする (公開ポリシーを AWS が拒否する)")},
	},
	Types: []string{policyType, "aws_secretsmanager_secret"},
	Reads: facts.PolicyTypes,
	When:  facts.HoldsPolicy("policy", policyType, "secret_arn"),
	Check: func(p *rule.Pass, r *model.Resource) rule.Result {
		v, block := r.Get("policy"), r.Get("block_public_policy")
		blocked := rule.Judge(block.True(), is.Saw(block), block)
		if r.Addr.Type == policyType && p.Bool("strict") {
			return blocked
		}
		named := facts.JudgePolicy(v, rule.Judge(model.Yes, "there is no policy", v), func(d facts.Document) rule.Result {
			return facts.Not(facts.OpenPolicy(d))
		})
		foreign := facts.JudgePolicy(v, rule.Judge(model.Yes, "there is no policy", v), func(d facts.Document) rule.Result {
			return facts.Not(facts.FindStatement(d, "a statement gives another account every action", "no statement gives another account every action", func(s facts.Statement) model.Tri {
				return model.All(s.Allows(), s.Covers("secretsmanager:PutResourcePolicy"), s.Covers("secretsmanager:DeleteSecret"), s.Covers("secretsmanager:GetSecretValue"), outsider(r, s))
			}))
		})
		if r.Addr.Type == policyType {
			named = facts.Any(named, blocked)
		}
		return facts.Primary(facts.All(named, foreign), v)
	},
	Refs: []string{
		"https://docs.aws.amazon.com/secretsmanager/latest/userguide/auth-and-access_resource-policies.html",
		"https://docs.aws.amazon.com/secretsmanager/latest/userguide/determine-acccess_examine-iam-policies.html",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/secretsmanager_secret_policy",
	},
}

const policyType = "aws_secretsmanager_secret_policy"

// outsider tells whether a statement names an account other than that of the secret.
func outsider(r *model.Resource, s facts.Statement) model.Tri {
	own, known := r.Account().Text()
	return s.Principals("AWS").Any(func(v model.Value) model.Tri {
		text, ok := v.Text()
		if !ok {
			// A principal of this configuration is one of the same account, unless a provider says otherwise.
			return sameProvider(r, v)
		}
		account := text
		if parts := strings.SplitN(text, ":", 6); len(parts) == 6 {
			account = parts[4]
		}
		switch {
		case account == "*" || account == "":
			return model.No // for everyone, or not an account: judged elsewhere
		case !known:
			return model.Unknown
		}
		return model.Of(account != own)
	})
}

// sameProvider is No for an identifier of a resource that is made with the same provider configuration.
func sameProvider(r *model.Resource, v model.Value) model.Tri {
	for _, s := range v.Sources() {
		if s.Kind != model.FromResource || s.Resource == nil || facts.SameAccount(s.Resource.Provider, r.Provider) != model.Yes {
			return model.Unknown
		}
	}
	if len(v.Sources()) == 0 {
		return model.Unknown
	}
	return model.No
}
