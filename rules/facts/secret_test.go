package facts

import (
	"strings"
	"testing"

	"github.com/hashicorp/hcl/v2"
	"github.com/zclconf/go-cty/cty"

	"github.com/sekisho/sekisho/analyzer/model"
)

// some is text of a length that has the form of no placeholder.
func someKey(n int) string { return strings.Repeat("Q3EGRAVTF2KXWZ7P", n/16+1)[:n] }

func TestSecretKind(t *testing.T) {
	for _, test := range []struct{ text, want string }{
		{"AKIA" + someKey(16), "an AWS access key"},
		{"key=ASIA" + someKey(16) + ";", "an AWS access key"},
		{"AKIA" + someKey(17), ""}, // longer than such a key
		{"XAKIA" + someKey(16), ""},
		{"AKIAIOSFODNN7EXAMPLE", ""},
		{"AKIA" + strings.Repeat("X", 16), ""},
		{"ghp_" + someKey(36), "a GitHub token"},
		{"ghp_" + someKey(35), ""},
		{"see ghp_ and ghp_" + someKey(40), "a GitHub token"},
		{"xoxb-1234567890-" + someKey(24), "a Slack token"},
		{"sk_live_" + someKey(24), "a Stripe key"},
		{"sk_test_" + someKey(24), ""},
		{"-----BEGIN RSA PRIVATE KEY-----\n" + someKey(100), "a private key"},
		{"-----BEGIN PRIVATE KEY-----\n...", ""},
		{"-----BEGIN CERTIFICATE-----\n" + someKey(100), ""},
		{"postgres://app:hunter2@db.internal/app", "a URL with a password"},
		{"one https://example.com/a, two redis://:hunter2@cache:6379", "a URL with a password"},
		{"postgres://app:${PASSWORD}@db.internal/app", ""},
		{"postgres://app@db.internal/app", ""},
		{"https://example.com/a:b@c", ""},
		{"", ""},
		{"plain text", ""},
	} {
		if got := SecretKind(test.text); got != test.want {
			t.Errorf("SecretKind(%q) = %q, not %q", test.text, got, test.want)
		}
	}
}

func TestSecretName(t *testing.T) {
	for _, test := range []struct {
		names             string
		certain, possible bool
	}{
		{"DB_PASSWORD dbPassword db-password PASSWORD1 DBPASSWORD API_KEY apiKey STRIPE_SECRET SECRET_VALUE GITHUB_TOKEN AWS_SECRET_ACCESS_KEY", true, true},
		{"PASSWORD_PRODUCTION TOKEN_FOR_BILLING", false, true},
		{"PASSWORD_MIN_LENGTH TOKEN_URL SECRET_ARN SECRET_NAME TOKEN_TYPE AWS_ACCESS_KEY_ID KEY TABLE_KEY KMS_KEY HOST TOKENIZER 42", false, false},
	} {
		for _, name := range strings.Fields(test.names) {
			if certain, possible := secretName(name); certain != test.certain || possible != test.possible {
				t.Errorf("secretName(%q) = %t, %t, not %t, %t", name, certain, possible, test.certain, test.possible)
			}
		}
	}
}

func text(s string) model.Value {
	return model.NewValue("x", cty.StringVal(s), hcl.Range{}, model.Written)
}

func TestPlainSecret(t *testing.T) {
	for _, test := range []struct {
		name, text string
		want       model.Tri
	}{
		{"DB_PASSWORD", "hunter2", model.No},
		{"DB_PASSWORD", "12345", model.No},
		{"DB_PASSWORD", "", model.Yes},
		{"REQUIRE_PASSWORD", "true", model.Yes},
		{"TOKEN_FOR_BILLING", "3600", model.Yes},
		{"TOKEN_FOR_BILLING", "hunter2", model.No},
		{"DB_SECRET", "arn:aws:secretsmanager:ap-northeast-1:111122223333:secret:db", model.Yes},
		{"DB_SECRET", "{{resolve:secretsmanager:db}}", model.Yes},
		{"DB_HOST", "hunter2", model.Yes},
	} {
		res := PlainSecret(test.name, text(test.text))
		if res.OK != test.want {
			t.Errorf("PlainSecret(%q, %q) is %s, not %s", test.name, test.text, res.OK, test.want)
		}
		if res.OK == model.No && !res.Evidence[0].Value.Sensitive() {
			t.Errorf("PlainSecret(%q, %q) shows the credential", test.name, test.text)
		}
	}
}

func TestNotInCode(t *testing.T) {
	literal := text("hunter2")
	literal.Literal = true
	unset := &model.Source{Kind: model.FromVariable, Name: "var.password", Why: "has no value"}
	other := &model.Source{Kind: model.FromOther, Name: "password", Why: "is hidden"}
	unknown := func(s *model.Source) model.Value {
		return model.NewValue("x", cty.UnknownVal(cty.String).Mark(s), hcl.Range{}, model.Written)
	}
	partly := model.NewValue("x", cty.UnknownVal(cty.String).WithMarks(cty.NewValueMarks(unset, &model.Encoded{Value: cty.ObjectVal(map[string]cty.Value{
		"user": cty.UnknownVal(cty.String).Mark(unset), "password": cty.StringVal("hunter2"),
	})})), hcl.Range{}, model.Written)
	for _, test := range []struct {
		what string
		v    model.Value
		want model.Tri
	}{
		{"a literal", literal, model.No},
		{"an empty literal", model.Value{}, model.Yes},
		{"a known value of an unknown place", text("hunter2"), model.Unknown},
		{"a variable without a value", unknown(unset), model.Yes},
		{"something else that is not known", unknown(other), model.Unknown},
		{"a document with a known password", partly, model.Unknown},
	} {
		if res := NotInCode(test.v); res.OK != test.want {
			t.Errorf("%s is %s (%s), not %s", test.what, res.OK, res.Message, test.want)
		}
	}
}

func TestNoSecret(t *testing.T) {
	key := cty.StringVal("AKIA" + someKey(16))
	read := &model.Source{Kind: model.FromResource, Resource: &model.Resource{}, Attr: "arn"}
	open := &model.Source{Kind: model.FromVariable, Name: "var.x", Why: "has no value"}
	unknown := func(marks ...any) cty.Value { return cty.UnknownVal(cty.String).WithMarks(cty.NewValueMarks(marks...)) }
	for _, test := range []struct {
		what string
		v    cty.Value
		want model.Tri
	}{
		{"nothing", cty.NilVal, model.Yes},
		{"a key", key, model.No},
		{"a key in a list", cty.TupleVal([]cty.Value{unknown(open), key}), model.No},
		{"a key in a map", cty.MapVal(map[string]cty.Value{"a": key}), model.No},
		{"another text", cty.StringVal("x"), model.Yes},
		{"an unknown text", unknown(open), model.Unknown},
		{"an unknown number", cty.UnknownVal(cty.Number).Mark(open), model.Yes},
		{"a reference", unknown(read), model.Yes},
		{"a sensitive reference", unknown(read, model.Sensitive), model.Unknown},
		{"what may be more than a reference", unknown(read, model.Inferred), model.Unknown},
		{"what is made of a reference", unknown(read.Derive()), model.Unknown},
		{"a text with a reference in it", unknown(read.Derive(), &model.Pieces{Parts: []cty.Value{cty.StringVal("a"), unknown(read)}}), model.Yes},
		{"a text with a key and a reference in it", unknown(read.Derive(), &model.Pieces{Parts: []cty.Value{key, unknown(read)}}), model.No},
		{"a document with a key in it", unknown(open, &model.Encoded{Value: cty.ObjectVal(map[string]cty.Value{"a": key, "b": unknown(open)})}), model.No},
		{"a document with a reference in it", unknown(read, &model.Encoded{Value: cty.ObjectVal(map[string]cty.Value{"b": unknown(read)})}), model.Yes},
	} {
		res := NoSecret(model.NewValue("x", test.v, hcl.Range{}, model.Written))
		if res.OK != test.want {
			t.Errorf("%s: %s (%s), not %s", test.what, res.OK, res.Message, test.want)
		}
	}
}

func TestTakesName(t *testing.T) {
	for path, want := range map[string]bool{
		"vpc_id": true, "subnet_ids": true, "subnet_ids[0]": true, "kms_key_arn": true, "bucket": true, "alarm_actions": true,
		"network_configuration.subnets": true, "network_interface[0].network_interface_id": true, "secret_id": true,
		"user_data": false, "policy": false, "password": false, "secret_name_password": false, "value": false, "connection_url": false,
		"environment": false, "": false, "access_key": false,
	} {
		if got := takesName(path); got != want {
			t.Errorf("%q: %v", path, got)
		}
	}
}
