package apigateway

import (
	"github.com/sekisho/sekisho/analyzer/is"
	"github.com/sekisho/sekisho/analyzer/model"
	"github.com/sekisho/sekisho/analyzer/rule"
)

// ThrottlingSet keeps one caller from using up what all share.
var ThrottlingSet = &rule.Rule{
	ID:       "apigateway-throttling-set",
	Title:    rule.T("API limits how often it is called", "API の呼び出し頻度を制限している"),
	Why:      rule.T("Without a limit of its own an API shares the quota of the account: one caller in a loop takes it from all others, and the systems behind get the whole flood.", "独自の制限がない API はアカウント全体の上限を共有します。1 つの呼び出し元がループしただけで他の API まで使えなくなり、背後のシステムには大量の呼び出しがそのまま届きます。"),
	Fix:      rule.T("Add throttle_settings to the usage plan, or set throttling_rate_limit in the settings of the methods or routes.", "使用量プランに throttle_settings を追加するか、メソッドやルートの設定で throttling_rate_limit を指定してください。"),
	Severity: rule.Low,
	Since:    "0.1.0",
	Extra:    true,
	Types:    []string{"aws_api_gateway_usage_plan", "aws_api_gateway_method_settings", "aws_apigatewayv2_stage"},
	Check:    throttled,
	Refs: []string{
		"https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-request-throttling.html",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/api_gateway_usage_plan",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/apigatewayv2_stage",
	},
}

func throttled(_ *rule.Pass, r *model.Resource) rule.Result {
	switch r.Addr.Type {
	case "aws_api_gateway_usage_plan":
		v := r.Get("throttle_settings")
		return rule.Judge(v.NotEmpty(), is.Saw(v), v)
	case "aws_apigatewayv2_stage":
		v := r.Get("default_route_settings.throttling_rate_limit")
		return rule.Judge(v.Set().And(v.AtMost(0).Not()), is.Saw(v), v)
	}
	v := r.Get("settings.throttling_rate_limit") // -1 means no limit of its own
	return rule.Judge(v.AtLeast(0), is.Saw(v), v)
}
