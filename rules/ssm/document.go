package ssm

import (
	"github.com/sekisho/sekisho/analyzer/is"
	"github.com/sekisho/sekisho/analyzer/model"
	"github.com/sekisho/sekisho/analyzer/rule"
	"github.com/sekisho/sekisho/rules/facts"
)

// DocumentNoSecrets keeps credentials out of scripts that many can read.
var DocumentNoSecrets = &rule.Rule{
	ID:       "ssm-document-no-secrets",
	Title:    rule.T("Systems Manager document holds no credential", "Systems Manager ドキュメントに認証情報を含めていない"),
	Why:      rule.T("Everyone who may describe documents reads them, in each version that ever was.", "ドキュメントの参照権限があれば、過去のバージョンも含めて誰でも内容を読めます。"),
	Fix:      rule.T("Read the credential at run time, with {{ssm-secure:name}} or from Secrets Manager, and replace the one that was written.", "認証情報は実行時に {{ssm-secure:名前}} や Secrets Manager から取得し、書かれていたものは交換してください。"),
	Severity: rule.High,
	Since:    "0.1.0",
	Types:    []string{documentType},
	Check: func(_ *rule.Pass, doc *model.Resource) rule.Result {
		return facts.NoSecret(doc.Get("content"))
	},
	Refs: documentRefs("https://docs.aws.amazon.com/systems-manager/latest/userguide/documents.html"),
}

// SessionManagerEncrypted keeps sessions unreadable for all but their ends.
var SessionManagerEncrypted = &rule.Rule{
	ID:       "ssm-session-manager-encrypted",
	Title:    rule.T("Session Manager encrypts sessions with a KMS key", "Session Manager のセッションを KMS キーで暗号化している"),
	Why:      rule.T("With a key of your own only those who may use it can open a session and read what is typed in it.", "自分で管理する鍵を使うと、鍵の権限を持つ人だけがセッションを開き、入力内容を読むことができます。"),
	Fix:      rule.T("Set kmsKeyId in the inputs of the session document.", "セッションドキュメントの inputs に kmsKeyId を指定してください。"),
	Severity: rule.Medium,
	Since:    "0.1.0",
	Types:    []string{documentType},
	When:     forSessions,
	Check: func(_ *rule.Pass, doc *model.Resource) rule.Result {
		return facts.JudgeJSON(doc.Get("content"), func(content model.Value) rule.Result {
			key := facts.Member(content, "inputs.kmsKeyId")
			return rule.Judge(key.NotEmpty(), is.Saw(key), key)
		})
	},
	Refs: documentRefs("https://docs.aws.amazon.com/systems-manager/latest/userguide/session-preferences-enable-encryption.html"),
}

// SessionManagerLogged keeps what was typed in a session.
var SessionManagerLogged = &rule.Rule{
	ID:       "ssm-session-manager-logged",
	Title:    rule.T("Session Manager logs sessions, to an encrypted place", "Session Manager のセッションを暗号化した保管先に記録している"),
	Why:      rule.T("The trail tells that somebody opened a session, not what they did in it. Sessions show passwords and data, so that their logs have to be encrypted.", "証跡で分かるのはセッションの開始だけで、中での操作は分かりません。パスワードやデータも映るため、ログは暗号化が必要です。"),
	Fix:      rule.T("In the inputs of the session document set s3BucketName with s3EncryptionEnabled, or cloudWatchLogGroupName with cloudWatchEncryptionEnabled.", "セッションドキュメントの inputs に s3BucketName と s3EncryptionEnabled、または cloudWatchLogGroupName と cloudWatchEncryptionEnabled を指定してください。"),
	Severity: rule.Medium,
	Since:    "0.1.0",
	Types:    []string{documentType},
	When:     forSessions,
	Check: func(_ *rule.Pass, doc *model.Resource) rule.Result {
		return facts.JudgeJSON(doc.Get("content"), func(content model.Value) rule.Result {
			var ways []rule.Result
			for _, way := range []struct{ place, encrypted string }{
				{"inputs.s3BucketName", "inputs.s3EncryptionEnabled"},
				{"inputs.cloudWatchLogGroupName", "inputs.cloudWatchEncryptionEnabled"},
			} {
				to, on := facts.Member(content, way.place), facts.Member(content, way.encrypted)
				ways = append(ways, rule.Judge(to.NotEmpty().And(on.True()), is.Saw(to)+", "+is.Saw(on), to, on))
			}
			res := facts.Any(ways...)
			if res.OK == model.No {
				res.Message = "sessions are not logged to an encrypted place"
			}
			return res
		})
	},
	Refs: documentRefs("https://docs.aws.amazon.com/systems-manager/latest/userguide/session-manager-logging.html"),
}

const documentType = "aws_ssm_document"

func forSessions(_ *rule.Pass, doc *model.Resource) model.Tri {
	return doc.Get("document_type").OneOf("Session")
}

func documentRefs(page string) []string {
	return []string{page, "https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/ssm_document"}
}
