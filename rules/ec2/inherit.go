package ec2

import (
	"github.com/sekisho/sekisho/analyzer/is"
	"github.com/sekisho/sekisho/analyzer/model"
	"github.com/sekisho/sekisho/analyzer/rule"
	"github.com/sekisho/sekisho/rules/facts"
)

// byTemplate is an answer that the launch template of an instance gives where the instance itself does not speak: own is
// where it would, and otherwise the answer without a template.
func byTemplate(p *rule.Pass, r *model.Resource, own model.Value, judge func(tmpl *model.Resource) rule.Result, otherwise rule.Result) rule.Result {
	use := r.Get("launch_template")
	if r.Addr.Type != "aws_instance" || use.Set() == model.No {
		return otherwise
	}
	tmpl := launchTemplate(p.Graph, r)
	if tmpl == nil {
		return facts.Primary(rule.Judge(model.Unknown, otherwise.Message, use).Because("the launch template of "+r.Address()+" decides, and it is not in this configuration"), own)
	}
	if version := r.Get("launch_template.version"); usesAsWritten(r, tmpl) != model.Yes {
		return facts.Primary(rule.Judge(model.Unknown, otherwise.Message, version).Because("launch_template.version may name an older version of "+tmpl.Address()), own)
	}
	return facts.Primary(judge(tmpl), own)
}

// saidOrInherited judges a value of an instance, or, where it does not speak, the one of its launch template.
func saidOrInherited(p *rule.Pass, r *model.Resource, path, inTemplate string, silent model.Tri, ok func(model.Value) model.Tri) rule.Result {
	own := r.Get(path)
	res := is.SaidIn(own, silent, ok)
	if said := own.Set(); !facts.LeftToAWS(own) && said != model.No {
		if said == model.Unknown && r.Get("launch_template").Set() != model.No {
			res.OK = model.Unknown
			res = res.Because(own.Reason())
		}
		return res
	}
	return byTemplate(p, r, own, func(tmpl *model.Resource) rule.Result {
		v := tmpl.Get(inTemplate)
		in := is.SaidIn(v, silent, ok)
		in.Message = tmpl.Address() + "." + in.Message
		return in
	}, res)
}
