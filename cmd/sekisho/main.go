// Command sekisho decides security and compliance rules on Terraform for AWS before anything is deployed.
package main

import (
	"context"
	"os"
	"os/signal"
)

// version is set when a release is built: -ldflags "-X main.version=…".
var version string

func main() {
	tuneMemory()
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	code := run(ctx, os.Args[1:], streams{in: os.Stdin, out: os.Stdout, err: os.Stderr, env: os.Environ()})
	stop()
	os.Exit(code)
}
