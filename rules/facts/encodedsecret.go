package facts

import (
	"bytes"
	"compress/gzip"
	"encoding/base64"
	"io"
	"strings"

	"github.com/zclconf/go-cty/cty"

	"github.com/sekisho/sekisho/analyzer/model"
	"github.com/sekisho/sekisho/analyzer/rule"
)

// NoEncodedSecret is NoSecret for a text that is encoded as base64, and may be compressed.
func NoEncodedSecret(v model.Value) rule.Result {
	outcomes := v.Outcomes()
	list := make([]rule.Result, len(outcomes))
	for i, o := range outcomes {
		text, ok := o.Text()
		if !ok {
			list[i] = noSecret(v, o)
			continue
		}
		decoded, readable := decode(text)
		if !readable {
			list[i] = rule.Judge(model.Unknown, v.Path+" cannot be read", v).Because(v.At() + " is neither base64 nor compressed text")
			continue
		}
		raw := cty.StringVal(decoded)
		if v.Sensitive() {
			raw = raw.Mark(model.Sensitive)
		}
		list[i] = NoSecret(moved(v, "", raw))
	}
	return agree(list, v.Reason())
}

// A text longer than this, once unpacked, is not read to its end.
const maxUnpacked = 1 << 20

// decode reads base64, and what is compressed within.
func decode(text string) (string, bool) {
	raw, err := base64.StdEncoding.DecodeString(strings.TrimSpace(text))
	if err != nil {
		return "", false
	}
	if !bytes.HasPrefix(raw, []byte{0x1f, 0x8b}) {
		return string(raw), true
	}
	r, err := gzip.NewReader(bytes.NewReader(raw))
	if err != nil {
		return "", false
	}
	unpacked, err := io.ReadAll(io.LimitReader(r, maxUnpacked+1))
	if err != nil || len(unpacked) > maxUnpacked {
		return "", false
	}
	return string(unpacked), true
}
