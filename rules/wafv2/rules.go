package wafv2

import (
	"strings"

	"github.com/zclconf/go-cty/cty"

	"github.com/sekisho/sekisho/analyzer/is"
	"github.com/sekisho/sekisho/analyzer/model"
	"github.com/sekisho/sekisho/analyzer/rule"
	"github.com/sekisho/sekisho/rules/facts"
)

// RulesHaveMetrics shows what each rule of a web ACL stops.
var RulesHaveMetrics = &rule.Rule{
	ID:       "wafv2-rules-have-metrics",
	Title:    rule.T("Web ACL and its rules publish metrics", "Web ACL とそのルールがメトリクスを出している"),
	Why:      rule.T("Without metrics nobody sees that a rule stops everything, or nothing.", "メトリクスがないと、ルールがすべてを止めていても、何も止めていなくても気付けません。"),
	Fix:      rule.T("Set cloudwatch_metrics_enabled to true in every visibility_config.", "すべての visibility_config で cloudwatch_metrics_enabled を true にしてください。"),
	Severity: rule.Low,
	Since:    "0.1.0",
	Extra:    true,
	Types:    []string{"aws_wafv2_web_acl", "aws_wafv2_rule_group"},
	Check: func(_ *rule.Pass, r *model.Resource) rule.Result {
		on := func(b model.Block) rule.Result {
			v := b.Get("cloudwatch_metrics_enabled")
			return rule.Judge(v.True(), is.Saw(v), v)
		}
		return facts.All(
			facts.EveryBlockAt(r, "visibility_config", "there is no visibility_config", on),
			facts.EveryBlockAt(r, "rule.visibility_config", "there is no rule", on),
		)
	},
	Refs: []string{
		"https://docs.aws.amazon.com/securityhub/latest/userguide/waf-controls.html#waf-12",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/wafv2_web_acl",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/wafv2_rule_group",
	},
}

// ACLBlocksLog4j stops requests that are known to take servers over.
var ACLBlocksLog4j = &rule.Rule{
	ID:        "wafv2-acl-blocks-log4j",
	Title:     rule.T("Web ACL blocks known bad inputs, Log4j among them", "Web ACL で Log4j を含む既知の不正な入力を遮断している"),
	Why:       rule.T("Log4Shell is still tried on every address, and needs one request to one forgotten library.", "Log4Shell は今もあらゆるアドレスで試されています。忘れられたライブラリ 1 つに、リクエスト 1 つで足ります。"),
	Fix:       rule.T("Add the managed rule group AWSManagedRulesKnownBadInputsRuleSet with override_action none.", "override_action を none にしたマネージドルールグループ AWSManagedRulesKnownBadInputsRuleSet を追加してください。"),
	Severity:  rule.Medium,
	Since:     "0.1.0",
	ImpliedBy: []string{"wafv2-common-rules-present"},
	Types:     acl,
	Reads:     ruleGroupTypes,
	Check: func(p *rule.Pass, r *model.Resource) rule.Result {
		return managed(p, r, "AWSManagedRulesKnownBadInputsRuleSet", "Log4JRCE_")
	},
	Refs: []string{
		"https://docs.aws.amazon.com/waf/latest/developerguide/aws-managed-rule-groups-baseline.html",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/wafv2_web_acl",
	},
}

// CommonRulesPresent stops the attacks that every scanner tries.
var CommonRulesPresent = &rule.Rule{
	ID:       "wafv2-common-rules-present",
	Title:    rule.T("Web ACL carries rules against common web attacks", "Web ACL に一般的なウェブ攻撃を防ぐルールがある"),
	Why:      rule.T("A web ACL without such rules lets injections and known exploits through like any other request.", "このようなルールのない Web ACL は、インジェクションや既知の攻撃も通常のリクエストと同じように通します。"),
	Fix:      rule.T("Add AWSManagedRulesCommonRuleSet and AWSManagedRulesKnownBadInputsRuleSet, or a rule group of your own.", "AWSManagedRulesCommonRuleSet と AWSManagedRulesKnownBadInputsRuleSet、または独自のルールグループを追加してください。"),
	Severity: rule.Medium,
	Since:    "0.1.0",
	Params: []rule.Param{
		{Name: "accepted_rule_groups", Default: cty.ListValEmpty(cty.String), About: rule.T("names of managed rule groups of others that do as well", "代わりに認める、ほかの事業者のマネージドルールグループ名")},
	},
	Types: acl,
	Reads: ruleGroupTypes,
	Check: func(p *rule.Pass, r *model.Resource) rule.Result {
		both := facts.All(managed(p, r, "AWSManagedRulesCommonRuleSet", ""), managed(p, r, "AWSManagedRulesKnownBadInputsRuleSet", ""))
		answers := []rule.Result{both}
		for _, name := range p.Strings("accepted_rule_groups") {
			answers = append(answers, managed(p, r, name, ""))
		}
		none := rule.Judge(model.No, "no rule refers to a rule group", r.Value())
		answers = append(answers, facts.AnyBlock(r.Blocks("rule.statement.rule_group_reference_statement"), none, func(b model.Block) rule.Result {
			v := b.Get("arn")
			return rule.Judge(v.NotEmpty(), "a rule refers to a rule group", v)
		}))
		if res := facts.Any(answers...); res.OK != model.No {
			return res
		}
		return both
	},
	Refs: []string{
		"https://docs.aws.amazon.com/waf/latest/developerguide/aws-managed-rule-groups-baseline.html",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/wafv2_web_acl",
	},
}

// RateBasedRule slows down whoever asks too much.
var RateBasedRule = &rule.Rule{
	ID:       "wafv2-rate-based-rule",
	Title:    rule.T("Web ACL of a public resource blocks sources that ask too often", "公開リソースの Web ACL で要求の多すぎる送信元を遮断している"),
	Why:      rule.T("Without a limit, one machine can try passwords or exhaust a service as fast as the network allows.", "上限がないと、1 台のマシンがネットワークの許す速さでパスワードを試したり、サービスを使い切ったりできます。"),
	Fix:      rule.T("Add a rule with a rate_based_statement and action block.", "rate_based_statement を持ち、action が block のルールを追加してください。"),
	Severity: rule.Medium,
	Since:    "0.1.0",
	Types:    acl,
	Reads:    []string{"aws_wafv2_web_acl_association", "aws_lb", "aws_alb"},
	When: func(p *rule.Pass, r *model.Resource) model.Tri {
		if edge := r.Get("scope").OneOf("CLOUDFRONT"); edge != model.No {
			return edge
		}
		uses := p.Graph.At(r).Into("aws_wafv2_web_acl_association", "web_acl_arn")
		inside := uses.Follow("resource_arn", "aws_lb").Join(uses.Follow("resource_arn", "aws_alb"))
		if len(inside.To) == 0 || len(inside.To) < len(uses.To) {
			return uses.Exists()
		}
		out := model.No
		for _, lb := range inside.To {
			out = out.Or(lb.Resource.Get("internal").True().Not())
		}
		if len(inside.Maybe) > 0 {
			out = out.Or(model.Unknown)
		}
		return out
	},
	Check: func(_ *rule.Pass, r *model.Resource) rule.Result {
		none := rule.Judge(unlessJSON(r), "no rule blocks by rate", r.Value(), r.Get("rule_json")).Because("rule_json may hold such a rule")
		return facts.AnyBlock(r.Blocks("rule"), none, func(b model.Block) rule.Result {
			limit, window := b.Get("statement.rate_based_statement.limit"), b.Get("statement.rate_based_statement.evaluation_window_sec")
			block := b.Get("action.block")
			return facts.All(
				rule.Judge(limit.NotEmpty(), is.Saw(limit), limit),
				is.SaidIn(window, model.Yes, func(v model.Value) model.Tri { return v.AtMost(300) }),
				rule.Judge(model.Any(block.Set(), b.Get("action.captcha").Set(), b.Get("action.challenge").Set()), is.Saw(block), block),
			)
		})
	},
	Refs: []string{
		"https://docs.aws.amazon.com/waf/latest/developerguide/waf-rule-statement-type-rate-based.html",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/wafv2_web_acl",
	},
}

// RulesBlockNotCount keeps rules from watching attacks go by.
var RulesBlockNotCount = &rule.Rule{
	ID:       "wafv2-rules-block-not-count",
	Title:    rule.T("Rules of the web ACL block instead of counting", "Web ACL のルールがカウントではなく遮断している"),
	Why:      rule.T("A rule that counts lets the attack through. It is meant for the first days, and then forgotten.", "カウントするルールは攻撃を通します。導入直後のための設定が、そのまま忘れられがちです。"),
	Fix:      rule.T("Remove count from the action, or mark the rule with a name that ends in -observe while you watch it.", "アクションから count を外してください。様子を見ている間は、ルール名の末尾に -observe を付けてください。"),
	Severity: rule.Medium,
	Since:    "0.1.0",
	Params: []rule.Param{
		{Name: "observation_marker", Default: cty.StringVal("observe"), About: rule.T("end of the name of a rule, and value of the tag Phase of a web ACL, that is meant to count for now", "当面カウントする意図を示す、ルール名の末尾および Web ACL の Phase タグの値")},
	},
	Types: acl,
	When:  func(_ *rule.Pass, r *model.Resource) model.Tri { return r.Get("rule").Set() },
	Check: func(p *rule.Pass, r *model.Resource) rule.Result {
		marker := p.Param("observation_marker").AsString()
		tag := facts.Tag(r, "Phase")
		watched := rule.Judge(tag.OneOf(marker), is.Saw(tag)+": it is being observed", tag)
		blocks := facts.EveryBlockAt(r, "rule", "there is no rule", func(b model.Block) rule.Result {
			name := b.Get("name")
			meant := name.Matches(func(s string) bool { return strings.HasSuffix(s, "-"+marker) })
			answers := []rule.Result{rule.Judge(meant, name.String()+" is being observed", name)}
			counts := facts.All(
				doesNotCount(b, "action.count"),
				doesNotCount(b, "override_action.count"),
				doesNotCount(b, "statement.managed_rule_group_statement.rule_action_override.action_to_use.count"),
				doesNotCount(b, "statement.rule_group_reference_statement.rule_action_override.action_to_use.count"),
			)
			return facts.Any(append([]rule.Result{counts}, answers...)...)
		})
		if blocks.OK == model.No && watched.OK != model.No {
			return facts.Primary(watched, blocks.Evidence[0].Value)
		}
		return blocks
	},
	Refs: []string{
		"https://docs.aws.amazon.com/waf/latest/developerguide/web-acl-testing.html",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/wafv2_web_acl",
	},
}

var (
	acl            = []string{"aws_wafv2_web_acl"}
	ruleGroupTypes = []string{"aws_wafv2_web_acl_rule_group_association"}
)

// unlessJSON is No, or Unknown where the rules of a web ACL are written as a JSON text.
func unlessJSON(r *model.Resource) model.Tri {
	return r.Get("rule_json").NotEmpty().And(model.Unknown)
}

// managed tells whether a managed rule group works in a web ACL: neither the group nor one of its rules, whose names begin
// with a prefix, is turned to counting.
func managed(p *rule.Pass, r *model.Resource, name, prefix string) rule.Result {
	none := rule.Judge(unlessJSON(r), "no rule of "+r.Address()+" blocks by "+name, r.Value(), r.Get("rule_json")).Because("rule_json may use the rule group " + name)
	own := facts.AnyBlock(r.Blocks("rule"), none, func(b model.Block) rule.Result {
		group := facts.AnyBlock(b.Blocks("statement.managed_rule_group_statement"), rule.Judge(model.No, "it uses no managed rule group", b.Value()), func(g model.Block) rule.Result {
			v := g.Get("name")
			weakened := facts.EveryBlock(g.Blocks("rule_action_override"), rule.Judge(model.Yes, "no rule is overridden", v), func(o model.Block) rule.Result {
				which, count, allow := o.Get("name"), o.Get("action_to_use.count"), o.Get("action_to_use.allow")
				harmless := which.HasPrefix(prefix).Not()
				if prefix == "" {
					harmless = model.Yes
				}
				return rule.Judge(harmless.Or(count.Set().Or(allow.Set()).Not()), which.String()+" does not block", which, count, allow)
			})
			return facts.All(rule.Judge(v.OneOf(name), is.Saw(v), v), weakened)
		})
		return facts.All(group, doesNotCount(b, "override_action.count"))
	})
	separate := facts.Some(p.Graph.At(r).Into(ruleGroupTypes[0], "web_acl_arn"), none, func(a *model.Resource) rule.Result {
		v, action := a.Get("managed_rule_group.name"), a.Get("override_action")
		return facts.All(rule.Judge(v.OneOf(name), is.Saw(v), v), rule.Judge(action.OneOf("count").Not(), is.Saw(action), action))
	})
	if res := facts.Any(own, separate); res.OK != model.No {
		return res
	}
	return none
}

// doesNotCount requires that a rule has no block that turns it to counting.
func doesNotCount(b model.Block, path string) rule.Result {
	none := rule.Judge(model.Yes, "it does not count", b.Value())
	return facts.EveryBlock(b.Blocks(path), none, func(c model.Block) rule.Result {
		return rule.Judge(model.No, c.Path+": it counts", c.Value())
	})
}
