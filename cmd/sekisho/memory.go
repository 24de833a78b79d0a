package main

import (
	"os"
	"runtime"
	"runtime/debug"
	"runtime/metrics"
)

// Memory is traded for speed up to a bound: collections are rare while the heap is small, and frequent near the bound.
// What is really in use may grow past it; then the bound moves, so that the collector never works without end.
const (
	gcPercent   = 1600
	memoryBound = 352 << 20
)

// tuneMemory sets the collector for a program that runs once and ends. The user's GOGC and GOMEMLIMIT win.
func tuneMemory() {
	if os.Getenv("GOGC") != "" || os.Getenv("GOMEMLIMIT") != "" {
		return
	}
	debug.SetGCPercent(gcPercent)
	debug.SetMemoryLimit(memoryBound)
	afterCollection(memoryBound)
}

// afterCollection looks at the live heap after the next collection, and at every one after that.
func afterCollection(bound int64) {
	token := new([16]byte)
	runtime.SetFinalizer(token, func(*[16]byte) {
		live := []metrics.Sample{{Name: "/gc/heap/live:bytes"}}
		metrics.Read(live)
		if in := int64(live[0].Value.Uint64()); in > bound*2/3 {
			bound = in * 2
			debug.SetMemoryLimit(bound)
		}
		afterCollection(bound)
	})
}
