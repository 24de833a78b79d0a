package facts

import (
	"strings"

	"github.com/sekisho/sekisho/analyzer/model"
	"github.com/sekisho/sekisho/analyzer/rule"
)

// RegistryScanningTypes are the types that RegistryScans looks at.
var RegistryScanningTypes = []string{"aws_ecr_registry_scanning_configuration"}

// RegistryScans tells whether the registry that a repository is in scans the images that are pushed to it.
func RegistryScans(g *model.Graph, repository *model.Resource) rule.Result {
	none := rule.Result{OK: model.No, Message: "no aws_ecr_registry_scanning_configuration for the registry"}
	here := func(c *model.Resource) model.Tri { return placeOf(c).same(placeOf(repository)) }
	return setting(g, RegistryScanningTypes[0], here, none, func(c *model.Resource) rule.Result {
		return scansRepository(c, repository.Get("name"))
	})
}

// scansRepository tells whether a rule of a registry's scanning configuration is about a repository.
func scansRepository(config *model.Resource, name model.Value) rule.Result {
	rules := config.Blocks("rule")
	answers := []rule.Result{rule.Judge(model.No, "no rule of "+config.Address()+" is about the repository", config.Value())}
	for _, b := range rules.List {
		often := b.Get("scan_frequency")
		onPush := rule.Judge(often.OneOf("SCAN_ON_PUSH", "CONTINUOUS_SCAN"), often.At()+" is "+often.String(), often)
		filters := b.All("repository_filter[*].filter")
		var about []rule.Result
		for _, f := range filters.List {
			about = append(about, rule.Judge(filterMatches(f, name), f.At()+" is "+f.String(), f, name))
		}
		if filters.Complete != model.Yes {
			about = append(about, rule.Judge(model.Unknown, "which repositories a rule is about is not known", filters.Stuck))
		}
		if len(about) > 0 {
			answers = append(answers, All(onPush, Any(about...)))
		}
	}
	if rules.Complete != model.Yes {
		answers = append(answers, rule.Judge(model.Unknown, "which rules there are is not known", rules.Stuck))
	}
	return Any(answers...)
}

// filterMatches tells whether the filter of a rule takes in a repository: a filter without a wildcard takes in all names
// that hold it.
// See https://docs.aws.amazon.com/AmazonECR/latest/userguide/image-scanning-filters.html.
func filterMatches(filter, name model.Value) model.Tri {
	pattern, known := filter.Text()
	switch {
	case !known:
		return model.Unknown
	case strings.Trim(pattern, "*") == "" && pattern != "":
		return model.Yes // whatever the name is
	}
	return name.Matches(func(s string) bool {
		if !strings.Contains(pattern, "*") {
			return strings.Contains(s, pattern)
		}
		return Wildcard(pattern, s)
	})
}
