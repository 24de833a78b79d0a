package apigateway

import (
	"github.com/sekisho/sekisho/analyzer/model"
	"github.com/sekisho/sekisho/analyzer/rule"
	"github.com/sekisho/sekisho/rules/facts"
)

const (
	restAPI       = "aws_api_gateway_rest_api"
	restAPIPolicy = "aws_api_gateway_rest_api_policy"
)

// ofAPI judges the REST API that a resource is part of; outside is the message where that is not in the configuration.
func ofAPI(g *model.Graph, r *model.Resource, outside string, judge func(*model.Resource) rule.Result) rule.Result {
	api := g.At(r).Follow("rest_api_id", restAPI)
	id := r.Get("rest_api_id")
	switch {
	case api.Exists() == model.No:
		return rule.Judge(model.Unknown, outside, id).Because("what " + id.At() + " names is not a REST API of this configuration")
	case len(api.To)+len(api.Maybe) == 0:
		return facts.Primary(facts.Stuck(api, outside), id)
	}
	return facts.Every(api, outside, outside, judge)
}

// private tells whether a REST API is reached only from VPCs, through endpoints. Where nothing is said it is not.
func private(api *model.Resource) rule.Result {
	types := api.All("endpoint_configuration.types[*]")
	place := api.Get("endpoint_configuration.types")
	for _, v := range types.List {
		switch v.OneOf("PRIVATE") {
		case model.Yes:
			return rule.Judge(model.Yes, "the API is private", v)
		case model.Unknown:
			types.Complete, types.Stuck = model.Unknown, v
		case model.No:
		}
	}
	if types.Complete != model.Yes {
		return rule.Judge(model.Unknown, "whether the API is private is not known", types.Stuck)
	}
	return rule.Judge(model.No, "the API is not private", place)
}

// policyNarrows tells whether the policy of a REST API says who may call it. Without a policy it does not.
func policyNarrows(g *model.Graph, api *model.Resource) rule.Result {
	none := rule.Judge(model.No, "the API has no policy", api.Value())
	judge := func(v model.Value) rule.Result { return facts.JudgePolicy(v, none, notWildcard) }
	own := none
	if v := api.Get("policy"); !facts.LeftToAWS(v) {
		own = judge(v)
	}
	separate := g.At(api).Into(restAPIPolicy, "rest_api_id")
	return facts.Companion(separate, restAPIPolicy, own, func(p *model.Resource) rule.Result { return judge(p.Get("policy")) })
}

// notWildcard requires that a policy does not let everyone call an API: no statement allows everyone, or another denies
// it to all outside of a circle, as the examples of AWS do.
func notWildcard(d facts.Document) rule.Result {
	closed := facts.FindStatement(d, "a statement denies everyone outside of a circle", "no statement denies everyone outside of a circle", func(s facts.Statement) model.Tri {
		return s.DeniesOutside("execute-api:Invoke").And(s.Items("Resource").Any(wholeAPI))
	})
	return facts.Any(facts.Not(facts.OpenPolicy(d)), closed)
}

// wholeAPI tells whether a pattern of a Resource element takes in all methods of the API that the policy is of.
func wholeAPI(v model.Value) model.Tri {
	return v.OneOf("*", "execute-api:/*", "execute-api:/*/*/*", "execute-api:/*/*")
}
