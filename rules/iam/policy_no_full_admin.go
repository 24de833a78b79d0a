package iam

import (
	"strings"

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
	Types: []string{
		"aws_iam_policy", "aws_iam_role_policy", "aws_iam_user_policy", "aws_iam_group_policy",
		"aws_ssoadmin_permission_set_inline_policy", "aws_iam_role",
	},
	Reads: facts.PolicyTypes,
	// A role is judged for the policies that are written in it.
	When: func(_ *rule.Pass, r *model.Resource) model.Tri {
		if r.Addr.Type != "aws_iam_role" {
			return model.Yes
		}
		inline := r.Blocks("inline_policy")
		if len(inline.List) > 0 {
			return model.Yes
		}
		return inline.Complete.Not()
	},
	Check: func(_ *rule.Pass, r *model.Resource) rule.Result {
		switch r.Addr.Type {
		case "aws_iam_role":
			return rolePolicies(r)
		case "aws_ssoadmin_permission_set_inline_policy":
			return notFullAdmin(r.Get("inline_policy"))
		}
		return notFullAdmin(r.Get("policy"))
	},
	Refs: []string{
		"https://docs.aws.amazon.com/IAM/latest/UserGuide/best-practices.html#grant-least-privilege",
		"https://docs.aws.amazon.com/securityhub/latest/userguide/iam-controls.html#iam-1",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/iam_policy",
	},
}

func rolePolicies(r *model.Resource) rule.Result {
	inline := r.Blocks("inline_policy")
	var list []rule.Result
	for _, b := range inline.List {
		list = append(list, notFullAdmin(b.Get("policy")))
	}
	if inline.Complete != model.Yes {
		maybe := rule.Judge(model.Unknown, "which inline policies there are is not known", inline.Stuck)
		var all []rule.Result
		for _, b := range inline.Maybe {
			all = append(all, notFullAdmin(b.Get("policy")))
		}
		if len(all) == 0 || facts.All(all...).OK != model.Yes {
			list = append(list, maybe)
		}
	}
	return facts.All(list...)
}

// notFullAdmin requires that no statement of the policy that a value holds allows everything.
func notFullAdmin(v model.Value) rule.Result {
	none := rule.Judge(model.Yes, "there is no policy", v)
	return facts.JudgePolicy(v, none, func(d facts.Document) rule.Result {
		unknown := d.Complete != model.Yes
		var why []rule.Evidence
		for _, s := range d.Statements {
			switch fullAdmin(s) {
			case model.Yes:
				return rule.Result{OK: model.No, Message: "a statement allows every action on every resource", Evidence: d.Evidence(s)}
			case model.Unknown:
				unknown = true
				why = append(why, d.Evidence(s)...)
			case model.No:
			}
		}
		if unknown {
			res := d.Unread("whether a statement allows every action on every resource is not known", d.Value)
			if len(why) > 0 {
				res.Evidence = why
			}
			return res
		}
		return rule.Judge(model.Yes, "no statement allows every action on every resource", v)
	})
}

// fullAdmin tells whether a statement allows every action on every resource: by a wildcard, or by leaving out a few
// actions that do not include IAM, through which the rest can be had.
func fullAdmin(s facts.Statement) model.Tri {
	everything := func(v model.Value) model.Tri {
		return v.Matches(func(text string) bool { return text != "" && strings.Trim(text, "*") == "" })
	}
	actions := s.Items("Action").Any(func(v model.Value) model.Tri {
		return v.Matches(func(text string) bool { return text != "" && strings.Trim(text, "*:") == "" })
	})
	not := s.Items("NotAction")
	leavesIAM := not.Has.And(not.Any(func(v model.Value) model.Tri {
		return v.Matches(func(text string) bool { return facts.Wildcard(strings.ToLower(text), "iam:createpolicyversion") })
	}).Not())
	return model.All(s.Allows(), actions.Or(leavesIAM), s.Items("Resource").Any(everything))
}
