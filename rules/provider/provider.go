// Package provider holds the rules about configurations of the AWS provider.
package provider

import "github.com/sekisho/sekisho/analyzer/rule"

// Rules are the rules of the service.
var Rules = []*rule.Rule{
	NoHardcodedCredentials,
	DefaultTagsRequired,
	EndpointsTLS,
}
