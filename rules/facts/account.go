package facts

import (
	"slices"
	"strings"

	"github.com/sekisho/sekisho/analyzer/is"
	"github.com/sekisho/sekisho/analyzer/model"
	"github.com/sekisho/sekisho/analyzer/rule"
)

// TrustedAccount tells whether an account that a value names, by its id or by an ARN in it, may be shared with by r: it is
// on a list. An empty list says nothing of accounts: all that are named will do.
func TrustedAccount(v model.Value, r *model.Resource, list []string) rule.Result {
	if len(list) == 0 {
		return rule.Judge(model.Yes, is.Saw(v), v)
	}
	return account(v, r, list, model.No)
}

// KnownAccount tells whether an account that a value names is on a list, or is the account of r itself. Where that one is
// not known, a name that is not on the list may be it.
func KnownAccount(v model.Value, r *model.Resource, list []string) rule.Result {
	if _, known := r.Account().Text(); known {
		return account(v, r, list, model.No)
	}
	return account(v, r, list, model.Unknown)
}

func account(v model.Value, r *model.Resource, list []string, otherwise model.Tri) rule.Result {
	if who := callerIdentity(v); who != nil {
		return rule.Judge(SameAccount(who.Provider, r.Provider), is.Saw(v), v)
	}
	own, _ := r.Account().Text()
	out := v.Outcomes()
	ok := accountOneOf(out[0], list, own, otherwise)
	for _, o := range out[1:] {
		if accountOneOf(o, list, own, otherwise) != ok {
			ok = model.Unknown
		}
	}
	return rule.Judge(ok, is.Saw(v)+", which is not in trusted_accounts", v).
		Because("the account of " + r.Address() + " is not known, and " + v.At() + " may be it")
}

func accountOneOf(v model.Value, list []string, own string, otherwise model.Tri) model.Tri {
	text, ok := v.Text()
	if !ok {
		return model.Unknown
	}
	id := accountIn(text)
	switch {
	case slices.Contains(list, id), own != "" && id == own:
		return model.Yes
	case id == "":
		return model.No
	}
	return otherwise
}

// accountIn is the account id in a text: the text itself, or the fifth part of an ARN.
func accountIn(text string) string {
	if !strings.HasPrefix(text, "arn:") {
		return text
	}
	parts := strings.SplitN(text, ":", 6)
	if len(parts) < 5 {
		return ""
	}
	return parts[4]
}
