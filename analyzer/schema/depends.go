package schema

import (
	"cmp"
	"slices"
)

// DefaultNeeds names the attribute that decides whether the fixed default of another one holds, and the values with which
// it does: a network load balancer has no idle timeout, though the provider's schema has a default for it. The name is ""
// where the default holds always.
func DefaultNeeds(typ, attribute string) (on string, values []string) {
	i, ok := slices.BinarySearchFunc(needs[:], [2]string{typ, attribute}, func(n need, key [2]string) int {
		return cmp.Or(cmp.Compare(n.typ, key[0]), cmp.Compare(n.attribute, key[1]))
	})
	if !ok {
		return "", nil
	}
	return needs[i].on, needs[i].values
}

// HasNeeds reports whether DefaultNeeds knows anything of a type.
func HasNeeds(typ string) bool {
	_, ok := slices.BinarySearchFunc(needs[:], typ, func(n need, typ string) int { return cmp.Compare(n.typ, typ) })
	return ok
}

type need struct {
	typ, attribute, on string
	values             []string
}

var (
	application = []string{"application"}
	network     = []string{"network"}
	flat        = []string{"gateway", "network"}
	zonal       = []string{"application", "network"}
)

// needs is sorted by type and attribute. Source: the provider's documentation of aws_lb, and what it plans.
var needs = [...]need{
	{"aws_alb", "client_keep_alive", "load_balancer_type", application},
	{"aws_alb", "desync_mitigation_mode", "load_balancer_type", application},
	{"aws_alb", "dns_record_client_routing_policy", "load_balancer_type", network},
	{"aws_alb", "drop_invalid_header_fields", "load_balancer_type", application},
	{"aws_alb", "enable_cross_zone_load_balancing", "load_balancer_type", flat},
	{"aws_alb", "enable_http2", "load_balancer_type", application},
	{"aws_alb", "enable_tls_version_and_cipher_suite_headers", "load_balancer_type", application},
	{"aws_alb", "enable_waf_fail_open", "load_balancer_type", application},
	{"aws_alb", "enable_xff_client_port", "load_balancer_type", application},
	{"aws_alb", "enable_zonal_shift", "load_balancer_type", zonal},
	{"aws_alb", "idle_timeout", "load_balancer_type", application},
	{"aws_alb", "preserve_host_header", "load_balancer_type", application},
	{"aws_alb", "xff_header_processing_mode", "load_balancer_type", application},
	{"aws_lb", "client_keep_alive", "load_balancer_type", application},
	{"aws_lb", "desync_mitigation_mode", "load_balancer_type", application},
	{"aws_lb", "dns_record_client_routing_policy", "load_balancer_type", network},
	{"aws_lb", "drop_invalid_header_fields", "load_balancer_type", application},
	{"aws_lb", "enable_cross_zone_load_balancing", "load_balancer_type", flat},
	{"aws_lb", "enable_http2", "load_balancer_type", application},
	{"aws_lb", "enable_tls_version_and_cipher_suite_headers", "load_balancer_type", application},
	{"aws_lb", "enable_waf_fail_open", "load_balancer_type", application},
	{"aws_lb", "enable_xff_client_port", "load_balancer_type", application},
	{"aws_lb", "enable_zonal_shift", "load_balancer_type", zonal},
	{"aws_lb", "idle_timeout", "load_balancer_type", application},
	{"aws_lb", "preserve_host_header", "load_balancer_type", application},
	{"aws_lb", "xff_header_processing_mode", "load_balancer_type", application},
}
