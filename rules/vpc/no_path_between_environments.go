package vpc

import (
	"fmt"
	"strings"

	"github.com/zclconf/go-cty/cty"

	"github.com/sekisho/sekisho/analyzer/model"
	"github.com/sekisho/sekisho/analyzer/rule"
	"github.com/sekisho/sekisho/rules/facts"
)

// NoPathBetweenEnvironments keeps what happens in a test from reaching production.
var NoPathBetweenEnvironments = &rule.Rule{
	ID:       "vpc-no-path-between-environments",
	Title:    rule.T("No network path joins production and test VPCs", "本番環境と検証環境の VPC をつなぐ経路がない"),
	Why:      rule.T("Test systems are patched later, watched less and used by more people. A path from there makes them the way into production.", "検証環境は修正の適用が遅く、監視も手薄で、使う人も多くなります。そこから経路があれば、本番環境への入口になります。"),
	Fix:      rule.T("Remove the peering, or give each environment a transit gateway route table of its own. Tag networks that serve both as shared.", "ピアリングを削除するか、環境ごとに Transit Gateway のルートテーブルを分けてください。両方で使うネットワークには shared のタグを付けてください。"),
	Severity: rule.High,
	Since:    "0.1.0",
	Params: []rule.Param{
		{
			Name:    "environment_patterns",
			Default: cty.ListVal([]cty.Value{cty.StringVal("production=prod|prd"), cty.StringVal("test=stg|stag|dev|test|sandbox|qa"), cty.StringVal("shared=shared")}),
			About:   rule.T("environments, and how words in the Environment or Name tag of their VPCs begin; shared may reach all", "環境と、その VPC の Environment または Name タグに含まれる語の書き出し。shared はすべてと通信してよい"),
		},
	},
	Types: []string{"aws_vpc_peering_connection", "aws_ec2_transit_gateway_vpc_attachment"},
	Reads: []string{"aws_vpc", "aws_default_vpc", "aws_ec2_transit_gateway", "aws_ec2_transit_gateway_route_table", associationType, propagationType},
	Check: func(p *rule.Pass, r *model.Resource) rule.Result {
		if r.Addr.Type == "aws_vpc_peering_connection" {
			return peersAlike(p, r)
		}
		return attachedAlike(p, r)
	},
	Refs: []string{
		"https://docs.aws.amazon.com/vpc/latest/peering/vpc-peering-basics.html",
		"https://docs.aws.amazon.com/vpc/latest/tgw/transit-gateway-isolated.html",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/vpc_peering_connection",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/ec2_transit_gateway_route_table_association",
	},
}

const (
	associationType = "aws_ec2_transit_gateway_route_table_association"
	propagationType = "aws_ec2_transit_gateway_route_table_propagation"

	// sharedClass is the environment that may reach all others.
	sharedClass = "shared"
)

// environment is what a VPC is used for.
type environment struct {
	class string // "" where it cannot be told
	value model.Value
	why   string
}

// environmentAt classifies the VPC that a value names.
func environmentAt(p *rule.Pass, r *model.Resource, path string) environment {
	v := r.Get(path)
	vpc := facts.Target(p.Graph, v, "aws_vpc", "aws_default_vpc")
	if vpc == nil {
		return environment{value: v, why: "the VPC that " + v.At() + " names is not in this configuration"}
	}
	for _, key := range []string{"Environment", "Name"} {
		tag := facts.Tag(vpc, key)
		text, ok := tag.Text()
		if !ok {
			if tag.Present() {
				return environment{value: tag, why: tag.Reason()}
			}
			if tags := vpc.Get("tags"); !tags.Known() {
				return environment{value: tags, why: tags.Reason()}
			}
			continue
		}
		if class := facts.ClassOf(text, p.Strings("environment_patterns")); class != "" {
			return environment{class: class, value: tag}
		}
	}
	return environment{value: vpc.Value(), why: "neither the Environment nor the Name tag of " + vpc.Address() + " tells what it is used for"}
}

// alike tells whether two environments may be joined.
func alike(a, b environment) rule.Result {
	message := fmt.Sprintf("%s and %s are joined", named(a), named(b))
	switch {
	case a.class == sharedClass || b.class == sharedClass:
		return rule.Judge(model.Yes, message, a.value, b.value)
	case a.class == "":
		return rule.Judge(model.Unknown, message, a.value, b.value).Because(a.why)
	case b.class == "":
		return rule.Judge(model.Unknown, message, b.value, a.value).Because(b.why)
	}
	return rule.Judge(model.Of(a.class == b.class), message, a.value, b.value)
}

func named(e environment) string {
	if e.class == "" {
		return "an unknown environment"
	}
	return e.class
}

// peersAlike judges both ends of a peering.
func peersAlike(p *rule.Pass, r *model.Resource) rule.Result {
	return facts.Primary(alike(environmentAt(p, r, "vpc_id"), environmentAt(p, r, "peer_vpc_id")), r.Value())
}

// member is an attachment that uses a route table of a transit gateway.
type member struct {
	attachment *model.Resource
	environment
	certain bool
}

// tables is which attachments use which route tables. The default table of a transit gateway is told by the gateway.
type tables struct {
	members map[*model.Resource][]member
	of      map[*model.Resource][]*model.Resource // by attachment
	open    []model.Value                         // what may use, or be, any of them
}

// tablesKey is the key of the fact that tablesOf remembers.
type tablesKey struct{ patterns string }

func tablesOf(p *rule.Pass) *tables {
	return p.Graph.Fact(tablesKey{strings.Join(p.Strings("environment_patterns"), " ")}, func() any {
		t := &tables{members: map[*model.Resource][]member{}, of: map[*model.Resource][]*model.Resource{}}
		for _, typ := range []string{associationType, propagationType} {
			for _, r := range p.Graph.Of(typ) {
				attachment := facts.Target(p.Graph, r.Get("transit_gateway_attachment_id"), attachmentType)
				table := facts.Target(p.Graph, r.Get("transit_gateway_route_table_id"), "aws_ec2_transit_gateway_route_table", "aws_ec2_transit_gateway")
				if attachment == nil || table == nil {
					t.open = append(t.open, r.Value())
					continue
				}
				t.use(p, attachment, table, r.Exists != model.Unknown)
			}
		}
		for _, a := range p.Graph.Of(attachmentType) {
			gateway := facts.Target(p.Graph, a.Get("transit_gateway_id"), "aws_ec2_transit_gateway")
			if gateway == nil {
				t.open = append(t.open, a.Get("transit_gateway_id"))
				continue
			}
			if uses := usesDefault(a, gateway); uses != model.No {
				t.use(p, a, gateway, uses == model.Yes)
			}
		}
		return t
	}).(*tables)
}

const attachmentType = "aws_ec2_transit_gateway_vpc_attachment"

func (t *tables) use(p *rule.Pass, attachment, table *model.Resource, certain bool) {
	for i, m := range t.members[table] {
		if m.attachment == attachment {
			t.members[table][i].certain = m.certain || certain
			return
		}
	}
	one := member{attachment, environmentAt(p, attachment, "vpc_id"), certain && attachment.Exists != model.Unknown}
	t.members[table] = append(t.members[table], one)
	t.of[attachment] = append(t.of[attachment], table)
}

// usesDefault tells whether an attachment uses the default route table of its gateway.
func usesDefault(a, gateway *model.Resource) model.Tri {
	out := model.No
	for _, name := range []string{"association", "propagation"} {
		own, whole := a.Get("transit_gateway_default_route_table_"+name), gateway.Get("default_route_table_"+name)
		uses := own.True()
		if facts.LeftToAWS(own) {
			uses = model.Yes
		}
		out = out.Or(uses.And(whole.OneOf("disable").Not()))
	}
	return out
}

// attachedAlike judges an attachment with all others that use the same route tables.
func attachedAlike(p *rule.Pass, r *model.Resource) rule.Result {
	t := tablesOf(p)
	gateway := r.Get("transit_gateway_id")
	pass := rule.Judge(model.Yes, "no route table joins it with another environment", r.Value())
	answers := []rule.Result{pass}
	if facts.Target(p.Graph, gateway, "aws_ec2_transit_gateway") == nil {
		answers = append(answers, rule.Judge(model.Unknown, "the transit gateway is not in this configuration", gateway).
			Because("what else is attached to "+gateway.At()+" is not in this configuration"))
	}
	for _, table := range t.of[r] {
		answers = append(answers, t.within(table, r)...)
	}
	if len(t.open) > 0 {
		answers = append(answers, rule.Judge(model.Unknown, "which route tables are used is not known", t.open...).
			Because("what "+t.open[0].At()+" joins is not known"))
	}
	if complete, gaps := p.Graph.Complete(); complete != model.Yes {
		answers = append(answers, rule.Judge(model.Unknown, "which route tables are used is not known", gaps...))
	}
	return facts.Primary(facts.All(answers...), r.Value())
}

// within judges an attachment with the others that use one table: one of each environment is enough.
func (t *tables) within(table, r *model.Resource) []rule.Result {
	var self member
	for _, m := range t.members[table] {
		if m.attachment == r {
			self = m
		}
	}
	var out []rule.Result
	seen := map[string]bool{}
	for _, m := range t.members[table] {
		sure := self.certain && m.certain
		key := fmt.Sprint(m.class, sure)
		if m.attachment == r || seen[key] {
			continue
		}
		seen[key] = true
		res := alike(self.environment, m.environment)
		if res.OK == model.No && !sure {
			res.OK = model.Unknown
			res = res.Because("whether " + m.attachment.Address() + " and " + r.Address() + " use the same route table is not known")
		}
		res.Evidence = append(res.Evidence, rule.Evidence{Value: table.Value()})
		out = append(out, res)
	}
	return out
}
