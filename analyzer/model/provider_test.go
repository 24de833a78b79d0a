package model

import (
	"testing"

	"github.com/zclconf/go-cty/cty"
)

func TestProviderGet(t *testing.T) {
	p := &Provider{Type: "aws", Alias: "osaka", Body: &Body{
		Attrs: map[string]*Attr{"region": {Value: cty.StringVal("ap-northeast-3"), Origin: Written}},
		Blocks: map[string]*BlockList{"default_tags": {List: []*Body{{Attrs: map[string]*Attr{
			"tags": {Value: cty.MapVal(map[string]cty.Value{"Owner": cty.StringVal("core")}), Origin: Written},
		}}}}},
	}}
	for _, test := range []struct{ path, at, want string }{
		{"region", "provider.aws.osaka.region", `"ap-northeast-3"`},
		{"default_tags.tags", "provider.aws.osaka.default_tags.tags", `{"Owner" = "core"}`},
		{"access_key", "provider.aws.osaka.access_key", "not set"},
	} {
		v := p.Get(test.path)
		if v.At() != test.at || v.String() != test.want || v.Resource != nil {
			t.Errorf("%s: %s = %s (%v), not %s = %s", test.path, v.At(), v, v.Resource, test.at, test.want)
		}
	}
	if list := p.All("default_tags[*].tags"); len(list.List) != 1 || list.List[0].At() != "provider.aws.osaka.default_tags[0].tags" {
		t.Errorf("default_tags[*].tags: %+v", list)
	}
	if v := (&Provider{Type: "aws"}).Get("region"); v.Present() || v.At() != "provider.aws.region" {
		t.Errorf("without a block: %s = %s", v.At(), v)
	}
	if v := p.Value(); !v.IsBlock() || v.At() != p.Addr() {
		t.Errorf("the block: %s = %s", v.At(), v)
	}
}
