package facts

import (
	"testing"

	"github.com/zclconf/go-cty/cty"

	"github.com/sekisho/sekisho/analyzer/model"
)

// selector makes an advanced selector of lists of texts: field, operator, values.
func selector(fields ...[3]cty.Value) *model.Body {
	list := &model.BlockList{}
	for _, f := range fields {
		list.List = append(list.List, &model.Body{Attrs: map[string]*model.Attr{
			"field":         {Value: f[0], Origin: model.Written},
			f[1].AsString(): {Value: f[2], Origin: model.Written},
		}})
	}
	return &model.Body{Attrs: map[string]*model.Attr{}, Blocks: map[string]*model.BlockList{"field_selector": list}}
}

func TestAdvancedDataEvents(t *testing.T) {
	bucket := resource("aws_s3_bucket", "b", attrs{"bucket": str("acme-data")})
	field := func(name, operator string, values ...cty.Value) [3]cty.Value {
		return [3]cty.Value{str(name), str(operator), cty.TupleVal(values)}
	}
	data, objects := field("eventCategory", "equals", str("Data")), field("resources.type", "equals", str("AWS::S3::Object"))
	arn := func(operator string, values ...cty.Value) [3]cty.Value {
		return field("resources.ARN", operator, values...)
	}
	for _, test := range []struct {
		name      string
		selectors []*model.Body
		want      model.Tri
	}{
		{"every object", []*model.Body{selector(data, objects)}, model.Yes},
		{"management events", []*model.Body{selector(field("eventCategory", "equals", str("Management")))}, model.No},
		{"tables", []*model.Body{selector(data, field("resources.type", "equals", str("AWS::DynamoDB::Table")))}, model.No},
		{"the bucket", []*model.Body{selector(data, objects, arn("starts_with", joined(ref(bucket, "arn"), str("/"))))}, model.Yes},
		{"the bucket by name", []*model.Body{selector(data, objects, arn("starts_with", str("arn:aws:s3:::acme-data/")))}, model.Yes},
		{"buckets that begin the same", []*model.Body{selector(data, objects, arn("starts_with", str("arn:aws:s3:::acme-")))}, model.Yes},
		{"a part of the bucket", []*model.Body{selector(data, objects, arn("starts_with", str("arn:aws:s3:::acme-data/in/")))}, model.No},
		{"another bucket", []*model.Body{selector(data, objects, arn("starts_with", str("arn:aws:s3:::acme-logs/")))}, model.No},
		{"all but another bucket", []*model.Body{selector(data, objects, arn("not_starts_with", str("arn:aws:s3:::acme-logs/")))}, model.Yes},
		{"all but this bucket", []*model.Body{selector(data, objects, arn("not_starts_with", joined(ref(bucket, "arn"), str("/"))))}, model.No},
		{"all but a part", []*model.Body{selector(data, objects, arn("not_starts_with", str("arn:aws:s3:::acme-data/tmp/")))}, model.No},
		{"some events", []*model.Body{selector(data, objects, field("eventName", "equals", str("PutObject")))}, model.No},
		{"reads", []*model.Body{selector(data, objects, field("readOnly", "equals", str("true")))}, model.No},
		{"reads and writes apart", []*model.Body{
			selector(data, objects, field("readOnly", "equals", str("true"))),
			selector(data, objects, field("readOnly", "equals", str("false"))),
		}, model.Yes},
		{"a variable", []*model.Body{selector(data, objects, arn("starts_with", unset("arn")))}, model.Unknown},
		{"none", nil, model.No},
	} {
		trail := resource("aws_cloudtrail", "t", attrs{"is_multi_region_trail": cty.True})
		trail.Body.Blocks = map[string]*model.BlockList{"advanced_event_selector": {List: test.selectors}}
		got := DataEvents(graph(bucket, trail), bucket)
		if got.OK != test.want {
			t.Errorf("%s: %s (%s)", test.name, got.OK, got.Message)
		} else if got.OK == model.Unknown && got.Reason == "" {
			t.Errorf("%s: unknown without a reason", test.name)
		}
	}
}

// TestDataEventsElsewhere tells a trail that does not reach a bucket from one that does.
func TestDataEventsElsewhere(t *testing.T) {
	bucket := resource("aws_s3_bucket", "b", attrs{"bucket": str("acme-data")})
	bucket.Provider = &model.Provider{Type: "aws", Region: value(str("ap-northeast-1")), Account: value(str("111122223333"))}
	far := &model.Provider{Type: "aws", Region: value(str("ap-northeast-3")), Account: value(str("111122223333"))}
	other := &model.Provider{Type: "aws", Region: value(str("ap-northeast-1")), Account: value(str("444455556666"))}
	for _, test := range []struct {
		name     string
		provider *model.Provider
		a        attrs
		want     model.Tri
	}{
		{"here", bucket.Provider, attrs{}, model.Yes},
		{"another region", far, attrs{}, model.No},
		{"all regions", far, attrs{"is_multi_region_trail": cty.True}, model.Yes},
		{"another account", other, attrs{"is_multi_region_trail": cty.True}, model.No},
		{"the organization", other, attrs{"is_multi_region_trail": cty.True, "is_organization_trail": cty.True}, model.Unknown},
		{"switched off", bucket.Provider, attrs{"enable_logging": cty.False}, model.No},
	} {
		trail := resource("aws_cloudtrail", "t", test.a)
		trail.Provider = test.provider
		trail.Body.Blocks = map[string]*model.BlockList{"advanced_event_selector": {List: []*model.Body{selector(
			[3]cty.Value{str("eventCategory"), str("equals"), cty.TupleVal([]cty.Value{str("Data")})},
			[3]cty.Value{str("resources.type"), str("equals"), cty.TupleVal([]cty.Value{str("AWS::S3::Object")})})}}}
		if got := DataEvents(graph(bucket, trail), bucket); got.OK != test.want {
			t.Errorf("%s: %s (%s)", test.name, got.OK, got.Message)
		}
	}
}
