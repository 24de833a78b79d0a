package facts

import (
	"fmt"
	"net/netip"
	"slices"
	"strings"

	"github.com/sekisho/sekisho/analyzer/model"
	"github.com/sekisho/sekisho/analyzer/rule"
)

// The types of network ACLs, and all types that say what they let in.
var (
	ACLTypes        = []string{"aws_network_acl", "aws_default_network_acl"}
	ACLIngressTypes = slices.Concat(ACLTypes, []string{"aws_network_acl_rule", "aws_vpc", "aws_default_vpc", "aws_subnet", "aws_default_subnet"})
)

// ACL is what a network ACL lets in: entries of which the one with the lowest number decides that matches.
type ACL struct {
	subject model.Value
	entries []entry
	hidden  places // what may hide further entries
}

// entry is one entry of a network ACL, whichever way it is written.
type entry struct {
	number, action, protocol, from, to model.Value
	ports                              ports
	ipv4, ipv6                         model.Values
	member                             model.Tri // Unknown if it may belong to another ACL, or not be about ingress
	doubt                              places
}

// ACLOf collects the ingress entries of a network ACL: its own blocks, and the entries that stand by themselves and
// refer to it.
func ACLOf(g *model.Graph, acl *model.Resource) *ACL {
	return aclOf.Of(g, acl)
}

var aclOf = &rule.Each[*ACL]{Compute: func(g *model.Graph, acl *model.Resource) *ACL {
	out := &ACL{subject: acl.Value()}
	blocks := acl.Blocks("ingress")
	for _, b := range blocks.List {
		out.inline(b, model.Yes, places{})
	}
	for _, b := range blocks.Maybe {
		out.inline(b, model.Unknown, places{[]model.Value{blocks.Stuck}, blocks.Stuck.Reason()})
	}
	if blocks.Complete != model.Yes && len(blocks.Maybe) == 0 {
		out.hidden.add("", blocks.Stuck)
	}
	out.refer(g.At(acl).Into("aws_network_acl_rule", "network_acl_id"))
	if acl.Addr.Type == "aws_default_network_acl" {
		// Its entries may also name it through the VPC.
		for _, typ := range []string{"aws_vpc", "aws_default_vpc"} {
			out.refer(g.At(acl).Follow("default_network_acl_id", typ).Into("aws_network_acl_rule", "network_acl_id"))
		}
	}
	return out
}}

// ACLOfRule is one entry that stands by itself, without the others of its ACL.
func ACLOfRule(g *model.Graph, r *model.Resource) *ACL {
	return aclOfRule.Of(g, r)
}

var aclOfRule = &rule.Each[*ACL]{Compute: func(_ *model.Graph, r *model.Resource) *ACL {
	out := &ACL{subject: r.Value()}
	out.add(r, model.Yes, places{})
	return out
}}

func (a *ACL) inline(b model.Block, member model.Tri, doubt places) {
	e := entry{
		number: b.Get("rule_no"), action: b.Get("action"), protocol: b.Get("protocol"), from: b.Get("from_port"), to: b.Get("to_port"),
		ipv4: b.All("cidr_block"), ipv6: b.All("ipv6_cidr_block"), member: member, doubt: doubt,
	}
	e.ports = portsOf(e.protocol, e.from, e.to)
	a.entries = append(a.entries, e)
}

// refer adds the entries that refer to the ACL.
func (a *ACL) refer(l model.Links) {
	for _, k := range l.To {
		a.add(k.Resource, model.Yes, places{})
	}
	for _, k := range l.Maybe {
		a.add(k.Resource, model.Unknown, places{[]model.Value{k.Resource.Get("network_acl_id")}, maybe(k)})
	}
	for _, v := range l.Stuck {
		switch {
		case v.Resource == nil:
			a.hidden.add("", v)
		case v.Resource.Addr.Type == "aws_network_acl_rule":
			a.add(v.Resource, model.Unknown, places{[]model.Value{v}, outside(v)})
		}
	}
}

func (a *ACL) add(r *model.Resource, member model.Tri, doubt places) {
	egress := r.Get("egress")
	if egress.True() == model.Yes || slices.ContainsFunc(a.entries, func(o entry) bool { return o.protocol.Resource == r }) {
		return
	}
	if egress.True() == model.Unknown {
		member = model.Unknown
		doubt.add("", egress)
	}
	e := entry{
		number: r.Get("rule_number"), action: r.Get("rule_action"), protocol: r.Get("protocol"), from: r.Get("from_port"), to: r.Get("to_port"),
		ipv4: r.All("cidr_block"), ipv6: r.All("ipv6_cidr_block"), member: member, doubt: doubt,
	}
	e.ports = portsOf(e.protocol, e.from, e.to)
	a.entries = append(a.entries, e)
}

// Admits tells whether a network ACL lets a port in from the whole internet.
func (a *ACL) Admits(port Port) rule.Result {
	match := func(e entry, _ bool) (model.Tri, places) {
		r := ingressRule{protocol: e.protocol, from: e.from, to: e.to, ports: e.ports}
		return r.admits(port.Protocol, port.Number)
	}
	return a.admits(fmt.Sprintf("port %d (%s)", port.Number, port.Protocol), Internet, match)
}

// AdmitsAll tells whether a network ACL lets in everything from what a reach names: every protocol or, if tcp is set,
// every port of TCP.
func (a *ACL) AdmitsAll(reach Reach, tcp bool) rule.Result {
	match := func(e entry, deny bool) (model.Tri, places) {
		every := e.protocol.Matches(everyProtocol)
		if tcp && !deny {
			whole := e.from.AtMost(1).And(e.to.AtLeast(maxPort))
			every = every.Or(e.protocol.Matches(func(s string) bool { return isProtocol(s, "tcp") }).And(whole))
		}
		var doubt places
		if every == model.Unknown {
			doubt.add("", unknownOf(e.protocol, e.from, e.to)...)
		}
		return every, doubt
	}
	return a.admits("all traffic", reach, match)
}

// unknownOf keeps the values that are not known.
func unknownOf(list ...model.Value) []model.Value {
	return slices.DeleteFunc(list, func(v model.Value) bool { return v.Known() })
}

// admits tells, by either version of IP, whether what match picks gets in.
func (a *ACL) admits(what string, reach Reach, match func(e entry, deny bool) (model.Tri, places)) rule.Result {
	var answers []rule.Result
	for _, f := range Families {
		answers = append(answers, a.admitsBy(what, f, reach, match))
	}
	res := Any(answers...)
	if res.OK == model.No {
		return rule.Judge(model.No, what+" is not admitted from "+reach.String(), a.subject)
	}
	return res
}

// verdict is what an entry means for one question.
type verdict struct {
	entry
	order                   int64
	placed                  bool // order is known
	allows                  model.Tri
	ranges                  ranges
	mayAllow, mayDeny       bool
	surelyAllow, surelyDeny bool
}

func (a *ACL) admitsBy(what string, f Family, reach Reach, match func(e entry, deny bool) (model.Tri, places)) rule.Result {
	var list []verdict
	var doubt places
	for _, e := range a.entries {
		v := verdict{entry: e, ranges: ranges{family: f, reach: reach}}
		v.order, v.placed = e.number.Int()
		v.allows = e.action.Matches(func(s string) bool { return strings.EqualFold(s, "allow") })
		allow, why := match(e, false)
		deny, _ := match(e, true)
		if f == IPv4 {
			v.ranges.addAll(e.ipv4, model.Yes, places{})
		} else {
			v.ranges.addAll(e.ipv6, model.Yes, places{})
		}
		if len(v.ranges.sure)+len(v.ranges.maybe)+len(v.ranges.hidden.list) == 0 {
			continue
		}
		v.mayAllow = v.allows != model.No && allow != model.No
		v.mayDeny = v.allows != model.Yes && deny != model.No
		v.surelyAllow = v.allows == model.Yes && allow == model.Yes && e.member == model.Yes
		v.surelyDeny = v.allows == model.No && deny == model.Yes && e.member == model.Yes
		if !v.mayAllow && !v.mayDeny {
			continue
		}
		doubt.add(why.why, why.list...)
		doubt.add("", unknownOf(e.number, e.action)...)
		doubt.add(e.doubt.why, e.doubt.list...)
		doubt.add(v.ranges.hidden.why, v.ranges.hidden.list...)
		doubt.add(v.ranges.doubts.why, v.ranges.doubts.list...)
		list = append(list, v)
	}
	if sure := surely(list, f, reach); sure != nil && len(a.hidden.list) == 0 {
		return rule.Judge(model.Yes, what+" is admitted from "+reach.String(), sure.places...)
	}
	switch {
	case len(a.hidden.list) > 0:
		return a.hidden.result("whether " + what + " is admitted from " + reach.String() + " is not known")
	case possibly(list, f, reach):
		return doubt.result("whether " + what + " is admitted from " + reach.String() + " is not known")
	}
	return rule.Result{OK: model.No}
}

// surely returns the ranges that get in whatever is not known; nil where they are not what the reach asks for.
func surely(list []verdict, f Family, reach Reach) *ranges {
	list = slices.Clone(list)
	slices.SortStableFunc(list, func(a, b verdict) int { return a.rank(!a.mayDeny) - b.rank(!b.mayDeny) })
	allowed := ranges{family: f, reach: reach}
	var denied []netip.Prefix
	for _, v := range list {
		if v.mayDeny {
			if len(v.ranges.hidden.list) > 0 {
				break
			}
			denied = append(append(denied, v.ranges.sure...), v.ranges.maybe...)
			if closes(denied, f, reach) {
				break
			}
		}
		if v.surelyAllow {
			allowed.sure = append(allowed.sure, v.ranges.sure...)
			allowed.places = append(allowed.places, v.ranges.places...)
		}
	}
	if !reach.holds(allowed.sure, f) {
		return nil
	}
	for i := range allowed.sure {
		if reach.holds(allowed.sure[i:i+1], f) {
			allowed.places = allowed.places[i : i+1]
			break
		}
	}
	return &allowed
}

// possibly tells whether what is not known may let in what the reach asks for.
func possibly(list []verdict, f Family, reach Reach) bool {
	list = slices.Clone(list)
	slices.SortStableFunc(list, func(a, b verdict) int { return a.rank(!a.mayAllow) - b.rank(!b.mayAllow) })
	var allowed, denied []netip.Prefix
	for _, v := range list {
		if v.mayAllow {
			if len(v.ranges.hidden.list) > 0 {
				return true
			}
			allowed = append(append(allowed, v.ranges.sure...), v.ranges.maybe...)
			if reach.holds(allowed, f) {
				return true
			}
		}
		if v.surelyDeny {
			denied = append(denied, v.ranges.sure...)
			if closes(denied, f, reach) {
				return false
			}
		}
	}
	return false
}

// rank is the place of an entry in the order; one without a known number comes last or first.
func (v verdict) rank(last bool) int {
	switch {
	case v.placed:
		return int(v.order)
	case last:
		return 1 << 20
	}
	return -1
}

// closes tells whether denied ranges leave nothing for entries that come later. Entries that deny only a part do not
// count: what they leave is still the internet.
func closes(denied []netip.Prefix, f Family, reach Reach) bool {
	if reach == Internet {
		return CoversInternet(denied, f)
	}
	return slices.ContainsFunc(denied, func(p netip.Prefix) bool { return p.Bits() == 0 })
}
