package ec2

import (
	"github.com/sekisho/sekisho/analyzer/is"
	"github.com/sekisho/sekisho/analyzer/rule"
)

// TransitGatewayNoAutoAccept keeps other accounts from joining the network unasked.
var TransitGatewayNoAutoAccept = &rule.Rule{
	ID:       "ec2-transit-gateway-no-auto-accept",
	Title:    rule.T("Transit gateway does not accept shared attachments by itself", "Transit Gateway で共有アタッチメントを自動承認していない"),
	Why:      rule.T("Any account that the gateway is shared with can connect a VPC of its own, and nobody sees the request.", "Transit Gateway を共有しているアカウントなら、誰にも気づかれずに自分の VPC を接続できてしまいます。"),
	Fix:      rule.T("Set auto_accept_shared_attachments to disable, and accept attachments with aws_ec2_transit_gateway_vpc_attachment_accepter.", "auto_accept_shared_attachments を disable にし、aws_ec2_transit_gateway_vpc_attachment_accepter で承認してください。"),
	Severity: rule.High,
	Since:    "0.1.0",
	Types:    []string{"aws_ec2_transit_gateway"},
	Check:    is.NotOneOf("auto_accept_shared_attachments", "enable"),
	Refs: []string{
		"https://docs.aws.amazon.com/vpc/latest/tgw/tgw-transit-gateways.html",
		"https://docs.aws.amazon.com/securityhub/latest/userguide/ec2-controls.html#ec2-23",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/ec2_transit_gateway",
	},
}
