package sqs

import (
	"github.com/zclconf/go-cty/cty"

	"github.com/sekisho/sekisho/analyzer/is"
	"github.com/sekisho/sekisho/analyzer/model"
	"github.com/sekisho/sekisho/analyzer/rule"
)

// QueueEncrypted keeps messages unreadable where they wait.
var QueueEncrypted = &rule.Rule{
	ID:       "sqs-queue-encrypted",
	Title:    rule.T("Queue encrypts messages at rest", "キューがメッセージを保存時に暗号化している"),
	Why:      rule.T("Messages wait in a queue for up to two weeks and often carry personal data. SQS encrypts new queues by itself since 2022; written down, it stays so and an auditor can see it.", "メッセージは最長 2 週間キューに残り、個人データを含むこともあります。2022 年以降 SQS は新しいキューを自動で暗号化しますが、明記しておけば変わらず、監査でも示せます。"),
	Fix:      rule.T("Set sqs_managed_sse_enabled to true, or kms_master_key_id to a key.", "sqs_managed_sse_enabled を true にするか、kms_master_key_id に鍵を指定してください。"),
	Severity: rule.Medium,
	Since:    "0.1.0",
	Params: []rule.Param{
		{Name: "strict", Default: cty.True, About: rule.T("fail where nothing is configured and the default of SQS applies", "何も設定せず SQS の既定に任せている場合も不合格にする")},
	},
	Types: []string{"aws_sqs_queue"},
	Check: func(p *rule.Pass, queue *model.Resource) rule.Result {
		managed, key := queue.Get("sqs_managed_sse_enabled"), queue.Get("kms_master_key_id")
		ok := managed.True().Or(key.NotEmpty())
		if !p.Bool("strict") {
			ok = ok.Or(managed.Set().Not())
		}
		if key.NotEmpty() != model.No && managed.True() != model.Yes {
			managed, key = key, managed
		}
		message := is.Saw(managed)
		if managed.Set() == model.No && key.Set() == model.No {
			message = "neither sqs_managed_sse_enabled nor kms_master_key_id is set"
		}
		return rule.Judge(ok, message, managed, key)
	},
	Refs: []string{
		"https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-server-side-encryption.html",
		"https://docs.aws.amazon.com/securityhub/latest/userguide/sqs-controls.html#sqs-1",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/sqs_queue",
	},
}
