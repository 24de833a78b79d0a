package transfer

import (
	"github.com/zclconf/go-cty/cty"

	"github.com/sekisho/sekisho/analyzer/is"
	"github.com/sekisho/sekisho/analyzer/model"
	"github.com/sekisho/sekisho/analyzer/rule"
)

// ServerNotPublic puts file transfer behind security groups that say who may connect.
var ServerNotPublic = &rule.Rule{
	ID:       "transfer-server-not-public",
	Title:    rule.T("Transfer server has no public endpoint", "転送サーバーのエンドポイントを公開していない"),
	Why:      rule.T("A public endpoint answers everyone on the internet and has no security group: passwords and keys can be tried from anywhere.", "公開エンドポイントはインターネット上の誰にでも応答し、セキュリティグループも付けられません。どこからでもパスワードや鍵を試せます。"),
	Fix:      rule.T("Set endpoint_type to VPC with endpoint_details, and limit the addresses of partners with a security group.", "endpoint_type を VPC にして endpoint_details を書き、取引先のアドレスをセキュリティグループで限定してください。"),
	Severity: rule.High,
	Since:    "0.1.0",
	Params: []rule.Param{
		{Name: "strict", Default: cty.False, About: rule.T("also fail a VPC endpoint with Elastic IP addresses, which the internet can reach", "Elastic IP アドレスを付けてインターネットから届く VPC エンドポイントも不合格にする")},
	},
	Types: []string{"aws_transfer_server"},
	Check: func(p *rule.Pass, server *model.Resource) rule.Result {
		kind, addresses := server.Get("endpoint_type"), server.Get("endpoint_details.address_allocation_ids")
		ok := kind.OneOf("VPC", "VPC_ENDPOINT")
		if ok != model.Yes || !p.Bool("strict") {
			return rule.Judge(ok, is.Saw(kind), kind)
		}
		if inside := addresses.NotEmpty().Not(); inside != model.Yes {
			return rule.Judge(inside, is.Saw(addresses), addresses, kind)
		}
		return rule.Judge(model.Yes, is.Saw(kind)+" without public addresses", kind)
	},
	Refs: []string{
		"https://docs.aws.amazon.com/transfer/latest/userguide/create-server-in-vpc.html",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/transfer_server",
	},
}
