package facts

import (
	"slices"
	"strings"

	"github.com/sekisho/sekisho/analyzer/is"
	"github.com/sekisho/sekisho/analyzer/model"
	"github.com/sekisho/sekisho/analyzer/rule"
)

// BackupTypes are the types that BackedUp looks at.
var BackupTypes = []string{selectionType, backupPlanType, lifecyclePolicyType, fileBackupType, attachmentType, VersioningType, "aws_instance", "aws_ebs_volume"}

const (
	selectionType       = "aws_backup_selection"
	backupPlanType      = "aws_backup_plan"
	lifecyclePolicyType = "aws_dlm_lifecycle_policy"
	fileBackupType      = "aws_efs_backup_policy"
	attachmentType      = "aws_volume_attachment"
)

// BackedUp tells whether a data store is backed up: by its own service for at least some days, by a plan of AWS Backup, or
// because it carries the tag that a plan outside of the configuration selects, as key or key=value.
func BackedUp(g *model.Graph, store *model.Resource, days int64, central string) rule.Result {
	own := nativeBackup(g, store, days)
	if own.OK == model.Yes {
		return own
	}
	ways := []rule.Result{own, inPlan(g, store)}
	if central != "" {
		key, value, exact := strings.Cut(central, "=")
		v := Tag(store, key)
		ok := v.NotEmpty()
		if exact {
			ok = v.OneOf(value)
		}
		ways = append(ways, rule.Judge(ok, is.Saw(v), v))
	}
	if store.Addr.Type == "aws_ebs_volume" {
		ways = append(ways, withInstance(g, store, days))
	}
	res := Any(ways...)
	if res.OK == model.No {
		res.Message = own.Message + ", and no backup plan selects " + store.Address()
	}
	return res
}

// withInstance tells whether a volume is backed up together with the instance that it is attached to.
func withInstance(g *model.Graph, volume *model.Resource, days int64) rule.Result {
	none := rule.Judge(model.No, "it is not attached to an instance", volume.Value())
	l := g.At(volume).Into(attachmentType, "volume_id").Follow("instance_id", "aws_instance")
	return Some(l, none, func(instance *model.Resource) rule.Result {
		return Any(nativeBackup(g, instance, days), inPlan(g, instance))
	})
}

// nativeBackup tells whether the service of a store backs it up by itself.
func nativeBackup(g *model.Graph, store *model.Resource, days int64) rule.Result {
	switch store.Addr.Type {
	case "aws_db_instance":
		v := store.Get("backup_retention_period")
		return rule.Judge(v.AtLeast(days), is.Saw(v), v)
	case "aws_rds_cluster", "aws_docdb_cluster", "aws_neptune_cluster":
		v := store.Get("backup_retention_period")
		ok := v.AtLeast(days)
		if v.Set() == model.No {
			ok = model.Of(days <= 1) // AWS keeps one day of a cluster's backups where nothing is said
		}
		return rule.Judge(ok, is.Saw(v), v)
	case "aws_dynamodb_table":
		v := store.Get("point_in_time_recovery.enabled")
		return rule.Judge(v.True(), is.Saw(v), v)
	case "aws_fsx_ontap_file_system", "aws_fsx_openzfs_file_system", "aws_fsx_windows_file_system":
		v := store.Get("automatic_backup_retention_days")
		return rule.Judge(v.AtLeast(1), is.Saw(v), v)
	case "aws_efs_file_system":
		none := rule.Judge(model.No, store.Address()+" has no "+fileBackupType, store.Value())
		return Companion(g.At(store).Into(fileBackupType, "file_system_id"), fileBackupType, none, func(r *model.Resource) rule.Result {
			v := r.Get("backup_policy.status")
			return rule.Judge(v.OneOf("ENABLED"), is.Saw(v), v)
		})
	case "aws_s3_bucket":
		return Versioned(g, store)
	case "aws_ebs_volume":
		return bySnapshots(g, store, "VOLUME")
	case "aws_instance":
		return bySnapshots(g, store, "INSTANCE")
	}
	return rule.Judge(model.No, "the service has no backups of its own", store.Value())
}

// bySnapshots tells whether Amazon Data Lifecycle Manager makes snapshots of a volume or an instance.
func bySnapshots(g *model.Graph, store *model.Resource, kind string) rule.Result {
	none := rule.Judge(model.No, "no "+lifecyclePolicyType+" selects "+store.Address(), store.Value())
	return One(g, lifecyclePolicyType, Beside(store), none, func(policy *model.Resource) rule.Result {
		state := policy.Get("state")
		on := state.OneOf("ENABLED").Or(state.Set().Not())
		selects := model.Any(defaultPolicy(policy, kind), Holds(policy, "policy_details[*].resource_types[*]", kind).And(taggedFor(policy, store)))
		if on.And(selects) == model.No {
			return none
		}
		return rule.Judge(on.And(selects), policy.Address()+" makes snapshots of "+store.Address(), policy.Value(), state).
			Because("whether " + policy.Address() + " selects " + store.Address() + " is not known")
	})
}

// defaultPolicy tells whether a lifecycle policy is a default one, which is for everything that it does not leave out.
func defaultPolicy(policy *model.Resource, kind string) model.Tri {
	ok := policy.Get("default_policy").OneOf(kind)
	if left := policy.Blocks("policy_details.exclusions"); len(left.List) > 0 || left.Complete != model.Yes {
		ok = ok.And(model.Unknown)
	}
	return ok
}

// Holds tells whether one of the texts at a path with [*] is as asked.
func Holds(r *model.Resource, path, want string) model.Tri {
	list := r.All(path)
	ok := model.No
	for _, v := range list.List {
		ok = ok.Or(v.OneOf(want))
	}
	if list.Complete != model.Yes {
		ok = ok.Or(model.Unknown)
	}
	return ok
}

// taggedFor tells whether a store has one of the tags that a lifecycle policy is for.
func taggedFor(policy, store *model.Resource) model.Tri {
	list := policy.All("policy_details[*].target_tags[*]")
	ok := model.No
	for _, v := range list.List {
		ok = ok.Or(sameText(Tag(store, lastKey(v.Path)), v))
	}
	if list.Complete != model.Yes {
		ok = ok.Or(model.Unknown)
	}
	return ok
}

// lastKey is the key of the element that a path ends with: target_tags["Backup"].
func lastKey(path string) string {
	i := strings.LastIndex(path, `["`)
	if i < 0 {
		return ""
	}
	return strings.TrimSuffix(path[i+2:], `"]`)
}

// sameText tells whether two values are the same text.
func sameText(a, b model.Value) model.Tri {
	return onEach(b, func(o model.Value) model.Tri {
		if text, ok := o.Text(); ok {
			return a.OneOf(text)
		}
		if a.NotEmpty() == model.No {
			return model.No
		}
		return model.Unknown
	})
}

// inPlan tells whether a plan of AWS Backup selects a store. Every rule of a plan runs on a schedule: without one of its
// own, once a day.
// See https://docs.aws.amazon.com/aws-backup/latest/devguide/API_BackupSelection.html.
func inPlan(g *model.Graph, store *model.Resource) rule.Result {
	none := rule.Judge(model.No, "no backup plan selects "+store.Address(), store.Value())
	return One(g, selectionType, Beside(store), none, func(selection *model.Resource) rule.Result {
		ok := selects(selection, store)
		if ok == model.No {
			return none
		}
		plan := rule.Arrives(g.At(selection).Follow("plan_id", backupPlanType), selection.Address()+" selects "+store.Address(), selection.Address()+" belongs to no plan", selection.Get("plan_id"))
		return All(rule.Judge(ok, selection.Address()+" selects "+store.Address(), selection.Value()).
			Because("whether "+selection.Address()+" selects "+store.Address()+" is not known"), plan)
	})
}

// selects tells whether a selection is for a store. One that names both resources and tags is certain only where the two
// agree.
func selects(selection, store *model.Resource) model.Tri {
	byName, named := anyARN(selection, "resources[*]", store)
	byTag, tagged := selectionTags(selection, store)
	ok := model.Unknown
	switch {
	case named == model.No && tagged == model.No:
		ok = model.Of(len(selection.Blocks("condition").List) > 0)
	case named == model.Yes && tagged == model.No:
		ok = byName
	case named == model.No && tagged == model.Yes:
		ok = byTag
	case byName == byTag:
		ok = byName
	}
	left, _ := anyARN(selection, "not_resources[*]", store)
	return model.All(ok, conditionsHold(selection, store), left.Not())
}

// anyARN tells whether one of the patterns at a path matches the ARN of a store, and whether there are any.
func anyARN(selection *model.Resource, path string, store *model.Resource) (matches, any model.Tri) {
	list := selection.All(path)
	matches, any = model.No, model.Of(len(list.List) > 0)
	for _, v := range list.List {
		if v.Origin == model.Computed && !v.Known() {
			continue // AWS leaves nothing out by itself
		}
		matches = matches.Or(onEach(v, func(o model.Value) model.Tri { return matchesARN(o, store) }))
	}
	if list.Complete != model.Yes && list.Stuck.Origin != model.Computed {
		matches, any = matches.Or(model.Unknown), any.Or(model.Unknown)
	}
	return matches, any
}

func selectionTags(selection, store *model.Resource) (matches, any model.Tri) {
	blocks := selection.Blocks("selection_tag")
	matches, any = model.No, model.Of(len(blocks.List) > 0)
	for _, b := range blocks.List {
		matches = matches.Or(tagEquals(store, b.Get("key"), b.Get("value"), "", false))
	}
	if blocks.Complete != model.Yes {
		matches, any = matches.Or(model.Unknown), any.Or(model.Unknown)
	}
	return matches, any
}

// conditionsHold tells whether all conditions of a selection hold for a store.
func conditionsHold(selection, store *model.Resource) model.Tri {
	ok := model.Yes
	conditions := selection.Blocks("condition")
	for _, c := range conditions.List {
		for _, op := range [...]struct {
			name      string
			wild, not bool
		}{{"string_equals", false, false}, {"string_like", true, false}, {"string_not_equals", false, true}, {"string_not_like", true, true}} {
			blocks := c.Blocks(op.name)
			for _, b := range blocks.List {
				one := tagEquals(store, b.Get("key"), b.Get("value"), "aws:ResourceTag/", op.wild)
				if op.not {
					one = one.Not()
				}
				ok = ok.And(one)
			}
			if blocks.Complete != model.Yes {
				ok = ok.And(model.Unknown)
			}
		}
	}
	if conditions.Complete != model.Yes && conditions.Stuck.Origin != model.Computed {
		ok = ok.And(model.Unknown)
	}
	return ok
}

// tagEquals tells whether a store has a tag with a value.
func tagEquals(store *model.Resource, key, value model.Value, prefix string, wild bool) model.Tri {
	return onEach(key, func(k model.Value) model.Tri {
		name, ok := k.Text()
		if !ok {
			return model.Unknown
		}
		tag := Tag(store, strings.TrimPrefix(name, prefix))
		if !wild {
			return sameText(tag, value)
		}
		return onEach(value, func(v model.Value) model.Tri {
			pattern, ok := v.Text()
			if !ok {
				return model.Unknown
			}
			return tag.Matches(func(s string) bool { return Wildcard(pattern, s) })
		})
	})
}

// arns say how the ARN of a store is made, by type.
var arns = [...]struct{ typ, service, head, name string }{
	{"aws_db_instance", "rds", "db:", "identifier"},
	{"aws_docdb_cluster", "rds", "cluster:", "cluster_identifier"},
	{"aws_dynamodb_table", "dynamodb", "table/", "name"},
	{"aws_ebs_volume", "ec2", "volume/", "id"},
	{"aws_efs_file_system", "elasticfilesystem", "file-system/", "id"},
	{"aws_fsx_ontap_file_system", "fsx", "file-system/", "id"},
	{"aws_fsx_openzfs_file_system", "fsx", "file-system/", "id"},
	{"aws_fsx_windows_file_system", "fsx", "file-system/", "id"},
	{"aws_instance", "ec2", "instance/", "id"},
	{"aws_neptune_cluster", "rds", "cluster:", "cluster_identifier"},
	{"aws_rds_cluster", "rds", "cluster:", "cluster_identifier"},
	{"aws_s3_bucket", "s3", "", "bucket"},
}

// hole stands for a part of an ARN that is not known. No ARN holds it.
const hole = '\x00'

// storeARN is the ARN of a store, with holes.
func storeARN(store *model.Resource) string {
	if text, ok := store.Get("arn").Text(); ok && text != "" {
		return text
	}
	i := slices.IndexFunc(arns[:], func(a struct{ typ, service, head, name string }) bool { return a.typ == store.Addr.Type })
	if i < 0 {
		return string(hole)
	}
	known := func(v model.Value) string {
		if text, ok := v.Text(); ok && text != "" {
			return text
		}
		return string(hole)
	}
	region, account := known(store.Region()), known(store.Account())
	if arns[i].service == "s3" {
		region, account = "", ""
	}
	return "arn:" + string(hole) + ":" + arns[i].service + ":" + region + ":" + account + ":" + arns[i].head + known(store.Get(arns[i].name))
}

// matchesARN tells whether a pattern, in which * stands for any text, matches the ARN of a store.
func matchesARN(pattern model.Value, store *model.Resource) model.Tri {
	if s, ok := onlySource(pattern); ok && !pattern.Known() {
		switch {
		case s.Resource == store && s.Attr == "arn":
			return model.Yes
		case s.Resource != store && s.Resource.Addr.Mode == model.Managed && s.Attr == "arn":
			return model.No
		}
		return model.Unknown
	}
	text, ok := pattern.Text()
	if !ok {
		// What is not known of the pattern may be anything: that decides only where the rest does not fit.
		pieces := pattern.Pieces()
		for _, p := range pieces {
			if part, known := p.Text(); known {
				text += part
			} else {
				text += "*"
			}
		}
		if len(pieces) == 0 || mayMatch(text, storeARN(store)) {
			return model.Unknown
		}
		return model.No
	}
	arn := storeARN(store)
	switch {
	case !mayMatch(text, arn):
		return model.No
	case Wildcard(strings.ReplaceAll(text, "arn:aws:", "arn:*:"), arn):
		return model.Yes
	}
	return model.Unknown
}

// mayMatch reports whether a pattern may match a text that has holes. A part of an ARN has no colon in it.
func mayMatch(pattern, text string) bool {
	// reach[j] tells whether the pattern so far may match the first j characters of the text.
	reach := make([]bool, len(text)+1)
	reach[0] = true
	fill := func(row []bool) {
		for j := range len(text) {
			if text[j] == hole && row[j] {
				row[j+1] = true // the hole holds nothing so far
			}
		}
	}
	fill(reach)
	for i := range len(pattern) {
		next := make([]bool, len(text)+1)
		for j := range len(text) + 1 {
			if !reach[j] {
				continue
			}
			if pattern[i] == '*' {
				for k := j; k <= len(text); k++ {
					next[k] = true
				}
				break
			}
			if j < len(text) && text[j] == pattern[i] {
				next[j+1] = true
			}
			if j > 0 && text[j-1] == hole && pattern[i] != ':' {
				next[j] = true // the hole holds that character too
			}
		}
		fill(next)
		reach = next
	}
	return reach[len(text)]
}
