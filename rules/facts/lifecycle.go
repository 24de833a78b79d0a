package facts

import (
	"github.com/sekisho/sekisho/analyzer/model"
	"github.com/sekisho/sekisho/analyzer/rule"
)

// LifecycleType is the type that says when the objects of a bucket are moved or deleted.
const LifecycleType = "aws_s3_bucket_lifecycle_configuration"

// Lifecycle judges the lifecycle rules of a bucket: those of the configuration that refers to it, else those in the bucket
// itself. none is the answer where there are none at all.
func Lifecycle(g *model.Graph, bucket *model.Resource, none rule.Result, judge func(model.Nested) rule.Result) rule.Result {
	inline := none
	if blocks := bucket.Blocks("lifecycle_rule"); len(blocks.List) > 0 || blocks.Complete != model.Yes {
		inline = judge(blocks)
	}
	return Companion(g.At(bucket).Into(LifecycleType, "bucket"), LifecycleType, inline, func(c *model.Resource) rule.Result {
		return judge(c.Blocks("rule"))
	})
}

// SomeBlock tells whether one of the nested blocks is what judge asks for. none is the answer where there are none.
func SomeBlock(blocks model.Nested, none rule.Result, judge func(model.Block) rule.Result) rule.Result {
	var list []rule.Result
	for _, b := range blocks.List {
		list = append(list, judge(b))
	}
	if blocks.Complete != model.Yes {
		list = append(list, rule.Judge(model.Unknown, blocks.Stuck.Path+" is not known", blocks.Stuck))
	}
	if len(list) == 0 {
		return none
	}
	return Any(list...)
}

// Exists tells whether there is a nested block.
func Exists(blocks model.Nested) model.Tri {
	return model.Of(len(blocks.List) > 0).Or(blocks.Complete.Not())
}

// InForce tells whether a lifecycle rule is in force.
func InForce(b model.Block) model.Tri {
	return b.Get("status").OneOf("Enabled").Or(b.Get("enabled").True())
}

// WholeBucket tells whether a lifecycle rule is about all objects of its bucket.
func WholeBucket(b model.Block) model.Tri {
	none := func(path string) model.Tri { return b.Get(path).NotEmpty().Not() }
	small := func(path string) model.Tri { return b.Get(path).AtLeast(1).Not() }
	return model.All(none("prefix"), none("tags"), none("filter.prefix"),
		Exists(b.Blocks("filter.tag")).Not(), Exists(b.Blocks("filter.and")).Not(),
		small("filter.object_size_greater_than"), small("filter.object_size_less_than"))
}
