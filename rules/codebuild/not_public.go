package codebuild

import (
	"github.com/sekisho/sekisho/analyzer/is"
	"github.com/sekisho/sekisho/analyzer/rule"
)

// NotPublic keeps build logs and artifacts from everyone.
var NotPublic = &rule.Rule{
	ID:       "codebuild-not-public",
	Title:    rule.T("Build project is not public", "ビルドプロジェクトを公開していない"),
	Why:      rule.T("The logs, environment variables and artifacts of every past and future build of a public project can be read by anyone who has the link.", "公開プロジェクトでは、過去と将来のすべてのビルドのログ、環境変数、成果物を、リンクを知る誰でも読めます。"),
	Fix:      rule.T("Remove project_visibility or set it to PRIVATE.", "project_visibility を削除するか、PRIVATE にしてください。"),
	Severity: rule.High,
	Since:    "0.1.0",
	Types:    []string{"aws_codebuild_project"},
	Check:    is.NotOneOf("project_visibility", "PUBLIC_READ"),
	Refs: []string{
		"https://docs.aws.amazon.com/codebuild/latest/userguide/public-builds.html",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/codebuild_project",
	},
}
