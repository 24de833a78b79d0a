package facts

import (
	"github.com/sekisho/sekisho/analyzer/is"
	"github.com/sekisho/sekisho/analyzer/model"
	"github.com/sekisho/sekisho/analyzer/rule"
)

// Types that configure a part of a bucket.
const (
	VersioningType        = "aws_s3_bucket_versioning"
	DefaultEncryptionType = "aws_s3_bucket_server_side_encryption_configuration"
	AccessLoggingType     = "aws_s3_bucket_logging"
)

// Versioned tells whether a bucket keeps versions: by its aws_s3_bucket_versioning, else by the block in the bucket.
func Versioned(g *model.Graph, bucket *model.Resource) rule.Result {
	inline := bucket.Get("versioning.enabled")
	own := rule.Judge(inline.True(), is.Saw(inline), inline)
	if !inline.Present() {
		own = rule.Judge(model.No, bucket.Address()+" has no "+VersioningType, bucket.Value())
	}
	return Companion(g.At(bucket).Into(VersioningType, "bucket"), VersioningType, own, func(v *model.Resource) rule.Result {
		status := v.Get("versioning_configuration.status")
		return rule.Judge(status.OneOf("Enabled"), "status is "+status.String(), status)
	})
}

// DefaultEncryption judges the default encryption of a bucket: the configuration that refers to it, else the block in the
// bucket itself. none is the answer where nothing is configured; judge sees one rule's block.
func DefaultEncryption(g *model.Graph, bucket *model.Resource, none rule.Result, judge func(model.Block) rule.Result) rule.Result {
	inline := encryptionRules(bucket.Blocks("server_side_encryption_configuration.rule.apply_server_side_encryption_by_default"), none, judge)
	return Companion(g.At(bucket).Into(DefaultEncryptionType, "bucket"), DefaultEncryptionType, inline, func(c *model.Resource) rule.Result {
		return encryptionRules(c.Blocks("rule.apply_server_side_encryption_by_default"), none, judge)
	})
}

func encryptionRules(blocks model.Nested, none rule.Result, judge func(model.Block) rule.Result) rule.Result {
	var list []rule.Result
	for _, b := range blocks.List {
		list = append(list, judge(b))
	}
	if blocks.Complete != model.Yes {
		list = append(list, rule.Judge(model.Unknown, "the default encryption is not known", blocks.Stuck))
	}
	if len(list) == 0 {
		return none
	}
	return All(list...)
}

// AccessLogging tells whether a bucket writes access logs: by an aws_s3_bucket_logging, else by the block in the bucket.
func AccessLogging(g *model.Graph, bucket *model.Resource) rule.Result {
	inline := bucket.Get("logging.target_bucket")
	own := rule.Judge(inline.NotEmpty(), is.Saw(inline), inline)
	if !inline.Present() {
		own = rule.Judge(model.No, bucket.Address()+" has no "+AccessLoggingType, bucket.Value())
	}
	return Companion(g.At(bucket).Into(AccessLoggingType, "bucket"), AccessLoggingType, own, func(l *model.Resource) rule.Result {
		to := l.Get("target_bucket")
		return rule.Judge(to.NotEmpty(), is.Saw(to), to)
	})
}
