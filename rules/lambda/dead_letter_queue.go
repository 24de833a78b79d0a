package lambda

import (
	"github.com/sekisho/sekisho/analyzer/is"
	"github.com/sekisho/sekisho/analyzer/model"
	"github.com/sekisho/sekisho/analyzer/rule"
	"github.com/sekisho/sekisho/rules/facts"
)

// DeadLetterQueue keeps events that a function could not handle.
var DeadLetterQueue = &rule.Rule{
	ID:       "lambda-dead-letter-queue",
	Title:    rule.T("Function keeps events that it could not handle", "関数が処理できなかったイベントを保管している"),
	Why:      rule.T("An event that fails three times is dropped. Without a target for failures an order is lost and nobody hears of it.", "非同期呼び出しは 3 回失敗すると破棄されます。失敗時の送信先がなければ、取引が失われても誰も気付きません。"),
	Fix:      rule.T("Add a dead_letter_config block with the ARN of a queue or topic, or an aws_lambda_function_event_invoke_config with an on_failure destination.", "キューまたはトピックの ARN を指定した dead_letter_config ブロックか、on_failure の送信先を持つ aws_lambda_function_event_invoke_config を追加してください。"),
	Severity: rule.Low,
	Since:    "0.1.0",
	Extra:    true,
	Types:    []string{"aws_lambda_function"},
	Reads:    []string{"aws_lambda_function_event_invoke_config"},
	Check:    keepsFailures,
	Refs: []string{
		"https://docs.aws.amazon.com/lambda/latest/dg/invocation-async-retain-records.html",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/lambda_function",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/lambda_function_event_invoke_config",
	},
}

// keepsFailures requires a dead-letter target, or a destination for failures.
func keepsFailures(p *rule.Pass, f *model.Resource) rule.Result {
	v := f.Get("dead_letter_config.target_arn")
	own := rule.Judge(v.NotEmpty(), is.Saw(v), v)
	none := rule.Judge(model.No, own.Message, f.Value())
	configs := p.Graph.At(f).Into("aws_lambda_function_event_invoke_config", "function_name")
	configured := facts.Some(configs, none, func(c *model.Resource) rule.Result {
		to := c.Get("destination_config.on_failure.destination")
		return rule.Judge(to.NotEmpty(), is.Saw(to), to)
	})
	if res := facts.Any(own, facts.Primary(configured, f.Value())); res.OK != model.No {
		return res
	}
	return own
}
