package kms

import (
	"github.com/zclconf/go-cty/cty"

	"github.com/sekisho/sekisho/analyzer/model"
	"github.com/sekisho/sekisho/analyzer/rule"
	"github.com/sekisho/sekisho/rules/facts"
)

// KeyServesOneDataClass lets a key be deleted, or closed, without taking other data with it.
var KeyServesOneDataClass = &rule.Rule{
	ID:       "kms-key-serves-one-data-class",
	Title:    rule.T("Key protects the data of one system and class", "1 つの鍵で 1 つのシステムと機密区分のデータだけを保護している"),
	Why:      rule.T("To destroy data for good one deletes its key. A key of several systems cannot be deleted for one of them, and whoever may use it for one can read all.", "データを確実に廃棄するには鍵を削除します。複数システム共用の鍵は一部のために削除できず、1 つのために使える人がすべてを読めてしまいます。"),
	Fix:      rule.T("Make a key for each system and class of data, and tag the stores with both.", "システムと機密区分ごとに鍵を作り、保管先にその両方のタグを付けてください。"),
	Severity: rule.Low,
	Since:    "0.1.0",
	Params: []rule.Param{
		{Name: "classification_key", Default: cty.StringVal("DataClassification"), About: rule.T("the tag that says how confidential the data is", "データの機密区分を示すタグ")},
		{Name: "system_key", Default: cty.StringVal("Project"), About: rule.T("the tag that says which system the data belongs to", "データが属するシステムを示すタグ")},
	},
	Types: []string{"aws_kms_key"},
	Reads: []string{
		"aws_s3_bucket", "aws_s3_bucket_server_side_encryption_configuration", "aws_db_instance", "aws_rds_cluster", "aws_ebs_volume",
		"aws_efs_file_system", "aws_dynamodb_table",
	},
	When: func(p *rule.Pass, key *model.Resource) model.Tri { return stores(p, key).Exists() },
	Check: func(p *rule.Pass, key *model.Resource) rule.Result {
		l := stores(p, key)
		list := []rule.Result{rule.Judge(model.Yes, "all data under the key is of one system and class", key.Value())}
		for _, name := range []string{p.Param("classification_key").AsString(), p.Param("system_key").AsString()} {
			for i := 1; i < len(l.To); i++ {
				list = append(list, sameTag(l.To[0].Resource, l.To[i].Resource, name))
			}
		}
		for _, k := range l.Maybe {
			list = append(list, rule.Judge(model.Unknown, "whether "+k.Resource.Address()+" uses the key is not known", key.Value(), k.Hops[0].From).
				Because("whether "+k.Resource.Address()+" uses the key is not known"))
		}
		if l.Complete != model.Yes {
			list = append(list, facts.Stuck(l, "what else uses the key is not known"))
		}
		return facts.Primary(facts.All(list...), key.Value())
	},
	Refs: []string{
		"https://docs.aws.amazon.com/prescriptive-guidance/latest/encryption-best-practices/kms.html",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/kms_key",
	},
}

// stores leads to the data that a key protects.
func stores(p *rule.Pass, key *model.Resource) model.Links {
	at := p.Graph.At(key)
	out := at.Into("aws_s3_bucket_server_side_encryption_configuration", "rule[*].apply_server_side_encryption_by_default[*].kms_master_key_id").Follow("bucket", "aws_s3_bucket")
	for _, s := range []struct{ typ, path string }{
		{"aws_db_instance", "kms_key_id"}, {"aws_rds_cluster", "kms_key_id"}, {"aws_ebs_volume", "kms_key_id"},
		{"aws_efs_file_system", "kms_key_id"}, {"aws_dynamodb_table", "server_side_encryption[*].kms_key_arn"},
	} {
		out = out.Join(at.Into(s.typ, s.path))
	}
	return out
}

// sameTag requires that two stores have the same value of a tag.
func sameTag(a, b *model.Resource, name string) rule.Result {
	x, y := facts.Tag(a, name), facts.Tag(b, name)
	place := []model.Value{a.Value(), b.Value(), x, y}
	text, known := x.Text()
	switch {
	case known && text != "":
		ok := y.OneOf(text)
		message := "the tag " + name + " is " + x.String() + " at " + a.Address() + ", and " + y.String() + " at " + b.Address()
		return rule.Judge(ok, message, place...).Because(y.Reason())
	case !x.Known():
		return rule.Judge(model.Unknown, "the tag "+name+" of "+a.Address()+" is not known", place...).Because(x.Reason())
	}
	return rule.Judge(model.No, a.Address()+" has no tag "+name+", so that what shares the key cannot be told", place...)
}
