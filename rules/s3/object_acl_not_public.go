package s3

import (
	"github.com/sekisho/sekisho/analyzer/is"
	"github.com/sekisho/sekisho/analyzer/rule"
)

// ObjectACLNotPublic keeps single objects of a private bucket private.
var ObjectACLNotPublic = &rule.Rule{
	ID:       "s3-object-acl-not-public",
	Title:    rule.T("Object that Terraform writes has no public ACL", "Terraform が書き込むオブジェクトに公開 ACL を付けていない"),
	Why:      rule.T("An object with a public ACL can be read by everyone although its bucket is private, and nobody looks for it there.", "公開 ACL の付いたオブジェクトは、バケットが非公開でも誰でも読めます。しかも、そこにあるとは気付かれません。"),
	Fix:      rule.T("Remove the acl argument: objects are private without it.", "acl を削除してください。指定しなければ非公開です。"),
	Severity: rule.High,
	Since:    "0.1.0",
	Types:    []string{"aws_s3_object", "aws_s3_object_copy", "aws_s3_bucket_object"},
	Check:    is.NotOneOf("acl", "public-read", "public-read-write", "authenticated-read"),
	Refs: []string{
		"https://docs.aws.amazon.com/AmazonS3/latest/userguide/acl-overview.html#canned-acl",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/s3_object",
	},
}
