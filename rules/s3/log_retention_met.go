package s3

import (
	"fmt"
	"slices"

	"github.com/zclconf/go-cty/cty"

	"github.com/sekisho/sekisho/analyzer/is"
	"github.com/sekisho/sekisho/analyzer/model"
	"github.com/sekisho/sekisho/analyzer/rule"
	"github.com/sekisho/sekisho/rules/facts"
)

// LogRetentionMet keeps logs from being gone when the question about them comes.
var LogRetentionMet = &rule.Rule{
	ID:       "s3-log-retention-met",
	Title:    rule.T("Bucket that receives logs keeps them for the required period", "ログの出力先バケットで必要な期間ログを保持している"),
	Why:      rule.T("Intrusions are often found months after they began, and an auditor asks about the year. A rule that deletes logs earlier deletes the answer.", "侵入は始まってから数か月後に見つかることが多く、監査では 1 年分を問われます。それより早くログを消す設定は、答えを消してしまいます。"),
	Fix:      rule.T("Raise expiration.days and noncurrent_version_expiration.noncurrent_days in the aws_s3_bucket_lifecycle_configuration, and move old logs to an archive class.", "aws_s3_bucket_lifecycle_configuration の expiration.days と noncurrent_version_expiration.noncurrent_days を延ばし、古いログはアーカイブ用のストレージクラスへ移してください。"),
	Severity: rule.Medium,
	Since:    "0.1.0",
	Params: []rule.Param{
		{Name: "audit_log_days", Default: cty.NumberIntVal(365), About: rule.T("how many days logs are kept at least; 90 or fewer are never enough", "ログを保持する最短の日数 (90 日以下では常に不十分)")},
		{Name: "strict", Default: cty.False, About: rule.T("also require a rule that archives logs and lets them expire after the period", "アーカイブし、期間の経過後に失効させるルールがあることも求める")},
	},
	Types: []string{"aws_s3_bucket"},
	Reads: slices.Concat([]string{lifecycleType}, facts.LogBucketTypes, facts.AccountTypes),
	When: func(p *rule.Pass, bucket *model.Resource) model.Tri {
		return facts.LogBucket(p.Graph, bucket).OK
	},
	Check: func(p *rule.Pass, bucket *model.Resource) rule.Result {
		days := max(p.Int("audit_log_days"), shortestRetention)
		inline := retention{r: bucket, rules: "lifecycle_rule", days: days, strict: p.Bool("strict")}.judge(bucket.Value())
		res := facts.Companion(p.Graph.At(bucket).Into(lifecycleType, "bucket"), lifecycleType, inline, func(c *model.Resource) rule.Result {
			return retention{r: c, rules: "rule", days: days, strict: p.Bool("strict")}.judge(c.Value())
		})
		if logs := facts.LogBucket(p.Graph, bucket); logs.OK == model.Unknown && res.OK == model.No {
			res = rule.Result{Message: res.Message, Reason: logs.Reason, Evidence: append(slices.Clip(res.Evidence), logs.Evidence...)}
		}
		return res
	},
	Refs: []string{
		"https://docs.aws.amazon.com/AmazonS3/latest/userguide/object-lifecycle-mgmt.html",
		"https://docs.aws.amazon.com/AmazonS3/latest/userguide/intro-lifecycle-rules.html",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/s3_bucket_lifecycle_configuration",
	},
}

const (
	lifecycleType     = "aws_s3_bucket_lifecycle_configuration"
	shortestRetention = 91
)

// retention judges the lifecycle rules of a resource.
type retention struct {
	r      *model.Resource
	rules  string
	days   int64
	strict bool
}

func (t retention) judge(place model.Value) rule.Result {
	list := t.r.Blocks(t.rules)
	archived := rule.Judge(model.No, "no rule archives logs and lets them expire after the period", place)
	answers, planned := []rule.Result{}, []rule.Result{archived}
	for _, b := range list.List {
		answers = append(answers, t.kept(b))
		planned = append(planned, t.archives(b))
	}
	if list.Complete != model.Yes {
		open := rule.Judge(model.Unknown, "which lifecycle rules there are is not known", list.Stuck)
		answers, planned = append(answers, open), append(planned, open)
	}
	if t.strict {
		answers = append(answers, facts.Any(planned...))
	}
	res := facts.All(answers...)
	switch {
	case len(answers) == 0:
		res = rule.Judge(model.Yes, "logs are kept for ever: no lifecycle is planned", place)
	case res.OK == model.Yes:
		res.Message = fmt.Sprintf("no lifecycle rule deletes logs before %d days", t.days)
	}
	return res
}

// enabled tells whether a rule is in force.
func enabled(b model.Block) model.Tri {
	return b.Get("status").OneOf("Enabled").Or(b.Get("enabled").True())
}

// kept requires that a rule deletes nothing before the period is over.
func (t retention) kept(b model.Block) rule.Result {
	on := enabled(b)
	if on == model.No {
		return rule.Judge(model.Yes, "a rule is not in force", b.Value())
	}
	var answers []rule.Result
	for _, path := range []string{"expiration.days", "noncurrent_version_expiration.noncurrent_days", "noncurrent_version_expiration.days"} {
		v := b.Get(path)
		if v.Set() == model.No || v.AtMost(0) == model.Yes {
			continue
		}
		answers = append(answers, rule.Judge(v.AtLeast(t.days).Or(on.Not()), fmt.Sprintf("%s; logs are kept for %d days at least", is.Saw(v), t.days), v))
	}
	if v := b.Get("expiration.date"); v.NotEmpty() != model.No {
		answers = append(answers, rule.Judge(on.Not().Or(model.Unknown), is.Saw(v), v).
			Because("how old the logs are on the day of "+v.At()+" is not known"))
	}
	if len(answers) == 0 {
		return rule.Judge(model.Yes, "a rule deletes nothing", b.Value())
	}
	return facts.All(answers...)
}

// archives tells whether a rule moves logs to an archive class and deletes them only after the period.
func (t retention) archives(b model.Block) rule.Result {
	classes := b.All("transition[*].storage_class")
	archive := model.No
	for _, v := range classes.List {
		archive = archive.Or(v.OneOf("GLACIER", "GLACIER_IR", "DEEP_ARCHIVE", "INTELLIGENT_TIERING"))
	}
	if classes.Complete != model.Yes {
		archive = archive.Or(model.Unknown)
	}
	days := b.Get("expiration.days")
	return rule.Judge(model.All(enabled(b), archive, days.AtLeast(t.days)), "a rule archives logs and lets them expire after the period", b.Value(), days).
		Because("whether " + b.Value().At() + " archives logs is not known")
}
