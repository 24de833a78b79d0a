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

// PolicyNoFullAdmin keeps one stolen credential from being the whole account.
var PolicyNoFullAdmin = &rule.Rule{
	ID:       "iam-policy-no-full-admin",
	Title:    rule.T("Policy does not allow every action on every resource", "ポリシーですべてのリソースへのすべての操作を許可していない"),
	Why:      rule.T("Whoever gets hold of such a policy owns the account: they can read everything, create users, and turn off what would record it. A condition does not change that.", "このようなポリシーを手に入れた人は、アカウントのすべてを読み、ユーザーを作り、記録の仕組みを止めることができます。条件を付けても、これは変わりません。"),
	Fix:      rule.T("List the actions and resources that are needed. Give administrators a role of their own with the AWS managed policy, behind MFA.", "必要な操作とリソースだけを列挙してください。管理者には、MFA を必須にした専用のロールで AWS 管理ポリシーを使わせてください。"),
	Severity: rule.Critical,
	Since:    "0.1.0",
	Types:    facts.IdentityPolicyTypes,
	Reads:    facts.PolicyTypes,
	When:     facts.HoldsIdentityPolicy,
	Check:    noStatement("a statement allows every action on every resource", "no statement allows every action on every resource", facts.FullAdmin),
	Refs: append(policyRefs(),
		"https://docs.aws.amazon.com/securityhub/latest/userguide/iam-controls.html#iam-1"),
}

// PolicyNoWildcardAction keeps a policy from growing with every service that AWS adds.
var PolicyNoWildcardAction = &rule.Rule{
	ID:        "iam-policy-no-wildcard-action",
	Title:     rule.T("Policy does not allow every action", "ポリシーですべての操作を許可していない"),
	Why:       rule.T("An action of * takes in deletion, sharing and policy changes, and every action AWS will ever add, on whatever the statement names.", "アクション * は、削除、共有、ポリシーの変更に加え、今後 AWS が追加するすべての操作を、対象のリソースに対して許可します。"),
	Fix:       rule.T("List the actions that are needed, by service.", "必要な操作をサービスごとに列挙してください。"),
	Severity:  rule.High,
	Since:     "0.1.0",
	ImpliedBy: []string{"iam-policy-no-full-admin"},
	Types:     facts.IdentityPolicyTypes,
	Reads:     facts.PolicyTypes,
	When:      facts.HoldsIdentityPolicy,
	Check: noStatement("a statement allows every action", "no statement allows every action", func(s facts.Statement) model.Tri {
		return s.Allows().And(s.Items("Action").Any(func(v model.Value) model.Tri {
			return v.Matches(func(text string) bool { return text != "" && strings.Trim(text, "*:") == "" })
		}))
	}),
	Refs: policyRefs(),
}

// PolicyNoFullIAM keeps the power to give oneself any permission with those who administer identities.
var PolicyNoFullIAM = &rule.Rule{
	ID:        "iam-policy-no-full-iam",
	Title:     rule.T("Policy does not allow all IAM actions", "ポリシーですべての IAM 操作を許可していない"),
	Why:       rule.T("Who may do everything in IAM can attach any policy to any identity, and so is an administrator of the account by another name.", "IAM のすべての操作ができる人は、どの ID にもどのポリシーでも付けられるため、実質的にアカウントの管理者です。"),
	Fix:       rule.T("List the IAM actions that are needed, on named users, roles and policies.", "必要な IAM の操作だけを、対象のユーザー、ロール、ポリシーを指定して許可してください。"),
	Severity:  rule.Critical,
	Since:     "0.1.0",
	ImpliedBy: []string{"iam-policy-no-full-admin"},
	Types:     facts.IdentityPolicyTypes,
	Reads:     facts.PolicyTypes,
	When:      facts.HoldsIdentityPolicy,
	Check:     noStatement("a statement allows all IAM actions", "no statement allows all IAM actions", fullIAM),
	Refs:      policyRefs(),
}

// PolicyPassroleRestricted keeps a service from being handed a role that its caller may not have.
var PolicyPassroleRestricted = &rule.Rule{
	ID:        "iam-policy-passrole-restricted",
	Title:     rule.T("Policy limits which roles can be passed to a service", "サービスに渡せるロールをポリシーで限定している"),
	Why:       rule.T("Who may pass any role starts a function or an instance with an administrator's role, and does through it what they may not do themselves.", "任意のロールを渡せる人は、管理者のロールで関数やインスタンスを起動し、自分には許可されていない操作をそこから実行できます。"),
	Fix:       rule.T("Name the roles in the Resource of iam:PassRole, and the service in a condition on iam:PassedToService.", "iam:PassRole の Resource に渡してよいロールを指定し、条件 iam:PassedToService で渡し先のサービスを限定してください。"),
	Severity:  rule.Medium,
	Since:     "0.1.0",
	ImpliedBy: []string{"iam-policy-no-full-admin", "iam-policy-no-full-iam", "iam-policy-no-wildcard-action", "iam-policy-no-privilege-escalation"},
	Params: []rule.Param{
		{Name: "strict", Default: cty.False, About: rule.T("ask for named roles and for the service they are passed to", "ロールの指定と渡し先サービスの条件の両方を求める")},
	},
	Types: facts.IdentityPolicyTypes,
	Reads: facts.PolicyTypes,
	When:  facts.HoldsIdentityPolicy,
	Check: func(p *rule.Pass, r *model.Resource) rule.Result {
		q := facts.Question{Wide: facts.EveryOfAType, Excused: passedToService}
		bad, good := "a statement allows %s of any role to any service", "no statement allows to pass any role to any service"
		if !p.Bool("strict") {
			return askPolicy(p, r, q, []facts.Combination{{"iam:PassRole"}}, bad, good)
		}
		anyService := facts.Question{Wide: func(string) bool { return true }, Excused: passedToService}
		anyRole := facts.Question{Wide: facts.EveryOfAType}
		return facts.All(
			askPolicy(p, r, anyRole, []facts.Combination{{"iam:PassRole"}}, "a statement allows %s of any role", "no statement allows to pass any role"),
			askPolicy(p, r, anyService, []facts.Combination{{"iam:PassRole"}}, "a statement allows %s to any service", "no statement allows to pass a role to any service"),
		)
	},
	Refs: []string{
		"https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_use_passrole.html",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/iam_policy",
	},
}

// PolicyNoAssumeAnyRole keeps one identity from becoming any other.
var PolicyNoAssumeAnyRole = &rule.Rule{
	ID:        "iam-policy-no-assume-any-role",
	Title:     rule.T("Policy does not allow assuming any role", "ポリシーで任意のロールの引き受けを許可していない"),
	Why:       rule.T("Every role of every account that trusts this one is then open to the holder, and each new role is too.", "このアカウントを信頼するすべてのアカウントのすべてのロールが、今後作られるものも含めて利用できてしまいます。"),
	Fix:       rule.T("Name the roles in the Resource of sts:AssumeRole.", "sts:AssumeRole の Resource に、引き受けてよいロールを指定してください。"),
	Severity:  rule.High,
	Since:     "0.1.0",
	ImpliedBy: []string{"iam-policy-no-full-admin", "iam-policy-no-wildcard-action"},
	Types:     facts.IdentityPolicyTypes,
	Reads:     facts.PolicyTypes,
	When:      facts.HoldsIdentityPolicy,
	Check: ask(facts.Question{Wide: anyRoleAnywhere}, []facts.Combination{{"sts:AssumeRole"}},
		"a statement allows %s on any role", "no statement allows to assume any role"),
	Refs: []string{
		"https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_use_permissions-to-switch.html",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/iam_policy",
	},
}

// PolicyNoDecryptAllKeys keeps one identity from reading everything that is encrypted.
var PolicyNoDecryptAllKeys = &rule.Rule{
	ID:        "iam-policy-no-decrypt-all-keys",
	Title:     rule.T("Policy does not allow decryption with every key", "ポリシーですべての鍵による復号を許可していない"),
	Why:       rule.T("Keys keep data apart. Who may decrypt with all of them can read every volume, backup and secret whose storage they get at.", "鍵はデータを分け隔てるためのものです。すべての鍵で復号できる人は、手の届いたボリューム、バックアップ、シークレットをすべて読めます。"),
	Fix:       rule.T("Name the keys in the Resource, or limit the statement with a condition on kms:ViaService, kms:ResourceAliases or a resource tag.", "Resource に鍵を指定するか、kms:ViaService、kms:ResourceAliases、リソースタグの条件で対象を限定してください。"),
	Severity:  rule.Medium,
	Since:     "0.1.0",
	ImpliedBy: []string{"iam-policy-no-full-admin", "iam-policy-no-wildcard-action"},
	Params: []rule.Param{
		{Name: "strict", Default: cty.False, About: rule.T("ask the same of making data keys", "データキーの生成にも同じことを求める")},
	},
	Types: facts.IdentityPolicyTypes,
	Reads: facts.PolicyTypes,
	When:  facts.HoldsIdentityPolicy,
	Check: func(p *rule.Pass, r *model.Resource) rule.Result {
		list := []facts.Combination{{"kms:Decrypt"}, {"kms:ReEncryptFrom"}}
		if p.Bool("strict") {
			list = append(list, facts.Combination{"kms:GenerateDataKey"}, facts.Combination{"kms:GenerateDataKeyWithoutPlaintext"}, facts.Combination{"kms:GenerateDataKeyPair"})
		}
		q := facts.Question{Wide: facts.EveryOfAType, Excused: func(s facts.Statement) model.Tri {
			return s.BoundBy(func(key string) bool {
				return slices.Contains([]string{"kms:viaservice", "kms:resourcealiases", "kms:requestalias"}, key) || strings.HasPrefix(key, "aws:resourcetag/")
			})
		}}
		return askPolicy(p, r, q, list, "a statement allows %s with every key", "no statement allows decryption with every key")
	},
	Refs: []string{
		"https://docs.aws.amazon.com/kms/latest/developerguide/iam-policies-best-practices.html",
		"https://docs.aws.amazon.com/securityhub/latest/userguide/kms-controls.html#kms-1",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/iam_policy",
	},
}

// PolicyNoPrivilegeEscalation keeps a small permission from growing into a large one.
var PolicyNoPrivilegeEscalation = &rule.Rule{
	ID:        "iam-policy-no-privilege-escalation",
	Title:     rule.T("Policy has no combination that lets its holder gain more permissions", "ポリシーに権限昇格につながる操作の組み合わせがない"),
	Why:       rule.T("Some actions, alone or together, let their holder become an administrator: put a policy on oneself, make a key for another user, or run code with a stronger role.", "自分にポリシーを付ける、ほかのユーザーのアクセスキーを作る、強いロールでコードを動かすなど、単独または組み合わせで管理者になれる操作があります。"),
	Fix:       rule.T("Remove one action of the combination, name the resources it is needed on, or bind it with iam:PermissionsBoundary or iam:PassedToService.", "組み合わせのいずれかの操作を外すか、対象のリソースを指定するか、iam:PermissionsBoundary または iam:PassedToService の条件で制限してください。"),
	Severity:  rule.High,
	Since:     "0.1.0",
	ImpliedBy: []string{"iam-policy-no-full-admin", "iam-policy-no-full-iam", "iam-policy-no-wildcard-action"},
	Types:     facts.IdentityPolicyTypes,
	Reads:     facts.PolicyTypes,
	When:      facts.HoldsIdentityPolicy,
	Check: ask(facts.Question{Wide: facts.EveryOfAType, Excused: bound}, facts.Escalations(),
		"%s is allowed, a way to more permissions", "no known way to more permissions is allowed"),
	Refs: []string{
		"https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_boundaries.html",
		"https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_use_passrole.html",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/iam_policy",
	},
}

// PolicyNoCredentialsExposure keeps credentials of others out of reach.
var PolicyNoCredentialsExposure = &rule.Rule{
	ID:        "iam-policy-no-credentials-exposure",
	Title:     rule.T("Policy does not let its holder obtain credentials everywhere", "ポリシーですべてのリソースの認証情報の取得を許可していない"),
	Why:       rule.T("These actions answer with keys, passwords or tokens. Allowed on everything, one stolen identity becomes many, and some of what it mints outlives it.", "これらの操作は鍵、パスワード、トークンを返します。すべてを対象に許可すると、1 つの ID の漏えいが多数の漏えいになり、発行された認証情報が残り続けます。"),
	Fix:       rule.T("Name the users, roles or databases in the Resource of the statement.", "ステートメントの Resource に、対象のユーザー、ロール、データベースを指定してください。"),
	Severity:  rule.High,
	Since:     "0.1.0",
	ImpliedBy: []string{"iam-policy-no-full-admin", "iam-policy-no-full-iam", "iam-policy-no-wildcard-action", "iam-policy-no-privilege-escalation"},
	Types:     facts.IdentityPolicyTypes,
	Reads:     facts.PolicyTypes,
	When:      facts.HoldsIdentityPolicy,
	Check: ask(facts.Question{Wide: facts.EveryResource, Excused: bound}, facts.CredentialActions(),
		"%s is allowed on every resource and gives out credentials", "no statement gives out credentials on every resource"),
	Refs: []string{
		"https://docs.aws.amazon.com/IAM/latest/UserGuide/best-practices.html#grant-least-privilege",
		// sts:GetSessionToken is left out: everyone may call it for themselves without a permission.
		"https://docs.aws.amazon.com/STS/latest/APIReference/API_GetSessionToken.html",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/iam_policy",
	},
}

// PolicyNoUnconstrainedPermissionsManagement keeps the doors between resources and the outside with those who own them.
var PolicyNoUnconstrainedPermissionsManagement = &rule.Rule{
	ID:        "iam-policy-no-unconstrained-permissions-management",
	Title:     rule.T("Policy does not let its holder change who may use any resource", "ポリシーで任意のリソースの権限変更を許可していない"),
	Why:       rule.T("Who may write the policy of every bucket, key or function can open each of them to another account, or to everyone.", "すべてのバケット、鍵、関数のポリシーを変更できる人は、それらを別のアカウントや全世界に公開できます。"),
	Fix:       rule.T("Name the resources in the statement, or add a condition that limits them.", "ステートメントに対象のリソースを指定するか、対象を限定する条件を追加してください。"),
	Severity:  rule.High,
	Since:     "0.1.0",
	ImpliedBy: []string{"iam-policy-no-full-admin", "iam-policy-no-full-iam", "iam-policy-no-wildcard-action", "iam-policy-no-privilege-escalation"},
	Types:     facts.IdentityPolicyTypes,
	Reads:     facts.PolicyTypes,
	When:      facts.HoldsIdentityPolicy,
	Check: ask(facts.Question{Wide: facts.EveryOfAType, Excused: facts.Statement.Conditional}, facts.PermissionsManagement(),
		"%s is allowed on every resource and changes permissions", "no statement lets its holder change permissions of every resource"),
	Refs: []string{
		"https://docs.aws.amazon.com/service-authorization/latest/reference/reference_policies_actions-resources-contextkeys.html",
		"https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_understand-policy-summary-access-level-summaries.html",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/iam_policy",
	},
}

// PolicyNoServiceWildcard keeps a policy from growing with every feature that a service gets.
var PolicyNoServiceWildcard = &rule.Rule{
	ID:       "iam-policy-no-service-wildcard",
	Title:    rule.T("Policy does not allow a whole service on every resource", "ポリシーであるサービスの全操作を全リソースに許可していない"),
	Why:      rule.T("All of a service takes in deletion, sharing and whatever AWS adds to it. On every resource it reaches what other teams keep there too.", "サービスの全操作には、削除、共有、今後追加される操作も含まれます。全リソースが対象なら、他のチームのものにも及びます。"),
	Fix:      rule.T("List the actions that are needed, or name the resources on which all of them may be used.", "必要な操作を列挙するか、全操作を許可するリソースを指定してください。"),
	Severity: rule.Medium,
	Since:    "0.1.0",
	Types:    facts.IdentityPolicyTypes,
	Reads:    facts.PolicyTypes,
	When:     facts.HoldsIdentityPolicy,
	Check: noStatement("a statement allows all actions of a service on every resource", "no statement allows all actions of a service on every resource", func(s facts.Statement) model.Tri {
		return model.All(s.Allows(), s.On(facts.EveryResource), s.Items("Action").Any(func(v model.Value) model.Tri {
			return v.Matches(func(text string) bool {
				service, name, ok := strings.Cut(text, ":")
				return ok && strings.Trim(service, "*") != "" && name != "" && strings.Trim(name, "*") == ""
			})
		}))
	}),
	Refs: append(policyRefs(),
		"https://docs.aws.amazon.com/securityhub/latest/userguide/iam-controls.html#iam-21"),
}

// PolicyNoAllowNotAction keeps what a policy allows from being everything that nobody thought of.
var PolicyNoAllowNotAction = &rule.Rule{
	ID:       "iam-policy-no-allow-notaction",
	Title:    rule.T("Allow statements list what they allow instead of what they leave out", "Allow ステートメントで除外ではなく許可するものを列挙している"),
	Why:      rule.T("Allow with NotAction, NotResource or NotPrincipal takes in everything else: each service that AWS adds, each new bucket, everyone who is not named.", "Allow と NotAction、NotResource、NotPrincipal の組み合わせは、新しいサービスや新しいバケット、名前のない全員など、残りすべてを許可します。"),
	Fix:      rule.T("Write Action, Resource and Principal with what is meant. To leave something out, add a Deny statement.", "Action、Resource、Principal に許可するものを書いてください。除外したいものは Deny ステートメントで指定します。"),
	Severity: rule.Medium,
	Since:    "0.1.0",
	Types:    slices.Concat(facts.IdentityPolicyTypes, resourcePolicyTypes),
	Reads:    facts.PolicyTypes,
	When:     facts.HoldsIdentityPolicy,
	Check: noStatement("a statement allows all but what it names", "every Allow statement says what it allows", func(s facts.Statement) model.Tri {
		return s.Allows().And(model.Any(s.Items("NotAction").Has, s.Items("NotResource").Has, s.Items("NotPrincipal").Has))
	}),
	Refs: append(policyRefs(),
		"https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_notaction.html",
		"https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_notprincipal.html"),
}

// resourcePolicyTypes are those that hold the policy of a resource, and nothing else.
var resourcePolicyTypes = []string{
	"aws_ecr_repository_policy", "aws_efs_file_system_policy", "aws_kms_key_policy", "aws_s3_bucket_policy", "aws_secretsmanager_secret_policy",
	"aws_sns_topic_policy", "aws_sqs_queue_policy",
}

func policyRefs() []string {
	return []string{
		"https://docs.aws.amazon.com/IAM/latest/UserGuide/best-practices.html#grant-least-privilege",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/iam_policy",
	}
}

// noStatement requires that no statement of the policies in a resource is of a kind.
func noStatement(bad, good string, kind func(facts.Statement) model.Tri) is.Check {
	return func(p *rule.Pass, r *model.Resource) rule.Result {
		return facts.IdentityPolicies(p.Graph, r, func(d facts.Document) rule.Result { return d.NoStatement(bad, good, kind) })
	}
}

// ask requires that the policies in a resource allow none of the combinations on too much.
func ask(q facts.Question, list []facts.Combination, bad, good string) is.Check {
	return func(p *rule.Pass, r *model.Resource) rule.Result { return askPolicy(p, r, q, list, bad, good) }
}

func askPolicy(p *rule.Pass, r *model.Resource, q facts.Question, list []facts.Combination, bad, good string) rule.Result {
	return facts.IdentityPolicies(p.Graph, r, func(d facts.Document) rule.Result {
		return d.Permissions(q).NoneOf(list, bad, good)
	})
}

// fullIAM tells whether a statement allows everything that IAM can do: by a wildcard, or by leaving out actions of other
// services only.
func fullIAM(s facts.Statement) model.Tri {
	// No action has this name: only a pattern for all of them covers it.
	all := func(v model.Value) model.Tri {
		return v.Matches(func(text string) bool { return facts.Wildcard(strings.ToLower(text), "iam:\x01") })
	}
	some := func(v model.Value) model.Tri {
		return v.Matches(func(text string) bool {
			service, _, _ := strings.Cut(strings.ToLower(text), ":")
			return facts.Wildcard(service, "iam")
		})
	}
	others := s.Items("NotAction")
	return s.Allows().And(s.Items("Action").Any(all).Or(others.Has.And(others.Any(some).Not())))
}

// passedToService tells whether a statement limits which services a role can be passed to.
func passedToService(s facts.Statement) model.Tri {
	return s.BoundBy(func(key string) bool { return key == "iam:passedtoservice" })
}

// bound tells whether conditions of a statement limit what can be gained by it, not only who asks and from where.
func bound(s facts.Statement) model.Tri {
	return s.BoundBy(func(key string) bool {
		switch key {
		case "iam:permissionsboundary", "iam:policyarn", "iam:passedtoservice", "iam:associatedresourcearn":
			return true
		}
		return strings.HasPrefix(key, "aws:resourcetag/") || strings.HasPrefix(key, "iam:resourcetag/")
	})
}

// anyRoleAnywhere reports whether a pattern takes in the roles of all accounts.
func anyRoleAnywhere(pattern string) bool {
	return facts.Wildcard(pattern, "arn:aws:iam::\x01:role/\x01")
}
