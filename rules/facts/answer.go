// Package facts holds what several rules ask of a configuration: which subnets are public, whether a bucket is, what a
// policy allows, where EBS encryption is on by default. Every answer is a rule.Result: three-valued, with the evidence
// for it.
package facts

import (
	"slices"

	"github.com/sekisho/sekisho/analyzer/model"
	"github.com/sekisho/sekisho/analyzer/rule"
)

// Not turns an answer around and keeps its evidence.
func Not(r rule.Result) rule.Result {
	r.OK = r.OK.Not()
	return r
}

// Any tells whether one of the answers is Yes. It speaks with the first that is; where none is, with the first Unknown;
// where all are No, with all their evidence.
func Any(list ...rule.Result) rule.Result { return first(model.Yes, list) }

// All tells whether every answer is Yes. It speaks with the first that is No; where none is, with the first Unknown;
// where all are Yes, with all their evidence.
func All(list ...rule.Result) rule.Result { return first(model.No, list) }

func first(decides model.Tri, list []rule.Result) rule.Result {
	out := rule.Result{OK: decides.Not()}
	var unknown *rule.Result
	for i, r := range list {
		switch {
		case r.OK == decides:
			return r
		case r.OK == model.Unknown && unknown == nil:
			unknown = &list[i]
		case r.OK != model.Unknown:
			if out.Message == "" {
				out.Message = r.Message
			}
			if len(out.Evidence) == 0 && len(r.Evidence) == 1 {
				out.Evidence = slices.Clip(r.Evidence) // mostly there is no more
				continue
			}
			for j := range r.Evidence {
				e := &r.Evidence[j]
				if slices.ContainsFunc(out.Evidence, func(o rule.Evidence) bool { return o.Value.SamePlace(e.Value) }) {
					continue
				}
				if len(out.Evidence) == cap(out.Evidence) {
					out.Evidence = slices.Grow(out.Evidence, len(r.Evidence)-j)
				}
				out.Evidence = append(out.Evidence, *e)
			}
		}
	}
	if unknown != nil {
		return *unknown
	}
	return out
}

// Choose is the answer where something is said, or the one where it is not; while it is unknown whether it is said, the
// common one of both.
func Choose(said model.Tri, written, otherwise rule.Result) rule.Result {
	switch said {
	case model.Yes:
		return written
	case model.No:
		return otherwise
	case model.Unknown:
	}
	return agree([]rule.Result{written, otherwise}, "")
}

// at puts a value in front of the evidence.
func at(r rule.Result, v model.Value) rule.Result {
	list := make([]rule.Evidence, 1, 1+len(r.Evidence))
	list[0].Value = v
	r.Evidence = append(list, r.Evidence...)
	return r
}

// Primary makes a value the primary place of an answer.
func Primary(r rule.Result, v model.Value) rule.Result {
	if len(r.Evidence) > 0 && r.Evidence[0].Value.SamePlace(v) {
		return r
	}
	return at(r, v)
}

// AtCause makes the first place that is not a step on the way the primary one: where something is written, not how it is
// reached.
func AtCause(r rule.Result) rule.Result {
	i := slices.IndexFunc(r.Evidence, func(e rule.Evidence) bool { return e.To == "" })
	if i <= 0 {
		return r
	}
	list := slices.Clone(r.Evidence)
	cause := list[i]
	r.Evidence = slices.Insert(slices.Delete(list, i, i+1), 0, cause)
	return r
}

// Every is rule.Every with another message for the case that it cannot be decided.
func Every(l model.Links, pass, unknown string, ok func(*model.Resource) rule.Result) rule.Result {
	res := rule.Every(l, pass, ok)
	if res.OK == model.Unknown && res.Message == pass {
		res.Message = unknown
	}
	return res
}

// along adds the way through the graph to the evidence.
func along(r rule.Result, hops []model.Hop) rule.Result {
	if len(hops) > 0 {
		r.Evidence = append(slices.Clip(r.Evidence), rule.Path(hops)...)
	}
	return r
}

// Companion judges a resource by the one that completes it, such as the versioning of a bucket: l leads to resources of
// type typ, judge says what each means, and none what it means that there is no such resource. A companion that may
// belong to something else counts only where it makes no difference.
func Companion(l model.Links, typ string, none rule.Result, judge func(*model.Resource) rule.Result) rule.Result {
	var sure []rule.Result
	for _, k := range l.To {
		sure = append(sure, along(judge(k.Resource), k.Hops))
	}
	if len(sure) > 0 {
		return agree(sure, "several "+typ+" disagree")
	}
	if l.Exists() == model.No {
		return none
	}
	open := []rule.Result{none}
	for _, k := range l.Maybe {
		r := along(judge(k.Resource), k.Hops)
		if r.OK != none.OK {
			r = rule.Result{Message: r.Message, Evidence: r.Evidence, Reason: maybe(k)}
		}
		open = append(open, r)
	}
	for _, v := range l.Stuck {
		var r rule.Result
		if v.Resource != nil && v.Resource.Addr.Type == typ {
			r = judge(v.Resource)
		}
		if r.OK != none.OK {
			r = rule.Judge(model.Unknown, none.Message, v).Because(outside(v))
		}
		open = append(open, r)
	}
	for _, r := range open[1:] {
		if r.OK != none.OK {
			out := rule.Result{Message: none.Message, Evidence: slices.Clone(none.Evidence), Reason: r.Reason}
			out.Evidence = append(out.Evidence, r.Evidence...)
			return out
		}
	}
	return none
}

// agree is the common answer of a list; Unknown where they differ.
func agree(list []rule.Result, differ string) rule.Result {
	out := list[0]
	for _, r := range list[1:] {
		if r.OK == out.OK {
			continue
		}
		if r.OK == model.Unknown {
			return r
		}
		if out.OK == model.Unknown {
			continue
		}
		return rule.Result{Message: out.Message, Reason: differ, Evidence: append(slices.Clip(out.Evidence), r.Evidence...)}
	}
	return out
}

// maybe says why a link is only possible.
func maybe(k model.Link) string {
	if k.Resource.Exists == model.Unknown {
		return "whether " + k.Resource.Address() + " exists is not known"
	}
	for i := len(k.Hops) - 1; i >= 0; i-- {
		if from := k.Hops[i].From; !from.Known() && from.Reason() != "" {
			return from.Reason()
		}
	}
	return "whether " + k.Resource.Address() + " is meant is not known"
}

// outside says why a reference leads nowhere.
func outside(v model.Value) string {
	if why := v.Reason(); why != "" {
		return why
	}
	return v.At() + " = " + v.String() + " names something outside of this configuration"
}

// Stuck is the answer of a walk that could not be finished.
func Stuck(l model.Links, message string) rule.Result {
	r := rule.Judge(model.Unknown, message, l.Stuck...)
	for _, k := range l.Maybe {
		r = along(r, k.Hops).Because(maybe(k))
	}
	for _, v := range l.Stuck {
		if r.Reason == "" {
			r = r.Because(outside(v))
		}
	}
	return r
}
