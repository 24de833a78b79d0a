package schema

import (
	"cmp"
	"slices"
	"testing"

	gocmp "github.com/google/go-cmp/cmp"
)

func TestIdentity(t *testing.T) {
	for _, test := range []struct {
		typ  string
		want []string
	}{
		{"aws_s3_bucket", []string{"id", "arn", "bucket", "bucket_domain_name", "bucket_regional_domain_name"}},
		{"aws_db_subnet_group", []string{"id", "arn", "name"}},
		{"aws_kms_key", []string{"id", "arn", "key_id"}},
		{"aws_kms_alias", []string{"id", "arn", "name"}},
		{"aws_iam_role", []string{"id", "arn", "name", "unique_id"}},
		{"aws_security_group", []string{"id", "arn"}},
		{"aws_synthetics_canary", []string{"id", "arn", "name"}}, // no entry: by default
		{"aws_ebs_encryption_by_default", []string{"id"}},
		{"aws_no_such_thing", nil},
		{"", nil},
	} {
		if diff := gocmp.Diff(test.want, Identity(test.typ)); diff != "" {
			t.Errorf("%s: %s", test.typ, diff)
		}
	}
}

// TestIdentities: an entry must be found by the search, name attributes that
// exist, and hold text.
func TestIdentities(t *testing.T) {
	if !slices.IsSortedFunc(identities[:], func(a, b identity) int { return cmp.Compare(a.typ, b.typ) }) {
		t.Error("not sorted")
	}
	for i, have := range identities {
		if i > 0 && identities[i-1].typ == have.typ {
			t.Errorf("%s: twice", have.typ)
		}
		b := Resource(have.typ)
		if b == nil {
			t.Errorf("%s: no such type", have.typ)
			continue
		}
		if slices.Equal(byDefault(b), have.attributes) {
			t.Errorf("%s: says what would be said without it", have.typ)
		}
		for _, name := range have.attributes {
			switch a := b.Attribute(name); {
			case a == nil:
				t.Errorf("%s has no %s", have.typ, name)
			case a.Block != nil || a.Type.FriendlyName() != "string":
				t.Errorf("%s.%s is not text", have.typ, name)
			}
		}
	}
}

// TestIdentityIsACopy: a caller may keep and change what it is given.
func TestIdentityIsACopy(t *testing.T) {
	Identity("aws_vpc")[0] = "spoilt"
	if got := Identity("aws_vpc")[0]; got != "id" {
		t.Errorf("got %s", got)
	}
}
