package facts

import (
	"strings"

	"github.com/zclconf/go-cty/cty"

	"github.com/sekisho/sekisho/analyzer/is"
	"github.com/sekisho/sekisho/analyzer/model"
	"github.com/sekisho/sekisho/analyzer/rule"
)

// PlanTypes are the types that Planned looks at, beyond the store.
var PlanTypes = append([]string{snapshotType}, BackupTypes...)

const snapshotType = "aws_ebs_snapshot"

// CentralBackupTag is the parameter that names the tag of a backup plan which is not in the configuration.
var CentralBackupTag = rule.Param{
	Name: "central_backup_tag", Default: cty.StringVal(""),
	About: rule.T("the tag that a backup plan outside of the configuration selects, as key or key=value", "構成外のバックアップ計画が選択するタグ (キー、またはキー=値)"),
}

// Planned tells whether copies of a data store are made by plan: it is selected by a plan of AWS Backup, here or, by the
// tag central, elsewhere; a volume by snapshots as well, a file system by its own policy.
func Planned(g *model.Graph, store *model.Resource, central string) rule.Result {
	ways := []rule.Result{inPlan(g, store)}
	if central != "" {
		key, value, exact := strings.Cut(central, "=")
		v := Tag(store, key)
		ok := v.NotEmpty()
		if exact {
			ok = v.OneOf(value)
		}
		ways = append(ways, rule.Judge(ok, is.Saw(v), v))
	}
	missing := "no backup plan selects " + store.Address()
	switch store.Addr.Type {
	case "aws_efs_file_system":
		ways = append(ways, nativeBackup(g, store, 1))
		missing += ", and its own backups are off"
	case "aws_ebs_volume":
		taken := rule.Arrives(g.At(store).Into(snapshotType, "volume_id"), "a snapshot is taken of "+store.Address(), "no snapshot is taken of it", store.Value())
		ways = append(ways, bySnapshots(g, store, "VOLUME"), taken, withInstance(g, store, 1))
		missing += ", and no snapshots are taken of it"
	}
	res := Primary(Any(ways...), store.Value())
	if res.OK == model.No {
		return rule.Judge(model.No, missing, store.Value())
	}
	return res
}
