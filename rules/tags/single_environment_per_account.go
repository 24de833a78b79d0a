package tags

import (
	"slices"
	"strings"
	"unicode"

	"github.com/sekisho/sekisho/analyzer/model"
	"github.com/sekisho/sekisho/analyzer/rule"
	"github.com/sekisho/sekisho/rules/facts"
)

// SingleEnvironmentPerAccount keeps production and tests in accounts of their own.
var SingleEnvironmentPerAccount = &rule.Rule{
	ID:          "tags-single-environment-per-account",
	Title:       rule.T("Account holds resources of one environment only", "アカウントに 1 つの環境のリソースだけを置いている"),
	Why:         rule.T("An account is the strongest wall that AWS has. In one account a test can use up the limits, the network and the permissions of production.", "アカウントは AWS で最も強い境界です。同じアカウントでは、検証環境が本番の上限、ネットワーク、権限に影響します。"),
	Fix:         rule.T("Build each environment with a provider for an account of its own. Tag what serves both as shared.", "環境ごとに別のアカウントのプロバイダーで作成してください。両方で使うものには shared のタグを付けてください。"),
	Severity:    rule.Medium,
	Since:       "0.1.0",
	Params:      []rule.Param{facts.EnvironmentParam},
	Reads:       []string{rule.AllTypes},
	WhenAccount: func(p *rule.Pass, prov *model.Provider) model.Tri { return model.Of(len(residents.Of(p)[prov]) > 0) },
	Account:     singleEnvironment,
	Refs: []string{
		"https://docs.aws.amazon.com/whitepapers/latest/organizing-your-aws-environment/organizing-your-aws-environment.html",
		"https://docs.aws.amazon.com/whitepapers/latest/tagging-best-practices/tagging-best-practices.html",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/guides/resource-tagging",
	},
}

// residents lists the resources of each provider configuration.
var residents = &rule.Fact[map[*model.Provider][]*model.Resource]{Compute: func(g *model.Graph) map[*model.Provider][]*model.Resource {
	out := map[*model.Provider][]*model.Resource{}
	for _, r := range g.Resources {
		if r.Addr.Mode == model.Managed && r.Provider != nil {
			out[r.Provider] = append(out[r.Provider], r)
		}
	}
	return out
}}

// seen is a resource that tells its environment.
type seen struct {
	class   string
	value   model.Value
	certain bool // whether it exists
}

func singleEnvironment(p *rule.Pass, prov *model.Provider) rule.Result {
	patterns := p.Strings("environment_patterns")
	first := map[string]seen{}
	var open *model.Value
	for _, r := range residents.Of(p)[prov] {
		class, v, known := environmentOf(r, patterns)
		switch {
		case !known:
			if open == nil {
				open = &v
			}
		case class != "" && class != facts.SharedClass:
			if old, ok := first[class]; !ok || !old.certain && r.Exists != model.Unknown {
				first[class] = seen{class, v, r.Exists != model.Unknown}
			}
		}
	}
	production, mixed := first[facts.ProductionClass], []seen(nil)
	delete(first, facts.ProductionClass)
	for _, s := range first {
		mixed = append(mixed, s)
	}
	slices.SortFunc(mixed, func(a, b seen) int {
		if a.certain != b.certain {
			if a.certain {
				return -1
			}
			return 1
		}
		return strings.Compare(a.class, b.class)
	})
	switch {
	case production.class != "" && len(mixed) > 0:
		other := mixed[0]
		message := production.value.Resource.Address() + " is " + production.class + ", " + other.value.Resource.Address() + " is " + other.class
		ok := model.Unknown
		if production.certain && other.certain {
			ok = model.No
		}
		return facts.Primary(rule.Judge(ok, message, production.value, other.value).Because("whether both exist is not known"), prov.Value())
	case open != nil:
		return rule.Judge(model.Unknown, "which environments the account holds is not known", *open)
	}
	if complete, gaps := p.Graph.Complete(); complete != model.Yes {
		return rule.Judge(model.Unknown, "which environments the account holds is not known", gaps...)
	}
	switch {
	case production.class != "":
		return rule.Judge(model.Yes, "what tells its environment is all of "+production.class, prov.Value(), production.value)
	case len(mixed) > 0:
		return rule.Judge(model.Yes, "nothing is of production", prov.Value(), mixed[0].value)
	}
	return rule.Judge(model.Yes, "no resource tells its environment", prov.Value())
}

// environmentOf is what a resource is used for: by its Environment tag, or else by its name. It is not known where what
// could tell is not.
func environmentOf(r *model.Resource, patterns []string) (string, model.Value, bool) {
	tag := facts.Tag(r, "Environment")
	text, ok := tag.Text()
	switch {
	case ok && text != "":
		return facts.ClassOf(text, patterns), tag, true
	case tag.Set() != model.No && (tag.Origin == model.Written || r.Get("tags").Set() == model.Yes):
		if tag.Known() {
			break
		}
		if tags := r.Get("tags"); !tags.Known() {
			return "", tags, false
		}
		return "", tag, false // by the default tags of the provider
	}
	for _, name := range [...]string{"name", "bucket", "identifier", "cluster_identifier", "function_name", "domain_name"} {
		if name == "bucket" && r.Addr.Type != "aws_s3_bucket" {
			continue // names the bucket that it belongs to, which tells for itself
		}
		v := r.Get(name)
		text, ok := v.Text()
		switch {
		case ok:
			return classInName(text, patterns), v, true
		case v.Present() && v.Origin == model.Written && !v.Known():
			return "", v, false
		}
	}
	return "", r.Value(), true
}

// classInName is the environment that the first or the last word of a name stands for. It has to be the word of a pattern,
// with a number after it or not, or the whole word that it is short for: device is not dev.
func classInName(name string, patterns []string) string {
	words := strings.FieldsFunc(strings.ToLower(name), func(c rune) bool { return !unicode.IsLetter(c) && !unicode.IsDigit(c) })
	if len(words) == 0 {
		return ""
	}
	for _, word := range []string{words[0], words[len(words)-1]} {
		word = strings.TrimRight(word, "0123456789")
		for _, pattern := range patterns {
			class, list, _ := strings.Cut(pattern, "=")
			for short := range strings.SplitSeq(strings.ToLower(list), "|") {
				if short != "" && (word == short || slices.Contains(longNames[:], word) && strings.HasPrefix(word, short)) {
					return class
				}
			}
		}
	}
	return ""
}

var longNames = [...]string{"development", "production", "staging", "testing"}
