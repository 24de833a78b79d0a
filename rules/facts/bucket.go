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
	own := Companion(g.At(bucket).Into("aws_s3_bucket_public_access_block", "bucket"), "aws_s3_bucket_public_access_block",
		rule.Judge(model.No, bucket.Addr.String()+" has no aws_s3_bucket_public_access_block", bucket.Value()),
		func(b *model.Resource) rule.Result { return switched(b, name) })
	here := func(r *model.Resource) model.Tri { return forAccount(r, bucket.Provider) }
	account := setting(g, "aws_s3_account_public_access_block", here, rule.Result{OK: model.No},
		func(b *model.Resource) rule.Result { return switched(b, name) })
	return Any(own, account)
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
	byACL := All(publicACL(g, bucket), Not(Blocked(g, bucket, "ignore_public_acls")), Not(aclsDisabled(g, bucket)))
	byPolicy := All(BucketPolicy(g, bucket, rule.Judge(model.No, "no policy", bucket.Value()), OpenPolicy), Not(Blocked(g, bucket, "restrict_public_buckets")))
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
	inline := Any(cannedACL(bucket), grants(bucket, "grant", "uri"))
	if inline.OK == model.No {
		inline = rule.Judge(model.No, "the ACL is private", bucket.Value())
	}
	return Companion(g.At(bucket).Into("aws_s3_bucket_acl", "bucket"), "aws_s3_bucket_acl", inline, func(acl *model.Resource) rule.Result {
		return Any(cannedACL(acl), grants(acl, "access_control_policy.grant", "grantee.uri"))
	})
}

func cannedACL(r *model.Resource) rule.Result {
	v := r.Get("acl")
	return rule.Judge(v.OneOf("public-read", "public-read-write", "authenticated-read"), "acl is "+v.String(), v)
}

func grants(r *model.Resource, blocks, uri string) rule.Result {
	list := r.Blocks(blocks)
	answers := []rule.Result{{OK: model.No}}
	for _, b := range slices.Concat(list.List, list.Maybe) {
		v := b.Get(uri)
		res := rule.Judge(v.OneOf("http://acs.amazonaws.com/groups/global/AllUsers", "http://acs.amazonaws.com/groups/global/AuthenticatedUsers"), "a grant is to everyone", v)
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
