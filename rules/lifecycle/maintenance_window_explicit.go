package lifecycle

import (
	"github.com/sekisho/sekisho/analyzer/model"
	"github.com/sekisho/sekisho/analyzer/rule"
	"github.com/sekisho/sekisho/rules/facts"
)

// MaintenanceWindowExplicit keeps maintenance from happening when nobody expects it.
var MaintenanceWindowExplicit = &rule.Rule{
	ID:       "lifecycle-maintenance-window-explicit",
	Title:    rule.T("Maintenance window of a data service is chosen", "データサービスのメンテナンスウィンドウを明示している"),
	Why:      rule.T("AWS picks a window at random where none is written. It may be the hour of the monthly closing, and people find out by the restart.", "指定しなければ、AWS が時間帯を無作為に選びます。月次処理の最中に再起動して初めて気付くことになりかねません。"),
	Fix:      rule.T("Write the window: maintenance_window, preferred_maintenance_window, or a maintenance_window_start_time block for a broker.", "maintenance_window、preferred_maintenance_window、またはブローカーの maintenance_window_start_time ブロックで時間帯を指定してください。"),
	Severity: rule.Low,
	Since:    "0.1.0",
	Extra:    true,
	Types:    windowTypes(),
	Check: func(_ *rule.Pass, r *model.Resource) rule.Result {
		for _, w := range windows {
			if w.typ != r.Addr.Type {
				continue
			}
			if w.typ == broker {
				return brokerWindow(r, w.path)
			}
			return facts.Chosen(r.Get(w.path))
		}
		return rule.Judge(model.Unknown, "which argument holds the window is not known", r.Value())
	},
	Refs: []string{
		"https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_UpgradeDBInstance.Maintenance.html",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/db_instance",
	},
}

const broker = "aws_mq_broker"

// windows are the arguments that hold a maintenance window.
var windows = [...]struct{ typ, path string }{
	{"aws_db_instance", "maintenance_window"},
	{"aws_docdb_cluster", "preferred_maintenance_window"},
	{"aws_elasticache_replication_group", "maintenance_window"},
	{"aws_memorydb_cluster", "maintenance_window"},
	{broker, "maintenance_window_start_time"},
	{"aws_neptune_cluster", "preferred_maintenance_window"},
	{"aws_rds_cluster", "preferred_maintenance_window"},
	{"aws_rds_cluster_instance", "preferred_maintenance_window"},
	{"aws_redshift_cluster", "preferred_maintenance_window"},
}

func windowTypes() []string {
	var out []string
	for _, w := range windows {
		out = append(out, w.typ)
	}
	return out
}

// brokerWindow is the same for a broker, which has a block for it.
func brokerWindow(r *model.Resource, path string) rule.Result {
	blocks := r.Blocks(path)
	if len(blocks.List) > 0 {
		return facts.Chosen(blocks.List[0].Get("day_of_week"))
	}
	if blocks.Complete != model.Yes {
		return rule.Judge(model.Unknown, path+" is not known", blocks.Stuck)
	}
	return rule.Judge(model.No, path+" is not set: AWS chooses", r.Get(path))
}
