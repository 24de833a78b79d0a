package facts

import (
	"slices"
	"strings"

	"github.com/sekisho/sekisho/analyzer/model"
	"github.com/sekisho/sekisho/analyzer/rule"
)

// AttachmentTypes are the types that tell which policies an identity has: written in it, attached to it, or attached to
// its groups. The exclusive forms attach what they list; what they take away is of no account here, since Terraform would
// put back what another resource attaches.
var AttachmentTypes = slices.Concat(PolicyTypes, []string{
	"aws_iam_user", "aws_iam_group", "aws_iam_role", "aws_iam_policy", "data.aws_iam_policy", "data.aws_partition",
	"aws_iam_user_policy", "aws_iam_group_policy", "aws_iam_role_policy", "aws_iam_policy_attachment",
	"aws_iam_user_policy_attachment", "aws_iam_group_policy_attachment", "aws_iam_role_policy_attachment",
	"aws_iam_user_policy_attachments_exclusive", "aws_iam_group_policy_attachments_exclusive", "aws_iam_role_policy_attachments_exclusive",
	"aws_iam_user_group_membership", "aws_iam_group_membership",
	"aws_ssoadmin_permission_set", "aws_ssoadmin_permission_set_inline_policy", "aws_ssoadmin_managed_policy_attachment", "aws_ssoadmin_customer_managed_policy_attachment",
})

// PolicyTest is a question about each policy that an identity has.
type PolicyTest struct {
	// Document answers for a policy whose document is in the configuration.
	Document func(Document) rule.Result
	// Managed answers for a policy that AWS manages, by its name; nil means that none of them is meant.
	Managed func(name string) bool
	// Boundary says that the permissions boundary is asked as well.
	Boundary bool
}

// holder says how policies get to one kind of identity.
type holder struct {
	inline   edge
	attached []attachment
}

type edge struct{ typ, path string }

// attachment is a type that attaches policies: whose identities stand at path, and whose ARNs stand at policies.
type attachment struct {
	edge
	policies string
}

func holderOf(typ string) holder {
	switch typ {
	case "aws_iam_user":
		return holder{edge{"aws_iam_user_policy", "user"}, []attachment{
			{edge{"aws_iam_user_policy_attachment", "user"}, "policy_arn"},
			{edge{"aws_iam_policy_attachment", "users[*]"}, "policy_arn"},
			{edge{"aws_iam_user_policy_attachments_exclusive", "user_name"}, "policy_arns[*]"},
		}}
	case "aws_iam_group":
		return holder{edge{"aws_iam_group_policy", "group"}, []attachment{
			{edge{"aws_iam_group_policy_attachment", "group"}, "policy_arn"},
			{edge{"aws_iam_policy_attachment", "groups[*]"}, "policy_arn"},
			{edge{"aws_iam_group_policy_attachments_exclusive", "group_name"}, "policy_arns[*]"},
		}}
	case "aws_iam_role":
		return holder{edge{"aws_iam_role_policy", "role"}, []attachment{
			{edge{"aws_iam_role_policy_attachment", "role"}, "policy_arn"},
			{edge{"aws_iam_policy_attachment", "roles[*]"}, "policy_arn"},
			{edge{"aws_iam_role_policy_attachments_exclusive", "role_name"}, "policy_arns[*]"},
		}}
	case "aws_ssoadmin_permission_set":
		return holder{edge{"aws_ssoadmin_permission_set_inline_policy", "permission_set_arn"}, []attachment{
			{edge{"aws_ssoadmin_managed_policy_attachment", "permission_set_arn"}, "managed_policy_arn"},
		}}
	}
	panic("facts: no policies are attached to a " + typ)
}

// HasPolicy tells whether one of the policies that a user, group, role or permission set has, itself or through a group,
// satisfies a test. none is the answer where no policy does.
func HasPolicy(g *model.Graph, who *model.Resource, none rule.Result, test PolicyTest) rule.Result {
	h := holderOf(who.Addr.Type)
	list := []rule.Result{none, some(g.At(who).Into(h.inline.typ, h.inline.path), h.inline.typ, none, func(r *model.Resource) rule.Result {
		v := r.Get("policy")
		if h.inline.typ == "aws_ssoadmin_permission_set_inline_policy" {
			v = r.Get("inline_policy")
		}
		return PolicyAt(g, v).Judge(none, test.Document)
	})}
	for _, a := range h.attached {
		list = append(list, some(g.At(who).Into(a.typ, a.path), a.typ, none, func(r *model.Resource) rule.Result {
			return attached(g, r, a.policies, none, test)
		}))
	}
	switch who.Addr.Type {
	case "aws_iam_role":
		if own := who.Get("managed_policy_arns"); own.Origin != model.Computed {
			list = append(list, attached(g, who, "managed_policy_arns[*]", none, test))
		}
		inline := Not(inlinePolicies(who, func(v model.Value) rule.Result { return Not(ReadPolicy(v).Judge(none, test.Document)) }))
		list = append(list, inline)
	case "aws_iam_user":
		list = append(list, throughGroups(g, who, none, test))
	case "aws_ssoadmin_permission_set":
		list = append(list, some(g.At(who).Into("aws_ssoadmin_customer_managed_policy_attachment", "permission_set_arn"), "", none, func(r *model.Resource) rule.Result {
			v := r.Get("customer_managed_policy_reference.name")
			return rule.Judge(model.Unknown, none.Message, v).Because(r.Address() + " names a policy of the accounts it is assigned to")
		}))
	}
	if test.Boundary && who.Addr.Type != "aws_iam_group" && who.Addr.Type != "aws_ssoadmin_permission_set" {
		if v := who.Get("permissions_boundary"); v.NotEmpty() != model.No {
			list = append(list, policyNamed(g, v, none, test))
		}
	}
	return Any(list...)
}

// throughGroups tells whether a policy of a group that a user belongs to satisfies a test.
func throughGroups(g *model.Graph, user *model.Resource, none rule.Result, test PolicyTest) rule.Result {
	var list []rule.Result
	for _, m := range []struct {
		edge
		groups string
	}{
		{edge{"aws_iam_user_group_membership", "user"}, "groups[*]"},
		{edge{"aws_iam_group_membership", "users[*]"}, "group"},
	} {
		list = append(list, some(g.At(user).Into(m.typ, m.path), m.typ, none, func(r *model.Resource) rule.Result {
			return some(g.At(r).Follow(m.groups, "aws_iam_group"), "", none, func(group *model.Resource) rule.Result {
				return HasPolicy(g, group, none, test)
			})
		}))
	}
	return Any(list...)
}

// some tells whether one of the resources that a walk leads to satisfies a test. typ is their type where the walk went
// backward: a referrer that cannot be resolved counts only where the test holds for it.
func some(l model.Links, typ string, none rule.Result, judge func(*model.Resource) rule.Result) rule.Result {
	list := []rule.Result{none}
	for _, k := range l.To {
		list = append(list, along(judge(k.Resource), k.Hops))
	}
	for _, k := range l.Maybe {
		r := along(judge(k.Resource), k.Hops)
		if r.OK == model.Yes {
			r.OK, r.Reason = model.Unknown, maybe(k)
		}
		list = append(list, r)
	}
	for _, v := range l.Stuck {
		if typ != "" && v.Resource != nil && v.Resource.Addr.Type == typ && judge(v.Resource).OK == model.No {
			continue
		}
		list = append(list, rule.Judge(model.Unknown, none.Message, v).Because(outside(v)))
	}
	return Any(list...)
}

// attached tells whether one of the policies whose ARNs stand at a path satisfies a test.
func attached(g *model.Graph, r *model.Resource, path string, none rule.Result, test PolicyTest) rule.Result {
	list := []rule.Result{none}
	arns := r.All(path)
	for _, v := range arns.List {
		list = append(list, policyNamed(g, v, none, test))
	}
	if arns.Complete != model.Yes {
		list = append(list, rule.Judge(model.Unknown, none.Message, arns.Stuck).Because(outside(arns.Stuck)))
	}
	return Any(list...)
}

// policyNamed tells whether the policy that a value names by its ARN satisfies a test.
func policyNamed(g *model.Graph, v model.Value, none rule.Result, test PolicyTest) rule.Result {
	outcomes := v.Outcomes()
	list := make([]rule.Result, len(outcomes))
	for i, o := range outcomes {
		list[i] = onePolicy(g, o, none, test)
	}
	return agree(list, v.Reason())
}

func onePolicy(g *model.Graph, v model.Value, none rule.Result, test PolicyTest) rule.Result {
	if name, ok := managedName(v); ok {
		yes := test.Managed != nil && test.Managed(name)
		if !yes {
			return none
		}
		return rule.Judge(model.Yes, "the AWS managed policy "+name+" is attached", v)
	}
	if p := Target(g, v, "aws_iam_policy"); p != nil {
		return Primary(PolicyAt(g, p.Get("policy")).Judge(none, test.Document), v)
	}
	if v.NotEmpty() == model.No {
		return none
	}
	return rule.Judge(model.Unknown, none.Message, v).Because(outside(v))
}

// managedName is the name of the AWS managed policy that a value is the ARN of.
func managedName(v model.Value) (string, bool) {
	if text, ok := pattern(v); ok && text != standIn {
		parts := strings.SplitN(text, ":", 6)
		if len(parts) != 6 || parts[4] != "aws" {
			return "", false
		}
		return text[strings.LastIndexAny(text, "/:")+1:], true
	}
	if d := lookedUp(v); d != nil {
		return managedName(d.Get("arn"))
	}
	return "", false
}

// lookedUp is the data source that a value takes the ARN of a policy from.
func lookedUp(v model.Value) *model.Resource {
	sources := v.Sources()
	if len(sources) == 1 && !sources[0].Derived && sources[0].Resource != nil && sources[0].Attr == "arn" && typeKey(sources[0].Resource) == "data.aws_iam_policy" {
		return sources[0].Resource
	}
	return nil
}

// NamesManaged tells whether a value is the ARN of the AWS managed policy of a name. A lookup by name alone counts: a
// policy of one's own by the same name would make it fail.
func NamesManaged(v model.Value, name string) model.Tri {
	outcomes := v.Outcomes()
	answer := namesManaged(outcomes[0], name)
	for _, o := range outcomes[1:] {
		if namesManaged(o, name) != answer {
			return model.Unknown
		}
	}
	return answer
}

func namesManaged(v model.Value, name string) model.Tri {
	if found, ok := managedName(v); ok {
		return model.Of(found == name)
	}
	if d := lookedUp(v); d != nil {
		if arn := d.Get("arn"); arn.Present() && (arn.Known() || arn.Origin == model.Written) {
			return PatternMatches(arn, func(string) bool { return false })
		}
		return d.Get("name").OneOf(name)
	}
	// Known, or made by this configuration: a policy of one's own.
	return PatternMatches(v, func(string) bool { return false })
}

// GuardrailMay is Unknown where a service control policy of the configuration satisfies a test: which accounts it binds
// cannot be told, since the account that manages an organization is never bound. none is the answer where none does.
func GuardrailMay(g *model.Graph, none rule.Result, test func(Document) rule.Result) rule.Result {
	list := []rule.Result{none}
	for _, scp := range g.Of("aws_organizations_policy") {
		v := scp.Get("content")
		if IsGuardrail(scp) == model.No || PolicyAt(g, v).Judge(none, test).OK == model.No {
			continue
		}
		list = append(list, rule.Judge(model.Unknown, none.Message, v).Because("whether "+scp.Address()+" binds this account is not known"))
	}
	return Any(list...)
}

// IsGuardrail tells whether an organizations policy is a service control policy, which is what one without a type is.
func IsGuardrail(r *model.Resource) model.Tri {
	typ := r.Get("type")
	return typ.OneOf("SERVICE_CONTROL_POLICY").Or(typ.NotEmpty().Not())
}
