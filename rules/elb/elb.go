// Package elb holds the rules about Elastic Load Balancing.
package elb

import (
	"slices"

	"github.com/sekisho/sekisho/analyzer/model"
	"github.com/sekisho/sekisho/analyzer/rule"
)

// Rules are the rules of the service.
var Rules = []*rule.Rule{
	ALBListenerHTTPS,
	ALBRedirectsHTTP,
	ListenerTLS12,
	AccessLogsEnabled,
	ALBHasWAF,
	ClassicAccessLogsEnabled,
	ClassicListenerEncrypted,
	ClassicListenerHasCertificate,
	ClassicPolicySecure,
	ClassicCrossZoneEnabled,
	ClassicConnectionDraining,
	ClassicBackendEncrypted,
	DeletionProtection,
	DesyncMitigation,
	DropInvalidHeaders,
	CrossZoneEnabled,
	MultipleAZ,
	InternalUnlessIntended,
	TargetGroupNotHTTP,
	TargetGroupHealthCheck,
	TargetGroupHealthCheckEncrypted,
	NLBListenerTLS,
	ACMCertificateOnListener,
}

// Both names of a type mean the same.
var (
	balancerTypes = []string{"aws_lb", "aws_alb"}
	listenerTypes = []string{"aws_lb_listener", "aws_alb_listener"}
)

// into steps backward from a walk to resources of several types.
func into(l model.Links, path string, types []string) model.Links {
	out := l.Into(types[0], path)
	for _, typ := range types[1:] {
		out = out.Join(l.Into(typ, path))
	}
	return out
}

// kindOf tells whether a load balancer is of one of the kinds.
func kindOf(lb *model.Resource, kinds ...string) model.Tri {
	v := lb.Get("load_balancer_type")
	if v.Set() == model.No {
		return model.Of(slices.Contains(kinds, "application"))
	}
	return v.OneOf(kinds...)
}

// speaks tells whether a listener has one of the protocols. One that names none speaks HTTP, unless its load balancer is
// a gateway.
func speaks(p *rule.Pass, l *model.Resource, protocols ...string) model.Tri {
	v := l.Get("protocol")
	if v.Set() != model.No {
		return p.Applies(v.OneOf(protocols...), v)
	}
	return model.Of(slices.Contains(protocols, "HTTP")).And(onGateway(p, l).Not())
}

// onGateway tells whether a listener belongs to a gateway load balancer.
func onGateway(p *rule.Pass, l *model.Resource) model.Tri {
	at := p.Graph.At(l)
	to := at.Follow("load_balancer_arn", balancerTypes[0]).Join(at.Follow("load_balancer_arn", balancerTypes[1]))
	if len(to.To) != 1 || len(to.Maybe) > 0 {
		return model.Unknown
	}
	return kindOf(to.To[0].Resource, "gateway")
}
