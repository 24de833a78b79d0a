package batch

import (
	"github.com/sekisho/sekisho/analyzer/is"
	"github.com/sekisho/sekisho/analyzer/model"
	"github.com/sekisho/sekisho/analyzer/rule"
	"github.com/sekisho/sekisho/rules/facts"
)

// JobNotPrivileged keeps jobs from the host that they run on.
var JobNotPrivileged = &rule.Rule{
	ID:       "batch-job-not-privileged",
	Title:    rule.T("Job does not run privileged containers", "ジョブのコンテナを特権モードで実行していない"),
	Why:      rule.T("A privileged container has the rights of root on its host: a flaw in the job, or in the data that it works on, is then a way to every other job there.", "特権コンテナはホストの root 権限を持ちます。ジョブの欠陥や細工されたデータから、同じホストのほかのジョブにまで侵入されます。"),
	Fix:      rule.T("Remove privileged or set it to false, and grant single capabilities through linuxParameters where they are needed.", "privileged を削除するか false にし、必要なケーパビリティだけを linuxParameters で与えてください。"),
	Severity: rule.High,
	Since:    "0.1.0",
	Types:    []string{"aws_batch_job_definition"},
	Check:    func(_ *rule.Pass, job *model.Resource) rule.Result { return privileges.Every(job) },
	Refs: []string{
		"https://docs.aws.amazon.com/batch/latest/userguide/job_definition_parameters.html",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/batch_job_definition",
	},
}

func unprivileged(v model.Value) rule.Result {
	return rule.Judge(v.True().Not(), is.Saw(v), v)
}

var privileges = facts.JobContainers{
	None: "no container is privileged",
	JSON: func(c facts.Part) rule.Result { return unprivileged(c.Get("privileged").Value) },
	Pod:  func(b model.Block) rule.Result { return unprivileged(b.Get("security_context.privileged")) },
}
