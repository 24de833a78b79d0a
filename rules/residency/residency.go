// Package residency holds the rules about where data is kept: in which regions, and in which country.
package residency

import (
	"strings"

	"github.com/zclconf/go-cty/cty"

	"github.com/sekisho/sekisho/analyzer/model"
	"github.com/sekisho/sekisho/analyzer/rule"
)

// Rules are the rules of the service.
var Rules = []*rule.Rule{
	ProviderRegionAllowed,
	ZoneAllowed,
	CopiesStayInAllowedRegions,
	OptinRegionsOff,
	StatefulInHomeRegion,
}

// regionParams say where data may be kept. Without a list of regions the rules do not apply: not everybody has to keep
// data in a place.
var regionParams = []rule.Param{
	{Name: "allowed_regions", Default: cty.ListValEmpty(cty.String), About: rule.T("the regions that data may be kept in; empty turns the rule off", "データを置いてよいリージョン (空の場合は判定しない)")},
	{Name: "assume_region", Default: cty.StringVal(""), About: rule.T("the region of providers that take it from the environment", "環境変数などでリージョンを決めるプロバイダーのリージョン")},
}

// limited tells whether regions are limited at all.
func limited(p *rule.Pass) bool { return p.Param("allowed_regions").LengthInt() > 0 }

func limitedHere(p *rule.Pass, _ *model.Resource) model.Tri { return model.Of(limited(p)) }

// allowed tells whether a region is one that data may be kept in. One that is not written is what assume_region says.
func allowed(p *rule.Pass, region model.Value) model.Tri {
	regions := p.Strings("allowed_regions")
	if region.Set() != model.No {
		return region.OneOf(regions...)
	}
	assumed := p.Param("assume_region").AsString()
	if assumed == "" {
		return model.Unknown
	}
	return model.NewValue(region.At(), cty.StringVal(assumed), region.Range, region.Origin).OneOf(regions...)
}

// outOf is what is said of a region that is not among those allowed.
func outOf(p *rule.Pass, region string) string {
	return region + ", not in " + strings.Join(p.Strings("allowed_regions"), ", ")
}

// name is a region for a person to read.
func name(p *rule.Pass, region model.Value) string {
	if text, ok := region.Text(); ok {
		return text
	}
	if assumed := p.Param("assume_region").AsString(); assumed != "" && region.Set() == model.No {
		return assumed
	}
	return "a region that is not known"
}

// fromEnvironment is why the region of a provider is not known that does not write it.
func fromEnvironment(region model.Value) string {
	at := region.At()
	if at == "" {
		at = "the region" // of a provider that is used without a block
	}
	if region.Set() == model.No {
		return at + " is not set: the environment decides; set assume_region to say what it is"
	}
	return at + " is not known"
}

// place is where a region is written, or else the resource.
func place(region, r model.Value) model.Value {
	if region.Range.Filename == "" {
		return r
	}
	return region
}
