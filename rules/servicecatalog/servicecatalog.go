// Package servicecatalog holds the rules about AWS Service Catalog.
package servicecatalog

import "github.com/sekisho/sekisho/analyzer/rule"

// Rules are the rules of the service.
var Rules = []*rule.Rule{
	SharedInOrganization,
}
