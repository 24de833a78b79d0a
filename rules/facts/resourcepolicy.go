package facts

import (
	"net/netip"
	"slices"
	"strings"

	"github.com/sekisho/sekisho/analyzer/is"
	"github.com/sekisho/sekisho/analyzer/model"
	"github.com/sekisho/sekisho/analyzer/rule"
)

// NotOpen requires that the resource policy that an argument holds lets in nobody who is not named: see OpenPolicy.
// Without a policy it passes.
func NotOpen(path string) is.Check {
	return NoStatement(path, OpenPolicy)
}

// NoStatement requires that what an answer looks for is not in the policy that an argument holds. Without a policy it
// passes.
func NoStatement(path string, found func(Document) rule.Result) is.Check {
	return func(_ *rule.Pass, r *model.Resource) rule.Result {
		v := r.Get(path)
		return Not(JudgePolicy(v, rule.Judge(model.No, "there is no policy", v), found))
	}
}

// HoldsPolicy tells whether a verdict is due on the policy in an argument of a resource, where resources of the type
// separate, which name it at ref, can hold the policy too. What AWS reported in the argument may come from such a one,
// which then gets the verdict. It is a When for types that hold a policy only sometimes.
func HoldsPolicy(path, separate, ref string) func(*rule.Pass, *model.Resource) model.Tri {
	return func(p *rule.Pass, r *model.Resource) model.Tri {
		if r.Addr.Type == separate {
			return model.Yes
		}
		v := r.Get(path)
		if v.Origin == model.Computed && p.Graph.At(r).Into(separate, ref).Exists() != model.No {
			return model.No
		}
		return v.NotEmpty()
	}
}

// OpenPolicy tells whether a resource policy lets everyone in: a statement allows something to every principal, and no
// condition of it narrows who that is.
func OpenPolicy(d Document) rule.Result {
	return OpenFor(d, func(Statement) model.Tri { return model.Yes })
}

// OpenFor is OpenPolicy for some statements only, such as those about certain actions. Further condition keys, in lower
// case, count as narrowing in addition to the global ones.
func OpenFor(d Document, about func(Statement) model.Tri, keys ...string) rule.Result {
	const there = "a policy statement allows everyone"
	why := "what other statements of " + d.Value.At() + " leave open is not decided"
	return findStatement(d, there, "no policy statement allows everyone", why, func(s Statement) model.Tri {
		ok := model.All(s.Allows(), about(s), s.AnyPrincipal(), s.Narrowed(keys...).Not())
		if ok == model.Yes && guarded(d, s) != model.No {
			return model.Unknown
		}
		return ok
	})
}

// FindStatement tells whether a statement of a policy is as asked: there says it is, missing that there is none. An
// undecided statement comes with the answer as evidence.
func FindStatement(d Document, there, missing string, ask func(Statement) model.Tri) rule.Result {
	return findStatement(d, there, missing, "", ask)
}

// findStatement is FindStatement with the reason of an unknown where all of the document is known.
func findStatement(d Document, there, missing, why string, ask func(Statement) model.Tri) rule.Result {
	var open []rule.Evidence
	unknown := d.Complete != model.Yes
	for _, s := range d.Statements {
		switch ask(s) {
		case model.Yes:
			return rule.Result{OK: model.Yes, Message: there, Evidence: d.Evidence(s)}
		case model.Unknown:
			unknown = true
			open = append(open, d.Evidence(s)...)
		case model.No:
		}
	}
	if !unknown {
		return rule.Judge(model.No, missing, d.Value)
	}
	res := d.Unread("whether "+there+" is not known", d.Value)
	if len(open) > 0 {
		res.Evidence = open
	}
	if d.Value.Reason() == "" && why != "" {
		res.Reason = why
	}
	return res
}

// guarded tells whether another statement denies, to everyone or to everyone outside of a circle, what a statement
// allows.
func guarded(d Document, allow Statement) model.Tri {
	out := model.No
	for _, s := range d.Statements {
		out = out.Or(model.All(s.Denies(), s.AnyPrincipal(), namesWho(s), overlaps(s, allow)))
	}
	return out
}

// overlaps tells whether two statements may be about the same action: No only where they certainly are not.
func overlaps(a, b Statement) model.Tri {
	x, y := a.Items("Action"), b.Items("Action")
	if x.Has != model.Yes || y.Has != model.Yes {
		return model.Unknown
	}
	return x.Any(func(v model.Value) model.Tri {
		return y.Any(func(w model.Value) model.Tri {
			p, ok := v.Text()
			q, also := w.Text()
			if !ok || !also {
				return model.Unknown
			}
			p, q = strings.ToLower(p), strings.ToLower(q)
			return model.Of(Wildcard(p, q) || Wildcard(q, p))
		})
	})
}

// narrowing are the condition keys that say who a request comes from.
var narrowing = [...]string{
	"aws:principalaccount", "aws:principalarn", "aws:principalorgid", "aws:principalorgpaths", "aws:sourceaccount", "aws:sourcearn",
	"aws:sourceip", "aws:sourceorgid", "aws:sourceorgpaths", "aws:sourceowner", "aws:sourcevpc", "aws:sourcevpce", "aws:userid", "aws:vpceaccount",
	"aws:vpceorgid", "aws:vpcsourceip",
}

// Narrowed tells whether a condition limits who a statement is about: it compares a global condition key that says who
// asks, or one of the further keys, with values that are not wide open.
func (s Statement) Narrowed(keys ...string) model.Tri {
	conditions, complete := s.Conditions()
	out := model.No
	for _, c := range conditions {
		if slices.Contains(narrowing[:], c.Key) || slices.Contains(keys, c.Key) {
			out = out.Or(narrows(c))
		}
	}
	if complete != model.Yes {
		out = out.Or(model.Unknown)
	}
	return out
}

func narrows(c Condition) model.Tri {
	if c.Values.Complete != model.Yes {
		return model.Unknown
	}
	// With IfExists and ForAllValues the condition also holds where the key is missing, as for an anonymous caller.
	operator := strings.TrimPrefix(c.Operator, "foranyvalue:")
	wide := model.No
	for _, v := range c.Values.List {
		wide = wide.Or(wideValue(operator, c.Key, v))
	}
	switch operator {
	case "stringequals", "stringequalsignorecase", "stringlike", "arnequals", "arnlike", "ipaddress", "bool":
		return wide.Not()
	}
	return model.No
}

// wideValue tells whether a value of a condition leaves everyone in.
func wideValue(operator, key string, v model.Value) model.Tri {
	switch operator {
	case "ipaddress":
		return v.Matches(wideRange)
	case "stringlike", "arnequals", "arnlike":
		return onEach(v, func(o model.Value) model.Tri {
			text, ok := sample(o)
			if !ok {
				return model.Unknown
			}
			return model.Of(widePattern(key, text))
		})
	case "bool":
		return v.Matches(func(s string) bool { return !strings.EqualFold(s, "true") })
	}
	return model.No
}

// wideRange reports whether a range of addresses is too wide to say who asks: wider than /8, or /32 of version 6, as S3
// draws the line for public policies.
// See https://docs.aws.amazon.com/AmazonS3/latest/userguide/access-control-block-public-access.html.
func wideRange(s string) bool {
	p, err := netip.ParsePrefix(s)
	if err != nil || p.Addr().IsPrivate() {
		return false
	}
	return p.Addr().Is4() && p.Bits() < 8 || p.Addr().Is6() && p.Bits() < 32
}

func widePattern(key, text string) bool {
	if key == "aws:principalarn" || key == "aws:sourcearn" {
		parts := strings.SplitN(text, ":", 6)
		if len(parts) < 6 {
			return true
		}
		if parts[2] == "s3" && parts[5] != "" && !strings.ContainsAny(parts[5][:1], "*?") {
			return false // names of buckets are unique over all accounts
		}
		return strings.ContainsAny(parts[4], "*?")
	}
	// What stands before the wildcard is too short for an id: "*", "o-*", "vpce-*".
	i := strings.IndexAny(text, "*?")
	return i >= 0 && i < 8
}

// given stands for a part of a text that AWS will give. No name can hold it.
const given = "\x04\x04\x04\x04\x04\x04\x04\x04"

// sample writes a text with stand-ins for the identifiers in it that AWS will give; false where another part is unknown.
func sample(v model.Value) (string, bool) {
	if text, ok := v.Text(); ok {
		return text, true
	}
	if pieces := v.Pieces(); pieces != nil {
		var b strings.Builder
		for _, p := range pieces {
			text, ok := sample(p)
			if !ok {
				return "", false
			}
			b.WriteString(text)
		}
		return b.String(), true
	}
	attr, ok := identifierOf(v)
	switch {
	case !ok:
		return "", false
	case strings.HasSuffix(attr, "arn") || strings.HasSuffix(attr, "arns"):
		return "arn:" + strings.Repeat(given+":", 4) + given, true
	}
	return given, true
}

// identifierOf names the attribute that an unknown value is read from, unchanged, where that is an id, an ARN or a name
// that AWS or the author gives a resource. Such a text is neither a wildcard nor a pattern.
func identifierOf(v model.Value) (string, bool) {
	attr := ""
	for _, s := range v.Sources() {
		if s.Derived || s.Kind != model.FromResource || !identifies(s.Attr) {
			return "", false
		}
		attr = s.Attr
	}
	return attr, attr != ""
}

func identifies(attr string) bool {
	for _, end := range [...]string{"arn", "arns", "id", "ids"} {
		if attr == end || strings.HasSuffix(attr, "_"+end) {
			return true
		}
	}
	return false
}

// onEach asks every outcome of an undecided condition: what all answer, else Unknown.
func onEach(v model.Value, ask func(model.Value) model.Tri) model.Tri {
	outcomes := v.Outcomes()
	out := ask(outcomes[0])
	for _, o := range outcomes[1:] {
		if ask(o) != out {
			return model.Unknown
		}
	}
	return out
}

// everyone tells whether a principal is "*".
func everyone(v model.Value) model.Tri {
	return onEach(v, func(o model.Value) model.Tri {
		if text, ok := sample(o); ok {
			return model.Of(text == "*")
		}
		// Whatever the unknown part will be, what is written around it remains.
		for _, p := range o.Pieces() {
			if text, ok := sample(p); ok && strings.Trim(text, "*") != "" {
				return model.No
			}
		}
		return o.OneOf("*")
	})
}

// namesWho tells whether a statement's conditions are about who asks, as a Deny for everyone outside of an organisation
// is.
func namesWho(s Statement) model.Tri {
	conditions, complete := s.Conditions()
	out := model.No
	for _, c := range conditions {
		if slices.Contains(narrowing[:], c.Key) {
			out = model.Yes
		}
	}
	if len(conditions) == 0 && complete == model.Yes {
		return model.Yes // denies everyone, whoever asks
	}
	if complete != model.Yes {
		out = out.Or(model.Unknown)
	}
	return out
}
