package iam

import (
	"slices"
	"strings"

	"github.com/zclconf/go-cty/cty"

	"github.com/sekisho/sekisho/analyzer/is"
	"github.com/sekisho/sekisho/analyzer/model"
	"github.com/sekisho/sekisho/analyzer/rule"
	"github.com/sekisho/sekisho/rules/facts"
)

// AccessKeySecretNotPassedOn keeps the secret of a key from lying where others can read it.
var AccessKeySecretNotPassedOn = &rule.Rule{
	ID:       "iam-access-key-secret-not-passed-on",
	Title:    rule.T("Secret of an access key is encrypted and not handed to workloads", "アクセスキーのシークレットを暗号化し、ワークロードに渡していない"),
	Why:      rule.T("Terraform keeps the secret in its state, and user data, variables and task definitions show it to everyone who may describe them. The key works from anywhere until someone finds out.", "シークレットは Terraform のステートに残り、ユーザーデータ、環境変数、タスク定義では閲覧権限を持つ人全員に見えます。キーは気付かれるまで、どこからでも使えます。"),
	Fix:      rule.T("Give the workload a role instead. Where a key has to be, set pgp_key, or write the secret to Secrets Manager or a SecureString parameter only.", "ワークロードにはロールを付与してください。キーが必要な場合は pgp_key を指定するか、シークレットを Secrets Manager または SecureString パラメーターだけに書き込んでください。"),
	Severity: rule.High,
	Since:    "0.1.0",
	Types:    []string{"aws_iam_access_key"},
	Reads:    []string{"aws_codebuild_project", "aws_ecs_task_definition", "aws_instance", "aws_lambda_function", "aws_launch_configuration", "aws_launch_template", "aws_secretsmanager_secret_version", "aws_ssm_parameter"},
	Check: func(p *rule.Pass, key *model.Resource) rule.Result {
		exposed := rule.Judge(model.No, "the secret is not handed on", key.Value())
		stored := rule.Judge(model.No, "the secret is not put into a store for secrets", key.Value())
		held := secretHolders.Of(p)
		for _, h := range held.of[key] {
			exposed, stored = h.add(exposed, stored, model.Yes)
		}
		for _, h := range held.open {
			exposed, stored = h.add(exposed, stored, model.Unknown)
		}
		if secret, ok := key.Get("secret").Text(); ok && secret != "" {
			for _, h := range held.known {
				if holdsText(h.v.Raw(), secret) {
					exposed, stored = h.add(exposed, stored, model.Yes)
				}
			}
		}
		if complete, gaps := p.Graph.Complete(); complete != model.Yes {
			exposed = facts.Any(exposed, rule.Judge(model.Unknown, "whether the secret is handed on is not known", gaps...))
			stored = facts.Any(stored, rule.Judge(model.Unknown, "whether the secret is put into a store for secrets is not known", gaps...))
		}
		pgp := key.Get("pgp_key")
		encrypted := rule.Judge(pgp.NotEmpty(), is.Saw(pgp), pgp)
		kept := facts.Any(encrypted, stored)
		if kept.OK == model.No {
			kept = encrypted
		}
		if exposed.OK == model.Yes {
			return facts.Not(exposed)
		}
		return facts.All(kept, facts.Not(exposed))
	},
	Refs: []string{
		"https://docs.aws.amazon.com/IAM/latest/UserGuide/securing_access-keys.html",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/iam_access_key",
	},
}

// secretPlaces are where secrets of access keys end up: in stores that are made for secrets, or where others see them.
var secretPlaces = []struct {
	typ   string
	paths []string
	store bool
}{
	{"aws_secretsmanager_secret_version", []string{"secret_string", "secret_binary"}, true},
	{"aws_ssm_parameter", []string{"value", "insecure_value"}, false},
	{"aws_codebuild_project", []string{"environment.environment_variable[*].value"}, false},
	{"aws_ecs_task_definition", []string{"container_definitions"}, false},
	{"aws_instance", []string{"user_data", "user_data_base64"}, false},
	{"aws_lambda_function", []string{"environment.variables"}, false},
	{"aws_launch_configuration", []string{"user_data", "user_data_base64"}, false},
	{"aws_launch_template", []string{"user_data"}, false},
}

// holder is a value in one of the secretPlaces. safe tells whether it is in a store that is made for secrets.
type holder struct {
	v    model.Value
	safe model.Tri
}

// holders are the values in all secretPlaces: those made from the secret of a key, by key; those that may be made from any;
// and those that are known.
type holders struct {
	of    map[*model.Resource][]holder
	open  []holder
	known []holder
}

var secretHolders = &rule.Fact[*holders]{Compute: func(g *model.Graph) *holders {
	out := &holders{of: map[*model.Resource][]holder{}}
	if len(g.Of("aws_iam_access_key")) == 0 {
		return out
	}
	for _, to := range secretPlaces {
		for _, r := range g.Of(to.typ) {
			safe := model.Of(to.store)
			if to.typ == "aws_ssm_parameter" {
				safe = r.Get("type").OneOf("SecureString")
			}
			for _, path := range to.paths {
				list := []model.Value{r.Get(path)}
				if strings.Contains(path, "[*]") {
					all := r.All(path)
					list = all.List
					if all.Complete != model.Yes {
						list = append(list, all.Stuck)
					}
				}
				for _, v := range list {
					out.put(holder{v, safe})
				}
			}
		}
	}
	return out
}}

// put sorts a value into what it may hold.
func (all *holders) put(h holder) {
	open := !h.v.Known()
	sources := h.v.Sources()
	found := false
	for _, s := range sources {
		if s.Kind == model.FromResource && s.Resource != nil && s.Resource.Addr.Type == "aws_iam_access_key" && slices.Contains([]string{"secret", "ses_smtp_password_v4"}, s.Attr) {
			all.of[s.Resource] = append(all.of[s.Resource], h)
			found = true
		}
	}
	if found {
		return
	}
	if !open {
		all.known = append(all.known, h)
		return
	}
	told := len(sources) > 0
	for _, s := range sources {
		// What other providers render, such as a template, may hold what it was given.
		plain := s.Kind == model.FromVariable || s.Kind == model.FromResource && s.Resource != nil && strings.HasPrefix(s.Resource.Addr.Type, "aws_")
		told = told && plain
	}
	if !told {
		all.open = append(all.open, h)
	}
}

// add puts what one value says to whether the secret is exposed, and whether it is stored.
func (h holder) add(exposed, stored rule.Result, holds model.Tri) (rule.Result, rule.Result) {
	if r := h.v.Resource; r != nil && r.Exists == model.Unknown {
		holds = model.Unknown
	}
	reason := "whether " + h.v.At() + " holds the secret is not known"
	leak := rule.Judge(holds.And(h.safe.Not()), "the secret is handed to "+h.v.At(), h.v).Because(reason)
	keep := rule.Judge(holds.And(h.safe), "the secret is put into "+h.v.At(), h.v).Because(reason)
	return facts.Any(exposed, leak), facts.Any(stored, keep)
}

// holdsText reports whether a text stands anywhere in a value.
func holdsText(v cty.Value, text string) bool {
	if v == cty.NilVal {
		return false
	}
	found := false
	plain, _ := v.UnmarkDeep()
	// The error is that of the callback, which has none.
	_ = cty.Walk(plain, func(_ cty.Path, e cty.Value) (bool, error) {
		if e.Type() == cty.String && e.IsKnown() && !e.IsNull() && strings.Contains(e.AsString(), text) {
			found = true
		}
		return true, nil
	})
	return found
}
