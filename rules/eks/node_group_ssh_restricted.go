package eks

import (
	"github.com/sekisho/sekisho/analyzer/is"
	"github.com/sekisho/sekisho/analyzer/model"
	"github.com/sekisho/sekisho/analyzer/rule"
	"github.com/sekisho/sekisho/rules/facts"
)

// NodeGroupSSHRestricted keeps the login of nodes from everyone on the internet.
var NodeGroupSSHRestricted = &rule.Rule{
	ID:       "eks-node-group-ssh-restricted",
	Title:    rule.T("Node group does not open SSH to everyone", "ノードグループの SSH を全員に開放していない"),
	Why:      rule.T("With a key and no security group, EKS opens port 22 of every node to the internet. Who logs in to a node has the pods and their credentials.", "キーだけを指定してセキュリティグループを指定しないと、EKS は全ノードの 22 番ポートをインターネットに開放します。ノードに入れば、ポッドとその認証情報が手に入ります。"),
	Fix:      rule.T("Remove ec2_ssh_key and use Session Manager, or name the security groups that may connect in source_security_group_ids.", "ec2_ssh_key を削除して Session Manager を使うか、接続を認めるセキュリティグループを source_security_group_ids に指定してください。"),
	Severity: rule.High,
	Since:    "0.1.0",
	Types:    []string{"aws_eks_node_group"},
	Check: func(_ *rule.Pass, group *model.Resource) rule.Result {
		key, sources := group.Get("remote_access.ec2_ssh_key"), group.Get("remote_access.source_security_group_ids")
		return facts.Any(
			rule.Judge(key.NotEmpty().Not(), is.Saw(key), key),
			rule.Judge(sources.NotEmpty(), is.Saw(sources), sources),
		)
	},
	Refs: []string{
		"https://docs.aws.amazon.com/eks/latest/APIReference/API_RemoteAccessConfig.html",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/eks_node_group",
	},
}
