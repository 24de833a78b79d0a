package eks

import (
	"github.com/zclconf/go-cty/cty"

	"github.com/sekisho/sekisho/analyzer/model"
	"github.com/sekisho/sekisho/analyzer/rule"
	"github.com/sekisho/sekisho/rules/facts"
)

// ControlPlaneLogging keeps a record of who did what to a cluster.
var ControlPlaneLogging = &rule.Rule{
	ID:       "eks-control-plane-logging",
	Title:    rule.T("Cluster sends all control plane logs", "クラスターのコントロールプレーンログをすべて有効にしている"),
	Why:      rule.T("The audit and authenticator logs are the only record of who used the Kubernetes API and how. They are off unless asked for, and cannot be had afterwards.", "監査ログと認証ログは、誰が Kubernetes API をどう使ったかの唯一の記録です。指定しない限り出力されず、後から取得することもできません。"),
	Fix:      rule.T("Set enabled_cluster_log_types to api, audit, authenticator, controllerManager and scheduler.", "enabled_cluster_log_types に api、audit、authenticator、controllerManager、scheduler を指定してください。"),
	Severity: rule.Medium,
	Since:    "0.1.0",
	Params: []rule.Param{
		{Name: "strict", Default: cty.True, About: rule.T("require all five kinds of log, not only the audit log", "監査ログだけでなく 5 種類すべてを求める")},
	},
	Types: []string{"aws_eks_cluster"},
	Check: func(p *rule.Pass, cluster *model.Resource) rule.Result {
		kinds := []string{"audit"}
		if p.Bool("strict") {
			kinds = []string{"api", "audit", "authenticator", "controllerManager", "scheduler"}
		}
		answers := make([]rule.Result, len(kinds))
		for i, kind := range kinds {
			answers[i] = holds(cluster, "enabled_cluster_log_types", kind)
		}
		return facts.All(answers...)
	},
	Refs: []string{
		"https://docs.aws.amazon.com/eks/latest/userguide/control-plane-logs.html",
		"https://docs.aws.amazon.com/securityhub/latest/userguide/eks-controls.html#eks-8",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/eks_cluster",
	},
}
