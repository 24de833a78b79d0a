package eks

import (
	"strconv"
	"strings"

	"github.com/zclconf/go-cty/cty"

	"github.com/sekisho/sekisho/analyzer/is"
	"github.com/sekisho/sekisho/analyzer/model"
	"github.com/sekisho/sekisho/analyzer/rule"
	"github.com/sekisho/sekisho/rules/facts"
)

// SupportedVersion keeps clusters on Kubernetes versions that their makers still fix.
var SupportedVersion = &rule.Rule{
	ID:       "eks-supported-version",
	Title:    rule.T("Cluster runs a Kubernetes version in standard support", "クラスターで標準サポート中の Kubernetes バージョンを使っている"),
	Why:      rule.T("After standard support a version gets fewer fixes at six times the price, and a year later AWS upgrades the cluster on a day that you do not choose.", "標準サポートが終わると、6 倍の料金で限られた修正しか受けられません。その 1 年後には、AWS がこちらの選べない日にクラスターを更新します。"),
	Fix:      rule.T("Set version to one in standard support, one minor version at a time, and upgrade the nodes and add-ons with it.", "version を標準サポート中のものにしてください。マイナーバージョンを 1 つずつ上げ、ノードとアドオンも合わせて更新します。"),
	Severity: rule.Medium,
	Since:    "0.1.0",
	Params: []rule.Param{
		{Name: "run_date", Default: cty.StringVal("2026-06-30"), About: rule.T("the date to judge at, as 2026-06-30", "判定の基準日 (例: 2026-06-30)")},
	},
	Types: []string{"aws_eks_cluster"},
	Check: func(p *rule.Pass, cluster *model.Resource) rule.Result {
		v, date := cluster.Get("version"), p.Param("run_date").AsString()
		if facts.LeftToAWS(v) {
			return rule.Judge(model.Unknown, "version is not set", v).
				Because("a cluster without version stays at the one that was the newest when it was created")
		}
		ended := v.Matches(func(text string) bool {
			end := standardSupport(text)
			return end != "" && end <= date
		})
		message := is.Saw(v)
		if text, ok := v.Text(); ok {
			if end := standardSupport(text); end != "" && end <= date {
				message += ", whose standard support ended by " + end
			}
		}
		return rule.Judge(ended.Not(), message, v)
	},
	Refs: []string{
		"https://docs.aws.amazon.com/eks/latest/userguide/kubernetes-versions.html",
		"https://docs.aws.amazon.com/securityhub/latest/userguide/eks-controls.html#eks-2",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/eks_cluster",
	},
}

// ends are the dates on which standard support ends, from version 1.<firstMinor> on. See the first reference of the rule.
var ends = [...]string{
	"2023-10-11", // 1.23
	"2024-01-31",
	"2024-05-01",
	"2024-06-11",
	"2024-07-24",
	"2024-11-26", // 1.28
	"2025-03-23",
	"2025-07-23",
	"2025-11-26",
	"2026-03-23",
	"2026-07-29", // 1.33
	"2026-12-02",
	"2027-03-27",
}

const firstMinor = 23

// standardSupport is the date on which the standard support of a version ends, "" for one that is newer than the table.
// Older versions ended with the first of it at the latest.
func standardSupport(version string) string {
	rest, ok := strings.CutPrefix(version, "1.")
	minor, err := strconv.Atoi(rest)
	if !ok || err != nil || minor-firstMinor >= len(ends) {
		return ""
	}
	return ends[max(minor-firstMinor, 0)]
}
