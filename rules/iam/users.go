package iam

import (
	"slices"
	"strings"

	"github.com/zclconf/go-cty/cty"

	"github.com/sekisho/sekisho/analyzer/model"
	"github.com/sekisho/sekisho/analyzer/rule"
	"github.com/sekisho/sekisho/rules/facts"
)

// UserNoConsoleAccess keeps people from signing in with a password that only AWS knows of.
var UserNoConsoleAccess = &rule.Rule{
	ID:       "iam-user-no-console-access",
	Title:    rule.T("IAM user has no console password", "IAM ユーザーにコンソールのパスワードがない"),
	Why:      rule.T("A password of its own outlives the account of the person in the directory, and its rules are not those of the company.", "IAM ユーザー専用のパスワードは、社内ディレクトリのアカウントが消えても残り、社内の規則も及びません。"),
	Fix:      rule.T("Remove the aws_iam_user_login_profile and let people come in through IAM Identity Center or a SAML provider.", "aws_iam_user_login_profile を削除し、IAM Identity Center または SAML プロバイダーでサインインさせてください。"),
	Severity: rule.Medium,
	Since:    "0.1.0",
	Types:    []string{"aws_iam_user"},
	Reads:    []string{loginProfileType},
	Check: func(p *rule.Pass, user *model.Resource) rule.Result {
		none := rule.Judge(model.No, "no login profile for the user", user.Value())
		return facts.Primary(facts.Not(facts.Some(p.Graph.At(user).Into(loginProfileType, "user"), none, func(profile *model.Resource) rule.Result {
			return rule.Judge(model.Yes, profile.Address()+" gives the user a console password", profile.Get("user"))
		})), user.Value())
	},
	Refs: userRefs("https://docs.aws.amazon.com/securityhub/latest/userguide/iam-controls.html#iam-2"),
}

// UserNotCreated keeps credentials that last from being the way in.
var UserNotCreated = &rule.Rule{
	ID:       "iam-user-not-created",
	Title:    rule.T("No IAM user is created", "IAM ユーザーを作成していない"),
	Why:      rule.T("An IAM user exists to have a password or keys that last. Roles give the same rights for hours, to people and to workloads.", "IAM ユーザーは、長期間有効なパスワードやキーを持たせるためのものです。ロールなら、同じ権限を人にもワークロードにも数時間だけ与えられます。"),
	Fix:      rule.T("Use a role, or IAM Identity Center for people. List users that have to be in break_glass_users.", "ロールを使い、人には IAM Identity Center を使わせてください。必要なユーザーは break_glass_users に登録してください。"),
	Severity: rule.Low,
	Since:    "0.1.0",
	Extra:    true,
	Params: []rule.Param{
		{Name: "break_glass_users", Default: cty.ListValEmpty(cty.String), About: rule.T("names of the users that may be, with * as a wildcard", "作成を認めるユーザーの名前 (* をワイルドカードとして使用可)")},
	},
	Types: []string{"aws_iam_user"},
	Check: func(p *rule.Pass, user *model.Resource) rule.Result {
		list, name := p.Strings("break_glass_users"), user.Get("name")
		if len(list) == 0 {
			return rule.Judge(model.No, "an IAM user is created", user.Value())
		}
		listed := name.Matches(func(text string) bool {
			return slices.ContainsFunc(list, func(pattern string) bool { return facts.Wildcard(pattern, text) })
		})
		message := "the user " + name.String() + " is not in break_glass_users"
		if listed == model.Yes {
			message = "the user " + name.String() + " is in break_glass_users"
		}
		return rule.Judge(listed, message, name)
	},
	Refs: userRefs("https://docs.aws.amazon.com/IAM/latest/UserGuide/best-practices.html#bp-workloads-use-roles"),
}

// UserNamesIndividual keeps what was done traceable to a person.
var UserNamesIndividual = &rule.Rule{
	ID:       "iam-user-names-individual",
	Title:    rule.T("Name of a console user is that of a person", "コンソールユーザーの名前が個人を表している"),
	Why:      rule.T("What a shared user did nobody did: the trail names the user, and a password that many know cannot be taken back from one.", "共用ユーザーの操作は誰のものか分かりません。証跡に残るのはユーザー名だけで、多くの人が知るパスワードを 1 人から取り上げることもできません。"),
	Fix:      rule.T("Give each person a user, or better an identity in IAM Identity Center, and put what they share into a group.", "1 人に 1 つのユーザー (できれば IAM Identity Center の ID) を割り当て、共通の権限はグループに付与してください。"),
	Severity: rule.Low,
	Since:    "0.1.0",
	Extra:    true,
	Params: []rule.Param{
		{Name: "shared_name_patterns", Default: sharedNames("admin", "ops", "operator", "shared", "common", "test", "team", "batch", "guest"), About: rule.T("words in a name that tell of more than one person", "複数人での共用を示す名前の中の語")},
	},
	Types: []string{"aws_iam_user"},
	Reads: []string{loginProfileType},
	When: func(p *rule.Pass, user *model.Resource) model.Tri {
		return p.Graph.At(user).Into(loginProfileType, "user").Exists()
	},
	Check: func(p *rule.Pass, user *model.Resource) rule.Result {
		name, words := user.Get("name"), p.Strings("shared_name_patterns")
		shared := name.Matches(func(text string) bool {
			parts := strings.FieldsFunc(strings.ToLower(text), func(c rune) bool { return strings.ContainsRune("-_.@+=,0123456789", c) })
			return slices.ContainsFunc(parts, func(part string) bool { return slices.Contains(words, part) })
		})
		message := "the name " + name.String() + " holds no word for a shared user"
		if shared == model.Yes {
			message = "the name " + name.String() + " looks like that of a shared user"
		}
		return rule.Judge(shared.Not(), message, name)
	},
	Refs: userRefs("https://docs.aws.amazon.com/IAM/latest/UserGuide/id_users.html"),
}

func sharedNames(list ...string) cty.Value {
	vals := make([]cty.Value, len(list))
	for i, s := range list {
		vals[i] = cty.StringVal(s)
	}
	return cty.ListVal(vals)
}

func userRefs(more string) []string {
	return []string{
		"https://docs.aws.amazon.com/IAM/latest/UserGuide/best-practices.html#bp-users-federation-idp",
		more,
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/iam_user",
	}
}
