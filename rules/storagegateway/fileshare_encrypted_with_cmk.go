package storagegateway

import (
	"github.com/sekisho/sekisho/analyzer/rule"
	"github.com/sekisho/sekisho/rules/facts"
)

// FileshareEncryptedWithCMK keeps the files that a gateway puts into a bucket under a key of their owner.
var FileshareEncryptedWithCMK = &rule.Rule{
	ID:       "storagegateway-fileshare-encrypted-with-cmk",
	Title:    rule.T("Storage Gateway file share encrypts with a customer managed KMS key", "Storage Gateway のファイル共有をカスタマー管理の KMS キーで暗号化している"),
	Why:      facts.WhyOwnKey,
	Fix:      rule.T("Set kms_encrypted to true and kms_key_arn to the ARN of an aws_kms_key.", "kms_encrypted を true にし、kms_key_arn に aws_kms_key の ARN を指定してください。"),
	Severity: rule.Low,
	Since:    "0.1.0",
	Extra:    true,
	Types:    []string{"aws_storagegateway_nfs_file_share", "aws_storagegateway_smb_file_share"},
	Reads:    facts.KeyTypes,
	Check:    facts.EncryptedWithOwnKey("kms_encrypted", "kms_key_arn"),
	Refs: []string{
		"https://docs.aws.amazon.com/filegateway/latest/files3/encrypt-objects-stored-by-file-gateway-in-amazon-s3.html",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/storagegateway_nfs_file_share",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/storagegateway_smb_file_share",
	},
}
