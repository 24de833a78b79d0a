package lambda

import (
	"slices"
	"strings"

	"github.com/sekisho/sekisho/analyzer/is"
	"github.com/sekisho/sekisho/analyzer/model"
	"github.com/sekisho/sekisho/analyzer/rule"
	"github.com/sekisho/sekisho/rules/facts"
)

// PermissionSourceRestricted keeps others from reaching a function through a service that they use too.
var PermissionSourceRestricted = &rule.Rule{
	ID:       "lambda-permission-source-restricted",
	Title:    rule.T("Permission of a service on a function names its source", "サービスに与える関数の権限で呼び出し元を限定している"),
	Why:      rule.T("A permission for a service alone is one for everyone who uses the service: a bucket, topic or API of another account can then call the function (confused deputy).", "サービスだけを指定した許可は、そのサービスを使う全員への許可です。別のアカウントのバケットやトピック、API からも関数を呼び出せます (混乱した代理)。"),
	Fix:      rule.T("Set source_arn to the resource that calls. For Amazon S3 and SES set source_account too: their ARNs do not hold the account, and a deleted name can be taken by others.", "呼び出すリソースを source_arn に指定してください。S3 と SES では source_account も指定します。ARN にアカウントが含まれず、削除した名前を他人が取得できるためです。"),
	Severity: rule.High,
	Since:    "0.1.0",
	Types:    []string{"aws_lambda_permission"},
	// Accounts and roles need no source.
	When: func(p *rule.Pass, r *model.Resource) model.Tri {
		principal := r.Get("principal")
		return p.Applies(principal.Matches(isService), principal)
	},
	Check: func(_ *rule.Pass, r *model.Resource) rule.Result {
		who, arn, account, token := r.Get("principal"), r.Get("source_arn"), r.Get("source_account"), r.Get("event_source_token")
		bySource := rule.Judge(arn.NotEmpty(), is.Saw(arn), arn)
		byAccount := rule.Judge(account.NotEmpty(), is.Saw(account), account)
		byToken := rule.Judge(token.NotEmpty().And(who.OneOf(alexa...)), is.Saw(token), token)
		res := facts.Any(bySource, byAccount, byToken)
		if names := accountless(who, arn); names != model.No && res.OK == model.Yes && byToken.OK != model.Yes {
			both := facts.All(byAccount, res)
			if both.OK == model.No {
				both.Message = is.Saw(account) + ", and the source ARN does not hold the account"
			}
			if names == model.Unknown && both.OK == model.No {
				both.OK = model.Unknown
				both = both.Because(who.Reason()).Because(arn.Reason())
			}
			return both
		}
		return res
	},
	Refs: []string{
		"https://docs.aws.amazon.com/lambda/latest/dg/permissions-function-services.html",
		"https://docs.aws.amazon.com/IAM/latest/UserGuide/confused-deputy.html",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/lambda_permission",
	},
}

var alexa = []string{"alexa-appkit.amazon.com", "alexa-connectedhome.amazon.com"}

func isService(principal string) bool {
	return strings.HasSuffix(principal, ".amazonaws.com") || strings.HasSuffix(principal, ".amazonaws.com.cn") || slices.Contains(alexa, principal)
}

// accountless tells whether the ARN of the source does not say whose it is, as those of S3 and of SES receipt rules.
func accountless(who, arn model.Value) model.Tri {
	if text, ok := arn.Text(); ok {
		parts := strings.SplitN(text, ":", 6)
		if len(parts) == 6 && parts[0] == "arn" {
			return model.Of(strings.Trim(parts[4], "*") == "" && who.OneOf("s3.amazonaws.com", "ses.amazonaws.com") != model.No)
		}
	}
	return who.OneOf("s3.amazonaws.com", "ses.amazonaws.com")
}
