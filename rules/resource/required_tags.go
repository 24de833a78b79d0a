package resource

import (
	"strings"

	"github.com/zclconf/go-cty/cty"

	"github.com/sekisho/sekisho/analyzer/is"
	"github.com/sekisho/sekisho/analyzer/model"
	"github.com/sekisho/sekisho/analyzer/rule"
	"github.com/sekisho/sekisho/rules/facts"
)

// RequiredTags makes everything tell whose it is.
var RequiredTags = &rule.Rule{
	ID:       "resource-required-tags",
	Title:    rule.T("Resource has the required tags", "リソースに必須タグが付いている"),
	Why:      rule.T("Tags say who owns a resource, what it costs and how secret its data is. What has none belongs to nobody when something goes wrong.", "所有者、費用、データの機密区分はタグで管理します。タグのないリソースは、問題が起きたときに持ち主がわかりません。"),
	Fix:      rule.T("Add the missing tags, best in default_tags of the provider; the values have to match tag_value_patterns.", "足りないタグを追加してください。プロバイダーの default_tags に書くのが確実です。値は tag_value_patterns に合わせてください。"),
	Severity: rule.Low,
	Since:    "0.1.0",
	Extra:    true,
	Params: []rule.Param{
		{Name: "required_tags", Default: cty.ListValEmpty(cty.String), About: rule.T("the keys of the tags that everything has to have; empty turns the rule off", "すべてのリソースに必要なタグのキー (空の場合は判定しない)")},
		{Name: "tag_value_patterns", Default: cty.MapValEmpty(cty.String), About: rule.T("a regular expression for the whole value of a tag, by key", "タグの値全体に合う正規表現 (キーごと)")},
	},
	Types: []string{rule.AnyType},
	When: func(p *rule.Pass, r *model.Resource) model.Tri {
		return model.Of(p.Param("required_tags").LengthInt() > 0 && facts.Taggable(r.Addr.Type))
	},
	Check: hasTags,
	Refs: []string{
		"https://docs.aws.amazon.com/whitepapers/latest/tagging-best-practices/tagging-best-practices.html",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/guides/resource-tagging",
	},
}

// hasTags requires the tags, each with a value that fits.
func hasTags(p *rule.Pass, r *model.Resource) rule.Result {
	patterns := p.Param("tag_value_patterns")
	var missing []string
	var answers []rule.Result
	for _, key := range p.Strings("required_tags") {
		has, value := tagOf(r, key)
		if has.OK == model.No {
			missing = append(missing, key)
			continue
		}
		answers = append(answers, has)
		if k := cty.StringVal(key); patterns.LengthInt() > 0 && patterns.HasIndex(k).True() {
			answers = append(answers, fits(p, value, patterns.Index(k).AsString()))
		}
	}
	place := tagsPlace(r)
	if len(missing) > 0 {
		return rule.Judge(model.No, "the tags lack "+strings.Join(missing, ", "), place)
	}
	res := facts.All(answers...)
	if res.OK == model.Yes {
		res.Message = "it has the required tags"
	}
	return facts.Primary(res, place)
}

// tagsPlace is where the tags of a resource are written, or where they would be.
func tagsPlace(r *model.Resource) model.Value {
	if v := r.Get("tags"); v.Present() && r.Addr.Type != "aws_autoscaling_group" {
		return v
	}
	return r.Value()
}

// tagOf tells whether a resource has a tag, of its own or by the provider, and its value. Those of the provider do not
// reach Auto Scaling groups.
func tagOf(r *model.Resource, key string) (rule.Result, model.Value) {
	if r.Addr.Type != "aws_autoscaling_group" {
		v := facts.Tag(r, key)
		ok := facts.HasTag(r.Get("tags"), key).Or(facts.HasTag(r.Get("tags_all"), key))
		if v.Present() && v.Known() {
			ok = v.NotEmpty() // an empty one of its own covers that of the provider
		}
		if v.Raw() == cty.NilVal {
			ok = model.No
		}
		return rule.Judge(ok, "it has the tag "+key, v), v
	}
	blocks := r.Blocks("tag")
	var open []model.Value
	for _, b := range blocks.List {
		k, v := b.Get("key"), b.Get("value")
		switch k.OneOf(key) {
		case model.Yes:
			ok := v.NotEmpty()
			if !v.Known() {
				ok = v.Set()
			}
			return rule.Judge(ok, "it has the tag "+key, v), v
		case model.Unknown:
			open = append(open, k)
		case model.No:
		}
	}
	if blocks.Complete != model.Yes {
		open = append(open, blocks.Stuck)
	}
	if len(open) > 0 {
		return rule.Judge(model.Unknown, "whether it has the tag "+key+" is not known", open...), open[0]
	}
	return rule.Judge(model.No, "it has no tag "+key, r.Value()), r.Value()
}

// fits requires the whole value of a tag to match a pattern.
func fits(p *rule.Pass, v model.Value, text string) rule.Result {
	pattern, err := compiled(p.Graph, "^(?:"+text+")$")
	if err != nil {
		return rule.Judge(model.Unknown, is.Saw(v), v).Because("the pattern " + text + " is not a regular expression")
	}
	ok := v.Matches(func(s string) bool {
		_, ok := pattern.Match(s)
		return ok
	})
	return rule.Judge(ok, is.Saw(v)+", which does not match "+text, v)
}
