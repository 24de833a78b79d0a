// Package mwaa holds the rules about Amazon Managed Workflows for Apache Airflow.
package mwaa

import "github.com/sekisho/sekisho/analyzer/rule"

// Rules are the rules of the service.
var Rules = []*rule.Rule{
	PrivateWebserver,
}
