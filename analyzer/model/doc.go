// Package model is the one picture of a Terraform configuration that every rule reads: resources with their
// evaluated values, and the graph of references between resource instances. Loaders build it from HCL source, from
// a plan or from a state; a rule cannot tell which.
package model
