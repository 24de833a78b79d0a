package residency

import (
	"slices"
	"strings"

	"github.com/zclconf/go-cty/cty"

	"github.com/sekisho/sekisho/analyzer/is"
	"github.com/sekisho/sekisho/analyzer/model"
	"github.com/sekisho/sekisho/analyzer/rule"
	"github.com/sekisho/sekisho/rules/facts"
)

// CopiesStayInAllowedRegions keeps copies of data where the data itself may be.
var CopiesStayInAllowedRegions = &rule.Rule{
	ID:       "residency-copies-stay-in-allowed-regions",
	Title:    rule.T("Replicas, copies and backups stay in the allowed regions", "レプリカ、コピー、バックアップが許可されたリージョンに収まっている"),
	Why:      rule.T("A replica holds everything that the original holds. One line of configuration carries all of it out of the country.", "レプリカには元のデータがすべて入っています。設定を 1 行書くだけで、その全部が国外に出てしまいます。"),
	Fix:      rule.T("Name a destination in an allowed region, or remove the copy.", "許可されたリージョンを複製先に指定するか、複製をやめてください。"),
	Severity: rule.High,
	Since:    "0.1.0",
	Params:   regionParams,
	Types:    copyTypes(),
	Reads:    copyReads,
	When:     limitedHere,
	Check:    copiesOf,
	Refs: []string{
		"https://docs.aws.amazon.com/AmazonS3/latest/userguide/replication.html",
		"https://docs.aws.amazon.com/aws-backup/latest/devguide/cross-region-backup.html",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/s3_bucket_replication_configuration",
	},
}

// copyReads are the types of what copies may go into.
var copyReads = []string{"aws_s3_bucket", "data.aws_s3_bucket", "aws_backup_vault", "aws_backup_logically_air_gapped_vault", "data.aws_backup_vault"}

// copiesOf requires that all copies that a resource makes, or is, are in an allowed region.
func copiesOf(p *rule.Pass, r *model.Resource) rule.Result {
	var answers []rule.Result
	for _, c := range copies {
		if c.typ != r.Addr.Type {
			continue
		}
		list := r.All(c.path)
		for _, v := range list.List {
			if v.NotEmpty() != model.No && (v.Known() || v.Origin != model.Computed) {
				answers = append(answers, c.judge(p, v))
			}
		}
		if list.Complete != model.Yes {
			answers = append(answers, rule.Judge(model.Unknown, "where copies go is not known", list.Stuck))
		}
	}
	if len(answers) == 0 {
		return rule.Judge(model.Yes, "nothing is copied elsewhere", r.Value())
	}
	return facts.All(answers...)
}

// destination is an argument that makes a copy, and how to tell where that goes.
type destination struct {
	typ, path string
	judge     func(*rule.Pass, model.Value) rule.Result
}

var copies = [...]destination{
	{"aws_ami_copy", "source_ami_id", madeHere},
	{"aws_backup_plan", "rule[*].copy_action[*].destination_vault_arn", referred},
	{"aws_db_instance", "replicate_source_db", replica},
	{"aws_db_instance_automated_backups_replication", "source_db_instance_arn", madeHere},
	{"aws_dlm_lifecycle_policy", "policy_details[*].action[*].cross_region_copy[*].target", written},
	{"aws_dlm_lifecycle_policy", "policy_details[*].schedule[*].cross_region_copy_rule[*].target", written},
	{"aws_dlm_lifecycle_policy", "policy_details[*].schedule[*].cross_region_copy_rule[*].target_region", written},
	{"aws_dynamodb_global_table", "replica[*].region_name", written},
	{"aws_dynamodb_table", "replica[*].region_name", written},
	{"aws_dynamodb_table_replica", "global_table_arn", madeHere},
	{"aws_ebs_snapshot_copy", "source_snapshot_id", madeHere},
	{"aws_ecr_replication_configuration", "replication_configuration[*].rule[*].destination[*].region", written},
	{"aws_efs_replication_configuration", "destination[*].availability_zone_name", written},
	{"aws_efs_replication_configuration", "destination[*].region", written},
	{"aws_elasticache_replication_group", "global_replication_group_id", madeHere},
	{"aws_kms_replica_key", "primary_key_arn", madeHere},
	{"aws_rds_cluster", "global_cluster_identifier", madeHere},
	{"aws_rds_cluster", "replication_source_identifier", replica},
	{"aws_redshift_cluster", "snapshot_copy[*].destination_region", written},
	{"aws_redshift_snapshot_copy", "destination_region", written},
	{"aws_s3_bucket_replication_configuration", "rule[*].destination[*].bucket", referred},
	{"aws_s3control_multi_region_access_point", "details[*].region[*].bucket", referred},
	{"aws_secretsmanager_secret", "replica[*].region", written},
}

func copyTypes() []string {
	var out []string
	for _, c := range copies {
		if !slices.Contains(out, c.typ) {
			out = append(out, c.typ)
		}
	}
	return out
}

// written judges an argument that says the region of the copy: by name, by a zone of it, or as part of an ARN.
func written(p *rule.Pass, v model.Value) rule.Result {
	regions := p.Strings("allowed_regions")
	ok := v.Matches(func(text string) bool {
		if z, isZone := readZone(text); isZone {
			text = z.region
		} else if parts := strings.Split(text, ":"); len(parts) > 3 && parts[0] == "arn" {
			text = parts[3]
		}
		return slices.Contains(regions, text)
	})
	return rule.Judge(ok, is.Saw(v)+", not in "+strings.Join(regions, ", "), v)
}

// madeHere judges a resource that is itself a copy of what v names: it is in the region of its provider.
func madeHere(p *rule.Pass, v model.Value) rule.Result {
	region := v.Resource.Region()
	return rule.Judge(allowed(p, region), "the copy is in "+outOf(p, name(p, region)), v, region).Because(fromEnvironment(region))
}

// replica judges a database that may be a copy of one in another region: it is, if its source is named by an ARN. In its
// own region it is named by its identifier.
func replica(p *rule.Pass, v model.Value) rule.Result {
	byARN := v.HasPrefix("arn:")
	if sources := v.Sources(); byARN == model.Unknown && len(sources) == 1 && !sources[0].Derived && sources[0].Kind == model.FromResource {
		byARN = model.Of(sources[0].Attr == "arn")
	}
	res := madeHere(p, v)
	if byARN == model.No && res.OK != model.Yes {
		return rule.Judge(model.Yes, "the replica is in the region of its source", v)
	}
	res.OK = res.OK.Or(byARN.Not())
	return res
}

// referred judges an argument that names what the copy goes into, a bucket or a vault.
func referred(p *rule.Pass, v model.Value) rule.Result {
	if to := facts.Target(p.Graph, v, "aws_s3_bucket", "data.aws_s3_bucket", "aws_backup_vault", "aws_backup_logically_air_gapped_vault", "data.aws_backup_vault"); to != nil {
		region := to.Region()
		res := rule.Judge(allowed(p, region), to.Address()+" is in "+outOf(p, name(p, region)), v, region).Because(fromEnvironment(region))
		res.Evidence[0].To = to.Address()
		return res
	}
	outcomes := v.Outcomes()
	answers := make([]rule.Result, len(outcomes))
	for i, o := range outcomes {
		region := regionOfARN(o)
		if region == "" {
			answers[i] = rule.Judge(model.Unknown, is.Saw(v), v).Because("in which region that is which " + v.At() + " names is not known")
			continue
		}
		ok := model.NewValue(v.At(), cty.StringVal(region), v.Range, v.Origin).OneOf(p.Strings("allowed_regions")...)
		answers[i] = rule.Judge(ok, is.Saw(v)+" is in "+outOf(p, region), v)
	}
	all, any := facts.All(answers...), facts.Any(answers...)
	if all.OK != any.OK {
		return rule.Judge(model.Unknown, is.Saw(v), v)
	}
	return all
}

// regionOfARN is the region in an ARN, of which the end may not be known; "" where it has none, as that of a bucket.
func regionOfARN(v model.Value) string {
	text, ok := v.Text()
	if !ok {
		for _, piece := range v.Pieces() {
			part, known := piece.Text()
			if !known {
				break
			}
			text += part
		}
	}
	parts := strings.Split(text, ":")
	if len(parts) < 5 || parts[0] != "arn" {
		return ""
	}
	return parts[3]
}
