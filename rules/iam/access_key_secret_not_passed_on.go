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
		for _, to := range secretPlaces {
			for _, r := range p.Graph.Of(to.typ) {
				safe := model.Of(to.store)
				if to.typ == "aws_ssm_parameter" {
					safe = r.Get("type").OneOf("SecureString")
				}
				for _, path := range to.paths {
					v := r.Get(path)
					if strings.Contains(path, "[*]") {
						for _, one := range r.All(path).List {
							exposed, stored = passed(key, r, one, safe, exposed, stored)
						}
						continue
					}
					exposed, stored = passed(key, r, v, safe, exposed, stored)
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

// passed adds what one place says to whether the secret is exposed, and whether it is stored.
func passed(key, r *model.Resource, v model.Value, safe model.Tri, exposed, stored rule.Result) (rule.Result, rule.Result) {
	holds := holdsSecret(key, v)
	if holds == model.Yes && r.Exists == model.Unknown {
		holds = model.Unknown
	}
	if holds == model.No {
		return exposed, stored
	}
	reason := "whether " + v.At() + " holds the secret is not known"
	leak := rule.Judge(holds.And(safe.Not()), "the secret is handed to "+v.At(), v).Because(reason)
	keep := rule.Judge(holds.And(safe), "the secret is put into "+v.At(), v).Because(reason)
	return facts.Any(exposed, leak), facts.Any(stored, keep)
}

// holdsSecret tells whether a value is made from the secret of an access key.
func holdsSecret(key *model.Resource, v model.Value) model.Tri {
	open := !v.Known()
	sources := v.Sources()
	for _, s := range sources {
		switch {
		case s.Kind == model.FromResource && s.Resource == key && slices.Contains([]string{"secret", "ses_smtp_password_v4"}, s.Attr):
			return model.Yes
		// What other providers render, such as a template, may hold what it was given.
		case s.Kind == model.FromResource && s.Resource != nil && strings.HasPrefix(s.Resource.Addr.Type, "aws_"), s.Kind == model.FromVariable:
		case open:
			return model.Unknown
		}
	}
	if open && len(sources) == 0 {
		return model.Unknown
	}
	secret, ok := key.Get("secret").Text()
	return model.Of(ok && secret != "" && holdsText(v.Raw(), secret))
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
