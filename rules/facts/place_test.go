package facts

import (
	"testing"

	"github.com/zclconf/go-cty/cty"

	"github.com/sekisho/sekisho/analyzer/model"
)

func TestEnvironment(t *testing.T) {
	patterns := []string{"production=prod|prd", "test=stg|dev"}
	tagged := func(pairs ...string) cty.Value {
		m := map[string]cty.Value{}
		for i := 0; i < len(pairs); i += 2 {
			m[pairs[i]] = str(pairs[i+1])
		}
		return cty.MapVal(m)
	}
	for _, test := range []struct {
		name  string
		tags  cty.Value
		class string
		known model.Tri
		prod  model.Tri
	}{
		{"by its own tag", tagged("Environment", "Production"), "production", model.Yes, model.Yes},
		{"by its name", tagged("Name", "ledger-prd-01"), "production", model.Yes, model.Yes},
		{"the tag goes first", tagged("Environment", "dev", "Name", "prod-copy"), "test", model.Yes, model.No},
		{"a word within a word", tagged("Name", "reproduce"), "", model.Yes, model.No},
		{"no tag", cty.NilVal, "", model.Yes, model.No},
		{"not known", cty.UnknownVal(cty.Map(cty.String)).WithMarks(unset("tags").Marks()), "", model.Unknown, model.Unknown},
	} {
		a := attrs{}
		if test.tags != cty.NilVal {
			a["tags"] = test.tags
		}
		r := resource("aws_instance", "i", a)
		graph(r)
		class, known := Environment(r, patterns)
		if class != test.class || known != test.known || Production(r, patterns) != test.prod {
			t.Errorf("%s: %q %s, production %s", test.name, class, known, Production(r, patterns))
		}
	}
}

func TestTagged(t *testing.T) {
	block := func(key, value cty.Value) *model.Body {
		return &model.Body{Attrs: map[string]*model.Attr{"key": {Value: key}, "value": {Value: value}}}
	}
	group := func(l *model.BlockList) *model.Resource {
		r := resource("aws_autoscaling_group", "g", nil)
		r.Body.Blocks = map[string]*model.BlockList{"tag": l}
		return r
	}
	for _, test := range []struct {
		name string
		r    *model.Resource
		want model.Tri
	}{
		{"a map", resource("aws_instance", "i", attrs{"tags": cty.MapVal(map[string]cty.Value{"Single": str("ok")})}), model.Yes},
		{"another value", resource("aws_instance", "i", attrs{"tags": cty.MapVal(map[string]cty.Value{"Single": str("no")})}), model.No},
		{"a block", group(&model.BlockList{List: []*model.Body{block(str("Single"), str("ok"))}}), model.Yes},
		{"another block", group(&model.BlockList{List: []*model.Body{block(str("Owner"), str("ok"))}}), model.No},
		{"a key that is not known", group(&model.BlockList{List: []*model.Body{block(unset("key"), str("ok"))}}), model.Unknown},
		{"blocks that are not known", group(&model.BlockList{Unknown: unset("tags")}), model.Unknown},
	} {
		if got := Tagged(test.r, "Single=ok"); got != test.want {
			t.Errorf("%s: %s, want %s", test.name, got, test.want)
		}
	}
}

func TestSpansZones(t *testing.T) {
	zone := func(name string, a attrs) *model.Resource { return resource("aws_subnet", name, a) }
	by := func(name, z string) *model.Resource { return zone(name, attrs{"availability_zone": str(z)}) }
	byID := func(name, z string) *model.Resource { return zone(name, attrs{"availability_zone_id": str(z)}) }
	for _, test := range []struct {
		name    string
		subnets []*model.Resource
		want    model.Tri
	}{
		{"two", []*model.Resource{by("a", "ap-northeast-1a"), by("c", "ap-northeast-1c")}, model.Yes},
		{"one", []*model.Resource{by("a", "ap-northeast-1a"), by("b", "ap-northeast-1a")}, model.No},
		{"one subnet", []*model.Resource{by("a", "ap-northeast-1a")}, model.No},
		{"one is not known", []*model.Resource{by("a", "ap-northeast-1a"), zone("b", attrs{"availability_zone": unset("zone")})}, model.Unknown},
		{"a name and an id", []*model.Resource{by("a", "ap-northeast-1a"), byID("b", "apne1-az4")}, model.Unknown},
		{"two ids", []*model.Resource{byID("a", "apne1-az1"), byID("b", "apne1-az4")}, model.Yes},
	} {
		var ids []cty.Value
		for _, s := range test.subnets {
			ids = append(ids, ref(s, "id"))
		}
		group := resource("aws_autoscaling_group", "g", attrs{"vpc_zone_identifier": cty.TupleVal(ids)})
		g := graph(append(test.subnets, group)...)
		res := SpansZones(Subnet(g.At(group), "vpc_zone_identifier"), group.Get("vpc_zone_identifier"))
		if res.OK != test.want || res.Message == "" || res.OK == model.Unknown && res.Reason == "" {
			t.Errorf("%s: %+v, want %s", test.name, res, test.want)
		}
	}
}

func TestEndsWith(t *testing.T) {
	for _, test := range []struct {
		v    cty.Value
		want model.Tri
	}{
		{str("com.amazonaws.ap-northeast-1.s3"), model.Yes},
		{str("com.amazonaws.ap-northeast-1.ec2"), model.No},
		{joined(str("com.amazonaws."), unset("region"), str(".s3")), model.Yes},
		{joined(str("com.amazonaws."), unset("region"), str(".ec2")), model.No},
		{unset("service"), model.Unknown},
	} {
		if got := EndsWith(value(test.v), ".s3"); got != test.want {
			t.Errorf("%s: %s, want %s", value(test.v), got, test.want)
		}
	}
}

func TestServiceTarget(t *testing.T) {
	service := resource("aws_ecs_service", "web", attrs{"name": str("web"), "cluster": str("apps")})
	other := resource("aws_ecs_service", "api", attrs{"name": str("api"), "cluster": str("apps")})
	derived := func(r *model.Resource) cty.Value {
		s := &model.Source{Kind: model.FromResource, Resource: r, Attr: "name", Derived: true}
		return cty.UnknownVal(cty.String).Mark(s)
	}
	for _, test := range []struct {
		name string
		id   cty.Value
		want model.Tri
	}{
		{"by reference", derived(service), model.Yes},
		{"another by reference", derived(other), model.No},
		{"one of two", either(derived(service), derived(other)).WithMarks(derived(service).Marks(), derived(other).Marks()), model.Unknown},
		{"by name", str("service/apps/web"), model.Yes},
		{"another by name", str("service/apps/api"), model.No},
		{"of another cluster", str("service/batch/web"), model.No},
		{"a table", str("table/web"), model.No},
		{"a cluster that is not known", joined(str("service/"), unset("cluster"), str("/web")), model.Unknown},
		{"another of a cluster that is not known", joined(str("service/"), unset("cluster"), str("/api")), model.No},
		{"not known", unset("id"), model.Unknown},
	} {
		if got := ofService(value(test.id), service); got != test.want {
			t.Errorf("%s: %s, want %s", test.name, got, test.want)
		}
	}
}

func TestUsersOf(t *testing.T) {
	group := resource("aws_security_group", "g", nil)
	ids := func(vs ...cty.Value) attrs { return attrs{"security_group_ids": cty.TupleVal(vs)} }
	maybe := resource("aws_x", "maybe", ids(ref(group, "id")))
	maybe.Exists = model.Unknown
	for _, test := range []struct {
		name          string
		user          *model.Resource
		to, may, open int
	}{
		{"named", resource("aws_x", "a", ids(ref(group, "id"))), 1, 0, 0},
		{"in a block", func() *model.Resource {
			r := resource("aws_x", "b", nil)
			r.Body.Blocks = map[string]*model.BlockList{"vpc_config": {List: []*model.Body{{Attrs: map[string]*model.Attr{"security_group_ids": {Value: cty.TupleVal([]cty.Value{ref(group, "id")}), Origin: model.Written}}}}}}
			return r
		}(), 1, 0, 0},
		{"as a source of a rule", resource("aws_vpc_security_group_ingress_rule", "r", attrs{"referenced_security_group_id": ref(group, "id")}), 0, 0, 0},
		{"of another", resource("aws_x", "c", ids(str("sg-0123456789abcdef0"))), 0, 0, 0},
		{"perhaps", maybe, 0, 1, 0},
		{"not known", resource("aws_x", "d", ids(unset("group"))), 0, 0, 1},
	} {
		users := UsersOf(graph(group, test.user), group)
		if len(users.To) != test.to || len(users.May) != test.may || len(users.Open) != test.open {
			t.Errorf("%s: %+v", test.name, users)
		}
	}
}
