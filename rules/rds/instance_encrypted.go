package rds

import (
	"github.com/sekisho/sekisho/analyzer/is"
	"github.com/sekisho/sekisho/analyzer/model"
	"github.com/sekisho/sekisho/analyzer/rule"
	"github.com/sekisho/sekisho/rules/facts"
)

// InstanceEncrypted keeps the storage, backups and snapshots of a database unreadable without the key.
var InstanceEncrypted = &rule.Rule{
	ID:       "rds-instance-encrypted",
	Title:    rule.T("RDS instance is encrypted at rest", "RDS インスタンスを保存時に暗号化している"),
	Why:      rule.T("The backups and snapshots of an unencrypted database are unencrypted too, and encryption cannot be turned on later without restoring into a new instance.", "暗号化していないデータベースは、バックアップもスナップショットも暗号化されません。後から暗号化するには、新しいインスタンスへの復元が必要です。"),
	Fix:      rule.T("Set storage_encrypted to true, and kms_key_id to a key of your own.", "storage_encrypted を true にし、kms_key_id に自分で管理する鍵を指定してください。"),
	Severity: rule.High,
	Since:    "0.1.0",
	Types:    []string{"aws_db_instance"},
	Check: func(p *rule.Pass, db *model.Resource) rule.Result {
		return instanceEncrypted(p, db, 0)
	},
	Refs: []string{
		"https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/Overview.Encryption.html",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/db_instance",
	},
}

// A chain of replicas longer than this is not followed.
const maxReplicas = 8

func instanceEncrypted(p *rule.Pass, db *model.Resource, depth int) rule.Result {
	own := db.Get("storage_encrypted")
	written := rule.Judge(own.True(), is.Saw(own), own)
	if own.True() == model.Yes || own.Origin == model.Computed && own.Known() {
		return written
	}
	ways := []rule.Result{written}
	if v := db.Get("replicate_source_db"); v.Set() != model.No {
		source := facts.Target(p.Graph, v, "aws_db_instance")
		var res rule.Result
		if source == nil || source.Provider != db.Provider || depth == maxReplicas {
			res = rule.Judge(model.Unknown, is.Saw(own), own, v).Because("a replica is encrypted as its source is, and " + v.At() + " names one that is not in this configuration and region")
		} else {
			res = instanceEncrypted(p, source, depth+1)
			res.Evidence = append([]rule.Evidence{{Value: own}, {Value: v, To: source.Address()}}, res.Evidence...)
		}
		ways = append(ways, res)
	}
	for _, path := range []string{"snapshot_identifier", "restore_to_point_in_time", "s3_import"} {
		v := db.Get(path)
		if v.Set() != model.No && own.Set() != model.Yes {
			ways = append(ways, rule.Judge(model.Unknown, is.Saw(own), own, v).Because("a restored database is encrypted as its source is: "+v.At()+" decides"))
		}
	}
	return facts.Any(ways...)
}
