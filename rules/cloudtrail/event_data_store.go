package cloudtrail

import (
	"fmt"

	"github.com/zclconf/go-cty/cty"

	"github.com/sekisho/sekisho/analyzer/is"
	"github.com/sekisho/sekisho/analyzer/model"
	"github.com/sekisho/sekisho/analyzer/rule"
	"github.com/sekisho/sekisho/rules/facts"
)

// EventDataStoreLongLived keeps events for as long as somebody may ask for them.
var EventDataStoreLongLived = &rule.Rule{
	ID:       "cloudtrail-event-data-store-long-lived",
	Title:    rule.T("CloudTrail Lake store keeps events of all regions long enough", "CloudTrail Lake で全リージョンのイベントを十分な期間保持している"),
	Why:      rule.T("Intrusions are often found after months. What was deleted by then, or happened in a region that was left out, nobody can look up.", "侵入は数か月後に見つかることが少なくありません。それまでに消えた記録や、対象外のリージョンでの出来事は調べられません。"),
	Fix:      rule.T("Set retention_period to 365 or more, leave multi_region_enabled on, and do not suspend the store.", "retention_period を 365 以上にし、multi_region_enabled は有効のまま、suspend は指定しないでください。"),
	Severity: rule.Medium,
	Since:    "0.1.0",
	Params: []rule.Param{
		{Name: "audit_log_days", Default: cty.NumberIntVal(365), About: rule.T("the least number of days", "最小の日数")},
	},
	Types: []string{storeType},
	Check: func(p *rule.Pass, store *model.Resource) rule.Result {
		days, least := store.Get("retention_period"), p.Int("audit_log_days")
		return facts.Parts(
			rule.Judge(days.AtLeast(least).Or(days.Set().Not()), fmt.Sprintf("%s; at least %d is required", is.Saw(days), least), days),
			is.NotFalse("multi_region_enabled")(p, store),
			is.NotTrue("suspend")(p, store),
		)
	},
	Refs: storeRefs("https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-lake-concepts.html"),
}

// EventDataStoreCMK lets the owner of the account decide who can read its audit records.
var EventDataStoreCMK = &rule.Rule{
	ID:       "cloudtrail-event-data-store-cmk",
	Title:    rule.T("CloudTrail Lake store uses a customer managed KMS key", "CloudTrail Lake をカスタマー管理の KMS キーで暗号化している"),
	Why:      rule.T("With a key of your own, reading the records takes a permission on the key as well, and each use of it is recorded.", "自分で管理する鍵を使うと、記録を読むには鍵の権限も必要になり、鍵を使ったことも記録に残ります。"),
	Fix:      rule.T("Set kms_key_id to the ARN of an aws_kms_key.", "kms_key_id に aws_kms_key の ARN を指定してください。"),
	Severity: rule.Low,
	Since:    "0.1.0",
	Extra:    true,
	Types:    []string{storeType},
	Reads:    facts.KeyTypes,
	Check:    facts.UsesOwnKey("kms_key_id"),
	Refs:     storeRefs("https://docs.aws.amazon.com/awscloudtrail/latest/userguide/encrypting-cloudtrail-log-files-with-aws-kms.html"),
}

// EventDataStoreProtected keeps years of audit records from going with one change.
var EventDataStoreProtected = &rule.Rule{
	ID:       "cloudtrail-event-data-store-protected",
	Title:    rule.T("CloudTrail Lake store is protected from termination", "CloudTrail Lake の終了保護を有効にしている"),
	Why:      rule.T("A store that is deleted takes its records with it. The protection asks for a second, deliberate step.", "イベントデータストアを削除すると記録も失われます。終了保護があれば、意図した 2 段階の操作が必要になります。"),
	Fix:      rule.T("Remove termination_protection_enabled, or set it to true.", "termination_protection_enabled を削除するか true にしてください。"),
	Severity: rule.Medium,
	Since:    "0.1.0",
	Extra:    true,
	Types:    []string{storeType},
	Check:    is.NotFalse("termination_protection_enabled"),
	Refs:     storeRefs("https://docs.aws.amazon.com/awscloudtrail/latest/userguide/query-event-data-store-termination-protection.html"),
}

const storeType = "aws_cloudtrail_event_data_store"

func storeRefs(page string) []string {
	return []string{page, "https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/cloudtrail_event_data_store"}
}
