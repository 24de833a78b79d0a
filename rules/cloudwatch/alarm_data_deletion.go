package cloudwatch

import (
	"strings"

	"github.com/zclconf/go-cty/cty"

	"github.com/sekisho/sekisho/analyzer/model"
	"github.com/sekisho/sekisho/analyzer/rule"
)

// AlarmDataDeletion tells somebody while what is deleted can still be kept.
var AlarmDataDeletion = &rule.Rule{
	ID:       "cloudwatch-alarm-data-deletion",
	Title:    rule.T("Deletion of data and keys raises an alarm", "データや鍵の削除をアラームで検知している"),
	Why:      rule.T("A key waits for days before it is gone, a database may leave a last snapshot: there is time to stop it, if somebody knows.", "鍵の削除には待機期間があり、データベースには最終スナップショットが残ることもあります。すぐに気付けば止められます。"),
	Fix:      rule.T("Let the metric filters with alarms on the log group of a trail, and the EventBridge rules with targets, take in all events of disposal_events.", "証跡のロググループのメトリクスフィルターとアラーム、またはターゲットのある EventBridge ルールで、disposal_events のイベントをすべて検知してください。"),
	Severity: rule.Medium,
	Since:    "0.1.0",
	Params: []rule.Param{
		watchParams[0],
		{Name: "disposal_events", Default: disposals(), About: rule.T("the calls that delete data or keys, as service:Call", "データや鍵を削除する API 呼び出し (サービス:呼び出し)")},
	},
	Global:  true,
	Reads:   watchTypes,
	Account: deletionWatched,
	Refs: []string{
		"https://docs.aws.amazon.com/prescriptive-guidance/latest/patterns/monitor-and-remediate-scheduled-deletion-of-aws-kms-keys.html",
		"https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/FilterAndPatternSyntax.html",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/cloudwatch_log_metric_filter",
	},
}

func disposals() cty.Value {
	return cty.ListVal([]cty.Value{
		cty.StringVal("kms:ScheduleKeyDeletion"), cty.StringVal("kms:DisableKey"), cty.StringVal("s3:DeleteBucket"), cty.StringVal("rds:DeleteDBInstance"),
		cty.StringVal("rds:DeleteDBCluster"), cty.StringVal("dynamodb:DeleteTable"), cty.StringVal("backup:DeleteRecoveryPoint"),
	})
}

func deletionWatched(p *rule.Pass, prov *model.Provider) rule.Result {
	w := watch{what: "deletion of data and keys", optional: true}
	for _, e := range p.Strings("disposal_events") {
		service, call, _ := strings.Cut(e, ":")
		w.events = append(w.events, happening{service, []string{call}, nil})
	}
	return w.judge(p, prov)
}
