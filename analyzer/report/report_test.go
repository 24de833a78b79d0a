package report

import (
	"bytes"
	"errors"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/hashicorp/hcl/v2"
	"github.com/hashicorp/hcl/v2/hclsyntax"
	"github.com/zclconf/go-cty/cty"

	"github.com/sekisho/sekisho/analyzer/engine"
	"github.com/sekisho/sekisho/analyzer/model"
	"github.com/sekisho/sekisho/analyzer/rule"
)

var update = flag.Bool("update", false, "write the golden files anew")

// canary stands for a secret: no output may hold it.
const canary = "CANARY-hunter2"

// The rules of the tests. Nothing runs them: the verdicts are made by hand.
var (
	encrypted = &rule.Rule{
		ID: "ebs-volume-encrypted", Severity: rule.High, Since: "0.1.0", Types: []string{"aws_ebs_volume"},
		Title: rule.T("EBS volume is encrypted at rest", "EBS ボリュームを保存時に暗号化している"),
		Why:   rule.T("A volume or snapshot that leaves your account in the clear can be read by whoever attaches it.", "暗号化していないボリュームやスナップショットが社外に渡ると、誰でも読めてしまいます。"),
		Fix:   rule.T("Set encrypted to true, or turn on encryption by default with aws_ebs_encryption_by_default. Existing volumes are replaced.", "encrypted を true にするか、aws_ebs_encryption_by_default で既定の暗号化を有効にします。既存のボリュームは作り直しになります。"),
		Refs:  []string{"https://docs.aws.amazon.com/ebs/latest/userguide/ebs-encryption.html"},
	}
	notPublic = &rule.Rule{
		ID: "rds-not-in-public-subnet", Severity: rule.Critical, Since: "0.1.0", Types: []string{"aws_db_instance"},
		Title: rule.T("RDS instance lives only in subnets without a route to the internet", "RDS インスタンスをインターネットへの経路がないサブネットだけに置いている"),
		Why:   rule.T("A database in a public subnet is one security group edit away from the internet.", "公開サブネットのデータベースは、セキュリティグループを一つ変えるだけでインターネットに露出します。"),
		Fix:   rule.T("Use subnets whose route table has no route to an internet gateway.", "インターネットゲートウェイへの経路がないサブネットを使います。"),
		Refs:  []string{"https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_VPC.html"},
		Was:   []string{"rds-public-subnet"},
	}
	logged = &rule.Rule{
		ID: "s3-bucket-logged", Severity: rule.Low, Since: "0.2.0", Types: []string{"aws_s3_bucket"},
		Title: rule.T("S3 bucket keeps access logs", "S3 バケットのアクセスログを記録している"),
		Why:   rule.T("Without logs nobody can tell who read what.", "ログがないと、誰が何を読んだか分かりません。"),
		Fix:   rule.T("Add aws_s3_bucket_logging.", "aws_s3_bucket_logging を追加します。"),
		Refs:  []string{"https://docs.aws.amazon.com/AmazonS3/latest/userguide/ServerLogs.html"},
	}
	trail = &rule.Rule{
		ID: "cloudtrail-trail-exists", Severity: rule.Medium, Since: "0.1.0",
		Title:   rule.T("A trail records all regions", "全リージョンを記録する証跡がある"),
		Why:     rule.T("Without a trail nobody can tell who did what.", "証跡がないと、誰が何をしたか分かりません。"),
		Fix:     rule.T("Add aws_cloudtrail with is_multi_region_trail.", "aws_cloudtrail を is_multi_region_trail 付きで追加します。"),
		Refs:    []string{"https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-user-guide.html"},
		Account: func(*rule.Pass, *model.Provider) rule.Result { return rule.Result{NotSeen: true} },
	}
	allRules = []*rule.Rule{trail, encrypted, notPublic, logged}
)

// world is a small configuration being made for a test: sources, and resources with the ranges they have there.
type world struct {
	t       *testing.T
	report  *Report
	sources map[string][]byte
}

func newWorld(t *testing.T) *world {
	t.Helper()
	w := &world{t: t, sources: map[string][]byte{}}
	w.report = &Report{Version: "0.1.0", Rules: allRules, Sources: w.sources, Inputs: []Input{{Path: ".", Kind: "hcl", Root: "."}}}
	return w
}

func (w *world) file(name, text string) { w.sources[name] = []byte(text) }

// resource makes a resource from the nth block of a file. Values are evaluated without a scope; what cannot be is unknown.
func (w *world) resource(file string, nth int, module, key string) *model.Resource {
	w.t.Helper()
	f, _ := hclsyntax.ParseConfig(w.sources[file], file, hcl.InitialPos)
	body, ok := f.Body.(*hclsyntax.Body)
	if !ok || nth >= len(body.Blocks) {
		w.t.Fatalf("%s has no block %d", file, nth)
	}
	b := body.Blocks[nth]
	r := &model.Resource{
		Addr:   model.Address{Module: module, Type: b.Labels[0], Name: b.Labels[1], Key: key},
		Exists: model.Yes, Range: b.DefRange(), Body: &model.Body{Range: b.DefRange(), End: b.Body.MissingItemRange(), Attrs: map[string]*model.Attr{}},
	}
	for name, a := range b.Body.Attributes {
		v, diags := a.Expr.Value(nil)
		if diags.HasErrors() {
			v = cty.DynamicVal.Mark(&model.Source{Kind: model.FromVariable, Name: "var." + name, Why: "has no value"})
		}
		r.Body.Attrs[name] = &model.Attr{Value: v, Range: a.SrcRange, Origin: model.Written, Literal: !diags.HasErrors()}
	}
	return r
}

func (w *world) add(r *rule.Rule, res *model.Resource, result rule.Result) *Verdict {
	v := engine.Verdict{Rule: r, Resource: res, Result: result}
	w.report.Verdicts = append(w.report.Verdicts, Verdict{Verdict: v})
	return &w.report.Verdicts[len(w.report.Verdicts)-1]
}

const mainTF = `resource "aws_ebs_volume" "data" {
  size      = 8
  encrypted = false
}

resource "aws_ebs_volume" "asked" {
  encrypted = var.encrypted
}

resource "aws_db_subnet_group" "g" {
  subnet_ids = [aws_subnet.a.id]
}

resource "aws_db_instance" "db" {
  password             = "` + canary + `"
  db_subnet_group_name = aws_db_subnet_group.g.name
}

resource "aws_route" "out" {
  gateway_id = aws_internet_gateway.igw.id
}

resource "aws_s3_bucket" "logs" {
}
`

// typical is a report with one of everything.
func typical(t *testing.T) *Report {
	w := newWorld(t)
	w.file("main.tf", mainTF)
	data, asked, group, db, route, bucket := w.resource("main.tf", 0, "", ""), w.resource("main.tf", 1, "", ""), w.resource("main.tf", 2, "", ""),
		w.resource("main.tf", 3, "", ""), w.resource("main.tf", 4, "", ""), w.resource("main.tf", 5, "", "")
	db.Body.Attrs["password"].Value = db.Body.Attrs["password"].Value.Mark(model.Sensitive)

	w.add(encrypted, data, rule.Judge(model.No, "encrypted is false", data.Get("encrypted")))
	w.add(encrypted, asked, rule.Judge(model.Unknown, "encrypted is (unknown)", asked.Get("encrypted")))
	w.add(notPublic, db, rule.Result{OK: model.No, Message: "aws_subnet.a can be reached from the internet", Evidence: []rule.Evidence{
		{Value: db.Get("db_subnet_group_name"), To: "aws_db_subnet_group.g"},
		{Value: group.Get("subnet_ids"), To: "aws_subnet.a"},
		{Value: route.Get("gateway_id"), To: "aws_internet_gateway.igw", Note: "a route to the internet"},
		{Value: db.Get("password")},
	}})
	w.add(logged, bucket, rule.Judge(model.No, "logging is not set", bucket.Get("logging")))
	w.add(logged, data, rule.Judge(model.Yes, "there is nothing to log", data.Value()))
	prov := &model.Provider{Type: "aws"}
	w.report.NotEvaluated = []Verdict{{Verdict: engine.Verdict{Rule: trail, Provider: prov, Result: rule.Result{NotSeen: true}}}}
	w.report.Diagnostics = hcl.Diagnostics{
		{Severity: hcl.DiagWarning, Summary: "Value for undeclared variable", Detail: "The variable \"size\" is set, but not declared.\nRemove it, or declare it.",
			Subject: &hcl.Range{Filename: "main.tf", Start: hcl.Pos{Line: 2, Column: 3, Byte: 37}, End: hcl.Pos{Line: 2, Column: 7, Byte: 41}}},
	}
	return w.report
}

const moduleTF = `resource "aws_ebs_volume" "disk" {
  count     = 50
  encrypted = false
}
`

const callerTF = `module "a" {
  source   = "./disk"
  for_each = toset(["x", "y"])
}
`

// many is one cause in a hundred instances of a module that is called twice.
func many(t *testing.T) *Report {
	w := newWorld(t)
	w.file("disk/main.tf", moduleTF)
	w.file("main.tf", callerTF)
	f, diags := hclsyntax.ParseConfig(w.sources["main.tf"], "main.tf", hcl.InitialPos)
	if diags.HasErrors() {
		t.Fatal(diags)
	}
	call := f.Body.(*hclsyntax.Body).Blocks[0].DefRange()
	for i := range 100 {
		module := []string{`module.a["x"]`, `module.a["y"]`}[i/50]
		r := w.resource("disk/main.tf", 0, module, fmt.Sprintf("[%d]", i%50))
		r.Calls = []model.Call{{Addr: module, Range: call}}
		w.add(encrypted, r, rule.Judge(model.No, "encrypted is false", r.Get("encrypted")))
	}
	return w.report
}

// planned is what a plan without source gives: no file but the plan itself.
func planned(t *testing.T) *Report {
	w := newWorld(t)
	w.report.Inputs = []Input{{Path: "plan.json", Kind: "plan"}}
	rng := hcl.Range{Filename: "plan.json", Start: hcl.Pos{Line: 1, Column: 1}, End: hcl.Pos{Line: 1, Column: 1}}
	w.file("plan.json", `{"password":"`+canary+`"}`)
	for i := range 3 {
		r := &model.Resource{Addr: model.Address{Type: "aws_ebs_volume", Name: "v", Key: fmt.Sprintf("[%d]", i)}, Range: rng,
			Body: &model.Body{Attrs: map[string]*model.Attr{"encrypted": {Value: cty.False, Range: rng, Origin: model.Default}}}}
		w.add(encrypted, r, rule.Judge(model.No, "encrypted is false, the provider's default", r.Get("encrypted")))
	}
	r := &model.Resource{Addr: model.Address{Type: "aws_ebs_volume", Name: "u"}, Body: &model.Body{Attrs: map[string]*model.Attr{
		"encrypted": {Value: cty.UnknownVal(cty.Bool).Mark(&model.Source{Kind: model.FromOther, Name: "data.external.x", Why: "is known only after apply"}), Origin: model.Computed}}}}
	w.add(encrypted, r, rule.Judge(model.Unknown, "encrypted is (unknown)", r.Get("encrypted")))
	return w.report
}

// hostile has names and values that try to break out of the output.
func hostile(t *testing.T) *Report {
	w := newWorld(t)
	w.file("a b/naïve#1.tf", "resource \"aws_ebs_volume\" \"v\" {\r\n\tname\t= \"暗号\U0001F600é\", encrypted = false # \u202egnitset\x1b[31m\r\n}\r\n")
	name := "a b/naïve#1.tf"
	r := w.resource(name, 0, `module.m["\"><script>alert(1)</script>"]`, `["`+strings.Repeat("k", 1000)+`"]`)
	line := "\tname\t= \"暗号\U0001F600é\", "
	start := strings.Index(string(w.sources[name]), "encrypted")
	rng := hcl.Range{Filename: name, Start: hcl.Pos{Line: 2, Column: 19, Byte: start}, End: hcl.Pos{Line: 2, Column: 36, Byte: start + len("encrypted = false")}}
	if !strings.Contains(string(w.sources[name]), line+"encrypted = false") {
		t.Fatal("the source of the test is not what the test thinks")
	}
	w.add(encrypted, r, rule.Judge(model.No, "name is \x1b]0;owned\a\u202e [x](javascript:1) {0}\nnext\u200b\x9b31m", model.NewValue("x\x1b[2J", cty.StringVal("\u202eevil"), rng, model.Written)))
	// A file that is not at hand, one with a place that it does not have, and one that ends before the column.
	missing := &model.Resource{Addr: model.Address{Type: "aws_ebs_volume", Name: "gone"}, Body: &model.Body{},
		Range: hcl.Range{Filename: "gone.tf", Start: hcl.Pos{Line: 4, Column: 1, Byte: 90}, End: hcl.Pos{Line: 4, Column: 9, Byte: 98}}}
	w.add(encrypted, missing, rule.Judge(model.No, "encrypted is not set", missing.Value()))
	past := &model.Resource{Addr: model.Address{Type: "aws_ebs_volume", Name: "past"}, Body: &model.Body{},
		Range: hcl.Range{Filename: name, Start: hcl.Pos{Line: 900, Column: 1, Byte: 9000}, End: hcl.Pos{Line: 900, Column: 9, Byte: 9009}}}
	w.add(encrypted, past, rule.Judge(model.No, "encrypted is not set", past.Value()))
	crashed := w.add(logged, r, rule.Result{Message: "the rule crashed", Reason: "a defect of the rule: please report it"})
	crashed.Crash = errors.New("rule s3-bucket-logged: index out of range\ngoroutine 1 [running]:\n/home/someone/x.go")
	return w.report
}

func TestGolden(t *testing.T) {
	// The page of HTML has tests of its own: it would be a copy of its script and style for each report.
	all := strings.ReplaceAll(strings.Join(Formats(), " "), " html", "")
	empty := func(*testing.T) *Report { return &Report{Version: "0.1.0"} }
	clean := func(t *testing.T) *Report {
		w := newWorld(t)
		w.file("main.tf", "resource \"aws_ebs_volume\" \"data\" {\n  encrypted = true\n}\n")
		r := w.resource("main.tf", 0, "", "")
		w.add(encrypted, r, rule.Judge(model.Yes, "encrypted is true", r.Get("encrypted")))
		return w.report
	}
	for _, c := range []struct {
		name    string
		make    func(*testing.T) *Report
		options Options
		formats string
	}{
		{"empty", empty, Options{}, all},
		{"clean", clean, Options{}, all},
		{"typical", typical, Options{}, all},
		{"typical-all", typical, Options{All: true}, all},
		{"typical-ja", typical, Options{All: true, Lang: "ja"}, "text sarif github markdown junit gitlab gitlab-sast"},
		{"typical-color", typical, Options{Color: true, Width: 100}, "text"},
		{"typical-high", typical, Options{MinSeverity: rule.High, Width: 60}, "text json"},
		{"many", many, Options{}, "text sarif github markdown gitlab gitlab-sast"},
		{"planned", planned, Options{}, all},
		{"reviewed", reviewed, Options{}, "text json sarif github markdown junit gitlab gitlab-sast"},
		{"reviewed-ja", reviewed, Options{Lang: "ja"}, "markdown"},
		{"reviewed-new", newOnly, Options{}, "markdown github junit gitlab"},
		{"hostile", hostile, Options{}, all},
	} {
		for format := range strings.FieldsSeq(c.formats) {
			t.Run(c.name+"/"+format, func(t *testing.T) {
				r := c.make(t)
				r.Options = c.options
				golden(t, c.name+"."+format, render(t, r, format))
			})
		}
	}
}

func render(t *testing.T, r *Report, format string) string {
	t.Helper()
	write, ok := ByName(format)
	if !ok {
		t.Fatalf("no writer %q", format)
	}
	var b bytes.Buffer
	if err := write(&b, r); err != nil {
		t.Fatal(err)
	}
	got := b.String()
	if strings.Contains(got, canary) {
		t.Errorf("%s shows a secret:\n%s", format, got)
	}
	if !r.Options.Color {
		for _, c := range got {
			if c != '\n' && !visible(c) {
				t.Errorf("%s holds the invisible character %U", format, c)
			}
		}
	}
	return got
}

func golden(t *testing.T, name, got string) {
	t.Helper()
	path := filepath.Join("testdata", "golden", name)
	if *update {
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(want), got); diff != "" {
		t.Errorf("%s differs; run the test with -update to take it over (-want +got):\n%s", path, diff)
	}
}
