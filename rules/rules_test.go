package rules_test

import (
	"context"
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

// TestImpliedBy requires every broader rule to exist, to be no milder than what it stands for, and not to be implied by what
// it implies.
func TestImpliedBy(t *testing.T) {
	byID := map[string]*rule.Rule{}
	for _, r := range rules.All() {
		byID[r.ID] = r
	}
	var reaches func(from *rule.Rule, id string, depth int) bool
	reaches = func(from *rule.Rule, id string, depth int) bool {
		return depth > 0 && slices.ContainsFunc(from.ImpliedBy, func(b string) bool {
			return b == id || byID[b] != nil && reaches(byID[b], id, depth-1)
		})
	}
	for _, r := range rules.All() {
		for _, id := range r.ImpliedBy {
			b := byID[id]
			if b == nil {
				t.Errorf("%s is implied by %s, which does not exist", r.ID, id)
				continue
			}
			if b.Severity < r.Severity {
				t.Errorf("%s (%s) is implied by %s, which is only %s", r.ID, r.Severity, id, b.Severity)
			}
		}
		if reaches(r, r.ID, len(byID)) {
			t.Errorf("%s implies itself", r.ID)
		}
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
			if typ == rule.AnyType || typ == rule.AllTypes || typ == model.TerraformType || typ == model.ModuleType {
				continue
			}
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
			reads := slices.Concat(f.rule.TypesIn(full), f.rule.Reads)
			read := func(list []*model.Resource) (some []*model.Resource) {
				for _, r := range list {
					typ := r.Addr.Type
					if r.Addr.Mode == model.Data {
						typ = "data." + typ
					}
					if slices.Contains(reads, typ) || slices.Contains(reads, rule.AllTypes) {
						some = append(some, r)
					}
				}
				return some
			}
			less := model.NewGraph(read(other.Resources), other.Providers, other.Gaps, schema.Identity)
			less.Removed = read(other.Removed)
			less.AddBlocks(other.Blocks())
			want, got := summary(f.judge(t, full, engine.Options{})), summary(f.judge(t, less, engine.Options{}))
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
// more than that it is one: of each rule, on its own fixtures and on those of all others.
func TestEveryVerdictHasAPlace(t *testing.T) {
	for _, f := range allFixtures(t) {
		g := f.source(t, hclload.Options{})
		all, err := engine.Run(context.Background(), g, rules.All(), engine.Options{})
		if err != nil {
			t.Fatal(err)
		}
		for _, v := range append(f.judge(t, g, engine.Options{}), all...) {
			if v.NotSeen {
				continue
			}
			if v.Message == "" || len(v.Evidence) == 0 {
				t.Errorf("%s: %s: %s has no message or no evidence: %+v", f.dir, v.Rule.ID, v.Subject(), v.Result)
			}
			vague := slices.Contains([]string{"", "the configuration does not tell", "whether the rule applies is not known"}, v.Reason)
			if v.OK == model.Unknown && (vague || strings.TrimSpace(v.Reason) != v.Reason) {
				t.Errorf("%s: %s: %s is unknown without a reason", f.dir, v.Rule.ID, v.Subject())
			}
			// A provider that is used without a block is written nowhere.
			if v.Primary().Range.Filename == "" && (v.Provider == nil || v.Provider.Body != nil) {
				t.Errorf("%s: %s: %s points nowhere", f.dir, v.Rule.ID, v.Subject())
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
		if len(slices.Compact(slices.Sorted(slices.Values(r.Refs)))) != len(r.Refs) {
			t.Errorf("%s refers to a page twice", r.ID)
		}
		for _, ref := range r.Refs {
			if !slices.ContainsFunc([]string{
				"https://docs.aws.amazon.com/", "https://registry.terraform.io/", "https://developer.hashicorp.com/terraform/",
			}, func(site string) bool { return strings.HasPrefix(ref, site) && len(ref) > len(site) }) {
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
		{"account-mailboxes-shared", "mailbox_domains", "domains", "aws_organizations_account.partner", texts("example.com"), model.No, model.Yes},
		{"account-mailboxes-shared", "mailbox_pattern", "domains", "aws_account_alternate_contact.person", cty.StringVal("*"), model.No, model.Yes},
		{"acm-certificate-not-expiring", "run_date", "basic", "aws_acm_certificate.imported", cty.StringVal("2027-01-01"), model.No, model.Yes},
		{"acm-certificate-expiry-watched", "strict", "basic", "aws_acm_certificate.dns", cty.True, model.Yes, model.No},
		{"backup-covers-every-stateful-resource", "backup_retention_days", "native", "aws_db_instance.ledger", cty.NumberIntVal(30), model.Yes, model.No},
		{"backup-covers-every-stateful-resource", "central_backup_tag", "elsewhere", "aws_efs_file_system.scratch", cty.StringVal("Backup"), model.No, model.Yes},
		{"config-delivery-channel-complete", "strict", "basic", "aws_config_configuration_recorder.this", cty.True, model.Yes, model.No},
		{"config-rules-watch-public-exposure", "exposure_rules", "basic", "provider.aws", texts("S3_BUCKET_PUBLIC_READ_PROHIBITED"), model.No, model.Yes},
		{"cloudtrail-centralised", "log_archive_account", "basic", "aws_cloudtrail.elsewhere", cty.StringVal("444455556666"), model.Unknown, model.Yes},
		{"cloudtrail-data-events-cover-classified-stores", "classification_key", "tagged", "aws_s3_bucket.old_tag", cty.StringVal("Klasse"), model.Unknown, model.No},
		{"cloudtrail-data-events-cover-classified-stores", "protected_classes", "tagged", "aws_s3_bucket.secret", cty.ListVal([]cty.Value{cty.StringVal("personal"), cty.StringVal("secret")}), model.Unknown, model.No},
		{"cloudtrail-event-data-store-long-lived", "audit_log_days", "basic", "aws_cloudtrail_event_data_store.silent", cty.NumberIntVal(3650), model.Yes, model.No},
		{"config-retention", "audit_log_days", "basic", "aws_config_retention_configuration.osaka", cty.NumberIntVal(90), model.No, model.Yes},
		{"cognito-identity-pool-roles-narrow", "guests_allowed", "basic", "aws_cognito_identity_pool_roles_attachment.guests", cty.True, model.No, model.Yes},
		{"config-rules-remediated", "exposure_rules", "basic", "aws_config_config_rule.volumes", texts("ENCRYPTED_VOLUMES"), notApplicable, model.No},
		{"config-rules-remediated", "strict", "basic", "aws_config_config_rule.public_read", cty.True, model.Yes, model.No},
		{"config-rules-watch-credentials", "access_key_days", "basic", "provider.aws", cty.NumberIntVal(60), model.Yes, model.No},
		{"config-rules-watch-credentials", "unused_credential_days", "basic", "provider.aws", cty.NumberIntVal(30), model.Yes, model.No},
		{"controltower-controls-enabled", "required_controls", "partial", "provider.aws", texts("AWS-GR_RESTRICTED_SSH"), model.No, model.Yes},
		{"cloudwatch-alarm-root-usage", "strict", "basic", "provider.aws", cty.True, model.Yes, model.No},
		{"cloudwatch-alarm-unauthorized-api-calls", "strict", "basic", "provider.aws", cty.True, model.Yes, model.No},
		{"cloudwatch-alarm-console-without-mfa", "strict", "basic", "provider.aws", cty.True, model.Yes, model.No},
		{"cloudwatch-alarm-iam-policy-changes", "strict", "basic", "provider.aws", cty.True, model.Yes, model.No},
		{"cloudwatch-alarm-cloudtrail-changes", "strict", "basic", "provider.aws", cty.True, model.Yes, model.No},
		{"cloudwatch-alarm-console-auth-failures", "strict", "basic", "provider.aws", cty.True, model.Yes, model.No},
		{"cloudwatch-alarm-cmk-disabled-or-deleted", "strict", "basic", "provider.aws", cty.True, model.Yes, model.No},
		{"cloudwatch-alarm-s3-policy-changes", "strict", "basic", "provider.aws", cty.True, model.Yes, model.No},
		{"cloudwatch-alarm-config-changes", "strict", "basic", "provider.aws", cty.True, model.Yes, model.No},
		{"cloudwatch-alarm-security-group-changes", "strict", "basic", "provider.aws", cty.True, model.Yes, model.No},
		{"cloudwatch-alarm-nacl-changes", "strict", "basic", "provider.aws", cty.True, model.Yes, model.No},
		{"cloudwatch-alarm-network-gateway-changes", "strict", "basic", "provider.aws", cty.True, model.Yes, model.No},
		{"cloudwatch-alarm-route-table-changes", "strict", "basic", "provider.aws", cty.True, model.Yes, model.No},
		{"cloudwatch-alarm-vpc-changes", "strict", "basic", "provider.aws", cty.True, model.Yes, model.No},
		{"cloudwatch-alarm-organizations-changes", "strict", "basic", "provider.aws", cty.True, model.Yes, model.No},
		{"apigateway-rest-api-private", "public_tag", "basic", "aws_api_gateway_rest_api.shop", cty.StringVal("Zone=dmz"), notApplicable, model.No},
		{"cloudwatch-log-group-retention-one-year", "log_retention_days", "basic", "aws_cloudwatch_log_group.month", cty.NumberIntVal(30), model.No, model.Yes},
		{"cloudwatch-log-group-retention-one-year", "strict", "basic", "aws_cloudwatch_log_group.silent", cty.True, model.Yes, model.No},
		{"cloudwatch-alarm-has-action", "strict", "basic", "aws_cloudwatch_metric_alarm.recovered", cty.True, model.Yes, model.No},
		{"cloudwatch-alarm-missing-data-breaching", "heartbeat_metrics", "basic", "aws_cloudwatch_metric_alarm.load", texts("CPUUtilization"), notApplicable, model.No},
		{"codebuild-logging", "strict", "basic", "aws_codebuild_project.silent", cty.False, model.No, model.Yes},
		{"kinesis-stream-retention", "retention_hours", "basic", "aws_kinesis_stream.two_days", cty.NumberIntVal(48), model.No, model.Yes},
		{"servicecatalog-shared-in-organization", "trusted_accounts", "basic", "aws_servicecatalog_portfolio_share.account", texts("444455556666"), model.No, model.Yes},
		{"residency-optin-regions-off", "allowed_regions", "basic", "aws_account_region.hong_kong", texts("ap-east-1"), model.No, model.Yes},
		{"residency-stateful-in-home-region", "home_region", "basic", "aws_s3_bucket.osaka", cty.StringVal("ap-northeast-3"), model.No, model.Yes},
		{"residency-stateful-in-home-region", "assume_region", "basic", "aws_s3_bucket.environment", cty.StringVal("ap-northeast-1"), model.Unknown, model.Yes},
		{"backup-plan-frequency-and-retention", "max_gap_hours", "basic", "aws_backup_plan.weekly", cty.NumberIntVal(168), model.No, model.Yes},
		{"backup-plan-frequency-and-retention", "recovery_point_days", "basic", "aws_backup_plan.short", cty.NumberIntVal(7), model.No, model.Yes},
		{"backup-vault-locked", "strict", "basic", "aws_backup_vault.locked", cty.True, model.Yes, model.No},
		{"backup-vault-policy-denies-deletion", "strict", "basic", "aws_backup_vault.guarded", cty.True, model.Yes, model.No},
		{"eventbridge-rules-live", "strict", "basic", "aws_cloudwatch_event_rule.daily", cty.True, model.Yes, model.No},
		{"resource-required-tags", "required_tags", "basic", "aws_s3_bucket.bare", texts("Project"), model.No, model.Yes},
		{"resource-required-tags", "tag_value_patterns", "basic", "aws_s3_bucket.odd", cty.MapVal(map[string]cty.Value{"Environment": cty.StringVal("moon")}), model.No, model.Yes},
		{"cloudwatch-alarm-data-deletion", "strict", "both", "provider.aws", cty.True, model.Yes, model.No},
		{"cloudwatch-alarm-data-deletion", "disposal_events", "part", "provider.aws", texts("kms:DisableKey"), model.No, model.Yes},
		{"cognito-client-hardened", "strict", "basic", "aws_cognito_user_pool_client.web", cty.True, model.Yes, model.No},
		{"cognito-user-pool-password-policy", "min_length", "basic", "aws_cognito_user_pool.silent", cty.NumberIntVal(14), model.Yes, model.No},
		{"codepipeline-approval-before-production", "environment_patterns", "basic", "aws_codepipeline.unasked", texts("production=live"), model.No, model.Yes},
		{"provider-endpoints-tls", "local_endpoints", "basic", "provider.aws.plain", texts("s3.example.com"), model.No, model.Yes},
		{"tags-single-environment-per-account", "environment_patterns", "basic", "provider.aws", texts("all=prod|dev"), model.No, model.Yes},
		{"backup-interval-meets-rpo", "rpo_hours", "basic", "aws_backup_plan.daily", cty.NumberIntVal(24), model.No, model.Yes},
		{"backup-interval-meets-rpo", "retention_days", "basic", "aws_backup_plan.hourly", cty.NumberIntVal(35), model.Yes, model.No},
		{"cloudwatch-logs-exported-for-analysis", "analysed_log_groups", "basic", "aws_cloudwatch_log_group.kept", texts("/other/*"), model.No, notApplicable},
		{"apigateway-mutual-tls-on-partner-endpoints", "partner_tag", "basic", "aws_api_gateway_domain_name.plain", cty.StringVal("Partner=other"), model.No, notApplicable},
		{"apigateway-domain-tls12", "strict", "basic", "aws_api_gateway_domain_name.silent", cty.True, model.Unknown, model.No},
		{"apigateway-method-authorization", "strict", "basic", "aws_api_gateway_method.key", cty.True, model.Yes, model.No},
		{"docdb-backup-retention", "min_days", "basic", "aws_docdb_cluster.silent", cty.NumberIntVal(1), model.No, model.Yes},
		{"datasync-transfers-verified", "strict", "strict", "aws_datasync_agent.public", cty.False, model.No, notApplicable},
		{"docdb-tls-enabled", "strict", "basic", "aws_docdb_cluster_parameter_group.silent", cty.True, model.Yes, model.No},
		{"cloudfront-origin-https-only", "strict", "basic", "aws_cloudfront_distribution.as_viewer", cty.False, model.No, model.Yes},
		{"cloudfront-s3-origin-access-control", "strict", "basic", "aws_cloudfront_distribution.identity", cty.True, model.Yes, model.No},
		{"cloudfront-viewer-tls12", "strict", "basic", "aws_cloudfront_distribution.first", cty.True, model.Yes, model.No},
		{"cloudfront-default-root-object", "strict", "basic", "aws_cloudfront_distribution.silent", cty.False, model.No, notApplicable},
		{"cloudfront-origin-tls12", "strict", "basic", "aws_cloudfront_distribution.tls10", cty.True, model.Yes, model.No},
		{"ebs-volume-in-backup-plan", "central_backup_tag", "basic", "aws_ebs_volume.silent", cty.StringVal("Name=silent"), model.No, model.Yes},
		{"dynamodb-table-in-backup-plan", "central_backup_tag", "basic", "aws_dynamodb_table.this[\"scratch\"]", cty.StringVal("Backup=central"), model.No, model.Yes},
		{"ebs-snapshot-not-public", "trusted_accounts", "basic", "aws_snapshot_create_volume_permission.recovery", texts("111122223333"), model.Yes, model.No},
		{"ec2-ami-not-shared", "trusted_accounts", "basic", "aws_ami_launch_permission.partner", texts("111122223333"), model.Yes, model.No},
		{"ec2-administered-by-session-manager", "strict", "basic", "aws_instance.behind", cty.True, model.Yes, model.No},
		{"ec2-bastion-in-private-subnet", "bastion_pattern", "basic", "aws_instance.old_bastion", cty.StringVal("gateway"), model.No, notApplicable},
		{"sg-admin-ports-through-bastion", "bastion_pattern", "basic", "aws_security_group.bastion6", cty.StringVal("gateway"), model.Yes, model.No},
		{"sg-admin-ports-through-bastion", "admin_prefix_length", "basic", "aws_security_group.jump", cty.NumberIntVal(16), model.No, model.Yes},
		{"sg-admin-ports-through-bastion", "admin_prefix_length_ipv6", "basic", "aws_security_group.bastion6", cty.NumberIntVal(64), model.Yes, model.No},
		{"ec2-instance-not-internet-reachable", "authorized_ports", "basic", "aws_instance.open", cty.ListVal([]cty.Value{cty.NumberIntVal(443)}), model.No, model.Yes},
		{"efs-in-backup-plan", "central_backup_tag", "basic", "aws_efs_file_system.silent", cty.StringVal("Backup=central"), model.No, model.Yes},
		{"ec2-client-vpn-strong-authentication", "strict", "basic", "aws_ec2_client_vpn_endpoint.federated", cty.True, model.Yes, model.No},
		{"ec2-instance-termination-protection", "environment_patterns", "basic", "aws_instance.staging", texts("production=stag"), notApplicable, model.No},
		{"ec2-volumes-deleted-with-instance", "keep_tag", "basic", "aws_instance.kept", cty.StringVal("Retain=yes"), model.Yes, model.No},
		{"ec2-role-can-ship-logs", "strict", "basic", "aws_instance.no_agent", cty.True, model.Yes, model.No},
		{"ec2-bastion-reached-privately", "bastion_pattern", "basic", "aws_instance.bastion_alone", cty.StringVal("jump"), model.No, notApplicable},
		{"ec2-no-single-instance-service", "environment_patterns", "basic", "aws_instance.test", texts("production=test"), notApplicable, model.No},
		{"ec2-no-single-instance-service", "single_ok_tag", "basic", "aws_instance.licence_server", cty.StringVal("Single=fine"), notApplicable, model.No},
		{"ec2-no-single-instance-service", "bastion_pattern", "basic", "aws_instance.bastion", cty.StringVal("jump"), notApplicable, model.No},
		{"efs-policy-not-open", "strict", "basic", "aws_efs_file_system_policy.own_role", cty.True, model.Yes, model.No},
		{"elasticache-encrypted-in-transit", "strict", "basic", "aws_elasticache_replication_group.migrating", cty.True, model.Yes, model.No},
		{"eks-control-plane-logging", "strict", "basic", "aws_eks_cluster.audit", cty.False, model.No, model.Yes},
		{"eks-endpoint-not-open", "trusted_cidrs", "basic", "aws_eks_cluster.office", cty.ListVal([]cty.Value{cty.StringVal("198.51.100.0/24")}), model.Yes, model.No},
		{"eks-supported-version", "run_date", "basic", "aws_eks_cluster.current", cty.StringVal("2027-01-01"), model.Yes, model.No},
		{"guardduty-malware-plan-on-upload-buckets", "trusted_accounts", "own-accounts", "aws_s3_bucket.partner", texts("999988887777"), model.No, notApplicable},
		{"guardduty-malware-plan-on-upload-buckets", "upload_tag", "basic", "aws_s3_bucket.intake", cty.StringVal("From=partners"), model.Yes, notApplicable},
		{"guardduty-malware-plan-on-upload-buckets", "accepted_upload_scanner", "basic", "aws_s3_bucket.photos", cty.StringVal("a scanner"), model.No, model.Yes},
		{"health-events-notified", "strict", "basic", "provider.aws", cty.True, model.Yes, model.No},
		{"fsx-backup-retention", "min_days", "basic", "aws_fsx_openzfs_file_system.changed", cty.NumberIntVal(3), model.No, model.Yes},
		{"iam-user-not-created", "break_glass_users", "basic", "aws_iam_user.person", texts("tana*"), model.No, model.Yes},
		{"iam-user-names-individual", "shared_name_patterns", "basic", "aws_iam_user.shared", texts("guest"), model.No, model.Yes},
		{"iam-role-session-duration", "max_session_seconds", "basic", "aws_iam_role.half_a_day", cty.NumberIntVal(43200), model.No, model.Yes},
		{"iam-password-policy-expiry", "password_max_age_days", "weak", "provider.aws", cty.NumberIntVal(365), model.No, model.Yes},
		{"iam-managed-poweruser-not-attached", "break_glass_principals", "basic", "aws_iam_group_policy_attachment.emergency", texts("emerg*"), model.No, model.Yes},
		{"iam-login-profile-strength", "min_length", "basic", "aws_iam_user_login_profile.short", cty.NumberIntVal(8), model.No, model.Yes},
		{"iam-access-analyzer-unused-access", "unused_access_days", "basic", "provider.aws", cty.NumberIntVal(30), model.Yes, model.No},
		{"iam-delegated-administration-capped", "iam_admin_principals", "basic", "aws_iam_role_policy.admin", texts("identity-*"), model.No, model.Yes},
		{"iam-expired-server-certificates-removed", "run_date", "basic", "aws_iam_server_certificate.old", cty.StringVal("2027-01-01"), model.No, model.Yes},
		{"inspector-enabled", "scan_types", "basic", "provider.aws.osaka", texts("EC2"), model.No, model.Yes},
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
		{"organizations-environments-in-separate-accounts", "environment_patterns", "basic", "aws_organizations_account.orders", texts("all=prod|dev"), model.No, model.Yes},
		{"organizations-scp-restrict-regions", "allowed_regions", "basic", "provider.aws", texts("ap-northeast-1"), model.Yes, model.No},
		{"kms-grants-narrow", "trusted_accounts", "accounts", "aws_kms_grant.partner", texts("444455556666"), model.No, model.Yes},
		{"kms-imported-material-controlled", "unlimited_tag", "basic", "aws_kms_external_key.decided", cty.StringVal("Waiver"), model.Yes, model.No},
		{"kms-key-deletion-window", "kms_deletion_days", "basic", "aws_kms_key.hasty", cty.NumberIntVal(7), model.No, model.Yes},
		{"kms-key-serves-one-data-class", "classification_key", "basic", "aws_kms_key.mixed", cty.StringVal("Project"), model.No, model.Yes},
		{"kms-key-serves-one-data-class", "system_key", "basic", "aws_kms_key.ledger", cty.StringVal("System"), model.Yes, model.No},
		{"kms-key-policy-separates-admin-and-use", "key_admin_principals", "basic", "aws_kms_key.one_statement", texts("arn:aws:iam::111122223333:role/owner"), model.No, model.Yes},
		{"kms-key-rotation-enabled", "strict", "basic", "aws_kms_key.slow", cty.True, model.Yes, model.No},
		{"organizations-region-deny-attached", "allowed_regions", "basic", "provider.aws", texts("ap-northeast-1"), model.Yes, model.No},
		{"organizations-scp-protects-audit-services", "protected_audit_actions", "incomplete", "provider.aws", texts("cloudtrail:StopLogging"), model.No, model.Yes},
		{"nacl-no-ingress-all-ports", "strict", "basic", "aws_network_acl.internal", cty.True, model.Yes, model.No},
		{"msk-encrypted-in-transit", "strict", "basic", "aws_msk_cluster.silent", cty.True, model.Yes, model.No},
		{"neptune-backup-retention", "min_days", "basic", "aws_neptune_cluster.silent", cty.NumberIntVal(1), model.No, model.Yes},
		{"opensearch-access-policy-not-public", "strict", "basic", "aws_opensearch_domain.in_vpc", cty.True, model.Yes, model.No},
		{"opensearch-enforce-https", "strict", "basic", "aws_opensearch_domain.silent", cty.True, model.Unknown, model.No},
		{"lambda-runtime-supported", "run_date", "basic", "aws_lambda_function.old", cty.StringVal("2024-01-01"), model.No, model.Yes},
		{"lifecycle-no-end-of-support", "run_date", "basic", "aws_rds_cluster.soon", cty.StringVal("2027-03-01"), model.Yes, model.No},
		{"lifecycle-no-end-of-support", "warn_days", "basic", "aws_rds_cluster.soon", cty.NumberIntVal(365), model.Yes, model.No},
		{"provider-default-tags-required", "required_tags", "basic", "provider.aws.osaka", texts("Owner"), model.No, model.Yes},
		{"residency-copies-stay-in-allowed-regions", "allowed_regions", "basic", "aws_secretsmanager_secret.singapore", texts("ap-northeast-3", "ap-southeast-1"), model.No, model.Yes},
		{"residency-copies-stay-in-allowed-regions", "assume_region", "environment", "aws_kms_replica_key.this", cty.StringVal("ap-northeast-3"), model.Unknown, model.Yes},
		{"residency-provider-region-allowed", "allowed_regions", "basic", "provider.aws.oregon", texts("us-west-2"), model.No, model.Yes},
		{"residency-provider-region-allowed", "assume_region", "environment", "provider.aws", cty.StringVal("eu-west-1"), model.Unknown, model.No},
		{"resource-name-convention", "name_patterns", "basic", "aws_s3_bucket.unnamed", cty.MapVal(map[string]cty.Value{"aws_s3_bucket": cty.StringVal("^data$")}), model.No, model.Yes},
		{"residency-zone-allowed", "allowed_country", "basic", "aws_subnet.taipei", cty.StringVal(""), model.No, model.Yes},
		{"residency-zone-allowed", "allowed_regions", "basic", "aws_ebs_volume.seoul", texts("ap-northeast-2"), model.No, model.Yes},
		{"residency-zone-allowed", "assume_region", "environment", "aws_subnet.this", cty.StringVal("eu-west-1"), model.Unknown, model.No},
		{"docdb-cluster-log-exports", "strict", "basic", "aws_docdb_cluster.ledger", cty.True, model.Yes, model.No},
		{"rds-instance-log-exports", "strict", "basic", "aws_db_instance.ledger", cty.True, model.Yes, model.No},
		{"rds-non-default-port", "enabled", "basic", "aws_db_instance.changed", cty.False, model.No, notApplicable},
		{"rds-in-backup-plan", "central_backup_tag", "basic", "aws_db_instance.silent", cty.StringVal("Backup"), model.No, model.Yes},
		{"rds-time-zone-utc", "accepted_db_time_zones", "basic", "aws_db_instance.tokyo", texts("Asia/Tokyo"), model.No, model.Yes},
		{"rds-backup-retention", "min_days", "basic", "aws_rds_cluster.day", cty.NumberIntVal(1), model.No, model.Yes},
		{"recovery-data-copied-to-second-region", "dr_classes", "basic", "aws_db_instance.ordinary", cty.StringVal("all"), notApplicable, model.No},
		{"recovery-data-copied-to-second-region", "dr_mode", "plan", "module.database[\"loans\"].aws_rds_cluster.this", cty.StringVal("off"), model.No, notApplicable},
		{"recovery-dependencies-in-second-region", "dr_mode", "basic", "aws_kms_key.here_only", cty.StringVal("off"), model.No, notApplicable},
		{"recovery-workload-in-second-region", "dr_mode", "one_region", "provider.aws", cty.StringVal("off"), model.No, notApplicable},
		{"recovery-workload-in-second-region", "dr_pattern", "basic", "provider.aws", cty.StringVal("warm-standby"), model.Yes, model.No},
		{"recovery-workload-in-second-region", "allowed_regions", "basic", "provider.aws", texts("ap-northeast-1"), model.Yes, model.No},
		{"recovery-force-delete-disabled", "strict", "basic", "aws_db_instance.silent", cty.True, notApplicable, model.No},
		{"redshift-auto-snapshots", "strict", "basic", "aws_redshift_cluster.silent", cty.True, model.Yes, model.No},
		{"redshift-serverless-log-exports", "strict", "basic", "aws_redshiftserverless_namespace.ledger", cty.True, model.Yes, model.No},
		{"s3-audit-log-bucket-protected", "strict", "basic", "aws_cloudtrail.main", cty.True, model.Yes, model.No},
		{"s3-bucket-access-logging-enabled", "accept_data_events", "basic", "aws_s3_bucket.watched", cty.True, model.No, model.Yes},
		{"s3-bucket-policy-restricts-cross-account", "trusted_accounts", "account", "aws_s3_bucket_policy.partner", cty.ListVal([]cty.Value{cty.StringVal("444455556666")}), model.No, model.Yes},
		{"s3-log-retention-met", "audit_log_days", "basic", "aws_s3_bucket.trail", cty.NumberIntVal(3650), model.Yes, model.No},
		{"s3-log-retention-met", "strict", "basic", "aws_s3_bucket.config", cty.True, model.Yes, model.No},
		{"s3-bucket-object-lock-enabled", "audit_log_days", "audit", "aws_s3_bucket.short", cty.NumberIntVal(90), model.No, model.Yes},
		{"s3-bucket-object-lock-enabled", "strict", "audit", "aws_s3_bucket.long", cty.True, model.Yes, model.No},
		{"s3-bucket-versioned-has-lifecycle", "strict", "basic", "aws_s3_bucket.this[\"current_only\"]", cty.False, model.No, model.Yes},
		{"s3-bucket-vpc-only-for-important", "classification_key", "basic", "aws_s3_bucket.silent", cty.StringVal("Class"), model.No, notApplicable},
		{"s3-bucket-vpc-only-for-important", "protected_classes", "basic", "aws_s3_bucket.silent", texts("personal"), model.No, notApplicable},
		{"s3-bucket-vpc-only-for-important", "vpc_only_tag", "basic", "aws_s3_bucket.open", cty.StringVal("Access=private"), model.No, notApplicable},
		{"s3-data-expires-by-rule", "classification_key", "basic", "aws_s3_bucket.silent", cty.StringVal("Class"), model.No, notApplicable},
		{"s3-data-expires-by-rule", "retention_tag", "basic", "aws_s3_bucket.late", cty.StringVal("Days"), model.No, notApplicable},
		{"s3-bucket-encryption-enabled", "strict", "basic", "aws_s3_bucket.silent", cty.True, model.Yes, model.No},
		{"s3-bucket-encrypted-with-kms-cmk", "strict", "basic", "aws_s3_bucket.aws_key", cty.False, model.No, model.Yes},
		{"securityhub-standard-active", "required_standards", "bare", "provider.aws", texts("pci-dss"), model.No, model.Yes},
		{"sqs-queue-encrypted", "strict", "basic", "aws_sqs_queue.silent", cty.False, model.No, model.Yes},
		{"secretsmanager-policy-not-public", "strict", "basic", "aws_secretsmanager_secret_policy.reader", cty.True, model.Yes, model.No},
		{"tags-data-classification-protections-match", "backup_retention_days", "stores", "aws_db_instance.ledger", cty.NumberIntVal(30), model.Yes, model.No},
		{"tags-data-classification-protections-match", "central_backup_tag", "backup", "aws_efs_file_system.shared", cty.StringVal("Backup"), model.No, model.Yes},
		{"tags-data-classification-protections-match", "classification_key", "basic", "aws_s3_bucket.brochures", cty.StringVal("Class"), model.Yes, model.No},
		{"tags-data-classification-protections-match", "classification_values", "basic", "aws_s3_bucket.odd", texts("secret"), model.No, model.Yes},
		{"tags-data-classification-protections-match", "protected_classes", "basic", "aws_s3_bucket.bare", texts("confidential"), model.No, model.Yes},
		{"transfer-server-not-public", "strict", "basic", "aws_transfer_server.elastic", cty.True, model.Yes, model.No},
		{"transfer-server-security-policy", "oldest_policy", "basic", "aws_transfer_server.old", cty.StringVal("2023-01"), model.No, model.Yes},
		{"sg-no-ingress-unauthorized-port", "authorised_internet_ports", "basic", "aws_security_group.app", cty.ListVal([]cty.Value{cty.NumberIntVal(8080)}), model.No, model.Yes},
		{"sg-no-broad-public-cidr", "admin_prefix_length", "basic", "aws_security_group.wide", cty.NumberIntVal(8), model.No, model.Yes},
		{"sg-no-broad-public-cidr", "admin_prefix_length_ipv6", "basic", "aws_security_group.wide6", cty.NumberIntVal(32), model.No, model.Yes},
		{"sg-no-unrestricted-egress", "strict", "basic", "aws_security_group.web_only", cty.True, model.Yes, model.No},
		{"vpc-compute-in-private-subnets", "public_tag", "basic", "aws_instance.bastion", cty.StringVal("Zone=dmz"), model.Yes, model.No},
		{"directconnect-traffic-encrypted", "dx_tls_end_to_end", "basic", "aws_dx_connection.plain", cty.True, model.No, model.Yes},
		{"backend-state-encrypted-and-locked", "require_backend", "none", "terraform.settings", cty.True, notApplicable, model.No},
		{"module-source-pinned", "strict", "basic", "module.tag", cty.True, model.Yes, model.No},
		{"backend-state-encrypted-and-locked", "strict", "s3", "terraform.settings", cty.True, model.Yes, model.No},
		{"secretsmanager-rotation-within-90-days", "secret_rotation_days", "basic", "aws_secretsmanager_secret_rotation.yearly", cty.NumberIntVal(365), model.No, model.Yes},
		{"sso-permission-set-session-duration", "permission_set_session", "basic", "aws_ssoadmin_permission_set.day", cty.StringVal("PT12H"), model.No, model.Yes},
		{"ssm-parameter-encrypted", "every_parameter", "basic", "aws_ssm_parameter.level", cty.True, notApplicable, model.No},
		{"ssm-patching-scheduled", "patch_days", "basic", "aws_ssm_patch_baseline.slow", cty.NumberIntVal(30), model.No, model.Yes},
		{"ssm-patching-scheduled", "immutable_tag", "basic", "aws_instance.replaced", cty.StringVal("Kind"), notApplicable, model.No},
		{"securityhub-organization-wide", "strict", "basic", "provider.aws", cty.True, model.Yes, model.No},
		{"shield-advanced-on-public-endpoints", "subscribed", "unpaid", "aws_lb.web", cty.True, notApplicable, model.No},
		{"vpc-connection-points-declared", "trusted_accounts", "account", "aws_vpc_peering_connection.foreign", texts("210987654321"), model.No, model.Yes},
		{"vpc-connection-points-declared", "allowed_regions", "basic", "aws_vpc_peering_connection.own_osaka", texts("ap-northeast-1"), model.Yes, model.No},
		{"vpc-connection-points-declared", "approved_endpoint_services", "basic", "aws_vpc_endpoint.vendor", texts("com.amazonaws.vpce.ap-northeast-1.vpce-svc-0123456789abcdef0"), model.Unknown, model.Yes},
		{"vpc-no-path-between-environments", "environment_patterns", "basic", "aws_vpc_peering_connection.across", texts("all=prod|dev"), model.No, model.Yes},
		{"vpc-onprem-via-vpn-or-dx", "onprem_cidrs", "basic", "aws_route.site", texts("172.16.0.0/12"), notApplicable, model.No},
		{"vpc-endpoint-service-principals-not-wildcard", "trusted_accounts", "basic", "aws_vpc_endpoint_service.partners", texts("111122223333"), model.Yes, model.No},
		{"vpc-dhcp-options-keep-amazon-time", "ntp_servers", "basic", "aws_vpc_dhcp_options.own", texts("10.0.0.123"), model.No, model.Yes},
		{"vpc-peering-routes-least-privilege", "strict", "basic", "aws_route.whole_peer", cty.True, model.Yes, model.No},
		{"vpc-route-igw-not-unrestricted", "private_pattern", "basic", "aws_route_table.mixed_up", cty.StringVal("closed"), model.No, model.Yes},
		{"vpc-flow-logs-alerted", "strict", "detector", "aws_flow_log.bucket", cty.True, model.Yes, model.No},
		{"vpc-egress-filtered", "egress_proxy", "basic", "aws_vpc.net[\"bare\"]", cty.StringVal("squid"), model.No, model.Yes},
		{"vpc-endpoints-for-used-services", "endpoint_services", "basic", "aws_vpc.net[\"bare\"]", texts("kms"), model.No, model.Yes},
		{"vpc-endpoints-for-used-services", "central_endpoint_vpc", "basic", "aws_vpc.net[\"bare\"]", cty.StringVal("hub"), model.No, model.Yes},
		{"elb-classic-listener-encrypted", "strict", "basic", "aws_elb.passed_through", cty.True, model.Yes, model.No},
		{"elb-classic-listener-has-certificate", "strict", "basic", "aws_elb.uploaded", cty.True, model.Yes, model.No},
		{"elb-internal-unless-intended", "public_tag", "basic", "aws_lb.public", cty.StringVal("Zone=dmz"), model.Yes, model.No},
		{"autoscaling-compute-scales-on-load", "fixed_tag", "basic", "aws_autoscaling_group.fixed", cty.StringVal("Size=fixed"), notApplicable, model.No},
		{"autoscaling-group-minimum-two", "environment_patterns", "basic", "aws_autoscaling_group.staging", texts("production=stag"), model.Yes, model.No},
		{"autoscaling-suspended-processes-fit-role", "stateful_tag", "basic", "aws_autoscaling_group.stateful_moved", cty.StringVal("Role=db"), model.No, model.Yes},
		{"ecr-encrypted-with-cmk", "strict", "basic", "aws_ecr_repository.aws_key", cty.True, model.Yes, model.No},
		{"vpn-tunnel-strong-parameters", "strict", "basic", "aws_vpn_connection.silent", cty.True, model.Yes, model.No},
		{"wafv2-common-rules-present", "accepted_rule_groups", "basic", "aws_wafv2_web_acl.half", texts("AWSManagedRulesCommonRuleSet"), model.No, model.Yes},
		{"wafv2-rules-block-not-count", "observation_marker", "basic", "aws_wafv2_web_acl.observed", cty.StringVal("trial"), model.Yes, model.No},
		{"ecs-eks-services-span-zones", "strict", "basic", "aws_ecs_service.good", cty.True, model.Yes, model.No},
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
				v := verdicts(f.judge(t, g, run.o))[test.subject]
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
