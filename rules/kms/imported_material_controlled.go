package kms

import (
	"github.com/zclconf/go-cty/cty"

	"github.com/sekisho/sekisho/analyzer/is"
	"github.com/sekisho/sekisho/analyzer/model"
	"github.com/sekisho/sekisho/analyzer/rule"
	"github.com/sekisho/sekisho/rules/facts"
)

// ImportedMaterialControlled keeps the material of a key secret, and its end a decision.
var ImportedMaterialControlled = &rule.Rule{
	ID:       "kms-imported-material-controlled",
	Title:    rule.T("Imported key material is not in code, and its expiry is decided", "インポートした鍵素材がコードになく、有効期限を決めている"),
	Why:      rule.T("Whoever has the material can decrypt without KMS, and nothing records it. Material without an end stays for as long as nobody thinks of it.", "鍵素材を手に入れた人は KMS なしで復号でき、記録も残りません。期限のない鍵素材は、誰も気に留めないまま残り続けます。"),
	Fix:      rule.T("Import the material outside of Terraform, or pass it as a variable without default, and set valid_to.", "鍵素材は Terraform の外でインポートするか既定値のない変数で渡し、valid_to を設定してください。"),
	Severity: rule.Medium,
	Since:    "0.1.0",
	Params: []rule.Param{
		{Name: "unlimited_tag", Default: cty.StringVal("KeyExpiry"), About: rule.T("the tag of a key whose material may stay without an end", "期限のない鍵素材を認めた鍵に付けるタグ")},
	},
	Types: []string{"aws_kms_external_key"},
	Check: func(p *rule.Pass, key *model.Resource) rule.Result {
		material, until := key.Get("key_material_base64"), key.Get("valid_to")
		tag := facts.Tag(key, p.Param("unlimited_tag").AsString())
		ends := facts.Any(
			rule.Judge(until.NotEmpty(), is.Saw(until), until),
			rule.Judge(material.Set().Not(), "the material is not imported here", material),
			rule.Judge(tag.NotEmpty(), is.Saw(tag), tag),
		)
		if ends.OK == model.No {
			ends = rule.Judge(model.No, "the material never expires: "+is.Saw(until), until)
		}
		return facts.All(facts.NotInCode(material), ends, is.NotFalse("enabled")(p, key))
	},
	Refs: []string{
		"https://docs.aws.amazon.com/kms/latest/developerguide/importing-keys.html",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/kms_external_key",
	},
}
