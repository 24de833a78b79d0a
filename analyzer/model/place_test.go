package model

import (
	"testing"

	"github.com/hashicorp/hcl/v2"
	"github.com/zclconf/go-cty/cty"
)

func TestRegionAndAccount(t *testing.T) {
	tokyo := &Provider{Type: "aws", Region: NewValue("provider.aws.region", cty.StringVal("ap-northeast-1"), hcl.Range{}, Written)}
	osaka := &Attr{Value: cty.StringVal("ap-northeast-3"), Origin: Written}
	arn := func(s string) *Attr { return &Attr{Value: cty.StringVal(s), Origin: Computed} }
	for _, test := range []struct {
		name            string
		provider        *Provider
		attrs           map[string]*Attr
		region, account string
	}{
		{"provider", tokyo, nil, "ap-northeast-1", ""},
		{"own argument", tokyo, map[string]*Attr{"region": osaka}, "ap-northeast-3", ""},
		{"arn", tokyo, map[string]*Attr{"arn": arn("arn:aws:kms:us-east-1:111122223333:key/k")}, "us-east-1", "111122223333"},
		{"arn without region", tokyo, map[string]*Attr{"arn": arn("arn:aws:iam::111122223333:role/r")}, "ap-northeast-1", "111122223333"},
		{"arn without both", tokyo, map[string]*Attr{"arn": arn("arn:aws:s3:::bucket")}, "ap-northeast-1", ""},
		{"not an arn", tokyo, map[string]*Attr{"arn": arn("bucket")}, "ap-northeast-1", ""},
		{"unknown arn", tokyo, map[string]*Attr{"arn": {Value: cty.UnknownVal(cty.String)}}, "ap-northeast-1", ""},
		{"no provider", nil, nil, "", ""},
	} {
		r := &Resource{Addr: Address{Type: "aws_x", Name: "r"}, Provider: test.provider, Body: &Body{Attrs: test.attrs}}
		NewGraph([]*Resource{r}, nil, nil, func(string) []string { return nil })
		if got, _ := r.Region().Text(); got != test.region {
			t.Errorf("%s: region %q, want %q", test.name, got, test.region)
		}
		if got, _ := r.Account().Text(); got != test.account {
			t.Errorf("%s: account %q, want %q", test.name, got, test.account)
		}
	}
}

func TestAt(t *testing.T) {
	a := &Resource{Addr: Address{Mode: Managed, Type: "aws_s3_bucket", Name: "a"}}
	b := &Resource{Addr: Address{Mode: Managed, Type: "aws_s3_bucket", Name: "b"}}
	values := []Value{a.Value(), a.Get("bucket"), b.Get("bucket"), NewValue("provider.aws.region", cty.NilVal, hcl.Range{}, Absent), NewValue("aws_s3_bucket.a.bucket", cty.NilVal, hcl.Range{}, Absent)}
	want := []string{"aws_s3_bucket.a", "aws_s3_bucket.a.bucket", "aws_s3_bucket.b.bucket", "provider.aws.region", "aws_s3_bucket.a.bucket"}
	for i, v := range values {
		if v.At() != want[i] {
			t.Errorf("got %s, want %s", v.At(), want[i])
		}
		for j, o := range values {
			if got := v.SamePlace(o); got != (want[i] == want[j]) {
				t.Errorf("%s and %s are at the same place: %t", want[i], want[j], got)
			}
		}
	}
}
