package msk

import (
	"github.com/sekisho/sekisho/analyzer/is"
	"github.com/sekisho/sekisho/analyzer/model"
	"github.com/sekisho/sekisho/analyzer/rule"
	"github.com/sekisho/sekisho/rules/facts"
)

// ClientAuthentication keeps everyone who reaches a broker from reading its topics.
var ClientAuthentication = &rule.Rule{
	ID:       "msk-client-authentication",
	Title:    rule.T("MSK cluster asks every client who it is", "MSK クラスターがすべてのクライアントを認証している"),
	Why:      rule.T("Without authentication, whoever reaches the port reads and writes every topic, and no access control list can say otherwise.", "認証がなければ、ポートに到達できる誰もがすべてのトピックを読み書きでき、アクセスコントロールリストでも制限できません。"),
	Fix:      rule.T("Add a client_authentication block with sasl (iam or scram) or tls, and leave unauthenticated out.", "sasl (iam または scram) か tls を指定した client_authentication ブロックを追加し、unauthenticated は書かないでください。"),
	Severity: rule.High,
	Since:    "0.1.0",
	Types:    []string{"aws_msk_cluster"},
	Check: func(_ *rule.Pass, c *model.Resource) rule.Result {
		anyone := c.Get("client_authentication.unauthenticated")
		iam, scram := c.Get("client_authentication.sasl.iam"), c.Get("client_authentication.sasl.scram")
		authorities := c.Get("client_authentication.tls.certificate_authority_arns")
		return facts.All(
			facts.Any(
				rule.Judge(iam.True(), is.Saw(iam), iam),
				rule.Judge(scram.True(), is.Saw(scram), scram),
				rule.Judge(authorities.NotEmpty(), is.Saw(authorities), authorities),
			),
			rule.Judge(anyone.True().Not(), is.Saw(anyone), anyone),
		)
	},
	Refs: []string{
		"https://docs.aws.amazon.com/msk/latest/developerguide/kafka_apis_iam.html",
		"https://docs.aws.amazon.com/securityhub/latest/userguide/msk-controls.html#msk-6",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/msk_cluster",
	},
}
