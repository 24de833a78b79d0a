package gate

import (
	"slices"

	"github.com/zclconf/go-cty/cty"
)

// profiles are sets of values for parameters, by the name of the parameter: a rule takes those it declares.
var profiles = map[string]map[string]cty.Value{
	// What FISC, the Center for Financial Industry Information Systems, and the practice of Japanese banks imply: data in
	// Tokyo and Osaka, longer retention, stricter readings.
	"jp-bank": {
		"allowed_regions":       texts("ap-northeast-1", "ap-northeast-3"),
		"allowed_country":       cty.StringVal("JP"),
		"min_length":            cty.NumberIntVal(14),
		"min_retention_days":    cty.NumberIntVal(365),
		"log_retention_days":    cty.NumberIntVal(365),
		"audit_log_days":        cty.NumberIntVal(2557),
		"backup_retention_days": cty.NumberIntVal(35),
		"max_session_seconds":   cty.NumberIntVal(3600),
		"required_tags":         texts("Project", "Environment", "Owner", "DataClassification"),
		"classification_key":    cty.StringVal("DataClassification"),
		"warn_days":             cty.NumberIntVal(365),
		"strict":                cty.True,
		"require_backend":       cty.True,
	},
}

func texts(list ...string) cty.Value {
	vals := make([]cty.Value, len(list))
	for i, s := range list {
		vals[i] = cty.StringVal(s)
	}
	return cty.ListVal(vals)
}

func profileNames() []string {
	names := make([]string, 0, len(profiles))
	for n := range profiles {
		names = append(names, n)
	}
	slices.Sort(names)
	return names
}
