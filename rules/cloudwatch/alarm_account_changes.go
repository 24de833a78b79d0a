package cloudwatch

import "github.com/sekisho/sekisho/analyzer/rule"

// watchFix is the fix of all rules about alarms on events of CloudTrail, but for what the alarm is about.
var watchFix = rule.T("Let a trail of all regions deliver to a log group; add a metric filter on it for all of these events, and an aws_cloudwatch_metric_alarm with alarm_actions on its metric.", "全リージョンの証跡をロググループに配信し、これらのイベントすべてのメトリクスフィルターと、そのメトリクスの aws_cloudwatch_metric_alarm (alarm_actions 付き) を追加してください。")

const patternDoc = "https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/FilterAndPatternSyntax.html"

// AlarmUnauthorizedAPICalls tells somebody that calls are refused, as those of who tries out a stolen key.
var AlarmUnauthorizedAPICalls = &rule.Rule{
	ID:       "cloudwatch-alarm-unauthorized-api-calls",
	Title:    rule.T("Refused API calls raise an alarm", "拒否された API 呼び出しをアラームで検知している"),
	Why:      rule.T("Whoever tries out what a stolen key can do is refused again and again. So is a program that was given too little.", "盗んだキーで何ができるかを試す人は、何度も拒否されます。権限の足りないプログラムも同じです。"),
	Fix:      watchFix,
	Severity: rule.Low,
	Since:    "0.1.0",
	Params:   watchParams,
	Global:   true,
	Reads:    watchTypes,
	Account:  unauthorizedCalls.judge,
	Refs: []string{
		"https://docs.aws.amazon.com/securityhub/latest/userguide/cloudwatch-controls.html#cloudwatch-2",
		patternDoc,
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/cloudwatch_log_metric_filter",
	},
}

// AlarmConsoleWithoutMFA tells somebody that a password was enough to sign in.
var AlarmConsoleWithoutMFA = &rule.Rule{
	ID:       "cloudwatch-alarm-console-without-mfa",
	Title:    rule.T("Console sign-in without MFA raises an alarm", "MFA なしのコンソールサインインをアラームで検知している"),
	Why:      rule.T("A sign-in with nothing but a password may be anyone who has the password.", "パスワードだけのサインインは、パスワードを知る誰かによるものかもしれません。"),
	Fix:      watchFix,
	Severity: rule.Low,
	Since:    "0.1.0",
	Params:   watchParams,
	Global:   true,
	Reads:    watchTypes,
	Account:  consoleWithoutMFA.judge,
	Refs: []string{
		"https://docs.aws.amazon.com/securityhub/latest/userguide/cloudwatch-controls.html#cloudwatch-3",
		patternDoc,
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/cloudwatch_log_metric_filter",
	},
}

// AlarmIAMPolicyChanges tells somebody that permissions change.
var AlarmIAMPolicyChanges = &rule.Rule{
	ID:       "cloudwatch-alarm-iam-policy-changes",
	Title:    rule.T("Changes of IAM policies raise an alarm", "IAM ポリシーの変更をアラームで検知している"),
	Why:      rule.T("One changed policy can give an intruder everything. Those who own the policies know which changes are theirs.", "ポリシーを 1 つ変えるだけで、侵入者はすべての権限を得られます。どの変更が正当かは、ポリシーの所有者ならわかります。"),
	Fix:      watchFix,
	Severity: rule.Low,
	Since:    "0.1.0",
	Params:   watchParams,
	Global:   true,
	Reads:    watchTypes,
	Account:  iamPolicyChanges.judge,
	Refs: []string{
		"https://docs.aws.amazon.com/securityhub/latest/userguide/cloudwatch-controls.html#cloudwatch-4",
		patternDoc,
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/cloudwatch_log_metric_filter",
	},
}

// AlarmCloudTrailChanges tells somebody that the record of what happens is changed or stopped.
var AlarmCloudTrailChanges = &rule.Rule{
	ID:       "cloudwatch-alarm-cloudtrail-changes",
	Title:    rule.T("Changes of CloudTrail raise an alarm", "CloudTrail の変更をアラームで検知している"),
	Why:      rule.T("The first thing an intruder turns off is the record of what follows.", "侵入者が最初に止めるのは、その後の行動の記録です。"),
	Fix:      watchFix,
	Severity: rule.Low,
	Since:    "0.1.0",
	Params:   watchParams,
	Global:   true,
	Reads:    watchTypes,
	Account:  trailChanges.judge,
	Refs: []string{
		"https://docs.aws.amazon.com/securityhub/latest/userguide/cloudwatch-controls.html#cloudwatch-5",
		patternDoc,
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/cloudwatch_log_metric_filter",
	},
}

// AlarmConsoleAuthFailures tells somebody that passwords are guessed.
var AlarmConsoleAuthFailures = &rule.Rule{
	ID:       "cloudwatch-alarm-console-auth-failures",
	Title:    rule.T("Failed console sign-in raises an alarm", "コンソールサインインの失敗をアラームで検知している"),
	Why:      rule.T("Many failed sign-ins are somebody guessing passwords.", "サインインの失敗が続くのは、誰かがパスワードを推測しているしるしです。"),
	Fix:      watchFix,
	Severity: rule.Low,
	Since:    "0.1.0",
	Params:   watchParams,
	Global:   true,
	Reads:    watchTypes,
	Account:  consoleFailures.judge,
	Refs: []string{
		"https://docs.aws.amazon.com/securityhub/latest/userguide/cloudwatch-controls.html#cloudwatch-6",
		patternDoc,
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/cloudwatch_log_metric_filter",
	},
}

// AlarmCMKDisabledOrDeleted tells somebody that data is about to become unreadable.
var AlarmCMKDisabledOrDeleted = &rule.Rule{
	ID:       "cloudwatch-alarm-cmk-disabled-or-deleted",
	Title:    rule.T("Disabling or deleting a KMS key raises an alarm", "KMS キーの無効化と削除をアラームで検知している"),
	Why:      rule.T("Data whose key is deleted is lost for good. Until the waiting period ends it can be stopped, if somebody knows.", "キーを削除したデータは二度と読めません。待機期間中なら止められますが、誰かが気付く必要があります。"),
	Fix:      watchFix,
	Severity: rule.Low,
	Since:    "0.1.0",
	Params:   watchParams,
	Global:   true,
	Reads:    watchTypes,
	Account:  keysDisabled.judge,
	Refs: []string{
		"https://docs.aws.amazon.com/securityhub/latest/userguide/cloudwatch-controls.html#cloudwatch-7",
		patternDoc,
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/cloudwatch_log_metric_filter",
	},
}

// AlarmS3PolicyChanges tells somebody that who may read a bucket changes.
var AlarmS3PolicyChanges = &rule.Rule{
	ID:       "cloudwatch-alarm-s3-policy-changes",
	Title:    rule.T("Changes of bucket policies raise an alarm", "バケットポリシーの変更をアラームで検知している"),
	Why:      rule.T("A bucket becomes public by one call. The sooner somebody knows, the less is read.", "バケットは 1 回の API 呼び出しで公開されます。早く気付くほど、読まれるデータは少なくなります。"),
	Fix:      watchFix,
	Severity: rule.Low,
	Since:    "0.1.0",
	Params:   watchParams,
	Global:   true,
	Reads:    watchTypes,
	Account:  bucketPolicyChanges.judge,
	Refs: []string{
		"https://docs.aws.amazon.com/securityhub/latest/userguide/cloudwatch-controls.html#cloudwatch-8",
		patternDoc,
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/cloudwatch_log_metric_filter",
	},
}

// AlarmConfigChanges tells somebody that the record of the configuration is changed or stopped.
var AlarmConfigChanges = &rule.Rule{
	ID:       "cloudwatch-alarm-config-changes",
	Title:    rule.T("Changes of AWS Config raise an alarm", "AWS Config の変更をアラームで検知している"),
	Why:      rule.T("Without the recorder nobody can tell any more what was changed, and every rule of Config goes silent.", "レコーダーが止まると、何が変更されたかを追えなくなり、Config のルールもすべて機能しなくなります。"),
	Fix:      watchFix,
	Severity: rule.Low,
	Since:    "0.1.0",
	Params:   watchParams,
	Global:   true,
	Reads:    watchTypes,
	Account:  configChanges.judge,
	Refs: []string{
		"https://docs.aws.amazon.com/securityhub/latest/userguide/cloudwatch-controls.html#cloudwatch-9",
		patternDoc,
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/cloudwatch_log_metric_filter",
	},
}

// AlarmSecurityGroupChanges tells somebody that servers are opened to others.
var AlarmSecurityGroupChanges = &rule.Rule{
	ID:       "cloudwatch-alarm-security-group-changes",
	Title:    rule.T("Changes of security groups raise an alarm", "セキュリティグループの変更をアラームで検知している"),
	Why:      rule.T("A rule that was added by hand opens a server to the internet, and no review has seen it.", "手作業で追加されたルールは、レビューを経ずにサーバーをインターネットに公開してしまいます。"),
	Fix:      watchFix,
	Severity: rule.Low,
	Since:    "0.1.0",
	Params:   watchParams,
	Global:   true,
	Reads:    watchTypes,
	Account:  securityGroupChanges.judge,
	Refs: []string{
		"https://docs.aws.amazon.com/securityhub/latest/userguide/cloudwatch-controls.html#cloudwatch-10",
		patternDoc,
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/cloudwatch_log_metric_filter",
	},
}

// AlarmNACLChanges tells somebody that subnets are opened or closed.
var AlarmNACLChanges = &rule.Rule{
	ID:       "cloudwatch-alarm-nacl-changes",
	Title:    rule.T("Changes of network ACLs raise an alarm", "ネットワーク ACL の変更をアラームで検知している"),
	Why:      rule.T("A changed network ACL opens or closes whole subnets at once.", "ネットワーク ACL の変更は、サブネット全体を一度に開放または遮断します。"),
	Fix:      watchFix,
	Severity: rule.Low,
	Since:    "0.1.0",
	Params:   watchParams,
	Global:   true,
	Reads:    watchTypes,
	Account:  networkACLChanges.judge,
	Refs: []string{
		"https://docs.aws.amazon.com/securityhub/latest/userguide/cloudwatch-controls.html#cloudwatch-11",
		patternDoc,
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/cloudwatch_log_metric_filter",
	},
}

// AlarmNetworkGatewayChanges tells somebody that there is a new way in or out.
var AlarmNetworkGatewayChanges = &rule.Rule{
	ID:       "cloudwatch-alarm-network-gateway-changes",
	Title:    rule.T("Changes of network gateways raise an alarm", "ネットワークゲートウェイの変更をアラームで検知している"),
	Why:      rule.T("A new gateway is a new way in and out, past whatever inspects the traffic.", "新しいゲートウェイは、通信の検査を通らない新しい出入口になります。"),
	Fix:      watchFix,
	Severity: rule.Low,
	Since:    "0.1.0",
	Params:   watchParams,
	Global:   true,
	Reads:    watchTypes,
	Account:  gatewayChanges.judge,
	Refs: []string{
		"https://docs.aws.amazon.com/securityhub/latest/userguide/cloudwatch-controls.html#cloudwatch-12",
		patternDoc,
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/cloudwatch_log_metric_filter",
	},
}

// AlarmRouteTableChanges tells somebody that traffic takes another way.
var AlarmRouteTableChanges = &rule.Rule{
	ID:       "cloudwatch-alarm-route-table-changes",
	Title:    rule.T("Changes of route tables raise an alarm", "ルートテーブルの変更をアラームで検知している"),
	Why:      rule.T("A changed route leads traffic around the firewall, or to somebody who reads it.", "経路を変えれば、通信はファイアウォールを迂回し、あるいは第三者に読まれます。"),
	Fix:      watchFix,
	Severity: rule.Low,
	Since:    "0.1.0",
	Params:   watchParams,
	Global:   true,
	Reads:    watchTypes,
	Account:  routeTableChanges.judge,
	Refs: []string{
		"https://docs.aws.amazon.com/securityhub/latest/userguide/cloudwatch-controls.html#cloudwatch-13",
		patternDoc,
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/cloudwatch_log_metric_filter",
	},
}

// AlarmVPCChanges tells somebody that networks are made, removed or joined.
var AlarmVPCChanges = &rule.Rule{
	ID:       "cloudwatch-alarm-vpc-changes",
	Title:    rule.T("Changes of VPCs raise an alarm", "VPC の変更をアラームで検知している"),
	Why:      rule.T("A new peering joins two networks that were meant to be apart.", "新しいピアリングは、分離しておくべき 2 つのネットワークをつないでしまいます。"),
	Fix:      watchFix,
	Severity: rule.Low,
	Since:    "0.1.0",
	Params:   watchParams,
	Global:   true,
	Reads:    watchTypes,
	Account:  vpcChanges.judge,
	Refs: []string{
		"https://docs.aws.amazon.com/securityhub/latest/userguide/cloudwatch-controls.html#cloudwatch-14",
		patternDoc,
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/cloudwatch_log_metric_filter",
	},
}

// AlarmOrganizationsChanges tells somebody that accounts or guardrails of the organization change.
var AlarmOrganizationsChanges = &rule.Rule{
	ID:       "cloudwatch-alarm-organizations-changes",
	Title:    rule.T("Changes of the organization raise an alarm", "AWS Organizations の変更をアラームで検知している"),
	Why:      rule.T("An account that leaves the organization leaves its guardrails, and a detached policy lifts them for all.", "組織を離れたアカウントには予防的統制が効かなくなり、ポリシーを外せば全アカウントで失われます。"),
	Fix:      watchFix,
	Severity: rule.Low,
	Since:    "0.1.0",
	Params:   watchParams,
	Global:   true,
	Reads:    watchTypes,
	Account:  organizationChanges.judge,
	Refs: []string{
		"https://docs.aws.amazon.com/organizations/latest/userguide/orgs_cloudtrail-integration.html",
		patternDoc,
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/cloudwatch_log_metric_filter",
	},
}

// The events follow the CIS AWS Foundations Benchmark. Those of EC2-Classic, which AWS has retired, are left out.
var (
	unauthorizedCalls = watch{what: "refused API calls", noisy: true, logsOnly: true, events: []happening{
		{"ec2", []string{"RunInstances"}, []string{"errorCode=Client.UnauthorizedOperation"}},
		{"s3", []string{"GetObject"}, []string{"errorCode=AccessDenied"}},
		{"dynamodb", []string{"GetItem"}, []string{"errorCode=AccessDeniedException"}},
	}}
	consoleWithoutMFA = watch{what: "console sign-in without MFA", events: []happening{
		{"signin", []string{"ConsoleLogin"}, []string{"additionalEventData.MFAUsed=No", "responseElements.ConsoleLogin=Success"}},
	}}
	consoleFailures = watch{what: "failed console sign-in", events: []happening{
		{"signin", []string{"ConsoleLogin"}, []string{"errorMessage=Failed authentication", "responseElements.ConsoleLogin=Failure", "additionalEventData.MFAUsed=No"}},
	}}
	iamPolicyChanges = watch{what: "changes of IAM policies", events: []happening{
		{"iam", []string{
			"DeleteGroupPolicy", "DeleteRolePolicy", "DeleteUserPolicy", "PutGroupPolicy", "PutRolePolicy", "PutUserPolicy", "CreatePolicy", "DeletePolicy",
			"CreatePolicyVersion", "DeletePolicyVersion", "AttachRolePolicy", "DetachRolePolicy", "AttachUserPolicy", "DetachUserPolicy", "AttachGroupPolicy", "DetachGroupPolicy",
		}, nil},
	}}
	trailChanges = watch{what: "changes of CloudTrail", events: []happening{
		{"cloudtrail", []string{"CreateTrail", "UpdateTrail", "DeleteTrail", "StartLogging", "StopLogging"}, nil},
	}}
	keysDisabled = watch{what: "disabling or deleting KMS keys", events: []happening{
		{"kms", []string{"DisableKey", "ScheduleKeyDeletion"}, nil},
	}}
	bucketPolicyChanges = watch{what: "changes of bucket policies", events: []happening{
		{"s3", []string{
			"PutBucketAcl", "PutBucketPolicy", "PutBucketCors", "PutBucketLifecycle", "PutBucketReplication",
			"DeleteBucketPolicy", "DeleteBucketCors", "DeleteBucketLifecycle", "DeleteBucketReplication",
		}, nil},
	}}
	configChanges = watch{what: "changes of AWS Config", events: []happening{
		{"config", []string{"StopConfigurationRecorder", "DeleteDeliveryChannel", "PutDeliveryChannel", "PutConfigurationRecorder"}, nil},
	}}
	securityGroupChanges = watch{what: "changes of security groups", events: []happening{
		{"ec2", []string{
			"AuthorizeSecurityGroupIngress", "AuthorizeSecurityGroupEgress", "RevokeSecurityGroupIngress", "RevokeSecurityGroupEgress",
			"CreateSecurityGroup", "DeleteSecurityGroup",
		}, nil},
	}}
	networkACLChanges = watch{what: "changes of network ACLs", events: []happening{
		{"ec2", []string{
			"CreateNetworkAcl", "CreateNetworkAclEntry", "DeleteNetworkAcl", "DeleteNetworkAclEntry", "ReplaceNetworkAclEntry", "ReplaceNetworkAclAssociation",
		}, nil},
	}}
	gatewayChanges = watch{what: "changes of network gateways", events: []happening{
		{"ec2", []string{
			"CreateCustomerGateway", "DeleteCustomerGateway", "AttachInternetGateway", "CreateInternetGateway", "DeleteInternetGateway", "DetachInternetGateway",
		}, nil},
	}}
	routeTableChanges = watch{what: "changes of route tables", events: []happening{
		{"ec2", []string{
			"CreateRoute", "CreateRouteTable", "ReplaceRoute", "ReplaceRouteTableAssociation", "DeleteRouteTable", "DeleteRoute", "DisassociateRouteTable",
		}, nil},
	}}
	vpcChanges = watch{what: "changes of VPCs", events: []happening{
		{"ec2", []string{
			"CreateVpc", "DeleteVpc", "ModifyVpcAttribute", "AcceptVpcPeeringConnection", "CreateVpcPeeringConnection", "DeleteVpcPeeringConnection",
			"RejectVpcPeeringConnection",
		}, nil},
	}}
	organizationChanges = watch{what: "changes of the organization", events: []happening{
		{"organizations", []string{
			"AcceptHandshake", "AttachPolicy", "CreateAccount", "CreateOrganizationalUnit", "CreatePolicy", "DeclineHandshake", "DeleteOrganization",
			"DeleteOrganizationalUnit", "DeletePolicy", "DetachPolicy", "DisablePolicyType", "EnablePolicyType", "InviteAccountToOrganization",
			"LeaveOrganization", "MoveAccount", "RemoveAccountFromOrganization", "UpdateOrganizationalUnit", "UpdatePolicy",
		}, nil},
	}}
)
