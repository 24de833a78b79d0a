package facts

import (
	"slices"

	"github.com/sekisho/sekisho/analyzer/model"
	"github.com/sekisho/sekisho/analyzer/rule"
)

// IdentityPolicyTypes are the types in which a policy is written that says what its holder may do. A role counts for the
// policies that are written in it.
var IdentityPolicyTypes = []string{
	"aws_iam_policy", "aws_iam_role_policy", "aws_iam_user_policy", "aws_iam_group_policy",
	"aws_ssoadmin_permission_set_inline_policy", "aws_iam_role",
}

// HoldsIdentityPolicy tells whether a policy is written in a resource of IdentityPolicyTypes.
func HoldsIdentityPolicy(_ *rule.Pass, r *model.Resource) model.Tri {
	if r.Addr.Type != "aws_iam_role" {
		return model.Yes
	}
	inline := r.Blocks("inline_policy")
	if len(inline.List) > 0 {
		return model.Yes
	}
	return inline.Complete.Not()
}

// IdentityPolicies requires that every policy written in a resource of IdentityPolicyTypes passes.
func IdentityPolicies(g *model.Graph, r *model.Resource, judge func(Document) rule.Result) rule.Result {
	one := func(v model.Value) rule.Result {
		return PolicyAt(g, v).Judge(rule.Judge(model.Yes, "there is no policy", v), judge)
	}
	switch r.Addr.Type {
	case "aws_iam_role":
		return inlinePolicies(r, one)
	case "aws_ssoadmin_permission_set_inline_policy":
		return one(r.Get("inline_policy"))
	}
	return one(r.Get("policy"))
}

// inlinePolicies requires that every policy written in a role passes.
func inlinePolicies(r *model.Resource, judge func(model.Value) rule.Result) rule.Result {
	inline := r.Blocks("inline_policy")
	var list []rule.Result
	for _, b := range inline.List {
		list = append(list, judge(b.Get("policy")))
	}
	if inline.Complete != model.Yes {
		maybe := rule.Judge(model.Unknown, "which inline policies there are is not known", inline.Stuck)
		passes := func(b model.Block) bool { return judge(b.Get("policy")).OK == model.Yes }
		if len(inline.Maybe) == 0 || !allOf(inline.Maybe, passes) {
			list = append(list, maybe)
		}
	}
	return All(list...)
}

func allOf[T any](list []T, ok func(T) bool) bool {
	return !slices.ContainsFunc(list, func(t T) bool { return !ok(t) })
}

// NoStatement requires that no statement of a document is of a kind. bad and good are the messages of a fail and of a
// pass.
func (d Document) NoStatement(bad, good string, is func(Statement) model.Tri) rule.Result {
	unknown := d.Complete != model.Yes
	var why []rule.Evidence
	for _, s := range d.Statements {
		switch is(s) {
		case model.Yes:
			return rule.Result{OK: model.No, Message: bad, Evidence: d.Evidence(s)}
		case model.Unknown:
			unknown = true
			why = append(why, d.Evidence(s)...)
		case model.No:
		}
	}
	if !unknown {
		return rule.Judge(model.Yes, good, d.Value)
	}
	res := d.Unread("whether "+bad+" is not known", d.Value)
	if len(why) > 0 {
		res.Evidence = why
	}
	return res
}
