package facts

import (
	"github.com/sekisho/sekisho/analyzer/is"
	"github.com/sekisho/sekisho/analyzer/model"
	"github.com/sekisho/sekisho/analyzer/rule"
)

// EBSDefaultKeyType is the type that names the key that EBS encrypts with where a volume names none.
const EBSDefaultKeyType = "aws_ebs_default_kms_key"

// EBSKey tells whether a volume or a copy of a snapshot, where it is encrypted, uses a customer managed key: the one that an
// argument names, else the default key of its region.
func EBSKey(g *model.Graph, r *model.Resource, path string) rule.Result {
	key, where := r.Get(path), placeOf(r)
	none := rule.Judge(model.No, is.Saw(key), key)
	byDefault := setting(g, EBSDefaultKeyType, func(d *model.Resource) model.Tri { return placeOf(d).same(where) }, none, func(d *model.Resource) rule.Result {
		return OwnKey(g, d.Get("key_arn"))
	})
	return Choose(key.NotEmpty(), OwnKey(g, key), Primary(byDefault, key)).Because(key.Reason())
}
