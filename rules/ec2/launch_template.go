package ec2

import (
	"github.com/sekisho/sekisho/analyzer/model"
	"github.com/sekisho/sekisho/rules/facts"
)

// launchTemplate is the launch template an instance is made from; nil where it is not certain, or outside of the
// configuration.
func launchTemplate(g *model.Graph, r *model.Resource) *model.Resource {
	for _, path := range []string{"launch_template.id", "launch_template.name"} {
		if v := r.Get(path); v.Present() {
			return facts.Target(g, v, "aws_launch_template")
		}
	}
	return nil
}

// usesAsWritten tells whether an instance uses its launch template as the configuration writes it, and not an older
// version of it.
func usesAsWritten(r, tmpl *model.Resource) model.Tri {
	v := r.Get("launch_template.version")
	ok := v.OneOf("$Latest", "$Default").Or(v.NotEmpty().Not())
	if ok == model.Yes {
		return ok
	}
	for _, s := range v.Sources() {
		if !s.Derived && s.Resource == tmpl && (s.Attr == "latest_version" || s.Attr == "default_version") && len(v.Sources()) == 1 {
			return model.Yes
		}
	}
	if text, known := v.Text(); known && tmpl.Get("latest_version").OneOf(text) == model.Yes {
		return model.Yes
	}
	return model.Unknown
}
