package lambda

import (
	"slices"
	"strings"

	"github.com/zclconf/go-cty/cty"

	"github.com/sekisho/sekisho/analyzer/is"
	"github.com/sekisho/sekisho/analyzer/model"
	"github.com/sekisho/sekisho/analyzer/rule"
)

// RuntimeSupported keeps functions on runtimes that still get security fixes.
var RuntimeSupported = &rule.Rule{
	ID:       "lambda-runtime-supported",
	Title:    rule.T("Function uses a supported runtime", "関数でサポート中のランタイムを使っている"),
	Why:      rule.T("AWS no longer fixes flaws in a deprecated runtime, and soon lets nobody create or update functions that use it: a fix of your own cannot be deployed either.", "非推奨のランタイムは AWS が欠陥を修正しません。しばらくすると関数の作成も更新もできなくなり、自分の修正も反映できなくなります。"),
	Fix:      rule.T("Set runtime to a newer version of the language, and test the function with it.", "runtime をその言語の新しいバージョンにし、関数を試験してください。"),
	Severity: rule.Medium,
	Since:    "0.1.0",
	Params: []rule.Param{
		{Name: "run_date", Default: cty.StringVal("2026-06-30"), About: rule.T("the date to judge at, as 2026-06-30", "判定の基準日 (例: 2026-06-30)")},
	},
	Types: []string{"aws_lambda_function"},
	Check: func(p *rule.Pass, fn *model.Resource) rule.Result {
		v, date := fn.Get("runtime"), p.Param("run_date").AsString()
		if v.Set() == model.No {
			return rule.Judge(model.Yes, "runtime is not set: the image brings its own", v)
		}
		ended := v.Matches(func(name string) bool {
			end := deprecation(name)
			return end != "" && end <= date
		})
		message := is.Saw(v)
		if name, ok := v.Text(); ok {
			if end := deprecation(name); end != "" && end <= date {
				message += ", which is deprecated since " + end
			}
		}
		return rule.Judge(ended.Not(), message, v)
	},
	Refs: []string{
		"https://docs.aws.amazon.com/lambda/latest/dg/lambda-runtimes.html#runtimes-deprecated",
		"https://docs.aws.amazon.com/securityhub/latest/userguide/lambda-controls.html#lambda-2",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/lambda_function",
	},
}

// runtime is one that AWS has deprecated, or has named a date for.
type runtime struct{ name, deprecated string }

// runtimes are those with a date, by name. See the first reference of the rule; one that is not here is newer.
var runtimes = [...]runtime{
	{"dotnet10", "2028-11-14"},
	{"dotnet6", "2024-12-20"},
	{"dotnet8", "2026-11-10"},
	{"dotnetcore1.0", "2019-06-27"},
	{"dotnetcore2.0", "2019-05-30"},
	{"dotnetcore2.1", "2022-01-05"},
	{"dotnetcore3.1", "2023-04-03"},
	{"go1.x", "2024-01-08"},
	{"java11", "2027-06-30"},
	{"java17", "2027-06-30"},
	{"java21", "2029-06-30"},
	{"java25", "2029-06-30"},
	{"java8", "2024-01-08"},
	{"java8.al2", "2027-06-30"},
	{"nodejs", "2016-10-31"},
	{"nodejs10.x", "2021-07-30"},
	{"nodejs12.x", "2023-03-31"},
	{"nodejs14.x", "2023-12-04"},
	{"nodejs16.x", "2024-06-12"},
	{"nodejs18.x", "2025-09-01"},
	{"nodejs20.x", "2026-04-30"},
	{"nodejs22.x", "2027-04-30"},
	{"nodejs24.x", "2028-04-30"},
	{"nodejs4.3", "2020-03-05"},
	{"nodejs4.3-edge", "2020-03-05"},
	{"nodejs6.10", "2019-08-12"},
	{"nodejs8.10", "2020-03-06"},
	{"provided", "2024-01-08"},
	{"provided.al2", "2026-07-31"},
	{"provided.al2023", "2029-06-30"},
	{"python2.7", "2021-07-15"},
	{"python3.10", "2026-10-31"},
	{"python3.11", "2027-06-30"},
	{"python3.12", "2028-10-31"},
	{"python3.13", "2029-06-30"},
	{"python3.14", "2029-06-30"},
	{"python3.6", "2022-07-18"},
	{"python3.7", "2023-12-04"},
	{"python3.8", "2024-10-14"},
	{"python3.9", "2025-12-15"},
	{"ruby2.5", "2021-07-30"},
	{"ruby2.7", "2023-12-07"},
	{"ruby3.2", "2026-03-31"},
	{"ruby3.3", "2027-03-31"},
	{"ruby3.4", "2028-03-31"},
}

// deprecation is the date that a runtime is, or will be, deprecated; "" for one without a date.
func deprecation(name string) string {
	i, ok := slices.BinarySearchFunc(runtimes[:], name, func(r runtime, name string) int { return strings.Compare(r.name, name) })
	if !ok {
		return ""
	}
	return runtimes[i].deprecated
}
