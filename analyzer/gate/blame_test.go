package gate

import (
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestReadBlame(t *testing.T) {
	const out = `aaaa000000000000000000000000000000000001 3 4 1
author Hanako Yamada
author-mail <hanako@example.jp>
summary author of nothing
filename main.tf
	# author Mallory
aaaa000000000000000000000000000000000001 7 9 1
	  encrypted = false
0000000000000000000000000000000000000000 11 11 1
author Not Committed Yet
filename main.tf
	}
`
	want := map[int]string{4: "Hanako Yamada", 9: "Hanako Yamada", 11: ""}
	if diff := cmp.Diff(want, readBlame([]byte(out))); diff != "" {
		t.Errorf("(-want +got)\n%s", diff)
	}
	if got := readBlame([]byte("fatal: no such\nx\n\n")); len(got) != 0 {
		t.Errorf("got %v", got)
	}
}
