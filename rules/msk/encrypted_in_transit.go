package msk

import (
	"github.com/zclconf/go-cty/cty"

	"github.com/sekisho/sekisho/analyzer/is"
	"github.com/sekisho/sekisho/analyzer/model"
	"github.com/sekisho/sekisho/analyzer/rule"
	"github.com/sekisho/sekisho/rules/facts"
)

// EncryptedInTransit keeps messages off the network in clear.
var EncryptedInTransit = &rule.Rule{
	ID:       "msk-encrypted-in-transit",
	Title:    rule.T("MSK cluster accepts only TLS, from clients and between brokers", "MSK クラスターがクライアントとの間でもブローカー間でも TLS だけを使っている"),
	Why:      rule.T("Messages of a bank are orders and customer data. In clear they can be read, and altered, on the way to the broker and between brokers.", "銀行のメッセージには取引や顧客データが含まれます。平文のままでは、ブローカーまでの経路でもブローカー間でも、盗み見や改ざんができてしまいます。"),
	Fix:      rule.T("Set client_broker to TLS and in_cluster to true, or leave both out.", "client_broker を TLS、in_cluster を true にするか、どちらも書かないでください。"),
	Severity: rule.High,
	Since:    "0.1.0",
	Params: []rule.Param{
		{Name: "strict", Default: cty.False, About: rule.T("fail where nothing is written and AWS uses TLS by itself", "何も書かず AWS の既定に任せている場合も不合格にする")},
	},
	Types: []string{"aws_msk_cluster"},
	Check: func(p *rule.Pass, c *model.Resource) rule.Result {
		const path = "encryption_info.encryption_in_transit"
		clients, brokers := c.Get(path+".client_broker"), c.Get(path+".in_cluster")
		written := model.Of(!p.Bool("strict")) // whether AWS's default is enough
		return facts.All(
			rule.Judge(clients.OneOf("TLS").Or(clients.Set().Not().And(written)), is.Saw(clients), clients),
			rule.Judge(brokers.True().Or(brokers.Set().Not()), is.Saw(brokers), brokers),
		)
	},
	Refs: []string{
		"https://docs.aws.amazon.com/msk/latest/developerguide/msk-encryption.html",
		"https://docs.aws.amazon.com/securityhub/latest/userguide/msk-controls.html#msk-1",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/msk_cluster",
	},
}
