package kms

import (
	"github.com/zclconf/go-cty/cty"

	"github.com/sekisho/sekisho/analyzer/is"
	"github.com/sekisho/sekisho/analyzer/model"
	"github.com/sekisho/sekisho/analyzer/rule"
)

// KeyRotationEnabled limits how much data one version of a key protects.
var KeyRotationEnabled = &rule.Rule{
	ID:       "kms-key-rotation-enabled",
	Title:    rule.T("Customer managed KMS key rotates automatically", "カスタマー管理の KMS キーを自動でローテーションしている"),
	Why:      rule.T("Rotation limits how much data depends on one version of the key material. AWS keeps the old versions, so nothing has to be encrypted again.", "ローテーションにより、1 つの鍵素材に依存するデータの量を抑えられます。古い鍵素材は AWS が保持するため、再暗号化は要りません。"),
	Fix:      rule.T("Set enable_key_rotation to true.", "enable_key_rotation を true にしてください。"),
	Severity: rule.Medium,
	Since:    "0.1.0",
	Params: []rule.Param{
		{Name: "strict", Default: cty.False, About: rule.T("also require a rotation period of 365 days at most", "ローテーション間隔が 365 日以下であることも求める")},
	},
	Types: []string{"aws_kms_key"},
	When: func(_ *rule.Pass, key *model.Resource) model.Tri {
		ok, _ := rotatable(key)
		return ok
	},
	Check: func(p *rule.Pass, key *model.Resource) rule.Result {
		v := key.Get("enable_key_rotation")
		ok, message, place := v.True(), is.Saw(v), v
		if days := key.Get("rotation_period_in_days"); p.Bool("strict") && ok != model.No {
			soon := days.AtMost(maxRotationDays).Or(days.Set().Not())
			if soon != model.Yes {
				message, place = is.Saw(days), days
			}
			ok = ok.And(soon)
		}
		res := rule.Judge(ok, message, place)
		// Of a key that may not be rotatable, a missing rotation is no fail.
		if can, why := rotatable(key); can == model.Unknown && ok == model.No {
			res.OK = model.Unknown
			res = res.Seen(why).Because(why.Reason())
		}
		return res
	},
	Refs: []string{
		"https://docs.aws.amazon.com/kms/latest/developerguide/rotate-keys.html",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/kms_key",
	},
}

const maxRotationDays = 365

// rotatable tells whether KMS can rotate the key: only symmetric encryption keys whose material KMS made itself. The
// value is the first that is not known.
func rotatable(key *model.Resource) (model.Tri, model.Value) {
	spec, usage, store := key.Get("customer_master_key_spec"), key.Get("key_usage"), key.Get("custom_key_store_id")
	ok := model.Yes
	var why model.Value
	for _, c := range []struct {
		ok model.Tri
		v  model.Value
	}{
		{spec.OneOf("SYMMETRIC_DEFAULT").Or(spec.NotEmpty().Not()), spec},
		{usage.OneOf("ENCRYPT_DECRYPT").Or(usage.NotEmpty().Not()), usage},
		{store.NotEmpty().Not(), store},
	} {
		if c.ok == model.Unknown && ok != model.Unknown {
			why = c.v
		}
		ok = ok.And(c.ok)
	}
	return ok, why
}
