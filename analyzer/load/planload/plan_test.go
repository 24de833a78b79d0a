package planload

import (
	"encoding/json"
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

// realPlans loads every plan that real Terraform wrote.
func realPlans(t *testing.T) map[string]*Plan {
	t.Helper()
	files, err := filepath.Glob(filepath.Join(fixtures, "*", "plan.json"))
	if err != nil || len(files) == 0 {
		t.Fatalf("no plans in %s (%v)", fixtures, err)
	}
	out := map[string]*Plan{}
	for _, f := range files {
		data, err := os.ReadFile(f)
		if err != nil {
			t.Fatal(err)
		}
		p, diags := Load(data, "plan.json")
		if len(diags) > 0 {
			t.Fatalf("%s: %s", f, diags)
		}
		out[filepath.Base(filepath.Dir(f))] = p
	}
	return out
}

func TestRealPlans(t *testing.T) {
	for name, p := range realPlans(t) {
		t.Run(name, func(t *testing.T) {
			got := dump.Graph(p.Graph)
			golden := filepath.Join("testdata", name+".golden")
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

// secrets collects the texts that a plan marks sensitive.
func secrets(value, mask any, out map[string]bool) {
	if mask == true {
		texts(value, out)
		return
	}
	switch m := mask.(type) {
	case map[string]any:
		for k, inner := range m {
			if v, ok := value.(map[string]any); ok {
				secrets(v[k], inner, out)
			}
		}
	case []any:
		for i, inner := range m {
			if v, ok := value.([]any); ok && i < len(v) {
				secrets(v[i], inner, out)
			}
		}
	}
}

func texts(v any, out map[string]bool) {
	switch v := v.(type) {
	case string:
		if len(v) > 5 {
			out[v] = true
		}
	case []any:
		for _, e := range v {
			texts(e, out)
		}
	case map[string]any:
		for _, e := range v {
			texts(e, out)
		}
	}
}

func TestSecretsAreNotShown(t *testing.T) {
	all := 0
	for name, p := range realPlans(t) {
		data, err := os.ReadFile(filepath.Join(fixtures, name, "plan.json"))
		if err != nil {
			t.Fatal(err)
		}
		var raw struct {
			ResourceChanges []struct {
				Change struct {
					Before          any `json:"before"`
					BeforeSensitive any `json:"before_sensitive"`
					After           any `json:"after"`
					AfterSensitive  any `json:"after_sensitive"`
				} `json:"change"`
			} `json:"resource_changes"`
		}
		if err := json.Unmarshal(data, &raw); err != nil {
			t.Fatal(err)
		}
		found := map[string]bool{}
		for _, r := range raw.ResourceChanges {
			secrets(r.Change.Before, r.Change.BeforeSensitive, found)
			secrets(r.Change.After, r.Change.AfterSensitive, found)
		}
		shown := dump.Graph(p.Graph) + dump.Graph(p.Before())
		for s := range found {
			all++
			// A data source shows the value of a parameter once as sensitive and once more as insecure_value.
			if strings.Contains(shown, s) && !strings.Contains(shown, `insecure_value = "`+s) {
				t.Errorf("%s shows the sensitive %q", name, s)
			}
		}
	}
	if all < 5 {
		t.Errorf("only %d sensitive values in all plans: the test tests nothing", all)
	}
	p := realPlans(t)["sensitive"]
	for name, v := range p.Variables {
		if got := model.Display(v); got != "(sensitive)" {
			t.Errorf("var.%s shows %s", name, got)
		}
	}
}

// onePlan is a plan of one resource.
func onePlan(typ, after, unknown, sensitive, expressions string) string {
	return fmt.Sprintf(`{"format_version":"1.2","resource_changes":[
{"address":"%[1]s.x","mode":"managed","type":"%[1]s","name":"x","provider_name":"registry.terraform.io/hashicorp/aws",
"change":{"actions":["create"],"before":null,"after":{%[2]s},"after_unknown":{%[3]s},"after_sensitive":%[4]s}}],
"variables":{"known":{"value":"v"}},
"configuration":{"root_module":{"variables":{"known":{}},"resources":[{"address":"%[1]s.x","mode":"managed","type":"%[1]s","name":"x","provider_config_key":"aws","expressions":{%[5]s}}]}}}`,
		typ, after, unknown, sensitive, expressions)
}

func load(t *testing.T, text string) *Plan {
	t.Helper()
	p, diags := Load([]byte(text), "plan.json")
	if diags.HasErrors() {
		t.Fatal(diags)
	}
	return p
}

// lines cuts the listing of the only resource out of a dump.
func lines(p *Plan) string {
	_, body, _ := strings.Cut(dump.Graph(p.Graph), "[create]\n")
	var out []string
	for l := range strings.Lines(body) {
		out = append(out, strings.TrimSuffix(strings.TrimPrefix(l, "  "), "\n"))
	}
	return strings.Join(out, "\n")
}

func TestValues(t *testing.T) {
	tests := []struct {
		name                         string
		typ                          string
		after, unknown, mask, config string
		want                         string
	}{
		{"null is not set", "aws_ebs_volume", `"encrypted":null,"size":8`, ``, `{}`, `"size":{"constant_value":8}`,
			`size = 8`},
		{"unknown and not configured is not set", "aws_ebs_volume", `"size":8`, `"encrypted":true,"id":true`, `{}`, `"size":{"constant_value":8}`,
			`size = 8`},
		{"unknown and configured as null is not set", "aws_ebs_volume", ``, `"encrypted":true`, `{}`, `"encrypted":{"constant_value":null}`,
			``},
		{"unknown although all it refers to is known: it was null", "aws_ebs_volume", ``, `"encrypted":true`, `{}`, `"encrypted":{"references":["var.known"]}`,
			``},
		{"unknown because of a local value", "aws_ebs_volume", ``, `"encrypted":true`, `{}`, `"encrypted":{"references":["local.x"]}`,
			`encrypted = (unknown) ? local.x is not in the plan`},
		{"unknown because of a variable without a value", "aws_ebs_volume", ``, `"encrypted":true`, `{}`, `"encrypted":{"references":["var.none"]}`,
			`encrypted = (unknown) ? var.none has no value in the plan`},
		{"the result of a function", "aws_s3_bucket", ``, `"bucket":true`, `{}`, `"bucket":{}`,
			`bucket = (unknown) ? bucket is known only after apply`},
		{"required and unknown although all is known: a function", "aws_s3_bucket_policy", ``, `"policy":true`, `{}`, `"policy":{"references":["var.known"]}`,
			`policy = (unknown) ? policy is known only after apply`},
		{"the provider's default", "aws_db_instance", `"publicly_accessible":false,"monitoring_interval":0`, ``, `{}`, ``,
			"monitoring_interval = 0 (default)\npublicly_accessible = false (default)"},
		{"a default that is written", "aws_db_instance", `"publicly_accessible":false`, ``, `{}`, `"publicly_accessible":{"constant_value":false}`,
			`publicly_accessible = false`},
		{"known, but not written", "aws_s3_bucket", `"region":"eu-west-1"`, ``, `{}`, ``,
			`region = "eu-west-1" (computed)`},
		{"empty and not written", "aws_instance", `"user_data":"","security_groups":[],"tags":{}`, ``, `{}`, ``,
			``},
		{"empty and written", "aws_instance", `"key_name":"","vpc_security_group_ids":[]`, ``, `{}`, `"key_name":{"constant_value":""},"vpc_security_group_ids":{"constant_value":[]}`,
			"key_name = \"\"\nvpc_security_group_ids = []"},
		{"sensitive by the plan", "aws_ssm_parameter", `"name":"n","value":"v"`, ``, `{"name":true}`, `"name":{"references":["var.known"]}`,
			"name = (sensitive)\nvalue = (sensitive) (computed)"},
		{"sensitive in part", "aws_instance", `"tags":{"a":"1","b":"2"}`, ``, `{"tags":{"b":true}}`, `"tags":{"references":["var.known"]}`,
			`tags = {"a" = "1", "b" = (sensitive)}`},
		{"sensitive as a whole", "aws_ebs_volume", `"size":8`, `"kms_key_id":true`, `true`, `"size":{"constant_value":8},"kms_key_id":{"references":["local.k"]}`,
			"kms_key_id = (sensitive) ? local.k is not in the plan\nsize = (sensitive)"},
		{"known in part", "aws_instance", `"tags":{"a":"1"}`, `"tags":{"b":true}`, `{}`, `"tags":{"references":["local.t"]}`,
			`tags = {"a" = "1", "b" = (unknown)}`},
		{"write-only", "aws_db_instance", `"password_wo":null`, ``, `{}`, `"password_wo":{"references":["var.known"]}`,
			`password_wo = (sensitive) ? password_wo is write-only, so that no plan or state holds it`},
		{"block", "aws_instance", `"root_block_device":[{"encrypted":true,"volume_type":"gp3","tags":null}]`, `"root_block_device":[{"kms_key_id":true,"volume_id":true}]`, `{}`,
			`"root_block_device":[{"encrypted":{"constant_value":true},"volume_type":{"constant_value":"gp3"}}]`,
			"root_block_device[0]:\n  encrypted = true\n  volume_type = \"gp3\""},
		{"block that is not configured", "aws_instance", ``, `"metadata_options":true`, `{}`, ``,
			``},
		{"block that is configured and unknown", "aws_security_group", ``, `"ingress":true`, `{}`, `"ingress":{"references":["local.rules"]}`,
			`ingress: unknown number ? local.rules is not in the plan`},
		{"no blocks", "aws_instance", `"ebs_block_device":[]`, `"ebs_block_device":[]`, `{}`, ``,
			``},
		{"block that may occur once", "aws_db_instance", `"timeouts":{"create":"10m","delete":null}`, ``, `{}`, `"timeouts":{"create":{"constant_value":"10m"}}`,
			"timeouts[0]:\n  create = \"10m\""},
		{"attribute made of objects", "aws_security_group", `"ingress":[{"cidr_blocks":["0.0.0.0/0"],"description":"","from_port":22,"ipv6_cidr_blocks":[],"prefix_list_ids":null,"protocol":"tcp","security_groups":[],"self":false,"to_port":22}]`,
			``, `{}`, `"ingress":{"references":["var.known"]}`,
			"ingress[0]:\n  cidr_blocks = [\"0.0.0.0/0\"]\n  from_port = 22\n  protocol = \"tcp\"\n  self = false\n  to_port = 22"},
		{"dynamic block over something unknown", "aws_security_group", `"ingress":[{"cidr_blocks":[],"description":"","self":false}]`,
			`"ingress":[{"from_port":true,"protocol":true,"to_port":true,"ipv6_cidr_blocks":true}]`, `{}`, ``,
			"ingress: unknown number ? ingress is written in a dynamic block, which is not in the plan\ningress[*]:" +
				"\n  from_port = (unknown) ? from_port is written in a dynamic block, which is not in the plan" +
				"\n  ipv6_cidr_blocks = (unknown) ? ipv6_cidr_blocks is written in a dynamic block, which is not in the plan" +
				"\n  protocol = (unknown) ? protocol is written in a dynamic block, which is not in the plan\n  self = false (default)" +
				"\n  to_port = (unknown) ? to_port is written in a dynamic block, which is not in the plan"},
		{"dynamic block with one unknown member", "aws_security_group", `"ingress":[{"cidr_blocks":[],"description":"","self":false,"from_port":22,"to_port":22,"protocol":"tcp"}]`,
			`"ingress":[{"ipv6_cidr_blocks":true}]`, `{}`, ``,
			"ingress[0]:\n  from_port = 22\n  ipv6_cidr_blocks = (unknown) ? ipv6_cidr_blocks is written in a dynamic block, which is not in the plan\n  protocol = \"tcp\"\n  self = false (default)\n  to_port = 22"},
		{"blocks of a set have lost their order", "aws_db_parameter_group", `"parameter":[{"name":"a","apply_method":"immediate"},{"name":"b","value":"2","apply_method":"immediate"}]`,
			`"parameter":[{"value":true},{}]`, `{}`,
			`"parameter":[{"name":{"constant_value":"b"},"value":{"constant_value":"2"}},{"name":{"constant_value":"a"},"value":{"references":["local.v"]}}]`,
			"parameter[0]:\n  apply_method = \"immediate\" (default)\n  name = \"a\"\n  value = (unknown) ? local.v is not in the plan\nparameter[1]:\n  apply_method = \"immediate\" (default)\n  name = \"b\"\n  value = \"2\""},
		{"a type without a schema", "other_thing", `"name":"n","rule":[{"a":1},{"a":2}],"list":["x"],"map":{"k":"v"},"empty":[]`, `"id":true`, `{}`, `"name":{"constant_value":"n"},"rule":[{"a":{"constant_value":1}},{"a":{"constant_value":2}}],"list":{"constant_value":["x"]},"map":{"constant_value":{"k":"v"}}`,
			"list = [\"x\"]\nmap = {\"k\" = \"v\"}\nname = \"n\"\nrule[0]:\n  a = 1\nrule[1]:\n  a = 2"},
		{"user data that is only a hash", "aws_instance", `"user_data":"c3f93eab44d8c9cdb51299234d35b18d27b87e06"`, ``, `{}`, `"user_data":{"references":["var.known"]}`,
			`user_data = (unknown) ? user_data is kept only as a hash`},
		{"user data that is a hash of a constant", "aws_instance", `"user_data":"c3f93eab44d8c9cdb51299234d35b18d27b87e06"`, ``, `{}`, `"user_data":{"constant_value":"echo hi"}`,
			`user_data = "echo hi"`},
		{"a number nobody can write out", "aws_ebs_volume", `"size":1e999999999`, ``, `{}`, `"size":{"constant_value":1}`,
			`size = (unknown) ? a number is out of range`},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			p := load(t, onePlan(test.typ, test.after, test.unknown, test.mask, test.config))
			if diff := cmp.Diff(test.want, lines(p)); diff != "" {
				t.Error(diff)
			}
		})
	}
}
