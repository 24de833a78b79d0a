package facts

import (
	"bytes"
	"compress/gzip"
	"encoding/base64"
	"net/netip"
	"testing"

	"github.com/zclconf/go-cty/cty"

	"github.com/sekisho/sekisho/analyzer/model"
)

func TestHoldsPublic(t *testing.T) {
	for _, test := range []struct {
		prefix string
		f      Family
		want   bool
	}{
		{"0.0.0.0/0", IPv4, true},
		{"203.0.113.0/24", IPv4, true},
		{"10.0.0.0/8", IPv4, false},
		{"10.0.0.0/7", IPv4, true}, // 11.0.0.0/8 is public
		{"10.1.2.3/32", IPv4, false},
		{"172.16.0.0/12", IPv4, false},
		{"172.32.0.0/16", IPv4, true},
		{"100.64.0.0/10", IPv4, false},
		{"169.254.169.254/32", IPv4, false},
		{"::/0", IPv6, true},
		{"2001:db8::/32", IPv6, true},
		{"fd00::/8", IPv6, false},
		{"fe80::/10", IPv6, false},
		{"::/0", IPv4, false}, // of the other version
	} {
		if got := HoldsPublic(netip.MustParsePrefix(test.prefix), test.f); got != test.want {
			t.Errorf("%s: %v", test.prefix, got)
		}
	}
}

// aclEntry is an entry of a network ACL that stands by itself.
func aclEntry(acl *model.Resource, name string, number int64, action, protocol, cidr string, ports ...int64) *model.Resource {
	a := attrs{
		"network_acl_id": ref(acl, "id"), "rule_number": cty.NumberIntVal(number), "rule_action": str(action),
		"protocol": str(protocol), "cidr_block": str(cidr), "egress": cty.False,
	}
	if len(ports) == 2 {
		a["from_port"], a["to_port"] = cty.NumberIntVal(ports[0]), cty.NumberIntVal(ports[1])
	}
	return resource("aws_network_acl_rule", name, a)
}

func TestACLOrder(t *testing.T) {
	acl := resource("aws_network_acl", "acl", nil)
	entry := func(name string, number int64, action, protocol, cidr string, ports ...int64) *model.Resource {
		return aclEntry(acl, name, number, action, protocol, cidr, ports...)
	}
	hide := func(r *model.Resource, name string, typ cty.Type) *model.Resource {
		r.Body.Attrs[name].Value = cty.UnknownVal(typ).WithMarks(unset("x").Marks())
		return r
	}
	for _, test := range []struct {
		name    string
		entries []*model.Resource
		want    model.Tri
	}{
		{"empty", nil, model.No},
		{"allowed", []*model.Resource{entry("a", 100, "allow", "tcp", "0.0.0.0/0", 20, 30)}, model.Yes},
		{"another port", []*model.Resource{entry("a", 100, "allow", "tcp", "0.0.0.0/0", 443, 443)}, model.No},
		{"another protocol", []*model.Resource{entry("a", 100, "allow", "udp", "0.0.0.0/0", 20, 30)}, model.No},
		{"denied before", []*model.Resource{entry("a", 200, "allow", "-1", "0.0.0.0/0"), entry("b", 100, "deny", "6", "0.0.0.0/0", 22, 22)}, model.No},
		{"denied after", []*model.Resource{entry("a", 100, "allow", "-1", "0.0.0.0/0"), entry("b", 200, "deny", "6", "0.0.0.0/0", 22, 22)}, model.Yes},
		{"denied in part", []*model.Resource{entry("a", 200, "allow", "-1", "0.0.0.0/0"), entry("b", 100, "deny", "6", "198.51.100.0/24", 22, 22)}, model.Yes},
		{"two halves", []*model.Resource{entry("a", 100, "allow", "tcp", "0.0.0.0/1", 22, 22), entry("b", 300, "allow", "tcp", "128.0.0.0/1", 22, 22)}, model.Yes},
		{"half of two denied", []*model.Resource{entry("a", 100, "allow", "tcp", "0.0.0.0/1", 22, 22), entry("b", 200, "deny", "-1", "0.0.0.0/0"), entry("c", 300, "allow", "tcp", "128.0.0.0/1", 22, 22)}, model.No},
		{"unknown number of a deny", []*model.Resource{entry("a", 200, "allow", "-1", "0.0.0.0/0"), hide(entry("b", 100, "deny", "-1", "0.0.0.0/0"), "rule_number", cty.Number)}, model.Unknown},
		{"unknown action", []*model.Resource{hide(entry("a", 200, "allow", "-1", "0.0.0.0/0"), "rule_action", cty.String)}, model.Unknown},
		{"unknown action after a deny", []*model.Resource{entry("b", 100, "deny", "-1", "0.0.0.0/0"), hide(entry("a", 200, "allow", "-1", "0.0.0.0/0"), "rule_action", cty.String)}, model.No},
		{"unknown direction", []*model.Resource{hide(entry("a", 200, "allow", "-1", "0.0.0.0/0"), "egress", cty.Bool)}, model.Unknown},
		{"unknown ACL of a narrow entry", []*model.Resource{hide(entry("a", 200, "allow", "-1", "10.0.0.0/8"), "network_acl_id", cty.String)}, model.No},
	} {
		g := graph(append([]*model.Resource{acl}, test.entries...)...)
		if got := ACLOf(g, acl).Admits(Port{"tcp", 22}); got.OK != test.want {
			t.Errorf("%s: %v: %s (%s)", test.name, got.OK, got.Message, got.Reason)
		}
	}
}

// ingress is a rule of a security group that stands by itself.
func ingress(group *model.Resource, name, protocol, cidr string, from, to int64) *model.Resource {
	return resource("aws_vpc_security_group_ingress_rule", name, attrs{
		"security_group_id": ref(group, "id"), "ip_protocol": str(protocol), "cidr_ipv4": str(cidr),
		"from_port": cty.NumberIntVal(from), "to_port": cty.NumberIntVal(to),
	})
}

func TestAllPorts(t *testing.T) {
	group := resource("aws_security_group", "group", nil)
	rule := func(name, protocol, cidr string, from, to int64) *model.Resource {
		return ingress(group, name, protocol, cidr, from, to)
	}
	for _, test := range []struct {
		name  string
		rules []*model.Resource
		reach Reach
		want  model.Tri
	}{
		{"none", nil, Internet, model.No},
		{"any protocol", []*model.Resource{rule("a", "-1", "0.0.0.0/0", 0, 0)}, Internet, model.Yes},
		{"from one", []*model.Resource{rule("a", "tcp", "0.0.0.0/0", 1, 65535)}, Internet, model.Yes},
		{"minus one", []*model.Resource{rule("a", "udp", "0.0.0.0/0", -1, -1)}, Internet, model.Yes},
		{"all but one", []*model.Resource{rule("a", "tcp", "0.0.0.0/0", 0, 21), rule("b", "tcp", "0.0.0.0/0", 23, 65535)}, Internet, model.No},
		{"together", []*model.Resource{rule("a", "tcp", "0.0.0.0/0", 0, 1000), rule("b", "tcp", "0.0.0.0/0", 900, 65535)}, Internet, model.Yes},
		{"of two protocols", []*model.Resource{rule("a", "tcp", "0.0.0.0/0", 0, 1000), rule("b", "udp", "0.0.0.0/0", 900, 65535)}, Internet, model.No},
		{"half of the internet", []*model.Resource{rule("a", "-1", "0.0.0.0/1", 0, 0)}, Internet, model.No},
		{"half of the internet, as public addresses", []*model.Resource{rule("a", "-1", "0.0.0.0/1", 0, 0)}, Public, model.Yes},
		{"private", []*model.Resource{rule("a", "-1", "10.0.0.0/8", 0, 0)}, Public, model.No},
		{"private, as anything", []*model.Resource{rule("a", "-1", "10.0.0.0/8", 0, 0)}, Anything, model.Yes},
	} {
		g := graph(append([]*model.Resource{group}, test.rules...)...)
		if got := IngressOf(g, group).AllPorts(g, test.reach); got.OK != test.want {
			t.Errorf("%s: %v: %s (%s)", test.name, got.OK, got.Message, got.Reason)
		}
	}
}

func TestAccounts(t *testing.T) {
	own := &model.Provider{Type: "aws", Account: model.NewValue("provider.aws.account", str("111122223333"), resource("x", "x", nil).Range, model.Written)}
	here, somewhere := resource("aws_x", "here", nil), resource("aws_x", "somewhere", nil)
	here.Provider = own
	for _, test := range []struct {
		name           string
		v              cty.Value
		r              *model.Resource
		list           []string
		trusted, known model.Tri
	}{
		{"own", str("111122223333"), here, nil, model.Yes, model.Yes},
		{"foreign", str("444455556666"), here, nil, model.Yes, model.No},
		{"foreign, listed", str("444455556666"), here, []string{"444455556666"}, model.Yes, model.Yes},
		{"foreign, others listed", str("444455556666"), here, []string{"777788889999"}, model.No, model.No},
		{"in an ARN", str("arn:aws:iam::444455556666:role/x"), here, []string{"444455556666"}, model.Yes, model.Yes},
		{"own account not known", str("444455556666"), somewhere, nil, model.Yes, model.Unknown},
		{"own account not known, others listed", str("444455556666"), somewhere, []string{"777788889999"}, model.No, model.Unknown},
		{"unknown", unset("x"), here, []string{"444455556666"}, model.Unknown, model.Unknown},
		{"either", either(str("111122223333"), str("444455556666")), here, []string{"777788889999"}, model.Unknown, model.Unknown},
	} {
		if got := TrustedAccount(value(test.v), test.r, test.list); got.OK != test.trusted {
			t.Errorf("%s: trusted is %v", test.name, got.OK)
		}
		if got := KnownAccount(value(test.v), test.r, test.list); got.OK != test.known {
			t.Errorf("%s: known is %v", test.name, got.OK)
		}
	}
}

func TestNoEncodedSecret(t *testing.T) {
	key := "export AWS_ACCESS_KEY_ID=AKIA" + someKey(16)
	encode := func(s string) string { return base64.StdEncoding.EncodeToString([]byte(s)) }
	var packed bytes.Buffer
	w := gzip.NewWriter(&packed)
	if _, err := w.Write([]byte(key)); err != nil {
		t.Fatal(err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	for _, test := range []struct {
		name string
		v    cty.Value
		want model.Tri
	}{
		{"plain script", str(encode("#!/bin/sh\necho hello")), model.Yes},
		{"key", str(encode(key)), model.No},
		{"compressed key", str(encode(packed.String())), model.No},
		{"broken compression", str(encode("\x1f\x8bgarbage")), model.Unknown},
		{"not encoded", str("#!/bin/sh"), model.Unknown},
		{"unknown", unset("x"), model.Unknown},
		{"one of two", either(str(encode("#!/bin/sh")), str(encode(key))), model.Unknown},
	} {
		if got := NoEncodedSecret(value(test.v)); got.OK != test.want {
			t.Errorf("%s: %v: %s", test.name, got.OK, got.Message)
		}
	}
}

func TestNamedBastion(t *testing.T) {
	const words = "bastion|jump|踏み台"
	for _, test := range []struct {
		name string
		r    *model.Resource
		want model.Tri
	}{
		{"by its name", resource("aws_instance", "prod_bastion", nil), model.Yes},
		{"by its tag", resource("aws_instance", "a", attrs{"tags": object("Name", "本番踏み台")}), model.Yes},
		{"neither", resource("aws_instance", "a", attrs{"tags": object("Name", "web")}), model.No},
		{"without tags", resource("aws_instance", "a", nil), model.No},
		{"unknown tags", resource("aws_instance", "a", attrs{"tags": unset("tags")}), model.Unknown},
	} {
		if got := NamedBastion(test.r, words); got != test.want {
			t.Errorf("%s: %v", test.name, got)
		}
	}
}
