package organizations

import (
	"slices"
	"strings"

	"github.com/zclconf/go-cty/cty"

	"github.com/sekisho/sekisho/analyzer/is"
	"github.com/sekisho/sekisho/analyzer/model"
	"github.com/sekisho/sekisho/analyzer/rule"
	"github.com/sekisho/sekisho/rules/facts"
)

// AllFeatures lets the organization limit what its accounts can do.
var AllFeatures = &rule.Rule{
	ID:       "organizations-all-features",
	Title:    rule.T("Organization has all features and service control policies on", "組織で全機能とサービスコントロールポリシーを有効にしている"),
	Why:      rule.T("With consolidated billing alone no guardrail binds the accounts: their administrators can do everything.", "一括請求だけの組織では、アカウントを縛るガードレールを使えず、各アカウントの管理者は何でもできます。"),
	Fix:      rule.T("Leave feature_set at ALL and add SERVICE_CONTROL_POLICY to enabled_policy_types.", "feature_set は ALL のままにし、enabled_policy_types に SERVICE_CONTROL_POLICY を追加してください。"),
	Severity: rule.Medium,
	Since:    "0.1.0",
	Extra:    true,
	Types:    []string{organizationType},
	Check:    func(_ *rule.Pass, org *model.Resource) rule.Result { return allFeatures(org) },
	Refs: []string{
		"https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_org_support-all-features.html",
		"https://docs.aws.amazon.com/organizations/latest/userguide/enable-policy-type.html",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/organizations_organization",
	},
}

const (
	organizationType = "aws_organizations_organization"
	attachmentType   = "aws_organizations_policy_attachment"
	policyType       = "aws_organizations_policy"
)

// allFeatures requires that an organization can use service control policies.
func allFeatures(org *model.Resource) rule.Result {
	features, types := org.Get("feature_set"), org.Get("enabled_policy_types")
	list := org.All("enabled_policy_types[*]")
	on := model.No
	for _, v := range list.List {
		on = on.Or(v.OneOf("SERVICE_CONTROL_POLICY"))
	}
	if list.Complete != model.Yes {
		on = on.Or(model.Unknown)
	}
	message := is.Saw(types)
	if on == model.No {
		message += ", without SERVICE_CONTROL_POLICY"
	}
	return facts.Parts(
		rule.Judge(features.OneOf("ALL").Or(features.Set().Not()), is.Saw(features), features),
		rule.Judge(on, message, types),
	)
}

// SCPAttached keeps administrators of accounts within limits.
var SCPAttached = &rule.Rule{
	ID:          "organizations-scp-attached",
	Title:       rule.T("A guardrail with a Deny is attached", "拒否を含むガードレールをアタッチしている"),
	Why:         rule.T("The policy that AWS attaches by itself allows everything. Until one that denies something is attached, nothing limits the accounts.", "AWS が最初からアタッチするポリシーはすべてを許可します。拒否を含むポリシーをアタッチするまで、アカウントに制限はありません。"),
	Fix:         rule.T("Write a service control policy with a Deny statement, and attach it to the root, a unit or an account with aws_organizations_policy_attachment.", "Deny ステートメントを含むサービスコントロールポリシーを作り、aws_organizations_policy_attachment でルート、組織単位、アカウントのいずれかにアタッチしてください。"),
	Severity:    rule.Medium,
	Since:       "0.1.0",
	Global:      true,
	Reads:       guardrailTypes,
	WhenAccount: managesOrganization,
	Account: func(p *rule.Pass, prov *model.Provider) rule.Result {
		here := facts.InAccount(prov)
		org := facts.Has(p.Graph, here, organizationType)
		if org == model.No && facts.Has(p.Graph, here, policyType) == model.No {
			return facts.Silent(prov, "no service control policy of one's own")
		}
		none := rule.Judge(model.No, "no service control policy with a Deny", facts.First(p.Graph, prov, policyType, organizationType))
		denied := facts.One(p.Graph, policyType, here, none, func(scp *model.Resource) rule.Result {
			content := scp.Get("content")
			denies := facts.PolicyAt(p.Graph, content).Judge(none, func(d facts.Document) rule.Result {
				return facts.FindStatement(d, scp.Address()+" denies something", scp.Address()+" denies nothing", facts.Statement.Denies)
			})
			typ := scp.Get("type")
			kind := rule.Judge(facts.IsGuardrail(scp), is.Saw(typ), typ)
			if kind.OK == model.No || denies.OK == model.No {
				return rule.Result{OK: model.No} // one that is not attached says more
			}
			attached := rule.Arrives(p.Graph.At(scp).Into(attachmentType, "policy_id"), scp.Address()+" is attached", scp.Address()+" is not attached", scp.Value())
			return facts.Primary(facts.All(attached, kind, denies), content)
		})
		if denied.Message == "" {
			denied = none
		}
		parts := []rule.Result{denied}
		if org != model.No {
			off := rule.Judge(model.Unknown, "the organization is not in this configuration", facts.First(p.Graph, prov, organizationType))
			parts = append(parts, facts.One(p.Graph, organizationType, here, off, allFeatures))
		}
		return facts.Parts(parts...)
	},
	Refs: []string{
		"https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_scps.html",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/organizations_policy_attachment",
	},
}

// SCPRestrictRegions keeps accounts out of regions that nobody watches.
var SCPRestrictRegions = &rule.Rule{
	ID:       "organizations-scp-restrict-regions",
	Title:    rule.T("A service control policy limits regions", "サービスコントロールポリシーでリージョンを制限している"),
	Why:      rule.T("Who misuses an account starts machines where nobody looks, and data leaves the country with one call to another region.", "アカウントの悪用は誰も見ていないリージョンで行われ、データは別リージョンへの呼び出し 1 つで国外に出ます。"),
	Fix:      rule.T("Deny all but global services in a service control policy with StringNotEquals aws:RequestedRegion and the allowed regions.", "グローバルサービス以外を、条件 StringNotEquals aws:RequestedRegion と許可リージョンで拒否するサービスコントロールポリシーを作ってください。"),
	Severity: rule.Low,
	Since:    "0.1.0",
	Extra:    true,
	Params: []rule.Param{
		{Name: "allowed_regions", Default: cty.ListValEmpty(cty.String), About: rule.T("the regions that may be used besides us-east-1 for global services; empty for any list that is written", "グローバルサービス用の us-east-1 以外に使ってよいリージョン (空の場合は記述された一覧を認める)")},
	},
	Global:      true,
	Reads:       slices.Concat([]string{policyType}, organizationTypes, facts.PolicyTypes),
	WhenAccount: managesOrganization,
	Account: func(p *rule.Pass, prov *model.Provider) rule.Result {
		allowed := p.Strings("allowed_regions")
		return facts.Declared(p.Graph, prov, facts.InAccount(prov), "no service control policy limits regions", func(scp *model.Resource) rule.Result {
			content := scp.Get("content")
			limits := facts.PolicyAt(p.Graph, content).Judge(rule.Judge(model.No, "the policy is empty", content), func(d facts.Document) rule.Result {
				return facts.FindStatement(d, scp.Address()+" limits regions", scp.Address()+" does not limit regions", func(s facts.Statement) model.Tri {
					return s.Denies().And(s.Demands("aws:requestedregion", regionIn(allowed), "stringnotequals", "stringnotlike", "stringnotequalsifexists", "stringnotlikeifexists"))
				})
			})
			typ := scp.Get("type")
			return facts.All(limits, rule.Judge(facts.IsGuardrail(scp), is.Saw(typ), typ))
		}, policyType)
	},
	Refs: []string{
		"https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_scps_examples_general.html",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/organizations_policy",
	},
}

// TagPolicies keeps tags usable by those who look for what belongs to whom.
var TagPolicies = &rule.Rule{
	ID:          "organizations-tag-policies",
	Title:       rule.T("Tag policies are attached, or required tags are checked", "タグポリシーをアタッチしているか、必須タグを点検している"),
	Why:         rule.T("A tag that is written in five ways finds nothing: neither the owner of a resource in an incident nor its cost.", "表記のばらばらなタグでは、インシデント時の担当者もコストも見つけられません。"),
	Fix:         rule.T("Add an aws_organizations_policy of type TAG_POLICY with an attachment, or an AWS Config rule REQUIRED_TAGS.", "type が TAG_POLICY の aws_organizations_policy とアタッチメント、または AWS Config ルール REQUIRED_TAGS を追加してください。"),
	Severity:    rule.Low,
	Since:       "0.1.0",
	Extra:       true,
	Global:      true,
	Reads:       slices.Concat([]string{attachmentType, "aws_config_config_rule", "aws_config_organization_managed_rule"}, organizationTypes),
	WhenAccount: managesOrganization,
	Account: func(p *rule.Pass, prov *model.Provider) rule.Result {
		return facts.Declared(p.Graph, prov, facts.InAccount(prov), "no tag policy is attached", func(r *model.Resource) rule.Result {
			switch r.Addr.Type {
			case "aws_config_config_rule":
				v := r.Get("source.source_identifier")
				return rule.Judge(v.OneOf("REQUIRED_TAGS"), is.Saw(v), v)
			case "aws_config_organization_managed_rule":
				v := r.Get("rule_identifier")
				return rule.Judge(v.OneOf("REQUIRED_TAGS"), is.Saw(v), v)
			}
			typ := r.Get("type")
			attached := rule.Arrives(p.Graph.At(r).Into(attachmentType, "policy_id"), r.Address()+" is attached", r.Address()+" is not attached", typ)
			return facts.All(attached, rule.Judge(typ.OneOf("TAG_POLICY"), is.Saw(typ), typ))
		}, policyType, "aws_config_config_rule", "aws_config_organization_managed_rule")
	},
	Refs: []string{
		"https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_tag-policies.html",
		"https://docs.aws.amazon.com/config/latest/developerguide/required-tags.html",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/organizations_policy",
	},
}

// EnvironmentsInSeparateAccounts keeps a mistake in a test from reaching production.
var EnvironmentsInSeparateAccounts = &rule.Rule{
	ID:       "organizations-environments-in-separate-accounts",
	Title:    rule.T("Account is in a unit for its environment, apart from others", "アカウントを環境ごとの組織単位に分けている"),
	Why:      rule.T("Guardrails are attached to units. Where production shares one with tests, either tests are too tight or production is too loose; an account under the root has none of its own.", "ガードレールは組織単位にアタッチします。本番と検証が同じ組織単位だと、どちらかに合わない制限になります。ルート直下のアカウントには固有の制限を設けられません。"),
	Fix:      rule.T("Set parent_id to an organizational unit for the environment of the account, and tell the environment by the tag Environment or in the name.", "parent_id に環境ごとの組織単位を指定し、Environment タグか名前で環境が分かるようにしてください。"),
	Severity: rule.Medium,
	Since:    "0.1.0",
	Params: []rule.Param{
		{Name: "environment_patterns", Default: patterns("production=prod|prd", "other=stg|stag|dev|test|sandbox|qa"), About: rule.T("environments, and how words in the Environment tag or the name of their accounts begin", "環境と、そのアカウントの Environment タグまたは名前に含まれる語の書き出し")},
	},
	Types: []string{accountType},
	Reads: []string{"aws_organizations_organizational_unit", organizationType},
	Check: func(p *rule.Pass, account *model.Resource) rule.Result {
		parent := account.Get("parent_id")
		if under := inUnit(parent); under.OK != model.Yes {
			return under
		}
		class := environmentOf(p, account)
		own := unitOf(p, account)
		message := "the environment of the account is not known"
		switch {
		case class == "":
			return rule.Judge(model.Unknown, message, account.Get("name"), parent).Because("neither the tag Environment nor the name of " + account.Address() + " tells of an environment")
		case own == "":
			return rule.Judge(model.Unknown, "the unit of the account is not known", parent).Because("what " + parent.At() + " names is not known")
		}
		all := unitsOf(p)
		for _, other := range all.of[own] {
			if other.class != "" && other.class != class && other.account.Exists != model.Unknown {
				return rule.Judge(model.No, other.account.Address()+" of another environment is in the same unit", parent, other.account.Get("parent_id"))
			}
		}
		for _, other := range slices.Concat(all.of[own], all.open) {
			if other.account != account && other.class != class {
				return rule.Judge(model.Unknown, "whether "+other.account.Address()+" of another environment is in the same unit is not known", parent, other.account.Get("parent_id")).
					Because("the unit or the environment of " + other.account.Address() + " is not known")
			}
		}
		if complete, gaps := p.Graph.Complete(); complete != model.Yes {
			return rule.Judge(model.Unknown, "which other accounts there are is not known", append([]model.Value{parent}, gaps...)...)
		}
		return rule.Judge(model.Yes, "no account of another environment is in the same unit", parent)
	},
	Refs: []string{
		"https://docs.aws.amazon.com/whitepapers/latest/organizing-your-aws-environment/recommended-ous-and-accounts.html",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/organizations_account",
	},
}

const accountType = "aws_organizations_account"

func patterns(list ...string) cty.Value {
	vals := make([]cty.Value, len(list))
	for i, s := range list {
		vals[i] = cty.StringVal(s)
	}
	return cty.ListVal(vals)
}

// inUnit tells whether the parent of an account is an organizational unit, rather than the root, where an account is that
// names none.
func inUnit(parent model.Value) rule.Result {
	under := "the account is under the root of the organization"
	if parent.Origin != model.Computed && parent.NotEmpty() == model.No || facts.LeftToAWS(parent) {
		return rule.Judge(model.No, under, parent)
	}
	if text, ok := parent.Text(); ok {
		if strings.HasPrefix(text, "r-") {
			return rule.Judge(model.No, under, parent)
		}
		return rule.Judge(model.Yes, "the account is in a unit", parent)
	}
	for _, s := range parent.Sources() {
		if s.Derived || s.Kind != model.FromResource || s.Resource == nil || len(parent.Outcomes()) > 1 {
			break
		}
		switch {
		case s.Resource.Addr.Type == "aws_organizations_organizational_unit":
			return rule.Judge(model.Yes, "the account is in a unit", parent)
		case s.Resource.Addr.Type == organizationType && s.Attr == "roots":
			return rule.Judge(model.No, under, parent)
		}
	}
	return rule.Judge(model.Unknown, "where the account is is not known", parent).Because("what " + parent.At() + " names is not known")
}

// unitOf identifies the unit of an account; "" where it is not known.
func unitOf(p *rule.Pass, account *model.Resource) string {
	parent := account.Get("parent_id")
	if unit := facts.Target(p.Graph, parent, "aws_organizations_organizational_unit"); unit != nil && !unit.Addr.Wild() {
		return unit.Address()
	}
	if facts.LeftToAWS(parent) {
		return "the root"
	}
	text, _ := parent.Text()
	return text
}

// member is an account with the environment that it belongs to.
type member struct {
	account *model.Resource
	class   string
}

// units are the accounts of the configuration by their unit, and those whose unit is not known.
type units struct {
	of   map[string][]member
	open []member
}

// unitsKey is the key of the fact that unitsOf remembers.
type unitsKey struct{ patterns string }

func unitsOf(p *rule.Pass) *units {
	return p.Graph.Fact(unitsKey{strings.Join(p.Strings("environment_patterns"), " ")}, func() any {
		out := &units{of: map[string][]member{}}
		for _, account := range p.Graph.Of(accountType) {
			one := member{account, environmentOf(p, account)}
			if unit := unitOf(p, account); unit != "" {
				out.of[unit] = append(out.of[unit], one)
			} else {
				out.open = append(out.open, one)
			}
		}
		return out
	}).(*units)
}

// environmentOf is the environment of an account, by its tags or its name; "" where none is told.
func environmentOf(p *rule.Pass, account *model.Resource) string {
	list := p.Strings("environment_patterns")
	class, known := facts.Environment(account, list)
	if known != model.Yes || class != "" {
		return class
	}
	name, _ := account.Get("name").Text()
	return facts.ClassOf(name, list)
}
