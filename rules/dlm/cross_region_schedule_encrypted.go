package dlm

import (
	"github.com/sekisho/sekisho/analyzer/is"
	"github.com/sekisho/sekisho/analyzer/model"
	"github.com/sekisho/sekisho/analyzer/rule"
	"github.com/sekisho/sekisho/rules/facts"
)

// CrossRegionScheduleEncrypted keeps copies of disks in other regions unreadable without the key.
var CrossRegionScheduleEncrypted = &rule.Rule{
	ID:       "dlm-cross-region-schedule-encrypted",
	Title:    rule.T("Scheduled copies of snapshots to other regions are encrypted", "別リージョンへ定期的にコピーするスナップショットを暗号化している"),
	Why:      rule.T("A copy in another region is a whole disk. Unencrypted, it can be read and shared by whoever may create volumes there.", "別リージョンへのコピーはディスク全体です。暗号化していなければ、そのリージョンでボリュームを作成できる人なら誰でも読め、共有もできます。"),
	Fix:      rule.T("Set encrypted to true in each cross_region_copy_rule, and cmk_arn to a key of the region that is copied to.", "各 cross_region_copy_rule で encrypted を true にし、cmk_arn にコピー先リージョンの鍵を指定してください。"),
	Severity: rule.Medium,
	Since:    "0.1.0",
	Types:    []string{"aws_dlm_lifecycle_policy"},
	When: func(_ *rule.Pass, policy *model.Resource) model.Tri {
		rules := policy.Blocks(copyRules)
		return model.Of(len(rules.List) > 0).Or(rules.Complete.Not())
	},
	Check: func(_ *rule.Pass, policy *model.Resource) rule.Result {
		none := rule.Judge(model.Yes, "nothing is copied to other regions", policy.Value())
		return facts.EveryBlock(policy.Blocks(copyRules), none, func(b model.Block) rule.Result {
			v := b.Get("encrypted")
			return rule.Judge(v.True(), is.Saw(v), v)
		})
	},
	Refs: []string{
		"https://docs.aws.amazon.com/ebs/latest/userguide/snapshot-lifecycle.html",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/dlm_lifecycle_policy",
	},
}

const copyRules = "policy_details[*].schedule[*].cross_region_copy_rule"
