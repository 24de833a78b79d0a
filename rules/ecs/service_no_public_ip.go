package ecs

import (
	"github.com/sekisho/sekisho/analyzer/is"
	"github.com/sekisho/sekisho/analyzer/rule"
)

// ServiceNoPublicIP keeps tasks without a public address.
var ServiceNoPublicIP = &rule.Rule{
	ID:       "ecs-service-no-public-ip",
	Title:    rule.T("Service does not give its tasks public addresses", "サービスのタスクにパブリック IP アドレスを割り当てていない"),
	Why:      rule.T("A task with a public address is one wide security group rule away from the internet, past the load balancer and its WAF.", "パブリック IP アドレスを持つタスクは、セキュリティグループのルールが 1 つ広すぎるだけで、ロードバランサーや WAF を通らずにインターネットから届くようになります。"),
	Fix:      rule.T("Remove assign_public_ip or set it to false, and let tasks reach out through a NAT gateway or VPC endpoints.", "assign_public_ip を削除するか false にし、外への通信には NAT ゲートウェイか VPC エンドポイントを使ってください。"),
	Severity: rule.High,
	Since:    "0.1.0",
	Types:    []string{"aws_ecs_service", "aws_ecs_task_set"},
	Check:    is.NotTrue("network_configuration.assign_public_ip"),
	Refs: []string{
		"https://docs.aws.amazon.com/AmazonECS/latest/developerguide/fargate-task-networking.html",
		"https://docs.aws.amazon.com/securityhub/latest/userguide/ecs-controls.html#ecs-2",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/ecs_service",
	},
}
