package s3

import (
	"github.com/sekisho/sekisho/analyzer/model"
	"github.com/sekisho/sekisho/analyzer/rule"
	"github.com/sekisho/sekisho/rules/facts"
)

// ObjectMetadataNoSensitiveValues keeps secrets out of what S3 does not encrypt.
var ObjectMetadataNoSensitiveValues = &rule.Rule{
	ID:       "s3-object-metadata-no-sensitive-values",
	Title:    rule.T("Metadata and tags of an object hold no sensitive values", "オブジェクトのメタデータとタグに機密の値を入れていない"),
	Why:      rule.T("S3 encrypts objects, not their metadata and tags. Whoever may list or head an object sees them, and they stand in logs and inventories.", "S3 が暗号化するのはオブジェクトの中身だけで、メタデータとタグは対象外です。一覧や情報取得の権限だけで見え、ログやインベントリにも残ります。"),
	Fix:      rule.T("Remove the value, or put it into the object itself.", "その値を削除するか、オブジェクトの中身に移してください。"),
	Severity: rule.Medium,
	Since:    "0.1.0",
	Types:    []string{"aws_s3_object", "aws_s3_object_copy"},
	Check: func(_ *rule.Pass, o *model.Resource) rule.Result {
		return facts.All(harmless(o.Get("metadata")), harmless(o.Get("tags")))
	},
	Refs: []string{
		"https://docs.aws.amazon.com/AmazonS3/latest/userguide/UsingMetadata.html",
		"https://docs.aws.amazon.com/AmazonS3/latest/userguide/object-tagging.html",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/s3_object",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/s3_object_copy",
	},
}

// harmless requires that a map holds no credential, no card number, and nothing that is marked as sensitive.
func harmless(v model.Value) rule.Result {
	if v.Sensitive() {
		return rule.Judge(model.No, v.Path+" holds a sensitive value", v)
	}
	return facts.EveryEntry(v, v.Path+" holds no sensitive value", func(e facts.Entry) rule.Result {
		if e.Value.Sensitive() {
			return rule.Judge(model.No, e.Value.Path+" is a sensitive value", e.Value)
		}
		if text, ok := e.Value.Text(); ok && facts.CardNumber(text) {
			return rule.Judge(model.No, e.Value.Path+" is the number of a card", facts.Hidden(e.Value))
		}
		return facts.All(facts.PlainSecret(e.Name, e.Value), facts.NoSecret(e.Value))
	})
}
