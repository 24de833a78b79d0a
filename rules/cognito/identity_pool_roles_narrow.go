package cognito

import (
	"slices"
	"strings"

	"github.com/zclconf/go-cty/cty"

	"github.com/sekisho/sekisho/analyzer/is"
	"github.com/sekisho/sekisho/analyzer/model"
	"github.com/sekisho/sekisho/analyzer/rule"
	"github.com/sekisho/sekisho/rules/facts"
)

// IdentityPoolRolesNarrow keeps the customers of an application from having more of AWS than it needs.
var IdentityPoolRolesNarrow = &rule.Rule{
	ID:       "cognito-identity-pool-roles-narrow",
	Title:    rule.T("Roles of an identity pool are bound to it and narrow", "ID プールが渡すロールをプールに限定し、権限を絞っている"),
	Why:      rule.T("Everyone who signs up for the application gets the credentials of the role. A trust that does not name the pool hands it to the users of every other pool in the world.", "アプリケーションに登録した人は誰でもロールの認証情報を得ます。プールを指定しない信頼ポリシーでは、世界中の他のプールの利用者にも渡ります。"),
	Fix:      rule.T("Leave the unauthenticated role and the classic flow out. In the trust policy ask for StringEquals cognito-identity.amazonaws.com:aud = the id of the pool and ForAnyValue:StringLike :amr = authenticated.", "未認証ロールとクラシックフローは使わず、信頼ポリシーに StringEquals cognito-identity.amazonaws.com:aud = プール ID と ForAnyValue:StringLike :amr = authenticated の条件を付けてください。"),
	Severity: rule.High,
	Since:    "0.1.0",
	Params: []rule.Param{
		{Name: "guests_allowed", Default: cty.False, About: rule.T("accept a role for guests, if it is as narrow", "同様に絞られたゲスト用のロールを認める")},
	},
	Types: []string{poolType, "aws_cognito_identity_pool_roles_attachment"},
	Reads: slices.Concat(facts.TrustTypes, facts.AttachmentTypes),
	Check: func(p *rule.Pass, r *model.Resource) rule.Result {
		if r.Addr.Type == poolType {
			return is.NotTrue("allow_classic_flow")(p, r)
		}
		roles := r.Get("roles")
		res := facts.EveryEntry(roles, "no role is handed out", func(e facts.Entry) rule.Result {
			if e.Name == "unauthenticated" && !p.Bool("guests_allowed") {
				return rule.Judge(e.Value.NotEmpty().Not(), "a role is handed to guests", e.Value)
			}
			role := facts.Target(p.Graph, e.Value, "aws_iam_role")
			if role == nil {
				return rule.Judge(model.Unknown, "the role is not in this configuration", e.Value).Because("what " + roles.At() + " names is not in this configuration")
			}
			wide := facts.HasPolicy(p.Graph, role, rule.Judge(model.No, "the role has no wide rights", e.Value), facts.AdministratorRights())
			return facts.All(bound(p, role, e.Name), facts.Not(wide))
		})
		return facts.Primary(res, roles)
	},
	Refs: []string{
		"https://docs.aws.amazon.com/cognito/latest/developerguide/role-trust-and-permissions.html",
		"https://docs.aws.amazon.com/cognito/latest/developerguide/authentication-flow.html",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/cognito_identity_pool_roles_attachment",
	},
}

const poolType = "aws_cognito_identity_pool"

const issuer = "cognito-identity.amazonaws.com"

// bound tells whether a role can be assumed only through one identity pool, and by the users for whom it is meant.
func bound(p *rule.Pass, role *model.Resource, kind string) rule.Result {
	return facts.JudgeTrust(p.Graph, role, func(d facts.Document) rule.Result {
		return d.NoStatement("users of other pools can assume "+role.Address(), role.Address()+" is bound to the pool", func(s facts.Statement) model.Tri {
			through := s.Allows().And(s.Principals("Federated").Any(func(v model.Value) model.Tri { return v.OneOf(issuer) }))
			pool := s.Demands(issuer+":aud", func(v model.Value) model.Tri {
				if v.Known() {
					return v.Matches(func(text string) bool { return strings.Trim(text, "*") != "" })
				}
				return v.Set()
			}, "stringequals")
			users := s.Demands(issuer+":amr", func(v model.Value) model.Tri { return v.OneOf(kind) }, "stringlike", "stringequals")
			return through.And(pool.And(users).Not())
		})
	})
}
