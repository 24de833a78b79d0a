package main

import (
	"bytes"
	"encoding/base64"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"net/url"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"github.com/sekisho/sekisho/analyzer/report"
)

// canaries stand for secrets, each at a place of its own. Their common beginning is what the test looks for; the signs at
// the end are spelled in other ways by JSON, HCL, XML and URLs.
const canaryCore = "Kn4ry9Zq"

func canary(n int) string { return fmt.Sprintf(`%s%02d&p/w+%%"<é`, canaryCore, n) }

// spellings are all ways in which a canary may leave the program.
func spellings() []string {
	list := []string{canaryCore, strings.ToLower(canaryCore), strings.ToUpper(canaryCore)}
	list = append(list, hex.EncodeToString([]byte(canaryCore)), strings.ToUpper(hex.EncodeToString([]byte(canaryCore))))
	list = append(list, decimal(canaryCore), strings.ReplaceAll(decimal(canaryCore), ",", ", "))
	var escaped, units strings.Builder
	for _, c := range []byte(canaryCore) {
		fmt.Fprintf(&escaped, "%%%02X", c)
		fmt.Fprintf(&units, `\u%04x`, c)
	}
	list = append(list, escaped.String(), strings.ToLower(escaped.String()), units.String())
	// Base64 spells three bytes as four signs, so that a text in the middle of another one is spelled in three ways. The
	// signs at both ends depend on its neighbours.
	for shift := range 3 {
		for _, enc := range []*base64.Encoding{base64.StdEncoding, base64.URLEncoding} {
			s := enc.EncodeToString([]byte(strings.Repeat("\x00", shift) + canaryCore))
			s = strings.TrimRight(s, "=")
			from := (shift*8 + 5) / 6
			list = append(list, s[from:len(s)-1])
		}
	}
	return list
}

// decimal is a text as a list of its bytes.
func decimal(s string) string {
	var list []string
	for _, c := range []byte(s) {
		list = append(list, strconv.Itoa(int(c)))
	}
	return strings.Join(list, ",")
}

// leaks finds spellings of canaries in an output.
func leaks(out string) []string {
	var found []string
	for _, text := range []string{out, unescaped(out)} {
		for _, s := range spellings() {
			if i := strings.Index(text, s); i >= 0 {
				found = append(found, fmt.Sprintf("%s in …%s…", s, text[max(0, i-120):min(len(text), i+60)]))
			}
		}
	}
	return found
}

// unescaped undoes the escapes of URLs, as far as there are any.
func unescaped(s string) string {
	if u, err := url.PathUnescape(s); err == nil {
		return u
	}
	return s
}

// TestCanariesAreFound: the search finds a secret in every spelling that it is meant to find.
func TestCanariesAreFound(t *testing.T) {
	c := canary(7)
	for _, s := range []string{
		c, "x" + c + "y", strings.ToUpper(c), url.QueryEscape("a " + c), url.PathEscape(c), hex.EncodeToString([]byte("a" + c)), fmt.Sprintf("%X", c),
		base64.StdEncoding.EncodeToString([]byte(c)), base64.StdEncoding.EncodeToString([]byte("1" + c)), base64.StdEncoding.EncodeToString([]byte("12" + c)),
		base64.RawURLEncoding.EncodeToString([]byte("123" + c)), fmt.Sprintf("%q", c), decimal(c),
	} {
		if len(leaks("before "+s+" after")) == 0 {
			t.Errorf("nothing is found in %s", s)
		}
	}
	if found := leaks("nothing secret: " + base64.StdEncoding.EncodeToString([]byte("nothing secret"))); len(found) > 0 {
		t.Errorf("found %v", found)
	}
}

// hclCanary is a canary as HCL writes it in quotes.
func hclCanary(n int) string {
	return strings.NewReplacer("%", "%%", `"`, `\"`).Replace(canary(n))
}

const canarySource = `
variable "thing" {
  sensitive = true
  default   = "@01@"
}
variable "db_password" {
  default = "@02@"
}
variable "settings" {
  type      = map(string)
  sensitive = true
  default   = { a = "@03@" }
}
variable "given" {
  sensitive = true
}
locals {
  joined   = "user:${var.thing}@host"
  encoded  = base64encode("admin:${var.thing}")
  api_token = "@04@"
}
resource "aws_db_instance" "literal" {
  identifier          = "db-a"
  engine              = "mysql"
  instance_class      = "db.t3.micro"
  username            = "admin"
  password            = "@05@"
  storage_encrypted   = false
  publicly_accessible = true
  tags                = { owner = var.thing }
}
resource "aws_db_instance" "variable" {
  engine         = "mysql"
  instance_class = "db.t3.micro"
  username       = "admin"
  password       = var.db_password
}
resource "aws_rds_cluster" "one_line" { master_password = "@06@" }
resource "aws_instance" "script" {
  ami           = "ami-1"
  instance_type = "t3.micro"
  user_data     = <<-EOT
    #!/bin/bash
    export DB_PASSWORD=@07@
    curl -u admin:@07@ https://example.com
    echo @07@ | docker login --password-stdin
  EOT
}
resource "aws_instance" "quoted" {
  ami           = "ami-1"
  instance_type = "t3.micro"
  user_data     = "#!/bin/bash\necho @08@ | docker login --password-stdin"
}
resource "aws_instance" "encoded" {
  ami              = "ami-1"
  instance_type    = "t3.micro"
  user_data_base64 = base64encode("#!/bin/bash\nexport DB_PASSWORD=@09@ echo @09@")
}
resource "aws_launch_template" "lt" {
  image_id  = "ami-1"
  user_data = base64encode("echo @10@ | passwd --stdin root")
}
resource "aws_ecs_task_definition" "task" {
  family = "app"
  container_definitions = jsonencode([{
    name        = "app"
    image       = "nginx"
    privileged  = true
    environment = [{ name = "DB_PASSWORD", value = "@11@" }, { name = "URL", value = "postgres://u:@11@@h/db" }, { name = "PLAIN", value = var.thing }]
    command     = ["serve", "--token=@11@"]
  }])
}
resource "aws_ecs_task_definition" "raw" {
  family                = "raw"
  container_definitions = "[{\"name\":\"a\",\"image\":\"nginx\",\"privileged\":true,\"environment\":[{\"name\":\"API_KEY\",\"value\":\"@12@\"}]}]"
}
resource "aws_lambda_function" "fn" {
  function_name = "fn"
  role          = "arn:aws:iam::111122223333:role/r"
  environment {
    variables = {
      DB_PASSWORD = "@13@"
      OTHER       = local.joined
    }
  }
}
resource "aws_s3_bucket" "b" {
  bucket = "app-bucket"
}
resource "aws_s3_bucket_policy" "p" {
  bucket = aws_s3_bucket.b.id
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Principal = "*"
      Action    = "s3:*"
      Resource  = "*"
      Condition = { StringEquals = { "aws:Referer" = var.thing, "aws:secret" = "@14@" } }
    }]
  })
}
data "aws_iam_policy_document" "d" {
  statement {
    actions   = ["sts:AssumeRole"]
    principals {
      type        = "AWS"
      identifiers = ["*"]
    }
    condition {
      test     = "StringEquals"
      variable = "sts:ExternalId"
      values   = [var.thing]
    }
  }
}
resource "aws_iam_role" "r" {
  assume_role_policy = data.aws_iam_policy_document.d.json
}
resource "aws_ssm_parameter" "plain" {
  name  = "/app/password"
  type  = "String"
  value = "@15@"
}
resource "aws_secretsmanager_secret_version" "v" {
  secret_id     = "x"
  secret_string = jsonencode({ password = "@16@", other = var.settings["a"] })
}
resource "aws_elasticache_replication_group" "g" {
  auth_token = "@17@"
}
resource "aws_codebuild_project" "p" {
  name         = "p"
  service_role = "arn:aws:iam::111122223333:role/r"
  environment {
    privileged_mode = true
    environment_variable {
      name  = "NPM_TOKEN"
      value = "@18@"
    }
  }
}
resource "aws_kms_key" "k" {
  description         = local.encoded
  enable_key_rotation = false # token: @19@
}
resource "aws_security_group" "open" {
  description = "api_key=@20@"
  ingress {
    from_port   = 22
    to_port     = 22
    protocol    = "tcp"
    cidr_blocks = ["0.0.0.0/0"]
    description = local.joined
  }
}
provider "aws" {
  region     = "ap-northeast-1"
  access_key = "AKIAIOSFODNN7EXAMPLE"
  secret_key = "@21@"
}
module "m" {
  source   = "./m"
  password = "@22@"
  word     = var.given
}
output "o" {
  value     = var.thing
  sensitive = true
}
output "password" {
  value = "@23@"
}
`

const canaryModule = `
variable "password" {}
variable "word" {}
resource "aws_redshift_cluster" "c" {
  cluster_identifier = "c"
  master_password    = var.password
  encrypted          = var.word == "x"
  tags               = { x = var.word }
}
`

// canaryFiles writes a configuration full of secrets.
func canaryFiles(t *testing.T) string {
	t.Helper()
	dir := t.TempDir()
	write(t, dir, "main.tf", numbered(canarySource))
	write(t, dir, "m/main.tf", canaryModule)
	write(t, dir, "terraform.tfvars", fmt.Sprintf("given = \"%s\"\n", hclCanary(24)))
	return dir
}

// numbered replaces @07@ by the seventh canary.
func numbered(s string) string {
	for n := range 100 {
		s = strings.ReplaceAll(s, fmt.Sprintf("@%02d@", n), hclCanary(n))
	}
	return s
}

func write(t *testing.T, dir, name, text string) string {
	t.Helper()
	path := filepath.Join(dir, name)
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
	return path
}

// canaryResources are instances as a plan or a state has them.
func canaryResources() []map[string]any {
	one := func(typ, name string, values, sensitive map[string]any) map[string]any {
		return map[string]any{"address": typ + "." + name, "mode": "managed", "type": typ, "name": name,
			"provider_name": "registry.terraform.io/hashicorp/aws", "values": values, "sensitive_values": sensitive}
	}
	yes := true
	return []map[string]any{
		one("aws_db_instance", "db", map[string]any{"password": canary(30), "engine": "mysql", "publicly_accessible": yes, "storage_encrypted": false, "tags": map[string]any{"x": canary(31)}},
			map[string]any{"password": yes, "tags": map[string]any{"x": yes}}),
		one("aws_instance", "i", map[string]any{"user_data": "#!/bin/bash\nexport DB_PASSWORD=" + canary(32) + "\necho " + canary(32) + "|x"}, map[string]any{}),
		one("aws_instance", "e", map[string]any{"user_data_base64": base64.StdEncoding.EncodeToString([]byte("#!/bin/bash\necho " + canary(33) + " | docker login"))}, map[string]any{}),
		one("aws_ecs_task_definition", "t", map[string]any{"container_definitions": toJSON([]any{map[string]any{"name": "a", "image": "nginx", "privileged": yes,
			"environment": []any{map[string]any{"name": "DB_PASSWORD", "value": canary(34)}}, "command": []any{"--token=" + canary(34)}}})}, map[string]any{}),
		one("aws_lambda_function", "f", map[string]any{"function_name": "f", "environment": []any{map[string]any{"variables": map[string]any{"API_TOKEN": canary(35)}}}}, map[string]any{}),
		one("aws_s3_bucket_policy", "p", map[string]any{"bucket": "b", "policy": toJSON(map[string]any{"Statement": []any{map[string]any{"Effect": "Allow", "Principal": "*", "Action": "s3:*", "Resource": "*",
			"Condition": map[string]any{"StringEquals": map[string]any{"aws:Referer": canary(36)}}}}})}, map[string]any{"policy": yes}),
		one("aws_ssm_parameter", "s", map[string]any{"name": "/db/password", "type": "String", "value": canary(37)}, map[string]any{"value": yes}),
		one("aws_secretsmanager_secret_version", "v", map[string]any{"secret_id": "x", "secret_string": canary(38)}, map[string]any{"secret_string": yes}),
		one("aws_codebuild_project", "c", map[string]any{"name": "c", "environment": []any{map[string]any{"privileged_mode": yes,
			"environment_variable": []any{map[string]any{"name": "NPM_TOKEN", "value": canary(39), "type": "PLAINTEXT"}}}}}, map[string]any{}),
		one("aws_security_group", "g", map[string]any{"description": "password: " + canary(40), "ingress": []any{map[string]any{"from_port": 22, "to_port": 22, "protocol": "tcp",
			"cidr_blocks": []any{"0.0.0.0/0"}, "description": "secret=" + canary(40)}}}, map[string]any{}),
		one("aws_kms_key", "k", map[string]any{"enable_key_rotation": false, "description": "AWS_SECRET " + canary(41)}, map[string]any{}),
	}
}

func toJSON(v any) string {
	b, err := json.Marshal(v)
	if err != nil {
		panic(err)
	}
	return string(b)
}

func canaryPlan(t *testing.T, dir string, fresh, pretty bool) string {
	t.Helper()
	var changes []any
	for _, r := range canaryResources() {
		before, actions := any(r["values"]), []any{"update"}
		if fresh {
			before, actions = nil, []any{"create"}
		}
		changes = append(changes, map[string]any{"address": r["address"], "mode": "managed", "type": r["type"], "name": r["name"], "provider_name": r["provider_name"],
			"change": map[string]any{"actions": actions, "before": before, "after": r["values"], "after_unknown": map[string]any{},
				"before_sensitive": r["sensitive_values"], "after_sensitive": r["sensitive_values"]}})
	}
	doc := map[string]any{"format_version": "1.2", "terraform_version": "1.11.4",
		"variables":        map[string]any{"thing": map[string]any{"value": canary(42)}, "db_password": map[string]any{"value": canary(43)}},
		"resource_changes": changes,
		"planned_values":   map[string]any{"outputs": map[string]any{"o": map[string]any{"sensitive": true, "value": canary(44)}}, "root_module": map[string]any{"resources": canaryResources()}},
		"output_changes":   map[string]any{"o": map[string]any{"actions": []any{"create"}, "after": canary(44), "after_sensitive": true}},
		"configuration":    map[string]any{"root_module": map[string]any{"variables": map[string]any{"thing": map[string]any{"sensitive": true}, "db_password": map[string]any{"default": canary(45)}}}}}
	return write(t, dir, "plan.json", document(t, doc, pretty))
}

func document(t *testing.T, doc any, pretty bool) string {
	t.Helper()
	text := toJSON(doc)
	if !pretty {
		return text
	}
	var b bytes.Buffer
	if err := json.Indent(&b, []byte(text), "", "  "); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func canaryState(t *testing.T, dir string) string {
	t.Helper()
	return write(t, dir, "state.json", document(t, map[string]any{"format_version": "1.0", "terraform_version": "1.11.4", "values": map[string]any{
		"outputs": map[string]any{"o": map[string]any{"sensitive": true, "value": canary(46)}}, "root_module": map[string]any{"resources": canaryResources()}}}, true))
}

func canaryStateFile(t *testing.T, dir string) string {
	t.Helper()
	var list []any
	for _, r := range canaryResources() {
		var paths []any
		for name := range r["sensitive_values"].(map[string]any) {
			paths = append(paths, []any{map[string]any{"type": "get_attr", "value": name}})
		}
		list = append(list, map[string]any{"mode": "managed", "type": r["type"], "name": r["name"], "provider": `provider["registry.terraform.io/hashicorp/aws"]`,
			"instances": []any{map[string]any{"schema_version": 0, "attributes": r["values"], "sensitive_attributes": paths}}})
	}
	return write(t, dir, "terraform.tfstate", document(t, map[string]any{"version": 4, "terraform_version": "1.11.4", "serial": 1, "lineage": "x",
		"outputs": map[string]any{"o": map[string]any{"value": canary(47), "type": "string", "sensitive": true}}, "resources": list}, true))
}

// sekisho runs a command line and returns all that it prints and writes.
func sekisho(t *testing.T, stdin string, args ...string) (string, int) {
	t.Helper()
	var out, errs bytes.Buffer
	code := run(t.Context(), args, streams{in: strings.NewReader(stdin), out: &out, err: &errs, env: []string{"LANG=C"}})
	return out.String() + errs.String(), code
}

// TestSecretsStayInside puts secrets wherever a configuration, a plan or a state may hold them, and looks for them in all
// that the program says, in every format.
func TestSecretsStayInside(t *testing.T) {
	source := canaryFiles(t)
	alone := t.TempDir()
	inputs := map[string][]string{
		"source":                  {source},
		"plan beside its source":  {canaryPlan(t, source, false, false)},
		"plan":                    {canaryPlan(t, alone, false, true), "--source", "-"},
		"state":                   {canaryState(t, alone)},
		"state file":              {canaryStateFile(t, alone)},
		"change of a plan":        {canaryPlan(t, t.TempDir(), true, false), "--source", "-", "--new-only"},
		"source, values by flags": {source, "--var", "db_password=" + canary(50), "--var", "given=" + canary(51)},
	}
	for name, paths := range inputs {
		t.Run(name, func(t *testing.T) {
			out := t.TempDir()
			args := append([]string{"check", "--all", "--trace", "--whole-account"}, paths...)
			for _, f := range report.Formats() {
				args = append(args, "--output", f+"="+filepath.Join(out, f))
			}
			text, code := sekisho(t, "", args...)
			if code != exitFindings && code != exitUsage {
				t.Fatalf("exit code %d: %s", code, text)
			}
			said := map[string]string{"standard output and error": text}
			for _, f := range report.Formats() {
				data, err := os.ReadFile(filepath.Join(out, f))
				if err != nil {
					t.Fatal(err)
				}
				if len(data) < 1000 {
					t.Errorf("%s holds %d bytes: the test no longer tests what it should", f, len(data))
				}
				said[f] = string(data)
			}
			for _, f := range report.Formats() {
				said["ja "+f], _ = sekisho(t, "", append([]string{"check", "--lang", "ja", "--format", f}, paths...)...)
			}
			for f, s := range said {
				for _, leak := range leaks(s) {
					t.Errorf("%s: %s", f, leak)
				}
			}
		})
	}
}

// TestSecretsStayInErrors gives the program inputs that it cannot read, with secrets where they are broken.
func TestSecretsStayInErrors(t *testing.T) {
	secret := canary(60)
	for _, c := range []struct {
		name, file, text string
		args             []string
	}{
		{"quote that is not closed", "main.tf", "resource \"aws_db_instance\" \"d\" {\n  password = \"" + hclCanary(60) + "\n  storage_encrypted = false\n}\n", nil},
		{"password without quotes", "main.tf", "resource \"aws_db_instance\" \"d\" {\n  password = " + canaryCore + "\n}\n", nil},
		{"password without an equals sign", "main.tf", "resource \"aws_db_instance\" \"d\" {\n  password \"" + hclCanary(60) + "\"\n}\n", nil},
		{"password twice", "main.tf", "resource \"aws_db_instance\" \"d\" {\n  password = \"" + hclCanary(60) + "\"\n  password = \"" + hclCanary(61) + "\"\n}\n", nil},
		{"script that does not end", "main.tf", "resource \"aws_instance\" \"d\" {\n  user_data = <<EOT\nexport PASSWORD=" + secret + "\n", nil},
		{"values without quotes", "terraform.tfvars", "given = " + canaryCore + "\n", nil},
		{"values with a quote that is not closed", "terraform.tfvars", "given = \"" + hclCanary(60) + "\n", nil},
		{"values that are none", "a.auto.tfvars", secret + "\n", nil},
		{"values of another type", "a.auto.tfvars", "settings = \"" + hclCanary(60) + "\"\n", nil},
		{"broken JSON of values", "a.auto.tfvars.json", "{\"given\": " + canaryCore + "}", nil},
		{"broken JSON of configuration", "b.tf.json", "{\"resource\": {\"aws_db_instance\": {\"d\": {\"password\": \"" + canaryCore + "\", \"x\": }}}}", nil},
		{"JSON of configuration with a wrong type", "b.tf.json", "{\"resource\": {\"aws_db_instance\": {\"d\": \"x\", \"password\": \"" + canaryCore + "\"}}}", nil},
		{"flag that is no assignment", "", "", []string{"--var", secret}},
		{"flag for a variable that is not declared", "", "", []string{"--var", "nothing=" + secret}},
		{"flag of another type", "", "", []string{"--var", "settings=" + secret}},
		{"flag that is cut", "", "", []string{"--var", "settings={a=\"" + secret}},
	} {
		t.Run(c.name, func(t *testing.T) {
			dir := canaryFiles(t)
			if c.file != "" {
				write(t, dir, c.file, c.text)
			}
			for _, f := range report.Formats() {
				text, code := sekisho(t, "", append([]string{"check", "--format", f, "--all", dir}, c.args...)...)
				if code == exitFailed {
					t.Fatalf("exit code %d: %s", code, text)
				}
				for _, leak := range leaks(text) {
					t.Errorf("%s: %s", f, leak)
				}
			}
		})
	}
	plan := func(t *testing.T) string {
		data, err := os.ReadFile(canaryPlan(t, t.TempDir(), false, true))
		if err != nil {
			t.Fatal(err)
		}
		return string(data)
	}
	for _, c := range []struct {
		name string
		text func(string) string
	}{
		{"plan that is cut short", func(s string) string { return s[:strings.LastIndex(s, canaryCore)+len(canaryCore)] }},
		{"plan with a quote too many", func(s string) string { return strings.Replace(s, canaryCore, canaryCore+`"x`, 1) }},
		{"text that is no plan", func(string) string { return secret }},
		{"JSON that is no plan", func(string) string { return toJSON(map[string]any{secret: secret}) }},
		{"list", func(string) string { return toJSON([]string{secret}) }},
	} {
		t.Run(c.name, func(t *testing.T) {
			text := c.text(plan(t))
			for _, f := range report.Formats() {
				said, code := sekisho(t, text, "check", "--format", f, "-")
				if code != exitUsage {
					t.Fatalf("exit code %d: %s", code, said)
				}
				for _, leak := range leaks(said) {
					t.Errorf("%s: %s", f, leak)
				}
			}
		})
	}
}

// TestSecretsStayInExplain explains rules about the instances that hold secrets.
func TestSecretsStayInExplain(t *testing.T) {
	dir := canaryFiles(t)
	state := canaryState(t, t.TempDir())
	said, code := sekisho(t, "", "check", "--all", "--format", "json", dir, state)
	if code != exitFindings && code != exitUsage {
		t.Fatalf("exit code %d: %s", code, said)
	}
	var rep struct {
		Verdicts []struct {
			Rule, Address string
			Evidence      []struct{ Value string }
			Input         int
		}
	}
	if err := json.Unmarshal([]byte(said), &rep); err != nil {
		t.Fatal(err)
	}
	explained, hidden := 0, 0
	for _, v := range rep.Verdicts {
		for _, e := range v.Evidence {
			if strings.Contains(e.Value, "(sensitive)") {
				hidden++
			}
		}
		if len(v.Evidence) == 0 || explained == 40 {
			continue
		}
		explained++
		text, code := sekisho(t, "", "explain", v.Rule, v.Address, []string{dir, state}[v.Input], "--trace")
		if code == exitFailed {
			t.Fatalf("exit code %d: %s", code, text)
		}
		for _, leak := range leaks(text) {
			t.Errorf("explain %s %s: %s", v.Rule, v.Address, leak)
		}
	}
	if explained < 40 || hidden < 5 {
		t.Errorf("%d verdicts explained, %d values hidden: the test no longer tests what it should", explained, hidden)
	}
}

// TestSecretsStayInOtherCommands runs the other commands that report on a configuration. Not among them is migrate, which
// prints a patch: it has to hold the lines of the file as they are.
func TestSecretsStayInOtherCommands(t *testing.T) {
	dir := canaryFiles(t)
	write(t, dir, "ignored.tf", "resource \"aws_db_instance\" \"ignored\" { # sekisho:ignore rds-* reason=\"accepted\"\n  password = \""+hclCanary(70)+
		"\" # tfsec:ignore:aws-rds-no-classic-resources\n  publicly_accessible = true # checkov:skip=CKV_AWS_17:accepted\n}\n")
	state := canaryState(t, t.TempDir())
	known := filepath.Join(t.TempDir(), "known")
	for _, args := range [][]string{
		{"comply", "--framework", "fisc", "--lang", "ja", dir, state}, {"comply", "--framework", "cis", "--format", "json", dir, state},
		{"comply", "--framework", "nhn", "--format", "markdown", dir, state}, {"comply", "--framework", "fsbp", "--format", "csv", dir, state},
		{"comply", "--framework", "iso27017", "--format", "html", "--lang", "ja", dir, state},
		{"ignores", dir}, {"ignores", "--format", "json", dir}, {"baseline", "write", "--baseline", known, state},
	} {
		t.Run(strings.Join(args[:len(args)-1], " "), func(t *testing.T) {
			text, code := sekisho(t, "", args...)
			if args[0] == "baseline" {
				data, err := os.ReadFile(known)
				if err != nil {
					t.Fatalf("%v: %s", err, text)
				}
				text += string(data)
			}
			if code == exitFailed || len(text) < 20 {
				t.Fatalf("exit code %d: %s", code, text)
			}
			for _, leak := range leaks(text) {
				t.Errorf("%s", leak)
			}
		})
	}
}
