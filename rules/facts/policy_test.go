package facts

import (
	"testing"

	"github.com/zclconf/go-cty/cty"

	"github.com/sekisho/sekisho/analyzer/model"
	"github.com/sekisho/sekisho/analyzer/rule"
)

func object(kv ...any) cty.Value {
	m := map[string]cty.Value{}
	for i := 0; i < len(kv); i += 2 {
		switch v := kv[i+1].(type) {
		case string:
			m[kv[i].(string)] = str(v)
		case cty.Value:
			m[kv[i].(string)] = v
		}
	}
	return cty.ObjectVal(m)
}

func list(vs ...cty.Value) cty.Value { return cty.TupleVal(vs) }

// policy is the text of a document that may be known in part.
func policy(statements ...cty.Value) cty.Value {
	doc := object("Version", "2012-10-17", "Statement", list(statements...))
	return cty.UnknownVal(cty.String).Mark(&model.Encoded{Value: doc})
}

func plainHTTP() cty.Value {
	return object("Bool", object("aws:SecureTransport", "false"))
}

// template is the text of a document with the ARN of a bucket filled in.
func template(arn cty.Value) cty.Value {
	return joined(str(`{"Statement": [{"Effect": "Deny", "Principal": "*", "Action": "s3:*",
		"Condition": {"Bool": {"aws:SecureTransport": "false"}}, "Resource": ["`), arn, str(`", "`), arn, str(`/*"]}]}`))
}

func TestDeniesPlainHTTP(t *testing.T) {
	bucket := resource("aws_s3_bucket", "b", nil)
	other := resource("aws_s3_bucket", "o", nil)
	whole, objects := ref(bucket, "arn"), joined(ref(bucket, "arn"), str("/*"))
	deny := func(change ...any) cty.Value {
		m := map[string]any{"Effect": "Deny", "Principal": "*", "Action": "s3:*", "Resource": list(whole, objects), "Condition": plainHTTP()}
		for i := 0; i < len(change); i += 2 {
			if change[i+1] == nil {
				delete(m, change[i].(string))
				continue
			}
			m[change[i].(string)] = change[i+1]
		}
		var kv []any
		for k, v := range m {
			kv = append(kv, k, v)
		}
		return object(kv...)
	}
	for _, test := range []struct {
		name string
		doc  cty.Value
		want model.Tri
	}{
		{"everything", policy(deny()), model.Yes},
		{"all AWS principals", policy(deny("Principal", object("AWS", list(str("*"))))), model.Yes},
		{"one principal", policy(deny("Principal", object("AWS", "arn:aws:iam::111122223333:root"))), model.No},
		{"everyone but one", policy(deny("Principal", nil, "NotPrincipal", object("AWS", "arn:aws:iam::111122223333:root"))), model.No},
		{"allow", policy(deny("Effect", "Allow")), model.No},
		{"an unknown effect", policy(deny("Effect", unset("effect"))), model.Unknown},
		{"reads and writes", policy(deny("Action", list(str("s3:Get*"), str("s3:PutObject")))), model.Yes},
		{"reads", policy(deny("Action", list(str("s3:GetObject")))), model.No},
		{"an unknown action", policy(deny("Action", list(str("s3:GetObject"), unset("action")))), model.Unknown},
		{"all but one action", policy(deny("Action", nil, "NotAction", "s3:ListBucket")), model.Yes},
		{"all but reads", policy(deny("Action", nil, "NotAction", "s3:Get*")), model.No},
		{"the bucket only", policy(deny("Resource", whole)), model.No},
		{"the objects only", policy(deny("Resource", objects)), model.No},
		{"two statements", policy(deny("Resource", whole), deny("Resource", objects)), model.Yes},
		{"a folder", policy(deny("Resource", list(whole, joined(ref(bucket, "arn"), str("/public/*"))))), model.No},
		{"an unknown folder", policy(deny("Resource", list(whole, joined(ref(bucket, "arn"), str("/"), unset("folder"))))), model.Unknown},
		{"by name", policy(deny("Resource", list(joined(str("arn:aws:s3:::"), ref(bucket, "id")), joined(str("arn:aws:s3:::"), ref(bucket, "bucket"), str("/*"))))), model.Yes},
		{"bucket and objects in one pattern", policy(deny("Resource", joined(ref(bucket, "arn"), str("*")))), model.Yes},
		{"any resource", policy(deny("Resource", "*")), model.Yes},
		{"another bucket", policy(deny("Resource", list(ref(other, "arn"), joined(ref(other, "arn"), str("/*"))))), model.No},
		{"no condition", policy(deny("Condition", nil)), model.No},
		{"a boolean", policy(deny("Condition", object("Bool", object("aws:SecureTransport", cty.False)))), model.Yes},
		{"the key in lower case", policy(deny("Condition", object("BoolIfExists", object("aws:securetransport", list(str("false")))))), model.Yes},
		{"the opposite", policy(deny("Condition", object("Bool", object("aws:SecureTransport", "true")))), model.No},
		{"an unknown condition", policy(deny("Condition", cty.DynamicVal)), model.Unknown},
		{"old versions of TLS", policy(deny("Condition", object("NumericLessThan", object("s3:TlsVersion", "1.2")))), model.No},
		{"plain HTTP with an old version", policy(deny("Condition", object("Bool", object("aws:SecureTransport", "false"), "NumericLessThan", object("s3:TlsVersion", "1.2")))), model.No},
		{"one statement", cty.UnknownVal(cty.String).Mark(&model.Encoded{Value: object("Statement", deny())}), model.Yes},
		{"an unknown statement", policy(cty.DynamicVal), model.Unknown},
		{"unknown statements", cty.UnknownVal(cty.String).Mark(&model.Encoded{Value: object("Statement", cty.DynamicVal)}), model.Unknown},
		{"an unknown document", unset("policy"), model.Unknown},
		{"no JSON", str("deny all"), model.Unknown},
		{"two documents that do", either(policy(deny()), policy(deny("Action", "*"))), model.Yes},
		{"two documents, one of which does", either(policy(deny()), policy()), model.Unknown},
		{"none", cty.NullVal(cty.String), model.No},
		{"a template", template(ref(bucket, "arn")), model.Yes},
		{"a template with another bucket", template(ref(other, "arn")), model.No},
		{"a template with a variable, which may hold anything", template(unset("arn")), model.Unknown},
		{"a template without quotes", joined(str(`{"Statement": `), ref(bucket, "id"), str(`}`)), model.Unknown},
		{"a template with an unknown name", joined(str(`{"Statement": {"`), ref(bucket, "id"), str(`": "Deny"}}`)), model.Unknown},
	} {
		none := rule.Judge(model.No, "no policy")
		got := JudgePolicy(value(test.doc), none, func(d Document) rule.Result { return DeniesPlainHTTP(d, bucket) })
		if got.OK != test.want {
			t.Errorf("%s: %s (%s)", test.name, got.OK, got.Message)
		} else if got.OK == model.Unknown && got.Reason == "" {
			t.Errorf("%s: unknown without a reason", test.name)
		}
	}
}

func TestNamedBucket(t *testing.T) {
	bucket := resource("aws_s3_bucket", "b", attrs{"bucket": str("logs")})
	for _, test := range []struct {
		pattern        string
		whole, objects model.Tri
	}{
		{"arn:aws:s3:::logs", model.Yes, model.No},
		{"arn:aws:s3:::logs/*", model.No, model.Yes},
		{"arn:aws-cn:s3:::logs/*", model.No, model.Yes},
		{"arn:aws:s3:::log*", model.Yes, model.Yes},
		{"arn:aws:s3:::other/*", model.No, model.No},
		{"arn:aws:s3:::logs/a/*", model.No, model.No},
	} {
		whole, objects := covers(value(str(test.pattern)), bucket)
		if whole != test.whole || objects != test.objects {
			t.Errorf("%s covers the bucket: %s, its objects: %s", test.pattern, whole, objects)
		}
	}
	unnamed := resource("aws_s3_bucket", "u", nil)
	if whole, objects := covers(value(str("arn:aws:s3:::other")), unnamed); whole != model.Unknown || objects != model.Unknown {
		t.Errorf("a literal name may be that of a bucket without one: %s, %s", whole, objects)
	}
	given := resource("aws_s3_bucket", "g", attrs{"bucket": unset("name")})
	if whole, _ := covers(value(joined(str("arn:aws:s3:::"), unset("name"))), given); whole != model.Yes {
		t.Errorf("one variable is one name: %s", whole)
	}
}

func TestOpenPolicy(t *testing.T) {
	allow := func(kv ...any) cty.Value {
		return object(append([]any{"Effect", "Allow", "Action", "s3:GetObject", "Resource", "*"}, kv...)...)
	}
	everyone := func(condition cty.Value) cty.Value { return allow("Principal", "*", "Condition", condition) }
	caller := resource("aws_caller_identity", "current", nil)
	caller.Addr.Mode = model.Data
	for _, test := range []struct {
		name string
		doc  cty.Value
		want model.Tri
	}{
		{"everyone", policy(allow("Principal", "*")), model.Yes},
		{"every AWS principal", policy(allow("Principal", object("AWS", "*"))), model.Yes},
		{"an account", policy(allow("Principal", object("AWS", "arn:aws:iam::111122223333:root"))), model.No},
		{"a service", policy(allow("Principal", object("Service", "cloudtrail.amazonaws.com"))), model.No},
		{"an unknown principal", policy(allow("Principal", object("AWS", unset("who")))), model.Unknown},
		{"everyone but one", policy(allow("NotPrincipal", object("AWS", "arn:aws:iam::111122223333:root"))), model.Yes},
		{"deny", policy(object("Effect", "Deny", "Principal", "*", "Action", "*", "Resource", "*")), model.No},
		{"an organization", policy(everyone(object("StringEquals", object("aws:PrincipalOrgID", "o-a1b2c3d4e5")))), model.No},
		{"any organization", policy(everyone(object("StringLike", object("aws:PrincipalOrgID", "o-*")))), model.Yes},
		{"an organization, if there is one", policy(everyone(object("StringEqualsIfExists", object("aws:PrincipalOrgID", "o-a1b2c3d4e5")))), model.Yes},
		{"an endpoint", policy(everyone(object("StringEquals", object("aws:SourceVpce", ref(resource("aws_vpc_endpoint", "e", nil), "id"))))), model.No},
		{"a range", policy(everyone(object("IpAddress", object("aws:SourceIp", "203.0.113.0/24")))), model.No},
		{"the range of everyone", policy(everyone(object("IpAddress", object("aws:SourceIp", list(str("203.0.113.0/24"), str("0.0.0.0/0")))))), model.Yes},
		{"not a range", policy(everyone(object("NotIpAddress", object("aws:SourceIp", "203.0.113.0/24")))), model.Yes},
		{"an unknown range", policy(everyone(object("IpAddress", object("aws:SourceIp", unset("cidr"))))), model.Unknown},
		{"an account's principals", policy(everyone(object("ArnLike", object("aws:PrincipalArn", "arn:aws:iam::111122223333:role/*")))), model.No},
		{"any account's principals", policy(everyone(object("ArnLike", object("aws:PrincipalArn", "arn:aws:iam::*:role/admin")))), model.Yes},
		{"TLS", policy(everyone(object("Bool", object("aws:SecureTransport", "true")))), model.Yes},
		{"an unknown condition", policy(everyone(cty.DynamicVal)), model.Unknown},
		{"a guard", policy(allow("Principal", "*"), object("Effect", "Deny", "Principal", "*", "Action", "*", "Resource", "*", "Condition", object("StringNotEquals", object("aws:PrincipalOrgID", "o-a1b2c3d4e5")))), model.Unknown},
		{"a TLS guard", policy(allow("Principal", "*"), object("Effect", "Deny", "Principal", "*", "Action", "*", "Resource", "*", "Condition", plainHTTP())), model.Yes},
		{"a guard of other actions", policy(allow("Principal", "*"), object("Effect", "Deny", "Principal", "*", "Action", "s3:DeleteObject*", "Resource", "*")), model.Yes},
		{"a role of the configuration", policy(allow("Principal", object("AWS", ref(resource("aws_iam_role", "r", nil), "arn")))), model.No},
		{"this account", policy(allow("Principal", object("AWS", joined(str("arn:aws:iam::"), ref(caller, "account_id"), str(":root"))))), model.No},
		{"an account that is not known", policy(allow("Principal", object("AWS", joined(str("arn:aws:iam::"), unset("account"), str(":root"))))), model.No},
		{"a parameter", policy(allow("Principal", object("AWS", ref(resource("aws_ssm_parameter", "p", nil), "value")))), model.Unknown},
		{"this account's principals", policy(everyone(object("ArnLike", object("aws:PrincipalArn", joined(str("arn:aws:iam::"), ref(caller, "account_id"), str(":role/*")))))), model.No},
		{"a bucket", policy(everyone(object("ArnLike", object("aws:SourceArn", "arn:aws:s3:*:*:acme-uploads")))), model.No},
		{"any bucket", policy(everyone(object("ArnLike", object("aws:SourceArn", "arn:aws:s3:*:*:*")))), model.Yes},
		{"a topic", policy(everyone(object("ArnLike", object("aws:SourceArn", joined(ref(resource("aws_sns_topic", "t", nil), "arn"), str("*")))))), model.No},
		{"half of the internet", policy(everyone(object("IpAddress", object("aws:SourceIp", list(str("0.0.0.0/1"), str("128.0.0.0/1")))))), model.Yes},
		{"a private range", policy(everyone(object("IpAddress", object("aws:VpcSourceIp", "10.0.0.0/8")))), model.No},
		{"none", policy(), model.No},
	} {
		got := JudgePolicy(value(test.doc), rule.Judge(model.No, "no policy"), OpenPolicy)
		if got.OK != test.want {
			t.Errorf("%s: %s (%s)", test.name, got.OK, got.Message)
		} else if got.OK == model.Unknown && got.Reason == "" {
			t.Errorf("%s: unknown without a reason", test.name)
		}
	}
}

// TestSensitivePolicy keeps the statements of a document hidden that may not be shown.
func TestSensitivePolicy(t *testing.T) {
	secret := str(`{"Statement":{"Effect":"Allow","Principal":"*","Action":"hidden:Action","Resource":"*"}}`).Mark(model.Sensitive)
	got := JudgePolicy(value(secret), rule.Judge(model.No, "no policy"), OpenPolicy)
	if got.OK != model.Yes {
		t.Fatalf("%s (%s)", got.OK, got.Message)
	}
	for _, e := range got.Evidence {
		if e.Note != "" || e.Value.String() != "(sensitive)" {
			t.Errorf("evidence shows %s %s", e.Value, e.Note)
		}
	}
}
