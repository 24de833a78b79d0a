package facts

import (
	"testing"

	"github.com/zclconf/go-cty/cty"

	"github.com/sekisho/sekisho/analyzer/model"
)

func TestLogBucket(t *testing.T) {
	bucket := resource("aws_s3_bucket", "b", attrs{"bucket": str("acme-logs")})
	other := resource("aws_s3_bucket", "o", attrs{"bucket": str("acme-other")})
	group := resource("aws_cloudwatch_log_group", "g", nil)
	partition := resource("aws_partition", "p", nil)
	partition.Addr.Mode = model.Data
	looked := resource("aws_s3_bucket", "d", attrs{"bucket": str("acme-logs")})
	looked.Addr.Mode = model.Data
	for _, test := range []struct {
		name string
		v    cty.Value
		want model.Tri
	}{
		{"a reference", ref(bucket, "arn"), model.Yes},
		{"a reference with a prefix", joined(ref(bucket, "arn"), str("/vpc/")), model.Yes},
		{"an ARN around a reference", joined(str("arn:"), ref(partition, "partition"), str(":s3:::"), ref(bucket, "id")), model.Yes},
		{"a domain name", joined(ref(bucket, "id"), str(".s3.amazonaws.com")), model.Yes},
		{"a literal domain name", str("acme-logs.s3.ap-northeast-1.amazonaws.com"), model.Yes},
		{"a literal ARN", str("arn:aws:s3:::acme-logs/vpc/"), model.Yes},
		{"a literal name", str("acme-logs"), model.Yes},
		{"a looked-up bucket", ref(looked, "arn"), model.Yes},
		{"another literal name", str("acme-central"), model.No},
		{"another bucket", ref(other, "arn"), model.No},
		{"a name that begins the same", joined(ref(bucket, "id"), str("-archive")), model.Unknown},
		{"a log group", ref(group, "arn"), model.No},
		{"the ARN of a log group", str("arn:aws:logs:ap-northeast-1:111122223333:log-group:x"), model.No},
		{"a variable", unset("bucket"), model.Unknown},
		{"this or another", either(ref(bucket, "id"), ref(other, "id")), model.Unknown},
		{"another or none", either(ref(other, "id"), cty.NullVal(cty.String)), model.No},
		{"none", cty.NullVal(cty.String), model.No},
	} {
		log := resource("aws_flow_log", "f", attrs{"log_destination": test.v, "log_destination_type": str("s3")})
		got := LogBucket(graph(bucket, other, group, partition, looked, log), bucket)
		if got.OK != test.want {
			t.Errorf("%s: %s (%s)", test.name, got.OK, got.Message)
		} else if got.OK == model.Unknown && got.Reason == "" {
			t.Errorf("%s: unknown without a reason", test.name)
		}
	}
}

func TestSessionBucket(t *testing.T) {
	bucket := resource("aws_s3_bucket", "b", nil)
	preferences := func(inputs cty.Value) cty.Value {
		return cty.UnknownVal(cty.String).Mark(&model.Encoded{Value: object("schemaVersion", "1.0", "inputs", inputs)})
	}
	for _, test := range []struct {
		name, kind string
		content    cty.Value
		want       int
		here       bool
	}{
		{"a bucket", "Session", preferences(object("s3BucketName", ref(bucket, "id"))), 1, true},
		{"a bucket that is elsewhere", "Session", preferences(object("s3BucketName", "acme-sessions")), 1, false},
		{"no bucket", "Session", preferences(object("s3BucketName", "")), 0, false},
		{"nothing of a bucket", "Session", preferences(object("kmsKeyId", "x")), 0, false},
		{"a document that is not known", "Session", unset("content"), 1, false},
		{"another kind of document", "Command", preferences(object("s3BucketName", ref(bucket, "id"))), 0, false},
	} {
		doc := resource("aws_ssm_document", "d", attrs{"document_type": str(test.kind), "content": test.content})
		got := AuditDestinations(graph(bucket, doc), doc)
		if len(got) != test.want || len(got) > 0 && (got[0].Bucket == bucket) != test.here {
			t.Errorf("%s: %v", test.name, got)
		}
	}
}

func TestForeign(t *testing.T) {
	own := resource("aws_s3_bucket_policy", "p", nil)
	own.Provider = &model.Provider{Type: "aws", Account: value(str("111122223333"))}
	elsewhere := &model.Provider{Type: "aws", Account: value(str("444455556666"))}
	role, foreign := resource("aws_iam_role", "r", nil), resource("aws_iam_role", "f", nil)
	role.Provider, foreign.Provider = own.Provider, elsewhere
	caller := resource("aws_caller_identity", "c", nil)
	caller.Addr.Mode, caller.Provider = model.Data, own.Provider
	elb := resource("aws_elb_service_account", "e", nil)
	elb.Addr.Mode = model.Data
	for _, test := range []struct {
		name string
		v    cty.Value
		want model.Tri
	}{
		{"everyone", str("*"), model.No},
		{"the account", str("111122223333"), model.No},
		{"a role of it", str("arn:aws:iam::111122223333:role/x"), model.No},
		{"another account", str("arn:aws:iam::777788889999:root"), model.Yes},
		{"a trusted account", str("222233334444"), model.No},
		{"a distribution", str("arn:aws:iam::cloudfront:user/CloudFront Origin Access Identity E1"), model.No},
		{"a principal that is gone", str("AROAEXAMPLEID"), model.Unknown},
		{"a role of the configuration", ref(role, "arn"), model.No},
		{"a role of another provider", ref(foreign, "arn"), model.Yes},
		{"the caller", joined(str("arn:aws:iam::"), ref(caller, "account_id"), str(":root")), model.No},
		{"a role with an unknown name", joined(str("arn:aws:iam::777788889999:role/"), unset("role")), model.Yes},
		{"an unknown account", joined(str("arn:aws:iam::"), unset("account"), str(":root")), model.Unknown},
		{"an account of AWS", ref(elb, "arn"), model.No},
		{"a variable", unset("who"), model.Unknown},
	} {
		if got := Foreign(value(test.v), own, []string{"222233334444"}); got != test.want {
			t.Errorf("%s: %s", test.name, got)
		}
	}
}
