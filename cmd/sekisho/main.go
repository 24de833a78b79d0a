// Command sekisho decides security and compliance rules on Terraform for AWS before anything is deployed.
package main

import (
	"context"
	"os"
	"os/signal"
	"runtime/debug"
)

// version is set when a release is built: -ldflags "-X main.version=…".
var version string

func main() {
	// Most of the work is parsing: few large heaps are cheaper than many collections. The user's own GOGC wins.
	if os.Getenv("GOGC") == "" {
		debug.SetGCPercent(300)
	}
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	code := run(ctx, os.Args[1:], streams{in: os.Stdin, out: os.Stdout, err: os.Stderr, env: os.Environ()})
	stop()
	os.Exit(code)
}
