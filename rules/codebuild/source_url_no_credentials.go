package codebuild

import (
	"strings"

	"github.com/sekisho/sekisho/analyzer/model"
	"github.com/sekisho/sekisho/analyzer/rule"
	"github.com/sekisho/sekisho/rules/facts"
)

// SourceURLNoCredentials keeps the credentials of a repository out of the code that names it.
var SourceURLNoCredentials = &rule.Rule{
	ID:       "codebuild-source-url-no-credentials",
	Title:    rule.T("Build source holds no credentials", "ビルドのソースに認証情報を書いていない"),
	Why:      rule.T("A user name and password in the address of a repository, or a token in the code, can be read by everyone who may read the project, the code or the state.", "リポジトリの URL に含めたユーザー名とパスワードや、コードに書いたトークンは、プロジェクト、コード、ステートを読める人すべてに見えます。"),
	Fix:      rule.T("Write the address without credentials, and let CodeBuild reach the repository through a CodeConnections connection or a token in Secrets Manager.", "認証情報を含まない URL を書き、CodeConnections の接続か Secrets Manager のトークンでリポジトリに接続してください。"),
	Severity: rule.Critical,
	Since:    "0.1.0",
	Types:    []string{"aws_codebuild_project", "aws_codebuild_source_credential"},
	// A connection or a secret is named by its ARN: that is no credential.
	When: func(_ *rule.Pass, r *model.Resource) model.Tri {
		if r.Addr.Type == "aws_codebuild_project" {
			return model.Yes
		}
		return r.Get("auth_type").OneOf("CODECONNECTIONS", "SECRETS_MANAGER").Not()
	},
	Check: func(_ *rule.Pass, r *model.Resource) rule.Result {
		if r.Addr.Type == "aws_codebuild_source_credential" {
			return facts.NotInCode(r.Get("token"))
		}
		plain := func(b model.Block) rule.Result { return noUser(b.Get("location")) }
		return facts.All(
			facts.EveryBlockAt(r, "source", "there is no source", plain),
			facts.EveryBlockAt(r, "secondary_sources", "there are no secondary sources", plain),
		)
	},
	Refs: []string{
		"https://docs.aws.amazon.com/codebuild/latest/userguide/access-tokens.html",
		"https://docs.aws.amazon.com/securityhub/latest/userguide/codebuild-controls.html#codebuild-1",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/codebuild_project",
	},
}

// noUser requires an address without a user, a password or a token before its host.
func noUser(v model.Value) rule.Result {
	user := v.Matches(hasUser)
	if pieces := v.Pieces(); pieces != nil {
		var b strings.Builder
		for _, p := range pieces {
			text, known := p.Text()
			if !known {
				text = "…"
			}
			b.WriteString(text)
		}
		if hasUser(b.String()) {
			user = model.Yes
		}
	}
	switch {
	case user == model.Yes:
		return rule.Judge(model.No, v.Path+" holds credentials", facts.Hidden(v))
	case user == model.No:
		return rule.Judge(model.Yes, v.Path+" holds no credentials", v)
	case len(v.Outcomes()) > 1:
		return rule.Judge(model.Unknown, "whether "+v.Path+" holds credentials is not known", v)
	}
	// What is read from a resource, such as the clone URL of a CodeCommit repository, is an address.
	return facts.NoSecret(v)
}

func hasUser(address string) bool {
	_, rest, ok := strings.Cut(address, "://")
	host, _, _ := strings.Cut(rest, "/")
	return ok && strings.Contains(host, "@")
}
