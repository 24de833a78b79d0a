package iam

import (
	"slices"
	"strings"

	"github.com/zclconf/go-cty/cty"

	"github.com/sekisho/sekisho/analyzer/model"
	"github.com/sekisho/sekisho/analyzer/rule"
	"github.com/sekisho/sekisho/rules/facts"
)

// UserDeniedWithoutMFA makes a stolen password worthless.
var UserDeniedWithoutMFA = &rule.Rule{
	ID:       "iam-user-denied-without-mfa",
	Title:    rule.T("Console users can do nothing but enrol MFA until they use it", "コンソールユーザーは MFA を使うまで MFA の登録しかできない"),
	Why:      rule.T("IAM does not force anyone to use MFA. Only a policy that denies everything else makes users enrol a device and sign in with it.", "IAM 自体は MFA を強制しません。それ以外を拒否するポリシーがあって初めて、ユーザーはデバイスを登録し、MFA でサインインするようになります。"),
	Fix:      rule.T("Give the user, best through a group, a policy that denies all but enrolling a device (NotAction) on every resource with the condition BoolIfExists aws:MultiFactorAuthPresent = false.", "ユーザーに (できればグループ経由で)、条件 BoolIfExists aws:MultiFactorAuthPresent = false のもとで、デバイスの登録以外 (NotAction) をすべて拒否するポリシーを付与してください。"),
	Severity: rule.High,
	Since:    "0.1.0",
	Params: []rule.Param{
		{Name: "strict", Default: cty.False, About: rule.T("ask the same for users that have an access key only", "アクセスキーだけを持つユーザーにも求める")},
	},
	Types: []string{"aws_iam_user"},
	Reads: slices.Concat([]string{loginProfileType, "aws_iam_access_key", "aws_organizations_policy"}, facts.AttachmentTypes),
	When: func(p *rule.Pass, user *model.Resource) model.Tri {
		res := signsIn(p, user)
		if p.Bool("strict") {
			keys := p.Graph.At(user).Into("aws_iam_access_key", "user")
			res = facts.Any(res, rule.Arrives(keys, "the user has an access key", "the user has no access key", user.Value()))
		}
		return p.AppliesBy(res)
	},
	Check: func(p *rule.Pass, user *model.Resource) rule.Result {
		none := rule.Judge(model.No, "no policy denies "+user.Address()+" everything without MFA", user.Value())
		test := func(d facts.Document) rule.Result {
			return facts.Not(d.NoStatement("everything is denied without MFA", "no statement denies everything without MFA", deniesWithoutMFA))
		}
		res := facts.Any(
			facts.HasPolicy(p.Graph, user, none, facts.PolicyTest{Document: test, Boundary: true}),
			facts.GuardrailMay(p.Graph, none, test),
		)
		return facts.Primary(res, user.Value())
	},
	Refs: []string{
		"https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_examples_aws_my-sec-creds-self-manage-mfa-only.html",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/iam_group_policy",
	},
}

// deniesWithoutMFA tells whether a statement denies everything but the enrolment of a device to sessions without MFA.
// Bool would spare calls that are signed with an access key, which say nothing of MFA.
func deniesWithoutMFA(s facts.Statement) model.Tri {
	conditions, complete := s.Conditions()
	only := model.Of(len(conditions) == 1)
	if complete != model.Yes && len(conditions) < 2 {
		only = model.Unknown
	}
	absent := s.Demands("aws:multifactorauthpresent", func(v model.Value) model.Tri {
		return v.Matches(func(text string) bool { return strings.EqualFold(text, "false") })
	}, "boolifexists")
	return model.All(s.Denies(), only, absent, s.On(facts.EveryResource), s.CoversAllBut(enrolment))
}

// enrolment reports whether an action is needed to enrol a device, as in AWS's own example of such a policy.
func enrolment(action string) bool {
	switch action {
	case "iam:changepassword", "iam:getaccountpasswordpolicy", "iam:getaccountsummary", "iam:getuser", "iam:listaccountaliases", "iam:listusers", "sts:getsessiontoken":
		return true
	}
	return strings.HasPrefix(action, "iam:") && strings.Contains(action, "mfadevice")
}

// signsIn tells whether a user has a password for the console.
func signsIn(p *rule.Pass, user *model.Resource) rule.Result {
	return rule.Arrives(p.Graph.At(user).Into(loginProfileType, "user"), "the user has a login profile", "the user has no login profile", user.Value())
}
