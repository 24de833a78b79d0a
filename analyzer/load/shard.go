package load

import (
	"fmt"
	"hash/fnv"
	"path/filepath"
	"strconv"
	"strings"
)

// Shard is one part of all inputs, so that several machines can share a large repository: each root module, plan and
// state is in exactly one part. The zero value is the whole.
type Shard struct{ Part, Parts int }

// ParseShard reads part/parts, such as 2/8.
func ParseShard(s string) (Shard, error) {
	first, second, ok := strings.Cut(s, "/")
	part, err1 := strconv.Atoi(first)
	parts, err2 := strconv.Atoi(second)
	if !ok || err1 != nil || err2 != nil || part < 1 || part > parts {
		return Shard{}, fmt.Errorf("%q is no part of a whole: write it as part/parts, such as 2/8", s)
	}
	return Shard{part, parts}, nil
}

// holds reports whether an input belongs to the part. It goes by the path alone, so that a new root module moves no other.
func (s Shard) holds(path string) bool {
	if s.Parts <= 1 {
		return true
	}
	h := fnv.New32a()
	_, _ = h.Write([]byte(filepath.ToSlash(filepath.Clean(path)))) // a hash never fails
	// The low bits of FNV differ little for paths that differ in their last letter.
	sum := h.Sum32()
	sum ^= sum >> 15
	sum *= 0x2c1b3c6d
	sum ^= sum >> 12
	return sum%uint32(s.Parts) == uint32(s.Part-1)
}
