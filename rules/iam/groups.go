package iam

import (
	"slices"
	"strings"

	"github.com/zclconf/go-cty/cty"

	"github.com/sekisho/sekisho/analyzer/is"
	"github.com/sekisho/sekisho/analyzer/model"
	"github.com/sekisho/sekisho/analyzer/rule"
	"github.com/sekisho/sekisho/rules/facts"
)

// GroupMFAEnforced keeps a stolen password or key from being of use.
var GroupMFAEnforced = &rule.Rule{
	ID:       "iam-group-mfa-enforced",
	Title:    rule.T("Group carries a policy that asks for MFA", "グループに MFA を求めるポリシーを付与している"),
	Why:      rule.T("A user whose groups do not ask for MFA works with a password alone, or with a key alone.", "所属グループが MFA を求めないユーザーは、パスワードやキーだけで操作できてしまいます。"),
	Fix:      rule.T("Add a Deny of all but enrolment with BoolIfExists aws:MultiFactorAuthPresent = false, or ask for Bool aws:MultiFactorAuthPresent = true in each Allow.", "登録操作以外を BoolIfExists aws:MultiFactorAuthPresent = false で拒否するステートメントを追加するか、Allow に Bool aws:MultiFactorAuthPresent = true の条件を付けてください。"),
	Severity: rule.Medium,
	Since:    "0.1.0",
	Types:    []string{"aws_iam_group"},
	Reads:    facts.AttachmentTypes,
	Check: func(p *rule.Pass, group *model.Resource) rule.Result {
		none := rule.Judge(model.No, "no policy of the group asks for MFA", group.Value())
		return facts.Primary(facts.HasPolicy(p.Graph, group, none, facts.PolicyTest{Document: func(d facts.Document) rule.Result {
			return facts.FindStatement(d, "a policy asks for MFA", "no statement asks for MFA", func(s facts.Statement) model.Tri {
				absent := s.Demands("aws:multifactorauthpresent", func(v model.Value) model.Tri {
					return v.Matches(func(text string) bool { return strings.EqualFold(text, "false") })
				}, "boolifexists", "bool")
				return s.Denies().And(absent).Or(s.Allows().And(s.DemandsMFA()))
			})
		}}), group.Value())
	},
	Refs: []string{
		"https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_examples_aws_my-sec-creds-self-manage.html",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/iam_group",
	},
}

// GroupHasUsers keeps rights that nobody has from being given to the next by mistake.
var GroupHasUsers = &rule.Rule{
	ID:       "iam-group-has-users",
	Title:    rule.T("Group has a user at least", "グループに 1 人以上のユーザーがいる"),
	Why:      rule.T("A group without members is left over. Its policies are not reviewed any more, and the next member gets all of them.", "メンバーのいないグループは取り残されたものです。ポリシーは見直されず、次に加えた人にすべて与えられます。"),
	Fix:      rule.T("Remove the group, or add its members with aws_iam_group_membership or aws_iam_user_group_membership.", "グループを削除するか、aws_iam_group_membership または aws_iam_user_group_membership でメンバーを加えてください。"),
	Severity: rule.Low,
	Since:    "0.1.0",
	Extra:    true,
	Types:    []string{"aws_iam_group"},
	Reads:    []string{"aws_iam_group_membership", "aws_iam_user_group_membership"},
	Check: func(p *rule.Pass, group *model.Resource) rule.Result {
		none := rule.Judge(model.No, "the group has no members", group.Value())
		at := p.Graph.At(group)
		return facts.Primary(facts.Any(
			facts.Some(at.Into("aws_iam_group_membership", "group"), none, func(r *model.Resource) rule.Result {
				users := r.Get("users")
				return rule.Judge(users.NotEmpty(), is.Saw(users), users)
			}),
			facts.Some(at.Into("aws_iam_user_group_membership", "groups[*]"), none, func(r *model.Resource) rule.Result {
				return rule.Judge(model.Yes, r.Address()+" adds a member", r.Get("user"))
			}),
		), group.Value())
	},
	Refs: []string{
		"https://docs.aws.amazon.com/IAM/latest/UserGuide/id_groups.html",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/iam_group_membership",
	},
}

// RootHardwareMFA keeps the one user that no policy can limit from hanging on a telephone.
var RootHardwareMFA = &rule.Rule{
	ID:       "iam-root-hardware-mfa",
	Title:    rule.T("Root user has no virtual MFA device, or has no credentials", "ルートユーザーに仮想 MFA デバイスを使わせていない"),
	Why:      rule.T("The seed of a virtual device that Terraform makes lies in the state: who reads it can make the codes. A hardware key cannot be copied.", "Terraform で作る仮想デバイスのシードはステートに残り、読める人はコードを生成できます。ハードウェアキーは複製できません。"),
	Fix:      rule.T("Remove the aws_iam_virtual_mfa_device root-account-mfa-device and enrol a hardware key by hand, or take the root credentials of member accounts away with aws_iam_organizations_features.", "aws_iam_virtual_mfa_device の root-account-mfa-device を削除してハードウェアキーを手作業で登録するか、aws_iam_organizations_features でメンバーアカウントのルート認証情報をなくしてください。"),
	Severity: rule.High,
	Since:    "0.1.0",
	Global:   true,
	Reads:    []string{deviceType, featuresType},
	// Which device the root user has is not visible in Terraform: without a sign of it there is nothing to judge.
	WhenAccount: func(p *rule.Pass, prov *model.Provider) model.Tri {
		return softRoot(p, prov).OK.Or(facts.Has(p.Graph, facts.InAccount(prov), featuresType))
	},
	Account: func(p *rule.Pass, prov *model.Provider) rule.Result {
		soft := softRoot(p, prov)
		if soft.OK != model.No {
			return facts.Not(soft)
		}
		none := rule.Judge(model.Unknown, "which MFA device the root user has is not known", facts.First(p.Graph, prov, featuresType)).
			Because("which MFA device the root user has is not visible in Terraform")
		return facts.One(p.Graph, featuresType, facts.InAccount(prov), none, func(r *model.Resource) rule.Result {
			central := facts.Holds(r, "enabled_features[*]", "RootCredentialsManagement")
			if central == model.No {
				return none
			}
			return rule.Judge(central, "root credentials of member accounts are managed centrally", r.Get("enabled_features"))
		})
	},
	Refs: []string{
		"https://docs.aws.amazon.com/IAM/latest/UserGuide/enable-hw-mfa-for-root.html",
		"https://docs.aws.amazon.com/securityhub/latest/userguide/iam-controls.html#iam-6",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/iam_virtual_mfa_device",
	},
}

const (
	deviceType   = "aws_iam_virtual_mfa_device"
	featuresType = "aws_iam_organizations_features"
)

// softRoot tells whether a virtual MFA device is made for the root user of an account.
func softRoot(p *rule.Pass, prov *model.Provider) rule.Result {
	list := []rule.Result{rule.Judge(model.No, "no virtual MFA device is for the root user", prov.Value())}
	for _, r := range p.Graph.Of(deviceType) {
		v := r.Get("virtual_mfa_device_name")
		ok := v.OneOf("root-account-mfa-device").And(facts.SameAccount(r.Provider, prov))
		if r.Exists == model.Unknown {
			ok = ok.And(model.Unknown)
		}
		list = append(list, rule.Judge(ok, "a virtual MFA device is for the root user", v).Because("whether "+r.Address()+" is for the root user of this account is not known"))
	}
	return facts.Any(list...)
}

// DelegatedAdministrationCapped keeps whoever may make roles from making one that is stronger than they are.
var DelegatedAdministrationCapped = &rule.Rule{
	ID:       "iam-delegated-administration-capped",
	Title:    rule.T("Rights to make users and roles are tied to a permissions boundary", "ユーザーやロールを作る権限にアクセス許可の境界を課している"),
	Why:      rule.T("Who may create a role and put a policy on it can become an administrator, unless each role they make has to carry a boundary.", "ロールを作りポリシーを付けられる人は、境界を必須にしない限り、自ら管理者になれます。"),
	Fix:      rule.T("Add the condition StringEquals iam:PermissionsBoundary to the statement, or list the role that administers identities in iam_admin_principals.", "ステートメントに条件 StringEquals iam:PermissionsBoundary を追加するか、ID を管理するロールを iam_admin_principals に登録してください。"),
	Severity: rule.Medium,
	Since:    "0.1.0",
	Params: []rule.Param{
		{Name: "iam_admin_principals", Default: cty.ListValEmpty(cty.String), About: rule.T("names of the users, groups and roles that administer identities, with * as a wildcard; they count for the policies written in them", "ID を管理するユーザー、グループ、ロールの名前 (* をワイルドカードとして使用可)。インラインポリシーにのみ適用")},
	},
	Types: facts.IdentityPolicyTypes,
	Reads: slices.Concat(facts.PolicyTypes, []string{"aws_organizations_policy"}),
	When:  facts.HoldsIdentityPolicy,
	Check: func(p *rule.Pass, r *model.Resource) rule.Result {
		anything := facts.Question{Wide: func(string) bool { return true }, Excused: func(s facts.Statement) model.Tri {
			return s.BoundBy(func(key string) bool { return key == "iam:permissionsboundary" })
		}}
		res := askPolicy(p, r, anything, makesIdentities(), "a statement allows %s without a permissions boundary", "no statement lets its holder make identities without a boundary")
		if res.OK == model.Yes {
			return res
		}
		res = facts.Any(res, administers(r, p.Strings("iam_admin_principals")))
		if res.OK != model.No {
			return res
		}
		capped := facts.GuardrailMay(p.Graph, res, func(d facts.Document) rule.Result {
			return facts.FindStatement(d, "a guardrail caps it", "no guardrail caps it", func(s facts.Statement) model.Tri {
				return s.Denies().And(s.Covers("iam:CreateRole").Or(s.Covers("iam:PutRolePolicy")))
			})
		})
		return facts.Any(res, capped)
	},
	Refs: []string{
		"https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_boundaries.html#access_policies_boundaries-delegate",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/iam_policy",
	},
}

// makesIdentities are the actions through which users and roles with new rights come about.
func makesIdentities() []facts.Combination {
	return []facts.Combination{{"iam:CreateRole"}, {"iam:CreateUser"}, {"iam:PutRolePolicy"}, {"iam:AttachRolePolicy"}, {"iam:PutUserPolicy"}, {"iam:AttachUserPolicy"}}
}

// administers tells whether an inline policy is that of an identity on a list.
func administers(r *model.Resource, list []string) rule.Result {
	path := map[string]string{"aws_iam_role_policy": "role", "aws_iam_user_policy": "user", "aws_iam_group_policy": "group", "aws_iam_role": "name"}[r.Addr.Type]
	if path == "" || len(list) == 0 {
		return rule.Judge(model.No, "the identity does not administer others", r.Value())
	}
	v := r.Get(path)
	return rule.Judge(v.Matches(func(name string) bool {
		return slices.ContainsFunc(list, func(pattern string) bool { return facts.Wildcard(pattern, name) })
	}), "the identity administers others", v)
}
