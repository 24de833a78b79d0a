package iam

import (
	"slices"
	"strings"

	"github.com/zclconf/go-cty/cty"

	"github.com/sekisho/sekisho/analyzer/model"
	"github.com/sekisho/sekisho/analyzer/rule"
	"github.com/sekisho/sekisho/rules/facts"
)

// RoleTrustNotPublic keeps a role from being anyone's.
var RoleTrustNotPublic = &rule.Rule{
	ID:       "iam-role-trust-not-public",
	Title:    rule.T("Role cannot be assumed by every AWS principal", "ロールをすべてのプリンシパルが引き受けられる状態にしていない"),
	Why:      rule.T("With a principal of * everyone who has an AWS account can become the role. An external id does not change that: it is no secret.", "プリンシパルが * だと、AWS アカウントを持つ誰もがこのロールになれます。外部 ID は秘密ではないため、それだけでは防げません。"),
	Fix:      rule.T("Name the roles or accounts in the Principal of the statement, or add a condition on aws:PrincipalOrgID, aws:PrincipalAccount or aws:PrincipalArn.", "ステートメントの Principal にロールまたはアカウントを指定するか、aws:PrincipalOrgID、aws:PrincipalAccount、aws:PrincipalArn の条件を追加してください。"),
	Severity: rule.Critical,
	Since:    "0.1.0",
	Types:    []string{"aws_iam_role"},
	Reads:    facts.TrustTypes,
	Check: func(p *rule.Pass, role *model.Resource) rule.Result {
		return facts.JudgeTrust(p.Graph, role, func(d facts.Document) rule.Result { return facts.Not(facts.OpenPolicy(d)) })
	},
	Refs: append(trustRefs(), "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html"),
}

// RoleTrustExternalIDOrMFA keeps another account from being talked into using a role.
var RoleTrustExternalIDOrMFA = &rule.Rule{
	ID:       "iam-role-trust-external-id-or-mfa",
	Title:    rule.T("Role for another account asks for an external id or MFA", "別アカウント向けのロールで外部 ID または MFA を求めている"),
	Why:      rule.T("A provider that works for many customers can be made to use the role of one for another. An external id ties the role to one customer, MFA ties it to a person.", "多数の顧客を扱う事業者は、ある顧客のロールを別の顧客のために使うよう仕向けられることがあります。外部 ID はロールを 1 顧客に、MFA は 1 人の利用者に結び付けます。"),
	Fix:      rule.T("Add a condition StringEquals sts:ExternalId to the statement for a provider, or Bool aws:MultiFactorAuthPresent = true for people.", "事業者向けのステートメントには StringEquals sts:ExternalId を、人が使うものには Bool aws:MultiFactorAuthPresent = true を条件として追加してください。"),
	Severity: rule.High,
	Since:    "0.1.0",
	Params: []rule.Param{
		{Name: "strict", Default: cty.False, About: rule.T("do not take a condition on aws:PrincipalOrgID for either", "aws:PrincipalOrgID の条件だけでは認めない")},
	},
	Types: []string{"aws_iam_role"},
	Reads: facts.TrustTypes,
	When: func(p *rule.Pass, role *model.Resource) model.Tri {
		return facts.Trusts(p.Graph, role, func(s facts.Statement) model.Tri { return letsIn(p, role, s, foreign) })
	},
	Check: func(p *rule.Pass, role *model.Resource) rule.Result {
		return facts.JudgeTrust(p.Graph, role, func(d facts.Document) rule.Result {
			return d.NoStatement("another account can assume the role without an external id or MFA", "other accounts need an external id or MFA", func(s facts.Statement) model.Tri {
				guarded := s.DemandsExternalID().Or(s.DemandsMFA())
				if !p.Bool("strict") {
					guarded = guarded.Or(s.Demands("aws:principalorgid", func(v model.Value) model.Tri { return v.OneOf("*").Not() }, "stringequals", "stringlike"))
				}
				return letsIn(p, role, s, foreign).And(guarded.Not())
			})
		})
	},
	Refs: append(trustRefs(), "https://docs.aws.amazon.com/IAM/latest/UserGuide/confused-deputy.html"),
}

// HumanRoleTrustRequiresMFA keeps a stolen password or key from being a role.
var HumanRoleTrustRequiresMFA = &rule.Rule{
	ID:       "iam-human-role-trust-requires-mfa",
	Title:    rule.T("Role that people assume asks for MFA", "人が引き受けるロールで MFA を必須にしている"),
	Why:      rule.T("Without the condition a stolen password, or an access key alone, is enough to take the role. BoolIfExists lets calls with an access key through.", "この条件がないと、盗まれたパスワードやアクセスキーだけでロールを引き受けられます。BoolIfExists ではアクセスキーによる呼び出しを防げません。"),
	Fix:      rule.T("Add the condition Bool aws:MultiFactorAuthPresent = true to the statement. For systems, name their role as the principal, ask for an external id, or list them in machine_principals.", "ステートメントに条件 Bool aws:MultiFactorAuthPresent = true を追加してください。システムが使う場合は、プリンシパルにそのロールを指定するか、外部 ID を求めるか、machine_principals に登録してください。"),
	Severity: rule.High,
	Since:    "0.1.0",
	Params: []rule.Param{
		{Name: "machine_principals", Default: cty.ListValEmpty(cty.String), About: rule.T("account ids and ARNs, with * as a wildcard, that no person uses", "人が使わないプリンシパルのアカウント ID または ARN (* をワイルドカードとして使用可)")},
	},
	Types: []string{"aws_iam_role"},
	Reads: facts.TrustTypes,
	When: func(p *rule.Pass, role *model.Resource) model.Tri {
		return facts.Trusts(p.Graph, role, func(s facts.Statement) model.Tri { return forPeople(p, role, s) })
	},
	Check: func(p *rule.Pass, role *model.Resource) rule.Result {
		return facts.JudgeTrust(p.Graph, role, func(d facts.Document) rule.Result {
			return d.NoStatement("people can assume the role without MFA", "people need MFA to assume the role", func(s facts.Statement) model.Tri {
				return forPeople(p, role, s).And(s.DemandsMFA().Not())
			})
		})
	},
	Refs: append(trustRefs(), "https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_mfa_configure-api-require.html"),
}

// RoleTrustOnlyListedAccounts makes every account that gets in a decision on record.
var RoleTrustOnlyListedAccounts = &rule.Rule{
	ID:       "iam-role-trust-only-listed-accounts",
	Title:    rule.T("Role trusts no account that is not on the list", "ロールが一覧にないアカウントを信頼していない"),
	Why:      rule.T("Each account in a trust policy is a way in that someone else guards. One that nobody can explain may be an old contract, or an attacker's.", "信頼ポリシーのアカウントは、それぞれ他者が管理する入口です。説明できないアカウントは、終わった契約先や攻撃者のものかもしれません。"),
	Fix:      rule.T("Remove the account, or add it to the parameter trusted_accounts or third_party_accounts. The latter also need a condition StringEquals sts:ExternalId.", "そのアカウントを削除するか、パラメーター trusted_accounts または third_party_accounts に登録してください。後者には条件 StringEquals sts:ExternalId も必要です。"),
	Severity: rule.High,
	Since:    "0.1.0",
	Params: []rule.Param{
		{Name: "trusted_accounts", Default: cty.ListValEmpty(cty.String), About: rule.T("ids of the accounts that roles may trust", "ロールが信頼してよいアカウントの ID")},
		{Name: "third_party_accounts", Default: cty.ListValEmpty(cty.String), About: rule.T("ids of the accounts of others that roles may trust with an external id", "外部 ID を条件に信頼してよい社外アカウントの ID")},
		{Name: "operator_jump_account", Default: cty.StringVal(""), About: rule.T("id of the account from which outside operators come in", "外部の運用者が入る踏み台アカウントの ID")},
		{Name: "strict", Default: cty.False, About: rule.T("also ask for a role or user instead of an account as a whole", "アカウント全体ではなくロールまたはユーザーの指定を求める")},
	},
	Types: []string{"aws_iam_role"},
	Reads: facts.TrustTypes,
	When: func(p *rule.Pass, role *model.Resource) model.Tri {
		return facts.Trusts(p.Graph, role, func(s facts.Statement) model.Tri { return letsIn(p, role, s, foreign) })
	},
	Check: func(p *rule.Pass, role *model.Resource) rule.Result {
		return facts.JudgeTrust(p.Graph, role, func(d facts.Document) rule.Result { return listedOnly(p, role, d) })
	},
	Refs: append(trustRefs(), "https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_common-scenarios_third-party.html"),
}

// RoleGithubOIDCRestricted keeps a role from every other repository on GitHub.
var RoleGithubOIDCRestricted = &rule.Rule{
	ID:       "iam-role-github-oidc-restricted",
	Title:    rule.T("Role for GitHub Actions names the organization and repository", "GitHub Actions 用のロールで組織とリポジトリを指定している"),
	Why:      rule.T("The provider speaks for every workflow on GitHub. Without a condition on the subject, anyone can write a workflow that assumes the role.", "このプロバイダーは GitHub 上のすべてのワークフローのトークンを発行します。sub の条件がないと、誰でもこのロールを引き受けるワークフローを書けます。"),
	Fix:      rule.T("Add a condition on token.actions.githubusercontent.com:sub that begins with repo: and names the organization and the repository, best with the branch or environment.", "token.actions.githubusercontent.com:sub の条件に、repo: に続けて組織とリポジトリを (できればブランチや環境も) 指定してください。"),
	Severity: rule.High,
	Since:    "0.1.0",
	Types:    []string{"aws_iam_role"},
	Reads:    append(slices.Clone(facts.TrustTypes), "aws_iam_openid_connect_provider", "data.aws_iam_openid_connect_provider"),
	When: func(p *rule.Pass, role *model.Resource) model.Tri {
		return facts.Trusts(p.Graph, role, fromGitHub)
	},
	Check: func(p *rule.Pass, role *model.Resource) rule.Result {
		return facts.JudgeTrust(p.Graph, role, func(d facts.Document) rule.Result {
			return d.NoStatement("workflows of other repositories can assume the role", "the repository is named", func(s facts.Statement) model.Tri {
				return fromGitHub(s).And(namesRepository(s).Not())
			})
		})
	},
	Refs: append(trustRefs(), "https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_create_for-idp_oidc.html#idp_oidc_Create_GitHub"),
}

// RoleSAMLAudiencePinned keeps an assertion that was made for another service from opening a role.
var RoleSAMLAudiencePinned = &rule.Rule{
	ID:       "iam-role-saml-audience-pinned",
	Title:    rule.T("Role for SAML names one provider and the AWS sign-in audience", "SAML 用のロールでプロバイダーと宛先を固定している"),
	Why:      rule.T("An assertion says for whom it was made. A role that does not look accepts what was made for another application of the same identity provider.", "アサーションには宛先が記されています。それを確かめないロールは、同じ ID プロバイダーの別のアプリケーション宛てのアサーションも受け入れます。"),
	Fix:      rule.T("Name one SAML provider as the principal and add the condition StringEquals SAML:aud = https://signin.aws.amazon.com/saml.", "プリンシパルに SAML プロバイダーを 1 つだけ指定し、条件 StringEquals SAML:aud = https://signin.aws.amazon.com/saml を追加してください。"),
	Severity: rule.High,
	Since:    "0.1.0",
	Types:    []string{"aws_iam_role"},
	Reads:    append(slices.Clone(facts.TrustTypes), "aws_iam_saml_provider", "data.aws_iam_saml_provider"),
	When: func(p *rule.Pass, role *model.Resource) model.Tri {
		return facts.Trusts(p.Graph, role, fromSAML)
	},
	Check: func(p *rule.Pass, role *model.Resource) rule.Result {
		return facts.JudgeTrust(p.Graph, role, samlPinned)
	},
	Refs: append(trustRefs(), "https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_create_for-idp_saml.html"),
}

// RoleOIDCEKSRestricted keeps a role from every other workload that the same issuer speaks for.
var RoleOIDCEKSRestricted = &rule.Rule{
	ID:       "iam-role-oidc-eks-restricted",
	Title:    rule.T("Role for an OIDC provider names the subject of the token", "OIDC プロバイダー用のロールでトークンの sub を指定している"),
	Why:      rule.T("The issuer of a cluster signs tokens for every pod in it. Without a condition on the subject, each of them can take the role.", "クラスターの発行者は、その中のすべての Pod にトークンを発行します。sub の条件がないと、どの Pod でもこのロールを引き受けられます。"),
	Fix:      rule.T("Add a condition StringEquals on the key that ends with :sub, such as system:serviceaccount:namespace:name.", "末尾が :sub のキーに、system:serviceaccount:名前空間:名前 のような値を求める StringEquals 条件を追加してください。"),
	Severity: rule.Medium,
	Since:    "0.1.0",
	Types:    []string{"aws_iam_role"},
	Reads:    append(slices.Clone(facts.TrustTypes), "aws_iam_openid_connect_provider", "data.aws_iam_openid_connect_provider"),
	When: func(p *rule.Pass, role *model.Resource) model.Tri {
		return facts.Trusts(p.Graph, role, func(s facts.Statement) model.Tri { return fromOIDC(p, s) })
	},
	Check: func(p *rule.Pass, role *model.Resource) rule.Result {
		return facts.JudgeTrust(p.Graph, role, func(d facts.Document) rule.Result {
			return d.NoStatement("every subject of the OIDC provider can assume the role", "the subject is named", func(s facts.Statement) model.Tri {
				named := s.BoundBy(func(key string) bool { return strings.HasSuffix(key, ":sub") })
				return fromOIDC(p, s).And(named.Not())
			})
		})
	},
	Refs: append(trustRefs(),
		"https://docs.aws.amazon.com/eks/latest/userguide/associate-service-account-role.html",
		"https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_create_for-idp_oidc.html"),
}

// RoleTrustNotAccountRoot leaves less of the decision who may assume a role to others.
var RoleTrustNotAccountRoot = &rule.Rule{
	ID:       "iam-role-trust-not-account-root",
	Title:    rule.T("Trust policy names roles or users rather than a whole account", "信頼ポリシーでアカウント全体ではなくロールやユーザーを指定している"),
	Why:      rule.T("A whole account as principal lets everyone in it assume the role whose own policy says so. Its administrators decide, not the owner of the role.", "アカウント全体を指定すると、そのアカウントで権限を与えられた全員が引き受けられます。決めるのはロールの所有者ではなく、相手の管理者です。"),
	Fix:      rule.T("Name the role or user in Principal, or add a condition on aws:PrincipalArn, aws:PrincipalTag, sts:ExternalId or MFA.", "Principal にロールかユーザーを指定するか、aws:PrincipalArn、aws:PrincipalTag、sts:ExternalId、MFA のいずれかの条件を追加してください。"),
	Severity: rule.Low,
	Since:    "0.1.0",
	Types:    []string{"aws_iam_role"},
	Reads:    facts.TrustTypes,
	Check: func(p *rule.Pass, role *model.Resource) rule.Result {
		return facts.JudgeTrust(p.Graph, role, func(d facts.Document) rule.Result {
			return d.NoStatement("a whole account can assume the role", "no whole account can assume the role without a condition", func(s facts.Statement) model.Tri {
				narrowed := s.BoundBy(func(key string) bool { return key == "aws:principalarn" || strings.HasPrefix(key, "aws:principaltag/") })
				whole := letsIn(p, role, s, func(who facts.Party) model.Tri { return who.Whole })
				return whole.And(model.Any(s.DemandsExternalID(), s.DemandsMFA(), narrowed).Not())
			})
		})
	},
	Refs: append(trustRefs(), "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html#principal-accounts"),
}

func trustRefs() []string {
	return []string{"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/iam_role"}
}

// letsIn tells whether a statement lets a principal of type AWS assume the role that is of a kind.
func letsIn(p *rule.Pass, role *model.Resource, s facts.Statement, kind func(facts.Party) model.Tri) model.Tri {
	return model.All(s.Allows(), s.Covers("sts:AssumeRole"), s.Principals("AWS").Any(func(v model.Value) model.Tri {
		return kind(facts.PartyOf(p.Graph, role, v))
	}))
}

// foreign tells whether a principal belongs to another account. Everyone is judged by another rule.
func foreign(who facts.Party) model.Tri {
	if who.Anyone {
		return model.No
	}
	return who.Own.Not()
}

// forPeople tells whether a statement lets people assume the role. One that asks for an external id does not: the console
// cannot send one, so that it is for a system of another company.
func forPeople(p *rule.Pass, role *model.Resource, s facts.Statement) model.Tri {
	machines := p.Strings("machine_principals")
	return letsIn(p, role, s, func(who facts.Party) model.Tri {
		for _, m := range machines {
			if facts.Wildcard(m, who.Text) || who.Account != "" && m == who.Account {
				return model.No
			}
		}
		return who.Person
	}).And(s.DemandsExternalID().Not())
}

// listedOnly requires that every other account in a trust policy is on a list.
func listedOnly(p *rule.Pass, role *model.Resource, d facts.Document) rule.Result {
	trusted := append(p.Strings("trusted_accounts"), p.Param("operator_jump_account").AsString())
	third := p.Strings("third_party_accounts")
	list := []rule.Result{rule.Judge(model.Yes, "every account is on the list", d.Value)}
	if d.Complete != model.Yes {
		list = append(list, d.Unread("whether every account is on the list is not known", d.Value))
	}
	for _, s := range d.Statements {
		lets := s.Allows().And(s.Covers("sts:AssumeRole"))
		if lets == model.No {
			continue
		}
		principals := s.Principals("AWS")
		if principals.Complete != model.Yes {
			list = append(list, d.Say(model.Unknown, "every account is on the list", s))
		}
		for _, v := range principals.List {
			who := facts.PartyOf(p.Graph, role, v)
			ok, message := model.No, "an account that is not on the list can assume the role"
			if who.Account != "" {
				message = "account " + who.Account + ", which is not on the list, can assume the role"
			}
			switch {
			case who.Anyone:
				continue // judged by iam-role-trust-not-public
			case who.Member, who.Account != "" && slices.Contains(trusted, who.Account):
				ok = model.Yes
				if p.Bool("strict") {
					ok, message = who.Whole.Not(), "another account as a whole can assume the role"
				}
			case who.Account != "" && slices.Contains(third, who.Account):
				ok, message = s.DemandsExternalID(), "account "+who.Account+" of others can assume the role without an external id"
			}
			bad := model.All(lets, who.Own.Not(), ok.Not())
			if bad != model.No {
				list = append(list, d.Say(bad.Not(), message, s))
			}
		}
	}
	return facts.All(list...)
}

const githubIssuer = "token.actions.githubusercontent.com"

// fromGitHub tells whether a statement lets workflows on GitHub assume the role.
func fromGitHub(s facts.Statement) model.Tri {
	return s.Allows().And(s.Principals("Federated").Any(func(v model.Value) model.Tri {
		return names(v, "aws_iam_openid_connect_provider", "url", func(text string) bool { return strings.Contains(text, githubIssuer) })
	}))
}

// names tells whether an identity provider is named whose ARN, or an argument of it where the ARN is not known,
// satisfies a predicate.
func names(v model.Value, typ, argument string, ok func(string) bool) model.Tri {
	if v.Known() {
		return v.Matches(ok)
	}
	sources := v.Sources()
	if len(sources) != 1 || sources[0].Derived || sources[0].Resource == nil || sources[0].Resource.Addr.Type != typ {
		return facts.PatternMatches(v, ok)
	}
	provider := sources[0].Resource
	if own := provider.Get("arn"); own.Present() && (own.Known() || own.Origin == model.Written) {
		return own.Matches(ok)
	}
	if given := provider.Get(argument); given.Present() {
		return given.Matches(ok)
	}
	return model.Unknown
}

// namesRepository tells whether a statement asks for the workflows of certain repositories.
func namesRepository(s facts.Statement) model.Tri {
	conditions, complete := s.Conditions()
	out := model.No
	for _, c := range conditions {
		operator := strings.TrimSuffix(c.Operator[strings.LastIndex(c.Operator, ":")+1:], "ifexists")
		if !strings.HasSuffix(c.Key, ":sub") || !strings.Contains(c.Key, githubIssuer) || !slices.Contains([]string{"stringequals", "stringequalsignorecase", "stringlike"}, operator) {
			continue
		}
		bad := c.Values.Any(func(v model.Value) model.Tri {
			return facts.PatternMatches(v, func(sub string) bool { return !namesOne(sub) })
		})
		out = out.Or(bad.Not())
	}
	if complete != model.Yes {
		out = out.Or(model.Unknown)
	}
	return out
}

// namesOne reports whether the subject of a GitHub token is of a certain organization. The claims that are excluded here
// can be chosen by who writes the workflow.
func namesOne(sub string) bool {
	kind, rest, ok := strings.Cut(sub, ":")
	name, _, _ := strings.Cut(rest, ":")
	if !ok || strings.ContainsAny(kind, "*?") || name == "" || strings.Trim(name, "*") == "" {
		return false
	}
	switch kind {
	case "workflow", "environment", "ref", "context", "head_ref", "base_ref":
		return false
	case "repo":
		organization, repository, ok := strings.Cut(name, "/")
		return ok && organization != "" && repository != "" && !strings.ContainsAny(organization, "*?")
	}
	return true
}

// fromSAML tells whether a statement lets people assume the role who come from a SAML identity provider.
func fromSAML(s facts.Statement) model.Tri {
	return model.All(s.Allows(), s.Covers("sts:AssumeRoleWithSAML"), s.Principals("Federated").Has)
}

func samlPinned(d facts.Document) rule.Result {
	list := []rule.Result{rule.Judge(model.Yes, "the provider and the audience are named", d.Value)}
	if d.Complete != model.Yes {
		list = append(list, d.Unread("whether the provider and the audience are named is not known", d.Value))
	}
	for _, s := range d.Statements {
		saml := fromSAML(s)
		if saml == model.No {
			continue
		}
		principals := s.Principals("Federated")
		named := model.Of(len(principals.List) == 1).And(principals.Any(func(v model.Value) model.Tri {
			return names(v, "aws_iam_saml_provider", "name", func(text string) bool { return text != "" && !strings.ContainsAny(text, "*?") })
		}))
		if principals.Complete != model.Yes {
			named = model.Unknown
		}
		pinned := s.Demands("saml:aud", func(v model.Value) model.Tri { return v.Matches(signIn) }, "stringequals", "stringlike")
		if bad := saml.And(named.Not()); bad != model.No {
			list = append(list, d.Say(bad.Not(), "no SAML provider, or more than one, is named", s))
		}
		if bad := saml.And(pinned.Not()); bad != model.No {
			list = append(list, d.Say(bad.Not(), "an audience other than the AWS sign-in endpoint is accepted", s))
		}
	}
	return facts.All(list...)
}

// signIn reports whether an audience is a sign-in endpoint of AWS, of any partition or region.
// See https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_iam-condition-keys.html#condition-keys-saml.
func signIn(audience string) bool {
	rest, ok := strings.CutPrefix(audience, "https://")
	host, path, _ := strings.Cut(rest, "/")
	if !ok || strings.ContainsAny(audience, "*?") || path != "saml" && !strings.HasPrefix(path, "saml/") {
		return false
	}
	for _, domain := range [...]string{"signin.aws.amazon.com", "signin.amazonaws.cn", "signin.amazonaws-us-gov.com"} {
		if host == domain || strings.HasSuffix(host, "."+domain) {
			return true
		}
	}
	return false
}

// fromOIDC tells whether a statement lets in who comes with a token of an OIDC provider of the account, GitHub apart.
func fromOIDC(p *rule.Pass, s facts.Statement) model.Tri {
	elsewhere := func(text string) bool { return !strings.Contains(text, githubIssuer) }
	return s.Allows().And(s.Principals("Federated").Any(func(v model.Value) model.Tri {
		if provider := facts.Target(p.Graph, v, "aws_iam_openid_connect_provider"); provider != nil {
			if url := provider.Get("url"); url.Present() {
				return url.Matches(elsewhere)
			}
		}
		return facts.PatternMatches(v, func(text string) bool { return strings.Contains(text, ":oidc-provider/") && elsewhere(text) })
	}))
}
