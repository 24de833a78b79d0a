package ec2

import (
	"strings"

	"github.com/zclconf/go-cty/cty"

	"github.com/sekisho/sekisho/analyzer/is"
	"github.com/sekisho/sekisho/analyzer/model"
	"github.com/sekisho/sekisho/analyzer/rule"
	"github.com/sekisho/sekisho/rules/facts"
)

// VolumesDeletedWithInstance keeps data from staying behind where nobody looks after it.
var VolumesDeletedWithInstance = &rule.Rule{
	ID:       "ec2-volumes-deleted-with-instance",
	Title:    rule.T("Disks go with their instance, or are kept on purpose", "ディスクをインスタンスとともに削除するか、意図して残している"),
	Why:      rule.T("A disk that stays behind holds data that nobody knows of, nobody backs up and nobody deletes.", "残されたディスクには、誰も把握せず、バックアップも削除もされないデータが残ります。"),
	Fix:      rule.T("Remove delete_on_termination, or tag the instance with the tag of keep_tag and include it in a backup plan.", "delete_on_termination を削除してください。残す場合はインスタンスに keep_tag のタグを付け、バックアッププランに含めてください。"),
	Severity: rule.Low,
	Since:    "0.1.0",
	Extra:    true,
	Params: []rule.Param{
		{Name: "keep_tag", Default: cty.StringVal("Keep=yes"), About: rule.T("tag of instances whose disks are kept on purpose", "ディスクを意図して残すインスタンスに付けるタグ")},
	},
	Types: []string{"aws_instance", "aws_launch_template"},
	Reads: facts.BackupTypes,
	Check: func(p *rule.Pass, r *model.Resource) rule.Result {
		judge := func(v model.Value) rule.Result {
			return is.SaidIn(v, model.Yes, func(v model.Value) model.Tri { return v.OneOf("false").Not() })
		}
		if r.Addr.Type == "aws_launch_template" {
			return facts.EveryBlockAt(r, "block_device_mappings", "it describes no disk", func(b model.Block) rule.Result {
				return judge(b.Get("ebs.delete_on_termination"))
			})
		}
		each := func(b model.Block) rule.Result { return judge(b.Get("delete_on_termination")) }
		byImage := rule.Judge(model.Unknown, "root_block_device is not set", r.Value()).
			Because("the image of " + r.Address() + " decides whether its root disk goes with it")
		res := facts.All(
			facts.EveryBlock(r.Blocks("root_block_device"), byImage, each),
			facts.EveryBlockAt(r, "ebs_block_device", "its disks go with it", each),
		)
		if res.OK != model.No {
			return res
		}
		key, _, _ := strings.Cut(p.Param("keep_tag").AsString(), "=")
		tag := facts.Tag(r, key)
		meant := rule.Judge(facts.Tagged(r, p.Param("keep_tag").AsString()), is.Saw(tag)+": its disks are kept on purpose", tag)
		if meant.OK == model.No {
			return res
		}
		kept := facts.All(meant, facts.BackedUp(p.Graph, r, 1, ""))
		if kept.OK == model.No {
			return res
		}
		return facts.Primary(kept, res.Evidence[0].Value)
	},
	Refs: []string{
		"https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/terminating-instances.html",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/instance",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/launch_template",
	},
}
