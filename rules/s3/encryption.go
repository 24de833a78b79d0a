package s3

import (
	"github.com/sekisho/sekisho/analyzer/model"
	"github.com/sekisho/sekisho/analyzer/rule"
	"github.com/sekisho/sekisho/rules/facts"
)

const encryptionType = "aws_s3_bucket_server_side_encryption_configuration"

// defaultEncryption judges the default encryption of a bucket: the configuration that refers to it, else the block in the
// bucket itself. none is the answer where nothing is configured; judge sees one rule's block.
func defaultEncryption(p *rule.Pass, bucket *model.Resource, none rule.Result, judge func(model.Block) rule.Result) rule.Result {
	inline := inBlocks(bucket.Blocks("server_side_encryption_configuration.rule.apply_server_side_encryption_by_default"), none, judge)
	return facts.Companion(p.Graph.At(bucket).Into(encryptionType, "bucket"), encryptionType, inline, func(c *model.Resource) rule.Result {
		return inBlocks(c.Blocks("rule.apply_server_side_encryption_by_default"), none, judge)
	})
}

func inBlocks(blocks model.Nested, none rule.Result, judge func(model.Block) rule.Result) rule.Result {
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
	return facts.All(list...)
}
