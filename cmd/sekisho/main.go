// Command sekisho decides security and compliance rules on Terraform for AWS before anything is deployed.
package main

func main() {}
