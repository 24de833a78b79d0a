package kms

import (
	"slices"
	"strings"

	"github.com/zclconf/go-cty/cty"

	"github.com/sekisho/sekisho/analyzer/model"
	"github.com/sekisho/sekisho/analyzer/rule"
	"github.com/sekisho/sekisho/rules/facts"
)

// KeyPolicySeparatesAdminAndUse keeps one person from both opening data and covering it up.
var KeyPolicySeparatesAdminAndUse = &rule.Rule{
	ID:       "kms-key-policy-separates-admin-and-use",
	Title:    rule.T("Key policy gives management and use of the key to different principals", "キーポリシーで鍵の管理者と利用者を分けている"),
	Why:      rule.T("Who both manages a key and decrypts with it can let themselves in to the data, and afterwards change the policy back or delete the key.", "鍵の管理と復号の両方ができる人は、自分にデータを読む権限を与えたうえで、ポリシーを元に戻したり鍵を削除したりできます。"),
	Fix:      rule.T("Give management, such as kms:PutKeyPolicy and kms:ScheduleKeyDeletion, to one role and use, such as kms:Decrypt, to others. Leave kms:* to the root of the account.", "kms:PutKeyPolicy や kms:ScheduleKeyDeletion などの管理と、kms:Decrypt などの利用を別々のロールに与えてください。kms:* はアカウントのルートだけにしてください。"),
	Severity: rule.High,
	Since:    "0.1.0",
	Params: []rule.Param{
		{Name: "key_admin_principals", Default: cty.ListValEmpty(cty.String), About: rule.T("ARNs of principals that may hold both, such as a break-glass role", "両方を持つことを認めるプリンシパルの ARN (緊急用ロールなど)")},
	},
	Types: keyTypes,
	Reads: facts.PolicyTypes,
	When:  facts.HoldsPolicy("policy", policyType, "key_id"),
	Check: func(p *rule.Pass, r *model.Resource) rule.Result {
		v := r.Get("policy")
		none := rule.Judge(model.Yes, "there is no policy", v)
		return facts.JudgePolicy(v, none, func(d facts.Document) rule.Result { return separates(d, p.Strings("key_admin_principals")) })
	},
	Refs: []string{
		"https://docs.aws.amazon.com/kms/latest/developerguide/key-policy-default.html#key-policy-default-allow-administrators",
		"https://docs.aws.amazon.com/prescriptive-guidance/latest/encryption-best-practices/kms.html",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/kms_key",
	},
}

// Actions that stand for the management and for the use of a key.
var (
	manages = []string{
		"kms:PutKeyPolicy", "kms:ScheduleKeyDeletion", "kms:CancelKeyDeletion", "kms:DisableKey", "kms:EnableKey", "kms:UpdateAlias",
		"kms:UpdateKeyDescription", "kms:DisableKeyRotation", "kms:EnableKeyRotation", "kms:DeleteImportedKeyMaterial", "kms:DeleteAlias",
	}
	uses = []string{"kms:Encrypt", "kms:Decrypt", "kms:ReEncryptFrom", "kms:ReEncryptTo", "kms:GenerateDataKey", "kms:GenerateDataKeyWithoutPlaintext", "kms:Sign"}
)

// party is one principal of a key policy and what it may do.
type party struct {
	who         model.Value
	manage, use model.Tri
	shown       []rule.Evidence
}

// separates requires that no principal of a key policy both manages and uses the key. The root of an account is left out:
// it stands for the IAM policies of the account.
func separates(d facts.Document, exempt []string) rule.Result {
	parties, complete := partiesOf(d, exempt)
	open := complete != model.Yes
	var shown []rule.Evidence
	overlap := func(a, b *party) model.Tri { return model.All(a.manage, b.use, same(a.who, b.who)) }
	for i := range parties {
		for j := range parties {
			a, b := &parties[i], &parties[j]
			both := overlap(a, b)
			if i == j {
				both = a.manage.And(a.use)
			}
			switch both {
			case model.Yes:
				res := rule.Result{OK: model.No, Message: a.who.String() + " both manages and uses the key", Evidence: a.shown}
				if takenBack(d) {
					res.OK, res.Reason = model.Unknown, "what the Deny statements of "+d.Value.At()+" leave is not decided"
				}
				return res
			case model.Unknown:
				open = true
				if shown == nil {
					shown = a.shown
				}
			case model.No:
			}
		}
	}
	if !open {
		return rule.Judge(model.Yes, "no principal both manages and uses the key", d.Value)
	}
	res := d.Unread("whether a principal both manages and uses the key is not known", d.Value)
	if shown != nil {
		res.Evidence = shown
	}
	return res
}

// partiesOf lists the principals of the Allow statements, and whether these are all.
func partiesOf(d facts.Document, exempt []string) ([]party, model.Tri) {
	var out []party
	complete := d.Complete
	for _, s := range d.Statements {
		manage, use := s.Allows().And(some(s, manages)), s.Allows().And(some(s, uses))
		if manage == model.No && use == model.No {
			continue
		}
		named := s.Principals("AWS")
		if named.Has == model.Unknown || named.Complete != model.Yes || s.Items("NotPrincipal").Has != model.No {
			complete = model.Unknown
		}
		list := named.List
		if named.Has != model.Yes && s.AnyPrincipal() != model.No {
			list = []model.Value{model.NewValue(d.Value.At(), cty.StringVal("*"), d.Value.Range, d.Value.Origin)}
		}
		for _, who := range list {
			if text, ok := who.Text(); isRoot(who) || ok && slices.Contains(exempt, text) {
				continue
			}
			at := slices.IndexFunc(out, func(p party) bool { return same(p.who, who) == model.Yes })
			if at < 0 {
				out = append(out, party{who: who, manage: model.No, use: model.No})
				at = len(out) - 1
			}
			p := &out[at]
			p.manage, p.use = p.manage.Or(manage), p.use.Or(use)
			p.shown = append(p.shown, d.Evidence(s)...)
		}
	}
	return out, complete
}

func some(s facts.Statement, actions []string) model.Tri {
	out := model.No
	for _, a := range actions {
		out = out.Or(s.Covers(a))
	}
	return out
}

// takenBack reports whether a Deny statement may take back what an Allow gives, apart from those about plain HTTP.
func takenBack(d facts.Document) bool {
	for _, s := range d.Statements {
		if s.Denies() == model.No || some(s, manages) == model.No && some(s, uses) == model.No {
			continue
		}
		conditions, complete := s.Conditions()
		if complete == model.Yes && len(conditions) == 1 && conditions[0].Key == "aws:securetransport" {
			continue
		}
		return true
	}
	return false
}

// isRoot reports whether a principal is the root of an account: its id, or an ARN that ends with root.
func isRoot(v model.Value) bool {
	text, ok := v.Text()
	if pieces := v.Pieces(); !ok && len(pieces) > 0 {
		text, ok = pieces[len(pieces)-1].Text()
	}
	if ok {
		return strings.HasSuffix(text, ":root") || len(text) == 12 && strings.Trim(text, "0123456789") == ""
	}
	sources := v.Sources()
	return len(sources) == 1 && !sources[0].Derived && sources[0].Attr == "account_id"
}

// same tells whether two principals are one.
func same(a, b model.Value) model.Tri {
	x, xok := a.Text()
	y, yok := b.Text()
	if xok && yok {
		if (x == "*") != (y == "*") {
			return model.Unknown // everyone, under conditions or not, holds the other
		}
		return model.Of(x == y)
	}
	r, s := named(a), named(b)
	if r != nil && s != nil {
		if r == s {
			return model.Yes
		}
		if r.Addr.Mode == model.Managed && s.Addr.Mode == model.Managed {
			return model.No
		}
	}
	if p, q := nameOf(a, r), nameOf(b, s); p != "" && q != "" && p != q {
		return model.No
	}
	if a.Pieces() != nil && a.String() == b.String() && !strings.Contains(a.String(), "${…}") {
		return model.Yes
	}
	return model.Unknown
}

// named is the resource that a value is the ARN of; nil where it is not read from one.
func named(v model.Value) *model.Resource {
	sources := v.Sources()
	if len(v.Outcomes()) > 1 || len(sources) != 1 || sources[0].Derived || sources[0].Attr != "arn" {
		return nil
	}
	return sources[0].Resource
}

// nameOf is the name of a principal: that of its resource, or what ends its ARN; "" where it is not known.
func nameOf(v model.Value, r *model.Resource) string {
	if r != nil {
		name, _ := r.Get("name").Text()
		return name
	}
	text, ok := v.Text()
	if pieces := v.Pieces(); !ok && len(pieces) > 0 {
		text, _ = pieces[len(pieces)-1].Text()
	}
	i := strings.LastIndexByte(text, '/')
	if i < 0 {
		return ""
	}
	return text[i+1:]
}
