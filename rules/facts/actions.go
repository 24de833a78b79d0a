package facts

import (
	"strings"

	"github.com/sekisho/sekisho/analyzer/model"
)

// FullAdmin tells whether a statement allows every action on every resource: by a wildcard, or by leaving out a few
// actions that do not include IAM, through which the rest can be had.
func FullAdmin(s Statement) model.Tri {
	everything := func(v model.Value) model.Tri {
		return v.Matches(func(text string) bool { return text != "" && strings.Trim(text, "*") == "" })
	}
	actions := s.Items("Action").Any(func(v model.Value) model.Tri {
		return v.Matches(func(text string) bool { return text != "" && strings.Trim(text, "*:") == "" })
	})
	others := s.Items("NotAction")
	leavesIAM := others.Has.And(others.Any(func(v model.Value) model.Tri {
		return v.Matches(func(text string) bool { return Wildcard(strings.ToLower(text), "iam:createpolicyversion") })
	}).Not())
	return model.All(s.Allows(), actions.Or(leavesIAM), s.Items("Resource").Any(everything))
}

// CoversAllBut tells whether the actions of a statement are all there are, but for some that may be spared, which are given
// in lower case.
func (s Statement) CoversAllBut(spared func(action string) bool) model.Tri {
	all := s.Items("Action").Any(func(v model.Value) model.Tri {
		return v.Matches(func(text string) bool { return text != "" && strings.Trim(text, "*:") == "" })
	})
	others := s.Items("NotAction")
	return all.Or(others.Has.And(others.Any(func(v model.Value) model.Tri {
		return v.Matches(func(text string) bool { return !spared(strings.ToLower(text)) })
	}).Not()))
}

// Escalations lists the combinations of actions through which their holder gains more permissions. Published by
// researchers since 2018 and since described in AWS's own guidance on privilege escalation.
func Escalations() []Combination {
	return []Combination{
		// Permissions for oneself.
		{"iam:CreatePolicyVersion"},
		{"iam:SetDefaultPolicyVersion"},
		{"iam:AttachUserPolicy"},
		{"iam:AttachGroupPolicy"},
		{"iam:AttachRolePolicy"},
		{"iam:PutUserPolicy"},
		{"iam:PutGroupPolicy"},
		{"iam:PutRolePolicy"},
		{"iam:AddUserToGroup"},
		{"iam:UpdateAssumeRolePolicy", "sts:AssumeRole"},
		// The credentials of others.
		{"iam:CreateAccessKey"},
		{"iam:CreateLoginProfile"},
		{"iam:UpdateLoginProfile"},
		// Code that runs with a role that exists.
		{"lambda:UpdateFunctionCode"},
		{"glue:UpdateDevEndpoint"},
		// Code that runs with a role that is passed.
		{"iam:PassRole", "ec2:RunInstances"},
		{"iam:PassRole", "lambda:CreateFunction", "lambda:InvokeFunction"},
		{"iam:PassRole", "lambda:CreateFunction", "lambda:AddPermission"},
		{"iam:PassRole", "lambda:CreateFunction", "lambda:CreateEventSourceMapping"},
		{"iam:PassRole", "glue:CreateDevEndpoint"},
		{"iam:PassRole", "glue:CreateJob"},
		{"iam:PassRole", "cloudformation:CreateStack"},
		{"iam:PassRole", "datapipeline:CreatePipeline", "datapipeline:PutPipelineDefinition"},
		{"iam:PassRole", "sagemaker:CreateNotebookInstance", "sagemaker:CreatePresignedNotebookInstanceUrl"},
		{"iam:PassRole", "ecs:RunTask"},
		{"iam:PassRole", "ecs:RegisterTaskDefinition"},
		{"iam:PassRole", "codebuild:CreateProject"},
		{"iam:PassRole", "codestar:CreateProject"},
	}
}

// CredentialActions lists the actions that answer with credentials of others.
func CredentialActions() []Combination {
	return alone(
		"cognito-identity:GetCredentialsForIdentity", "cognito-identity:GetOpenIdToken", "cognito-identity:GetOpenIdTokenForDeveloperIdentity",
		"codepipeline:PollForJobs", "connect:GetFederationToken", "ec2:GetPasswordData", "gamelift:RequestUploadCredentials",
		"iam:CreateAccessKey", "iam:CreateLoginProfile", "iam:CreateServiceSpecificCredential", "iam:ResetServiceSpecificCredential", "iam:UpdateLoginProfile",
		"lightsail:DownloadDefaultKeyPair", "lightsail:GetBucketAccessKeys", "lightsail:GetInstanceAccessDetails",
		"mediapackage:RotateChannelCredentials", "mediapackage:RotateIngestEndpointCredentials",
		"rds-db:connect", "redshift:GetClusterCredentials", "sso:GetRoleCredentials",
		"sts:AssumeRole", "sts:AssumeRoleWithSAML", "sts:AssumeRoleWithWebIdentity", "sts:GetFederationToken",
	)
}

// PermissionsManagement lists actions that change who may use a resource and can be allowed for single resources: those
// of the access level "Permissions management" in the Service Authorization Reference
// (https://docs.aws.amazon.com/service-authorization/latest/reference/reference_policies_actions-resources-contextkeys.html).
func PermissionsManagement() []Combination {
	return alone(
		"acm-pca:CreatePermission", "acm-pca:DeletePermission", "acm-pca:DeletePolicy", "acm-pca:PutPolicy",
		"apigateway:UpdateRestApiPolicy",
		"backup:DeleteBackupVaultAccessPolicy", "backup:PutBackupVaultAccessPolicy",
		"codeartifact:DeleteDomainPermissionsPolicy", "codeartifact:DeleteRepositoryPermissionsPolicy", "codeartifact:PutDomainPermissionsPolicy", "codeartifact:PutRepositoryPermissionsPolicy",
		"codebuild:DeleteResourcePolicy", "codebuild:PutResourcePolicy",
		"dynamodb:DeleteResourcePolicy", "dynamodb:PutResourcePolicy",
		"ec2:CreateNetworkInterfacePermission", "ec2:ModifySnapshotAttribute", "ec2:ModifyVpcEndpointServicePermissions", "ec2:ResetSnapshotAttribute",
		"ecr:DeleteRepositoryPolicy", "ecr:SetRepositoryPolicy",
		"elasticfilesystem:DeleteFileSystemPolicy", "elasticfilesystem:PutFileSystemPolicy",
		"events:PutPermission", "events:RemovePermission",
		"glacier:AbortVaultLock", "glacier:CompleteVaultLock", "glacier:DeleteVaultAccessPolicy", "glacier:InitiateVaultLock", "glacier:SetVaultAccessPolicy",
		"glue:DeleteResourcePolicy", "glue:PutResourcePolicy",
		"iam:AttachGroupPolicy", "iam:AttachRolePolicy", "iam:AttachUserPolicy", "iam:CreatePolicy", "iam:CreatePolicyVersion",
		"iam:DeleteGroupPolicy", "iam:DeletePolicy", "iam:DeletePolicyVersion", "iam:DeleteRolePermissionsBoundary", "iam:DeleteRolePolicy",
		"iam:DeleteUserPermissionsBoundary", "iam:DeleteUserPolicy", "iam:DetachGroupPolicy", "iam:DetachRolePolicy", "iam:DetachUserPolicy",
		"iam:PutGroupPolicy", "iam:PutRolePermissionsBoundary", "iam:PutRolePolicy", "iam:PutUserPermissionsBoundary", "iam:PutUserPolicy",
		"iam:SetDefaultPolicyVersion", "iam:UpdateAssumeRolePolicy",
		"kms:CreateGrant", "kms:PutKeyPolicy", "kms:RetireGrant", "kms:RevokeGrant",
		"lambda:AddLayerVersionPermission", "lambda:AddPermission", "lambda:RemoveLayerVersionPermission", "lambda:RemovePermission",
		"mediastore:DeleteContainerPolicy", "mediastore:PutContainerPolicy",
		"redshift:AuthorizeSnapshotAccess", "redshift:CreateClusterUser", "redshift:JoinGroup", "redshift:RevokeSnapshotAccess",
		"s3:BypassGovernanceRetention", "s3:DeleteAccessPointPolicy", "s3:DeleteBucketPolicy", "s3:ObjectOwnerOverrideToBucketOwner", "s3:PutAccessPointPolicy",
		"s3:PutBucketAcl", "s3:PutBucketPolicy", "s3:PutBucketPublicAccessBlock", "s3:PutObjectAcl", "s3:PutObjectVersionAcl",
		"secretsmanager:DeleteResourcePolicy", "secretsmanager:PutResourcePolicy", "secretsmanager:ValidateResourcePolicy",
		"ses:DeleteIdentityPolicy", "ses:PutIdentityPolicy",
		"sns:AddPermission", "sns:RemovePermission",
		"sqs:AddPermission", "sqs:RemovePermission",
		"ssm:ModifyDocumentPermission",
		"sso:AttachManagedPolicyToPermissionSet", "sso:PutInlinePolicyToPermissionSet",
		"wafv2:DeletePermissionPolicy", "wafv2:PutPermissionPolicy",
	)
}

// alone makes a combination of each action.
func alone(actions ...string) []Combination {
	out := make([]Combination, len(actions))
	for i, a := range actions {
		out[i] = Combination{a}
	}
	return out
}

// AdminActions lists actions that give permissions, or change the account, its organization or its audit log.
func AdminActions() []Combination {
	return alone(
		"account:CloseAccount", "account:DisableRegion", "account:PutAlternateContact",
		"cloudtrail:DeleteTrail", "cloudtrail:StopLogging",
		"iam:AttachGroupPolicy", "iam:AttachRolePolicy", "iam:AttachUserPolicy",
		"iam:CreateAccessKey", "iam:CreateGroup", "iam:CreateInstanceProfile", "iam:CreateLoginProfile", "iam:CreateOpenIDConnectProvider",
		"iam:CreatePolicy", "iam:CreatePolicyVersion", "iam:CreateRole", "iam:CreateSAMLProvider", "iam:CreateUser",
		"iam:PassRole",
		"iam:PutGroupPolicy", "iam:PutRolePermissionsBoundary", "iam:PutRolePolicy", "iam:PutUserPermissionsBoundary", "iam:PutUserPolicy",
		"organizations:AttachPolicy", "organizations:CreateAccount", "organizations:DetachPolicy", "organizations:LeaveOrganization", "organizations:UpdatePolicy",
	)
}
