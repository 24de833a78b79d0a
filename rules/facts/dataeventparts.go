package facts

import (
	"github.com/sekisho/sekisho/analyzer/model"
	"github.com/sekisho/sekisho/analyzer/rule"
)

// ReadEvents tells whether a trail or an event data store records what is read from a bucket, a table, or a function.
func ReadEvents(g *model.Graph, r *model.Resource) rule.Result {
	reads, _ := dataEvents(g, r, rule.Judge(model.No, "no trail records what is read from "+r.Address(), r.Value()))
	return Primary(reads, r.Value())
}

// WriteEvents tells whether a trail or an event data store records what is written to a bucket, a table, or a function.
func WriteEvents(g *model.Graph, r *model.Resource) rule.Result {
	_, writes := dataEvents(g, r, rule.Judge(model.No, "no trail records what is written to "+r.Address(), r.Value()))
	return Primary(writes, r.Value())
}
