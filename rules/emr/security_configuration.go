package emr

import (
	"github.com/sekisho/sekisho/analyzer/is"
	"github.com/sekisho/sekisho/analyzer/model"
	"github.com/sekisho/sekisho/analyzer/rule"
	"github.com/sekisho/sekisho/rules/facts"
)

// SecurityConfigurationAtRest keeps what a cluster writes to S3 unreadable without the key.
var SecurityConfigurationAtRest = &rule.Rule{
	ID:       "emr-security-configuration-at-rest",
	Title:    rule.T("EMR security configuration encrypts data in S3 with KMS", "EMR のセキュリティ設定で S3 のデータを KMS で暗号化している"),
	Why:      rule.T("What EMR writes to S3 is the output of whole data sets. With a KMS key, reading it takes a permission on the key as well as on the bucket.", "EMR は大量のデータを S3 に書き出します。KMS キーを使えば、読むためにバケットに加えて鍵の権限も必要になります。"),
	Fix:      rule.T("Set EnableAtRestEncryption to true and, in S3EncryptionConfiguration, EncryptionMode to SSE-KMS with an AwsKmsKey.", "EnableAtRestEncryption を true にし、S3EncryptionConfiguration で EncryptionMode を SSE-KMS、AwsKmsKey を鍵の ARN にしてください。"),
	Severity: rule.High,
	Since:    "0.1.0",
	Types:    []string{"aws_emr_security_configuration"},
	Check: configuration(func(doc model.Value) rule.Result {
		const s3 = "EncryptionConfiguration.AtRestEncryptionConfiguration.S3EncryptionConfiguration"
		return facts.All(
			enabled(doc, "EncryptionConfiguration.EnableAtRestEncryption"),
			oneOf(doc, s3+".EncryptionMode", "SSE-KMS", "CSE-KMS"),
			present(doc, s3+".AwsKmsKey"),
		)
	}),
	Refs: []string{
		"https://docs.aws.amazon.com/emr/latest/ManagementGuide/emr-create-security-configuration.html",
		"https://docs.aws.amazon.com/emr/latest/ManagementGuide/emr-data-encryption-options.html",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/emr_security_configuration",
	},
}

// SecurityConfigurationLocalDisk keeps what a cluster writes to its disks unreadable without the key.
var SecurityConfigurationLocalDisk = &rule.Rule{
	ID:        "emr-security-configuration-local-disk",
	Title:     rule.T("EMR security configuration encrypts local disks", "EMR のセキュリティ設定でローカルディスクを暗号化している"),
	Why:       rule.T("Every step of a job spills to the disks of the cluster: in HDFS, in shuffle files, in logs. Encryption in S3 does not cover them.", "ジョブの各段階で、データはクラスターのディスク (HDFS、シャッフルファイル、ログ) にも書かれます。S3 の暗号化では、これらは守られません。"),
	Fix:       rule.T("Set EnableAtRestEncryption to true and add a LocalDiskEncryptionConfiguration with an EncryptionKeyProviderType.", "EnableAtRestEncryption を true にし、EncryptionKeyProviderType を指定した LocalDiskEncryptionConfiguration を追加してください。"),
	Severity:  rule.High,
	Since:     "0.1.0",
	ImpliedBy: []string{"emr-security-configuration-at-rest"},
	Types:     []string{"aws_emr_security_configuration"},
	Check: configuration(func(doc model.Value) rule.Result {
		return facts.All(
			enabled(doc, "EncryptionConfiguration.EnableAtRestEncryption"),
			present(doc, "EncryptionConfiguration.AtRestEncryptionConfiguration.LocalDiskEncryptionConfiguration.EncryptionKeyProviderType"),
		)
	}),
	Refs: []string{
		"https://docs.aws.amazon.com/emr/latest/ManagementGuide/emr-create-security-configuration.html",
		"https://docs.aws.amazon.com/emr/latest/ManagementGuide/emr-data-encryption-options.html",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/emr_security_configuration",
	},
}

// SecurityConfigurationInTransit keeps data off the network in clear between the nodes of a cluster.
var SecurityConfigurationInTransit = &rule.Rule{
	ID:       "emr-security-configuration-in-transit",
	Title:    rule.T("EMR security configuration encrypts traffic between nodes", "EMR のセキュリティ設定でノード間の通信を暗号化している"),
	Why:      rule.T("The nodes of a cluster send each other whole data sets while a job runs. Without TLS, they cross the network in clear.", "ジョブの実行中、クラスターのノードは大量のデータを送り合います。TLS がなければ、平文で流れます。"),
	Fix:      rule.T("Set EnableInTransitEncryption to true and add a TLSCertificateConfiguration.", "EnableInTransitEncryption を true にし、TLSCertificateConfiguration を追加してください。"),
	Severity: rule.High,
	Since:    "0.1.0",
	Types:    []string{"aws_emr_security_configuration"},
	Check: configuration(func(doc model.Value) rule.Result {
		return facts.All(
			enabled(doc, "EncryptionConfiguration.EnableInTransitEncryption"),
			present(doc, "EncryptionConfiguration.InTransitEncryptionConfiguration.TLSCertificateConfiguration.CertificateProviderType"),
		)
	}),
	Refs: []string{
		"https://docs.aws.amazon.com/emr/latest/ManagementGuide/emr-create-security-configuration.html",
		"https://docs.aws.amazon.com/emr/latest/ManagementGuide/emr-data-encryption-options.html",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/emr_security_configuration",
	},
}

// configuration judges the document of a security configuration.
func configuration(judge func(model.Value) rule.Result) is.Check {
	return func(_ *rule.Pass, r *model.Resource) rule.Result {
		return facts.JudgeJSON(r.Get("configuration"), judge)
	}
}

// enabled requires a member of a document to be true.
func enabled(doc model.Value, path string) rule.Result {
	v := facts.Member(doc, path)
	return rule.Judge(v.True(), is.Saw(v), v)
}

// oneOf requires a member of a document to be one of some texts.
func oneOf(doc model.Value, path string, good ...string) rule.Result {
	v := facts.Member(doc, path)
	return rule.Judge(v.OneOf(good...), is.Saw(v), v)
}

// present requires a member of a document to be there and not empty.
func present(doc model.Value, path string) rule.Result {
	v := facts.Member(doc, path)
	return rule.Judge(v.NotEmpty(), is.Saw(v), v)
}
