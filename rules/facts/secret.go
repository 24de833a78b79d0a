package facts

import (
	"slices"
	"strings"
	"sync"
	"unicode"

	"github.com/zclconf/go-cty/cty"

	"github.com/sekisho/sekisho/analyzer/model"
	"github.com/sekisho/sekisho/analyzer/rule"
)

// format is how a kind of credential looks: a prefix that nothing else has, and how many characters of which kind follow.
type format struct {
	kind   string
	prefix string
	least  int
	most   int // 0 for any number
	chars  func(byte) bool
}

// formats are credentials that are told by their form alone. Only forms that their makers document, or that scanners of
// the makers look for, are here: a match is taken for certain.
var formats = [...]format{
	{"an AWS access key", "AKIA", 16, 16, capitalOrDigit},
	{"an AWS access key", "ASIA", 16, 16, capitalOrDigit},
	{"a GitHub token", "ghp_", 36, 0, letterOrDigit},
	{"a GitHub token", "gho_", 36, 0, letterOrDigit},
	{"a GitHub token", "ghu_", 36, 0, letterOrDigit},
	{"a GitHub token", "ghs_", 36, 0, letterOrDigit},
	{"a GitHub token", "ghr_", 36, 0, letterOrDigit},
	{"a GitHub token", "github_pat_", 36, 0, wordOrDash},
	{"a GitLab token", "glpat-", 20, 0, wordOrDash},
	{"a Slack token", "xoxb-", 20, 0, wordOrDash},
	{"a Slack token", "xoxp-", 20, 0, wordOrDash},
	{"a Slack token", "xoxa-", 20, 0, wordOrDash},
	{"a Slack token", "xoxs-", 20, 0, wordOrDash},
	{"a Slack webhook", "https://hooks.slack.com/services/T", 20, 0, func(c byte) bool { return wordOrDash(c) || c == '/' }},
	{"a Stripe key", "sk_live_", 20, 0, letterOrDigit},
	{"a Stripe key", "rk_live_", 20, 0, letterOrDigit},
	{"a Google API key", "AIza", 35, 35, wordOrDash},
	{"an npm token", "npm_", 36, 36, letterOrDigit},
	{"a PyPI token", "pypi-AgE", 50, 0, wordOrDash},
	{"a SendGrid key", "SG.", 60, 0, func(c byte) bool { return wordOrDash(c) || c == '.' }},
	{"an Anthropic key", "sk-ant-", 40, 0, wordOrDash},
	{"an OpenAI key", "sk-proj-", 40, 0, wordOrDash},
}

func capitalOrDigit(c byte) bool { return c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' }
func letterOrDigit(c byte) bool  { return capitalOrDigit(c) || c >= 'a' && c <= 'z' }
func wordOrDash(c byte) bool     { return letterOrDigit(c) || c == '_' || c == '-' }

// SecretKind names the kind of credential that a text holds, such as "a GitHub token"; "" where it holds none that can be
// told by its form. The example keys of AWS's documentation are none.
func SecretKind(text string) string {
	// The shortest credential with a form of its own; a URL with a password can be shorter.
	const shortest = 20
	if len(text) < shortest && !strings.Contains(text, urlScheme) || !mayHoldCredential(text) {
		return ""
	}
	for _, f := range formats {
		if f.in(text) {
			return f.kind
		}
	}
	switch {
	case holdsPrivateKey(text):
		return "a private key"
	case passwordInURL(text):
		return "a URL with a password"
	}
	return ""
}

// mayHoldCredential reports whether two characters with which something that SecretKind looks for begins stand in a text.
// In most texts they do not.
func mayHoldCredential(text string) bool {
	pairs := beginnings()
	for i := 1; i < len(text); i++ {
		if pairs[text[i-1]]&(1<<(text[i]%64)) != 0 {
			return true
		}
	}
	return false
}

// beginnings holds for every byte which ones follow it at the beginning of what SecretKind looks for, as a set of their
// remainders by 64.
var beginnings = sync.OnceValue(func() *[256]uint64 {
	var out [256]uint64
	add := func(s string) { out[s[0]] |= 1 << (s[1] % 64) }
	for _, f := range formats {
		add(f.prefix)
	}
	add(keyHeader)
	add(urlScheme)
	return &out
})

const (
	keyHeader = "-----BEGIN "
	urlScheme = "://"
)

// in reports whether a text holds a credential of the format, as a word of its own.
func (f format) in(text string) bool {
	for from := 0; ; {
		i := strings.Index(text[from:], f.prefix)
		if i < 0 {
			return false
		}
		i += from
		from = i + 1
		end := i + len(f.prefix)
		for end < len(text) && f.chars(text[end]) {
			end++
		}
		n := end - i - len(f.prefix)
		alone := i == 0 || !letterOrDigit(text[i-1])
		if alone && n >= f.least && (f.most == 0 || n <= f.most) && !placeholder(text[i:end]) {
			return true
		}
	}
}

// placeholder reports whether what has the form of a credential only shows where one goes: it says that it is an example,
// or is one character again and again.
func placeholder(text string) bool {
	if strings.Contains(strings.ToUpper(text), "EXAMPLE") {
		return true
	}
	tail := text[len(text)-8:]
	return strings.Count(tail, tail[:1]) == len(tail)
}

func holdsPrivateKey(text string) bool {
	_, rest, ok := strings.Cut(text, keyHeader)
	if !ok {
		return false
	}
	label, body, ok := strings.Cut(rest, "-----")
	return ok && strings.HasSuffix(label, "PRIVATE KEY") && len(strings.TrimSpace(body)) > 64
}

// passwordInURL finds scheme://user:password@host, where the password is no placeholder.
func passwordInURL(text string) bool {
	for {
		_, rest, ok := strings.Cut(text, urlScheme)
		if !ok {
			return false
		}
		text = rest
		if i := strings.IndexAny(rest, "/?# \t\n\"'"); i >= 0 {
			rest = rest[:i]
		}
		i := strings.LastIndexByte(rest, '@')
		if i < 0 {
			continue
		}
		if _, password, ok := strings.Cut(rest[:i], ":"); ok && password != "" && !strings.ContainsAny(password, "${}<>*%") {
			return true
		}
	}
}

// SurelyNoSecret reports whether a value is known in full and holds no credential of a known form. It is what nearly every
// value is, and costs little.
func SurelyNoSecret(raw cty.Value) bool {
	if raw == cty.NilVal || !raw.IsKnown() {
		return raw == cty.NilVal
	}
	if raw.IsMarked() {
		for range cty.ValueMarksOfType[*model.Choice](raw) {
			return false
		}
		raw, _ = raw.Unmark()
	}
	t := raw.Type()
	switch {
	case raw.IsNull() || t == cty.Bool || t == cty.Number:
		return true
	case t == cty.String:
		return SecretKind(raw.AsString()) == ""
	case !raw.CanIterateElements():
		return false
	case raw.LengthInt() == 0:
		return true
	}
	for it := raw.ElementIterator(); it.Next(); {
		if _, e := it.Element(); !SurelyNoSecret(e) {
			return false
		}
	}
	return true
}

// MayHoldSecret reports whether NoSecret may be anything but a pass.
func MayHoldSecret(v model.Value) bool {
	if !v.Decided() {
		return true
	}
	kind, unsure := secretIn(v)
	return kind != "" || unsure
}

// NoSecret requires that a value holds no credential of a known form, in any text that it is made of. What is read from a
// resource is not written here; where it may not be shown it can be a credential all the same.
func NoSecret(v model.Value) rule.Result {
	outcomes := v.Outcomes()
	list := make([]rule.Result, len(outcomes))
	for i, o := range outcomes {
		list[i] = noSecret(v, o)
	}
	return agree(list, v.Reason())
}

// noSecret is NoSecret for one outcome of a value.
func noSecret(v, o model.Value) rule.Result {
	switch kind, unsure := secretIn(o); {
	case kind != "":
		return rule.Judge(model.No, v.Path+" holds "+kind, Hidden(v))
	case unsure:
		return rule.Judge(model.Unknown, "whether "+v.Path+" holds a credential is not known", Hidden(v))
	}
	return rule.Judge(model.Yes, v.Path+" holds no credential", v)
}

// secretIn names the kind of credential that a value holds, at any depth, and reports whether a part that is not known may
// be one.
func secretIn(v model.Value) (kind string, unsure bool) {
	raw := v.Raw()
	if raw == cty.NilVal {
		return "", false
	}
	if text, ok := v.Text(); ok {
		return SecretKind(text), false
	}
	if !raw.IsKnown() {
		return secretInUnknown(v)
	}
	// The error is that of the callback, which has none.
	_ = cty.Walk(raw, func(_ cty.Path, e cty.Value) (bool, error) {
		u, _ := e.Unmark()
		switch {
		case kind != "" || u.IsKnown() && u.IsNull():
			return false, nil
		case u.IsKnown():
			if u.Type() == cty.String {
				kind = SecretKind(u.AsString())
			}
			return true, nil
		}
		k, open := secretInUnknown(moved(v, "", e))
		kind, unsure = k, unsure || open
		return false, nil
	})
	return kind, unsure
}

// secretInUnknown is secretIn for a value that is not known itself.
func secretInUnknown(v model.Value) (kind string, unsure bool) {
	parts := v.Pieces()
	if doc, readable := v.Document(); readable == model.Yes {
		parts = []model.Value{moved(v, "", doc)}
	}
	if !v.Decided() {
		if outcomes := v.Outcomes(); len(outcomes) > 1 {
			parts = outcomes
		}
	}
	for _, p := range parts {
		k, open := secretIn(p)
		if k != "" {
			return k, false
		}
		unsure = unsure || open
	}
	switch t := v.Raw().Type(); {
	case len(parts) > 0:
		return "", unsure
	case t == cty.Bool || t == cty.Number:
		return "", false
	}
	return "", v.Sensitive() || v.Inferred() && !takesName(v.Path) || !unchanged(v)
}

// takesName reports whether an argument names another resource, by its id, its ARN or its name. AWS takes nothing else
// there, so that what a plan shows as unknown is what it refers to, and no text with a credential around it.
func takesName(path string) bool {
	for strings.HasSuffix(path, "]") {
		path = path[:strings.LastIndexByte(path, '[')]
	}
	name := path[strings.LastIndexByte(path, '.')+1:]
	words := nameWords(name)
	if certain, possible := secretWords(words); certain || possible {
		return false
	}
	return len(words) > 0 && slices.Contains(named[:], words[len(words)-1])
}

// named are the words that end the names of such arguments.
var named = [...]string{
	"actions", "arn", "arns", "az", "azs", "bucket", "cluster", "db", "function", "gateway", "group", "groups", "id", "identifier",
	"identifiers", "ids", "instance", "instances", "layers", "listener", "name", "names", "parameter", "principal", "profile",
	"queue", "role", "roles", "stage", "stream", "subnet", "subnets", "table", "topic", "user", "users", "vault", "vpc", "zone",
	"zones",
}

// unchanged reports whether a value that is not known is read, as it is, from attributes of resources or from functions
// such as timestamp.
func unchanged(v model.Value) bool {
	sources := v.Sources()
	return len(sources) > 0 && !slices.ContainsFunc(sources, func(s *model.Source) bool {
		return s.Kind != model.FromFunction && (s.Kind != model.FromResource || s.Derived)
	})
}

// fromResources reports whether a value that is not known is read from attributes of resources and nothing else.
func fromResources(v model.Value) bool {
	sources := v.Sources()
	return len(sources) > 0 && !slices.ContainsFunc(sources, func(s *model.Source) bool { return s.Kind != model.FromResource })
}

// readsResource reports whether an attribute of a resource is part of a value.
func readsResource(v model.Value) bool {
	return slices.ContainsFunc(v.Sources(), func(s *model.Source) bool { return s.Kind == model.FromResource })
}

// Hidden is a value that no output shows, at the place of another.
func Hidden(v model.Value) model.Value {
	if v.Raw() == cty.NilVal {
		return v
	}
	out := moved(v, "", v.Raw().Mark(model.Sensitive))
	out.Literal = v.Literal
	return out
}

// PlainSecret requires that a value under the name of a credential, such as DB_PASSWORD, is not a text that is known
// without the resource that it comes from. References to secrets are none: ARNs, dynamic references, placeholders that a
// container fills in.
func PlainSecret(name string, v model.Value) rule.Result {
	certain, possible := secretName(name)
	if !certain && !possible {
		return rule.Judge(model.Yes, v.Path+" is not named like a credential", v)
	}
	outcomes := v.Outcomes()
	list := make([]rule.Result, len(outcomes))
	for i, o := range outcomes {
		text, known := o.Text()
		switch {
		case known && text != "" && !readsResource(o) && !secretReference(text) && !truth(text) && (certain || !number(text)):
			list[i] = rule.Judge(model.No, v.Path+" is named like a credential and holds a plain text", Hidden(v))
		case o.Known():
			list[i] = rule.Judge(model.Yes, v.Path+" holds no plain credential", Hidden(v))
		case fromResources(o):
			list[i] = rule.Judge(model.Yes, v.Path+" is read from a resource", v)
		default:
			list[i] = rule.Judge(model.Unknown, v.Path+" is not known", v)
		}
	}
	return agree(list, v.Reason())
}

// PlainSecretUnder is PlainSecret for a name that is a value itself.
func PlainSecretUnder(name, v model.Value) rule.Result {
	if text, known := name.Text(); known {
		return PlainSecret(text, v)
	}
	// The name makes no difference where the value would pass under any.
	if res := PlainSecret("PASSWORD", v); res.OK != model.No {
		return res
	}
	return rule.Judge(model.Unknown, name.Path+" is not known", name)
}

// secretReference reports whether a text names a secret, or stands for one, instead of being it.
func secretReference(text string) bool {
	for _, prefix := range [...]string{"arn:", "{{resolve:", "ssm:", "secretsmanager:", "$(", "${", "/aws/reference/"} {
		if strings.HasPrefix(text, prefix) {
			return true
		}
	}
	return false
}

// truth reports whether a text is that of a switch: REQUIRE_PASSWORD=true holds no password.
func truth(text string) bool {
	switch strings.ToLower(text) {
	case "true", "false", "yes", "no", "on", "off":
		return true
	}
	return false
}

func number(text string) bool { return strings.Trim(text, "0123456789.") == "" }

// secretName reports whether a name is that of a credential: for certain where its last word is (DB_PASSWORD), possibly
// where another is and the last does not say that it is about one (PASSWORD_PRODUCTION, not PASSWORD_MIN_LENGTH).
func secretName(name string) (certain, possible bool) { return secretWords(nameWords(name)) }

// secretWords is secretName for the words of a name.
func secretWords(words []string) (certain, possible bool) {
	for len(words) > 0 && strings.Trim(words[len(words)-1], "0123456789") == "" {
		words = words[:len(words)-1]
	}
	if len(words) == 0 {
		return false, false
	}
	last := len(words) - 1
	if secretAt(words, last) || last > 0 && slices.Contains([]string{"value", "string", "plain", "plaintext"}, words[last]) && secretAt(words, last-1) {
		return true, true
	}
	if slices.Contains(about[:], words[last]) {
		return false, false
	}
	for i := range words[:last] {
		if secretAt(words, i) {
			return false, true
		}
	}
	return false, false
}

// secretAt reports whether the word of a name, with the one before it, is that of a credential.
func secretAt(words []string, i int) bool {
	switch w := strings.TrimRight(words[i], "0123456789"); w {
	case "passwd", "passphrase", "pwd", "secret", "secrets", "token", "apikey", "credential", "credentials", "secretkey", "accesskey", "privatekey":
		return true
	case "key":
		return i > 0 && slices.Contains([]string{"api", "access", "private", "secret", "auth"}, words[i-1])
	default:
		return strings.HasSuffix(w, "password")
	}
}

// about are words that end the name of a setting about a credential.
var about = [...]string{
	"age", "algorithm", "arn", "attempts", "audience", "bucket", "class", "column", "count", "days", "dir", "enabled", "endpoint",
	"expiration", "expires", "expiry", "field", "file", "format", "header", "host", "hours", "id", "ids", "issuer", "kind",
	"length", "lifetime", "limit", "location", "max", "min", "minutes", "mode", "name", "names", "namespace", "parameter", "path",
	"policy", "port", "prefix", "provider", "region", "required", "rotation", "rounds", "scope", "seconds", "size", "source", "store",
	"table", "timeout", "topic", "ttl", "type", "uri", "url", "validity", "version",
}

// nameWords cuts a name into its words in lower case: at signs, and where capitals begin a word, as in dbPassword.
func nameWords(name string) []string {
	if strings.Trim(name, "abcdefghijklmnopqrstuvwxyz0123456789_") == "" { // as arguments are
		return strings.FieldsFunc(name, func(r rune) bool { return r == '_' })
	}
	var b strings.Builder
	var last rune
	for _, r := range name {
		if unicode.IsUpper(r) && unicode.IsLower(last) {
			b.WriteByte(' ')
		}
		b.WriteRune(unicode.ToLower(r))
		last = r
	}
	return strings.FieldsFunc(b.String(), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
}

// Entry is one pair of a map, such as one environment variable.
type Entry struct {
	Name  string
	Value model.Value
}

// EveryEntry requires that every entry of a map passes. pass is the message where there is none. The result points to the
// map: its entries have no place of their own.
func EveryEntry(v model.Value, pass string, judge func(Entry) rule.Result) rule.Result {
	outcomes := v.Outcomes()
	list := make([]rule.Result, len(outcomes))
	for i, o := range outcomes {
		list[i] = everyEntry(o, pass, judge)
	}
	return agree(list, v.Reason())
}

func everyEntry(v model.Value, pass string, judge func(Entry) rule.Result) rule.Result {
	none := rule.Judge(model.Yes, pass, Hidden(v))
	if !v.Present() {
		return none
	}
	u, _ := v.Raw().Unmark()
	switch {
	case !u.IsKnown():
		return rule.Judge(model.Unknown, v.Path+" is not known", v)
	case !u.Type().IsMapType() && !u.Type().IsObjectType():
		return none
	}
	var answers []rule.Result
	for it := u.ElementIterator(); it.Next(); {
		k, e := it.Element()
		k, _ = k.Unmark()
		if v.Sensitive() {
			e = e.Mark(model.Sensitive)
		}
		name := k.AsString()
		answers = append(answers, judge(Entry{name, moved(v, "["+quoted(name)+"]", e)}))
	}
	if res := All(answers...); len(answers) > 0 && res.OK != model.Yes {
		return res
	}
	return none
}

func quoted(s string) string { return `"` + strings.ReplaceAll(s, `"`, `\"`) + `"` }

// NotInCode requires that a secret is not written in the configuration: it is read from a resource or from a variable that
// has no default, or is not set at all.
func NotInCode(v model.Value) rule.Result {
	if v.Origin == model.Default || LeftToAWS(v) || v.NotEmpty() == model.No {
		return rule.Judge(model.Yes, v.Path+" is not set", v)
	}
	text, known := v.Text()
	switch {
	case known && v.Literal && text != "":
		return rule.Judge(model.No, v.Path+" is written in the configuration", Hidden(v))
	case known && readsResource(v):
		return rule.Judge(model.Yes, v.Path+" is read from a resource", Hidden(v))
	case known:
		return rule.Judge(model.Unknown, "where "+v.Path+" comes from is not known", Hidden(v)).
			Because(v.At() + " has a known value that is not written in this place: a default, a local value or a .tfvars file may hold it")
	}
	return notInCode(v)
}

// notInCode judges a value that is not known.
func notInCode(v model.Value) rule.Result {
	if len(v.Outcomes()) > 1 {
		return rule.Judge(model.Unknown, "where "+v.Path+" comes from is not known", v)
	}
	sources := v.Sources()
	for _, s := range sources {
		if s.Kind == model.FromModule || s.Kind == model.FromOther {
			return rule.Judge(model.Unknown, "where "+v.Path+" comes from is not known", v)
		}
	}
	if doc, readable := v.Document(); readable == model.Yes {
		if hasPlainSecret(partOf(v, "", doc)) {
			res := rule.Judge(model.Unknown, "a part of "+v.Path+" may be written in the configuration", v)
			res.Reason = "a member of " + v.At() + " that is named like a credential has a known value: a default, a local value or the text itself may hold it"
			return res
		}
	}
	if len(sources) == 0 {
		return rule.Judge(model.Unknown, "where "+v.Path+" comes from is not known", v)
	}
	return rule.Judge(model.Yes, v.Path+" is read from "+sources[0].At(), v)
}

// hasPlainSecret reports whether a member of an object is named like a credential and has a known text.
func hasPlainSecret(doc Part) bool {
	m, _ := members(doc.Raw())
	for name, raw := range m {
		certain, _ := secretName(name)
		if text, known := partOf(doc.Value, "."+name, raw).Text(); certain && known && text != "" {
			return true
		}
	}
	return false
}
