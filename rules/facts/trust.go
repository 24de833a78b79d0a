package facts

import (
	"slices"
	"strings"

	"github.com/sekisho/sekisho/analyzer/model"
	"github.com/sekisho/sekisho/analyzer/rule"
)

// TrustTypes are the types that trust policies and the principals in them are read from.
var TrustTypes = slices.Concat(PolicyTypes, []string{
	"aws_iam_role", "aws_iam_user", "aws_organizations_account", "data.aws_caller_identity", "data.aws_iam_role", "data.aws_iam_user", "data.aws_partition",
})

// JudgeTrust judges the trust policy of a role: who may assume it.
func JudgeTrust(g *model.Graph, role *model.Resource, judge func(Document) rule.Result) rule.Result {
	v := role.Get("assume_role_policy")
	return PolicyAt(g, v).Judge(rule.Judge(model.Yes, "there is no trust policy", v), judge).
		Because("nothing tells which account " + role.Address() + " is in; allowed_account_ids of its provider would")
}

// Trusts tells whether the trust policy of a role has a statement of a kind.
func Trusts(g *model.Graph, role *model.Resource, kind func(Statement) model.Tri) model.Tri {
	return Trusted(g, role, kind).OK
}

// Trusted is Trusts with the reason of an unknown.
func Trusted(g *model.Graph, role *model.Resource, kind func(Statement) model.Tri) rule.Result {
	return Not(JudgeTrust(g, role, func(d Document) rule.Result { return d.NoStatement("there is one", "there is none", kind) }))
}

// Say is an answer about a statement, with the statement as evidence.
func (d Document) Say(ok model.Tri, message string, s Statement) rule.Result {
	if ok == model.Unknown {
		res := d.Unread("whether "+message+" is not known", d.Value)
		res.Evidence = d.Evidence(s)
		return res
	}
	return rule.Result{OK: ok, Message: message, Evidence: d.Evidence(s)}
}

// Party is a principal of type AWS in the trust policy of a role.
type Party struct {
	// Account is the id of the principal's account where it is written.
	Account string
	// Own tells whether that is the account of the role itself.
	Own model.Tri
	// Member tells whether it is an account that the configuration makes in its organization.
	Member bool
	// Person tells whether people act as the principal: a user, or an account as a whole. Roles are not people.
	Person model.Tri
	// Whole tells whether it is an account as a whole.
	Whole model.Tri
	// Text is the principal where it is known, with stand-ins for identifiers that AWS gives.
	Text string
	// Anyone says that the principal is everyone.
	Anyone bool
}

// These stand for accounts whose id is not written.
const (
	ownAccount    = "\x01own\x01"
	memberAccount = "\x01member\x01"
)

// PartyOf reads a principal of type AWS.
func PartyOf(g *model.Graph, role *model.Resource, v model.Value) Party {
	outcomes := v.Outcomes()
	p := partyOf(g, role, outcomes[0])
	for _, o := range outcomes[1:] {
		p = shared(p, partyOf(g, role, o))
	}
	return p
}

// shared is what two parties have in common.
func shared(p, o Party) Party {
	if p == o {
		return p
	}
	out := Party{Member: p.Member && o.Member}
	if p.Own == o.Own {
		out.Own = p.Own
	}
	if p.Person == o.Person {
		out.Person = p.Person
	}
	if p.Whole == o.Whole {
		out.Whole = p.Whole
	}
	return out
}

func partyOf(g *model.Graph, role *model.Resource, v model.Value) Party {
	text, ok := principal(role, v)
	if !ok {
		return Party{}
	}
	if text == "*" {
		return Party{Text: text, Anyone: true, Own: model.No, Person: model.No, Whole: model.No}
	}
	p := Party{Text: text}
	account, name := text, "root"
	if parts := strings.SplitN(text, ":", 6); len(parts) == 6 {
		account, name = parts[4], parts[5]
	}
	p.Whole = model.Of(name == "root")
	p.Person = model.Of(name == "root" || strings.HasPrefix(name, "user/"))
	switch {
	case account == ownAccount:
		p.Own = model.Yes
	case account == memberAccount:
		p.Member = true
		// An account does not make itself.
		sources := v.Sources()
		for _, piece := range v.Pieces() {
			sources = append(sources, piece.Sources()...)
		}
		for _, s := range sources {
			if s.Resource != nil && typeKey(s.Resource) == "aws_organizations_account" && SameAccount(s.Resource.Provider, role.Provider) == model.Yes {
				p.Own = model.No
			}
		}
	case isAccount(account):
		p.Account = account
		if own, ok := accountOf(g, role); ok {
			p.Own = model.Of(own == account)
		}
	default:
		// The id of a principal that was deleted, or a text that IAM refuses.
		p.Person, p.Whole = model.Unknown, model.No
	}
	return p
}

func isAccount(s string) bool {
	return len(s) == 12 && strings.Trim(s, "0123456789") == ""
}

// accountOf is the id of the account that a role belongs to, where the configuration tells it.
func accountOf(g *model.Graph, role *model.Resource) (string, bool) {
	if id, ok := role.Account().Text(); ok {
		return id, true
	}
	for _, who := range g.Of("data.aws_caller_identity") {
		if id, ok := who.Get("account_id").Text(); ok && SameAccount(who.Provider, role.Provider) == model.Yes {
			return id, true
		}
	}
	return "", false
}

// principal writes a principal as text, with stand-ins for what AWS will give.
func principal(role *model.Resource, v model.Value) (string, bool) {
	if text, ok := v.Text(); ok {
		return text, true
	}
	if pieces := v.Pieces(); pieces != nil {
		var b strings.Builder
		for _, piece := range pieces {
			text, ok := principal(role, piece)
			if !ok {
				return "", false
			}
			b.WriteString(text)
		}
		return b.String(), true
	}
	sources := v.Sources()
	if len(sources) != 1 || sources[0].Derived || sources[0].Kind != model.FromResource || sources[0].Resource == nil {
		return "", false
	}
	r, attr := sources[0].Resource, sources[0].Attr
	here := SameAccount(r.Provider, role.Provider) == model.Yes
	switch kind := typeKey(r); {
	case kind == "data.aws_partition":
		return "aws", true
	case kind == "aws_organizations_account" && attr == "id":
		return memberAccount, true
	case kind == "data.aws_caller_identity" && (attr == "account_id" || attr == "id") && here:
		return ownAccount, true
	case (kind == "aws_iam_role" || kind == "data.aws_iam_role") && attr == "arn" && here:
		return "arn:aws:iam::" + ownAccount + ":role/" + standIn, true
	case (kind == "aws_iam_user" || kind == "data.aws_iam_user") && attr == "arn" && here:
		return "arn:aws:iam::" + ownAccount + ":user/" + standIn, true
	}
	return "", false
}

// Demands tells whether a condition of the statement asks one of the operators of a key for values that are all good.
// Key and operators are in lower case.
func (s Statement) Demands(key string, good func(model.Value) model.Tri, operators ...string) model.Tri {
	conditions, complete := s.Conditions()
	out := model.No
	for _, c := range conditions {
		if c.Key != key || !slices.Contains(operators, strings.TrimPrefix(c.Operator, "foranyvalue:")) {
			continue
		}
		bad := c.Values.Any(func(v model.Value) model.Tri { return good(v).Not() })
		out = out.Or(bad.Not())
	}
	if complete != model.Yes {
		out = out.Or(model.Unknown)
	}
	return out
}

// DemandsMFA tells whether the statement holds only for a session that began with MFA. BoolIfExists does not: it holds
// for a request that says nothing of MFA, as one that is signed with an access key.
func (s Statement) DemandsMFA() model.Tri {
	yes := func(v model.Value) model.Tri {
		return v.Matches(func(text string) bool { return strings.EqualFold(text, "true") })
	}
	some := func(v model.Value) model.Tri { return v.Set() }
	return s.Demands("aws:multifactorauthpresent", yes, "bool").
		Or(s.Demands("aws:multifactorauthage", some, "numericlessthan", "numericlessthanequals"))
}

// DemandsExternalID tells whether the statement holds only for who knows an external id.
func (s Statement) DemandsExternalID() model.Tri {
	return s.Demands("sts:externalid", func(v model.Value) model.Tri {
		return v.NotEmpty().And(v.OneOf("*").Not())
	}, "stringequals", "stringlike")
}
