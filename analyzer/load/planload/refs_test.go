package planload

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/sekisho/sekisho/analyzer/model"
)

// resources writes entries of resource_changes for addresses that are created; each attribute is given as JSON, or as ?
// where it is unknown.
func resources(list ...[2]string) string {
	var out []string
	for _, r := range list {
		addr, ok := model.ParseAddress(r[0])
		if !ok {
			panic(r[0])
		}
		mode := "managed"
		if addr.Mode == model.Data {
			mode = "data"
		}
		var after, unknown []string
		for _, a := range strings.Fields(r[1]) {
			name, value, _ := strings.Cut(a, "=")
			if value == "?" {
				unknown = append(unknown, fmt.Sprintf("%q:true", name))
			} else {
				after = append(after, fmt.Sprintf("%q:%s", name, value))
			}
		}
		out = append(out, fmt.Sprintf(`{"address":%q,"mode":%q,"type":%q,"name":%q,"change":{"actions":["create"],"before":null,"after":{%s},"after_unknown":{%s}}}`,
			r[0], mode, addr.Type, addr.Name, strings.Join(after, ","), strings.Join(unknown, ",")))
	}
	return strings.Join(out, ",\n")
}

// configured writes the configuration of a resource.
func configured(addr, expressions, more string) string {
	mode, rest := "managed", addr
	if r, ok := strings.CutPrefix(addr, "data."); ok {
		mode, rest = "data", r
	}
	typ, name, _ := strings.Cut(rest, ".")
	return fmt.Sprintf(`{"address":%q,"mode":%q,"type":%q,"name":%q,"provider_config_key":"aws","expressions":{%s}%s}`, addr, mode, typ, name, expressions, more)
}

func references(list ...string) string {
	return `{"references":["` + strings.Join(list, `","`) + `"]}`
}

// edges lists what the values of a plan refer to.
func edges(g *model.Graph, path string) string {
	var out []string
	for _, r := range g.Resources {
		for _, v := range r.All(path).List {
			var to []string
			for _, s := range v.Sources() {
				name := s.At()
				if s.Derived {
					name = "~" + name
				}
				to = append(to, name)
			}
			if len(to) > 0 {
				out = append(out, v.At()+": "+strings.Join(to, " "))
			}
		}
	}
	return strings.Join(out, "\n")
}

func TestReferences(t *testing.T) {
	vpcs := [2]string{"aws_vpc.a", "id=?"}
	tests := []struct {
		name      string
		resources string
		root      string // members of root_module
		path      string
		want      string
	}{
		{
			name:      "an attribute",
			resources: resources(vpcs, [2]string{"aws_subnet.s", "vpc_id=?"}),
			root:      `"resources":[` + configured("aws_vpc.a", "", "") + "," + configured("aws_subnet.s", `"vpc_id":`+references("aws_vpc.a.id", "aws_vpc.a"), "") + `]`,
			path:      "vpc_id", want: "aws_subnet.s.vpc_id: aws_vpc.a.id",
		},
		{
			name: "a splat means all instances",
			resources: resources([2]string{"aws_subnet.s[0]", "id=?"}, [2]string{"aws_subnet.s[1]", "id=?"},
				[2]string{"aws_db_subnet_group.g", "subnet_ids=?"}),
			root: `"resources":[` + configured("aws_subnet.s", "", "") + "," + configured("aws_db_subnet_group.g", `"subnet_ids":`+references("aws_subnet.s"), "") + `]`,
			path: "subnet_ids", want: "aws_db_subnet_group.g.subnet_ids: aws_subnet.s[0] aws_subnet.s[1]",
		},
		{
			name:      "a key that is written",
			resources: resources([2]string{`aws_subnet.s["a.b"]`, "id=?"}, [2]string{`aws_subnet.s["c"]`, "id=?"}, [2]string{"aws_instance.i", "subnet_id=?"}),
			root:      `"resources":[` + configured("aws_subnet.s", "", "") + "," + configured("aws_instance.i", `"subnet_id":`+references(`aws_subnet.s[\"a.b\"].id`, `aws_subnet.s[\"a.b\"]`, "aws_subnet.s"), "") + `]`,
			path:      "subnet_id", want: `aws_instance.i.subnet_id: aws_subnet.s["a.b"].id`,
		},
		{
			name: "the instance with the same key",
			resources: resources([2]string{"aws_subnet.s[0]", "id=?"}, [2]string{"aws_subnet.s[1]", "id=?"},
				[2]string{"aws_instance.i[0]", "subnet_id=?"}, [2]string{"aws_instance.i[1]", "subnet_id=?"}, [2]string{"aws_instance.i[2]", "subnet_id=?"}),
			root: `"resources":[` + configured("aws_subnet.s", "", "") + "," + configured("aws_instance.i", `"subnet_id":`+references("aws_subnet.s", "count.index"), "") + `]`,
			path: "subnet_id",
			want: "aws_instance.i[0].subnet_id: aws_subnet.s[0]\naws_instance.i[1].subnet_id: aws_subnet.s[1]\naws_instance.i[2].subnet_id: aws_subnet.s[0] aws_subnet.s[1]",
		},
		{
			name: "each.value of a resource",
			resources: resources([2]string{`aws_subnet.s["a"]`, "id=?"}, [2]string{`aws_subnet.s["b"]`, "id=?"},
				[2]string{`aws_instance.i["a"]`, "subnet_id=?"}),
			root: `"resources":[` + configured("aws_subnet.s", "", "") + "," + configured("aws_instance.i", `"subnet_id":`+references("each.value.id", "each.value"), `,"for_each_expression":`+references("aws_subnet.s")) + `]`,
			path: "subnet_id", want: `aws_instance.i["a"].subnet_id: aws_subnet.s["a"].id`,
		},
		{
			name:      "a block without instances: nothing is set",
			resources: resources([2]string{"aws_ebs_volume.v", "kms_key_id=?"}),
			root:      `"resources":[` + configured("aws_kms_key.k", "", "") + "," + configured("aws_ebs_volume.v", `"kms_key_id":`+references("aws_kms_key.k[0].arn", "aws_kms_key.k[0]", "aws_kms_key.k"), "") + `]`,
			path:      "kms_key_id", want: "",
		},
		{
			name:      "a data source",
			resources: resources([2]string{"data.aws_vpc.d", "id=?"}, [2]string{"aws_subnet.s", "vpc_id=?"}),
			root:      `"resources":[` + configured("data.aws_vpc.d", "", "") + "," + configured("aws_subnet.s", `"vpc_id":`+references("data.aws_vpc.d.id", "data.aws_vpc.d"), "") + `]`,
			path:      "vpc_id", want: "aws_subnet.s.vpc_id: data.aws_vpc.d.id",
		},
		{
			name: "a known value that is another: derived",
			resources: resources([2]string{"aws_s3_bucket.a", `bucket="a"`}, [2]string{"aws_s3_bucket.b", `bucket="a-logs"`},
				[2]string{"aws_s3_bucket_policy.p", `bucket="a"`}),
			root: `"resources":[` + configured("aws_s3_bucket.a", `"bucket":{"constant_value":"a"}`, "") + "," +
				configured("aws_s3_bucket.b", `"bucket":`+references("aws_s3_bucket.a.bucket", "aws_s3_bucket.a"), "") + "," +
				configured("aws_s3_bucket_policy.p", `"bucket":`+references("aws_s3_bucket.a.bucket", "aws_s3_bucket.a"), "") + `]`,
			path: "bucket",
			want: "aws_s3_bucket.b.bucket: ~aws_s3_bucket.a.bucket\naws_s3_bucket_policy.p.bucket: aws_s3_bucket.a.bucket",
		},
		{
			name: "known elements find their own source",
			resources: resources([2]string{"aws_subnet.s[0]", `id="subnet-0"`}, [2]string{"aws_subnet.s[1]", `id="subnet-1"`},
				[2]string{"aws_db_subnet_group.g", `subnet_ids=["subnet-1","subnet-0"]`}),
			root: `"resources":[` + configured("aws_subnet.s", "", "") + "," + configured("aws_db_subnet_group.g", `"subnet_ids":`+references("aws_subnet.s"), "") + `]`,
			path: "subnet_ids[*]",
			want: "aws_db_subnet_group.g.subnet_ids[0]: aws_subnet.s[1]\naws_db_subnet_group.g.subnet_ids[1]: aws_subnet.s[0]",
		},
		{
			name: "through the variables and outputs of modules",
			resources: resources([2]string{`module.net["x"].aws_vpc.v`, "id=?"}, [2]string{`module.net["y"].aws_vpc.v`, "id=?"},
				[2]string{`module.app["x"].module.in.aws_subnet.s`, "vpc_id=?"}),
			root: `"module_calls":{
				"net":{"for_each_expression":{},"module":{"outputs":{"vpc_id":{"expression":` + references("aws_vpc.v.id", "aws_vpc.v") + `}},"resources":[` + configured("aws_vpc.v", "", "") + `]}},
				"app":{"for_each_expression":{},"expressions":{"vpc":` + references("module.net", "each.key") + `,"one":` + references(`module.net[\"x\"].vpc_id`, `module.net[\"x\"]`, "module.net") + `},
					"module":{"module_calls":{"in":{"expressions":{"vpc":` + references("var.one") + `},"module":{"resources":[` + configured("aws_subnet.s", `"vpc_id":`+references("var.vpc"), "") + `]}}}}}}`,
			path: "vpc_id", want: `module.app["x"].module.in.aws_subnet.s.vpc_id: module.net["x"].aws_vpc.v.id`,
		},
		{
			name: "an attribute of an object that went through a variable",
			resources: resources([2]string{"aws_vpc.v", "id=?"}, [2]string{"module.m.aws_subnet.s", "vpc_id=?"},
				[2]string{"module.m.aws_subnet.t", "vpc_id=?"}),
			root: `"resources":[` + configured("aws_vpc.v", "", "") + `],"module_calls":{"m":{"expressions":{"vpc":` + references("aws_vpc.v") + `},"module":{"resources":[` +
				configured("aws_subnet.s", `"vpc_id":`+references("var.vpc.id", "var.vpc"), "") + "," + configured("aws_subnet.t", `"vpc_id":`+references("var.vpc.main", "var.vpc"), "") + `]}}}`,
			path: "vpc_id", want: "module.m.aws_subnet.s.vpc_id: aws_vpc.v.id\nmodule.m.aws_subnet.t.vpc_id: aws_vpc.v",
		},
		{
			name:      "a module that is used as a whole",
			resources: resources([2]string{"aws_subnet.s", "vpc_id=?"}),
			root:      `"resources":[` + configured("aws_subnet.s", `"vpc_id":`+references("module.m"), "") + `],"module_calls":{"m":{"count_expression":{},"module":{}}}`,
			path:      "vpc_id", want: "aws_subnet.s.vpc_id: module.m",
		},
		{
			name:      "modules that refer to each other in a circle",
			resources: resources([2]string{"aws_subnet.s", "vpc_id=?"}),
			root: `"resources":[` + configured("aws_subnet.s", `"vpc_id":`+references("module.a.o", "module.a"), "") + `],"module_calls":{
				"a":{"expressions":{"v":` + references("module.a.o", "module.a") + `},"module":{"outputs":{"o":{"expression":` + references("var.v") + `}}}}}`,
			path: "vpc_id", want: "aws_subnet.s.vpc_id: vpc_id",
		},
		{
			name: "marks lie on nested blocks too",
			resources: resources([2]string{"aws_kms_key.k", "arn=?"},
				[2]string{"aws_s3_bucket_server_side_encryption_configuration.c", `rule=[{"apply_server_side_encryption_by_default":[{"sse_algorithm":"aws:kms"}]}]`}),
			root: `"resources":[` + configured("aws_kms_key.k", "", "") + "," + configured("aws_s3_bucket_server_side_encryption_configuration.c",
				`"rule":[{"apply_server_side_encryption_by_default":[{"sse_algorithm":`+references("aws_kms_key.k.arn", "aws_kms_key.k")+`}]}]`, "") + `]`,
			path: "rule.apply_server_side_encryption_by_default.sse_algorithm",
			want: "aws_s3_bucket_server_side_encryption_configuration.c.rule.apply_server_side_encryption_by_default.sse_algorithm: ~aws_kms_key.k.arn",
		},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			p := load(t, `{"format_version":"1.2","resource_changes":[`+test.resources+`],"configuration":{"root_module":{`+test.root+`}}}`)
			if diff := cmp.Diff(test.want, edges(p.Graph, test.path)); diff != "" {
				t.Error(diff)
			}
		})
	}
}

// TestUndecidedReference: a local value may decide which of two things a value is, so that neither is certain.
func TestUndecidedReference(t *testing.T) {
	p := load(t, `{"format_version":"1.2","resource_changes":[`+resources([2]string{"aws_vpc.a", "id=?"}, [2]string{"aws_subnet.s", "vpc_id=?"})+
		`],"configuration":{"root_module":{"resources":[`+configured("aws_vpc.a", "", "")+","+configured("aws_subnet.s", `"vpc_id":`+references("local.own", "aws_vpc.a.id", "aws_vpc.a"), "")+`]}}}`)
	links := p.Graph.At(p.Graph.Resource("aws_subnet.s")).Follow("vpc_id", "aws_vpc")
	if len(links.To) != 0 || len(links.Maybe) != 1 || links.Complete != model.Unknown {
		t.Errorf("certain %d, possible %d, complete %s; want 0, 1, unknown", len(links.To), len(links.Maybe), links.Complete)
	}
}

func TestWalk(t *testing.T) {
	g := realPlans(t)["rds-public"].Graph
	db := g.Resource("aws_db_instance.db")
	subnets := g.At(db).Follow("db_subnet_group_name", "aws_db_subnet_group").Follow("subnet_ids", "aws_subnet")
	tables := subnets.Into("aws_route_table_association", "subnet_id").Follow("route_table_id", "aws_route_table")
	gateways := tables.Into("aws_route", "route_table_id").Follow("gateway_id", "aws_internet_gateway")
	if gateways.Exists() != model.Yes || gateways.Complete != model.Yes {
		t.Errorf("the database's way to the internet: %s, complete %s", gateways.Exists(), gateways.Complete)
	}
	if got := len(subnets.To); got != 2 {
		t.Errorf("the database lies in %d subnets, want 2", got)
	}
}
