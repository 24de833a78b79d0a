package lambda

import (
	"github.com/sekisho/sekisho/analyzer/is"
	"github.com/sekisho/sekisho/analyzer/model"
	"github.com/sekisho/sekisho/analyzer/rule"
	"github.com/sekisho/sekisho/rules/facts"
)

// PermissionNotPublic keeps functions and layers from everyone with an AWS account.
var PermissionNotPublic = &rule.Rule{
	ID:       "lambda-permission-not-public",
	Title:    rule.T("Permission on a function or layer does not name everyone", "関数やレイヤーの権限を全員に与えていない"),
	Why:      rule.T("A permission for everyone lets any AWS account run the function with input of its choice, or read the layer. A source ARN does not help: the caller names it.", "全員への許可があると、どの AWS アカウントからでも、好きな入力で関数を実行したりレイヤーを読んだりできます。"),
	Fix:      rule.T("Name the service, account or role in principal, or limit the permission to your organisation with principal_org_id or organization_id.", "principal にサービス、アカウント、ロールのいずれかを指定するか、principal_org_id または organization_id で自分の組織に限定してください。"),
	Severity: rule.Critical,
	Since:    "0.1.0",
	Types:    []string{"aws_lambda_permission", "aws_lambda_layer_version_permission"},
	Check: func(_ *rule.Pass, r *model.Resource) rule.Result {
		who := r.Get("principal")
		named := rule.Judge(who.OneOf("*").Not(), is.Saw(who), who)
		if r.Addr.Type == "aws_lambda_layer_version_permission" {
			return facts.Primary(facts.Any(named, limited(r.Get("organization_id"))), who)
		}
		url := r.Get("function_url_auth_type")
		signed := rule.Judge(url.OneOf("AWS_IAM"), is.Saw(url), url)
		return facts.Primary(facts.Any(named, limited(r.Get("principal_org_id")), signed), who)
	},
	Refs: []string{
		"https://docs.aws.amazon.com/lambda/latest/dg/access-control-resource-based.html",
		"https://docs.aws.amazon.com/securityhub/latest/userguide/lambda-controls.html#lambda-1",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/lambda_permission",
	},
}

// limited tells whether a permission for everyone is for one organisation only.
func limited(org model.Value) rule.Result {
	return rule.Judge(org.NotEmpty(), is.Saw(org), org)
}
