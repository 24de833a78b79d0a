package facts

import (
	"slices"
	"strings"

	"github.com/sekisho/sekisho/analyzer/model"
)

// DeniesOutside tells whether a statement denies an action to everyone outside of a circle, such as a VPC or an
// organisation: whatever other statements allow, nobody else gets in.
func (s Statement) DeniesOutside(action string) model.Tri {
	conditions, complete := s.Conditions()
	if complete != model.Yes {
		return model.Unknown
	}
	if len(conditions) != 1 || !slices.Contains(narrowing[:], conditions[0].Key) {
		return model.No // with further conditions it denies less
	}
	c := conditions[0]
	// Where the key is missing the negated condition holds, and the statement denies.
	c.Operator = strings.TrimSuffix(c.Operator, "ifexists")
	switch c.Operator {
	case "notipaddress":
		c.Operator = "ipaddress"
	case "stringnotequals", "stringnotequalsignorecase", "stringnotlike", "arnnotequals", "arnnotlike":
		c.Operator = strings.Replace(c.Operator, "not", "", 1)
	default:
		return model.No
	}
	return model.All(s.Denies(), s.AnyPrincipal(), s.Covers(action), narrows(c))
}
