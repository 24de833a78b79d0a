package config

import (
	"github.com/sekisho/sekisho/analyzer/is"
	"github.com/sekisho/sekisho/analyzer/model"
	"github.com/sekisho/sekisho/analyzer/rule"
	"github.com/sekisho/sekisho/rules/facts"
)

// RecorderAllResources keeps a record of how everything in the account was configured, and when.
var RecorderAllResources = &rule.Rule{
	ID:       "config-recorder-all-resources",
	Title:    rule.T("AWS Config records all resource types, and is started", "AWS Config で全リソースタイプを記録し、記録を開始している"),
	Why:      rule.T("After an incident the record tells who could reach what on which day. What is not recorded cannot be told, and a recorder that was never started records nothing.", "事故のあと、いつ何に誰が到達できたかは記録からわかります。記録していないものはわからず、開始していないレコーダーは何も残しません。"),
	Fix:      rule.T("Leave all_supported of the recording group on, or exclude a few types by a recording strategy, and add an aws_config_configuration_recorder_status with is_enabled true.", "記録グループの all_supported を有効のままにするか、記録戦略で一部の種類だけを除外し、is_enabled が true の aws_config_configuration_recorder_status を追加してください。"),
	Severity: rule.Medium,
	Since:    "0.1.0",
	Types:    []string{recorderType},
	Reads:    []string{recorderStatusType},
	Check: func(p *rule.Pass, recorder *model.Resource) rule.Result {
		return facts.All(everything(recorder), started(p, recorder))
	},
	Refs: []string{
		"https://docs.aws.amazon.com/config/latest/developerguide/select-resources.html",
		"https://docs.aws.amazon.com/securityhub/latest/userguide/config-controls.html#config-1",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/config_configuration_recorder",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/config_configuration_recorder_status",
	},
}

// everything tells whether a recorder records all types, or all but those that it names.
func everything(recorder *model.Resource) rule.Result {
	all, strategy := recorder.Get("recording_group.all_supported"), recorder.Get("recording_group.recording_strategy.use_only")
	excluding := rule.Judge(strategy.OneOf("EXCLUSION_BY_RESOURCE_TYPES"), is.Saw(strategy), strategy)
	res := facts.Any(rule.Judge(all.True().Or(all.Set().Not()), is.Saw(all), all), excluding)
	if res.OK == model.No {
		res.Message = "only some resource types are recorded: " + is.Saw(all)
	}
	return res
}

// started tells whether the recorder runs. A region has one recorder, and so one status.
func started(p *rule.Pass, recorder *model.Resource) rule.Result {
	none := rule.Judge(model.No, "no "+recorderStatusType+" starts "+recorder.Address(), recorder.Value())
	return facts.One(p.Graph, recorderStatusType, facts.Beside(recorder), none, enabled)
}

func enabled(status *model.Resource) rule.Result {
	v := status.Get("is_enabled")
	return rule.Judge(v.True(), is.Saw(v), v)
}
