package opensearch

import (
	"strings"

	"github.com/sekisho/sekisho/analyzer/is"
	"github.com/sekisho/sekisho/analyzer/model"
	"github.com/sekisho/sekisho/analyzer/rule"
	"github.com/sekisho/sekisho/rules/facts"
)

// AuditLogging keeps a record of who read and changed what in a domain.
var AuditLogging = &rule.Rule{
	ID:       "opensearch-audit-logging",
	Title:    rule.T("Search domain publishes audit logs", "検索ドメインの監査ログを出力している"),
	Why:      rule.T("Only the audit log tells who signed in to a domain, what they searched for and which documents they read.", "誰がドメインにサインインし、何を検索し、どのドキュメントを読んだのかは、監査ログでしかわかりません。"),
	Fix:      rule.T("Add a log_publishing_options block with log_type AUDIT_LOGS and the ARN of a log group; fine-grained access control has to be on.", "log_type を AUDIT_LOGS にし、ロググループの ARN を指定した log_publishing_options ブロックを追加してください。きめ細かなアクセスコントロールが前提です。"),
	Severity: rule.Medium,
	Since:    "0.1.0",
	Types:    domains,
	Check:    publishes("AUDIT_LOGS"),
	Refs: []string{
		"https://docs.aws.amazon.com/opensearch-service/latest/developerguide/audit-logs.html",
		"https://docs.aws.amazon.com/securityhub/latest/userguide/opensearch-controls.html#opensearch-5",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/opensearch_domain",
	},
}

// LoggingEnabled keeps a record of what goes wrong in a domain.
var LoggingEnabled = &rule.Rule{
	ID:        "opensearch-logging-enabled",
	Title:     rule.T("Search domain publishes logs", "検索ドメインのログを出力している"),
	Why:       rule.T("Without logs nobody can tell why a domain is slow or fails, or what was done to it.", "ログがないと、ドメインが遅い理由や失敗する理由も、何をされたかもわかりません。"),
	Fix:       rule.T("Add a log_publishing_options block with the ARN of a log group, such as for ES_APPLICATION_LOGS.", "ロググループの ARN を指定した log_publishing_options ブロック (ES_APPLICATION_LOGS など) を追加してください。"),
	Severity:  rule.Medium,
	Since:     "0.1.0",
	ImpliedBy: []string{"opensearch-audit-logging"},
	Types:     domains,
	Check:     publishes(),
	Refs: []string{
		"https://docs.aws.amazon.com/opensearch-service/latest/developerguide/createdomain-configure-slow-logs.html",
		"https://docs.aws.amazon.com/securityhub/latest/userguide/opensearch-controls.html#opensearch-4",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/opensearch_domain",
	},
}

// domains are the types of search domains, under the present and the former name of the service.
var domains = []string{"aws_opensearch_domain", "aws_elasticsearch_domain"}

// publishes requires a log_publishing_options block that is enabled, for one of the kinds of logs; for any where none is
// given.
func publishes(kinds ...string) is.Check {
	what := "logs"
	if len(kinds) > 0 {
		what = strings.Join(kinds, ", ")
	}
	return func(_ *rule.Pass, d *model.Resource) rule.Result {
		blocks := d.Blocks("log_publishing_options")
		answers := []rule.Result{rule.Judge(model.No, "no log_publishing_options block publishes "+what, d.Value())}
		for _, b := range blocks.List {
			about, kind, on, group := model.Yes, b.Get("log_type"), b.Get("enabled"), b.Get("cloudwatch_log_group_arn")
			if len(kinds) > 0 {
				about = kind.OneOf(kinds...)
			}
			if about == model.No {
				continue
			}
			answers = append(answers, facts.All(
				rule.Judge(about, "it publishes "+what, b.Value(), kind),
				rule.Judge(on.True().Or(on.Set().Not()), is.Saw(on), on),
				rule.Judge(group.NotEmpty(), is.Saw(group), group)))
		}
		if blocks.Complete != model.Yes {
			answers = append(answers, rule.Judge(model.Unknown, "which logs are published is not known", blocks.Stuck))
		}
		if res := facts.Any(answers...); res.OK != model.No {
			return res
		}
		return answers[len(answers)-1]
	}
}
