package ec2

import (
	"github.com/sekisho/sekisho/analyzer/is"
	"github.com/sekisho/sekisho/analyzer/model"
	"github.com/sekisho/sekisho/analyzer/rule"
	"github.com/sekisho/sekisho/rules/facts"
)

// InstanceIMDSv2Required keeps the credentials of an instance's role from requests that an attacker makes it send.
var InstanceIMDSv2Required = &rule.Rule{
	ID:       "ec2-instance-imdsv2-required",
	Title:    rule.T("Instance metadata is served only with a session token (IMDSv2)", "インスタンスメタデータにセッショントークン (IMDSv2) を必須にしている"),
	Why:      rule.T("With IMDSv1, a single forged request through a vulnerable application (SSRF) is enough to read the credentials of the instance's role.", "IMDSv1 では、脆弱なアプリケーションを経由した偽のリクエスト (SSRF) 1 回で、インスタンスのロールの認証情報を読み取られます。"),
	Fix:      rule.T("Set http_tokens to required in metadata_options, or for the whole region with aws_ec2_instance_metadata_defaults.", "metadata_options の http_tokens を required にするか、aws_ec2_instance_metadata_defaults でリージョン全体に設定してください。"),
	Severity: rule.High,
	Since:    "0.1.0",
	Types:    []string{"aws_instance", "aws_launch_template", "aws_launch_configuration"},
	Reads:    facts.MetadataDefaultTypes,
	Check: func(p *rule.Pass, r *model.Resource) rule.Result {
		tokens := r.Get("metadata_options.http_tokens")
		endpoint := r.Get("metadata_options.http_endpoint")
		written := rule.Judge(tokens.OneOf("required"), is.Saw(tokens), tokens)
		// What is not said here, the launch template says, then the region.
		inherited := facts.TokensRequiredByDefault(p.Graph, r)
		if use := r.Get("launch_template"); r.Addr.Type == "aws_instance" && use.Set() != model.No {
			inherited = fromTemplate(p, r, use, inherited)
		}
		res := facts.Any(
			facts.Choose(tokens.Set(), written, inherited),
			rule.Judge(endpoint.OneOf("disabled"), is.Saw(endpoint), endpoint),
		)
		if res.OK == model.No {
			res.Message = is.Saw(tokens)
		}
		return facts.Primary(res, tokens)
	},
	Refs: []string{
		"https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/configuring-instance-metadata-service.html",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/instance",
	},
}

// fromTemplate tells whether the launch template of an instance requires tokens; region is the answer where it does not
// speak of it.
func fromTemplate(p *rule.Pass, r *model.Resource, use model.Value, region rule.Result) rule.Result {
	tmpl := launchTemplate(p.Graph, r)
	if tmpl == nil {
		v := r.Get("launch_template.id")
		if !v.Present() {
			v = use
		}
		return rule.Judge(model.Unknown, is.Saw(v), v).Because("the launch template that " + v.At() + " names decides, and it is not in this configuration")
	}
	if version := r.Get("launch_template.version"); usesAsWritten(r, tmpl) != model.Yes {
		return rule.Judge(model.Unknown, is.Saw(version), version).Because("launch_template.version may name an older version of " + tmpl.Address())
	}
	tokens := tmpl.Get("metadata_options.http_tokens")
	endpoint := tmpl.Get("metadata_options.http_endpoint")
	res := facts.Any(
		facts.Choose(tokens.Set(), rule.Judge(tokens.OneOf("required"), tokens.At()+" is "+tokens.String(), tokens), region),
		rule.Judge(endpoint.OneOf("disabled"), endpoint.At()+" is "+endpoint.String(), endpoint),
	)
	if own := r.Get("metadata_options"); own.Set() != model.No && res.OK != model.No {
		// Whether a block on the instance replaces the template's block or adds to it is not documented.
		res.OK = model.Unknown
		res = res.Because(own.At() + " is written too, and may replace what " + tmpl.Address() + " says")
	}
	return res
}
