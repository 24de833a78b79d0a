package residency

import (
	"slices"

	"github.com/zclconf/go-cty/cty"

	"github.com/sekisho/sekisho/analyzer/is"
	"github.com/sekisho/sekisho/analyzer/model"
	"github.com/sekisho/sekisho/analyzer/rule"
	"github.com/sekisho/sekisho/rules/facts"
)

// ZoneAllowed keeps data from Local Zones that hang off an allowed region but stand in another country.
var ZoneAllowed = &rule.Rule{
	ID:       "residency-zone-allowed",
	Title:    rule.T("Availability Zones and Local Zones are in the allowed country", "アベイラビリティーゾーンとローカルゾーンが許可された国にある"),
	Why:      rule.T("A Local Zone belongs to a region but may stand in another country: ap-northeast-1-tpe-1a is a zone of Tokyo, in Taipei.", "ローカルゾーンは、所属するリージョンとは別の国にあることがあります。ap-northeast-1-tpe-1a は東京リージョンのゾーンですが、台北にあります。"),
	Fix:      rule.T("Name a zone of an allowed region, and do not opt in to groups of zones abroad.", "許可されたリージョンのゾーンを指定し、国外のゾーングループにはオプトインしないでください。"),
	Severity: rule.High,
	Since:    "0.1.0",
	Params: append(slices.Clone(regionParams),
		rule.Param{Name: "allowed_country", Default: cty.StringVal(""), About: rule.T("the country that Local Zones have to stand in, such as JP; empty to judge them by their region", "ローカルゾーンが置かれるべき国 (例: JP。空の場合は所属リージョンで判定)")}),
	Types: zoneTypes(),
	Reads: []string{zonesType},
	When: func(p *rule.Pass, r *model.Resource) model.Tri {
		if !limited(p) {
			return model.No
		}
		if r.Addr.Type == groupType {
			return r.Get("opt_in_status").OneOf("opted-in")
		}
		return named(r)
	},
	Check: func(p *rule.Pass, r *model.Resource) rule.Result {
		zones, hidden := zonesOf(r)
		var answers []rule.Result
		for _, v := range zones {
			answers = append(answers, inside(p, v))
		}
		for _, v := range hidden {
			answers = append(answers, rule.Judge(model.Unknown, "the zones are not known", v))
		}
		return facts.All(answers...)
	},
	Refs: []string{
		"https://docs.aws.amazon.com/local-zones/latest/ug/available-local-zones.html",
		"https://docs.aws.amazon.com/global-infrastructure/latest/regions/aws-availability-zones.html",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/ec2_availability_zone_group",
	},
}

const (
	groupType = "aws_ec2_availability_zone_group"
	zonesType = "data.aws_availability_zones"
)

// zoned are the arguments that name a zone.
var zoned = [...]struct{ typ, path string }{
	{"aws_autoscaling_group", "availability_zones[*]"},
	{"aws_db_instance", "availability_zone"},
	{"aws_dms_replication_instance", "availability_zone"},
	{"aws_ebs_volume", "availability_zone"},
	{groupType, "group_name"},
	{"aws_efs_file_system", "availability_zone_name"},
	{"aws_elasticache_cluster", "availability_zone"},
	{"aws_elasticache_cluster", "preferred_availability_zones[*]"},
	{"aws_instance", "availability_zone"},
	{"aws_rds_cluster", "availability_zones[*]"},
	{"aws_redshift_cluster", "availability_zone"},
	{"aws_subnet", "availability_zone"},
	{"aws_subnet", "availability_zone_id"},
}

func zoneTypes() []string {
	var out []string
	for _, z := range zoned {
		if !slices.Contains(out, z.typ) {
			out = append(out, z.typ)
		}
	}
	return out
}

// zonesOf lists the values of a resource that name a zone, and what hides further ones. A zone that AWS chooses is one of
// the region.
func zonesOf(r *model.Resource) (zones, hidden []model.Value) {
	for _, z := range zoned {
		if z.typ != r.Addr.Type {
			continue
		}
		list := r.All(z.path)
		for _, v := range list.List {
			if v.NotEmpty() != model.No && (v.Known() || v.Origin != model.Computed) {
				zones = append(zones, v)
			}
		}
		if list.Complete != model.Yes {
			hidden = append(hidden, list.Stuck)
		}
	}
	return zones, hidden
}

// named tells whether a resource names a zone.
func named(r *model.Resource) model.Tri {
	zones, hidden := zonesOf(r)
	ok := model.No
	for _, v := range zones {
		ok = ok.Or(v.NotEmpty())
	}
	if len(hidden) > 0 {
		ok = ok.Or(model.Unknown)
	}
	return ok
}

// inside tells whether a zone is where data may be kept.
func inside(p *rule.Pass, v model.Value) rule.Result {
	if zones := lookedUp(v); zones != nil {
		return ofLookup(p, v, zones)
	}
	outcomes := v.Outcomes()
	answers := make([]rule.Result, len(outcomes))
	for i, o := range outcomes {
		answers[i] = insideOne(p, v, o)
	}
	all, any := facts.All(answers...), facts.Any(answers...)
	if all.OK != any.OK {
		return rule.Judge(model.Unknown, is.Saw(v), v)
	}
	return all
}

func insideOne(p *rule.Pass, v, o model.Value) rule.Result {
	text, ok := o.Text()
	if !ok {
		return rule.Judge(model.Unknown, is.Saw(v), v)
	}
	z, ok := readZone(text)
	if !ok {
		return rule.Judge(model.Unknown, is.Saw(v), v).Because(v.At() + " is not the name or the id of a zone")
	}
	want := p.Param("allowed_country").AsString()
	if z.place == "" || want == "" {
		ok := slices.Contains(p.Strings("allowed_regions"), z.region)
		return rule.Judge(model.Of(ok), is.Saw(v)+", a zone of "+z.region, v)
	}
	where := country(z.place)
	if where == "" {
		return rule.Judge(model.Unknown, is.Saw(v), v).Because("where the zone " + text + " stands is not known")
	}
	return rule.Judge(model.Of(where == want), is.Saw(v)+", which stands in "+where, v)
}

// lookedUp is the data source that a zone is taken from.
func lookedUp(v model.Value) *model.Resource {
	var found *model.Resource
	for _, s := range v.Sources() {
		if s.Kind == model.FromResource && s.Resource != nil && s.Resource.Addr.Mode == model.Data && s.Resource.Addr.Type == "aws_availability_zones" {
			found = s.Resource
		}
	}
	if v.Known() {
		return nil
	}
	return found
}

// ofLookup tells whether the zones that a data source finds are where data may be kept: those of its region, without the
// Local Zones that somebody may have opted in to.
func ofLookup(p *rule.Pass, v model.Value, zones *model.Resource) rule.Result {
	ordinary := model.No
	filters := zones.Blocks("filter")
	for _, f := range filters.List {
		only := f.All("values[*]")
		one := model.All(only.Complete, model.Of(len(only.List) == 1))
		for _, o := range only.List {
			one = one.And(o.OneOf("opt-in-not-required", "availability-zone"))
		}
		ordinary = ordinary.Or(one.And(f.Get("name").OneOf("opt-in-status", "zone-type")))
	}
	region := zones.Region()
	ok := allowed(p, region)
	if ordinary != model.Yes && ok == model.Yes {
		ok = model.Unknown
	}
	res := rule.Judge(ok, "a zone of "+name(p, region), v, region)
	if ok == model.Unknown {
		res.Reason = fromEnvironment(region)
		if allowed(p, region) == model.Yes {
			res.Reason = zones.Address() + " may find Local Zones too: filter on opt-in-status or zone-type"
		}
	}
	return res
}
