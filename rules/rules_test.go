package rules_test

import (
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/zclconf/go-cty/cty"

	"github.com/sekisho/sekisho/analyzer/engine"
	"github.com/sekisho/sekisho/analyzer/load/hclload"
	"github.com/sekisho/sekisho/analyzer/model"
	"github.com/sekisho/sekisho/analyzer/rule"
	"github.com/sekisho/sekisho/analyzer/schema"
	"github.com/sekisho/sekisho/rules"
)

// declared is a rule as the source declares it.
type declared struct {
	id, variable, file string
}

// declaredRules finds every package-level *rule.Rule below rules/.
func declaredRules(t *testing.T) []declared {
	t.Helper()
	var out []declared
	files, err := filepath.Glob("*/*.go")
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range files {
		if strings.HasSuffix(name, "_test.go") {
			continue
		}
		f, err := parser.ParseFile(token.NewFileSet(), name, nil, parser.SkipObjectResolution)
		if err != nil {
			t.Fatal(err)
		}
		for _, d := range f.Decls {
			g, ok := d.(*ast.GenDecl)
			if !ok || g.Tok != token.VAR {
				continue
			}
			for _, s := range g.Specs {
				v := s.(*ast.ValueSpec)
				for i, value := range v.Values {
					if id, ok := ruleLiteral(value); ok {
						out = append(out, declared{id, v.Names[i].Name, filepath.ToSlash(name)})
					}
				}
			}
		}
	}
	return out
}

// ruleLiteral reads the id of &rule.Rule{ID: …}.
func ruleLiteral(e ast.Expr) (string, bool) {
	u, ok := e.(*ast.UnaryExpr)
	if !ok {
		return "", false
	}
	lit, ok := u.X.(*ast.CompositeLit)
	if !ok {
		return "", false
	}
	typ, ok := lit.Type.(*ast.SelectorExpr)
	if !ok || typ.Sel.Name != "Rule" {
		return "", false
	}
	for _, e := range lit.Elts {
		kv, ok := e.(*ast.KeyValueExpr)
		if !ok || fmt.Sprint(kv.Key) != "ID" {
			continue
		}
		if id, ok := kv.Value.(*ast.BasicLit); ok {
			return strings.Trim(id.Value, `"`), true
		}
	}
	return "", true
}

// TestRegistered requires every rule that is declared to be listed, and every rule that is listed to be declared by a
// literal.
func TestRegistered(t *testing.T) {
	var listed, found []string
	for _, r := range rules.All() {
		listed = append(listed, r.ID)
	}
	for _, d := range declaredRules(t) {
		found = append(found, d.id)
	}
	slices.Sort(listed)
	slices.Sort(found)
	if diff := cmp.Diff(found, listed); diff != "" {
		t.Errorf("declared (-) and listed (+) rules differ:\n%s", diff)
	}
}

func TestValid(t *testing.T) {
	if err := rule.Validate(rules.All()); err != nil {
		t.Error(err)
	}
}

// TestNames requires file, variable and fixture folder to follow from the id. Rules that differ only in data share a file.
func TestNames(t *testing.T) {
	perFile := map[string]int{}
	for _, d := range declaredRules(t) {
		perFile[d.file]++
	}
	ids := map[string]bool{}
	for _, d := range declaredRules(t) {
		ids[d.id] = true
		service, rest, _ := strings.Cut(d.id, "-")
		if dir := filepath.Base(filepath.Dir(d.file)); dir != service {
			t.Errorf("%s is declared in the package %s", d.id, dir)
		}
		if want := service + "/" + strings.ReplaceAll(rest, "-", "_") + ".go"; perFile[d.file] == 1 && d.file != want {
			t.Errorf("%s is declared in %s, not in %s", d.id, d.file, want)
		}
		if want := strings.ReplaceAll(rest, "-", ""); !strings.EqualFold(d.variable, want) {
			t.Errorf("%s is the variable %s", d.id, d.variable)
		}
	}
	dirs, err := filepath.Glob(filepath.Join(fixtureRoot, "*", "*", "*", "main.tf"))
	if err != nil {
		t.Fatal(err)
	}
	for _, main := range dirs {
		id := filepath.Base(filepath.Dir(filepath.Dir(main)))
		service := filepath.Base(filepath.Dir(filepath.Dir(filepath.Dir(main))))
		if service == "lang" || service == "real" || service == "cli" || service == "conformance" {
			continue
		}
		if !ids[id] || !strings.HasPrefix(id, service+"-") {
			t.Errorf("%s is a fixture of no rule", main)
		}
	}
}

// TestTypesExist requires the types that rules name to be types of the AWS provider.
func TestTypesExist(t *testing.T) {
	for _, r := range rules.All() {
		for _, typ := range slices.Concat(r.Types, r.Reads) {
			name, data := strings.CutPrefix(typ, "data.")
			if data && schema.DataSource(name) == nil || !data && schema.Resource(name) == nil {
				t.Errorf("%s names %s, which the AWS provider does not have", r.ID, typ)
			}
		}
	}
}

// TestReads gives each rule only the types that it says it reads: its verdicts must not change.
func TestReads(t *testing.T) {
	for _, f := range allFixtures(t) {
		t.Run(f.name(), func(t *testing.T) {
			full, other := f.source(t, hclload.Options{}), f.source(t, hclload.Options{})
			reads := slices.Concat(f.rule.Types, f.rule.Reads)
			var some []*model.Resource
			for _, r := range other.Resources {
				typ := r.Addr.Type
				if r.Addr.Mode == model.Data {
					typ = "data." + typ
				}
				if slices.Contains(reads, typ) {
					some = append(some, r)
				}
			}
			less := model.NewGraph(some, other.Providers, other.Gaps, schema.Identity)
			want, got := summary(judge(t, full, f.rule, engine.Options{})), summary(judge(t, less, f.rule, engine.Options{}))
			if diff := cmp.Diff(want, got); diff != "" {
				t.Errorf("verdicts with all types (-) and with those read (+):\n%s", diff)
			}
		})
	}
}

func summary(vs []engine.Verdict) map[string]string {
	out := map[string]string{}
	for i := range vs {
		out[vs[i].Subject()] = vs[i].OK.String() + ": " + vs[i].Message
	}
	return out
}

// TestEveryVerdictHasAPlace requires evidence for what is reported, a message, and a reason of every unknown that says
// more than that it is one.
func TestEveryVerdictHasAPlace(t *testing.T) {
	for _, f := range allFixtures(t) {
		for _, v := range judge(t, f.source(t, hclload.Options{}), f.rule, engine.Options{}) {
			if v.NotSeen {
				continue
			}
			if v.Message == "" || len(v.Evidence) == 0 {
				t.Errorf("%s: %s has no message or no evidence: %+v", f.name(), v.Subject(), v.Result)
			}
			if v.OK == model.Unknown && (v.Reason == "" || v.Reason == "the configuration does not tell") {
				t.Errorf("%s: %s is unknown without a reason", f.name(), v.Subject())
			}
			if v.Primary().Range.Filename == "" {
				t.Errorf("%s: %s points nowhere", f.name(), v.Subject())
			}
		}
	}
}

// TestTextsFit keeps the texts short enough for a table and a line of a report, and free of unfinished sentences.
func TestTextsFit(t *testing.T) {
	for _, r := range rules.All() {
		for _, title := range []string{r.Title.EN, r.Title.JA} {
			if n := len([]rune(title)); n > 80 || strings.HasSuffix(title, ".") || strings.HasSuffix(title, "。") {
				t.Errorf("%s: the title %q is long (%d) or a sentence with a full stop", r.ID, title, n)
			}
		}
		for _, text := range []rule.Text{r.Why, r.Fix} {
			if !strings.HasSuffix(text.EN, ".") || !strings.HasSuffix(text.JA, "。") {
				t.Errorf("%s: %q or its Japanese has no full stop", r.ID, text.EN)
			}
		}
		for _, ref := range r.Refs {
			if !strings.HasPrefix(ref, "https://docs.aws.amazon.com/") && !strings.HasPrefix(ref, "https://registry.terraform.io/") {
				t.Errorf("%s refers to %s", r.ID, ref)
			}
		}
		if _, err := os.Stat(filepath.Join(fixtureRoot, r.Service(), r.ID)); err != nil {
			t.Errorf("%s has no fixture folder: %v", r.ID, err)
		}
	}
}

// notApplicable stands for no verdict at all.
const notApplicable = model.Tri(99)

// texts is a list of strings.
func texts(list ...string) cty.Value {
	var out []cty.Value
	for _, s := range list {
		out = append(out, cty.StringVal(s))
	}
	return cty.ListVal(out)
}

// TestParams requires every parameter to make a difference.
func TestParams(t *testing.T) {
	tested := map[string]bool{}
	for _, test := range []struct {
		id, param, fixture, subject string
		value                       cty.Value
		before, after               model.Tri
	}{
		{"docdb-backup-retention", "min_days", "basic", "aws_docdb_cluster.silent", cty.NumberIntVal(1), model.No, model.Yes},
		{"docdb-tls-enabled", "strict", "basic", "aws_docdb_cluster_parameter_group.silent", cty.True, model.Yes, model.No},
		{"cloudfront-origin-https-only", "strict", "basic", "aws_cloudfront_distribution.as_viewer", cty.False, model.No, model.Yes},
		{"cloudfront-s3-origin-access-control", "strict", "basic", "aws_cloudfront_distribution.identity", cty.True, model.Yes, model.No},
		{"cloudfront-viewer-tls12", "strict", "basic", "aws_cloudfront_distribution.first", cty.True, model.Yes, model.No},
		{"cloudtrail-data-events-cover-classified-stores", "classification_key", "tagged", "aws_s3_bucket.old_tag", cty.StringVal("Klasse"), model.Unknown, model.No},
		{"cloudtrail-data-events-cover-classified-stores", "protected_classes", "tagged", "aws_s3_bucket.secret", cty.ListVal([]cty.Value{cty.StringVal("personal"), cty.StringVal("secret")}), model.Unknown, model.No},
		{"ec2-instance-not-internet-reachable", "authorized_ports", "basic", "aws_instance.open", cty.ListVal([]cty.Value{cty.NumberIntVal(443)}), model.No, model.Yes},
		{"elasticache-encrypted-in-transit", "strict", "basic", "aws_elasticache_replication_group.migrating", cty.True, model.Yes, model.No},
		{"eks-control-plane-logging", "strict", "basic", "aws_eks_cluster.audit", cty.False, model.No, model.Yes},
		{"eks-endpoint-not-open", "trusted_cidrs", "basic", "aws_eks_cluster.office", cty.ListVal([]cty.Value{cty.StringVal("198.51.100.0/24")}), model.Yes, model.No},
		{"eks-supported-version", "run_date", "basic", "aws_eks_cluster.current", cty.StringVal("2027-01-01"), model.Yes, model.No},
		{"iam-password-policy-min-length", "min_length", "short", "provider.aws", cty.NumberIntVal(8), model.No, model.Yes},
		{"iam-password-policy-reuse", "password_reuse", "few", "provider.aws", cty.NumberIntVal(5), model.No, model.Yes},
		{"iam-policy-no-decrypt-all-keys", "strict", "basic", "aws_iam_policy.writer", cty.True, model.Yes, model.No},
		{"iam-policy-passrole-restricted", "strict", "basic", "aws_iam_policy.one_service", cty.True, model.Yes, model.No},
		{"iam-role-trust-external-id-or-mfa", "strict", "basic", "aws_iam_role.group_company", cty.True, model.Yes, model.No},
		{"iam-role-trust-only-listed-accounts", "trusted_accounts", "basic", "aws_iam_role.vendor", texts("444455556666"), model.No, model.Yes},
		{"iam-role-trust-only-listed-accounts", "third_party_accounts", "basic", "aws_iam_role.vendor", texts("444455556666"), model.No, model.Yes},
		{"iam-role-trust-only-listed-accounts", "operator_jump_account", "basic", "aws_iam_role.vendor", cty.StringVal("444455556666"), model.No, model.Yes},
		{"iam-role-trust-only-listed-accounts", "strict", "basic", "aws_iam_role.pipeline", cty.True, model.Yes, model.No},
		{"iam-human-role-trust-requires-mfa", "machine_principals", "basic", "aws_iam_role.batch", texts("*:user/batch"), model.No, model.Yes},
		{"iam-human-access-source-limited", "office_cidrs", "basic", "aws_iam_role.operator", texts("203.0.113.0/24"), model.Yes, model.No},
		{"iam-human-access-source-limited", "privileged_roles", "basic", "aws_ssoadmin_permission_set.developer", texts("admin-*"), model.No, notApplicable},
		{"iam-people-sign-in-federated", "break_glass_users", "basic", "aws_iam_user_login_profile.alice", texts("alice"), model.No, model.Yes},
		{"iam-user-denied-without-mfa", "strict", "keys", "aws_iam_user.batch", cty.True, notApplicable, model.No},
		{"kms-key-rotation-enabled", "strict", "basic", "aws_kms_key.slow", cty.True, model.Yes, model.No},
		{"organizations-region-deny-attached", "allowed_regions", "basic", "provider.aws", texts("ap-northeast-1"), model.Yes, model.No},
		{"organizations-scp-protects-audit-services", "protected_audit_actions", "incomplete", "provider.aws", texts("cloudtrail:StopLogging"), model.No, model.Yes},
		{"msk-encrypted-in-transit", "strict", "basic", "aws_msk_cluster.silent", cty.True, model.Yes, model.No},
		{"neptune-backup-retention", "min_days", "basic", "aws_neptune_cluster.silent", cty.NumberIntVal(1), model.No, model.Yes},
		{"opensearch-access-policy-not-public", "strict", "basic", "aws_opensearch_domain.in_vpc", cty.True, model.Yes, model.No},
		{"opensearch-enforce-https", "strict", "basic", "aws_opensearch_domain.silent", cty.True, model.Unknown, model.No},
		{"lambda-runtime-supported", "run_date", "basic", "aws_lambda_function.old", cty.StringVal("2024-01-01"), model.No, model.Yes},
		{"nacl-no-ingress-all-ports", "strict", "basic", "aws_network_acl.internal", cty.True, model.Yes, model.No},
		{"rds-backup-retention", "min_days", "basic", "aws_rds_cluster.day", cty.NumberIntVal(1), model.No, model.Yes},
		{"redshift-auto-snapshots", "strict", "basic", "aws_redshift_cluster.silent", cty.True, model.Yes, model.No},
		{"cloudtrail-centralised", "log_archive_account", "basic", "aws_cloudtrail.elsewhere", cty.StringVal("444455556666"), model.Unknown, model.Yes},
		{"s3-audit-log-bucket-protected", "strict", "basic", "aws_cloudtrail.main", cty.True, model.Yes, model.No},
		{"s3-bucket-access-logging-enabled", "accept_data_events", "basic", "aws_s3_bucket.watched", cty.True, model.No, model.Yes},
		{"s3-bucket-policy-restricts-cross-account", "trusted_accounts", "account", "aws_s3_bucket_policy.partner", cty.ListVal([]cty.Value{cty.StringVal("444455556666")}), model.No, model.Yes},
		{"s3-log-retention-met", "audit_log_days", "basic", "aws_s3_bucket.trail", cty.NumberIntVal(3650), model.Yes, model.No},
		{"s3-log-retention-met", "strict", "basic", "aws_s3_bucket.config", cty.True, model.Yes, model.No},
		{"s3-bucket-encryption-enabled", "strict", "basic", "aws_s3_bucket.silent", cty.True, model.Yes, model.No},
		{"s3-bucket-encrypted-with-kms-cmk", "strict", "basic", "aws_s3_bucket.aws_key", cty.False, model.No, model.Yes},
		{"transfer-server-not-public", "strict", "basic", "aws_transfer_server.elastic", cty.True, model.Yes, model.No},
		{"sg-no-ingress-unauthorized-port", "authorised_internet_ports", "basic", "aws_security_group.app", cty.ListVal([]cty.Value{cty.NumberIntVal(8080)}), model.No, model.Yes},
	} {
		tested[test.id+" "+test.param] = true
		for _, r := range rules.All() {
			if r.ID != test.id {
				continue
			}
			f := fixture{r, filepath.Join(fixtureRoot, r.Service(), r.ID, test.fixture)}
			g := f.source(t, hclload.Options{})
			for _, run := range []struct {
				o    engine.Options
				want model.Tri
			}{
				{engine.Options{}, test.before},
				{engine.Options{Params: map[string]map[string]cty.Value{r.ID: {test.param: test.value}}}, test.after},
			} {
				v := verdicts(judge(t, g, r, run.o))[test.subject]
				if v == nil && run.want == notApplicable {
					continue
				}
				if v == nil || v.OK != run.want {
					t.Errorf("%s on %s with %v: %+v, not %s", r.ID, test.subject, run.o.Params, v, run.want)
				}
			}
		}
	}
	for _, r := range rules.All() {
		for _, p := range r.Params {
			if !tested[r.ID+" "+p.Name] {
				t.Errorf("%s: the parameter %s is not tested", r.ID, p.Name)
			}
		}
	}
}
