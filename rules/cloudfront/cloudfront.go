// Package cloudfront holds the rules about Amazon CloudFront.
package cloudfront

import "github.com/sekisho/sekisho/analyzer/rule"

// Rules are the rules of the service.
var Rules = []*rule.Rule{
	ViewerHTTPS,
	OriginHTTPSOnly,
	ViewerTLS12,
	HasWAF,
	S3OriginAccessControl,
	LoggingEnabled,
	OriginTLS12,
	CustomCertificate,
	DefaultRootObject,
	OriginFailover,
	SNIOnly,
}

const registry = "https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/cloudfront_distribution"

var distribution = []string{"aws_cloudfront_distribution"}
