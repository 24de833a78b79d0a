package planload

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/sekisho/sekisho/analyzer/load/tfjson/dump"
	"github.com/sekisho/sekisho/analyzer/model"
)

func TestBadInput(t *testing.T) {
	tests := []struct {
		name, text string
		at         string // line:column
		want       string // part of the detail
	}{
		{"empty", "", "1:1", "empty"},
		{"cut short", "{\"format_version\":\"1.2\",\n\"planned_values\":{", "2:19", "cut short"},
		{"not JSON", "{\n  \"a\": 1,\n  x\n}", "3:3", "invalid character 'x'"},
		{"text", "Terraform will perform the following actions", "1:1", "terraform show -json"},
		{"NUL bytes", "{\"a\x00\":1}", "1:4", "invalid character"},
		{"a list", "[]", "1:1", "a list"},
		{"null", "null", "1:1", "null"},
		{"another object", `{"a":1}`, "1:1", "terraform show -json plan.tfplan > plan.json"},
		{"a state", `{"format_version":"1.0","values":{}}`, "1:1", "not what Terraform prints of a plan"},
		{"version of the future", `{"format_version":"2.0","planned_values":{}}`, "1:19", `"2.0"`},
		{"no version", `{"format_version":"x","planned_values":{}}`, "1:19", `"x"`},
		{"wrong type at the top", `{"format_version":"1.2","resource_changes":{}}`, "1:44", "an object, where a plan has a list"},
		{"wrong type of configuration", `{"format_version":"1.2","configuration":[]}`, "1:41", "a list, where a plan has an object"},
		{"entry without address", "{\"format_version\":\"1.2\",\"resource_changes\":[\n{\"change\":{\"actions\":[\"create\"]}}]}", "2:1", "no address"},
		{"entry without change", `{"format_version":"1.2","resource_changes":[{"address":"aws_vpc.v"}]}`, "1:45", "no change"},
		{"entry that is a number", `{"format_version":"1.2","resource_changes":[1]}`, "1:45", "no address"},
		{"too deep", `{"format_version":` + strings.Repeat("[", 300) + strings.Repeat("]", 300) + `}`, "1:318", "deep"},
		{"far too deep", strings.Repeat(`{"a":`, 100000), "1:50001", "Invalid"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			p, diags := Load([]byte(test.text), "plan.json")
			if p != nil || !diags.HasErrors() {
				t.Fatalf("loaded: %v", diags)
			}
			d := diags[0]
			if d.Subject == nil || d.Subject.Filename != "plan.json" {
				t.Fatalf("no place: %v", d)
			}
			if got := fmt.Sprintf("%d:%d", d.Subject.Start.Line, d.Subject.Start.Column); got != test.at {
				t.Errorf("at %s, want %s: %s", got, test.at, d.Detail)
			}
			if !strings.Contains(d.Summary+" "+d.Detail, test.want) {
				t.Errorf("%s: %s\nwant %q", d.Summary, d.Detail, test.want)
			}
		})
	}
}

// TestOddParts: parts of a plan that do not matter here may have any shape.
func TestOddParts(t *testing.T) {
	p := load(t, `{"format_version":"0.1","terraform_version":"0.12.31","checks":7,"resource_drift":null,"variables":null,"prior_state":null,
		"resource_changes":[{"address":"aws_vpc.v","change":{"actions":["create"],"before":null,"after":{"cidr_block":"10.0.0.0/8","unheard_of":{"a":[1,{"b":null}]}},"after_unknown":[true]}}],
		"configuration":{"provider_config":{"aws":{"expressions":5}},"root_module":{"resources":[{"type":"aws_vpc","name":"v","mode":"managed","expressions":{"cidr_block":3,"tags":"x"}}],"module_calls":{"m":null}}}}`)
	if got := len(p.Graph.Resources); got != 1 || p.TerraformVersion != "0.12.31" {
		t.Errorf("%d resources of version %s", got, p.TerraformVersion)
	}
}

func TestPlaces(t *testing.T) {
	text := "{\"format_version\":\"1.2\",\"resource_changes\":[\n" + resources([2]string{"aws_vpc.a", "id=?"}, [2]string{"aws_vpc.b", `cidr_block="x"`}) + "]}"
	p := load(t, text)
	b := p.Graph.Resource("aws_vpc.b")
	for what, rng := range map[string]string{"resource": b.Range.String(), "attribute": b.Get("cidr_block").Range.String(), "missing attribute": b.Get("tags").Range.String()} {
		if want := "plan.json:3,1-1"; rng != want {
			t.Errorf("%s at %s, want %s", what, rng, want)
		}
	}
	one := load(t, strings.ReplaceAll(text, "\n", ""))
	if got := one.Graph.Resource("aws_vpc.a").Range.Start; got.Line != 1 || got.Column != strings.Index(text, "[")+2 {
		t.Errorf("in a plan of one line at %v", got)
	}
}

func TestActions(t *testing.T) {
	change := func(addr, actions, before, after, more string) string {
		return fmt.Sprintf(`{"address":%q,%s"change":{"actions":%s,"before":%s,"after":%s,"after_unknown":{},"before_sensitive":{},"after_sensitive":{}}}`, addr, more, actions, before, after)
	}
	p := load(t, `{"format_version":"1.2","resource_changes":[`+strings.Join([]string{
		change("aws_vpc.new", `["create"]`, `null`, `{"cidr_block":"1"}`, ``),
		change("aws_vpc.same", `["no-op"]`, `{"cidr_block":"2"}`, `{"cidr_block":"2"}`, ``),
		change("aws_vpc.updated", `["update"]`, `{"cidr_block":"3"}`, `{"cidr_block":"4"}`, ``),
		`{"address":"aws_vpc.replaced","action_reason":"replace_because_tainted","change":{"actions":["delete","create"],"before":{"cidr_block":"5"},"after":{"cidr_block":"6"},"after_unknown":{},"before_sensitive":{},"after_sensitive":{},"replace_paths":[["cidr_block"],["tags",0,"Name"]]}}`,
		change("aws_vpc.replaced", `["delete"]`, `{"cidr_block":"5"}`, `null`, `"deposed":"0123",`),
		change("aws_vpc.gone", `["delete"]`, `{"cidr_block":"7"}`, `null`, ``),
		change("aws_vpc.forgotten", `["forget"]`, `{"cidr_block":"8"}`, `null`, ``),
		change(`aws_vpc.moved["x"]`, `["no-op"]`, `{"cidr_block":"9"}`, `{"cidr_block":"9"}`, `"previous_address":"aws_vpc.old",`),
	}, ",")+`]}`)
	want := `
aws_vpc.moved["x"] <provider.aws> [no-op] from aws_vpc.old
  cidr_block = "9"

aws_vpc.new <provider.aws> [create]
  cidr_block = "1"

aws_vpc.replaced <provider.aws> [delete create] because replace_because_tainted
  cidr_block = "6"

aws_vpc.same <provider.aws> [no-op]
  cidr_block = "2"

aws_vpc.updated <provider.aws> [update]
  cidr_block = "4"
`
	if diff := cmp.Diff("provider.aws region=not set account=not set\n"+want, dump.Graph(p.Graph)); diff != "" {
		t.Error(diff)
	}
	var before []string
	for _, r := range p.Before().Resources {
		before = append(before, r.Addr.String()+"="+r.Get("cidr_block").String())
	}
	wantBefore := []string{`aws_vpc.forgotten="8"`, `aws_vpc.gone="7"`, `aws_vpc.old="9"`, `aws_vpc.replaced="5"`, `aws_vpc.same="2"`, `aws_vpc.updated="3"`}
	if diff := cmp.Diff(wantBefore, before); diff != "" {
		t.Error(diff)
	}
	var removed []string
	for _, r := range p.Graph.Removed {
		removed = append(removed, r.Addr.String()+" "+strings.Join(r.Change.Actions, " ")+" "+r.Get("cidr_block").String()+" "+r.Change.Before.Get("cidr_block").String())
	}
	if diff := cmp.Diff([]string{`aws_vpc.forgotten forget "8" "8"`, `aws_vpc.gone delete "7" "7"`}, removed); diff != "" {
		t.Error(diff)
	}
	if diff := cmp.Diff([]string{"aws_vpc.old"}, p.Graph.Resource(`aws_vpc.moved["x"]`).Was); diff != "" {
		t.Error(diff)
	}
	if diff := cmp.Diff([]string{"cidr_block", "tags[0].Name"}, p.Graph.Resource("aws_vpc.replaced").Change.Forces); diff != "" {
		t.Error(diff)
	}
	if got := p.Graph.Resource("aws_vpc.updated").Change.Before.Get("cidr_block").String(); got != `"3"` {
		t.Errorf("before the update it is %s", got)
	}
	if p.Graph.Resource("aws_vpc.new").Change.Before != nil {
		t.Error("what is created was something before")
	}
}

func TestGaps(t *testing.T) {
	tests := []struct{ members, want string }{
		{`"complete":true,"errored":false`, ""},
		{`"resource_changes":[]`, ""},
		{`"complete":false`, "-target"},
		{`"errored":true,"complete":false`, "stopped with an error"},
		{`"deferred_changes":[{"reason":"instance_count_unknown","resource_change":{"address":"?"}}]`, "deferred"},
	}
	for _, test := range tests {
		p := load(t, `{"format_version":"1.2","planned_values":{},`+test.members+`}`)
		if test.want == "" {
			if len(p.Graph.Gaps) != 0 {
				t.Errorf("%s: %v", test.members, p.Graph.Gaps)
			}
			continue
		}
		if len(p.Graph.Gaps) != 1 || !strings.Contains(p.Graph.Gaps[0].Why, test.want) {
			t.Errorf("%s: %v, want %q", test.members, p.Graph.Gaps, test.want)
		}
	}
	deferred := load(t, `{"format_version":"1.2","planned_values":{},"deferred_changes":[{"resource_change":`+resources([2]string{"aws_vpc.v", "id=?"})+`}]}`)
	if r := deferred.Graph.Resource("aws_vpc.v"); r == nil || r.Exists != model.Unknown {
		t.Errorf("a deferred instance: %v", r)
	}
}

// TestWithoutChanges: a plan made with -refresh-only has its resources in planned_values alone.
func TestWithoutChanges(t *testing.T) {
	p := load(t, `{"format_version":"1.2","resource_changes":[],"planned_values":{"root_module":{"resources":[{"address":"aws_vpc.v","mode":"managed","type":"aws_vpc","name":"v","values":{"id":"vpc-1","cidr_block":"10.0.0.0/8"},"sensitive_values":{"cidr_block":true}}],
		"child_modules":[{"address":"module.m","resources":[{"address":"module.m.aws_vpc.w","mode":"managed","values":{"id":"vpc-2"}}]}]}}}`)
	want := "provider.aws region=not set account=not set\n\naws_vpc.v <provider.aws>\n  cidr_block = (sensitive) (computed)\n  id = \"vpc-1\" (computed)\n\nmodule.m.aws_vpc.w <provider.aws>\n  id = \"vpc-2\" (computed)\n"
	if diff := cmp.Diff(want, dump.Graph(p.Graph)); diff != "" {
		t.Error(diff)
	}
	if got := len(p.Before().Resources); got != 2 {
		t.Errorf("%d resources before, want 2", got)
	}
}

func TestProviders(t *testing.T) {
	var list [][2]string
	for _, addr := range []string{"aws_vpc.a", "aws_vpc.b", "aws_vpc.c", "module.m.aws_vpc.a", "module.m.module.n.aws_vpc.a"} {
		list = append(list, [2]string{addr, "id=?"})
	}
	in := func(name, key string) string {
		return strings.Replace(configured("aws_vpc."+name, "", ""), `"provider_config_key":"aws"`, fmt.Sprintf(`"provider_config_key":%q`, key), 1)
	}
	p := load(t, `{"format_version":"1.2","resource_changes":[`+resources(list...)+`],"variables":{"region":{"value":"eu-west-1"},"prefix":{"value":"eu"}},
	"configuration":{"provider_config":{
		"aws":{"name":"aws","expressions":{"region":`+references("var.region")+`,"allowed_account_ids":{"constant_value":["111122223333"]}}},
		"aws.role":{"name":"aws","alias":"role","expressions":{"region":`+references("var.prefix")+`,"assume_role":[{"role_arn":{"constant_value":"arn:aws:iam::210987654321:role/x"}}],"default_tags":[{"tags":{"constant_value":{"a":"b"}}}]}},
		"aws.local":{"name":"aws","alias":"local","expressions":{"region":`+references("local.region")+`}},
		"module.m:aws":{"name":"aws","module_address":"module.m","expressions":{"region":`+references("var.where")+`}},
		"random":{"name":"random"}},
	"root_module":{"variables":{"region":{},"prefix":{}},"resources":[`+in("a", "aws")+","+in("b", "aws.role")+","+in("c", "aws.local")+`],
		"module_calls":{"m":{"expressions":{"where":{"constant_value":"us-east-1"}},"module":{"variables":{"where":{}},"resources":[`+in("a", "module.m:aws")+`],
			"module_calls":{"n":{"module":{"resources":[`+in("a", "module.m.module.n:aws")+`]}}}}}}}}}`)
	var got []string
	for _, one := range p.Graph.Providers {
		got = append(got, fmt.Sprintf("%s region=%s account=%s", one.Addr(), one.Region, one.Account))
	}
	want := []string{
		"module.m.provider.aws region=\"us-east-1\" account=not set",
		"provider.aws region=\"eu-west-1\" account=\"111122223333\"",
		"provider.aws.local region=(unknown) account=not set",
		"provider.aws.role region=(unknown) account=\"210987654321\"",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
	if got := p.Graph.Resource("module.m.module.n.aws_vpc.a").Provider.Addr(); got != "module.m.provider.aws" {
		t.Errorf("a module without a provider of its own uses %s", got)
	}
	role := p.Graph.Resource("aws_vpc.b").Provider
	if tags := role.Body.Blocks["default_tags"]; tags == nil || model.Display(tags.List[0].Attrs["tags"].Value) != `{"a" = "b"}` {
		t.Errorf("default tags: %v", tags)
	}
}

// TestWideReferences: an expression reaches the same variables in 2^40 ways; each is followed once.
func TestWideReferences(t *testing.T) {
	inner := `"resources":[` + configured("aws_subnet.s", `"vpc_id":`+references("var.a", "var.b"), "") + `]`
	addr := "aws_subnet.s"
	for range 40 {
		inner = `"module_calls":{"m":{"expressions":{"a":` + references("var.a", "var.b") + `,"b":` + references("var.b", "var.a") + `},"module":{` + inner + `}}}`
		addr = "module.m." + addr
	}
	load(t, `{"format_version":"1.2","resource_changes":[`+resources([2]string{addr, "vpc_id=?"})+`],"configuration":{"root_module":{`+inner+`}}}`)
}

func TestDeterministic(t *testing.T) {
	data, err := os.ReadFile(filepath.Join(fixtures, "vpc-public-private", "plan.json"))
	if err != nil {
		t.Fatal(err)
	}
	var first []byte
	for range 5 {
		p, diags := Load(slices.Clone(data), "plan.json")
		if diags.HasErrors() {
			t.Fatal(diags)
		}
		got := []byte(dump.Graph(p.Graph))
		if first == nil {
			first = got
		} else if !bytes.Equal(first, got) {
			t.Fatal("two runs differ")
		}
	}
}

// FuzzLoad: whatever the bytes, Load returns a plan or says why not.
func FuzzLoad(f *testing.F) {
	files, err := filepath.Glob(filepath.Join(fixtures, "*", "plan.json"))
	if err != nil {
		f.Fatal(err)
	}
	for _, name := range files {
		data, err := os.ReadFile(name)
		if err != nil {
			f.Fatal(err)
		}
		if len(data) < 20000 {
			f.Add(data)
		}
	}
	f.Add([]byte(onePlan("aws_security_group", `"ingress":[{"cidr_blocks":[null]},null,3]`, `"ingress":[{"a":true},true]`, `{"ingress":[true]}`, `"ingress":[{"cidr_blocks":{"constant_value":[]}}]`)))
	f.Fuzz(func(t *testing.T, data []byte) {
		p, diags := Load(data, "plan.json")
		if (p == nil) != diags.HasErrors() {
			t.Fatalf("plan %v, diagnostics %v", p, diags)
		}
		if p == nil {
			return
		}
		dump.Graph(p.Graph)
		dump.Graph(p.Before())
	})
}
