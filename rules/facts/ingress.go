package facts

import (
	"slices"
	"strconv"
	"strings"
	"sync"

	"github.com/sekisho/sekisho/analyzer/model"
	"github.com/sekisho/sekisho/analyzer/rule"
)

// The types of security groups, and of rules that stand by themselves.
var (
	GroupTypes       = []string{"aws_security_group", "aws_default_security_group"}
	IngressRuleTypes = []string{"aws_security_group_rule", "aws_vpc_security_group_ingress_rule"}
)

// IngressTypes are all types that say what a security group lets in.
var IngressTypes = slices.Concat(GroupTypes, IngressRuleTypes, PrefixListTypes, []string{"aws_vpc"})

// Ingress is everything that a security group, or one rule by itself, lets in.
type Ingress struct {
	subject model.Value
	rules   []ingressRule
	hidden  places // what may hide further rules
	reaches [reaches]reached
	beyond  beyond
}

// ports is the protocol and the port range of a rule, where both are known.
type ports struct {
	known    bool
	tcp, udp bool
	from, to int64
}

// portsOf reads the protocol and the port range of a rule.
func portsOf(protocol, from, to model.Value) ports {
	name, ok := protocol.Text()
	if !ok {
		return ports{}
	}
	if everyProtocol(name) {
		return ports{known: true, tcp: true, udp: true, to: maxPort}
	}
	p := ports{tcp: isProtocol(name, "tcp"), udp: isProtocol(name, "udp")}
	var fromOK, toOK bool
	p.from, fromOK = from.Int()
	p.to, toOK = to.Int()
	p.known = !p.tcp && !p.udp || fromOK && toOK
	if p.from == -1 && p.to == -1 {
		p.from, p.to = 0, maxPort
	}
	return p
}

func everyProtocol(name string) bool { return name == "-1" || strings.EqualFold(name, "all") }

// isProtocol tells whether the protocol of a rule is TCP or UDP, by name or number.
func isProtocol(name, protocol string) bool {
	return strings.EqualFold(name, protocol) || name == "6" && protocol == "tcp" || name == "17" && protocol == "udp"
}

// admits tells whether a port of a protocol is one of them.
func (p ports) admits(protocol string, port int64) model.Tri {
	return model.Of((p.tcp && protocol == "tcp" || p.udp && protocol == "udp") && p.from <= port && port <= p.to)
}

// ingressRule is one rule, whichever way it is written.
type ingressRule struct {
	protocol, from, to model.Value
	ports              ports
	ipv4, ipv6, lists  model.Values
	groups             model.Values // security groups that are let in
	member             model.Tri    // Unknown if the rule may belong to another group, or not be about ingress
	doubt              places
	hops               []model.Hop
}

// IngressOf collects the rules of a security group: its own blocks, and the rules that stand by themselves and refer to
// it.
func IngressOf(g *model.Graph, group *model.Resource) *Ingress {
	return ingressOfGroups.Of(g, group)
}

var ingressOfGroups = &rule.Each[*Ingress]{Compute: ingressOf}

func ingressOf(g *model.Graph, group *model.Resource) *Ingress {
	in := written(group, "ingress")
	for _, typ := range IngressRuleTypes {
		l := g.At(group).Into(typ, "security_group_id")
		if group.Addr.Type == "aws_default_security_group" {
			// Its rules may also name it through the VPC.
			l = l.Join(g.At(group).Follow("vpc_id", "aws_vpc").Into(typ, "security_group_id"))
		}
		in.refer(l, typ, IsIngress)
	}
	return in
}

// written are the rules that a security group holds itself, in blocks of that name.
func written(group *model.Resource, name string) *Ingress {
	in := &Ingress{subject: group.Value()}
	blocks := group.Blocks(name)
	in.rules = make([]ingressRule, 0, len(blocks.List))
	for _, b := range blocks.List {
		in.rules = append(in.rules, inline(b, model.Yes, places{}))
	}
	for _, b := range blocks.Maybe {
		in.rules = append(in.rules, inline(b, model.Unknown, places{[]model.Value{blocks.Stuck}, blocks.Stuck.Reason()}))
	}
	if blocks.Complete != model.Yes && len(blocks.Maybe) == 0 {
		in.hidden.add("", blocks.Stuck)
	}
	return in
}

func inline(b model.Block, member model.Tri, doubt places) ingressRule {
	one := ingressRule{
		protocol: b.Get("protocol"), from: b.Get("from_port"), to: b.Get("to_port"),
		ipv4: b.All("cidr_blocks[*]"), ipv6: b.All("ipv6_cidr_blocks[*]"), lists: b.All("prefix_list_ids[*]"),
		groups: b.All("security_groups[*]"),
		member: member, doubt: doubt,
	}
	one.ports = portsOf(one.protocol, one.from, one.to)
	return one
}

// IngressInto collects the rules that refer to the default security group of a VPC through the VPC itself.
func IngressInto(g *model.Graph, vpc *model.Resource) *Ingress {
	return ingressOfVPCs.Of(g, vpc)
}

var ingressOfVPCs = &rule.Each[*Ingress]{Compute: ingressInto}

func ingressInto(g *model.Graph, vpc *model.Resource) *Ingress {
	in := &Ingress{subject: vpc.Value()}
	id, known := vpc.Get("default_security_group_id").Text()
	for _, typ := range IngressRuleTypes {
		in.refer(g.At(vpc).Into(typ, "security_group_id"), typ, IsIngress)
		for _, r := range g.Of(typ) {
			if known && r.Get("security_group_id").OneOf(id) == model.Yes {
				in.add(IsIngress(r), r, model.Yes, places{}, nil)
			}
		}
	}
	return in
}

// refer adds the rules that refer to a group and are of the wanted direction.
func (in *Ingress) refer(l model.Links, typ string, wanted func(*model.Resource) model.Tri) {
	for _, k := range l.To {
		in.add(wanted(k.Resource), k.Resource, model.Yes, places{}, k.Hops)
	}
	for _, k := range l.Maybe {
		in.add(wanted(k.Resource), k.Resource, model.Unknown, places{[]model.Value{k.Resource.Get("security_group_id")}, maybe(k)}, k.Hops)
	}
	for _, v := range l.Stuck {
		if v.Resource == nil {
			in.hidden.add("", v)
		} else if v.Resource.Addr.Type == typ {
			in.add(wanted(v.Resource), v.Resource, model.Unknown, places{[]model.Value{v}, outside(v)}, nil)
		}
	}
}

// IngressOfRule is what one rule lets in that stands by itself.
func IngressOfRule(g *model.Graph, r *model.Resource) *Ingress {
	return ingressOfRules.Of(g, r)
}

var ingressOfRules = &rule.Each[*Ingress]{Compute: func(_ *model.Graph, r *model.Resource) *Ingress {
	in := &Ingress{subject: r.Value()}
	in.add(IsIngress(r), r, model.Yes, places{}, nil)
	return in
}}

// IsIngress tells whether a rule that stands by itself is about ingress.
func IsIngress(r *model.Resource) model.Tri {
	if r.Addr.Type == "aws_security_group_rule" {
		return r.Get("type").OneOf("ingress")
	}
	return model.Yes
}

// add adds a rule that stands by itself, if it is of the wanted direction.
func (in *Ingress) add(wanted model.Tri, r *model.Resource, member model.Tri, doubt places, hops []model.Hop) {
	if wanted == model.No || slices.ContainsFunc(in.rules, func(o ingressRule) bool { return o.protocol.Resource == r }) {
		return
	}
	if wanted == model.Unknown {
		member = model.Unknown
		doubt.add("", r.Get("type"))
	}
	one := ingressRule{from: r.Get("from_port"), to: r.Get("to_port"), member: member, doubt: doubt, hops: hops}
	if r.Addr.Type == "aws_security_group_rule" {
		one.protocol = r.Get("protocol")
		one.ipv4, one.ipv6, one.lists = r.All("cidr_blocks[*]"), r.All("ipv6_cidr_blocks[*]"), r.All("prefix_list_ids[*]")
		one.groups = r.All("source_security_group_id")
	} else {
		one.protocol = r.Get("ip_protocol")
		one.ipv4, one.ipv6, one.lists = r.All("cidr_ipv4"), r.All("cidr_ipv6"), r.All("prefix_list_id")
		one.groups = r.All("referenced_security_group_id")
	}
	one.ports = portsOf(one.protocol, one.from, one.to)
	in.rules = append(in.rules, one)
}

// admits tells whether the rule lets a port of a protocol in, wherever it comes from, and what that rests on.
func (r *ingressRule) admits(protocol string, port int64) (model.Tri, places) {
	var doubt places
	if r.ports.known {
		return r.ports.admits(protocol, port), doubt
	}
	all := r.protocol.Matches(everyProtocol)
	named := r.protocol.Matches(func(s string) bool { return isProtocol(s, protocol) })
	within := r.from.AtMost(port).And(r.to.AtLeast(port)).Or(r.from.OneOf("-1").And(r.to.OneOf("-1")))
	if r.from.Set() == model.No || r.to.Set() == model.No {
		within = model.Unknown
	}
	ok := all.Or(named.And(within))
	if ok == model.Unknown {
		for _, v := range []model.Value{r.protocol, r.from, r.to} {
			if !v.Known() {
				doubt.add("", v)
			}
		}
		if len(doubt.list) == 0 {
			doubt.add("the port range of "+r.from.At()+" is not complete", r.from, r.to)
		}
	}
	return ok, doubt
}

// Port is a port of a protocol.
type Port struct {
	Protocol string // tcp or udp
	Number   int64
}

func (p Port) String() string {
	return "port " + strconv.FormatInt(p.Number, 10) + " (" + p.Protocol + ")"
}

// Open tells whether one of several ports is open to the whole internet, by IPv4 or by IPv6. Ranges of several rules
// count together.
func (in *Ingress) Open(g *model.Graph, list ...Port) rule.Result {
	var answers []rule.Result
	for _, f := range Families {
		if in.shut(g, f, Internet) {
			continue
		}
		for _, port := range list {
			if !in.closedTo(g, port, f, Internet) {
				answers = append(answers, in.OpenBy(g, port, f))
			}
		}
	}
	if len(answers) == 0 {
		return in.closed(list)
	}
	return Any(append([]rule.Result{in.closed(list)}, answers...)...)
}

// closed is the answer where none of several ports is open.
func (in *Ingress) closed(list []Port) rule.Result {
	message := "none of the ports is open to the internet"
	if !slices.ContainsFunc(list, func(p Port) bool { return p.Number != list[0].Number }) {
		message = list[0].String() + " is not open to the internet"
	}
	return rule.Judge(model.No, message, in.subject)
}

// OpenBy is Open for one version of IP.
func (in *Ingress) OpenBy(g *model.Graph, port Port, f Family) rule.Result {
	return in.open(g, port, f, Internet)
}

// open tells whether a port is open to what a reach names, by one version of IP.
func (in *Ingress) open(g *model.Graph, port Port, f Family, reach Reach) rule.Result {
	c := ranges{family: f, reach: reach}
	for _, i := range in.reaching(g, f, reach) {
		r := &in.rules[i]
		admits, doubt := r.admits(port.Protocol, port.Number)
		if admits == model.No {
			continue
		}
		doubt.add(r.doubt.why, r.doubt.list...)
		c.owner = i
		r.sources(g, &c, admits.And(r.member), doubt)
	}
	what := port.String()
	res, owners := c.whole(what + " is open to " + reach.String())
	switch {
	case res.OK == model.Yes:
		for _, i := range owners {
			seen := []model.Value{in.rules[i].protocol, in.rules[i].from, in.rules[i].to}
			res = res.Seen(slices.DeleteFunc(seen, func(v model.Value) bool { return !v.Present() })...)
			res = along(res, in.rules[i].hops)
		}
	case len(in.hidden.list) > 0 && res.OK == model.No:
		res = in.hidden.result(what + " may be open to " + reach.String())
	case res.OK == model.Unknown:
		res.Message = what + " may be open to " + reach.String()
	default:
		res = rule.Judge(model.No, what+" is not open to "+reach.String(), in.subject)
	}
	return res
}

// sources adds the ranges that a rule lets in.
func (r *ingressRule) sources(g *model.Graph, c *ranges, applies model.Tri, doubt places) {
	if c.family == IPv4 {
		c.addAll(r.ipv4, applies, doubt)
	} else {
		c.addAll(r.ipv6, applies, doubt)
	}
	c.addLists(g, r.lists, applies, doubt)
}

// reached is what is worked out once of the rules that let in a part of what a reach names.
type reached struct {
	once, ports, from, logins sync.Once
	rules                     [len(Families)][]int // those rules, whatever their ports
	allPorts                  rule.Result          // what AllPorts answers
	letsIn                    rule.Result          // what LetsIn answers
	adminOpen                 rule.Result          // what AdminOpen answers
}

// reaching lists the rules that may let in a part of what a reach names, whatever their ports. It is empty where all of
// them together do not let it in, as in most groups: then no port has to be looked at.
func (in *Ingress) reaching(g *model.Graph, f Family, reach Reach) []int {
	out := &in.reaches[reach]
	out.once.Do(func() {
		for _, family := range Families {
			out.rules[family] = in.reachedBy(g, family, reach)
		}
	})
	return out.rules[f]
}

func (in *Ingress) reachedBy(g *model.Graph, f Family, reach Reach) []int {
	part := reach
	if reach == Internet {
		part = Public
	}
	var out []int
	all := ranges{family: f, reach: reach}
	for i := range in.rules {
		r := &in.rules[i]
		one := ranges{family: f, reach: part}
		r.sources(g, &one, r.member, r.doubt)
		if one.mayHold() {
			out = append(out, i)
			r.sources(g, &all, r.member, r.doubt)
		}
	}
	if !all.mayHold() {
		return nil
	}
	return out
}

// shut reports whether nothing of what a reach names is let in at any port: no answer but No is possible.
func (in *Ingress) shut(g *model.Graph, f Family, reach Reach) bool {
	return len(in.hidden.list) == 0 && len(in.reaching(g, f, reach)) == 0
}

// closedTo reports whether a port is certainly not open to what a reach names, as open would say.
func (in *Ingress) closedTo(g *model.Graph, port Port, f Family, reach Reach) bool {
	if len(in.hidden.list) > 0 {
		return false
	}
	for _, i := range in.reaching(g, f, reach) {
		if ok, _ := in.rules[i].admits(port.Protocol, port.Number); ok != model.No {
			return false
		}
	}
	return true
}

// AllPorts tells whether every port of TCP, or every port of UDP, is open to what a reach names. Rules count together.
func (in *Ingress) AllPorts(g *model.Graph, reach Reach) rule.Result {
	at := &in.reaches[reach]
	at.ports.Do(func() {
		var answers []rule.Result
		for _, f := range Families {
			if in.shut(g, f, reach) {
				continue
			}
			for _, protocol := range []string{"tcp", "udp"} {
				answers = append(answers, in.allPorts(g, protocol, f, reach))
			}
		}
		at.allPorts = Any(answers...)
		if at.allPorts.OK == model.No {
			at.allPorts = rule.Judge(model.No, "not every port is open to "+reach.String(), in.subject)
		}
	})
	return at.allPorts
}

// allPorts looks at one port of each stretch in which nothing changes. A range from 1 counts as one from 0.
func (in *Ingress) allPorts(g *model.Graph, protocol string, f Family, reach Reach) rule.Result {
	var answers []rule.Result
	for _, port := range in.stretches() {
		if in.closedTo(g, Port{protocol, port}, f, reach) {
			return rule.Result{OK: model.No}
		}
		res := in.open(g, Port{protocol, port}, f, reach)
		answers = append(answers, res)
		if res.OK == model.No {
			break
		}
	}
	res := All(answers...)
	switch res.OK {
	case model.Yes:
		res.Message = "every port (" + protocol + ") is open to " + reach.String()
	case model.Unknown:
		res.Message = "every port (" + protocol + ") may be open to " + reach.String()
	case model.No:
	}
	return res
}

// stretches lists the first port of every stretch of ports in which no rule begins or ends.
func (in *Ingress) stretches() []int64 {
	out := make([]int64, 1, 1+2*len(in.rules))
	out[0] = 1
	for i := range in.rules {
		r := &in.rules[i]
		if p := r.ports; p.known && (p.tcp || p.udp) && r.from.Decided() && r.to.Decided() {
			out = append(out, p.from, p.to+1)
			continue
		}
		for _, from := range r.from.Outcomes() {
			if n, ok := from.Int(); ok {
				out = append(out, n)
			}
		}
		for _, to := range r.to.Outcomes() {
			if n, ok := to.Int(); ok {
				out = append(out, n+1)
			}
		}
	}
	slices.Sort(out)
	return slices.DeleteFunc(slices.Compact(out), func(n int64) bool { return n < 1 || n > maxPort })
}

// OpenBeyond tells whether any TCP or UDP port is open to the whole internet, by one version of IP, that is not in a
// list.
func (in *Ingress) OpenBeyond(g *model.Graph, authorized []int64, f Family) rule.Result {
	if in.shut(g, f, Internet) {
		return in.nothingBeyond()
	}
	in.beyond.Lock()
	defer in.beyond.Unlock()
	for _, a := range in.beyond.answers {
		if a.family == f && slices.Equal(a.authorized, authorized) {
			return a.result
		}
	}
	res := in.openBeyond(g, authorized, f)
	in.beyond.answers = append(in.beyond.answers, beyondAnswer{authorized, f, res})
	return res
}

// AnyOpenBeyond is OpenBeyond for both versions of IP.
func (in *Ingress) AnyOpenBeyond(g *model.Graph, authorized []int64) rule.Result {
	first := in.OpenBeyond(g, authorized, IPv4)
	if first.OK == model.Yes {
		return first
	}
	return Any(first, in.OpenBeyond(g, authorized, IPv6))
}

// beyond keeps what OpenBeyond has answered: many instances share a group.
type beyond struct {
	sync.Mutex
	answers []beyondAnswer
}

type beyondAnswer struct {
	authorized []int64
	family     Family
	result     rule.Result
}

func (in *Ingress) nothingBeyond() rule.Result {
	return rule.Judge(model.No, "no port is open to the internet", in.subject)
}

func (in *Ingress) openBeyond(g *model.Graph, authorized []int64, f Family) rule.Result {
	answers := []rule.Result{in.nothingBeyond()}
	if len(in.hidden.list) > 0 {
		answers = append(answers, in.hidden.result("which ports are open is not known"))
	}
	for _, port := range in.candidates(authorized) {
		if in.closedTo(g, port, f, Internet) {
			continue
		}
		res := in.OpenBy(g, port, f)
		if res.OK == model.Yes {
			return res
		}
		answers = append(answers, res)
	}
	return Any(answers...)
}

// candidates lists the first port of every rule that is not authorised: if any port is open, one of these is. Of a rule
// whose first port is not known, it is the lowest.
func (in *Ingress) candidates(authorized []int64) []Port {
	var out []Port
	for i := range in.rules {
		r := &in.rules[i]
		if r.ports.known && r.from.Decided() && r.protocol.Decided() {
			port := max(r.ports.from, 0)
			for slices.Contains(authorized, port) {
				port++
			}
			for _, one := range [...]Port{{"tcp", port}, {"udp", port}} {
				if r.ports.admits(one.Protocol, port) == model.Yes && !slices.Contains(out, one) {
					out = append(out, one)
				}
			}
			continue
		}
		all := r.protocol.OneOf("-1", "all") == model.Yes
		for _, from := range r.from.Outcomes() {
			port, _ := from.Int()
			if all || port < 0 {
				port = 0
			}
			for slices.Contains(authorized, port) {
				port++
			}
			for _, protocol := range []string{"tcp", "udp"} {
				if one := (Port{protocol, port}); port <= maxPort && !slices.Contains(out, one) {
					out = append(out, one)
				}
			}
		}
	}
	return out
}

const maxPort = 65535
