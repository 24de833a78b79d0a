package plan

import (
	"slices"

	"github.com/sekisho/sekisho/analyzer/model"
	"github.com/sekisho/sekisho/analyzer/rule"
)

// SecurityControlsKept stops a plan that takes away what watches over an account, or guards something that stays.
var SecurityControlsKept = &rule.Rule{
	ID:       "plan-security-controls-kept",
	Title:    rule.T("Plan removes no security control of what stays", "プランで残存リソースのセキュリティ統制を削除しない"),
	Why:      rule.T("A control that is gone is not seen in what is left: the rules about a log or a public access block have nothing to judge any more, and nobody is told that it was there.", "統制が削除されると、残った構成からはその不在がわかりません。ログやパブリックアクセスブロックのルールは判定対象を失い、以前あったことも伝わりません。"),
	Fix:      rule.T("Keep the control, or show in the same change what takes its place. Use a moved block where it only gets another address.", "統制を残すか、同じ変更の中で代替の統制を示してください。アドレスだけが変わる場合は moved ブロックを使います。"),
	Severity: rule.High,
	Since:    "0.1.0",
	Types: []string{
		"aws_accessanalyzer_analyzer", "aws_backup_plan", "aws_backup_selection", "aws_backup_vault_lock_configuration", "aws_backup_vault_policy",
		"aws_config_configuration_recorder_status", "aws_config_delivery_channel", "aws_ebs_encryption_by_default", "aws_flow_log",
		"aws_guardduty_detector", "aws_iam_account_password_policy", "aws_inspector2_enabler", "aws_macie2_account",
		"aws_networkfirewall_firewall", "aws_organizations_policy_attachment", "aws_s3_account_public_access_block",
		"aws_s3_bucket_logging", "aws_s3_bucket_object_lock_configuration", "aws_s3_bucket_public_access_block",
		"aws_s3_bucket_server_side_encryption_configuration", "aws_s3_bucket_versioning", "aws_securityhub_account",
		"aws_securityhub_standards_subscription", "aws_shield_protection", "aws_wafv2_web_acl_association",
		"aws_wafv2_web_acl_logging_configuration",
	},
	Reads: []string{
		"aws_alb", "aws_api_gateway_stage", "aws_appsync_graphql_api", "aws_backup_vault", "aws_cloudfront_distribution",
		"aws_cognito_user_pool", "aws_ec2_transit_gateway", "aws_ec2_transit_gateway_vpc_attachment", "aws_eip",
		"aws_globalaccelerator_accelerator", "aws_lb", "aws_network_interface", "aws_organizations_account",
		"aws_organizations_organizational_unit", "aws_route53_zone", "aws_s3_bucket", "aws_subnet", "aws_vpc", "aws_wafv2_web_acl",
	},
	Removed: true,
	// What does not exist yet cannot be removed, and without a plan nothing is.
	When: func(_ *rule.Pass, r *model.Resource) model.Tri {
		return model.Of(r.Change != nil && r.Change.Before != nil)
	},
	Check: func(p *rule.Pass, r *model.Resource) rule.Result {
		control := controlOf(r.Addr.Type)
		switch {
		case r.Exists == model.Unknown:
			return rule.Judge(model.Unknown, "the change of "+r.Address()+" is deferred to a later plan", r.Value()).
				Because("the later plan may remove " + r.Address())
		case slices.Contains(r.Change.Actions, "forget"):
			return rule.Judge(model.Yes, "the plan takes "+r.Address()+" out of the state and leaves it as it is", r.Value())
		case !slices.Contains(r.Change.Actions, "delete"):
			return rule.Judge(model.Yes, "the plan keeps "+r.Address(), r.Value())
		case !r.Change.Removes() && control.records:
			return rule.Judge(model.No, "the plan replaces "+r.Address()+because(r.Change.Reason)+": it is off in between, and its findings are lost", r.Value())
		case !r.Change.Removes():
			return rule.Judge(model.Yes, "the plan makes "+r.Address()+" anew", r.Value())
		}
		return removed(p, r, control)
	},
	Refs: []string{
		"https://docs.aws.amazon.com/prescriptive-guidance/latest/terraform-aws-provider-best-practices/security.html",
		"https://docs.aws.amazon.com/securityhub/latest/userguide/securityhub-disable.html",
	},
}

// control is a type of things that watch or guard.
type control struct {
	typ     string
	guards  string // the argument that names what it guards; "" for an account and region
	records bool   // it holds findings, which go with it
}

// controls are those that are not about an account and region as a whole, or hold findings.
var controls = [...]control{
	{"aws_accessanalyzer_analyzer", "", true},
	{"aws_backup_plan", "name", false},
	{"aws_backup_selection", "name", false},
	{"aws_backup_vault_lock_configuration", "backup_vault_name", false},
	{"aws_backup_vault_policy", "backup_vault_name", false},
	{"aws_guardduty_detector", "", true},
	{"aws_macie2_account", "", true},
	{"aws_networkfirewall_firewall", "vpc_id", false},
	{"aws_organizations_policy_attachment", "target_id", false},
	{"aws_s3_bucket_logging", "bucket", false},
	{"aws_s3_bucket_object_lock_configuration", "bucket", false},
	{"aws_s3_bucket_public_access_block", "bucket", false},
	{"aws_s3_bucket_server_side_encryption_configuration", "bucket", false},
	{"aws_s3_bucket_versioning", "bucket", false},
	{"aws_securityhub_account", "", true},
	{"aws_securityhub_standards_subscription", "standards_arn", false},
	{"aws_shield_protection", "resource_arn", false},
	{"aws_wafv2_web_acl_association", "resource_arn", false},
	{"aws_wafv2_web_acl_logging_configuration", "resource_arn", false},
}

func controlOf(typ string) control {
	for _, c := range controls {
		if c.typ == typ {
			return c
		}
	}
	return control{typ: typ}
}

// removed judges a control that the plan destroys: it may go with what it guards, or another one may take its place.
func removed(p *rule.Pass, r *model.Resource, c control) rule.Result {
	said := "the plan removes " + r.Address()
	guarded, ok := guardedBy(r, c)
	if c.guards != "" && !ok {
		v := r.Change.Before.Get(c.guards)
		return rule.Judge(model.Unknown, said, r.Value(), v).Because("what it guards is not known")
	}
	if guarded.Present() {
		if gone := alsoGone(p.Graph, guarded); gone != nil {
			return rule.Judge(model.Yes, said+" with "+gone.Address(), r.Value(), guarded)
		}
	}
	maybe := false
	for _, o := range p.Graph.Of(r.Addr.Type) {
		switch takesOver(o, r, guarded) {
		case model.Yes:
			return rule.Judge(model.Yes, said+", and "+o.Address()+" takes its place", r.Value(), o.Value())
		case model.Unknown:
			maybe = true
		case model.No:
		}
	}
	seen := []model.Value{r.Value()}
	if guarded.Present() {
		seen = append(seen, guarded)
	}
	if maybe {
		return rule.Judge(model.Unknown, said, seen...).Because("whether another one takes its place is not known")
	}
	return rule.Judge(model.No, said+", and nothing takes its place", seen...)
}

// guardedBy is the name of what a control guards; false where it is not known. A flow log names it in one of several
// arguments. The zero Value stands for an account and region.
func guardedBy(r *model.Resource, c control) (model.Value, bool) {
	paths := []string{c.guards}
	if c.typ == "aws_flow_log" {
		paths = []string{"vpc_id", "subnet_id", "eni_id", "transit_gateway_id", "transit_gateway_attachment_id"}
	}
	for _, path := range paths {
		if path == "" {
			continue
		}
		v := r.Change.Before.Get(path)
		if s, ok := v.Text(); ok && s != "" {
			return v, true
		}
	}
	return model.Value{}, false
}

// guardedTypes are the things that an argument can name, with the argument of theirs that it holds.
var guardedTypes = [...]struct{ path, typ, name string }{
	{"backup_vault_name", "aws_backup_vault", "name"},
	{"bucket", "aws_s3_bucket", "bucket"},
	{"eni_id", "aws_network_interface", "id"},
	{"resource_arn", "aws_alb", "arn"},
	{"resource_arn", "aws_api_gateway_stage", "arn"},
	{"resource_arn", "aws_appsync_graphql_api", "arn"},
	{"resource_arn", "aws_cloudfront_distribution", "arn"},
	{"resource_arn", "aws_cognito_user_pool", "arn"},
	{"resource_arn", "aws_eip", "arn"},
	{"resource_arn", "aws_globalaccelerator_accelerator", "id"},
	{"resource_arn", "aws_lb", "arn"},
	{"resource_arn", "aws_route53_zone", "arn"},
	{"resource_arn", "aws_wafv2_web_acl", "arn"},
	{"subnet_id", "aws_subnet", "id"},
	{"target_id", "aws_organizations_account", "id"},
	{"target_id", "aws_organizations_organizational_unit", "id"},
	{"transit_gateway_attachment_id", "aws_ec2_transit_gateway_vpc_attachment", "id"},
	{"transit_gateway_id", "aws_ec2_transit_gateway", "id"},
	{"vpc_id", "aws_vpc", "id"},
}

// alsoGone finds the thing of a name that the plan destroys too; nil where there is none.
func alsoGone(g *model.Graph, guarded model.Value) *model.Resource {
	want, _ := guarded.Text()
	for _, r := range g.Removed {
		if slices.Contains(r.Change.Actions, "forget") {
			continue
		}
		for _, t := range guardedTypes {
			if t.path != guarded.Path || t.typ != r.Addr.Type {
				continue
			}
			if s, ok := r.Get(t.name).Text(); ok && s == want {
				return r
			}
		}
	}
	return nil
}

// takesOver tells whether a control of the configuration guards what a removed one did.
func takesOver(o, r *model.Resource, guarded model.Value) model.Tri {
	if !guarded.Present() {
		if o.Provider == nil || r.Provider == nil {
			return model.Unknown
		}
		return r.Provider.SameRegion(o.Provider)
	}
	want, _ := guarded.Text()
	v := o.Get(guarded.Path)
	if s, ok := v.Text(); ok {
		return model.Of(s == want)
	}
	if !v.Known() {
		return model.Unknown
	}
	return model.No
}
