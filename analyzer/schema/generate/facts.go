package main

import (
	"bytes"
	"encoding/json"
	"fmt"

	"github.com/zclconf/go-cty/cty"

	"github.com/sekisho/sekisho/analyzer/schema"
)

// A factsFile holds what was read from a provider itself. Attributes are named by
// their path inside the type, as in ingress.cidr_blocks.
type (
	factsFile struct {
		Resources   map[string]typeFacts `json:"resources"`
		DataSources map[string]typeFacts `json:"data_sources"`
	}
	typeFacts struct {
		Impl       string                    `json:"impl"` // sdk or framework
		Attributes map[string]attributeFacts `json:"attrs"`
	}
	attributeFacts struct {
		Default   any  `json:"default"`
		ForceNew  bool `json:"force_new"`
		Sensitive bool `json:"sensitive"`
		Required  bool `json:"required"`
		Optional  bool `json:"optional"`
		Computed  bool `json:"computed"`
		MinItems  int  `json:"min_items"`
		MaxItems  int  `json:"max_items"`
	}
	factFiles []*factsFile
)

func readFacts(path string) (*factsFile, error) {
	content, err := readFile(path)
	if err != nil {
		return nil, err
	}
	var f factsFile
	d := json.NewDecoder(bytes.NewReader(content))
	d.UseNumber() // keeps the digits as written
	if err := d.Decode(&f); err != nil {
		return nil, fmt.Errorf("reading %s: %w", path, err)
	}
	if len(f.Resources) == 0 {
		return nil, fmt.Errorf("reading %s: no resources", path)
	}
	return &f, nil
}

// apply completes a provider with the facts. Of several files that know an
// attribute the first is used.
func (all factFiles) apply(p *provider) {
	for typ, b := range p.resources {
		var of []typeFacts
		for _, f := range all {
			if t, ok := f.Resources[typ]; ok {
				of = append(of, t)
			}
		}
		applyTo(b, "", of, isFramework(b), false)
		takeBack(typ, b)
	}
	for typ, b := range p.dataSources {
		var of []typeFacts
		framework := false
		for _, f := range all {
			if t, ok := f.DataSources[typ]; ok {
				of = append(of, t)
				framework = framework || t.Impl == "framework"
			}
		}
		applyTo(b, "", of, framework, false)
	}
}

// isFramework tells the provider's two plugin libraries apart: the older one, the
// SDK, gives each resource an id that is optional and computed.
func isFramework(b *schema.Block) bool {
	id := b.Attribute("id")
	return id == nil || !id.Optional
}

// suppressed lists defaults that the provider's code takes back until the resource exists. The plan of a new one shows
// nothing there, so silence is undecided. Found by the conformance corpus, see
// docs/provider-facts.md.
var suppressed = map[string][]string{
	"aws_api_gateway_rest_api":     {"put_rest_api_mode"},
	"aws_apigatewayv2_integration": {"passthrough_behavior"},
	"aws_dynamodb_table":           {"table_class"},
}

// takeBack removes the suppressed defaults of a type.
func takeBack(typ string, b *schema.Block) {
	for _, name := range suppressed[typ] {
		if a := b.Attribute(name); a != nil {
			a.Default, a.HasDefault, a.DefaultKnown = "", false, false
		}
	}
}

// applyTo completes a block. Inside an object the schema says nothing of the single
// attributes, so there the facts also decide what is required and what computed.
func applyTo(b *schema.Block, prefix string, facts []typeFacts, framework, inObject bool) {
	for _, a := range b.Attributes {
		path := prefix + a.Name
		known := false
		for _, f := range facts {
			if fact, ok := f.Attributes[path]; ok {
				known = applyFact(a, fact, inObject)
				break
			}
		}
		a.DefaultKnown = known || !mayHaveDefault(a, framework)
		if a.Block != nil {
			// The SDK adds timeouts itself, and they are not among the facts.
			none := framework || path == "timeouts"
			applyTo(a.Block, path+".", facts, none, inObject || a.AsAttribute)
		}
	}
}

// applyFact says whether the fact settles the attribute's default. It does not if
// the attribute has since become one that the provider may decide.
func applyFact(a *schema.Attribute, f attributeFacts, inObject bool) bool {
	a.ForceNew = f.ForceNew
	a.Sensitive = a.Sensitive || f.Sensitive
	switch {
	case a.Block != nil && !a.AsAttribute:
		a.Computed = f.Computed
		return true
	case inObject:
		a.Required, a.Optional, a.Computed = f.Required, f.Optional, f.Computed
	}
	a.MinItems, a.MaxItems = f.MinItems, f.MaxItems
	if a.Computed && !f.Computed {
		return false
	}
	if f.Default != nil && a.Optional && scalar(a.Type) {
		a.Default, a.HasDefault = fmt.Sprint(f.Default), true
	}
	return true
}

// mayHaveDefault says whether the provider can have a fixed default for an
// attribute. Both libraries allow one only for what can be left out, the SDK only
// for single values that are not computed, the framework only for computed ones.
func mayHaveDefault(a *schema.Attribute, framework bool) bool {
	switch {
	case !a.Optional || a.WriteOnly || a.Block != nil && !a.AsAttribute:
		return false
	case framework:
		return a.Computed
	default:
		return !a.Computed && scalar(a.Type)
	}
}

func scalar(t cty.Type) bool { return t == cty.String || t == cty.Number || t == cty.Bool }
