package glue

import (
	"github.com/sekisho/sekisho/analyzer/is"
	"github.com/sekisho/sekisho/analyzer/model"
	"github.com/sekisho/sekisho/analyzer/rule"
)

// JobSupportedVersion keeps jobs on versions that still get security fixes.
var JobSupportedVersion = &rule.Rule{
	ID:       "glue-job-supported-version",
	Title:    rule.T("Glue Spark job runs a supported version", "Glue の Spark ジョブをサポート中のバージョンで実行している"),
	Why:      rule.T("AWS no longer fixes flaws in old versions of Spark and of the libraries in them, and ends them one day.", "古いバージョンの Spark やライブラリの欠陥は修正されず、やがて提供が終了します。"),
	Fix:      rule.T("Set glue_version to 3.0 or newer, and test the job with it.", "glue_version を 3.0 以降にし、ジョブを試験してください。"),
	Severity: rule.Low,
	Since:    "0.1.0",
	Extra:    true,
	Types:    []string{"aws_glue_job"},
	When: func(_ *rule.Pass, j *model.Resource) model.Tri {
		return j.Get("command.name").OneOf("pythonshell", "glueray").Not()
	},
	Check: func(_ *rule.Pass, j *model.Resource) rule.Result {
		v := j.Get("glue_version")
		return rule.Judge(v.AtLeast(3), is.Saw(v)+"; at least 3.0 is required", v)
	},
	Refs: []string{
		"https://docs.aws.amazon.com/glue/latest/dg/glue-version-support-policy.html",
		"https://docs.aws.amazon.com/securityhub/latest/userguide/glue-controls.html#glue-4",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/glue_job",
	},
}
