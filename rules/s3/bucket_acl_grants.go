package s3

import (
	"github.com/sekisho/sekisho/analyzer/is"
	"github.com/sekisho/sekisho/analyzer/model"
	"github.com/sekisho/sekisho/analyzer/rule"
	"github.com/sekisho/sekisho/rules/facts"
)

// BucketACLNotPublicRead keeps the names and the permissions of objects from everyone on the internet.
var BucketACLNotPublicRead = &rule.Rule{
	ID:        "s3-bucket-acl-not-public-read",
	Title:     rule.T("Bucket ACL does not let everyone or every AWS user read", "バケットの ACL で全員または全 AWS ユーザーに読み取りを許可していない"),
	Why:       rule.T("Public buckets are searched for all day long. Whoever may list one, or read its permissions, sees what there is to take.", "公開バケットは常に探索されています。一覧や権限を読める人には、持ち出せるものがすべて見えてしまいます。"),
	Fix:       rule.T("Remove the canned ACL or the grant. Better still, turn ACLs off with object_ownership = BucketOwnerEnforced in an aws_s3_bucket_ownership_controls.", "その既定 ACL または grant を削除してください。aws_s3_bucket_ownership_controls の object_ownership を BucketOwnerEnforced にして ACL 自体を無効にするのが確実です。"),
	Severity:  rule.Critical,
	Since:     "0.1.0",
	ImpliedBy: []string{"s3-bucket-not-effectively-public"},
	Types:     bucketsAndACLs,
	When:      aclJudgedHere,
	Check: aclGrantsNot(facts.ACLGrants{
		Canned:      []string{"public-read", "public-read-write", "authenticated-read"},
		Groups:      []string{facts.AllUsers, facts.AuthenticatedUsers},
		Permissions: []string{"READ", "READ_ACP", "FULL_CONTROL"},
	}),
	Refs: aclRefs,
}

// BucketACLNotPublicWrite keeps everyone on the internet from planting or replacing objects.
var BucketACLNotPublicWrite = &rule.Rule{
	ID:        "s3-bucket-acl-not-public-write",
	Title:     rule.T("Bucket ACL does not let everyone write or change permissions", "バケットの ACL で全員に書き込みや権限の変更を許可していない"),
	Why:       rule.T("A bucket that everyone may write to serves malware in your name, runs up your bill, and lets anyone replace what your systems read from it.", "誰でも書き込めるバケットは、マルウェアの配布に使われ、費用がかさみ、システムが読み込むデータまで差し替えられてしまいます。"),
	Fix:       rule.T("Remove the canned ACL or the grant. Better still, turn ACLs off with object_ownership = BucketOwnerEnforced in an aws_s3_bucket_ownership_controls.", "その既定 ACL または grant を削除してください。aws_s3_bucket_ownership_controls の object_ownership を BucketOwnerEnforced にして ACL 自体を無効にするのが確実です。"),
	Severity:  rule.Critical,
	Since:     "0.1.0",
	ImpliedBy: []string{"s3-bucket-not-effectively-public"},
	Types:     bucketsAndACLs,
	When:      aclJudgedHere,
	Check: aclGrantsNot(facts.ACLGrants{
		Canned:      []string{"public-read-write"},
		Groups:      []string{facts.AllUsers, facts.AuthenticatedUsers},
		Permissions: []string{"WRITE", "WRITE_ACP", "FULL_CONTROL"},
	}),
	Refs: aclRefs,
}

// BucketACLNotAuthenticatedUsers keeps a group whose name sounds harmless from opening a bucket to the world.
var BucketACLNotAuthenticatedUsers = &rule.Rule{
	ID:        "s3-bucket-acl-not-authenticated-users",
	Title:     rule.T("Bucket ACL grants nothing to the group of all AWS users", "バケットの ACL で全 AWS ユーザーのグループに何も許可していない"),
	Why:       rule.T("The group of authenticated users is not your users: it is everyone in the world with any AWS account, which anyone can open.", "Authenticated Users グループは自社の利用者ではなく、世界中の AWS アカウントの持ち主全員です。アカウントは誰でも作れます。"),
	Fix:       rule.T("Remove the canned ACL or the grant. Better still, turn ACLs off with object_ownership = BucketOwnerEnforced in an aws_s3_bucket_ownership_controls.", "その既定 ACL または grant を削除してください。aws_s3_bucket_ownership_controls の object_ownership を BucketOwnerEnforced にして ACL 自体を無効にするのが確実です。"),
	Severity:  rule.High,
	Since:     "0.1.0",
	ImpliedBy: []string{"s3-bucket-not-effectively-public", "s3-bucket-acl-not-public-read"},
	Types:     bucketsAndACLs,
	When:      aclJudgedHere,
	Check: aclGrantsNot(facts.ACLGrants{
		Canned: []string{"authenticated-read"},
		Groups: []string{facts.AuthenticatedUsers},
	}),
	Refs: aclRefs,
}

var bucketsAndACLs = []string{"aws_s3_bucket", "aws_s3_bucket_acl"}

var aclRefs = []string{
	"https://docs.aws.amazon.com/AmazonS3/latest/userguide/acl-overview.html",
	"https://docs.aws.amazon.com/AmazonS3/latest/userguide/about-object-ownership.html",
	"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/s3_bucket_acl",
}

// aclJudgedHere tells whether a verdict is due on a resource: on buckets always, on an ACL only where its bucket is not in
// the configuration, and would not get one.
func aclJudgedHere(p *rule.Pass, r *model.Resource) model.Tri {
	return model.Of(r.Addr.Type == "aws_s3_bucket" || len(p.Graph.At(r).Follow("bucket", "aws_s3_bucket").To) == 0)
}

// aclGrantsNot requires that an ACL does not grant something. Block Public Access may take its effect away; the ACL is
// still there for the day that the block is not.
func aclGrantsNot(a facts.ACLGrants) is.Check {
	return func(p *rule.Pass, r *model.Resource) rule.Result {
		if r.Addr.Type == "aws_s3_bucket" {
			return facts.Not(a.Of(p.Graph, r))
		}
		return facts.Not(a.In(r))
	}
}
