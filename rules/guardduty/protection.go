package guardduty

import (
	"slices"

	"github.com/sekisho/sekisho/analyzer/is"
	"github.com/sekisho/sekisho/analyzer/model"
	"github.com/sekisho/sekisho/analyzer/rule"
	"github.com/sekisho/sekisho/rules/facts"
)

// S3Protection notices who reads or removes objects in an unusual way.
var S3Protection = &rule.Rule{
	ID:       "guardduty-s3-protection",
	Title:    rule.T("GuardDuty S3 protection is on", "GuardDuty の S3 保護を有効にしている"),
	Why:      rule.T("Stolen credentials are often used to read buckets. Without S3 protection GuardDuty does not look at what is done to objects.", "盗まれた認証情報はバケットの読み出しによく使われます。S3 保護がないと、GuardDuty はオブジェクトへの操作を見ません。"),
	Fix:      rule.T("Set the status of the aws_guardduty_detector_feature S3_DATA_EVENTS to ENABLED.", "aws_guardduty_detector_feature の S3_DATA_EVENTS の status を ENABLED にしてください。"),
	Severity: rule.Medium,
	Since:    "0.1.0",
	Types:    []string{detectorType},
	Reads:    []string{featureType},
	Check:    plan{names: []string{"S3_DATA_EVENTS"}, legacy: "datasources.s3_logs.enable", byDefault: true}.check,
	Refs:     planRefs("s3-protection.html", "guardduty-10"),
}

// EKSProtection notices attacks on clusters in what is asked of their control planes.
var EKSProtection = &rule.Rule{
	ID:       "guardduty-eks-protection",
	Title:    rule.T("GuardDuty EKS audit log monitoring is on", "GuardDuty の EKS 監査ログモニタリングを有効にしている"),
	Why:      rule.T("Who gets into a cluster asks its control plane for secrets and more rights. Without this protection nobody looks at those calls.", "クラスターに侵入した人は、コントロールプレーンにシークレットや権限を求めます。この保護がないと、その呼び出しは誰にも見られません。"),
	Fix:      rule.T("Set the status of the aws_guardduty_detector_feature EKS_AUDIT_LOGS to ENABLED.", "aws_guardduty_detector_feature の EKS_AUDIT_LOGS の status を ENABLED にしてください。"),
	Severity: rule.Medium,
	Since:    "0.1.0",
	Types:    []string{detectorType},
	Reads:    []string{featureType},
	Check:    plan{names: []string{"EKS_AUDIT_LOGS"}, legacy: "datasources.kubernetes.audit_logs.enable", byDefault: true}.check,
	Refs:     planRefs("kubernetes-protection.html", "guardduty-5"),
}

// MalwareProtection looks for malware on the volumes of machines that behave badly.
var MalwareProtection = &rule.Rule{
	ID:       "guardduty-malware-protection",
	Title:    rule.T("GuardDuty malware protection for EC2 is on", "GuardDuty の EC2 向けマルウェア保護を有効にしている"),
	Why:      rule.T("When a machine behaves as if it were taken over, a scan of its volumes tells what is on them, without an agent.", "乗っ取りが疑われる挙動のあったインスタンスのボリュームを、エージェントなしで検査できます。"),
	Fix:      rule.T("Set the status of the aws_guardduty_detector_feature EBS_MALWARE_PROTECTION to ENABLED.", "aws_guardduty_detector_feature の EBS_MALWARE_PROTECTION の status を ENABLED にしてください。"),
	Severity: rule.Medium,
	Since:    "0.1.0",
	Types:    []string{detectorType},
	Reads:    []string{featureType},
	Check: plan{
		names: []string{"EBS_MALWARE_PROTECTION"}, legacy: "datasources.malware_protection.scan_ec2_instance_with_findings.ebs_volumes.enable", byDefault: true,
	}.check,
	Refs: planRefs("malware-protection.html", "guardduty-8"),
}

// RDSProtection notices guessed passwords and strange sign-ins at databases.
var RDSProtection = &rule.Rule{
	ID:       "guardduty-rds-protection",
	Title:    rule.T("GuardDuty RDS protection is on", "GuardDuty の RDS 保護を有効にしている"),
	Why:      rule.T("Sign-ins to databases leave no trace in the trail. GuardDuty looks at them without an agent, and tells of guessing and of strange places.", "データベースへのサインインは証跡に残りません。GuardDuty はエージェントなしで監視し、総当たりや不審な接続元を知らせます。"),
	Fix:      rule.T("Set the status of the aws_guardduty_detector_feature RDS_LOGIN_EVENTS to ENABLED.", "aws_guardduty_detector_feature の RDS_LOGIN_EVENTS の status を ENABLED にしてください。"),
	Severity: rule.Medium,
	Since:    "0.1.0",
	Types:    []string{detectorType},
	Reads:    []string{featureType},
	Check:    plan{names: []string{"RDS_LOGIN_EVENTS"}, byDefault: true}.check,
	Refs:     planRefs("rds-protection.html", "guardduty-9"),
}

// LambdaProtection notices functions that talk to the wrong hosts.
var LambdaProtection = &rule.Rule{
	ID:       "guardduty-lambda-protection",
	Title:    rule.T("GuardDuty Lambda protection is on", "GuardDuty の Lambda 保護を有効にしている"),
	Why:      rule.T("A dependency that was tampered with mines or sends data away from inside a function, where no agent runs.", "改ざんされた依存パッケージは、エージェントの動かない関数の中から採掘やデータの持ち出しを行います。"),
	Fix:      rule.T("Set the status of the aws_guardduty_detector_feature LAMBDA_NETWORK_LOGS to ENABLED.", "aws_guardduty_detector_feature の LAMBDA_NETWORK_LOGS の status を ENABLED にしてください。"),
	Severity: rule.Medium,
	Since:    "0.1.0",
	Extra:    true,
	Types:    []string{detectorType},
	Reads:    []string{featureType},
	Check:    plan{names: []string{"LAMBDA_NETWORK_LOGS"}, byDefault: true}.check,
	Refs:     planRefs("lambda-protection.html", "guardduty-6"),
}

// RuntimeMonitoring notices what happens inside machines and containers.
var RuntimeMonitoring = &rule.Rule{
	ID:       "guardduty-runtime-monitoring",
	Title:    rule.T("GuardDuty runtime monitoring is on, with an agent that it manages", "GuardDuty のランタイムモニタリングとエージェント管理を有効にしている"),
	Why:      rule.T("Logs show the network and the API. What a process does inside a machine, such as a reverse shell, only an agent sees. It is off by default.", "ログで分かるのは通信と API だけです。リバースシェルなど、インスタンス内のプロセスの動きはエージェントでしか見えません。既定では無効です。"),
	Fix:      rule.T("Add an aws_guardduty_detector_feature RUNTIME_MONITORING with status ENABLED and an additional_configuration for EKS, ECS or EC2 that is ENABLED.", "status が ENABLED の aws_guardduty_detector_feature RUNTIME_MONITORING と、EKS、ECS、EC2 のいずれかを ENABLED にした additional_configuration を追加してください。"),
	Severity: rule.Medium,
	Since:    "0.1.0",
	Extra:    true,
	Types:    []string{detectorType},
	Reads:    []string{featureType},
	Check:    plan{names: []string{"RUNTIME_MONITORING", "EKS_RUNTIME_MONITORING"}, agents: true}.check,
	Refs:     planRefs("runtime-monitoring.html", "guardduty-11"),
}

const featureType = "aws_guardduty_detector_feature"

// plan is a protection plan of GuardDuty.
type plan struct {
	names     []string // of the feature
	legacy    string   // where the detector itself turns it on
	byDefault bool     // a new detector has it: all but runtime monitoring, see planRefs
	agents    bool     // it is of use only with agents, which GuardDuty can manage
}

func planRefs(page, control string) []string {
	return []string{
		"https://docs.aws.amazon.com/guardduty/latest/ug/" + page,
		"https://docs.aws.amazon.com/guardduty/latest/APIReference/API_CreateDetector.html",
		"https://docs.aws.amazon.com/securityhub/latest/userguide/guardduty-controls.html#" + control,
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/guardduty_detector_feature",
	}
}

// check requires that a detector has the plan: by a feature, else by what the detector says itself.
func (pl plan) check(p *rule.Pass, detector *model.Resource) rule.Result {
	none := pl.without(detector)
	named := func(feature *model.Resource) model.Tri { return feature.Get("name").OneOf(pl.names...) }
	l := p.Graph.At(detector).Into(featureType, "detector_id").Filter(named)
	return facts.Primary(facts.Companion(l, featureType, none, func(feature *model.Resource) rule.Result {
		if named(feature) == model.No {
			return none
		}
		return pl.in(feature)
	}), detector.Value())
}

// in tells whether a feature of a detector turns the plan on.
func (pl plan) in(feature *model.Resource) rule.Result {
	status := feature.Get("status")
	res := rule.Judge(status.OneOf("ENABLED"), "the feature "+pl.names[0]+" is "+status.String(), status)
	if !pl.agents {
		return res
	}
	managed := feature.All("additional_configuration[*].status")
	some := model.No
	for _, v := range managed.List {
		some = some.Or(v.OneOf("ENABLED"))
	}
	place := feature.Get("additional_configuration")
	if managed.Complete != model.Yes {
		some, place = some.Or(model.Unknown), managed.Stuck
	}
	message := "GuardDuty manages agents"
	if some == model.No {
		message = "no additional_configuration lets GuardDuty manage agents"
	}
	return facts.All(res, rule.Judge(some, message, append(slices.Clone(managed.List), place)...))
}

// without is the answer where no feature speaks of the plan.
func (pl plan) without(detector *model.Resource) rule.Result {
	if pl.legacy != "" {
		if v := detector.Get(pl.legacy); !facts.LeftToAWS(v) {
			return rule.Judge(v.True(), is.Saw(v), v)
		}
	}
	message := "no feature " + pl.names[0] + ": a new detector has it"
	if !pl.byDefault {
		message = "no feature " + pl.names[0] + " is ENABLED"
	}
	return rule.Judge(model.Of(pl.byDefault), message, detector.Value())
}
