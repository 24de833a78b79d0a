package drs

import (
	"github.com/sekisho/sekisho/analyzer/is"
	"github.com/sekisho/sekisho/analyzer/model"
	"github.com/sekisho/sekisho/analyzer/rule"
	"github.com/sekisho/sekisho/rules/facts"
)

// ReplicationPrivateAndEncrypted keeps what is replicated for a disaster off the internet and unreadable without the key.
var ReplicationPrivateAndEncrypted = &rule.Rule{
	ID:       "drs-replication-private-and-encrypted",
	Title:    rule.T("Elastic Disaster Recovery replicates privately and encrypted", "Elastic Disaster Recovery で閉域かつ暗号化して複製している"),
	Why:      rule.T("The replication carries whole disks of servers. By public addresses it goes over the internet, and unencrypted copies can be read by whoever may attach them.", "複製されるのはサーバーのディスク全体です。パブリック IP アドレスを使うとインターネットを通り、暗号化していない写しはアタッチできる人が誰でも読めます。"),
	Fix:      rule.T("Set data_plane_routing to PRIVATE_IP, create_public_ip to false, ebs_encryption to CUSTOM with ebs_encryption_key_arn (or DEFAULT), and enabled in pit_policy to true.", "data_plane_routing を PRIVATE_IP、create_public_ip を false にし、ebs_encryption を CUSTOM (ebs_encryption_key_arn も指定) または DEFAULT に、pit_policy の enabled を true にしてください。"),
	Severity: rule.Medium,
	Since:    "0.1.0",
	Extra:    true,
	Types:    []string{"aws_drs_replication_configuration_template"},
	Check: func(_ *rule.Pass, t *model.Resource) rule.Result {
		encryption, key, routing, public := t.Get("ebs_encryption"), t.Get("ebs_encryption_key_arn"), t.Get("data_plane_routing"), t.Get("create_public_ip")
		none := rule.Judge(model.No, "no point in time is kept: pit_policy is not set", t.Value())
		return facts.Parts(
			rule.Judge(encryption.OneOf("DEFAULT").Or(encryption.OneOf("CUSTOM").And(key.NotEmpty())), is.Saw(encryption), encryption, key),
			rule.Judge(routing.OneOf("PRIVATE_IP"), is.Saw(routing), routing),
			rule.Judge(public.True().Not(), is.Saw(public), public),
			facts.SomeBlock(t.Blocks("pit_policy"), none, func(b model.Block) rule.Result {
				v := b.Get("enabled")
				ok := v.True()
				if facts.LeftToAWS(v) {
					ok = model.Unknown
				}
				return rule.Judge(ok, is.Saw(v), v).Because(v.At() + " is not set: the service decides")
			}),
		)
	},
	Refs: []string{
		"https://docs.aws.amazon.com/drs/latest/userguide/volumes-drs.html",
		"https://docs.aws.amazon.com/drs/latest/userguide/data-routing.html",
		"https://docs.aws.amazon.com/drs/latest/APIReference/API_ReplicationConfigurationTemplate.html",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/drs_replication_configuration_template",
	},
}
