package tags

import (
	"slices"
	"strings"

	"github.com/zclconf/go-cty/cty"

	"github.com/sekisho/sekisho/analyzer/is"
	"github.com/sekisho/sekisho/analyzer/model"
	"github.com/sekisho/sekisho/analyzer/rule"
	"github.com/sekisho/sekisho/rules/facts"
)

// DataClassificationProtectionsMatch makes a class of data mean something: what is called confidential is protected so.
var DataClassificationProtectionsMatch = &rule.Rule{
	ID:       "tags-data-classification-protections-match",
	Title:    rule.T("Data store has a classification tag, and its protections", "データストアに機密区分のタグがあり、区分に応じた保護をしている"),
	Why:      rule.T("Which data is confidential only its owner knows. Without a tag nobody can check the protection, and a tag without protection is a false promise.", "どのデータが機密かは所有者にしかわかりません。タグがなければ保護を確認できず、保護の伴わないタグは見かけだけになります。"),
	Fix:      rule.T("Add the tag, with one of the agreed values. For the protected classes use a customer managed key, close public access, back the store up and log the access to it.", "決められた値のタグを付けてください。保護対象の区分では、カスタマー管理のキーで暗号化し、公開を禁止し、バックアップとアクセスの記録を有効にします。"),
	Severity: rule.High,
	Since:    "0.1.0",
	Params: []rule.Param{
		{Name: "classification_key", Default: cty.StringVal(""), About: rule.T("the tag that says how confidential the data is; empty turns the rule off", "データの機密区分を示すタグ (空の場合は判定しない)")},
		{Name: "classification_values", Default: list("public", "internal", "confidential", "personal"), About: rule.T("the values that the tag may have", "タグに使える値")},
		{Name: "protected_classes", Default: list("confidential", "personal"), About: rule.T("the values that ask for protection", "保護を求める値")},
		{Name: "backup_retention_days", Default: cty.NumberIntVal(7), About: rule.T("the least number of days that a database keeps its automated backups", "データベースの自動バックアップの最小保持日数")},
		{Name: "central_backup_tag", Default: cty.StringVal(""), About: rule.T("the tag that a backup plan outside of the configuration selects, as key or key=value", "構成外のバックアップ計画が選択するタグ (キー、またはキー=値)")},
	},
	Types: []string{"aws_db_instance", "aws_dynamodb_table", "aws_ebs_volume", "aws_efs_file_system", "aws_rds_cluster", "aws_s3_bucket"},
	Reads: slices.Concat([]string{facts.DefaultEncryptionType, facts.AccessLoggingType}, facts.KeyTypes, facts.BucketPublicTypes, facts.BackupTypes,
		facts.DataEventTypes, facts.EBSDefaultTypes, facts.SnapshotTypes),
	When: func(p *rule.Pass, _ *model.Resource) model.Tri {
		return model.Of(p.Param("classification_key").AsString() != "")
	},
	Check: func(p *rule.Pass, store *model.Resource) rule.Result {
		key := p.Param("classification_key").AsString()
		tag := facts.Tag(store, key)
		if tag.Set() == model.No {
			return rule.Judge(model.No, "the tag "+key+" is missing", store.Get("tags"))
		}
		agreed := p.Strings("classification_values")
		protected := tag.OneOf(p.Strings("protected_classes")...)
		switch tag.OneOf(append(agreed, p.Strings("protected_classes")...)...) {
		case model.No:
			return rule.Judge(model.No, is.Saw(tag)+", not one of "+strings.Join(agreed, ", "), tag)
		case model.Unknown:
			return rule.Judge(model.Unknown, is.Saw(tag), tag)
		case model.Yes:
		}
		switch protected {
		case model.No:
			return rule.Judge(model.Yes, is.Saw(tag)+", which asks for no more", tag)
		case model.Unknown:
			return rule.Judge(model.Unknown, is.Saw(tag), tag)
		case model.Yes:
		}
		res := facts.Parts(protections(p, store)...)
		if res.OK == model.Yes {
			res.Message = "the store has the protections of its class"
		}
		res.Message = is.Saw(tag) + "; " + res.Message
		return res.Seen(tag)
	},
	Refs: []string{
		"https://docs.aws.amazon.com/whitepapers/latest/data-classification/data-classification.html",
		"https://docs.aws.amazon.com/whitepapers/latest/tagging-best-practices/tagging-best-practices.html",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/guides/resource-tagging",
	},
}

func list(values ...string) cty.Value {
	out := make([]cty.Value, len(values))
	for i, s := range values {
		out[i] = cty.StringVal(s)
	}
	return cty.ListVal(out)
}

// protections are what a protected class asks of a store, as far as its service has it.
func protections(p *rule.Pass, store *model.Resource) []rule.Result {
	out := []rule.Result{
		ownKey(p, store),
		facts.BackedUp(p.Graph, store, p.Int("backup_retention_days"), p.Param("central_backup_tag").AsString()),
	}
	switch store.Addr.Type {
	case "aws_s3_bucket":
		logged := facts.Any(facts.AccessLogging(p.Graph, store), facts.DataEvents(p.Graph, store))
		out = append(out, facts.Not(facts.BucketPublic(p.Graph, store)), logged)
	case "aws_dynamodb_table":
		out = append(out, facts.DataEvents(p.Graph, store))
	case "aws_db_instance":
		public := store.Get("publicly_accessible")
		out = append(out, rule.Judge(public.True().Not(), is.Saw(public), public), exported(store))
	case "aws_rds_cluster":
		out = append(out, exported(store))
	}
	return out
}

// exported tells whether a database sends its logs to CloudWatch Logs.
func exported(store *model.Resource) rule.Result {
	v := store.Get("enabled_cloudwatch_logs_exports")
	return rule.Judge(v.NotEmpty(), is.Saw(v), v)
}

// ownKey tells whether a store is encrypted with a customer managed key.
func ownKey(p *rule.Pass, store *model.Resource) rule.Result {
	switch store.Addr.Type {
	case "aws_s3_bucket":
		none := rule.Judge(model.No, "S3 encrypts with keys of its own", store.Value())
		return facts.DefaultEncryption(p.Graph, store, none, func(b model.Block) rule.Result {
			v := b.Get("sse_algorithm")
			return facts.All(rule.Judge(v.OneOf("aws:kms", "aws:kms:dsse"), is.Saw(v), v), facts.OwnKey(p.Graph, b.Get("kms_master_key_id")))
		})
	case "aws_dynamodb_table":
		v := store.Get("server_side_encryption.enabled")
		return facts.All(rule.Judge(v.True(), is.Saw(v), v), facts.OwnKey(p.Graph, store.Get("server_side_encryption.kms_key_arn")))
	case "aws_ebs_volume":
		return inherited(store, facts.All(facts.VolumeEncrypted(p.Graph, store), facts.OwnKey(p.Graph, store.Get("kms_key_id"))), "snapshot_id")
	case "aws_efs_file_system":
		v := store.Get("encrypted")
		return facts.All(rule.Judge(v.True(), is.Saw(v), v), facts.OwnKey(p.Graph, store.Get("kms_key_id")))
	}
	v := store.Get("storage_encrypted")
	res := facts.All(rule.Judge(v.True(), is.Saw(v), v), facts.OwnKey(p.Graph, store.Get("kms_key_id")))
	return inherited(store, res, "replicate_source_db", "replication_source_identifier", "snapshot_identifier", "restore_to_point_in_time", "global_cluster_identifier")
}

// inherited leaves a fail open where the store may take its key from what it is made from.
func inherited(store *model.Resource, res rule.Result, sources ...string) rule.Result {
	for _, path := range sources {
		if v := store.Get(path); res.OK == model.No && v.Set() != model.No {
			res.OK = model.Unknown
			res = res.Seen(v).Because("the key of what " + v.At() + " names may be used")
		}
	}
	return res
}
