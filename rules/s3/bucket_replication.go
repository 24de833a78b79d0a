package s3

import (
	"slices"

	"github.com/sekisho/sekisho/analyzer/is"
	"github.com/sekisho/sekisho/analyzer/model"
	"github.com/sekisho/sekisho/analyzer/rule"
	"github.com/sekisho/sekisho/rules/facts"
)

// BucketReplicationEnabled keeps a second copy of what a bucket holds.
var BucketReplicationEnabled = &rule.Rule{
	ID:       "s3-bucket-replication-enabled",
	Title:    rule.T("Bucket replicates its objects to another bucket", "バケットのオブジェクトを別のバケットに複製している"),
	Why:      rule.T("Versions protect from mistakes, not from the loss of a region or of an account. A copy in another bucket is what is left then.", "バージョニングは誤操作には強くても、リージョンやアカウントの喪失からは守れません。そのとき残るのは別のバケットの写しだけです。"),
	Fix:      rule.T("Add an aws_s3_bucket_replication_configuration with an enabled rule, best to a bucket in another region and account.", "有効なルールを持つ aws_s3_bucket_replication_configuration を追加してください。複製先は別のリージョン、別のアカウントを勧めます。"),
	Severity: rule.Low,
	Since:    "0.1.0",
	Extra:    true,
	Types:    []string{"aws_s3_bucket"},
	Reads:    []string{replicationType},
	Check: func(p *rule.Pass, bucket *model.Resource) rule.Result {
		none := rule.Judge(model.No, bucket.Address()+" has no "+replicationType, bucket.Value())
		on := func(b model.Block) rule.Result {
			v := b.Get("status")
			return rule.Judge(v.OneOf("Enabled"), is.Saw(v), v)
		}
		inline := facts.SomeBlock(bucket.Blocks("replication_configuration.rules"), none, on)
		return facts.Companion(p.Graph.At(bucket).Into(replicationType, "bucket"), replicationType, inline, func(c *model.Resource) rule.Result {
			return facts.SomeBlock(c.Blocks("rule"), none, on)
		})
	},
	Refs: []string{
		"https://docs.aws.amazon.com/AmazonS3/latest/userguide/replication.html",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/s3_bucket_replication_configuration",
		"https://docs.aws.amazon.com/securityhub/latest/userguide/s3-controls.html#s3-7",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/s3_bucket",
	},
}

// BucketReplicationEncrypted keeps copies of encrypted objects encrypted, and takes care that they are made at all.
var BucketReplicationEncrypted = &rule.Rule{
	ID:       "s3-bucket-replication-encrypted",
	Title:    rule.T("Replication of objects encrypted with KMS names a key for the copies", "KMS で暗号化したオブジェクトの複製に、複製先の鍵を指定している"),
	Why:      rule.T("Without a selector for objects that KMS encrypts, S3 leaves them out of the replication without a word. With one but without a key of your own, the copies can be read by whoever may read the bucket.", "KMS で暗号化したオブジェクトの選択条件がないと、S3 はそれらを黙って複製から除きます。自分で管理する鍵を指定しなければ、複製先のバケットを読める人は誰でも写しを読めます。"),
	Fix:      rule.T("Set sse_kms_encrypted_objects in source_selection_criteria to Enabled, and replica_kms_key_id in encryption_configuration to a key of the destination.", "source_selection_criteria の sse_kms_encrypted_objects を Enabled にし、encryption_configuration の replica_kms_key_id に複製先の鍵を指定してください。"),
	Severity: rule.Medium,
	Since:    "0.1.0",
	Types:    []string{"aws_s3_bucket_replication_configuration"},
	Reads:    slices.Concat([]string{"aws_s3_bucket", facts.DefaultEncryptionType}, facts.KeyTypes),
	Check: func(p *rule.Pass, c *model.Resource) rule.Result {
		none := rule.Judge(model.Yes, "nothing is replicated", c.Value())
		return facts.EveryBlock(c.Blocks("rule"), none, func(b model.Block) rule.Result {
			status, selected, key := b.Get("status"), b.Get("source_selection_criteria.sse_kms_encrypted_objects.status"), b.Get("destination.encryption_configuration.replica_kms_key_id")
			if status.OneOf("Disabled") == model.Yes {
				return rule.Judge(model.Yes, "a rule is disabled", status)
			}
			without := facts.Not(sourceUsesKMS(p, c))
			without.Message = "objects that KMS encrypts are not selected, and " + without.Message
			res := facts.Choose(selected.OneOf("Enabled"), facts.OwnKey(p.Graph, key), facts.Primary(without, selected))
			if !selected.Known() {
				res = facts.Primary(res.Because(selected.Reason()), selected)
			}
			return facts.Where(status.OneOf("Enabled"), res, status)
		})
	},
	Refs: []string{
		"https://docs.aws.amazon.com/AmazonS3/latest/userguide/replication-config-for-kms-objects.html",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/s3_bucket_replication_configuration",
	},
}

const replicationType = "aws_s3_bucket_replication_configuration"

// sourceUsesKMS tells whether the bucket that is replicated encrypts new objects with KMS.
func sourceUsesKMS(p *rule.Pass, c *model.Resource) rule.Result {
	v := c.Get("bucket")
	buckets := p.Graph.At(c).Follow("bucket", "aws_s3_bucket")
	if len(buckets.To) != 1 || len(buckets.Maybe) > 0 {
		return rule.Judge(model.Unknown, "how the bucket encrypts is not known", v).Because("the bucket that " + v.At() + " names is not in this configuration")
	}
	bucket := buckets.To[0].Resource
	none := rule.Judge(model.No, "the bucket does not use KMS", bucket.Value())
	return facts.DefaultEncryption(p.Graph, bucket, none, func(b model.Block) rule.Result {
		algorithm := b.Get("sse_algorithm")
		return rule.Judge(algorithm.OneOf("aws:kms", "aws:kms:dsse"), "the bucket encrypts with "+algorithm.String(), algorithm)
	})
}
