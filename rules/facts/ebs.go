package facts

import (
	"github.com/sekisho/sekisho/analyzer/is"
	"github.com/sekisho/sekisho/analyzer/model"
	"github.com/sekisho/sekisho/analyzer/rule"
)

// EBSDefaultTypes are the types that EBSDefault looks at.
var EBSDefaultTypes = []string{"aws_ebs_encryption_by_default"}

// EBSDefault tells whether EBS encrypts every new volume where the resource lives, whatever is asked of it. Nothing in
// the configuration that says so counts as No: AWS leaves it off.
func EBSDefault(g *model.Graph, r *model.Resource) rule.Result {
	none := rule.Result{OK: model.No, Message: "no aws_ebs_encryption_by_default for the region"}
	return setting(g, "aws_ebs_encryption_by_default", Beside(r), none, byDefault)
}

// EBSDefaultOf is EBSDefault for the region of a provider configuration. The second result is false where the
// configuration does not speak of it.
func EBSDefaultOf(g *model.Graph, p *model.Provider) (rule.Result, bool) {
	return AccountSetting(g, "aws_ebs_encryption_by_default", Here(p), byDefault)
}

func byDefault(d *model.Resource) rule.Result {
	v := d.Get("enabled")
	return rule.Judge(v.True().Or(v.Set().Not()), "EBS encryption by default: "+is.Saw(v), v)
}

// SnapshotTypes are the types that say whether a snapshot is encrypted.
var SnapshotTypes = []string{"aws_ebs_snapshot", "aws_ebs_snapshot_copy", "aws_ebs_volume", "data.aws_ebs_snapshot"}

// VolumeEncrypted tells whether a volume is encrypted: by its own argument, by the default of its region, or because the
// snapshot it is made from is.
func VolumeEncrypted(g *model.Graph, vol *model.Resource) rule.Result {
	return volumeEncrypted(g, vol, 0)
}

func volumeEncrypted(g *model.Graph, vol *model.Resource, depth int) rule.Result {
	return diskEncrypted(g, vol, vol.Get("encrypted"), vol.Get("snapshot_id"), depth)
}

// DiskEncrypted tells whether a disk of r is encrypted that is described by an argument and by the snapshot it is made
// from. EBS encryption by default overrides an argument that says false; a value that AWS reported is final.
func DiskEncrypted(g *model.Graph, r *model.Resource, own, snapshot model.Value) rule.Result {
	return diskEncrypted(g, r, own, snapshot, 0)
}

func diskEncrypted(g *model.Graph, r *model.Resource, own, snapshot model.Value, depth int) rule.Result {
	written := rule.Judge(own.True(), is.Saw(own), own)
	if own.Origin == model.Computed && own.Known() {
		return written
	}
	ways := []rule.Result{written, EBSDefault(g, r)}
	if own.Set() == model.No && snapshot.Set() != model.No {
		ways = append(ways, fromSnapshot(g, snapshot, depth))
	}
	res := Any(ways...)
	if res.OK == model.No {
		res.Message = written.Message
	}
	return Primary(res, own)
}

// fromSnapshot tells whether the snapshot that a value names is encrypted: what is made from it is encrypted too.
func fromSnapshot(g *model.Graph, v model.Value, depth int) rule.Result {
	switch v.Set() {
	case model.No:
		return rule.Judge(model.No, is.Saw(v), v)
	case model.Unknown:
		return rule.Judge(model.Unknown, is.Saw(v), v)
	case model.Yes:
	}
	snap := Target(g, v, "aws_ebs_snapshot", "aws_ebs_snapshot_copy", "data.aws_ebs_snapshot")
	if snap == nil {
		return rule.Judge(model.Unknown, is.Saw(v), v).Because("the snapshot that " + v.At() + " names decides, and it is not in this configuration")
	}
	return at(snapshotEncrypted(g, snap, depth+1), v)
}

// SnapshotEncrypted tells whether a snapshot is encrypted: as AWS reports it, else as its volume or its original is.
func SnapshotEncrypted(g *model.Graph, snap *model.Resource) rule.Result {
	return snapshotEncrypted(g, snap, 0)
}

// A chain of copies longer than this is not followed.
const maxSnapshots = 16

func snapshotEncrypted(g *model.Graph, snap *model.Resource, depth int) rule.Result {
	own := snap.Get("encrypted")
	if depth > maxSnapshots {
		return rule.Judge(model.Unknown, is.Saw(own), own).Because("the chain of snapshots is too long to follow")
	}
	if snap.Addr.Type == "aws_ebs_snapshot_copy" {
		return diskEncrypted(g, snap, own, snap.Get("source_snapshot_id"), depth)
	}
	if own.Present() && (own.Known() || own.Origin == model.Written) {
		return rule.Judge(own.True(), is.Saw(own), own)
	}
	v := snap.Get("volume_id")
	vol := Target(g, v, "aws_ebs_volume")
	if vol == nil {
		return rule.Judge(model.Unknown, is.Saw(v), v).Because("the volume that " + v.At() + " names decides, and it is not in this configuration")
	}
	res := at(volumeEncrypted(g, vol, depth+1), v)
	res.Evidence[0].To = vol.Address()
	return res
}
