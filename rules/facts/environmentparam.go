package facts

import (
	"github.com/zclconf/go-cty/cty"

	"github.com/sekisho/sekisho/analyzer/rule"
)

// EnvironmentParam is the parameter of rules that tell environments apart by tags and names.
var EnvironmentParam = rule.Param{
	Name: "environment_patterns",
	Default: cty.ListVal([]cty.Value{
		cty.StringVal("production=prod|prd"), cty.StringVal("test=stg|stag|dev|test|sandbox|qa"), cty.StringVal("shared=shared"),
	}),
	About: rule.T("environments, and how words in an Environment tag or a name begin; shared goes with all", "環境と、Environment タグや名前に含まれる語の書き出し。shared はすべての環境と共存できる"),
}

// The environments that rules ask for by name.
const (
	ProductionClass = "production"
	SharedClass     = "shared"
)
