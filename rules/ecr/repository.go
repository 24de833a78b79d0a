package ecr

import (
	"github.com/zclconf/go-cty/cty"

	"github.com/sekisho/sekisho/analyzer/is"
	"github.com/sekisho/sekisho/analyzer/model"
	"github.com/sekisho/sekisho/analyzer/rule"
	"github.com/sekisho/sekisho/rules/facts"
)

// EncryptedWithCMK lets the owner of the images decide who may decrypt them.
var EncryptedWithCMK = &rule.Rule{
	ID:       "ecr-encrypted-with-cmk",
	Title:    rule.T("Repository encrypts its images with KMS", "リポジトリで KMS によりイメージを暗号化している"),
	Why:      rule.T("Without a key of one's own, nobody can take the right to read the images away, nor see in the log who used it.", "独自のキーがないと、イメージを読む権利を取り上げることも、誰が使ったかを記録で確かめることもできません。"),
	Fix:      rule.T("Add encryption_configuration with encryption_type KMS and a kms_key.", "encryption_type を KMS にし、kms_key を指定した encryption_configuration を追加してください。"),
	Severity: rule.Low,
	Since:    "0.1.0",
	Params: []rule.Param{
		{Name: "strict", Default: cty.False, About: rule.T("ask for a customer managed key", "カスタマー管理キーを求める")},
	},
	Types: []string{"aws_ecr_repository"},
	Reads: facts.KeyTypes,
	Check: func(p *rule.Pass, r *model.Resource) rule.Result {
		kind := r.Get("encryption_configuration.encryption_type")
		kms := rule.Judge(kind.OneOf("KMS", "KMS_DSSE"), is.Saw(kind), kind)
		if p.Bool("strict") {
			return facts.All(kms, facts.OwnKey(p.Graph, r.Get("encryption_configuration.kms_key")))
		}
		return kms
	},
	Refs: []string{
		"https://docs.aws.amazon.com/securityhub/latest/userguide/ecr-controls.html#ecr-5",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/ecr_repository",
	},
}

// ImmutableTags keeps what was tested the same as what runs.
var ImmutableTags = &rule.Rule{
	ID:       "ecr-immutable-tags",
	Title:    rule.T("Image tags of the repository cannot be moved", "リポジトリのイメージタグを上書きできないようにしている"),
	Why:      rule.T("Where tags can be moved, the image that was reviewed and the one that is started under its name may differ.", "タグを上書きできると、確認したイメージと、その名前で起動されるイメージが異なる可能性があります。"),
	Fix:      rule.T("Set image_tag_mutability to IMMUTABLE, or to IMMUTABLE_WITH_EXCLUSION with a narrow filter.", "image_tag_mutability を IMMUTABLE にするか、限られたフィルターを付けて IMMUTABLE_WITH_EXCLUSION にしてください。"),
	Severity: rule.Medium,
	Since:    "0.1.0",
	Types:    []string{"aws_ecr_repository"},
	Check: func(_ *rule.Pass, r *model.Resource) rule.Result {
		v := r.Get("image_tag_mutability")
		if v.OneOf("IMMUTABLE_WITH_EXCLUSION") == model.No {
			return rule.Judge(v.OneOf("IMMUTABLE"), is.Saw(v), v)
		}
		narrow := facts.EveryBlockAt(r, "image_tag_mutability_exclusion_filter", "no tag is left out", func(b model.Block) rule.Result {
			filter := b.Get("filter")
			return rule.Judge(filter.OneOf("*", "**").Not(), "every tag is left out: "+is.Saw(filter), filter)
		})
		return facts.All(rule.Judge(v.OneOf("IMMUTABLE", "IMMUTABLE_WITH_EXCLUSION"), is.Saw(v), v), narrow)
	},
	Refs: []string{
		"https://docs.aws.amazon.com/securityhub/latest/userguide/ecr-controls.html#ecr-2",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/ecr_repository",
	},
}

// LifecyclePolicy removes images that nobody patches any more.
var LifecyclePolicy = &rule.Rule{
	ID:       "ecr-lifecycle-policy",
	Title:    rule.T("Repository has a lifecycle policy", "リポジトリにライフサイクルポリシーがある"),
	Why:      rule.T("Old images are never patched, can still be started, and cost money for ever.", "古いイメージは修正されないまま起動でき、費用もかかり続けます。"),
	Fix:      rule.T("Add an aws_ecr_lifecycle_policy that expires untagged and old images.", "タグのないイメージや古いイメージを削除する aws_ecr_lifecycle_policy を追加してください。"),
	Severity: rule.Low,
	Since:    "0.1.0",
	Extra:    true,
	Types:    []string{"aws_ecr_repository"},
	Reads:    []string{"aws_ecr_lifecycle_policy"},
	Check:    is.ReferredTo("repository", "aws_ecr_lifecycle_policy"),
	Refs: []string{
		"https://docs.aws.amazon.com/securityhub/latest/userguide/ecr-controls.html#ecr-3",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/ecr_lifecycle_policy",
	},
}
