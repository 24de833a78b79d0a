package facts

import (
	"testing"

	"github.com/zclconf/go-cty/cty"

	"github.com/sekisho/sekisho/analyzer/model"
	"github.com/sekisho/sekisho/analyzer/rule"
)

func TestOwnKey(t *testing.T) {
	const arn = "arn:aws:kms:ap-northeast-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab"
	key := resource("aws_kms_key", "k", attrs{"arn": str(arn)})
	reported := func(text string) model.Value {
		v := value(str(text))
		v.Origin = model.Computed
		return v
	}
	for _, test := range []struct {
		name string
		key  model.Value
		g    *model.Graph
		want model.Tri
	}{
		{"written", value(str(arn)), graph(), model.Yes},
		{"an alias of AWS", value(str("alias/aws/rds")), graph(), model.No},
		{"reported, and made here", reported(arn), graph(key), model.Yes},
		{"reported, and from elsewhere", reported(arn), graph(), model.Unknown},
		{"not known", value(unset("key")), graph(), model.Unknown},
	} {
		res := OwnKey(test.g, test.key)
		if res.OK != test.want || (res.OK == model.Unknown) != (res.Reason != "") {
			t.Errorf("%s: %+v, not %s", test.name, res, test.want)
		}
	}
}

func TestKeyTakenOver(t *testing.T) {
	no := rule.Judge(model.No, "no key", value(cty.NilVal))
	for _, test := range []struct {
		name string
		of   attrs
		want model.Tri
	}{
		{"made from nothing", attrs{}, model.No},
		{"made from a snapshot", attrs{"snapshot": str("s")}, model.Unknown},
		{"perhaps made from a snapshot", attrs{"snapshot": unset("s")}, model.Unknown},
		{"with a key of AWS", attrs{"snapshot": str("s"), "key": str("alias/aws/rds")}, model.No},
	} {
		if res := KeyTakenOver(resource("aws_x", "y", test.of), no, "key", "snapshot"); res.OK != test.want {
			t.Errorf("%s: %+v, not %s", test.name, res, test.want)
		}
	}
}

func TestEBSKey(t *testing.T) {
	def := resource(EBSDefaultKeyType, "d", attrs{"key_arn": str("arn:aws:kms:ap-northeast-1:111122223333:key/k")})
	awsKey := resource(EBSDefaultKeyType, "d", attrs{"key_arn": str("alias/aws/ebs")})
	for _, test := range []struct {
		name string
		own  attrs
		g    []*model.Resource
		want model.Tri
	}{
		{"no key", attrs{}, nil, model.No},
		{"a key of its own", attrs{"kms_key_id": str("arn:aws:kms:ap-northeast-1:111122223333:key/k")}, nil, model.Yes},
		{"the default of the region", attrs{}, []*model.Resource{def}, model.Yes},
		{"a default of AWS", attrs{}, []*model.Resource{awsKey}, model.No},
		{"not the default", attrs{"kms_key_id": str("alias/aws/ebs")}, []*model.Resource{def}, model.No},
		{"perhaps a key", attrs{"kms_key_id": unset("key")}, nil, model.Unknown},
	} {
		vol := resource("aws_ebs_volume", "v", test.own)
		vol.Provider = aws
		if res := EBSKey(graph(append(test.g, vol)...), vol, "kms_key_id"); res.OK != test.want {
			t.Errorf("%s: %+v, not %s", test.name, res, test.want)
		}
	}
}

func TestSpread(t *testing.T) {
	cluster := func() *model.Resource {
		return resource("aws_rds_cluster", "c", attrs{"name": str("c")})
	}
	instance := func(name string, zone cty.Value) *model.Resource {
		a := attrs{"cluster_identifier": str("c")}
		if zone != cty.NilVal {
			a["availability_zone"] = zone
		}
		return resource("aws_rds_cluster_instance", name, a)
	}
	perhaps := instance("p", cty.NilVal)
	perhaps.Exists = model.Unknown
	for _, test := range []struct {
		name string
		list []*model.Resource
		want model.Tri
	}{
		{"none", nil, model.No},
		{"one", []*model.Resource{instance("a", str("a"))}, model.No},
		{"one, perhaps two", []*model.Resource{instance("a", str("a")), perhaps}, model.Unknown},
		{"two zones", []*model.Resource{instance("a", str("a")), instance("b", str("b"))}, model.Yes},
		{"one zone", []*model.Resource{instance("a", str("a")), instance("b", str("a"))}, model.No},
		{"a zone that AWS chooses", []*model.Resource{instance("a", str("a")), instance("b", cty.NilVal)}, model.Yes},
		{"an unknown zone", []*model.Resource{instance("a", str("a")), instance("b", unset("z"))}, model.Unknown},
		{"one zone, perhaps another", []*model.Resource{instance("a", str("a")), instance("b", str("a")), perhaps}, model.Unknown},
	} {
		c := cluster()
		res := Spread(graph(append(test.list, c)...), c, "aws_rds_cluster_instance", "cluster_identifier", "availability_zone")
		if res.OK != test.want || (res.OK == model.Unknown) != (res.Reason != "") {
			t.Errorf("%s: %+v, not %s", test.name, res, test.want)
		}
	}
}

func TestScales(t *testing.T) {
	s := Scaling{Dimension: "dynamodb:table:ReadCapacityUnits", Prefix: "table/", Name: "name"}
	of := func(typ string, id cty.Value) *model.Resource {
		return resource(typ, "s", attrs{"scalable_dimension": str(s.Dimension), "resource_id": id})
	}
	for _, test := range []struct {
		name string
		list []*model.Resource
		want model.Tri
	}{
		{"nothing", nil, model.No},
		{"a target without a policy", []*model.Resource{of(scalingTargetType, str("table/t"))}, model.No},
		{"both", []*model.Resource{of(scalingTargetType, str("table/t")), of(scalingPolicyType, str("table/t"))}, model.Yes},
		{"of another table", []*model.Resource{of(scalingTargetType, str("table/u")), of(scalingPolicyType, str("table/u"))}, model.No},
		{"of a cluster", []*model.Resource{of(scalingTargetType, str("cluster:t")), of(scalingPolicyType, str("cluster:t"))}, model.No},
		{"not known of what", []*model.Resource{of(scalingTargetType, unset("id")), of(scalingPolicyType, unset("id"))}, model.Unknown},
	} {
		table := resource("aws_dynamodb_table", "t", attrs{"name": str("t")})
		if res := s.Scales(graph(append(test.list, table)...), table); res.OK != test.want {
			t.Errorf("%s: %+v, not %s", test.name, res, test.want)
		}
	}
}

func TestWhere(t *testing.T) {
	no, yes := rule.Judge(model.No, "no", value(str("x"))), rule.Judge(model.Yes, "yes", value(str("x")))
	for _, test := range []struct {
		applies model.Tri
		res     rule.Result
		want    model.Tri
	}{
		{model.Yes, no, model.No}, {model.Unknown, no, model.Unknown}, {model.Unknown, yes, model.Yes}, {model.Yes, yes, model.Yes},
	} {
		res := Where(test.applies, test.res, value(unset("v")))
		if res.OK != test.want || (res.OK == model.Unknown) != (res.Reason != "") {
			t.Errorf("%s %s: %+v", test.applies, test.res.OK, res)
		}
	}
}

func TestChosen(t *testing.T) {
	reported := value(str("sun"))
	reported.Origin = model.Computed
	for _, test := range []struct {
		name string
		v    model.Value
		want model.Tri
	}{
		{"left out", value(cty.NilVal), model.No},
		{"written", value(str("sun")), model.Yes},
		{"not known", value(unset("window")), model.Unknown},
		{"reported by AWS", reported, model.Unknown},
	} {
		if res := Chosen(test.v); res.OK != test.want {
			t.Errorf("%s: %+v, not %s", test.name, res, test.want)
		}
	}
}

func TestWholeBucket(t *testing.T) {
	filter := func(a map[string]*model.Attr) *model.Body {
		return &model.Body{Attrs: map[string]*model.Attr{}, Blocks: map[string]*model.BlockList{"filter": {List: []*model.Body{{Attrs: a}}}}}
	}
	attr := func(v cty.Value) *model.Attr { return &model.Attr{Value: v, Origin: model.Written} }
	for _, test := range []struct {
		name string
		body *model.Body
		want model.Tri
	}{
		{"no filter", &model.Body{Attrs: map[string]*model.Attr{}}, model.Yes},
		{"an empty filter", filter(nil), model.Yes},
		{"an empty prefix", filter(map[string]*model.Attr{"prefix": attr(str(""))}), model.Yes},
		{"a prefix", filter(map[string]*model.Attr{"prefix": attr(str("logs/"))}), model.No},
		{"a size", filter(map[string]*model.Attr{"object_size_greater_than": attr(cty.NumberIntVal(100))}), model.No},
		{"an unknown prefix", filter(map[string]*model.Attr{"prefix": attr(unset("p"))}), model.Unknown},
		{"a prefix of old", &model.Body{Attrs: map[string]*model.Attr{"prefix": attr(str("logs/"))}}, model.No},
	} {
		b := model.Block{Resource: resource(LifecycleType, "l", nil), Path: "rule[0]", Body: test.body}
		if got := WholeBucket(b); got != test.want {
			t.Errorf("%s: %s, not %s", test.name, got, test.want)
		}
	}
}

func TestCardNumber(t *testing.T) {
	for text, want := range map[string]bool{
		"4111 1111 1111 1111": true, "4111-1111-1111-1111": true, "378282246310005": true,
		"4111 1111 1111 1112": false, "0000000000000000": false, "123456789012": false, "order-4111111111111111": false, "": false,
	} {
		if got := CardNumber(text); got != want {
			t.Errorf("%q: %t", text, got)
		}
	}
}
