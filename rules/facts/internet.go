package facts

import (
	"math"
	"net/netip"
	"slices"
	"sync"

	"github.com/sekisho/sekisho/analyzer/model"
	"github.com/sekisho/sekisho/analyzer/rule"
)

// Family is an IP version.
type Family uint8

// The IP versions.
const (
	IPv4 Family = iota
	IPv6
)

// Families are both IP versions.
var Families = [...]Family{IPv4, IPv6}

// span is a range of addresses, both ends included.
type span struct{ first, last netip.Addr }

func spanOf(p netip.Prefix) span {
	p = p.Masked()
	last := p.Addr().AsSlice()
	for bit := p.Bits(); bit < p.Addr().BitLen(); bit++ {
		last[bit/8] |= 0x80 >> (bit % 8)
	}
	end, _ := netip.AddrFromSlice(last)
	return span{p.Addr(), end}
}

// notPublic are the IPv4 ranges that no host on the internet has: RFC 6890 and multicast. A list of ranges that leaves
// out only these is still the whole internet.
var notPublic = sync.OnceValue(func() []netip.Prefix {
	var out []netip.Prefix
	for _, s := range []string{"0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12", "192.168.0.0/16", "224.0.0.0/3"} {
		out = append(out, netip.MustParsePrefix(s))
	}
	return out
})

// routed are all IPv6 addresses of the internet.
var routed = netip.PrefixFrom(netip.AddrFrom16([16]byte{0x20}), 3)

// CoversInternet tells whether ranges of one IP version, taken together, hold every public address: 0.0.0.0/0, but also
// 0.0.0.0/1 with 128.0.0.0/1, or everything but the private ranges.
func CoversInternet(list []netip.Prefix, f Family) bool {
	for _, p := range list {
		if p.Bits() == 0 && p.Addr().Is4() == (f == IPv4) {
			return true
		}
	}
	if share := shareOf(list, f); f == IPv4 && share < 0.5 || f == IPv6 && share < 0.1 {
		return false // less than there are public addresses, which most lists are
	}
	next, end := netip.IPv4Unspecified(), netip.AddrFrom4([4]byte{255, 255, 255, 255})
	if f == IPv6 {
		all := spanOf(routed)
		next, end = all.first, all.last
	}
	var spans []span
	for _, p := range list {
		if p.Addr().Is4() == (f == IPv4) {
			spans = append(spans, spanOf(p))
		}
	}
	if f == IPv4 {
		for _, p := range notPublic() {
			spans = append(spans, spanOf(p))
		}
	}
	slices.SortFunc(spans, func(a, b span) int { return a.first.Compare(b.first) })
	for _, s := range spans {
		if s.last.Less(next) {
			continue
		}
		if next.Less(s.first) {
			return false
		}
		if !s.last.Less(end) {
			return true
		}
		next = s.last.Next()
	}
	return false
}

// shareOf is how much of the address space of an IP version ranges hold; more where they overlap.
func shareOf(list []netip.Prefix, f Family) float64 {
	share := 0.0
	for _, p := range list {
		if p.Addr().Is4() == (f == IPv4) {
			share += math.Ldexp(1, -p.Bits())
		}
	}
	return share
}

// Reach says which addresses are meant.
type Reach uint8

// The reaches.
const (
	Internet Reach = iota // all public addresses together
	Public                // at least one public address
	Anything              // any address at all, private ones too

	reaches = iota // how many there are
)

// String is the reach as the end of a message: "open to …".
func (r Reach) String() string {
	switch r {
	case Public:
		return "public addresses"
	case Anything:
		return "other networks"
	case Internet:
	}
	return "the internet"
}

// holds tells whether ranges of one IP version, taken together, hold what is meant. More ranges never hold less.
func (r Reach) holds(list []netip.Prefix, f Family) bool {
	switch r {
	case Internet:
		return CoversInternet(list, f)
	case Public:
		return slices.ContainsFunc(list, func(p netip.Prefix) bool { return HoldsPublic(p, f) })
	case Anything:
	}
	return slices.ContainsFunc(list, func(p netip.Prefix) bool { return p.Addr().Is4() == (f == IPv4) })
}

// HoldsPublic tells whether a range holds at least one address of the internet, by one version of IP.
func HoldsPublic(p netip.Prefix, f Family) bool {
	if p.Addr().Is4() != (f == IPv4) {
		return false
	}
	if f == IPv6 {
		return p.Overlaps(routed)
	}
	return !slices.ContainsFunc(notPublic(), func(q netip.Prefix) bool {
		return q.Bits() <= p.Bits() && q.Contains(p.Addr())
	})
}

// ranges collects address ranges of one IP version, to tell whether together they are the internet, or what else reach
// asks for.
type ranges struct {
	family Family
	reach  Reach
	sure   []netip.Prefix
	places []model.Value // where sure ones are written
	owners []int         // the owner when each of them was added
	owner  int           // a number that the caller gives to what follows
	maybe  []netip.Prefix
	doubts places // what leaves it open whether those of maybe count
	hidden places // values that may hold any range
}

// places are values that an Unknown rests on, and why.
type places struct {
	list []model.Value
	why  string
}

func (p *places) add(why string, values ...model.Value) {
	p.list = append(p.list, values...)
	for _, v := range values {
		if why == "" && !v.Known() {
			why = v.Reason()
		}
	}
	if p.why == "" {
		p.why = why
	}
}

func (p places) result(message string) rule.Result {
	res := rule.Judge(model.Unknown, message, p.list...)
	if p.why != "" {
		res.Reason = p.why
	}
	return res
}

// addAll adds the ranges of a list. applies tells whether they count at all, and doubt what that depends on.
func (c *ranges) addAll(vs model.Values, applies model.Tri, doubt places) {
	if applies == model.No {
		return
	}
	for _, v := range vs.List {
		c.add(v, applies, doubt)
	}
	if vs.Complete != model.Yes {
		c.hidden.add("", vs.Stuck)
	}
}

// add adds one range, as addAll does.
func (c *ranges) add(v model.Value, applies model.Tri, doubt places) {
	if applies == model.No || v.NotEmpty() == model.No {
		return
	}
	if v.Decided() {
		c.outcome(v, v, applies, doubt, true)
		return
	}
	outcomes := v.Outcomes()
	for _, o := range outcomes {
		c.outcome(v, o, applies, doubt, len(outcomes) == 1)
	}
}

// outcome adds what one outcome of a range is; only says that there is no other.
func (c *ranges) outcome(v, o model.Value, applies model.Tri, doubt places, only bool) {
	text, known := o.Text()
	if !known {
		if o.Set() != model.No && !ownNetwork(o) {
			c.hidden.add("", v)
		}
		return
	}
	p, err := netip.ParsePrefix(text)
	switch {
	case text == "":
	case err != nil:
		c.hidden.add(v.At()+" = "+o.String()+" is not an address range", v)
	case p.Addr().Is4() != (c.family == IPv4):
	case applies == model.Yes && only:
		c.sure = append(c.sure, p)
		c.places = append(c.places, v)
		c.owners = append(c.owners, c.owner)
	default:
		c.maybe = append(c.maybe, p)
		c.doubts.add(doubt.why, append([]model.Value{v}, doubt.list...)...)
		if !only {
			c.doubts.add(v.Reason())
		}
	}
}

// ownNetwork reports whether an unknown range is the address range of a VPC or subnet, which is never the internet.
func ownNetwork(v model.Value) bool {
	sources := v.Sources()
	for _, s := range sources {
		if s.Derived || s.Kind != model.FromResource || s.Resource == nil || s.Attr != "cidr_block" && s.Attr != "ipv6_cidr_block" {
			return false
		}
		switch s.Resource.Addr.Type {
		case "aws_vpc", "aws_subnet", "aws_default_vpc", "aws_default_subnet":
		default:
			return false
		}
	}
	return len(sources) > 0
}

// mayHold reports whether the answer of whole is another than No.
func (c *ranges) mayHold() bool {
	return len(c.hidden.list) > 0 || c.reach.holds(c.sure, c.family) || len(c.maybe) > 0 && c.reach.holds(slices.Concat(c.sure, c.maybe), c.family)
}

// whole tells whether the ranges hold what reach asks for. Evidence is where they are written; the owners are of those places.
func (c *ranges) whole(message string) (rule.Result, []int) {
	for i, p := range c.sure {
		if p.Bits() == 0 {
			return rule.Judge(model.Yes, message, c.places[i]), c.owners[i : i+1]
		}
	}
	switch {
	case c.reach.holds(c.sure, c.family):
		for i := range c.sure {
			if c.reach != Internet && c.reach.holds(c.sure[i:i+1], c.family) {
				return rule.Judge(model.Yes, message, c.places[i]), c.owners[i : i+1]
			}
		}
		return rule.Judge(model.Yes, message, c.places...), slices.Compact(slices.Clone(c.owners))
	case len(c.hidden.list) > 0:
		return c.hidden.result(message), nil
	case len(c.maybe) > 0 && c.reach.holds(slices.Concat(c.sure, c.maybe), c.family):
		return c.doubts.result(message), nil
	}
	return rule.Result{OK: model.No}, nil
}
