package s3

import (
	"slices"
	"strings"

	"github.com/zclconf/go-cty/cty"

	"github.com/sekisho/sekisho/analyzer/model"
	"github.com/sekisho/sekisho/analyzer/rule"
	"github.com/sekisho/sekisho/rules/facts"
)

// BucketVPCOnlyForImportant keeps stolen keys from being of use outside of the network.
var BucketVPCOnlyForImportant = &rule.Rule{
	ID:       "s3-bucket-vpc-only-for-important",
	Title:    rule.T("Bucket with important data refuses requests from outside of the VPC", "重要なデータのバケットで VPC 外からのリクエストを拒否している"),
	Why:      rule.T("The name of a bucket can be reached from everywhere. Whoever steals a key reads it from home, unless the bucket asks where the request comes from.", "バケットにはどこからでも到達できます。接続元を確かめなければ、鍵を盗んだ人は自宅からでも読み出せます。"),
	Fix:      rule.T("Add a Deny of s3:* to the policy, for requests whose aws:SourceVpce or aws:SourceVpc is not yours. Exempt at most named roles by aws:PrincipalArn.", "aws:SourceVpce または aws:SourceVpc が自分のものでないリクエストに対する s3:* の Deny をポリシーに追加してください。例外は aws:PrincipalArn で指定したロールだけにします。"),
	Severity: rule.Medium,
	Since:    "0.1.0",
	Params: []rule.Param{
		{Name: "classification_key", Default: cty.StringVal("DataClassification"), About: rule.T("the tag that says how confidential the data is", "データの機密区分を示すタグ")},
		{Name: "protected_classes", Default: cty.ListVal([]cty.Value{cty.StringVal("confidential"), cty.StringVal("personal")}), About: rule.T("the values of the tag that ask for it", "制限を求めるタグの値")},
		{Name: "vpc_only_tag", Default: cty.StringVal("Access=vpc-only"), About: rule.T("another tag that asks for it, as key=value", "制限を求める別のタグ (キー=値)")},
	},
	Types: []string{"aws_s3_bucket"},
	Reads: slices.Concat([]string{"aws_s3_bucket_policy"}, facts.PolicyTypes),
	When:  func(p *rule.Pass, bucket *model.Resource) model.Tri { return important(p, bucket) },
	Check: func(p *rule.Pass, bucket *model.Resource) rule.Result {
		none := rule.Judge(model.No, bucket.Address()+" has no policy", bucket.Value())
		res := facts.BucketPolicy(p.Graph, bucket, none, func(d facts.Document) rule.Result {
			return facts.FindStatement(d, "requests from outside of the VPC are denied", "no statement denies requests from outside of the VPC", func(s facts.Statement) model.Tri {
				return model.All(s.Denies(), s.AnyPrincipal(), s.Covers("s3:GetObject"), s.Covers("s3:PutObject"), s.Covers("s3:ListBucket"), outsideOfVPC(s))
			})
		})
		return facts.Where(important(p, bucket), res, facts.Tag(bucket, p.Param("classification_key").AsString()))
	},
	Refs: []string{
		"https://docs.aws.amazon.com/AmazonS3/latest/userguide/example-bucket-policies-vpc-endpoint.html",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/s3_bucket_policy",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/s3_bucket",
	},
}

// important tells whether a bucket is tagged as one that only the network may use.
func important(p *rule.Pass, bucket *model.Resource) model.Tri {
	key, value, _ := strings.Cut(p.Param("vpc_only_tag").AsString(), "=")
	return facts.Tag(bucket, p.Param("classification_key").AsString()).OneOf(p.Strings("protected_classes")...).
		Or(facts.Tag(bucket, key).OneOf(value))
}

// outsideOfVPC tells whether a statement is about requests from other networks: its conditions name a VPC or an endpoint
// that the request does not come from, and otherwise at most principals.
func outsideOfVPC(s facts.Statement) model.Tri {
	conditions, complete := s.Conditions()
	ok := model.No
	for _, c := range conditions {
		negative := c.Operator == "stringnotequals" || c.Operator == "stringnotlike" || c.Operator == "stringnotequalsignorecase"
		switch c.Key {
		case "aws:sourcevpc", "aws:sourcevpce":
			if !negative {
				return model.No
			}
			ok = ok.Or(c.Values.Has)
		case "aws:principalarn":
			if !negative && c.Operator != "arnnotequals" && c.Operator != "arnnotlike" {
				return model.No
			}
		default:
			return model.No
		}
	}
	return ok.And(complete)
}
