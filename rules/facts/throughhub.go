package facts

import (
	"github.com/sekisho/sekisho/analyzer/model"
	"github.com/sekisho/sekisho/analyzer/rule"
)

// ThroughHub tells whether the findings of a product go out with those of Security Hub, which takes them over where it is
// on. none is the answer where no event rule is about them. HubTypes and RouteTypes are what it looks at.
func ThroughHub(g *model.Graph, p *model.Provider, product string, none rule.Result) rule.Result {
	here := Here(p)
	event := HubFindings
	event.Holds = HubIncludes(product)
	route := Route(g, here, none, event)
	if hub := Has(g, here, hubType); route.OK == model.Yes && hub != model.Yes {
		route.OK = model.Unknown
		route = route.Because("whether Security Hub is on, and takes over the findings of " + product + ", is not known")
	}
	return route
}
