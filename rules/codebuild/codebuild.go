// Package codebuild holds the rules about AWS CodeBuild.
package codebuild

import "github.com/sekisho/sekisho/analyzer/rule"

// Rules are the rules of the service.
var Rules = []*rule.Rule{
	NotPrivileged,
	NoPlaintextSecrets,
	SourceURLNoCredentials,
	NotPublic,
	Logging,
	S3LogsEncrypted,
	ReportGroupEncrypted,
}
