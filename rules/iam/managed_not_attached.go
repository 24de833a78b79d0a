package iam

import (
	"slices"

	"github.com/zclconf/go-cty/cty"

	"github.com/sekisho/sekisho/analyzer/is"
	"github.com/sekisho/sekisho/analyzer/model"
	"github.com/sekisho/sekisho/analyzer/rule"
	"github.com/sekisho/sekisho/rules/facts"
)

// ManagedAdminPolicyNotAttached keeps the whole account from being one identity's.
var ManagedAdminPolicyNotAttached = &rule.Rule{
	ID:       "iam-managed-admin-policy-not-attached",
	Title:    rule.T("AdministratorAccess is not attached", "AdministratorAccess を付与していない"),
	Why:      rule.T("The policy allows everything. Whoever gets hold of one such identity owns the account.", "このポリシーはすべてを許可します。この権限を持つ ID を 1 つ奪われると、アカウント全体を奪われます。"),
	Fix:      rule.T("Attach a policy that lists what is needed. For an emergency role, ignore this finding with a reason and an end date.", "必要な操作だけを列挙したポリシーを付与してください。緊急用のロールでは、理由と期限を付けてこの検出を除外してください。"),
	Severity: rule.High,
	Since:    "0.1.0",
	Types:    attachingTypes,
	Reads:    []string{"aws_iam_policy", "data.aws_iam_policy", "data.aws_partition"},
	When:     attaches,
	Check:    managedNotAttached("AdministratorAccess"),
	Refs: []string{
		"https://docs.aws.amazon.com/aws-managed-policy/latest/reference/AdministratorAccess.html",
		"https://docs.aws.amazon.com/IAM/latest/UserGuide/best-practices.html#grant-least-privilege",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/iam_role_policy_attachment",
	},
}

// ManagedIAMFullAccessNotAttached keeps the power to give oneself any permission with those who administer identities.
var ManagedIAMFullAccessNotAttached = &rule.Rule{
	ID:       "iam-managed-iamfullaccess-not-attached",
	Title:    rule.T("IAMFullAccess is not attached", "IAMFullAccess を付与していない"),
	Why:      rule.T("Who may do everything in IAM can attach AdministratorAccess to themselves: it is the same policy with one step more.", "IAM のすべての操作ができる人は、自分に AdministratorAccess を付けられます。一手間多いだけで、同じ権限です。"),
	Fix:      rule.T("Attach a policy that lists the IAM actions that are needed, on named users, roles and policies.", "必要な IAM の操作だけを、対象を指定して許可したポリシーを付与してください。"),
	Severity: rule.High,
	Since:    "0.1.0",
	Types:    attachingTypes,
	Reads:    []string{"aws_iam_policy", "data.aws_iam_policy", "data.aws_partition"},
	When:     attaches,
	Check:    managedNotAttached("IAMFullAccess"),
	Refs: []string{
		"https://docs.aws.amazon.com/aws-managed-policy/latest/reference/IAMFullAccess.html",
		"https://docs.aws.amazon.com/IAM/latest/UserGuide/best-practices.html#grant-least-privilege",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/iam_role_policy_attachment",
	},
}

// ManagedPoweruserNotAttached keeps nearly everything in the account from being one identity's.
var ManagedPoweruserNotAttached = &rule.Rule{
	ID:       "iam-managed-poweruser-not-attached",
	Title:    rule.T("PowerUserAccess is not attached", "PowerUserAccess を付与していない"),
	Why:      rule.T("The policy allows all services but IAM. Whoever gets hold of one such identity can read and destroy all data of the account.", "このポリシーは IAM 以外の全サービスを許可します。この権限を奪われると、アカウントの全データを読まれ、壊されます。"),
	Fix:      rule.T("Attach a policy that lists what is needed. List identities for emergencies in break_glass_principals.", "必要な操作だけを列挙したポリシーを付与してください。緊急用の ID は break_glass_principals に登録してください。"),
	Severity: rule.Medium,
	Since:    "0.1.0",
	Params: []rule.Param{
		{Name: "break_glass_principals", Default: cty.ListValEmpty(cty.String), About: rule.T("names of the users, groups and roles that may have it, with * as a wildcard", "付与を認めるユーザー、グループ、ロールの名前 (* をワイルドカードとして使用可)")},
	},
	Types: attachingTypes,
	Reads: []string{"aws_iam_policy", "data.aws_iam_policy", "data.aws_partition"},
	When:  attaches,
	Check: func(p *rule.Pass, r *model.Resource) rule.Result {
		res := managedNotAttached("PowerUserAccess")(p, r)
		if res.OK == model.Yes {
			return res
		}
		return facts.Any(res, spared(r, p.Strings("break_glass_principals")))
	},
	Refs: []string{
		"https://docs.aws.amazon.com/aws-managed-policy/latest/reference/PowerUserAccess.html",
		"https://docs.aws.amazon.com/IAM/latest/UserGuide/best-practices.html#grant-least-privilege",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/iam_role_policy_attachment",
	},
}

// CloudshellFullaccessNotAttached keeps data from leaving through a shell that no network of yours sees.
var CloudshellFullaccessNotAttached = &rule.Rule{
	ID:       "iam-cloudshell-fullaccess-not-attached",
	Title:    rule.T("AWSCloudShellFullAccess is not attached", "AWSCloudShellFullAccess を付与していない"),
	Why:      rule.T("The policy lets its holder upload and download files through a shell with internet access that runs outside of your network.", "このポリシーがあると、自社ネットワークの外で動きインターネットに出られるシェルから、ファイルを持ち出せます。"),
	Fix:      rule.T("Remove the attachment, or attach a policy without the file transfer actions of CloudShell.", "付与をやめるか、CloudShell のファイル転送を除いたポリシーを付与してください。"),
	Severity: rule.Low,
	Since:    "0.1.0",
	Extra:    true,
	Types:    attachingTypes,
	Reads:    []string{"aws_iam_policy", "data.aws_iam_policy", "data.aws_partition"},
	When:     attaches,
	Check:    managedNotAttached("AWSCloudShellFullAccess"),
	Refs: []string{
		"https://docs.aws.amazon.com/aws-managed-policy/latest/reference/AWSCloudShellFullAccess.html",
		"https://docs.aws.amazon.com/cloudshell/latest/userguide/sec-auth-with-identities.html",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/iam_role_policy_attachment",
	},
}

// attachingTypes are the types that attach managed policies.
var attachingTypes = []string{
	"aws_iam_role", "aws_iam_policy_attachment", "aws_iam_role_policy_attachment", "aws_iam_user_policy_attachment", "aws_iam_group_policy_attachment",
	"aws_iam_role_policy_attachments_exclusive", "aws_iam_user_policy_attachments_exclusive", "aws_iam_group_policy_attachments_exclusive",
	"aws_ssoadmin_managed_policy_attachment",
}

// attached is where the ARNs of the policies stand that a resource attaches.
func attached(r *model.Resource) string {
	switch r.Addr.Type {
	case "aws_iam_role":
		return "managed_policy_arns[*]"
	case "aws_iam_role_policy_attachments_exclusive", "aws_iam_user_policy_attachments_exclusive", "aws_iam_group_policy_attachments_exclusive":
		return "policy_arns[*]"
	case "aws_ssoadmin_managed_policy_attachment":
		return "managed_policy_arn"
	}
	return "policy_arn"
}

// attaches tells whether a resource attaches managed policies. What a plan or state shows as attached to a role was
// attached by others, unless the role lists it.
func attaches(_ *rule.Pass, r *model.Resource) model.Tri {
	if r.Addr.Type != "aws_iam_role" {
		return model.Yes
	}
	own := r.Get("managed_policy_arns")
	return model.Of(own.Present() && own.Origin != model.Computed)
}

// managedNotAttached requires that an AWS managed policy is not attached.
func managedNotAttached(name string) is.Check {
	return func(_ *rule.Pass, r *model.Resource) rule.Result {
		arns := r.All(attached(r))
		list := []rule.Result{rule.Judge(model.Yes, name+" is not attached", r.Value())}
		for _, v := range arns.List {
			if ok := facts.NamesManaged(v, name).Not(); ok == model.Yes {
				list[0] = rule.Judge(model.Yes, name+" is not attached", v)
			} else {
				message := name + " is attached"
				if ok == model.Unknown {
					message = "whether " + message + " is not known"
				}
				list = append(list, rule.Judge(ok, message, v).Because(v.At()+" is not known"))
			}
		}
		if arns.Complete != model.Yes {
			list = append(list, rule.Judge(model.Unknown, "whether "+name+" is attached is not known", arns.Stuck))
		}
		return facts.All(list...)
	}
}

// holderPaths are where the names of the users, groups and roles stand that a resource attaches policies to.
var holderPaths = map[string][]string{
	"aws_iam_role":                               {"name"},
	"aws_iam_policy_attachment":                  {"users[*]", "groups[*]", "roles[*]"},
	"aws_iam_role_policy_attachment":             {"role"},
	"aws_iam_user_policy_attachment":             {"user"},
	"aws_iam_group_policy_attachment":            {"group"},
	"aws_iam_role_policy_attachments_exclusive":  {"role_name"},
	"aws_iam_user_policy_attachments_exclusive":  {"user_name"},
	"aws_iam_group_policy_attachments_exclusive": {"group_name"},
}

// spared tells whether all that a resource attaches policies to is on a list of names.
func spared(r *model.Resource, list []string) rule.Result {
	if len(list) == 0 {
		return rule.Judge(model.No, "no identity is spared", r.Value())
	}
	answers := []rule.Result{rule.Judge(model.Of(len(holderPaths[r.Addr.Type]) > 0), "the identity is kept for emergencies", r.Value())}
	for _, path := range holderPaths[r.Addr.Type] {
		all := r.All(path)
		for _, v := range all.List {
			listed := v.Matches(func(name string) bool {
				return slices.ContainsFunc(list, func(pattern string) bool { return facts.Wildcard(pattern, name) })
			})
			answers = append(answers, rule.Judge(listed, "the identity is kept for emergencies", v))
		}
		if all.Complete != model.Yes {
			answers = append(answers, rule.Judge(model.Unknown, "which identities there are is not known", all.Stuck))
		}
	}
	return facts.All(answers...)
}
