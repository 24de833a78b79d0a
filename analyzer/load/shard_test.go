package load

import (
	"fmt"
	"testing"
)

func TestShard(t *testing.T) {
	const parts, n = 7, 2000
	count := map[int]int{}
	for i := range n {
		path := fmt.Sprintf("infra/team-%d/service-%d", i%13, i)
		in := 0
		for part := 1; part <= parts; part++ {
			if (Shard{part, parts}).holds(path) {
				in++
				count[part]++
			}
		}
		if in != 1 {
			t.Fatalf("%s is in %d parts", path, in)
		}
	}
	for part, k := range count {
		if k < n/parts*3/4 || k > n/parts*5/4 {
			t.Errorf("part %d holds %d of %d", part, k, n)
		}
	}
	if !(Shard{}).holds("x") {
		t.Error("the whole does not hold everything")
	}
}

func TestParseShard(t *testing.T) {
	if s, err := ParseShard("2/8"); err != nil || s != (Shard{2, 8}) {
		t.Errorf("%v %v", s, err)
	}
	for _, bad := range []string{"", "2", "0/8", "9/8", "a/b", "1/0", "-1/2", "1/2/3"} {
		if s, err := ParseShard(bad); err == nil {
			t.Errorf("%q is %v", bad, s)
		}
	}
}
