package module

import (
	"net/url"
	"slices"
	"strings"

	"github.com/zclconf/go-cty/cty"

	"github.com/sekisho/sekisho/analyzer/model"
	"github.com/sekisho/sekisho/analyzer/rule"
)

// SourcePinned keeps what is deployed from changing without a change in this repository.
var SourcePinned = &rule.Rule{
	ID:       "module-source-pinned",
	Title:    rule.T("Module from elsewhere is pinned to a version", "外部のモジュールのバージョンを固定している"),
	Why:      rule.T("Without a version, the next init takes whatever its author, or somebody in their place, has published since the last review.", "バージョンを固定しないと、次の init では、最後のレビュー後に作者やなりすました人が公開したものがそのまま使われます。"),
	Fix:      rule.T("Give a registry module a version such as ~> 5.1 or 5.1.2, a git source a ref with a tag or commit, and an archive a checksum.", "レジストリのモジュールには ~> 5.1 や 5.1.2 のような version、git の source にはタグかコミットの ref、アーカイブには checksum を指定してください。"),
	Severity: rule.Medium,
	Since:    "0.1.0",
	Params: []rule.Param{
		{Name: "strict", Default: cty.False, About: rule.T("ask git sources for a commit: a tag can be moved", "git の source にコミットを求める (タグは付け替えられるため)")},
	},
	Types: []string{model.ModuleType},
	Check: func(p *rule.Pass, call *model.Resource) rule.Result {
		source, version := call.Get("source"), call.Get("version")
		text, ok := source.Text()
		if !ok {
			return rule.Judge(model.Unknown, "the source is not known", source)
		}
		switch kindOf(text) {
		case local:
			return rule.Judge(model.Yes, "the module is part of this repository", source)
		case registry:
			return pinned(version)
		case git:
			return atRef(source, text, p.Param("strict").True())
		case archive:
			if query(text, "checksum") == "" {
				return rule.Judge(model.No, "the archive has no checksum", source)
			}
			return rule.Judge(model.Yes, "the archive has a checksum", source)
		case other:
		}
		return rule.Judge(model.Unknown, "how the source is pinned is not known", source).
			Because("sources such as " + source.At() + " have their own ways of pinning a version")
	},
	Refs: []string{
		"https://developer.hashicorp.com/terraform/language/modules/sources",
		"https://developer.hashicorp.com/terraform/language/expressions/version-constraints",
	},
}

type kind uint8

const (
	other kind = iota
	local
	registry
	git
	archive
)

// kindOf tells where a source address leads. See https://developer.hashicorp.com/terraform/language/modules/sources.
func kindOf(source string) kind {
	scheme, rest, forced := strings.Cut(source, "::")
	switch {
	case strings.HasPrefix(source, "./"), strings.HasPrefix(source, "../"):
		return local
	case forced && scheme == "git":
		return git
	case forced && (scheme == "http" || scheme == "https"), forced && scheme == "s3", forced && scheme == "gcs":
		if strings.HasPrefix(scheme, "http") || strings.HasPrefix(rest, "http") {
			return archive
		}
		return other
	case forced:
		return other
	case strings.HasPrefix(source, "github.com/"), strings.HasPrefix(source, "bitbucket.org/"), strings.HasPrefix(source, "git@"):
		return git
	case strings.Contains(source, "://"):
		return archive
	}
	path, _, _ := strings.Cut(source, "//")
	if n := strings.Count(path, "/"); n == 2 || n == 3 {
		return registry
	}
	return other
}

// pinned judges a version constraint: an exact version, or a range that ends.
func pinned(version model.Value) rule.Result {
	text, ok := version.Text()
	switch {
	case version.Set() == model.No:
		return rule.Judge(model.No, "version is not set", version)
	case !ok:
		return rule.Judge(model.Unknown, "version is not known", version)
	}
	for part := range strings.SplitSeq(text, ",") {
		part = strings.TrimSpace(part)
		if part != "" && !strings.HasPrefix(part, ">") && !strings.HasPrefix(part, "!") {
			return rule.Judge(model.Yes, "version is "+text, version)
		}
	}
	return rule.Judge(model.No, "version "+text+" has no upper end", version)
}

// atRef judges the revision that a git source names.
func atRef(source model.Value, text string, strict bool) rule.Result {
	ref := query(text, "ref")
	branches := []string{"", "HEAD", "main", "master", "develop", "trunk"}
	switch {
	case slices.Contains(branches, ref):
		return rule.Judge(model.No, "the source names no tag and no commit", source)
	case strict && !commit(ref):
		return rule.Judge(model.No, "the source names no commit", source)
	}
	return rule.Judge(model.Yes, "the source is at "+ref, source)
}

func commit(ref string) bool {
	return len(ref) == 40 && strings.Trim(ref, "0123456789abcdef") == ""
}

// query is one parameter of a source address.
func query(source, name string) string {
	_, q, _ := strings.Cut(source, "?")
	values, err := url.ParseQuery(q)
	if err != nil {
		return ""
	}
	return values.Get(name)
}
