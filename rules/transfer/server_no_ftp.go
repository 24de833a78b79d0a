package transfer

import (
	"github.com/sekisho/sekisho/analyzer/model"
	"github.com/sekisho/sekisho/analyzer/rule"
	"github.com/sekisho/sekisho/rules/facts"
)

// ServerNoFTP keeps passwords and files from travelling in the clear.
var ServerNoFTP = &rule.Rule{
	ID:       "transfer-server-no-ftp",
	Title:    rule.T("Transfer server does not offer plain FTP", "転送サーバーで平文の FTP を提供していない"),
	Why:      rule.T("FTP sends user names, passwords and files unencrypted: whoever sees the traffic can read and change them.", "FTP はユーザー名、パスワード、ファイルを暗号化せずに送ります。通信を見られる人は、それを読み、書き換えられます。"),
	Fix:      rule.T("Remove FTP from protocols; offer SFTP, FTPS or AS2.", "protocols から FTP を削除し、SFTP、FTPS、AS2 のいずれかを提供してください。"),
	Severity: rule.High,
	Since:    "0.1.0",
	Types:    []string{"aws_transfer_server"},
	Check: func(_ *rule.Pass, server *model.Resource) rule.Result {
		all := server.Get("protocols")
		if facts.LeftToAWS(all) {
			return rule.Judge(model.Yes, "protocols is not set: only SFTP is offered", all)
		}
		list := server.All("protocols[*]")
		for _, p := range list.List {
			switch p.OneOf("FTP") {
			case model.Yes:
				return rule.Judge(model.No, "protocols holds FTP", p)
			case model.Unknown:
				list.Complete, list.Stuck = model.Unknown, p
			case model.No:
			}
		}
		if list.Complete != model.Yes {
			return rule.Judge(model.Unknown, "whether protocols holds FTP is not known", list.Stuck)
		}
		return rule.Judge(model.Yes, "protocols does not hold FTP", all)
	},
	Refs: []string{
		"https://docs.aws.amazon.com/transfer/latest/userguide/create-server-ftp.html",
		"https://docs.aws.amazon.com/securityhub/latest/userguide/transfer-controls.html#transfer-2",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/transfer_server",
	},
}
