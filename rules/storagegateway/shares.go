package storagegateway

import (
	"github.com/sekisho/sekisho/analyzer/is"
	"github.com/sekisho/sekisho/analyzer/model"
	"github.com/sekisho/sekisho/analyzer/rule"
	"github.com/sekisho/sekisho/rules/facts"
)

// NFSClientsRestricted keeps a file share from every machine there is.
var NFSClientsRestricted = &rule.Rule{
	ID:       "storagegateway-nfs-clients-restricted",
	Title:    rule.T("NFS file share names the addresses of its clients", "NFS ファイル共有で接続元の IP アドレスを限定している"),
	Why:      rule.T("NFS asks for no password. A share that is open to all addresses lets every machine that reaches the gateway read and change the files.", "NFS にはパスワードがありません。すべてのアドレスに開いた共有は、ゲートウェイに到達できるどのマシンからでも読み書きできます。"),
	Fix:      rule.T("Remove 0.0.0.0/0 and ::/0 from client_list, and name the ranges of the clients.", "client_list から 0.0.0.0/0 と ::/0 を外し、クライアントの範囲を指定してください。"),
	Severity: rule.Medium,
	Since:    "0.1.0",
	Extra:    true,
	Types:    []string{"aws_storagegateway_nfs_file_share"},
	Check:    is.NoneOf("client_list[*]", "0.0.0.0/0", "::/0"),
	Refs: []string{
		"https://docs.aws.amazon.com/filegateway/latest/files3/CreatingAnNFSFileShare.html",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/storagegateway_nfs_file_share",
	},
}

// SMBEncryption keeps files and logins off the network in clear.
var SMBEncryption = &rule.Rule{
	ID:       "storagegateway-smb-encryption",
	Title:    rule.T("SMB gateway requires encryption or signing", "SMB のゲートウェイで暗号化または署名を必須にしている"),
	Why:      rule.T("A gateway that leaves it to the client also talks to old ones, in clear and unsigned: files can be read and changed on the way.", "クライアントに任せるゲートウェイは、古いクライアントとも平文・署名なしで通信します。ファイルは経路上で読まれ、書き換えられます。"),
	Fix:      rule.T("Set smb_security_strategy to MandatoryEncryption or MandatorySigning.", "smb_security_strategy を MandatoryEncryption または MandatorySigning にしてください。"),
	Severity: rule.Medium,
	Since:    "0.1.0",
	Extra:    true,
	Types:    []string{"aws_storagegateway_gateway"},
	Reads:    []string{smbShare},
	When:     servesSMB,
	Check: func(p *rule.Pass, g *model.Resource) rule.Result {
		res := is.OneOf("smb_security_strategy", "MandatoryEncryption", "MandatoryEncryptionNoAes128", "MandatorySigning")(p, g)
		return facts.Where(servesSMB(p, g), res, g.Get("gateway_type"))
	},
	Refs: []string{
		"https://docs.aws.amazon.com/filegateway/latest/files3/security-strategy.html",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/storagegateway_gateway",
	},
}

const smbShare = "aws_storagegateway_smb_file_share"

// servesSMB tells whether a gateway serves files by SMB: as FSx File Gateway always, as S3 File Gateway where a share does.
func servesSMB(p *rule.Pass, g *model.Resource) model.Tri {
	kind := g.Get("gateway_type")
	said := g.Get("smb_security_strategy").NotEmpty().Or(g.Get("smb_active_directory_settings").Set())
	shares := p.Graph.At(g).Into(smbShare, "gateway_arn").Exists()
	return kind.OneOf("FILE_FSX_SMB").Or(kind.OneOf("FILE_S3").And(said.Or(shares)))
}
