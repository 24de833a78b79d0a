package iam

import (
	"fmt"
	"maps"
	"slices"

	"github.com/sekisho/sekisho/analyzer/is"
	"github.com/sekisho/sekisho/analyzer/model"
	"github.com/sekisho/sekisho/analyzer/rule"
	"github.com/sekisho/sekisho/rules/facts"
)

// AccessKeyNotCreated keeps secrets that last out of the state.
var AccessKeyNotCreated = &rule.Rule{
	ID:       "iam-access-key-not-created",
	Title:    rule.T("Terraform makes no access key that works", "Terraform で有効なアクセスキーを作成していない"),
	Why:      rule.T("A key works from anywhere until somebody turns it off, and Terraform keeps its secret in the state, for everyone who reads that.", "アクセスキーは無効にするまでどこからでも使えます。シークレットは Terraform のステートに残り、ステートを読める人全員に見えます。"),
	Fix:      rule.T("Use a role: an instance profile, a task role, OIDC for pipelines. Until the key is gone, set status to Inactive.", "インスタンスプロファイル、タスクロール、パイプラインの OIDC など、ロールを使ってください。削除するまでは status を Inactive にしてください。"),
	Severity: rule.Medium,
	Since:    "0.1.0",
	Types:    []string{keyType},
	Check: func(_ *rule.Pass, key *model.Resource) rule.Result {
		status := key.Get("status")
		return rule.Judge(status.OneOf("Inactive"), "an access key is made: "+is.Saw(status), status)
	},
	Refs: keyRefs("https://docs.aws.amazon.com/IAM/latest/UserGuide/best-practices.html#bp-workloads-use-roles"),
}

// AccessKeySingleActive keeps a key that nobody uses any more from still working.
var AccessKeySingleActive = &rule.Rule{
	ID:       "iam-access-key-single-active",
	Title:    rule.T("User has one active access key at most", "ユーザーの有効なアクセスキーが 1 つ以下である"),
	Why:      rule.T("The second key is there for the hour of a rotation. One that stays is a secret that nobody rotates and nobody misses.", "2 つ目のキーはローテーション中だけのものです。残ったままのキーは、誰も交換せず、漏れても気付かないシークレットになります。"),
	Fix:      rule.T("Remove the older aws_iam_access_key, or set its status to Inactive.", "古いほうの aws_iam_access_key を削除するか、status を Inactive にしてください。"),
	Severity: rule.Low,
	Since:    "0.1.0",
	Extra:    true,
	Types:    []string{keyType},
	Reads:    []string{"aws_iam_user"},
	When: func(p *rule.Pass, key *model.Resource) model.Tri {
		status := key.Get("status")
		return p.Applies(status.OneOf("Inactive").Not(), status)
	},
	Check: func(p *rule.Pass, key *model.Resource) rule.Result {
		user, all := key.Get("user"), keysByUser.Of(p)
		owner := ownerOf(p.Graph, key)
		if owner == "" || key.Addr.Wild() {
			if len(all.of)+len(all.open) == 1 && !key.Addr.Wild() {
				return rule.Judge(model.Yes, "there is no other access key", user)
			}
			return rule.Judge(model.Unknown, "whether the user has another active key is not known", user).
				Because("which user " + user.At() + " names is not known")
		}
		list := []rule.Result{rule.Judge(model.No, "the user has no other active access key", user)}
		for _, other := range all.of[owner] {
			if other == key {
				continue
			}
			status := other.Get("status")
			ok := status.OneOf("Inactive").Not()
			if other.Exists == model.Unknown || other.Addr.Wild() {
				ok = ok.And(model.Unknown)
			}
			list = append(list, rule.Judge(ok, other.Address()+" is another active key of the user", user, other.Get("user"), status).
				Because("whether "+other.Address()+" exists is not known"))
		}
		for _, other := range slices.Concat(all.open, all.mayBe(owner)) {
			status := other.Get("status")
			list = append(list, rule.Judge(status.OneOf("Inactive").Not().And(model.Unknown), "whether "+other.Address()+" is of the same user is not known", user, other.Get("user")).
				Because("which user "+other.Get("user").At()+" names is not known"))
		}
		if complete, gaps := p.Graph.Complete(); complete != model.Yes {
			list = append(list, rule.Judge(model.Unknown, "whether the user has another active key is not known", append([]model.Value{user}, gaps...)...))
		}
		return facts.Not(facts.Any(list...))
	},
	Refs: keyRefs("https://docs.aws.amazon.com/IAM/latest/UserGuide/id-credentials-access-keys-update.html"),
}

const keyType = "aws_iam_access_key"

// ownedKeys are the access keys by their user, and those whose user is not known. A user of this configuration whose name
// is not known may be the one that a key names.
type ownedKeys struct {
	of      map[string][]*model.Resource
	open    []*model.Resource
	unnamed map[string][]*model.Resource
	literal map[string][]*model.Resource
}

// mayBe lists keys that may be of the same user, though it is identified in another way.
func (k *ownedKeys) mayBe(owner string) []*model.Resource {
	var out []*model.Resource
	others := map[string][]*model.Resource{}
	switch {
	case k.literal[owner] != nil:
		others = k.unnamed
	case k.unnamed[owner] != nil:
		others = k.literal
	}
	for _, name := range slices.Sorted(maps.Keys(others)) {
		out = append(out, others[name]...)
	}
	return out
}

var keysByUser = &rule.Fact[*ownedKeys]{Compute: func(g *model.Graph) *ownedKeys {
	out := &ownedKeys{of: map[string][]*model.Resource{}, unnamed: map[string][]*model.Resource{}, literal: map[string][]*model.Resource{}}
	for _, key := range g.Of(keyType) {
		owner := ownerOf(g, key)
		if owner == "" {
			out.open = append(out.open, key)
			continue
		}
		out.of[owner] = append(out.of[owner], key)
		user := facts.Target(g, key.Get("user"), "aws_iam_user")
		if user == nil {
			out.literal[owner] = append(out.literal[owner], key)
		} else if !user.Get("name").Known() {
			out.unnamed[owner] = append(out.unnamed[owner], key)
		}
	}
	return out
}}

// ownerOf identifies the user of a key: by the address of its resource, or by its name; "" where it is not known.
func ownerOf(g *model.Graph, key *model.Resource) string {
	v := key.Get("user")
	if user := facts.Target(g, v, "aws_iam_user"); user != nil && !user.Addr.Wild() {
		return user.Address()
	}
	name, _ := v.Text()
	if name == "" {
		return ""
	}
	return fmt.Sprintf("%q", name)
}

func keyRefs(more string) []string {
	return []string{
		"https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_access-keys.html",
		more,
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/iam_access_key",
	}
}
