package ecs

import (
	"strings"

	"github.com/sekisho/sekisho/analyzer/model"
	"github.com/sekisho/sekisho/analyzer/rule"
	"github.com/sekisho/sekisho/rules/facts"
)

// TaskNetworkModeAndUser keeps what shares the network of its host from being able to change it.
var TaskNetworkModeAndUser = &rule.Rule{
	ID:       "ecs-task-network-mode-and-user",
	Title:    rule.T("Tasks on the host network are neither privileged nor root", "ホストネットワークを使うタスクを特権や root で実行していない"),
	Why:      rule.T("On the network of the host, a container with its rights listens to all other containers and talks as the host itself.", "ホストのネットワーク上で権限を持つコンテナは、ほかのすべてのコンテナの通信を傍受し、ホスト自身として通信できます。"),
	Fix:      rule.T("Set network_mode to awsvpc, or run every container as a user other than root and without privileged.", "network_mode を awsvpc にするか、すべてのコンテナを root 以外のユーザーで、特権なしで実行してください。"),
	Severity: rule.High,
	Since:    "0.1.0",
	Types:    taskDefinition,
	When:     func(_ *rule.Pass, task *model.Resource) model.Tri { return task.Get("network_mode").OneOf("host") },
	Check: everyContainer(func(c facts.Part) rule.Result {
		v := c.Get("privileged")
		return facts.All(rule.Judge(v.True().Not(), "privileged of "+called(c)+" is "+v.String(), v.Value), asUser(c))
	}),
	Refs: []string{
		"https://docs.aws.amazon.com/securityhub/latest/userguide/ecs-controls.html#ecs-1",
		"https://docs.aws.amazon.com/securityhub/latest/userguide/ecs-controls.html#ecs-17",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/ecs_task_definition",
	},
}

// TaskNonRootUser keeps a break-out of a container from being root.
var TaskNonRootUser = &rule.Rule{
	ID:       "ecs-task-non-root-user",
	Title:    rule.T("Containers of the task run as a user other than root", "タスクのコンテナを root 以外のユーザーで実行している"),
	Why:      rule.T("Most ways out of a container need root inside it. Where the definition does not say, the image decides, and most images say root.", "コンテナから脱出する手口の多くは、内部の root 権限を必要とします。指定がなければイメージの設定に従い、多くのイメージは root で動きます。"),
	Fix:      rule.T("Set user to a number other than 0 in every container.", "すべてのコンテナで user に 0 以外の番号を指定してください。"),
	Severity: rule.Medium,
	Since:    "0.1.0",
	Types:    taskDefinition,
	When:     notWindows,
	Check:    everyContainer(asUser),
	Refs: []string{
		"https://docs.aws.amazon.com/securityhub/latest/userguide/ecs-controls.html#ecs-20",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/ecs_task_definition",
	},
}

// TaskReadonlyRoot keeps attackers from leaving tools in a container.
var TaskReadonlyRoot = &rule.Rule{
	ID:       "ecs-task-readonly-root",
	Title:    rule.T("Containers of the task cannot write to their root file system", "タスクのコンテナのルートファイルシステムを読み取り専用にしている"),
	Why:      rule.T("Whoever gets into a container that can write installs tools there, or changes the application itself.", "書き込めるコンテナに侵入した人は、ツールを置いたり、アプリケーション自体を書き換えたりできます。"),
	Fix:      rule.T("Set readonlyRootFilesystem to true in every container, and mount volumes for what has to be written.", "すべてのコンテナで readonlyRootFilesystem を true にし、書き込みが必要な場所にはボリュームをマウントしてください。"),
	Severity: rule.Medium,
	Since:    "0.1.0",
	Types:    taskDefinition,
	When:     notWindows,
	Check: everyContainer(func(c facts.Part) rule.Result {
		v := c.Get("readonlyRootFilesystem")
		return rule.Judge(v.True(), "readonlyRootFilesystem of "+called(c)+" is "+v.String(), v.Value)
	}),
	Refs: []string{
		"https://docs.aws.amazon.com/securityhub/latest/userguide/ecs-controls.html#ecs-5",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/ecs_task_definition",
	},
}

var taskDefinition = []string{"aws_ecs_task_definition"}

// notWindows leaves Windows tasks out, whose containers have neither.
func notWindows(_ *rule.Pass, task *model.Resource) model.Tri {
	return task.Get("runtime_platform.operating_system_family").Matches(func(s string) bool { return strings.HasPrefix(s, "WINDOWS") }).Not()
}

// asUser requires that a container names a user other than root.
func asUser(c facts.Part) rule.Result {
	v := c.Get("user")
	ok := v.NotEmpty().And(v.Matches(func(s string) bool {
		name, _, _ := strings.Cut(s, ":")
		return name == "root" || name == "0"
	}).Not())
	return rule.Judge(ok, "user of "+called(c)+" is "+v.String(), v.Value)
}
