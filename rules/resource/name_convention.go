package resource

import (
	"strings"

	"github.com/zclconf/go-cty/cty"

	"github.com/sekisho/sekisho/analyzer/is"
	"github.com/sekisho/sekisho/analyzer/model"
	"github.com/sekisho/sekisho/analyzer/rule"
	"github.com/sekisho/sekisho/rules/facts"
)

// NameConvention makes a name tell whose a thing is and what it is for.
var NameConvention = &rule.Rule{
	ID:       "resource-name-convention",
	Title:    rule.T("Account or resource is named by the naming rule", "アカウントやリソースの名前が命名規則に従っている"),
	Why:      rule.T("In an incident, and on a bill, a name is often all that there is. One that does not tell the project and the environment costs time, or leads to a change in the wrong place.", "障害対応や請求では、名前しか手がかりがないことがよくあります。プロジェクトと環境のわからない名前は、時間を奪い、誤った環境の変更にもつながります。"),
	Fix:      rule.T("Name the resource as name_patterns asks for its type, with the same environment as its Environment tag.", "name_patterns がその種類に求める形の名前にし、環境を Environment タグと一致させてください。"),
	Severity: rule.Low,
	Since:    "0.1.0",
	Params: []rule.Param{
		{Name: "name_patterns", Default: cty.MapValEmpty(cty.String), About: rule.T("a regular expression for the names of each type, such as ^(?P<project>[a-z0-9]+)-(?P<env>prod|stg|dev)- for aws_s3_bucket; the group env has to equal the Environment tag", "リソースの種類ごとの名前の正規表現。例: aws_s3_bucket に ^(?P<project>[a-z0-9]+)-(?P<env>prod|stg|dev)- 。グループ env は Environment タグと一致させる")},
	},
	Types: []string{rule.AnyType},
	When: func(p *rule.Pass, r *model.Resource) model.Tri {
		if _, ok := patternFor(p, r.Addr.Type); !ok {
			return model.No
		}
		name, prefix := nameOf(r)
		return model.Of(!facts.LeftToAWS(name) || !facts.LeftToAWS(prefix) || tagged(r.Addr.Type))
	},
	Check: func(p *rule.Pass, r *model.Resource) rule.Result {
		name, prefix := nameOf(r)
		if tagged(r.Addr.Type) && name.Set() == model.No {
			return rule.Judge(model.No, "the tag Name is missing", r.Get("tags"))
		}
		text, _ := patternFor(p, r.Addr.Type)
		pattern, err := compiled(p.Graph, text)
		if err != nil {
			return rule.Judge(model.Unknown, is.Saw(name), name).Because("the pattern for " + r.Addr.Type + " is not a regular expression")
		}
		if facts.LeftToAWS(name) {
			return judge(pattern, text, r, prefix, false)
		}
		return judge(pattern, text, r, name, true)
	},
	Refs: []string{
		"https://docs.aws.amazon.com/whitepapers/latest/tagging-best-practices/tagging-best-practices.html",
		"https://docs.aws.amazon.com/prescriptive-guidance/latest/terraform-aws-provider-best-practices/structure.html",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/guides/resource-tagging",
	},
}

// naming are the arguments that name a resource: the name, and the beginning of one that the provider completes.
var naming = [...]struct{ typ, name, prefix string }{
	{"aws_cloudwatch_log_group", "name", "name_prefix"},
	{"aws_db_instance", "identifier", "identifier_prefix"},
	{"aws_ecs_cluster", "name", ""},
	{"aws_iam_role", "name", "name_prefix"},
	{"aws_lb", "name", "name_prefix"},
	{"aws_organizations_account", "name", ""},
	{"aws_rds_cluster", "cluster_identifier", "cluster_identifier_prefix"},
	{"aws_s3_bucket", "bucket", "bucket_prefix"},
}

const provisionedProduct = "aws_servicecatalog_provisioned_product"

// tagged reports whether resources of a type have no name but that in their Name tag.
func tagged(typ string) bool {
	for _, n := range naming {
		if n.typ == typ {
			return false
		}
	}
	return typ != provisionedProduct
}

// nameOf is the name of a resource, and the beginning of it where the provider makes the rest.
func nameOf(r *model.Resource) (name, prefix model.Value) {
	for _, n := range naming {
		if n.typ == r.Addr.Type {
			name = r.Get(n.name)
			if n.prefix != "" {
				prefix = r.Get(n.prefix)
			}
			return name, prefix
		}
	}
	if r.Addr.Type != provisionedProduct {
		return facts.Tag(r, "Name"), model.Value{}
	}
	// The account that Control Tower's Account Factory makes.
	blocks := r.Blocks("provisioning_parameters")
	for _, b := range blocks.List {
		switch b.Get("key").OneOf("AccountName") {
		case model.Yes:
			return b.Get("value"), model.Value{}
		case model.Unknown:
			return b.Get("key"), model.Value{}
		case model.No:
		}
	}
	if blocks.Complete != model.Yes {
		return blocks.Stuck, model.Value{}
	}
	return model.Value{}, model.Value{}
}

func patternFor(p *rule.Pass, typ string) (string, bool) {
	all := p.Param("name_patterns")
	key := cty.StringVal(typ)
	if all.LengthInt() == 0 || all.HasIndex(key).False() {
		return "", false
	}
	return all.Index(key).AsString(), true
}

type patternKey struct{ text string }

// compiled is a pattern, read once per graph.
func compiled(g *model.Graph, text string) (*is.Pattern, error) {
	type read struct {
		pattern *is.Pattern
		err     error
	}
	out := g.Fact(patternKey{text}, func() any {
		p, err := is.ParsePattern(text)
		return read{p, err}
	}).(read)
	return out.pattern, out.err
}

// judge tells whether a name matches, and says the same of the environment as the tag. Of a name that is not whole only its
// beginning is known.
func judge(pattern *is.Pattern, text string, r *model.Resource, name model.Value, whole bool) rule.Result {
	outcomes := name.Outcomes()
	var all []rule.Result
	for _, o := range outcomes {
		all = append(all, judgeOne(pattern, text, r, name, o, whole))
	}
	first := all[0]
	for _, res := range all[1:] {
		if res.OK != first.OK {
			return rule.Judge(model.Unknown, is.Saw(name), name)
		}
	}
	return first
}

func judgeOne(pattern *is.Pattern, text string, r *model.Resource, name, outcome model.Value, whole bool) rule.Result {
	tag := facts.Tag(r, "Environment")
	known, ok := outcome.Text()
	if ok && whole {
		groups, matches := pattern.Match(known)
		if !matches {
			return rule.Judge(model.No, is.Saw(name)+", which does not match "+text, name)
		}
		env, named := groups["env"]
		if !named || env == "" || tag.Set() == model.No {
			return rule.Judge(model.Yes, is.Saw(name), name)
		}
		same := tag.Matches(func(s string) bool { return strings.EqualFold(s, env) })
		return rule.Judge(same, is.Saw(name)+"; the tag Environment is "+tag.String(), name, tag)
	}
	if !ok {
		known = beginning(outcome)
	}
	res := rule.Judge(model.Unknown, is.Saw(name), name).Because("the end of the name is known only after apply")
	if known != "" && pattern.MatchesBeginning(known) {
		if groups, _ := pattern.Match(known); groups["env"] == "" || tag.Set() == model.No {
			return rule.Judge(model.Yes, is.Saw(name), name)
		}
		res.Reason = "what the end of the name says of the environment is known only after apply"
	}
	return res
}

// beginning is what is known of how a text begins.
func beginning(v model.Value) string {
	var b strings.Builder
	for _, p := range v.Pieces() {
		text, ok := p.Text()
		if !ok {
			return b.String()
		}
		b.WriteString(text)
	}
	if u, _ := v.Raw().Unmark(); u != cty.NilVal && u.Type() == cty.String && !u.IsKnown() {
		return u.Range().StringPrefix()
	}
	return ""
}
