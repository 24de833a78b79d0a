package config

import (
	"strings"

	"github.com/zclconf/go-cty/cty"

	"github.com/sekisho/sekisho/analyzer/model"
	"github.com/sekisho/sekisho/analyzer/rule"
	"github.com/sekisho/sekisho/rules/facts"
)

// RulesWatchPublicExposure notices what somebody opens to the internet by hand.
var RulesWatchPublicExposure = &rule.Rule{
	ID:       "config-rules-watch-public-exposure",
	Title:    rule.T("Managed rules watch for public resources and open networks", "マネージドルールで公開リソースと開放されたネットワークを監視している"),
	Why:      rule.T("What is opened in the console never passes a review of Terraform code. Only a rule that watches the account sees it.", "コンソールで公開された設定は Terraform のレビューを通りません。アカウントを見張るルールだけが気付けます。"),
	Fix:      rule.T("Add an aws_config_config_rule, or a conformance pack, for each missing identifier; exposure_rules holds the list.", "足りない識別子ごとに aws_config_config_rule または適合パックを追加してください。対象は exposure_rules で変更できます。"),
	Severity: rule.Medium,
	Since:    "0.1.0",
	Params: []rule.Param{
		{Name: "exposure_rules", Default: exposureRules(), About: rule.T("the identifiers of the rules that have to be in use", "使用すべきルールの識別子")},
	},
	Reads: managedTypes,
	Account: func(p *rule.Pass, prov *model.Provider) rule.Result {
		var used []rule.Result
		var missing []string
		for _, id := range p.Strings("exposure_rules") {
			res := inUse(p, prov, id)
			if res.OK == model.No {
				missing = append(missing, id)
			} else {
				used = append(used, res)
			}
		}
		switch {
		case len(used) == 0:
			return facts.Silent(prov, "no rule watches for public exposure")
		case len(missing) > 0:
			return rule.Judge(model.No, "there is no rule "+strings.Join(missing, ", "), facts.First(p.Graph, prov, managedTypes...))
		}
		res := facts.All(used...)
		if res.OK == model.Yes {
			res.Message = "all required rules are in use"
		}
		return res
	},
	Refs: []string{
		"https://docs.aws.amazon.com/config/latest/developerguide/managed-rules-by-aws-config.html",
		"https://docs.aws.amazon.com/config/latest/developerguide/conformance-packs.html",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/config_config_rule",
	},
}

// exposureRules are the managed rules that find what is open to everyone.
func exposureRules() cty.Value {
	return identifiers(
		"S3_BUCKET_PUBLIC_READ_PROHIBITED", "S3_BUCKET_PUBLIC_WRITE_PROHIBITED", "RDS_INSTANCE_PUBLIC_ACCESS_CHECK", "RDS_SNAPSHOTS_PUBLIC_PROHIBITED",
		"EBS_SNAPSHOT_PUBLIC_RESTORABLE_CHECK", "LAMBDA_FUNCTION_PUBLIC_ACCESS_PROHIBITED", "EC2_INSTANCE_NO_PUBLIC_IP", "INCOMING_SSH_DISABLED",
		"RESTRICTED_INCOMING_TRAFFIC", "VPC_DEFAULT_SECURITY_GROUP_CLOSED", "VPC_SG_OPEN_ONLY_TO_AUTHORIZED_PORTS",
	)
}

func identifiers(list ...string) cty.Value {
	vals := make([]cty.Value, len(list))
	for i, s := range list {
		vals[i] = cty.StringVal(s)
	}
	return cty.ListVal(vals)
}
