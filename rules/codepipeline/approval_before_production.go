package codepipeline

import (
	"github.com/sekisho/sekisho/analyzer/model"
	"github.com/sekisho/sekisho/analyzer/rule"
	"github.com/sekisho/sekisho/rules/facts"
)

// ApprovalBeforeProduction lets nothing into production that nobody has agreed to.
var ApprovalBeforeProduction = &rule.Rule{
	ID:       "codepipeline-approval-before-production",
	Title:    rule.T("Pipeline asks for an approval before it deploys to production", "パイプラインが本番環境へのデプロイ前に承認を求めている"),
	Why:      rule.T("Without it whatever is merged, or pushed with a stolen key, runs on the systems of customers minutes later.", "承認がなければ、マージされたもの、あるいは盗まれた鍵でプッシュされたものが、数分後には顧客のシステムで動きます。"),
	Fix:      rule.T("Add an action with category Approval to a stage before the first Deploy action for production.", "本番環境への最初の Deploy アクションより前のステージに、category が Approval のアクションを追加してください。"),
	Severity: rule.Medium,
	Since:    "0.1.0",
	Params:   []rule.Param{facts.EnvironmentParam},
	Types:    []string{"aws_codepipeline"},
	When:     deploys,
	Check:    approved,
	Refs: []string{
		"https://docs.aws.amazon.com/codepipeline/latest/userguide/approvals.html",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/codepipeline",
	},
}

// deploys tells whether a pipeline deploys anything.
func deploys(_ *rule.Pass, pipeline *model.Resource) model.Tri {
	list := pipeline.All("stage[*].action[*].category")
	out := list.Complete.Not()
	for _, v := range list.List {
		out = out.Or(v.OneOf("Deploy"))
	}
	return out
}

// step is an action in its stage.
type step struct{ stage, action model.Block }

// approved requires an approval before the first deployment to production.
func approved(p *rule.Pass, pipeline *model.Resource) rule.Result {
	stages := pipeline.Blocks("stage")
	asked := model.No
	deployments, possible := 0, 0
	var last step
	for _, stage := range stages.List {
		actions := stage.Blocks("action")
		for _, action := range actions.List {
			category := action.Get("category")
			asked = asked.Or(category.OneOf("Approval"))
			deploys := category.OneOf("Deploy")
			if deploys == model.No {
				continue
			}
			if deploys == model.Yes {
				deployments++
			} else {
				possible++
			}
			last = step{stage, action}
			if here := model.All(deploys, inProduction(p, last)); here != model.No {
				return verdict(here, asked, last)
			}
		}
		if actions.Complete != model.Yes {
			return rule.Judge(model.Unknown, "which actions there are is not known", actions.Stuck)
		}
	}
	if stages.Complete != model.Yes {
		return rule.Judge(model.Unknown, "which stages there are is not known", stages.Stuck)
	}
	tag := facts.Tag(pipeline, "Environment")
	switch here := inClass(p, tag); {
	case here == model.No || deployments > 1:
	case possible > 0:
		return rule.Judge(model.Unknown, "whether it deploys to production is not known", last.action.Get("category"))
	case deployments == 1:
		return verdict(here, asked, last)
	}
	return rule.Judge(model.Yes, "it deploys to no production", pipeline.Value())
}

func verdict(here, asked model.Tri, s step) rule.Result {
	category := s.action.Get("category")
	message := "no approval comes before it"
	if asked == model.Yes {
		message = "an approval comes before it"
	}
	return rule.Judge(here.Not().Or(asked), message, category, s.stage.Get("name"), s.action.Get("name")).Because("whether it is for production is not known")
}

// inProduction tells whether an action is for production, by its name or that of its stage.
func inProduction(p *rule.Pass, s step) model.Tri {
	return inClass(p, s.stage.Get("name")).Or(inClass(p, s.action.Get("name")))
}

func inClass(p *rule.Pass, v model.Value) model.Tri {
	return v.Matches(func(text string) bool {
		return facts.ClassOf(text, p.Strings("environment_patterns")) == facts.ProductionClass
	})
}
