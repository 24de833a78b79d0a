package hclload

import (
	"slices"
	"strings"

	"github.com/hashicorp/hcl/v2"

	"github.com/sekisho/sekisho/analyzer/model"
)

// move says that what is at one address was at another. Its addresses are those of a resource, of all instances of one, or
// of a module.
type move struct{ from, to string }

// addMoved takes in a moved block. One that cannot be read is Terraform's to complain of: it decides no verdict.
func (m *module) addMoved(b *hcl.Block) {
	attrs, _ := b.Body.JustAttributes()
	from, to := attrs["from"], attrs["to"]
	if from == nil || to == nil {
		return
	}
	one := move{from: addressText(from.Expr), to: addressText(to.Expr)}
	if one.from != "" && one.to != "" {
		m.moved = append(m.moved, one)
	}
}

// addressText writes an address as Terraform prints it; "" where the expression is none.
func addressText(e hcl.Expression) string {
	traversal, diags := hcl.AbsTraversalForExpr(e)
	if diags.HasErrors() {
		return ""
	}
	return traversalText(traversal)
}

// maxMoves bounds how many moves of one resource are followed, which may go round in a circle.
const maxMoves = 32

// noteMoves tells every resource which addresses it may have had before.
func (ev *evaluation) noteMoves() {
	if len(ev.moves) == 0 {
		return
	}
	for _, r := range ev.resources {
		at := []string{r.Addr.String()}
		for i := 0; i < len(at) && len(at) < maxMoves; i++ {
			for j := len(ev.moves) - 1; j >= 0; j-- { // the last block that is written is the latest move
				if from, ok := ev.moves[j].back(at[i]); ok && !slices.Contains(at, from) {
					at = append(at, from)
				}
			}
		}
		r.Was = at[1:]
	}
}

// back undoes the move for one address; false where it does not speak of it.
func (m move) back(addr string) (string, bool) {
	rest, ok := strings.CutPrefix(addr, m.to)
	if !ok || rest != "" && rest[0] != '.' && rest[0] != '[' {
		return "", false
	}
	if strings.HasPrefix(rest, "[") && strings.HasSuffix(m.from, "]") {
		return "", false // one instance cannot come to be several
	}
	from := m.from + rest
	_, ok = model.ParseAddress(from)
	return from, ok
}
