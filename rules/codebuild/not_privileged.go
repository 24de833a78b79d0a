package codebuild

import (
	"github.com/sekisho/sekisho/analyzer/is"
	"github.com/sekisho/sekisho/analyzer/rule"
)

// NotPrivileged keeps a build from the host that it runs on.
var NotPrivileged = &rule.Rule{
	ID:       "codebuild-not-privileged",
	Title:    rule.T("Build does not run in privileged mode", "ビルドを特権モードで実行していない"),
	Why:      rule.T("A privileged container has the rights of root on its host. Code that a build pulls in, such as a dependency, can leave the container and meddle with what is built.", "特権コンテナはホストの root 権限を持ちます。ビルドが取り込んだ依存ライブラリなどのコードがコンテナの外に出て、ビルドの成果物に手を加えられます。"),
	Fix:      rule.T("Remove privileged_mode or set it to false. Only builds that run a Docker daemon of their own need it; a separate project for those keeps the rest safe.", "privileged_mode を削除するか false にしてください。必要なのは Docker デーモンを動かすビルドだけです。そのビルドを別のプロジェクトに分けると、ほかのビルドを守れます。"),
	Severity: rule.High,
	Since:    "0.1.0",
	Types:    []string{"aws_codebuild_project"},
	Check:    is.NotTrue("environment.privileged_mode"),
	Refs: []string{
		"https://docs.aws.amazon.com/codebuild/latest/userguide/create-project.html#create-project-console-environment",
		"https://docs.aws.amazon.com/securityhub/latest/userguide/codebuild-controls.html#codebuild-5",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/codebuild_project",
	},
}
