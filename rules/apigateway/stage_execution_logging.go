package apigateway

import (
	"github.com/sekisho/sekisho/analyzer/is"
	"github.com/sekisho/sekisho/analyzer/model"
	"github.com/sekisho/sekisho/analyzer/rule"
	"github.com/sekisho/sekisho/rules/facts"
)

// StageExecutionLogging keeps a record of why calls to an API fail.
var StageExecutionLogging = &rule.Rule{
	ID:       "apigateway-stage-execution-logging",
	Title:    rule.T("REST API stage writes execution logs", "REST API のステージの実行ログを記録している"),
	Why:      rule.T("Access logs say that a call failed; only execution logs say why: which authorizer refused it, what the back end answered.", "アクセスログでわかるのは呼び出しが失敗したことだけです。どのオーソライザーが拒否し、バックエンドが何を返したかは実行ログでしかわかりません。"),
	Fix:      rule.T("Add an aws_api_gateway_method_settings for the stage with method_path */* and logging_level ERROR or INFO.", "method_path を */*、logging_level を ERROR または INFO にした aws_api_gateway_method_settings をステージに追加してください。"),
	Severity: rule.Medium,
	Since:    "0.1.0",
	Types:    []string{"aws_api_gateway_stage"},
	Reads:    []string{"aws_api_gateway_method_settings", restAPI, "data." + restAPI},
	Check:    executionLogged,
	Refs: []string{
		"https://docs.aws.amazon.com/apigateway/latest/developerguide/set-up-logging.html",
		"https://docs.aws.amazon.com/securityhub/latest/userguide/apigateway-controls.html#apigateway-1",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/api_gateway_method_settings",
	},
}

// executionLogged tells whether the settings of all methods of a stage turn execution logs on.
func executionLogged(p *rule.Pass, stage *model.Resource) rule.Result {
	answers := []rule.Result{rule.Judge(model.No, "no aws_api_gateway_method_settings for all methods of the stage sets logging_level", stage.Value())}
	for _, s := range p.Graph.Of("aws_api_gateway_method_settings") {
		about := model.All(ofStage(p.Graph, s, stage), s.Get("method_path").OneOf("*/*"))
		if s.Exists == model.Unknown {
			about = about.And(model.Unknown)
		}
		if about == model.No {
			continue
		}
		level := s.Get("settings.logging_level")
		answers = append(answers, facts.All(
			rule.Judge(level.OneOf("ERROR", "INFO"), is.Saw(level), level),
			rule.Judge(about, s.Address()+" is for the stage", s.Get("stage_name")).Because("whether "+s.Address()+" is for the stage is not known")))
	}
	if complete, gaps := p.Graph.Complete(); complete != model.Yes {
		answers = append(answers, rule.Judge(model.Unknown, "whether execution logs are on is not known", gaps...))
	}
	if res := facts.Any(answers...); res.OK != model.No {
		return res
	}
	return answers[len(answers)-1]
}

// ofStage tells whether settings of methods are for a stage: they name it, and its API.
func ofStage(g *model.Graph, settings, stage *model.Resource) model.Tri {
	name := settings.Get("stage_name")
	for _, s := range name.Sources() {
		if s.Kind == model.FromResource && !s.Derived && s.Resource != nil && s.Resource.Addr.Type == stage.Addr.Type && len(name.Outcomes()) == 1 {
			return model.Of(s.Resource == stage) // the name that one stage has, and the stage is of one API
		}
	}
	return same(g, name, stage.Get("stage_name")).And(same(g, settings.Get("rest_api_id"), stage.Get("rest_api_id"), restAPI, "data."+restAPI))
}

// same tells whether two values are equal: the same text, or identifiers of the same resource.
func same(g *model.Graph, a, b model.Value, types ...string) model.Tri {
	if x, y := facts.Target(g, a, types...), facts.Target(g, b, types...); x != nil && y != nil {
		return model.Of(x == y)
	}
	x, xok := a.Text()
	y, yok := b.Text()
	switch {
	case xok && yok:
		return model.Of(x == y)
	case len(a.Outcomes())+len(b.Outcomes()) > 2:
		return model.Unknown
	}
	for _, s := range a.Sources() {
		for _, o := range b.Sources() {
			if s.Same(o) && !s.Derived && !o.Derived && len(a.Sources())+len(b.Sources()) == 2 {
				return model.Yes
			}
		}
	}
	return model.Unknown
}
