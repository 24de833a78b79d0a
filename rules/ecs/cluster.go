package ecs

import (
	"github.com/sekisho/sekisho/analyzer/is"
	"github.com/sekisho/sekisho/analyzer/model"
	"github.com/sekisho/sekisho/analyzer/rule"
	"github.com/sekisho/sekisho/rules/facts"
)

// ClusterExecLogging keeps a record of what people type into containers.
var ClusterExecLogging = &rule.Rule{
	ID:       "ecs-cluster-exec-logging",
	Title:    rule.T("Sessions of ECS Exec are logged", "ECS Exec のセッションを記録している"),
	Why:      rule.T("With logging off, nobody can tell what somebody did in a running container.", "ログを無効にすると、動作中のコンテナで誰が何をしたか分かりません。"),
	Fix:      rule.T("Remove logging of execute_command_configuration, or set it to DEFAULT or OVERRIDE with a destination.", "execute_command_configuration の logging を削除するか、DEFAULT または保存先を指定した OVERRIDE にしてください。"),
	Severity: rule.Medium,
	Since:    "0.1.0",
	Types:    cluster,
	Check:    is.NotOneOf("configuration.execute_command_configuration.logging", "NONE"),
	Refs: []string{
		"https://docs.aws.amazon.com/AmazonECS/latest/developerguide/ecs-exec.html",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/ecs_cluster",
	},
}

// ClusterExecEncryptedWithCMK keeps what people type into containers from everyone else.
var ClusterExecEncryptedWithCMK = &rule.Rule{
	ID:       "ecs-cluster-exec-encrypted-with-cmk",
	Title:    rule.T("ECS Exec sessions and their logs use a customer managed key", "ECS Exec のセッションとログをカスタマー管理キーで暗号化している"),
	Why:      rule.T("Sessions show what is in a container, credentials included. Without a key of one's own, nobody can take the right to read them away.", "セッションには認証情報を含むコンテナの中身が映ります。独自のキーがないと、それを読む権利を取り上げられません。"),
	Fix:      rule.T("Set kms_key_id in execute_command_configuration, and cloud_watch_encryption_enabled or s3_bucket_encryption_enabled in its log_configuration.", "execute_command_configuration に kms_key_id を、log_configuration に cloud_watch_encryption_enabled または s3_bucket_encryption_enabled を設定してください。"),
	Severity: rule.Low,
	Since:    "0.1.0",
	Extra:    true,
	Types:    cluster,
	Reads:    facts.KeyTypes,
	When: func(p *rule.Pass, c *model.Resource) model.Tri {
		block, logging := c.Get(exec), c.Get(exec+".logging")
		return p.Applies(block.Set().And(logging.OneOf("NONE").Not()), logging, block)
	},
	Check: func(p *rule.Pass, c *model.Resource) rule.Result {
		logs, bucket := c.Get(exec+".log_configuration.cloud_watch_encryption_enabled"), c.Get(exec+".log_configuration.s3_bucket_encryption_enabled")
		return facts.All(facts.OwnKey(p.Graph, c.Get(exec+".kms_key_id")), facts.Any(
			rule.Judge(logs.True(), is.Saw(logs), logs),
			rule.Judge(bucket.True(), is.Saw(bucket), bucket),
		))
	},
	Refs: []string{
		"https://docs.aws.amazon.com/AmazonECS/latest/developerguide/ecs-exec.html",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/ecs_cluster",
	},
}

// ClusterContainerInsights shows the load of every task.
var ClusterContainerInsights = &rule.Rule{
	ID:       "ecs-cluster-container-insights",
	Title:    rule.T("Cluster collects metrics with Container Insights", "クラスターで Container Insights によりメトリクスを収集している"),
	Why:      rule.T("Without it there are only averages of whole services: a task that fails or leaks memory does not show.", "設定しないとサービス全体の平均しか見えず、異常なタスクやメモリ漏れに気付けません。"),
	Fix:      rule.T("Add a setting with name containerInsights and value enhanced or enabled.", "name が containerInsights、value が enhanced または enabled の setting を追加してください。"),
	Severity: rule.Low,
	Since:    "0.1.0",
	Extra:    true,
	Types:    cluster,
	Check: func(_ *rule.Pass, c *model.Resource) rule.Result {
		none := rule.Judge(model.No, "containerInsights is not set", c.Value())
		return facts.AnyBlock(c.Blocks("setting"), none, func(b model.Block) rule.Result {
			name, value := b.Get("name"), b.Get("value")
			return facts.All(rule.Judge(value.OneOf("enabled", "enhanced"), is.Saw(value), value), rule.Judge(name.OneOf("containerInsights"), is.Saw(name), name))
		})
	},
	Refs: []string{
		"https://docs.aws.amazon.com/securityhub/latest/userguide/ecs-controls.html#ecs-12",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/ecs_cluster",
	},
}

// CapacityProviderTerminationProtection keeps machines with running tasks from being taken away.
var CapacityProviderTerminationProtection = &rule.Rule{
	ID:       "ecs-capacity-provider-termination-protection",
	Title:    rule.T("Capacity provider protects instances that run tasks", "キャパシティープロバイダーがタスクの動くインスタンスを終了保護している"),
	Why:      rule.T("Without it, scaling in ends instances whatever runs on them.", "設定しないと、スケールインの際に、タスクが動いているインスタンスも終了されます。"),
	Fix:      rule.T("Set managed_termination_protection to ENABLED, with managed scaling and protect_from_scale_in of the group.", "マネージドスケーリングとグループの protect_from_scale_in を有効にしたうえで、managed_termination_protection を ENABLED にしてください。"),
	Severity: rule.Low,
	Since:    "0.1.0",
	Extra:    true,
	Types:    []string{"aws_ecs_capacity_provider"},
	When:     func(_ *rule.Pass, r *model.Resource) model.Tri { return r.Get("auto_scaling_group_provider").Set() },
	Check:    is.Said("auto_scaling_group_provider.managed_termination_protection", model.No, func(v model.Value) model.Tri { return v.OneOf("ENABLED") }),
	Refs: []string{
		"https://docs.aws.amazon.com/securityhub/latest/userguide/ecs-controls.html#ecs-19",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/ecs_capacity_provider",
	},
}

// ServiceFargateLatestPlatform keeps tasks on a platform that is patched.
var ServiceFargateLatestPlatform = &rule.Rule{
	ID:       "ecs-service-fargate-latest-platform",
	Title:    rule.T("Fargate service uses the latest platform version", "Fargate サービスで最新のプラットフォームバージョンを使っている"),
	Why:      rule.T("A pinned platform version stays behind: fixes of the kernel and the runtime come with new versions only.", "バージョンを固定すると取り残されます。カーネルやランタイムの修正は新しいバージョンでしか提供されません。"),
	Fix:      rule.T("Remove platform_version or set it to LATEST.", "platform_version を削除するか LATEST にしてください。"),
	Severity: rule.Medium,
	Since:    "0.1.0",
	Extra:    true,
	Types:    []string{"aws_ecs_service"},
	When:     func(_ *rule.Pass, r *model.Resource) model.Tri { return r.Get("launch_type").OneOf("FARGATE") },
	Check:    is.Said("platform_version", model.Yes, func(v model.Value) model.Tri { return v.OneOf("LATEST").Or(v.NotEmpty().Not()) }),
	Refs: []string{
		"https://docs.aws.amazon.com/securityhub/latest/userguide/ecs-controls.html#ecs-10",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/ecs_service",
	},
}

const exec = "configuration.execute_command_configuration"

var cluster = []string{"aws_ecs_cluster"}
