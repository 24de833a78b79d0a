package sagemaker

import (
	"github.com/sekisho/sekisho/analyzer/is"
	"github.com/sekisho/sekisho/analyzer/model"
	"github.com/sekisho/sekisho/analyzer/rule"
	"github.com/sekisho/sekisho/rules/facts"
)

// EndpointMultipleInstances lets an endpoint survive the loss of a machine or a zone.
var EndpointMultipleInstances = &rule.Rule{
	ID:       "sagemaker-endpoint-multiple-instances",
	Title:    rule.T("Production variants start with two or more instances", "本番バリアントを 2 台以上のインスタンスで開始している"),
	Why:      rule.T("SageMaker spreads instances over zones. With one, the endpoint is gone with its machine.", "SageMaker はインスタンスをゾーンに分散します。1 台だけでは、その障害でエンドポイントが停止します。"),
	Fix:      rule.T("Set initial_instance_count to 2 or more.", "initial_instance_count を 2 以上にしてください。"),
	Severity: rule.Low,
	Since:    "0.1.0",
	Extra:    true,
	Types:    []string{"aws_sagemaker_endpoint_configuration"},
	When:     onInstances,
	Check:    severalInstances,
	Refs: []string{
		"https://docs.aws.amazon.com/sagemaker/latest/dg/deployment-best-practices.html",
		"https://docs.aws.amazon.com/securityhub/latest/userguide/sagemaker-controls.html#sagemaker-4",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/sagemaker_endpoint_configuration",
	},
}

const variants = "production_variants"

// serverless tells whether a variant runs without instances.
func serverless(b model.Block) model.Tri { return b.Get("serverless_config").Set() }

// onInstances tells whether any variant runs on instances.
func onInstances(_ *rule.Pass, c *model.Resource) model.Tri {
	list := c.Blocks(variants)
	out := list.Complete.Not()
	for _, b := range list.List {
		out = out.Or(serverless(b).Not())
	}
	return out
}

func severalInstances(_ *rule.Pass, c *model.Resource) rule.Result {
	return facts.EveryBlockAt(c, variants, "there are no variants", func(b model.Block) rule.Result {
		v := b.Get("initial_instance_count")
		return rule.Judge(v.AtLeast(2).Or(serverless(b)), is.Saw(v)+"; at least 2 are required", v)
	})
}
