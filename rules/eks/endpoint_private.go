package eks

import (
	"github.com/sekisho/sekisho/analyzer/is"
	"github.com/sekisho/sekisho/analyzer/model"
	"github.com/sekisho/sekisho/analyzer/rule"
	"github.com/sekisho/sekisho/rules/facts"
)

// EndpointPrivate keeps the Kubernetes API inside the VPC.
var EndpointPrivate = &rule.Rule{
	ID:       "eks-endpoint-private",
	Title:    rule.T("Kubernetes API endpoint is reached only through the VPC", "Kubernetes API エンドポイントに VPC からだけ接続できる"),
	Why:      rule.T("A public endpoint stands on the internet with nothing but authentication before it: a leaked token or a flaw in the API server is then usable from anywhere.", "公開エンドポイントはインターネット上にあり、守るものは認証だけです。トークンの漏洩や API サーバーの欠陥を、どこからでも悪用できます。"),
	Fix:      rule.T("Set endpoint_public_access to false and endpoint_private_access to true, and connect over VPN, Direct Connect or a host in the VPC.", "endpoint_public_access を false、endpoint_private_access を true にし、VPN、Direct Connect、または VPC 内のホストから接続してください。"),
	Severity: rule.High,
	Since:    "0.1.0",
	Types:    []string{"aws_eks_cluster"},
	Check: func(_ *rule.Pass, cluster *model.Resource) rule.Result {
		public, private := cluster.Get("vpc_config.endpoint_public_access"), cluster.Get("vpc_config.endpoint_private_access")
		return facts.All(notPublic(public), rule.Judge(private.True(), is.Saw(private), private))
	},
	Refs: []string{
		"https://docs.aws.amazon.com/eks/latest/userguide/cluster-endpoint.html",
		"https://docs.aws.amazon.com/securityhub/latest/userguide/eks-controls.html#eks-1",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/eks_cluster",
	},
}

// notPublic tells whether the public endpoint is off. It is on where nothing is said.
func notPublic(v model.Value) rule.Result {
	return rule.Judge(v.True().Not().And(v.Set()), is.Saw(v), v)
}
