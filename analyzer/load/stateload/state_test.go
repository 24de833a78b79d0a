package stateload

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/sekisho/sekisho/analyzer/load/tfjson/dump"
	"github.com/sekisho/sekisho/analyzer/model"
)

var update = flag.Bool("update", false, "write the golden files anew")

const fixtures = "../../../fixtures/plans"

func TestRealStates(t *testing.T) {
	for _, name := range []string{"sensitive/state.json", "sensitive/terraform.tfstate", "multi-region/terraform.tfstate"} {
		t.Run(name, func(t *testing.T) {
			data, err := os.ReadFile(filepath.Join(fixtures, name))
			if err != nil {
				t.Fatal(err)
			}
			s, diags := Load(data, filepath.Base(name))
			if len(diags) > 0 {
				t.Fatal(diags)
			}
			got := dump.Graph(s.Graph)
			golden := filepath.Join("testdata", strings.ReplaceAll(name, "/", "-")+".golden")
			if *update {
				if err := os.WriteFile(golden, []byte(got), 0o644); err != nil {
					t.Fatal(err)
				}
			}
			want, err := os.ReadFile(golden)
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(string(want), got); diff != "" {
				t.Error(diff)
			}
		})
	}
}

// TestSecretsAreNotShown: what the state of the fixture holds in secret must not be in any text about it.
func TestSecretsAreNotShown(t *testing.T) {
	for _, name := range []string{"state.json", "terraform.tfstate"} {
		data, err := os.ReadFile(filepath.Join(fixtures, "sensitive", name))
		if err != nil {
			t.Fatal(err)
		}
		s, diags := Load(data, name)
		if diags.HasErrors() {
			t.Fatal(diags)
		}
		shown := dump.Graph(s.Graph)
		for _, path := range []string{"aws_db_instance.a.password", "aws_db_instance.b.password", "random_password.p.result"} {
			i := strings.LastIndexByte(path, '.')
			v := s.Graph.Resource(path[:i]).Get(path[i+1:])
			secret, ok := v.Text()
			if !ok || !v.Sensitive() {
				t.Errorf("%s: %s is not a known sensitive value", name, path)
				continue
			}
			if strings.Contains(shown, secret) {
				t.Errorf("%s shows %s", name, path)
			}
		}
		tags := s.Graph.Resource("aws_db_instance.b").Get("tags")
		if !tags.Sensitive() || !strings.Contains(tags.String(), `"plain" = "x"`) || strings.Contains(tags.String(), `"hint" = "`) {
			t.Errorf("%s: tags, one of which is sensitive, show as %s", name, tags)
		}
	}
}

func load(t *testing.T, text string) *State {
	t.Helper()
	s, diags := Load([]byte(text), "x.tfstate")
	if diags.HasErrors() {
		t.Fatal(diags)
	}
	return s
}

func file(resources string) string {
	return `{"version":4,"terraform_version":"1.11.4","serial":1,"lineage":"x","outputs":{},"resources":[` + resources + `]}`
}

func TestStateFile(t *testing.T) {
	s := load(t, file(`
{"module":"module.a[\"x.y\"].module.b[0]","mode":"managed","type":"aws_s3_bucket","name":"b","each":"map","provider":"module.a.provider[\"registry.terraform.io/hashicorp/aws\"].osaka",
 "instances":[
  {"index_key":"k\"1","schema_version":0,"attributes":{"id":"one","bucket":"one","force_destroy":false,"tags":{"a":"s","b":"t"},"tags_all":{"a":"s","b":"t"}},"sensitive_attributes":[[{"type":"get_attr","value":"tags"},{"type":"index","value":{"value":"a","type":"string"}}]],"dependencies":["aws_kms_key.k"]},
  {"index_key":"k\"1","deposed":"00000000","attributes":{"id":"old"}},
  {"index_key":"${x}","attributes":{"id":"two","bucket_prefix":"","logging":[],"lifecycle_rule":[{"id":"r","enabled":true,"prefix":"","tags":null}]}}]},
{"mode":"data","type":"aws_vpc","name":"d","provider":"provider[\"registry.terraform.io/hashicorp/aws\"]","instances":[{"attributes":{"id":"vpc-1","default":true}}]},
{"mode":"managed","type":"aws_subnet","name":"s","each":"list","provider":"provider[\"registry.opentofu.org/hashicorp/aws\"]","instances":[{"index_key":0,"attributes":{"id":"subnet-0","vpc_id":"vpc-1"}}]},
{"mode":"managed","type":"random_pet","name":"p","provider":"provider[\"registry.terraform.io/hashicorp/random\"]","instances":[{"attributes":{"id":"p"}}]}`))
	want := `module.a.provider.aws.osaka region=not set account=not set
provider.aws region=not set account=not set

aws_subnet.s[0] <provider.aws>
  id = "subnet-0" (computed)
  vpc_id = "vpc-1"

data.aws_vpc.d <provider.aws>
  default = true (computed)
  id = "vpc-1" (computed)

module.a["x.y"].module.b[0].aws_s3_bucket.b["$${x}"] <module.a.provider.aws.osaka>
  id = "two" (computed)
  lifecycle_rule[0]:
    enabled = true
    id = "r" (computed)

module.a["x.y"].module.b[0].aws_s3_bucket.b["k\"1"] <module.a.provider.aws.osaka> after [aws_kms_key.k]
  bucket = "one" (computed)
  force_destroy = false (default)
  id = "one" (computed)
  tags = {"a" = (sensitive), "b" = "t"}
  tags_all = {"a" = (sensitive), "b" = "t"} (computed)

random_pet.p <provider.random>
  id = "p"
`
	if diff := cmp.Diff(want, dump.Graph(s.Graph)); diff != "" {
		t.Error(diff)
	}
	r := s.Graph.Resource(`module.a["x.y"].module.b[0].aws_s3_bucket.b["k\"1"]`)
	var calls []string
	for _, c := range r.Calls {
		calls = append(calls, c.Addr)
	}
	if diff := cmp.Diff([]string{`module.a["x.y"]`, `module.a["x.y"].module.b[0]`}, calls); diff != "" {
		t.Error(diff)
	}
	if s.TerraformVersion != "1.11.4" {
		t.Errorf("version %q", s.TerraformVersion)
	}
}

// TestReferences: in a state, values alone tell what refers to what.
func TestReferences(t *testing.T) {
	s := load(t, file(`
{"mode":"managed","type":"aws_vpc","name":"v","provider":"provider[\"r/h/aws\"]","instances":[{"attributes":{"id":"vpc-1"}}]},
{"mode":"managed","type":"aws_subnet","name":"s","provider":"provider[\"r/h/aws\"]","instances":[{"index_key":0,"attributes":{"id":"subnet-0","vpc_id":"vpc-1"}},{"index_key":1,"attributes":{"id":"subnet-1","vpc_id":"vpc-2"}}]},
{"mode":"managed","type":"aws_db_subnet_group","name":"g","provider":"provider[\"r/h/aws\"]","instances":[{"attributes":{"name":"g","subnet_ids":["subnet-1","subnet-0"]}}]}`))
	g := s.Graph
	subnets := g.At(g.Resource("aws_db_subnet_group.g")).Follow("subnet_ids", "aws_subnet")
	if len(subnets.To) != 2 || subnets.Complete != model.Yes {
		t.Errorf("%d subnets, complete %s", len(subnets.To), subnets.Complete)
	}
	vpcs := subnets.Follow("vpc_id", "aws_vpc")
	if len(vpcs.To) != 1 || vpcs.Complete != model.Unknown {
		t.Errorf("%d networks, complete %s; one of two is not in the state", len(vpcs.To), vpcs.Complete)
	}
}

func TestShownState(t *testing.T) {
	empty := load(t, `{"format_version":"1.0","terraform_version":"1.5.0"}`)
	if n := len(empty.Graph.Resources); n != 0 {
		t.Errorf("an empty state has %d resources", n)
	}
	s := load(t, `{"format_version":"1.0","values":{"root_module":{
		"resources":[{"address":"aws_vpc.v","mode":"managed","type":"aws_vpc","name":"v","provider_name":"registry.terraform.io/hashicorp/aws","values":{"id":"vpc-1"},"sensitive_values":{},"depends_on":["x"]},
			{"address":"aws_vpc.v","deposed_key":"0123","values":{"id":"vpc-0"}}],
		"child_modules":[{"address":"module.m","resources":[{"address":"module.m.aws_db_instance.d[\"a\"]","values":{"password":"hunter2","storage_encrypted":true,"kms_key_id":"","identifier":""},"sensitive_values":{"password":true}}]}]}}}`)
	want := "provider.aws region=not set account=not set\n\naws_vpc.v <provider.aws> after [x]\n  id = \"vpc-1\" (computed)\n\nmodule.m.aws_db_instance.d[\"a\"]\n  password = (sensitive)\n  storage_encrypted = true\n"
	if diff := cmp.Diff(want, dump.Graph(s.Graph)); diff != "" {
		t.Error(diff)
	}
}

func TestBadInput(t *testing.T) {
	tests := []struct{ name, text, at, want string }{
		{"empty", "", "1:1", "empty"},
		{"cut short", "{\"version\":4,\n\"resources\":[", "2:14", "cut short"},
		{"version 3", `{"version":3,"modules":[]}`, "1:12", "terraform apply -refresh-only"},
		{"version 1", `{"version": 1}`, "1:13", "before 0.12"},
		{"version 5", `{"version":5}`, "1:12", "version 4 can be read"},
		{"odd version", `{"version":4.5}`, "1:12", "version 4 can be read"},
		{"another object", `{"a":1}`, "1:1", "terraform show -json > state.json"},
		{"a plan", `{"format_version":"1.2","planned_values":{}}`, "1:1", "neither a state"},
		{"format of the future", `{"format_version":"2.0","values":{}}`, "1:19", `"2.0"`},
		{"values are a list", `{"format_version":"1.0","values":[]}`, "1:34", "a list"},
		{"resources are an object", `{"version":4,"resources":{}}`, "1:26", "an object"},
		{"no type", file(`{"mode":"managed","name":"x","instances":[]}`), "1:94", "no type"},
		{"no attributes", file(`{"mode":"managed","type":"aws_vpc","name":"x","instances":[{"attributes_flat":{"id":"x"}}]}`), "1:153", "no attributes"},
		{"twice", file(`{"type":"aws_vpc","name":"x","instances":[{"attributes":{}},{"attributes":{}}]}`), "1:154", "twice"},
		{"shown without address", `{"format_version":"1.0","values":{"root_module":{"resources":[{"values":{}}]}}}`, "1:63", "no address"},
		{"shown without values", `{"format_version":"1.0","values":{"root_module":{"resources":[{"address":"aws_vpc.v"}]}}}`, "1:63", "no values"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			s, diags := Load([]byte(test.text), "x.tfstate")
			if s != nil || !diags.HasErrors() {
				t.Fatalf("loaded: %v", diags)
			}
			d := diags[0]
			if got := fmt.Sprintf("%d:%d", d.Subject.Start.Line, d.Subject.Start.Column); got != test.at || d.Subject.Filename != "x.tfstate" {
				t.Errorf("at %s:%s, want %s: %s", d.Subject.Filename, got, test.at, d.Detail)
			}
			if !strings.Contains(d.Summary+" "+d.Detail, test.want) {
				t.Errorf("%s: %s\nwant %q", d.Summary, d.Detail, test.want)
			}
		})
	}
}

// FuzzLoad: whatever the bytes, Load returns a state or says why not.
func FuzzLoad(f *testing.F) {
	for _, name := range []string{"sensitive/state.json", "sensitive/terraform.tfstate"} {
		data, err := os.ReadFile(filepath.Join(fixtures, name))
		if err != nil {
			f.Fatal(err)
		}
		f.Add(data)
	}
	f.Add([]byte(file(`{"module":"module.a[","type":"aws_vpc","name":"x","provider":"a.provider[","instances":[{"index_key":[],"attributes":{},"sensitive_attributes":[[{"value":{"value":1}}],3]}]}`)))
	f.Fuzz(func(t *testing.T, data []byte) {
		s, diags := Load(data, "x")
		if (s == nil) != diags.HasErrors() {
			t.Fatalf("state %v, diagnostics %v", s, diags)
		}
		if s != nil {
			dump.Graph(s.Graph)
		}
	})
}
