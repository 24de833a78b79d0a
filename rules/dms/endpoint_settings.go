package dms

import (
	"github.com/sekisho/sekisho/analyzer/is"
	"github.com/sekisho/sekisho/analyzer/model"
	"github.com/sekisho/sekisho/analyzer/rule"
	"github.com/sekisho/sekisho/rules/facts"
)

// EndpointNoPlaintextPassword keeps the passwords of both ends out of source code.
var EndpointNoPlaintextPassword = &rule.Rule{
	ID:       "dms-endpoint-no-plaintext-password",
	Title:    rule.T("Password of a DMS endpoint is not written in the configuration", "DMS エンドポイントのパスワードを設定に直接書いていない"),
	Why:      rule.T("A password in source code is known to everyone who can read the repository, its history and every copy of it. It opens the whole database that is migrated.", "ソースコードに書いたパスワードは、リポジトリ、その履歴、すべてのコピーを読める人に知られます。移行対象のデータベース全体がそれで開きます。"),
	Fix:      rule.T("Set secrets_manager_arn and secrets_manager_access_role_arn, and remove password.", "secrets_manager_arn と secrets_manager_access_role_arn を指定し、password を削除してください。"),
	Severity: rule.High,
	Since:    "0.1.0",
	Types:    []string{"aws_dms_endpoint"},
	Check:    func(_ *rule.Pass, e *model.Resource) rule.Result { return facts.NotInCode(e.Get("password")) },
	Refs: []string{
		"https://docs.aws.amazon.com/dms/latest/userguide/security_iam_secretsmanager.html",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/dms_endpoint",
	},
}

// EndpointMongodbAuth keeps everyone from reading a document database through its endpoint.
var EndpointMongodbAuth = &rule.Rule{
	ID:       "dms-endpoint-mongodb-auth",
	Title:    rule.T("DMS endpoint of a MongoDB asks for a password", "MongoDB の DMS エンドポイントでパスワード認証を使っている"),
	Why:      rule.T("An endpoint that needs no password shows that the database needs none either: whoever reaches it reads everything.", "パスワードの要らないエンドポイントは、データベース自体に認証がないことを示します。到達できる人は誰でもすべてを読めます。"),
	Fix:      rule.T("Set auth_type in mongodb_settings to password, and turn access control on in the database.", "mongodb_settings の auth_type を password にし、データベースのアクセス制御を有効にしてください。"),
	Severity: rule.Medium,
	Since:    "0.1.0",
	Extra:    true,
	Types:    []string{"aws_dms_endpoint"},
	When:     func(_ *rule.Pass, e *model.Resource) model.Tri { return e.Get("engine_name").OneOf("docdb", "mongodb") },
	// Where nothing is said, both the provider and DMS use a password.
	Check: func(p *rule.Pass, e *model.Resource) rule.Result {
		engine := e.Get("engine_name")
		return facts.Where(engine.OneOf("docdb", "mongodb"), is.NotOneOf("mongodb_settings.auth_type", "no")(p, e), engine)
	},
	Refs: []string{
		"https://docs.aws.amazon.com/dms/latest/userguide/CHAP_Source.MongoDB.html",
		"https://docs.aws.amazon.com/dms/latest/APIReference/API_MongoDbSettings.html",
		"https://docs.aws.amazon.com/securityhub/latest/userguide/dms-controls.html#dms-11",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/dms_endpoint",
	},
}

// EndpointRedisTLS keeps rows and passwords off the network in clear.
var EndpointRedisTLS = &rule.Rule{
	ID:       "dms-endpoint-redis-tls",
	Title:    rule.T("DMS endpoint of a Redis store uses TLS", "Redis の DMS エンドポイントで TLS を使っている"),
	Why:      rule.T("A migration sends whole data sets across the network. Without TLS they go in clear, with the password of the store.", "移行ではデータ全体がネットワークを流れます。TLS がなければ、パスワードとともに平文で流れます。"),
	Fix:      rule.T("Remove ssl_security_protocol from redis_settings, or set it to ssl-encryption.", "redis_settings の ssl_security_protocol を削除するか ssl-encryption にしてください。"),
	Severity: rule.Medium,
	Since:    "0.1.0",
	Extra:    true,
	Types:    []string{"aws_dms_endpoint"},
	When:     func(_ *rule.Pass, e *model.Resource) model.Tri { return e.Get("engine_name").OneOf("redis") },
	Check: func(p *rule.Pass, e *model.Resource) rule.Result {
		engine := e.Get("engine_name")
		return facts.Where(engine.OneOf("redis"), is.NotOneOf("redis_settings.ssl_security_protocol", "plaintext")(p, e), engine)
	},
	Refs: []string{
		"https://docs.aws.amazon.com/dms/latest/userguide/CHAP_Target.Redis.html",
		"https://docs.aws.amazon.com/securityhub/latest/userguide/dms-controls.html#dms-12",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/dms_endpoint",
	},
}
