package iam

import (
	"net/netip"
	"slices"
	"strings"

	"github.com/zclconf/go-cty/cty"

	"github.com/sekisho/sekisho/analyzer/model"
	"github.com/sekisho/sekisho/analyzer/rule"
	"github.com/sekisho/sekisho/rules/facts"
)

// HumanAccessSourceLimited keeps stolen credentials from being used from anywhere.
var HumanAccessSourceLimited = &rule.Rule{
	ID:       "iam-human-access-source-limited",
	Title:    rule.T("People can use the account only from approved networks", "人による操作を承認済みのネットワークからに限定している"),
	Why:      rule.T("A password, key or session that is stolen is used from somewhere else. A policy that asks for the network of the office makes it worthless there.", "盗まれたパスワード、キー、セッションは別の場所から使われます。社内ネットワークからの利用を条件にすれば、よそでは役に立ちません。"),
	Fix:      rule.T("Add the condition IpAddress aws:SourceIp to the trust policy, or a Deny of everything with NotIpAddress aws:SourceIp and Bool aws:ViaAWSService = false to a policy of the identity.", "信頼ポリシーに条件 IpAddress aws:SourceIp を追加するか、ID のポリシーに NotIpAddress aws:SourceIp と Bool aws:ViaAWSService = false を条件とする全操作の Deny を追加してください。"),
	Severity: rule.High,
	Since:    "0.1.0",
	Params: []rule.Param{
		{Name: "office_cidrs", Default: cty.ListValEmpty(cty.String), About: rule.T("the ranges that may be written; empty for any that is not the whole internet", "指定を認める範囲 (空の場合はインターネット全体でなければよい)")},
		{Name: "privileged_roles", Default: cty.ListValEmpty(cty.String), About: rule.T("names of the roles and permission sets to look at, with * as a wildcard; empty for all that people use", "対象とするロールと許可セットの名前 (* をワイルドカードとして使用可、空の場合は人が使うものすべて)")},
	},
	Types: []string{"aws_iam_role", "aws_iam_user", "aws_ssoadmin_permission_set"},
	Reads: slices.Concat([]string{loginProfileType, "aws_organizations_policy"}, facts.TrustTypes, facts.AttachmentTypes),
	When: func(p *rule.Pass, who *model.Resource) model.Tri {
		switch who.Addr.Type {
		case "aws_iam_user":
			return p.AppliesBy(signsIn(p, who))
		case "aws_iam_role":
			return privileged(p, who).And(facts.Trusts(p.Graph, who, func(s facts.Statement) model.Tri { return opensToPeople(p, who, s) }))
		}
		return privileged(p, who)
	},
	Check: func(p *rule.Pass, who *model.Resource) rule.Result {
		office := parsed(p.Strings("office_cidrs"))
		none := rule.Judge(model.No, "people can use "+who.Address()+" from every network", who.Value())
		test := func(d facts.Document) rule.Result {
			return facts.Not(d.NoStatement("every other network is denied", "no statement denies other networks", func(s facts.Statement) model.Tri {
				return deniesOtherNetworks(s, office)
			}))
		}
		list := []rule.Result{
			facts.HasPolicy(p.Graph, who, none, facts.PolicyTest{Document: test, Boundary: true}),
			facts.GuardrailMay(p.Graph, none, test),
		}
		if who.Addr.Type == "aws_iam_role" {
			trust := facts.JudgeTrust(p.Graph, who, func(d facts.Document) rule.Result {
				return d.NoStatement(none.Message, "the role can be assumed from approved networks only", func(s facts.Statement) model.Tri {
					return opensToPeople(p, who, s).And(s.Demands("aws:sourceip", approved(office), "ipaddress").Not())
				})
			})
			list = slices.Insert(list, 0, trust)
		}
		return facts.Any(list...)
	},
	Refs: []string{
		"https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_examples_aws_deny-ip.html",
		"https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html#condition-keys-sourceip",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/iam_role",
	},
}

// privileged tells whether a role or permission set is one of those that the user named, or whether none is.
func privileged(p *rule.Pass, who *model.Resource) model.Tri {
	list := p.Strings("privileged_roles")
	if len(list) == 0 {
		return model.Yes
	}
	return who.Get("name").Matches(func(name string) bool {
		return slices.ContainsFunc(list, func(pattern string) bool { return facts.Wildcard(pattern, name) })
	})
}

// opensToPeople tells whether a statement lets people assume the role, from an account or through SAML.
func opensToPeople(p *rule.Pass, role *model.Resource, s facts.Statement) model.Tri {
	person := func(who facts.Party) model.Tri { return who.Person }
	return letsIn(p, role, s, person).And(s.DemandsExternalID().Not()).Or(fromSAML(s))
}

// deniesOtherNetworks tells whether a statement denies everything that does not come from an approved network or VPC.
// Calls that a service makes in one's name may be spared.
func deniesOtherNetworks(s facts.Statement, office []netip.Prefix) model.Tri {
	conditions, complete := s.Conditions()
	limited, other := model.No, model.No
	for _, c := range conditions {
		operator := strings.TrimSuffix(c.Operator, "ifexists")
		switch {
		case c.Key == "aws:sourceip" && operator == "notipaddress":
			limited = limited.Or(c.Values.Any(func(v model.Value) model.Tri { return approved(office)(v).Not() }).Not())
		case (c.Key == "aws:sourcevpc" || c.Key == "aws:sourcevpce") && (operator == "stringnotequals" || operator == "stringnotlike"):
			limited = limited.Or(c.Values.Any(func(v model.Value) model.Tri {
				return facts.PatternMatches(v, func(text string) bool { return strings.Trim(text, "*") == "" })
			}).Not())
		case c.Key == "aws:viaawsservice" && operator == "bool":
		default:
			other = model.Yes // denies only some of what comes from elsewhere
		}
	}
	if complete != model.Yes {
		limited, other = limited.Or(model.Unknown), other.Or(model.Unknown)
	}
	return model.All(s.Denies(), limited, other.Not(), s.On(facts.EveryResource), s.CoversAllBut(enrolment))
}

// approved tells whether a range is inside those of the office, or, where none are given, less than half the internet.
func approved(office []netip.Prefix) func(model.Value) model.Tri {
	return func(v model.Value) model.Tri {
		return v.Matches(func(text string) bool {
			list := parsed([]string{text})
			if len(list) == 0 || list[0].Bits() <= 1 {
				return false
			}
			return len(office) == 0 || slices.ContainsFunc(office, func(o netip.Prefix) bool {
				return o.Bits() <= list[0].Bits() && o.Contains(list[0].Addr())
			})
		})
	}
}

// parsed reads ranges and addresses; what is neither is left out.
func parsed(list []string) []netip.Prefix {
	var out []netip.Prefix
	for _, text := range list {
		if p, err := netip.ParsePrefix(text); err == nil {
			out = append(out, p)
		} else if a, err := netip.ParseAddr(text); err == nil {
			out = append(out, netip.PrefixFrom(a, a.BitLen()))
		}
	}
	return out
}
