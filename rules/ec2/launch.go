package ec2

import (
	"slices"
	"strings"

	"github.com/zclconf/go-cty/cty"

	"github.com/sekisho/sekisho/analyzer/is"
	"github.com/sekisho/sekisho/analyzer/model"
	"github.com/sekisho/sekisho/analyzer/rule"
	"github.com/sekisho/sekisho/rules/facts"
)

// InstanceDetailedMonitoring shows load by the minute instead of every five.
var InstanceDetailedMonitoring = &rule.Rule{
	ID:       "ec2-instance-detailed-monitoring",
	Title:    rule.T("Instance is monitored in detail", "インスタンスで詳細モニタリングを有効にしている"),
	Why:      rule.T("With basic monitoring, metrics come every five minutes: alarms and scaling are late by as much.", "基本モニタリングではメトリクスが 5 分ごとにしか届かず、アラームやスケーリングもその分遅れます。"),
	Fix:      rule.T("Set monitoring to true, in a launch template enabled in the monitoring block.", "monitoring を true にしてください。起動テンプレートでは monitoring ブロックの enabled を true にします。"),
	Severity: rule.Low,
	Since:    "0.1.0",
	Extra:    true,
	Types:    facts.MachineTypes,
	Check: func(p *rule.Pass, r *model.Resource) rule.Result {
		switch r.Addr.Type {
		case "aws_launch_template":
			return is.True("monitoring.enabled")(p, r)
		case "aws_launch_configuration":
			return is.NotFalse("enable_monitoring")(p, r)
		}
		return saidOrInherited(p, r, "monitoring", "monitoring.enabled", model.No, model.Value.True)
	},
	Refs: []string{
		"https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/using-cloudwatch-new.html",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/instance",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/launch_template",
	},
}

// InstanceNoKeyPair keeps logins bound to a person instead of a file.
var InstanceNoKeyPair = &rule.Rule{
	ID:       "ec2-instance-no-key-pair",
	Title:    rule.T("Instance has no SSH key pair", "インスタンスに SSH キーペアを設定していない"),
	Why:      rule.T("A private key is copied and shared; it does not tell who used it, and stays valid until someone changes the instance.", "秘密鍵は複製され、共有されます。誰が使ったか分からず、インスタンスを変更するまで有効なままです。"),
	Fix:      rule.T("Remove key_name and log in through Session Manager.", "key_name を削除し、Session Manager でログインしてください。"),
	Severity: rule.Low,
	Since:    "0.1.0",
	Extra:    true,
	Types:    facts.MachineTypes,
	Check: func(p *rule.Pass, r *model.Resource) rule.Result {
		return saidOrInherited(p, r, "key_name", "key_name", model.Yes, func(v model.Value) model.Tri { return v.NotEmpty().Not() })
	},
	Refs: []string{
		"https://docs.aws.amazon.com/systems-manager/latest/userguide/session-manager.html",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/instance",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/launch_template",
	},
}

// InstanceTerminationProtection keeps a slip of the hand from ending a server.
var InstanceTerminationProtection = &rule.Rule{
	ID:       "ec2-instance-termination-protection",
	Title:    rule.T("Production instance is protected from termination", "本番のインスタンスを終了保護している"),
	Why:      rule.T("A wrong id in a script or a wrong row in the console ends a server together with what is on its root disk.", "スクリプトの ID やコンソールで選ぶ行を間違えるだけで、サーバーはルートディスクの内容ごと失われます。"),
	Fix:      rule.T("Set disable_api_termination to true on instances that are meant to last.", "長く使うインスタンスでは disable_api_termination を true にしてください。"),
	Severity: rule.Low,
	Since:    "0.1.0",
	Extra:    true,
	Params: []rule.Param{
		{Name: "environment_patterns", Default: cty.ListVal([]cty.Value{cty.StringVal("production=prod|prd")}), About: rule.T("how words in the Environment or Name tag of production instances begin", "本番のインスタンスの Environment または Name タグに含まれる語の書き出し")},
	},
	Types: []string{"aws_instance"},
	Reads: []string{"aws_launch_template"},
	When: func(p *rule.Pass, r *model.Resource) model.Tri {
		return facts.Production(r, p.Strings("environment_patterns"))
	},
	Check: func(p *rule.Pass, r *model.Resource) rule.Result {
		return saidOrInherited(p, r, "disable_api_termination", "disable_api_termination", model.No, model.Value.True)
	},
	Refs: []string{
		"https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/Using_ChangingDisableAPITermination.html",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/instance",
	},
}

// InstanceMetadataHopLimit keeps the credentials of an instance from what only passes through it.
var InstanceMetadataHopLimit = &rule.Rule{
	ID:       "ec2-instance-metadata-hop-limit",
	Title:    rule.T("Instance metadata does not travel further than the instance", "インスタンスメタデータの応答をインスタンスの外に出していない"),
	Why:      rule.T("With a higher hop limit, containers and forwarded connections get at the credentials of the instance's role.", "ホップ数の上限が大きいと、コンテナや転送された接続からインスタンスのロールの認証情報を取得できます。"),
	Fix:      rule.T("Set http_put_response_hop_limit to 1 in metadata_options. Give containers roles of their own.", "metadata_options の http_put_response_hop_limit を 1 にし、コンテナには専用のロールを与えてください。"),
	Severity: rule.Medium,
	Since:    "0.1.0",
	Types:    facts.MachineTypes,
	Check: func(p *rule.Pass, r *model.Resource) rule.Result {
		const limit = "metadata_options.http_put_response_hop_limit"
		endpoint := r.Get("metadata_options.http_endpoint")
		near := saidOrInherited(p, r, limit, limit, model.Yes, func(v model.Value) model.Tri { return v.AtMost(1) })
		return facts.Primary(facts.Any(near, rule.Judge(endpoint.OneOf("disabled"), is.Saw(endpoint), endpoint)), r.Get(limit))
	},
	Refs: []string{
		"https://docs.aws.amazon.com/securityhub/latest/userguide/autoscaling-controls.html#autoscaling-4",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/launch_template",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/launch_configuration",
	},
}

// ENISourceDestCheck keeps machines from passing on what is not meant for them.
var ENISourceDestCheck = &rule.Rule{
	ID:       "ec2-eni-source-dest-check",
	Title:    rule.T("Source and destination checks stay on", "送信元と宛先のチェックを有効にしたままにしている"),
	Why:      rule.T("Without the check a machine can send under other addresses and take in what is for others: an open router in the middle of the VPC.", "チェックがないと、ほかのアドレスを名乗って送信したり、他者宛ての通信を受け取ったりできます。VPC の中に誰でも使えるルーターができるのと同じです。"),
	Fix:      rule.T("Remove source_dest_check. NAT and firewall instances, which need it off, are better replaced by the AWS services.", "source_dest_check を削除してください。無効にする必要がある NAT やファイアウォールのインスタンスは、AWS のサービスへの置き換えを検討してください。"),
	Severity: rule.Low,
	Since:    "0.1.0",
	Extra:    true,
	Types:    []string{"aws_instance", "aws_network_interface"},
	Check:    is.NotFalse("source_dest_check"),
	Refs: []string{
		"https://docs.aws.amazon.com/securityhub/latest/userguide/ec2-controls.html#ec2-180",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/network_interface",
	},
}

// InstanceNoParavirtualType keeps instances on types that are still improved.
var InstanceNoParavirtualType = &rule.Rule{
	ID:       "ec2-instance-no-paravirtual-type",
	Title:    rule.T("Instance does not use a paravirtual instance type", "準仮想化のインスタンスタイプを使っていない"),
	Why:      rule.T("The old types miss the isolation, the network and the disk encryption of the Nitro system.", "旧世代のタイプには、Nitro System の分離、ネットワーク、ディスク暗号化がありません。"),
	Fix:      rule.T("Move to a current instance type with an HVM image.", "HVM のイメージを使い、現行世代のインスタンスタイプに移行してください。"),
	Severity: rule.Low,
	Since:    "0.1.0",
	Extra:    true,
	Types:    []string{"aws_instance", "aws_launch_template"},
	Reads:    []string{"aws_ami", "data.aws_ami"},
	Check: func(p *rule.Pass, r *model.Resource) rule.Result {
		kind := r.Get("instance_type")
		if facts.LeftToAWS(kind) {
			return byTemplate(p, r, kind, func(tmpl *model.Resource) rule.Result {
				return notParavirtual(p, tmpl, tmpl.Get("instance_type"), tmpl.Get("image_id"))
			}, rule.Judge(model.Yes, "instance_type is not set", kind))
		}
		image := r.Get("ami")
		if r.Addr.Type == "aws_launch_template" {
			image = r.Get("image_id")
		}
		return notParavirtual(p, r, kind, image)
	},
	Refs: []string{
		"https://docs.aws.amazon.com/securityhub/latest/userguide/ec2-controls.html#ec2-24",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/instance",
	},
}

// notParavirtual requires that an instance type does not run paravirtual images: only the oldest types do, of which some
// run both kinds.
func notParavirtual(p *rule.Pass, r *model.Resource, kind, image model.Value) rule.Result {
	family := func(list ...string) model.Tri {
		return kind.Matches(func(s string) bool {
			name, _, _ := strings.Cut(s, ".")
			return slices.Contains(list, name)
		})
	}
	only, either := family("t1", "m1", "m2", "c1"), family("m3", "c3")
	if ok := only.Or(either).Not(); ok != model.No || only == model.Yes {
		return rule.Judge(ok, is.Saw(kind), kind)
	}
	if ami := facts.Target(p.Graph, image, "aws_ami", "data.aws_ami"); ami != nil {
		v := ami.Get("virtualization_type")
		return rule.Judge(v.OneOf("hvm"), is.Saw(kind)+", and "+is.Saw(v)+" in "+ami.Address(), kind, v)
	}
	return rule.Judge(model.Unknown, is.Saw(kind), kind, image).Because("how the image of " + r.Address() + " is virtualised is not known")
}
