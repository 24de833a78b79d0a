// Package apigatewayv2 holds the rules about HTTP and WebSocket APIs of Amazon API Gateway.
package apigatewayv2

import "github.com/sekisho/sekisho/analyzer/rule"

// Rules are the rules of the service.
var Rules = []*rule.Rule{
	RouteAuthorization,
	IntegrationPrivateTLS,
}
