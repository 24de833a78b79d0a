package facts

import (
	"github.com/sekisho/sekisho/analyzer/model"
	"github.com/sekisho/sekisho/analyzer/rule"
)

// MetadataDefaultTypes are the types that TokensRequiredByDefault looks at.
var MetadataDefaultTypes = []string{"aws_ec2_instance_metadata_defaults"}

// TokensRequiredByDefault tells whether instances of the region where r lives require IMDSv2 if they say nothing.
func TokensRequiredByDefault(g *model.Graph, r *model.Resource) rule.Result {
	none := rule.Result{OK: model.No, Message: "no aws_ec2_instance_metadata_defaults for the region"}
	here := func(d *model.Resource) model.Tri { return placeOf(d).same(placeOf(r)) }
	return setting(g, "aws_ec2_instance_metadata_defaults", here, none, func(d *model.Resource) rule.Result {
		v := d.Get("http_tokens")
		return rule.Judge(v.OneOf("required"), v.At()+" is "+v.String(), v)
	})
}
