package facts

import (
	"github.com/sekisho/sekisho/analyzer/is"
	"github.com/sekisho/sekisho/analyzer/model"
	"github.com/sekisho/sekisho/analyzer/rule"
)

// OwnKey tells whether an argument names a customer managed key. A key that AWS reports, and that is none of the
// configuration, may have been left out there: then it is the one that AWS manages.
func OwnKey(g *model.Graph, v model.Value) rule.Result {
	res := byCustomer(v)
	if res.OK == model.Yes && v.Origin == model.Computed && v.Known() && Target(g, v, managedKeys[:]...) == nil {
		return rule.Judge(model.Unknown, is.Saw(v), v).
			Because("AWS reports the key of " + v.At() + ", which may be one that AWS manages")
	}
	return res
}

// managedKeys are the types that make a customer managed key.
var managedKeys = [...]string{"aws_kms_key", "aws_kms_replica_key", "aws_kms_external_key", "aws_kms_replica_external_key", "aws_kms_alias"}

// UsesOwnKey requires that an argument names a customer managed key.
func UsesOwnKey(path string) is.Check {
	return func(p *rule.Pass, r *model.Resource) rule.Result { return OwnKey(p.Graph, r.Get(path)) }
}

// EncryptedWithOwnKey requires encryption, which an argument turns on, with a customer managed key, which another names.
// Where nobody wrote a key, and one of the sources names what the resource is made from, its key may be used: unknown.
func EncryptedWithOwnKey(on, key string, sources ...string) is.Check {
	return func(p *rule.Pass, r *model.Resource) rule.Result {
		switched := r.Get(on)
		return KeyTakenOver(r, All(rule.Judge(switched.True(), is.Saw(switched), switched), OwnKey(p.Graph, r.Get(key))), key, sources...)
	}
}

// KeyTakenOver leaves a fail open where no key is written and the resource may take over that of what it is made from.
func KeyTakenOver(r *model.Resource, res rule.Result, key string, sources ...string) rule.Result {
	if res.OK != model.No || r.Get(key).NotEmpty() == model.Yes {
		return res
	}
	for _, path := range sources {
		if v := r.Get(path); v.NotEmpty() != model.No {
			res.OK = model.Unknown
			return res.Seen(v).Because("the key of what " + v.At() + " names may be taken over")
		}
	}
	return res
}

// WhyOwnKey is what a customer managed key is for, whatever it encrypts.
var WhyOwnKey = rule.T("With a key of your own you decide who may use it: reading the data takes a permission on the key as well, and disabling the key closes the data at once. The policy of a key that AWS manages cannot be changed.",
	"自分で管理する鍵なら、使える人を自分で決められます。データを読むには鍵の権限も必要になり、鍵を無効にすれば直ちに読めなくできます。AWS が管理する鍵では、キーポリシーを変更できません。")
