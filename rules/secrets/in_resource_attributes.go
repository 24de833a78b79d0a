package secrets

import (
	"maps"
	"slices"
	"strings"

	"github.com/sekisho/sekisho/analyzer/model"
	"github.com/sekisho/sekisho/analyzer/rule"
	"github.com/sekisho/sekisho/rules/facts"
)

// InResourceAttributes finds credentials that were left anywhere in the code.
var InResourceAttributes = &rule.Rule{
	ID:       "secrets-in-resource-attributes",
	Title:    rule.T("No argument holds a credential of a known form", "引数に既知の形式の認証情報を書いていない"),
	Why:      rule.T("Keys and tokens in code are found by everyone who can read it, and by programs that look for them. They stay in the history, in plans and in the state.", "コードの中のキーやトークンは、コードを読める人にも、それを探すプログラムにも見つかります。履歴、プラン、ステートにも残ります。"),
	Fix:      rule.T("Replace the credential, and let the workload read the new one from Secrets Manager, or use its role.", "認証情報を新しいものに交換し、ワークロードが Secrets Manager から読み取るか、ロールを使うようにしてください。"),
	Severity: rule.Critical,
	Since:    "0.1.0",
	Types:    []string{rule.AnyType},
	Check: func(_ *rule.Pass, r *model.Resource) rule.Result {
		s := scan{skip: elsewhere(r.Addr.Type)}
		s.block(model.Block{Resource: r, Body: r.Body})
		switch {
		case s.found != nil:
			return *s.found
		case s.open != nil:
			return *s.open
		}
		return rule.Judge(model.Yes, "no argument holds a credential", r.Value())
	},
	Refs: []string{
		"https://docs.aws.amazon.com/IAM/latest/UserGuide/best-practices.html",
		"https://docs.aws.amazon.com/secretsmanager/latest/userguide/best-practices.html",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs",
	},
}

// elsewhere names the arguments of a type in which another rule looks for credentials.
func elsewhere(typ string) []string {
	switch typ {
	case "aws_instance", "aws_launch_template", "aws_launch_configuration":
		return []string{"user_data", "user_data_base64"}
	case "aws_lambda_function", "aws_codebuild_project":
		return []string{"environment"}
	case "aws_ecs_task_definition":
		return []string{"container_definitions"}
	case "aws_batch_job_definition":
		return []string{"container_properties", "ecs_properties", "eks_properties", "node_properties"}
	}
	return nil
}

// scan looks for credentials in all arguments of a resource.
type scan struct {
	skip        []string
	found, open *rule.Result // the first argument that holds one, and the first that may
}

func (s *scan) block(b model.Block) {
	if b.Body == nil || s.found != nil {
		return
	}
	var doubtful []string
	for name, a := range b.Body.Attrs {
		// Write-only arguments take ephemeral values, which neither a plan nor a state shows.
		if a.Origin == model.Written && !facts.SurelyNoSecret(a.Value) && !strings.HasSuffix(name, "_wo") && (b.Path != "" || !slices.Contains(s.skip, name)) {
			doubtful = append(doubtful, name)
		}
	}
	slices.Sort(doubtful)
	for _, name := range doubtful {
		if s.value(b.Get(name)); s.found != nil {
			return
		}
	}
	if len(b.Body.Blocks) == 0 {
		return
	}
	for _, name := range slices.Sorted(maps.Keys(b.Body.Blocks)) {
		if b.Path == "" && slices.Contains(s.skip, name) {
			continue
		}
		blocks := b.Blocks(name)
		for _, inner := range blocks.List {
			s.block(inner)
		}
		if blocks.Complete != model.Yes {
			s.unsure(blocks.Stuck)
		}
	}
}

// value looks at one argument.
func (s *scan) value(v model.Value) {
	if !facts.MayHoldSecret(v) {
		return
	}
	switch res := facts.NoSecret(v); {
	case res.OK == model.No:
		s.found = &res
	case res.OK == model.Unknown && s.open == nil:
		s.open = &res
	}
}

// unsure remembers that a value leaves open which blocks there are.
func (s *scan) unsure(v model.Value) {
	if s.open == nil {
		res := rule.Judge(model.Unknown, "whether "+v.Path+" holds a credential is not known", v)
		s.open = &res
	}
}
