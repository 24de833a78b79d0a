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

// network parses a prefix. Terraform still reads "010" in an address as Go once did: as ten in IPv4, and with any
// number of leading zeros in IPv6.
func network(prefix string) (*net.IPNet, error) {
	addr, length, found := strings.Cut(prefix, "/")
	if found {
		groups := strings.Split(addr, ":")
		for i, group := range groups {
			if strings.Contains(group, ".") {
				parts := strings.Split(group, ".")
				for j, part := range parts {
					parts[j] = withoutZeros(part, 1)
				}
				groups[i] = strings.Join(parts, ".")
			} else {
				groups[i] = withoutZeros(group, 4)
			}
		}
		prefix = strings.Join(groups, ":") + "/" + length
	}
	_, ipNet, err := net.ParseCIDR(prefix)
	if err != nil {
		return nil, function.NewArgErrorf(0, "%q is not an address prefix", prefix)
	}
	return ipNet, nil
}

// withoutZeros takes leading zeros off while there are more than n digits.
func withoutZeros(digits string, n int) string {
	for len(digits) > n && digits[0] == '0' {
		digits = digits[1:]
	}
	return digits
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
		if ipNet.IP.To4() == nil {
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
