package ram

import (
	"github.com/sekisho/sekisho/analyzer/is"
	"github.com/sekisho/sekisho/analyzer/rule"
)

// ShareNoExternal keeps what is shared within the organization.
var ShareNoExternal = &rule.Rule{
	ID:       "ram-share-no-external",
	Title:    rule.T("Resource share stays inside the organization", "リソース共有を組織内に限定している"),
	Why:      rule.T("A share that allows external principals can be joined by any account whose id somebody adds later, by mistake or not.", "外部のプリンシパルを許可した共有には、後から (誤りでも) ID を加えられたどのアカウントでも参加できます。"),
	Fix:      rule.T("Remove allow_external_principals, or set it to false.", "allow_external_principals を削除するか false にしてください。"),
	Severity: rule.Medium,
	Since:    "0.1.0",
	Types:    []string{"aws_ram_resource_share"},
	Check:    is.NotTrue("allow_external_principals"),
	Refs: []string{
		"https://docs.aws.amazon.com/ram/latest/userguide/working-with-sharing-create.html",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/ram_resource_share",
	},
}
