package opensearch

import (
	"github.com/sekisho/sekisho/analyzer/is"
	"github.com/sekisho/sekisho/analyzer/rule"
)

// InVPC keeps domains without a public endpoint.
var InVPC = &rule.Rule{
	ID:       "opensearch-in-vpc",
	Title:    rule.T("OpenSearch domain stands in a VPC", "OpenSearch ドメインを VPC 内に置いている"),
	Why:      rule.T("A domain outside of a VPC has an endpoint on the internet: its access policy is then all that keeps strangers out.", "VPC の外にあるドメインのエンドポイントはインターネットに公開され、アクセスポリシーだけが頼りになります。"),
	Fix:      rule.T("Add a vpc_options block with private subnets and a security group. The domain is replaced.", "プライベートサブネットとセキュリティグループを指定した vpc_options ブロックを追加してください。ドメインは作り直しになります。"),
	Severity: rule.High,
	Since:    "0.1.0",
	Types:    []string{"aws_opensearch_domain", "aws_elasticsearch_domain"},
	Check:    is.NotEmpty("vpc_options.subnet_ids"),
	Refs: []string{
		"https://docs.aws.amazon.com/opensearch-service/latest/developerguide/vpc.html",
		"https://docs.aws.amazon.com/securityhub/latest/userguide/opensearch-controls.html#opensearch-2",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/opensearch_domain",
	},
}
