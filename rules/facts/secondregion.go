package facts

import (
	"strings"

	"github.com/sekisho/sekisho/analyzer/is"
	"github.com/sekisho/sekisho/analyzer/model"
	"github.com/sekisho/sekisho/analyzer/rule"
)

// OtherRegion tells whether two resources are in different regions.
func OtherRegion(a, b *model.Resource) model.Tri {
	x, xok := a.Region().Text()
	y, yok := b.Region().Text()
	switch {
	case xok && yok:
		return model.Of(x != y)
	case a.Provider == b.Provider && a.Region().SamePlace(b.Region()):
		return model.No
	}
	return model.Unknown
}

// CopiedByPlan tells whether a plan of AWS Backup selects a data store and copies its backups to another region.
func CopiedByPlan(g *model.Graph, store *model.Resource) rule.Result {
	none := rule.Judge(model.No, "no backup plan copies "+store.Address()+" to another region", store.Value())
	return One(g, selectionType, Beside(store), none, func(selection *model.Resource) rule.Result {
		ok := selects(selection, store)
		if ok == model.No {
			return none
		}
		selected := rule.Judge(ok, selection.Address()+" selects "+store.Address(), selection.Value()).
			Because("whether " + selection.Address() + " selects " + store.Address() + " is not known")
		copied := Some(g.At(selection).Follow("plan_id", backupPlanType), none, func(plan *model.Resource) rule.Result {
			return SomeBlock(plan.Blocks("rule[*].copy_action"), none, func(b model.Block) rule.Result {
				v := b.Get("destination_vault_arn")
				return rule.Judge(vaultElsewhere(g, v, store), is.Saw(v), v).Because("in which region the vault of " + v.At() + " is, is not known")
			})
		})
		return All(selected, copied)
	})
}

// vaultElsewhere tells whether the vault that a value names is in another region than a store.
func vaultElsewhere(g *model.Graph, v model.Value, store *model.Resource) model.Tri {
	return onEach(v, func(o model.Value) model.Tri {
		if vault := Target(g, o, "aws_backup_vault", "data.aws_backup_vault"); vault != nil {
			return OtherRegion(vault, store)
		}
		text, known := o.Text()
		region, own := store.Region().Text()
		parts := strings.SplitN(text, ":", 6)
		if !known || !own || len(parts) < 6 {
			return model.Unknown
		}
		return model.Of(parts[3] != region)
	})
}
