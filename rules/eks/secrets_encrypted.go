package eks

import (
	"github.com/sekisho/sekisho/analyzer/is"
	"github.com/sekisho/sekisho/analyzer/model"
	"github.com/sekisho/sekisho/analyzer/rule"
	"github.com/sekisho/sekisho/rules/facts"
)

// SecretsEncrypted keeps the secrets of a cluster unreadable without a key of its owner.
var SecretsEncrypted = &rule.Rule{
	ID:       "eks-secrets-encrypted",
	Title:    rule.T("Cluster encrypts Kubernetes secrets with a KMS key of yours", "クラスターの Kubernetes シークレットを自分の KMS キーで暗号化している"),
	Why:      rule.T("Kubernetes keeps secrets in its database with mere encoding. A key of yours puts every read of them on record, and disabling it closes them at once.", "Kubernetes はシークレットを符号化するだけでデータベースに保存します。自分の鍵で暗号化すれば読み取りが記録に残り、鍵を無効にすれば直ちに読めなくできます。"),
	Fix:      rule.T("Add encryption_config with resources = [\"secrets\"] and the ARN of an aws_kms_key. On an existing cluster it cannot be taken back.", "resources = [\"secrets\"] と aws_kms_key の ARN を指定した encryption_config を追加してください。既存のクラスターに設定すると元に戻せません。"),
	Severity: rule.High,
	Since:    "0.1.0",
	Types:    []string{"aws_eks_cluster"},
	Check: func(_ *rule.Pass, cluster *model.Resource) rule.Result {
		config := cluster.Get("encryption_config")
		if config.Set() == model.No {
			return rule.Judge(model.No, "encryption_config is not set", config)
		}
		key := cluster.Get("encryption_config.provider.key_arn")
		return facts.All(
			holds(cluster, "encryption_config.resources", "secrets"),
			rule.Judge(key.NotEmpty(), is.Saw(key), key),
		)
	},
	Refs: []string{
		"https://docs.aws.amazon.com/eks/latest/userguide/enable-kms.html",
		"https://docs.aws.amazon.com/securityhub/latest/userguide/eks-controls.html#eks-3",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/eks_cluster",
	},
}

// holds tells whether a list holds a text.
func holds(r *model.Resource, path, text string) rule.Result {
	list := r.All(path + "[*]")
	ok, open := model.No, list.Stuck
	for _, v := range list.List {
		one := v.OneOf(text)
		if one == model.Unknown {
			open = v
		}
		ok = ok.Or(one)
	}
	if list.Complete != model.Yes {
		ok = ok.Or(model.Unknown)
	}
	all := r.Get(path)
	switch ok {
	case model.Yes:
		return rule.Judge(ok, all.Path+" holds "+text, all)
	case model.No:
		return rule.Judge(ok, all.Path+" does not hold "+text, all)
	case model.Unknown:
	}
	return rule.Judge(model.Unknown, "whether "+all.Path+" holds "+text+" is not known", all).Because(open.Reason())
}
