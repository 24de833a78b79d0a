package facts

import (
	"slices"

	"github.com/sekisho/sekisho/analyzer/model"
	"github.com/sekisho/sekisho/analyzer/rule"
)

// Types that complete a bucket.
var (
	PublicAccessBlockTypes = []string{"aws_s3_bucket_public_access_block", "aws_s3_account_public_access_block"}
	BucketPublicTypes      = slices.Concat(PublicAccessBlockTypes, PolicyTypes, []string{"aws_s3_bucket_acl", "aws_s3_bucket_policy", "aws_s3_bucket_ownership_controls"})
)

// PublicAccessSwitches are the four switches of S3 Block Public Access.
var PublicAccessSwitches = []string{"block_public_acls", "block_public_policy", "ignore_public_acls", "restrict_public_buckets"}

// Blocked tells whether one of the four switches is on for a bucket: at the bucket, or for its whole account. S3 applies
// the stricter of the two.
func Blocked(g *model.Graph, bucket *model.Resource, name string) rule.Result {
	return blocked[slices.Index(PublicAccessSwitches, name)].Of(g, bucket)
}

// blocked is what Blocked answers, by the place of the switch.
var blocked = [...]*rule.Each[rule.Result]{blockedBy(0), blockedBy(1), blockedBy(2), blockedBy(3)}

func blockedBy(i int) *rule.Each[rule.Result] {
	return &rule.Each[rule.Result]{Compute: func(g *model.Graph, bucket *model.Resource) rule.Result {
		return switchedFor(g, bucket, PublicAccessSwitches[i])
	}}
}

func switchedFor(g *model.Graph, bucket *model.Resource, name string) rule.Result {
	own := Companion(g.At(bucket).Into("aws_s3_bucket_public_access_block", "bucket"), "aws_s3_bucket_public_access_block",
		rule.Judge(model.No, bucket.Address()+" has no aws_s3_bucket_public_access_block", bucket.Value()),
		func(b *model.Resource) rule.Result { return switched(b, name) })
	here := func(r *model.Resource) model.Tri { return forAccount(r, bucket.Provider) }
	account := setting(g, "aws_s3_account_public_access_block", here, rule.Result{OK: model.No},
		func(b *model.Resource) rule.Result { return switched(b, name) })
	return Any(own, account)
}

// AccountBlocked tells whether one of the four switches is on for the whole account of a provider configuration. The second
// result is false where the configuration does not speak of it.
func AccountBlocked(g *model.Graph, p *model.Provider, name string) (rule.Result, bool) {
	here := func(r *model.Resource) model.Tri { return forAccount(r, p) }
	return AccountSetting(g, "aws_s3_account_public_access_block", here, func(b *model.Resource) rule.Result { return switched(b, name) })
}

func switched(r *model.Resource, name string) rule.Result {
	v := r.Get(name)
	return rule.Judge(v.True(), r.Addr.Type+"."+name+" is "+v.String(), v)
}

// forAccount tells whether an account-wide setting is for the account of a provider configuration.
func forAccount(r *model.Resource, p *model.Provider) model.Tri {
	id := r.Get("account_id")
	if id.NotEmpty() == model.No || id.Origin == model.Computed {
		return SameAccount(r.Provider, p)
	}
	if text, ok := id.Text(); ok && p != nil {
		if own, ok := p.Account.Text(); ok {
			return model.Of(text == own)
		}
		return model.Unknown
	}
	if who := callerIdentity(id); who != nil {
		return SameAccount(who.Provider, p)
	}
	return model.Unknown
}

// callerIdentity is the data source that a value takes the account id from.
func callerIdentity(v model.Value) *model.Resource {
	for _, s := range v.Sources() {
		if s.Kind == model.FromResource && s.Resource != nil && s.Resource.Addr.Mode == model.Data && s.Resource.Addr.Type == "aws_caller_identity" && s.Attr == "account_id" && len(v.Sources()) == 1 {
			return s.Resource
		}
	}
	return nil
}

// BucketPublic tells whether a bucket can be read or written by everyone, by its ACL or by its policy, after Block
// Public Access and the object ownership had their say.
func BucketPublic(g *model.Graph, bucket *model.Resource) rule.Result {
	byACL := publicACL(g, bucket)
	if byACL.OK != model.No {
		byACL = All(byACL, Not(Blocked(g, bucket, "ignore_public_acls")), Not(aclsDisabled(g, bucket)))
	}
	byPolicy := BucketPolicy(g, bucket, rule.Judge(model.No, "no policy", bucket.Value()), OpenPolicy)
	if byPolicy.OK != model.No {
		byPolicy = All(byPolicy, Not(Blocked(g, bucket, "restrict_public_buckets")))
	}
	return Any(byACL, byPolicy)
}

// BucketPolicy judges the policy of a bucket: that of its aws_s3_bucket_policy, else the one written in the bucket.
func BucketPolicy(g *model.Graph, bucket *model.Resource, none rule.Result, judge func(Document) rule.Result) rule.Result {
	inline := bucket.Get("policy")
	own := none
	if inline.NotEmpty() != model.No {
		own = JudgePolicy(inline, none, judge)
	}
	return Companion(g.At(bucket).Into("aws_s3_bucket_policy", "bucket"), "aws_s3_bucket_policy", own, func(p *model.Resource) rule.Result {
		return JudgePolicy(p.Get("policy"), none, judge)
	})
}

// publicACL tells whether the ACL of a bucket grants something to everyone, or to everyone with an AWS account.
func publicACL(g *model.Graph, bucket *model.Resource) rule.Result {
	return ACLGrants{
		Canned: []string{"public-read", "public-read-write", "authenticated-read"},
		Groups: []string{AllUsers, AuthenticatedUsers},
	}.Of(g, bucket)
}

// The groups that stand for everyone: with or without an AWS account, and with one.
const (
	AllUsers           = "http://acs.amazonaws.com/groups/global/AllUsers"
	AuthenticatedUsers = "http://acs.amazonaws.com/groups/global/AuthenticatedUsers"
)

// ACLGrants is something that an ACL may grant: by its canned form, or by a grant to a group.
type ACLGrants struct {
	Canned      []string
	Groups      []string
	Permissions []string // empty for any
}

// Of tells whether the ACL of a bucket grants it: that of its aws_s3_bucket_acl, else the one written in the bucket.
func (a ACLGrants) Of(g *model.Graph, bucket *model.Resource) rule.Result {
	private := rule.Judge(model.No, "the ACL is private", bucket.Value())
	inline := private
	set, grants := bucket.Get("acl").Set(), bucket.Blocks("grant")
	if set != model.No || len(grants.List)+len(grants.Maybe) > 0 || grants.Complete != model.Yes {
		inline = Any(a.canned(bucket), a.grants(bucket, "grant", "uri", "permissions"))
		if inline.OK == model.No && set == model.No {
			inline = private
		}
	}
	return Companion(g.At(bucket).Into("aws_s3_bucket_acl", "bucket"), "aws_s3_bucket_acl", inline, a.In)
}

// In tells whether an aws_s3_bucket_acl grants it.
func (a ACLGrants) In(acl *model.Resource) rule.Result {
	return Any(a.canned(acl), a.grants(acl, "access_control_policy.grant", "grantee.uri", "permission"))
}

func (a ACLGrants) canned(r *model.Resource) rule.Result {
	v := r.Get("acl")
	return rule.Judge(v.OneOf(a.Canned...), "acl is "+v.String(), v)
}

func (a ACLGrants) grants(r *model.Resource, blocks, uri, permissions string) rule.Result {
	list := r.Blocks(blocks)
	answers := []rule.Result{{OK: model.No}}
	for _, b := range slices.Concat(list.List, list.Maybe) {
		v := b.Get(uri)
		ok := v.OneOf(a.Groups...).And(a.permits(b, permissions))
		res := rule.Judge(ok, "a grant is to "+v.String(), v, b.Get(permissions))
		answers = append(answers, res)
	}
	if list.Complete != model.Yes {
		res := rule.Judge(model.Unknown, "to whom grants are is not known", list.Stuck)
		if len(list.Maybe) == 0 || Any(answers...).OK != model.No {
			return Any(append(sure(answers, len(list.List)+1), res)...)
		}
	}
	return Any(answers...)
}

// permits tells whether a grant holds one of the permissions: a text in an aws_s3_bucket_acl, a set in a bucket.
func (a ACLGrants) permits(b model.Block, path string) model.Tri {
	if len(a.Permissions) == 0 {
		return model.Yes
	}
	list := b.All(path + "[*]")
	ok := model.No
	for _, v := range list.List {
		ok = ok.Or(v.OneOf(a.Permissions...))
	}
	if list.Complete != model.Yes {
		ok = ok.Or(model.Unknown)
	}
	return ok
}

// sure is the head of a list: the answers of what is certainly there.
func sure(list []rule.Result, n int) []rule.Result { return slices.Clone(list[:n]) }

// aclsDisabled tells whether the bucket takes no notice of ACLs, because its owner owns all objects.
func aclsDisabled(g *model.Graph, bucket *model.Resource) rule.Result {
	none := rule.Judge(model.No, "no aws_s3_bucket_ownership_controls", bucket.Value())
	return Companion(g.At(bucket).Into("aws_s3_bucket_ownership_controls", "bucket"), "aws_s3_bucket_ownership_controls", none, func(c *model.Resource) rule.Result {
		v := c.Get("rule.object_ownership")
		return rule.Judge(v.OneOf("BucketOwnerEnforced"), "object_ownership is "+v.String(), v)
	})
}
