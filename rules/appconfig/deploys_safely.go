package appconfig

import (
	"github.com/sekisho/sekisho/analyzer/is"
	"github.com/sekisho/sekisho/analyzer/model"
	"github.com/sekisho/sekisho/analyzer/rule"
	"github.com/sekisho/sekisho/rules/facts"
)

// DeploysSafely keeps one wrong setting from reaching everybody at once.
var DeploysSafely = &rule.Rule{
	ID:       "appconfig-deploys-safely",
	Title:    rule.T("Dynamic settings are validated, rolled out in steps and taken back by an alarm", "動的な設定を検証し、段階的に展開し、アラームで戻している"),
	Why:      rule.T("A setting takes effect in seconds on every server, without the tests that code goes through.", "設定はコードのような試験を経ずに、数秒で全サーバーに反映されます。"),
	Fix:      rule.T("Give the configuration profile a validator, the environment a monitor with alarm_arn, and the deployment strategy a growth_factor below 100 and a final_bake_time_in_minutes above 0.", "設定プロファイルに validator、環境に alarm_arn 付きの monitor を追加し、デプロイ戦略の growth_factor を 100 未満、final_bake_time_in_minutes を 1 以上にしてください。"),
	Severity: rule.Low,
	Since:    "0.1.0",
	Extra:    true,
	Types:    []string{"aws_appconfig_configuration_profile", "aws_appconfig_environment", "aws_appconfig_deployment_strategy"},
	Check:    deploysSafely,
	Refs: []string{
		"https://docs.aws.amazon.com/appconfig/latest/userguide/appconfig-creating-configuration-and-profile-validators.html",
		"https://docs.aws.amazon.com/appconfig/latest/userguide/appconfig-creating-deployment-strategy.html",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/appconfig_deployment_strategy",
	},
}

func deploysSafely(_ *rule.Pass, r *model.Resource) rule.Result {
	switch r.Addr.Type {
	case "aws_appconfig_configuration_profile":
		return exists(r, "validator")
	case "aws_appconfig_environment":
		return exists(r, "monitor")
	}
	growth, bake := r.Get("growth_factor"), r.Get("final_bake_time_in_minutes")
	return facts.All(
		rule.Judge(growth.AtMost(99), is.Saw(growth), growth),
		rule.Judge(bake.AtLeast(1), is.Saw(bake), bake))
}

// exists requires a block.
func exists(r *model.Resource, name string) rule.Result {
	blocks := r.Blocks(name)
	switch {
	case len(blocks.List) > 0:
		return rule.Judge(model.Yes, "there is a "+name, blocks.List[0].Value())
	case blocks.Complete != model.Yes:
		return rule.Judge(model.Unknown, "whether there is a "+name+" is not known", blocks.Stuck)
	}
	return rule.Judge(model.No, name+" is not set", r.Value())
}
