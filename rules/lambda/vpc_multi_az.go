package lambda

import (
	"fmt"
	"strings"

	"github.com/sekisho/sekisho/analyzer/is"
	"github.com/sekisho/sekisho/analyzer/model"
	"github.com/sekisho/sekisho/analyzer/rule"
	"github.com/sekisho/sekisho/rules/facts"
)

// VPCMultiAZ lets a function run on when a zone is lost.
var VPCMultiAZ = &rule.Rule{
	ID:       "lambda-vpc-multi-az",
	Title:    rule.T("Function in a VPC has subnets in several zones", "VPC 内の関数のサブネットが複数のゾーンにある"),
	Why:      rule.T("A function with one subnet stops with the zone that the subnet is in.", "サブネットが 1 つの関数は、そのゾーンの障害で止まります。"),
	Fix:      rule.T("Name two or more subnets in different Availability Zones in subnet_ids.", "subnet_ids に、異なるアベイラビリティーゾーンのサブネットを 2 つ以上指定してください。"),
	Severity: rule.Low,
	Since:    "0.1.0",
	Extra:    true,
	Types:    []string{"aws_lambda_function"},
	Reads:    []string{"aws_subnet"},
	When:     func(_ *rule.Pass, f *model.Resource) model.Tri { return f.Get("vpc_config.subnet_ids").NotEmpty() },
	Check:    severalZones,
	Refs: []string{
		"https://docs.aws.amazon.com/lambda/latest/dg/configuration-vpc.html",
		"https://docs.aws.amazon.com/securityhub/latest/userguide/lambda-controls.html#lambda-5",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/lambda_function",
	},
}

// severalZones requires two subnets, in different zones as far as that can be told.
func severalZones(p *rule.Pass, f *model.Resource) rule.Result {
	v, list := f.Get("vpc_config.subnet_ids"), f.All("vpc_config.subnet_ids[*]")
	if list.Complete != model.Yes {
		return rule.Judge(model.Unknown, is.Saw(v), list.Stuck)
	}
	if len(list.List) < 2 {
		return rule.Judge(model.No, v.Path+" names one subnet", v)
	}
	zones, names := map[string]bool{}, map[string]bool{}
	told := model.Yes
	for _, one := range list.List {
		if !one.Known() && len(one.Sources()) != 1 || len(one.Outcomes()) > 1 {
			return rule.Judge(model.Unknown, is.Saw(v), one)
		}
		for _, s := range one.Sources() {
			if s.Kind != model.FromResource && !one.Known() {
				return rule.Judge(model.Unknown, is.Saw(v), one)
			}
		}
		names[nameOf(one)] = true
		zone, ok := "", false
		if subnet := facts.Target(p.Graph, one, "aws_subnet"); subnet != nil {
			at := subnet.Get("availability_zone")
			zone, ok = at.Text()
			if !ok && at.Present() && at.Origin == model.Written {
				return rule.Judge(model.Unknown, is.Saw(v), v, at)
			}
		}
		if !ok {
			told = model.No
		}
		zones[zone] = true
	}
	switch {
	case len(names) == 1:
		return rule.Judge(model.No, v.Path+" names one subnet", v)
	case told != model.Yes:
		return rule.Judge(model.Yes, fmt.Sprintf("%s names %d subnets, whose zones are not told here", v.Path, len(list.List)), v)
	case len(zones) == 1:
		for zone := range zones {
			return rule.Judge(model.No, "all subnets are in "+zone, v)
		}
	}
	return rule.Judge(model.Yes, fmt.Sprintf("%s names %d subnets in different zones", v.Path, len(list.List)), v)
}

// nameOf tells one subnet from another: by its id, or the place that this is read from.
func nameOf(v model.Value) string {
	if text, ok := v.Text(); ok {
		return text
	}
	var places []string
	for _, s := range v.Sources() {
		places = append(places, s.At())
	}
	return strings.Join(places, ", ")
}
