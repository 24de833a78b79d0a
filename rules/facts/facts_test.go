package facts

import (
	"net/netip"
	"testing"

	"github.com/hashicorp/hcl/v2"
	"github.com/zclconf/go-cty/cty"

	"github.com/sekisho/sekisho/analyzer/model"
	"github.com/sekisho/sekisho/analyzer/rule"
)

type attrs map[string]cty.Value

// resource makes an instance out of its attributes.
func resource(typ, name string, a attrs) *model.Resource {
	r := &model.Resource{Addr: model.Address{Type: typ, Name: name}, Exists: model.Yes, Provider: aws, Body: &model.Body{Attrs: map[string]*model.Attr{}}}
	for k, v := range a {
		r.Body.Attrs[k] = &model.Attr{Value: v, Origin: model.Written}
	}
	return r
}

var aws = &model.Provider{Type: "aws"}

func graph(list ...*model.Resource) *model.Graph {
	return model.NewGraph(list, []*model.Provider{aws}, nil, func(string) []string { return []string{"id", "arn", "bucket", "name"} })
}

// ref is an attribute of a resource that AWS will give.
func ref(r *model.Resource, attr string) cty.Value {
	return cty.UnknownVal(cty.String).Mark(&model.Source{Kind: model.FromResource, Resource: r, Attr: attr})
}

// unset is an input variable without a value.
func unset(name string) cty.Value {
	return cty.UnknownVal(cty.String).Mark(&model.Source{Kind: model.FromVariable, Name: "var." + name, Why: "has no value"})
}

// either is the value of a condition that cannot be decided.
func either(a, b cty.Value) cty.Value {
	return cty.UnknownVal(cty.String).Mark(&model.Choice{Outcomes: []cty.Value{a, b}})
}

// joined is a string that is put together.
func joined(parts ...cty.Value) cty.Value {
	return cty.UnknownVal(cty.String).Mark(&model.Pieces{Parts: parts})
}

func str(s string) cty.Value { return cty.StringVal(s) }

func value(v cty.Value) model.Value {
	return model.NewValue("aws_x.y.z", v, hcl.Range{}, model.Written)
}

func TestCoversInternet(t *testing.T) {
	for _, test := range []struct {
		name string
		list []string
		f    Family
		want bool
	}{
		{"none", nil, IPv4, false},
		{"all", []string{"0.0.0.0/0"}, IPv4, true},
		{"all, written with an address", []string{"203.0.113.9/0"}, IPv4, true},
		{"of the other version", []string{"::/0"}, IPv4, false},
		{"all of version 6", []string{"::/0"}, IPv6, true},
		{"all routed of version 6", []string{"2000::/3"}, IPv6, true},
		{"half of version 6", []string{"2000::/4"}, IPv6, false},
		{"both halves of version 6", []string{"3000::/4", "2000::/4"}, IPv6, true},
		{"half", []string{"0.0.0.0/1"}, IPv4, false},
		{"both halves", []string{"128.0.0.0/1", "0.0.0.0/1"}, IPv4, true},
		{"overlapping parts", []string{"0.0.0.0/1", "64.0.0.0/2", "128.0.0.0/2", "192.0.0.0/2"}, IPv4, true},
		{"a hole", []string{"0.0.0.0/1", "128.0.0.0/2"}, IPv4, false},
		{"a private range", []string{"10.0.0.0/8"}, IPv4, false},
		{"one address", []string{"203.0.113.9/32"}, IPv4, false},
		{"all but a private range", []string{"0.0.0.0/5", "8.0.0.0/7", "11.0.0.0/8", "12.0.0.0/6", "16.0.0.0/4", "32.0.0.0/3", "64.0.0.0/2", "128.0.0.0/1"}, IPv4, true},
	} {
		var list []netip.Prefix
		for _, s := range test.list {
			list = append(list, netip.MustParsePrefix(s))
		}
		if got := CoversInternet(list, test.f); got != test.want {
			t.Errorf("%s: %v", test.name, got)
		}
	}
}

func TestWildcard(t *testing.T) {
	for _, test := range []struct {
		pattern, text string
		want          bool
	}{
		{"*", "", true},
		{"", "", true},
		{"", "a", false},
		{"s3:*", "s3:GetObject", true},
		{"s3:Get*", "s3:PutObject", false},
		{"*Object", "s3:GetObject", true},
		{"s3:?etObject", "s3:GetObject", true},
		{"s3:?etObject", "s3:etObject", false},
		{"a*b*c", "aXbYbZc", true},
		{"a*b*c", "aXbYbZ", false},
		{"a**c", "ac", true},
	} {
		if got := Wildcard(test.pattern, test.text); got != test.want {
			t.Errorf("Wildcard(%q, %q) is %v", test.pattern, test.text, got)
		}
	}
}

func TestByCustomer(t *testing.T) {
	key := resource("aws_kms_key", "k", nil)
	alias := resource("aws_kms_alias", "a", nil)
	data := func(name cty.Value) *model.Resource {
		r := resource("aws_kms_alias", "d", attrs{"name": name})
		r.Addr.Mode = model.Data
		return r
	}
	for _, test := range []struct {
		name string
		v    cty.Value
		want model.Tri
	}{
		{"absent", cty.NilVal, model.No},
		{"null", cty.NullVal(cty.String), model.No},
		{"empty", str(""), model.No},
		{"a key of the configuration", ref(key, "arn"), model.Yes},
		{"an alias of the configuration", ref(alias, "arn"), model.Yes},
		{"a literal key", str("arn:aws:kms:ap-northeast-1:111122223333:key/1234"), model.Yes},
		{"a literal alias", str("alias/own"), model.Yes},
		{"an alias of AWS", str("alias/aws/s3"), model.No},
		{"the ARN of an alias of AWS", str("arn:aws:kms:ap-northeast-1:111122223333:alias/aws/s3"), model.No},
		{"a looked-up alias", ref(data(str("alias/own")), "target_key_arn"), model.Yes},
		{"a looked-up alias of AWS", ref(data(str("alias/aws/ebs")), "target_key_arn"), model.No},
		{"an alias looked up by a variable", ref(data(unset("alias")), "target_key_arn"), model.Unknown},
		{"a variable", unset("key"), model.Unknown},
		{"something else", ref(resource("aws_ssm_parameter", "p", nil), "value"), model.Unknown},
		{"one of two keys", either(ref(key, "arn"), str("alias/own")), model.Yes},
		{"a key or none", either(ref(key, "arn"), cty.NullVal(cty.String)), model.Unknown},
	} {
		if got := byCustomer(value(test.v)); got.OK != test.want {
			t.Errorf("%s: %s (%s)", test.name, got.OK, got.Message)
		} else if got.OK == model.Unknown && got.Reason == "" {
			t.Errorf("%s: unknown without a reason", test.name)
		}
	}
}

func TestTarget(t *testing.T) {
	vol := resource("aws_ebs_volume", "v", attrs{"id": str("vol-1")})
	other := resource("aws_ebs_volume", "o", attrs{"id": str("vol-2")})
	g := graph(vol, other)
	for _, test := range []struct {
		name string
		v    cty.Value
		want *model.Resource
	}{
		{"a reference", ref(vol, "id"), vol},
		{"an id", str("vol-2"), other},
		{"another id", str("vol-3"), nil},
		{"a variable", unset("id"), nil},
		{"one of two", either(ref(vol, "id"), ref(other, "id")), nil},
		{"another type", ref(resource("aws_ebs_snapshot", "s", nil), "id"), nil},
		{"null", cty.NullVal(cty.String), nil},
	} {
		if got := Target(g, value(test.v), "aws_ebs_volume"); got != test.want {
			t.Errorf("%s: %v", test.name, got)
		}
	}
}

func TestToInternet(t *testing.T) {
	igw, vgw := resource("aws_internet_gateway", "i", nil), resource("aws_vpn_gateway", "v", nil)
	looked := resource("aws_internet_gateway", "d", nil)
	looked.Addr.Mode = model.Data
	for _, test := range []struct {
		name string
		v    cty.Value
		want model.Tri
	}{
		{"absent", cty.NilVal, model.No},
		{"empty", str(""), model.No},
		{"an internet gateway", ref(igw, "id"), model.Yes},
		{"a looked-up internet gateway", ref(looked, "id"), model.Yes},
		{"a virtual private gateway", ref(vgw, "id"), model.No},
		{"its id", str("vgw-1"), model.No},
		{"the id of an internet gateway", str("igw-1"), model.Yes},
		{"the VPC itself", str("local"), model.No},
		{"a variable", unset("gateway"), model.Unknown},
		{"something else", ref(resource("aws_ssm_parameter", "p", nil), "value"), model.Unknown},
		{"one or the other", either(ref(igw, "id"), ref(vgw, "id")), model.Unknown},
		{"none or the other", either(cty.NullVal(cty.String), ref(vgw, "id")), model.No},
	} {
		if got := ToInternet(value(test.v)); got != test.want {
			t.Errorf("%s: %s", test.name, got)
		}
	}
}

func TestCompanion(t *testing.T) {
	enabled, suspended := str("Enabled"), str("Suspended")
	for _, test := range []struct {
		name string
		list func(bucket *model.Resource) []*model.Resource
		want model.Tri
	}{
		{"none", func(*model.Resource) []*model.Resource { return nil }, model.No},
		{"one", func(b *model.Resource) []*model.Resource {
			return []*model.Resource{resource("aws_s3_bucket_versioning", "v", attrs{"bucket": ref(b, "id"), "status": enabled})}
		}, model.Yes},
		{"one that says no", func(b *model.Resource) []*model.Resource {
			return []*model.Resource{resource("aws_s3_bucket_versioning", "v", attrs{"bucket": ref(b, "id"), "status": suspended})}
		}, model.No},
		{"one of an unknown bucket", func(*model.Resource) []*model.Resource {
			return []*model.Resource{resource("aws_s3_bucket_versioning", "v", attrs{"bucket": unset("b"), "status": enabled})}
		}, model.Unknown},
		{"one of an unknown bucket that makes no difference", func(*model.Resource) []*model.Resource {
			return []*model.Resource{resource("aws_s3_bucket_versioning", "v", attrs{"bucket": unset("b"), "status": suspended})}
		}, model.No},
		{"two that disagree", func(b *model.Resource) []*model.Resource {
			return []*model.Resource{
				resource("aws_s3_bucket_versioning", "v", attrs{"bucket": ref(b, "id"), "status": enabled}),
				resource("aws_s3_bucket_versioning", "w", attrs{"bucket": ref(b, "id"), "status": suspended}),
			}
		}, model.Unknown},
		{"one that may not exist", func(b *model.Resource) []*model.Resource {
			r := resource("aws_s3_bucket_versioning", "v", attrs{"bucket": ref(b, "id"), "status": enabled})
			r.Exists, r.Conditions = model.Unknown, []string{"count of v"}
			return []*model.Resource{r}
		}, model.Unknown},
	} {
		bucket := resource("aws_s3_bucket", "b", nil)
		g := graph(append(test.list(bucket), bucket)...)
		none := rule.Judge(model.No, "no versioning", bucket.Value())
		got := Companion(g.At(bucket).Into("aws_s3_bucket_versioning", "bucket"), "aws_s3_bucket_versioning", none, func(v *model.Resource) rule.Result {
			s := v.Get("status")
			return rule.Judge(s.OneOf("Enabled"), "status is "+s.String(), s)
		})
		if got.OK != test.want {
			t.Errorf("%s: %s (%s)", test.name, got.OK, got.Message)
		}
		if got.OK == model.Unknown && got.Reason == "" {
			t.Errorf("%s: unknown without a reason", test.name)
		}
	}
}
