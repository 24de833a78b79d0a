package facts

import (
	"strings"
	"unicode"

	"github.com/zclconf/go-cty/cty"

	"github.com/sekisho/sekisho/analyzer/rule"
)

// EnvironmentParam is the parameter that says how environments are told apart.
var EnvironmentParam = rule.Param{
	Name: "environment_patterns",
	Default: cty.ListVal([]cty.Value{
		cty.StringVal("production=prod|prd"), cty.StringVal("test=stg|stag|dev|test|sandbox|qa"), cty.StringVal("shared=shared"),
	}),
	About: rule.T("environments, and how words in an Environment tag or a name begin; shared goes with all", "環境と、Environment タグや名前に含まれる語の書き出し。shared はすべての環境と共存できる"),
}

// The environments that rules ask for by name.
const (
	Production        = "production"
	SharedEnvironment = "shared"
)

// EnvironmentOf is the environment whose pattern a word of a text begins with; "" where there is none.
func EnvironmentOf(text string, patterns []string) string {
	words := strings.FieldsFunc(strings.ToLower(text), func(c rune) bool { return !unicode.IsLetter(c) && !unicode.IsDigit(c) })
	for _, pattern := range patterns {
		class, list, _ := strings.Cut(pattern, "=")
		for prefix := range strings.SplitSeq(strings.ToLower(list), "|") {
			for _, w := range words {
				if prefix != "" && strings.HasPrefix(w, prefix) {
					return class
				}
			}
		}
	}
	return ""
}
