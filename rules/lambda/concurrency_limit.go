package lambda

import (
	"github.com/sekisho/sekisho/analyzer/is"
	"github.com/sekisho/sekisho/analyzer/model"
	"github.com/sekisho/sekisho/analyzer/rule"
	"github.com/sekisho/sekisho/rules/facts"
)

// ConcurrencyLimit keeps one function from using up what all share.
var ConcurrencyLimit = &rule.Rule{
	ID:       "lambda-concurrency-limit",
	Title:    rule.T("Function has a concurrency of its own", "関数に固有の同時実行数を設定している"),
	Why:      rule.T("All functions of an account share one limit. One in a loop, or under attack, takes it from all others, and opens as many connections to the database as it likes.", "同時実行数の上限はアカウント内の全関数で共有します。ループしたり攻撃を受けたりした関数が 1 つあると、ほかの関数が動けなくなり、データベースへの接続も際限なく増えます。"),
	Fix:      rule.T("Set reserved_concurrent_executions to what the function needs at most, or add an aws_lambda_provisioned_concurrency_config.", "reserved_concurrent_executions に必要な最大数を指定するか、aws_lambda_provisioned_concurrency_config を追加してください。"),
	Severity: rule.Low,
	Since:    "0.1.0",
	Extra:    true,
	Types:    []string{"aws_lambda_function"},
	Reads:    []string{"aws_lambda_provisioned_concurrency_config"},
	Check:    concurrencySet,
	Refs: []string{
		"https://docs.aws.amazon.com/lambda/latest/dg/configuration-concurrency.html",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/lambda_function",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/lambda_provisioned_concurrency_config",
	},
}

// concurrencySet requires reserved concurrency, or provisioned concurrency.
func concurrencySet(p *rule.Pass, f *model.Resource) rule.Result {
	v := f.Get("reserved_concurrent_executions") // -1 means no limit of its own
	own := rule.Judge(v.AtLeast(0), is.Saw(v), v)
	provisioned := is.ReferredTo("function_name", "aws_lambda_provisioned_concurrency_config")(p, f)
	if res := facts.Any(own, provisioned); res.OK != model.No {
		return res
	}
	return own
}
