package lang

import (
	"math/big"
	"net"
	"strings"

	"github.com/apparentlymart/go-cidr/cidr"
	"github.com/zclconf/go-cty/cty"
	"github.com/zclconf/go-cty/cty/function"
	"github.com/zclconf/go-cty/cty/gocty"
)

// network parses a prefix. Terraform still takes "010" in an IPv4 address for ten, as Go once did.
func network(prefix string) (*net.IPNet, error) {
	addr, length, found := strings.Cut(prefix, "/")
	if found {
		colon := strings.LastIndexByte(addr, ':')
		if quad := addr[colon+1:]; strings.Contains(quad, ".") {
			parts := strings.Split(quad, ".")
			for i, p := range parts {
				for len(p) > 1 && p[0] == '0' {
					p = p[1:]
				}
				parts[i] = p
			}
			prefix = addr[:colon+1] + strings.Join(parts, ".") + "/" + length
		}
	}
	_, ipNet, err := net.ParseCIDR(prefix)
	if err != nil {
		return nil, function.NewArgErrorf(0, "%q is not an address prefix", prefix)
	}
	return ipNet, nil
}

func cidrHost() function.Function {
	return function.New(&function.Spec{
		Params: []function.Parameter{
			{Name: "prefix", Type: cty.String},
			{Name: "hostnum", Type: cty.Number},
		},
		Type:         function.StaticReturnType(cty.String),
		RefineResult: notNull,
		Impl: func(args []cty.Value, _ cty.Type) (cty.Value, error) {
			var num *big.Int
			if err := gocty.FromCtyValue(args[1], &num); err != nil {
				return cty.NilVal, function.NewArgError(1, err)
			}
			ipNet, err := network(args[0].AsString())
			if err != nil {
				return cty.NilVal, err
			}
			ip, err := cidr.HostBig(ipNet, num)
			if err != nil {
				return cty.NilVal, err
			}
			return cty.StringVal(ip.String()), nil
		},
	})
}

func cidrNetmask() function.Function {
	return textFunction(func(args []string) (string, error) {
		ipNet, err := network(args[0])
		if err != nil {
			return "", err
		}
		if len(ipNet.Mask) != net.IPv4len {
			return "", function.NewArgErrorf(0, "only IPv4 prefixes have a netmask")
		}
		return net.IP(ipNet.Mask).String(), nil
	}, "prefix")
}

func cidrSubnet() function.Function {
	return function.New(&function.Spec{
		Params: []function.Parameter{
			{Name: "prefix", Type: cty.String},
			{Name: "newbits", Type: cty.Number},
			{Name: "netnum", Type: cty.Number},
		},
		Type:         function.StaticReturnType(cty.String),
		RefineResult: notNull,
		Impl: func(args []cty.Value, _ cty.Type) (cty.Value, error) {
			var bits int
			if err := gocty.FromCtyValue(args[1], &bits); err != nil {
				return cty.NilVal, function.NewArgError(1, err)
			}
			var num *big.Int
			if err := gocty.FromCtyValue(args[2], &num); err != nil {
				return cty.NilVal, function.NewArgError(2, err)
			}
			ipNet, err := network(args[0].AsString())
			if err != nil {
				return cty.NilVal, err
			}
			// go-cidr adds the bits before it looks whether they fit.
			if bits > 128 {
				return cty.NilVal, function.NewArgErrorf(1, "no address is that long")
			}
			sub, err := cidr.SubnetBig(ipNet, bits, num)
			if err != nil {
				return cty.NilVal, err
			}
			return cty.StringVal(sub.String()), nil
		},
	})
}

func cidrSubnets() function.Function {
	return function.New(&function.Spec{
		Params:       []function.Parameter{{Name: "prefix", Type: cty.String}},
		VarParam:     &function.Parameter{Name: "newbits", Type: cty.Number},
		Type:         function.StaticReturnType(cty.List(cty.String)),
		RefineResult: notNull,
		Impl: func(args []cty.Value, _ cty.Type) (cty.Value, error) {
			ipNet, err := network(args[0].AsString())
			if err != nil {
				return cty.NilVal, err
			}
			own, width := ipNet.Mask.Size()
			var subnets []cty.Value
			var last *net.IPNet
			for i, arg := range args[1:] {
				var bits int
				if err := gocty.FromCtyValue(arg, &bits); err != nil {
					return cty.NilVal, function.NewArgError(i+1, err)
				}
				if bits < 1 || bits > 32 || own+bits > width {
					return cty.NilVal, function.NewArgErrorf(i+1, "a /%d prefix can be extended by 1 to %d bits", own, min(32, width-own))
				}
				if last == nil {
					last, err = cidr.Subnet(ipNet, bits, 0)
					if err != nil {
						return cty.NilVal, function.NewArgError(i+1, err)
					}
				} else {
					var over bool
					last, over = cidr.NextSubnet(last, own+bits)
					if over || !ipNet.Contains(last.IP) {
						return cty.NilVal, function.NewArgErrorf(i+1, "no room for a /%d after the subnets before it", own+bits)
					}
				}
				subnets = append(subnets, cty.StringVal(last.String()))
			}
			return listOf(cty.String, subnets), nil
		},
	})
}

