package cloudwatch

import (
	"slices"
	"strings"

	"github.com/sekisho/sekisho/analyzer/model"
	"github.com/sekisho/sekisho/analyzer/rule"
	"github.com/sekisho/sekisho/rules/facts"
)

// WorkloadResourcesAlarmed tells somebody when what carries the workload fails or fills up.
var WorkloadResourcesAlarmed = &rule.Rule{
	ID:       "cloudwatch-workload-resources-alarmed",
	Title:    rule.T("Compute, database or load balancer has an alarm on its health or load", "コンピューティング、データベース、ロードバランサーの状態や負荷をアラームで監視している"),
	Why:      rule.T("Without an alarm the first to notice that a database is full or a service is down are its users.", "アラームがないと、データベースの容量不足やサービスの停止に最初に気付くのは利用者です。"),
	Fix:      rule.T("Add an aws_cloudwatch_metric_alarm on a metric of the resource, such as StatusCheckFailed, FreeStorageSpace or UnHealthyHostCount, with the resource in dimensions.", "StatusCheckFailed、FreeStorageSpace、UnHealthyHostCount など、そのリソースのメトリクスを対象とし、dimensions にリソースを指定した aws_cloudwatch_metric_alarm を追加してください。"),
	Severity: rule.Medium,
	Since:    "0.1.0",
	Types: []string{
		"aws_autoscaling_group", "aws_db_instance", "aws_dynamodb_table", "aws_ecs_service", "aws_instance", "aws_lambda_function", "aws_lb",
		"aws_rds_cluster", "aws_sfn_state_machine",
	},
	Reads: []string{alarmType, eventRuleType, eventTargetType},
	Check: func(p *rule.Pass, r *model.Resource) rule.Result {
		answers := []rule.Result{rule.Judge(model.No, "no alarm watches "+r.Address(), r.Value())}
		answers = append(answers, watched.Of(p)[r.Addr.Type].of(r)...)
		if r.Addr.Type == "aws_sfn_state_machine" {
			answers = append(answers, reported(p, r)...)
		}
		if complete, gaps := p.Graph.Complete(); complete != model.Yes {
			answers = append(answers, rule.Judge(model.Unknown, "whether an alarm watches "+r.Address()+" is not known", gaps...))
		}
		return facts.Any(answers...)
	},
	Refs: []string{
		"https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/Best_Practice_Recommended_Alarms_AWS_Services.html",
		"https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/aws-services-cloudwatch-metrics.html",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/cloudwatch_metric_alarm",
	},
}

// metered says by which metrics a type of resource is watched.
type metered struct {
	typ       string
	spaces    []string
	metrics   []string // patterns
	dimension string
	names     []string // the attributes that the dimension can be
	whole     bool     // whether a metric without the dimension is about all of them
}

var meters = [...]metered{
	{"aws_autoscaling_group", []string{"AWS/AutoScaling", "AWS/EC2"}, []string{"*"}, "AutoScalingGroupName", []string{"name", "id"}, false},
	{"aws_db_instance", []string{"AWS/RDS"}, databaseMetrics, "DBInstanceIdentifier", []string{"identifier", "id"}, false},
	{"aws_dynamodb_table", []string{"AWS/DynamoDB"}, []string{"*Throttle*", "SystemErrors"}, "TableName", []string{"name", "id"}, false},
	{"aws_ecs_service", []string{"AWS/ECS", "ECS/ContainerInsights"}, []string{"*CPU*", "*Cpu*", "*Memory*"}, "ServiceName", []string{"name"}, false},
	{"aws_instance", []string{"AWS/EC2"}, []string{"StatusCheckFailed*", "CPUUtilization"}, "InstanceId", []string{"id"}, false},
	{"aws_lambda_function", []string{"AWS/Lambda"}, []string{"Errors", "Throttles", "Duration"}, "FunctionName", []string{"function_name", "id"}, true},
	{"aws_lb", []string{"AWS/ApplicationELB", "AWS/NetworkELB"}, []string{"UnHealthyHostCount", "HealthyHostCount", "*5XX*"}, "LoadBalancer", []string{"arn_suffix"}, false},
	{"aws_rds_cluster", []string{"AWS/RDS"}, databaseMetrics, "DBClusterIdentifier", []string{"cluster_identifier", "id"}, false},
	{"aws_sfn_state_machine", []string{"AWS/States"}, []string{"ExecutionsFailed", "ExecutionsTimedOut"}, "StateMachineArn", []string{"arn", "id"}, false},
}

var databaseMetrics = []string{"CPUUtilization", "FreeStorageSpace", "FreeLocalStorage", "DatabaseConnections"}

// watchers are the alarms on resources of one type.
type watchers struct {
	meter  metered
	direct map[*model.Resource][]rule.Result
	named  map[string][]rule.Result // by the text of the dimension
	all    []rule.Result            // about every resource of the type
	open   []rule.Result            // about a resource that is not known
	texts  []rule.Result            // all of named, in order
}

// watched lists the alarms of a configuration by the resources that they are on.
var watched = &rule.Fact[map[string]*watchers]{Compute: func(g *model.Graph) map[string]*watchers {
	out := map[string]*watchers{}
	for _, m := range meters {
		w := &watchers{meter: m, direct: map[*model.Resource][]rule.Result{}, named: map[string][]rule.Result{}}
		for _, alarm := range g.Of(alarmType) {
			w.add(alarm)
		}
		out[m.typ] = w
	}
	return out
}}

func (w *watchers) add(alarm *model.Resource) {
	w.metric(alarm, alarm.Get("namespace"), alarm.Get("metric_name"), alarm.Get("dimensions"), alarm.Get("dimensions."+w.meter.dimension))
	queries := alarm.Blocks("metric_query")
	for _, q := range queries.List {
		w.metric(alarm, q.Get("metric.namespace"), q.Get("metric.metric_name"), q.Get("metric.dimensions"), q.Get("metric.dimensions."+w.meter.dimension))
		expression := q.Get("expression")
		if ok := expression.Matches(w.searched); ok != model.No {
			w.all = append(w.all, says(ok.And(exists(alarm)), alarm, expression))
		}
	}
	if queries.Complete != model.Yes {
		w.open = append(w.open, says(model.Unknown, alarm, queries.Stuck))
	}
}

// searched reports whether a metric math expression searches for a metric over all resources of the type.
// See https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/search-expression-syntax.html.
func (w *watchers) searched(expression string) bool {
	if !strings.Contains(expression, "SEARCH(") || !slices.ContainsFunc(w.meter.spaces, func(s string) bool { return strings.Contains(expression, s) }) {
		return false
	}
	return slices.ContainsFunc(w.meter.metrics, func(m string) bool { return facts.Wildcard("*"+m+"*", expression) })
}

// metric adds one metric that an alarm is on.
func (w *watchers) metric(alarm *model.Resource, space, name, dimensions, dimension model.Value) {
	ok := model.All(exists(alarm), space.OneOf(w.meter.spaces...), name.Matches(func(s string) bool {
		return slices.ContainsFunc(w.meter.metrics, func(m string) bool { return facts.Wildcard(m, s) })
	}))
	if ok == model.No {
		return
	}
	if !dimension.Present() {
		if w.meter.whole && dimensions.NotEmpty() != model.Yes {
			w.all = append(w.all, says(ok.And(dimensions.NotEmpty().Not()), alarm, name))
		}
		return
	}
	outcomes := dimension.Outcomes()
	if len(outcomes) > 1 {
		ok = ok.And(model.Unknown)
	}
	for _, o := range outcomes {
		w.on(says(ok, alarm, dimension), o)
	}
}

// on adds an answer for the resource that a dimension names.
func (w *watchers) on(answer rule.Result, dimension model.Value) {
	found := false
	for _, s := range dimension.Sources() {
		if s.Kind == model.FromResource && !s.Derived && s.Resource != nil && s.Resource.Addr.Mode == model.Managed {
			found = true
			w.direct[s.Resource] = append(w.direct[s.Resource], answer)
		}
	}
	text, known := dimension.Text()
	switch {
	case known && !found:
		w.named[text], w.texts = append(w.named[text], answer), append(w.texts, answer)
	case !known && !found:
		answer.OK = model.Unknown
		w.open = append(w.open, answer.Because(dimension.Reason()))
	}
}

func says(ok model.Tri, alarm *model.Resource, v model.Value) rule.Result {
	return rule.Judge(ok, alarm.Address()+" watches it", v).Because("whether " + alarm.Address() + " watches it is not known")
}

// of lists the answers of the alarms that are, or may be, on a resource.
func (w *watchers) of(r *model.Resource) []rule.Result {
	out := slices.Concat(w.direct[r], w.all, w.open)
	known := false
	for _, name := range w.meter.names {
		if text, ok := r.Get(name).Text(); ok && text != "" {
			known = true
			out = append(out, w.named[text]...)
		}
	}
	if known {
		return out
	}
	// A name that AWS or a variable gives may be the one that is written.
	for _, a := range w.texts {
		if a.OK == model.Yes {
			a.OK, a.Reason = model.Unknown, "whether "+a.Evidence[0].Value.At()+" names "+r.Address()+" is not known"
		}
		out = append(out, a)
	}
	return out
}

// reported lists the answers of the event rules that report the failures of a state machine.
func reported(p *rule.Pass, r *model.Resource) []rule.Result {
	var out []rule.Result
	for _, e := range p.Graph.Of(eventRuleType) {
		pattern := events.Of(p)[e]
		ok := model.All(live(p, e), pattern.at("source").lists(model.No, "aws.states"),
			pattern.at("detail", "status").lists(model.Yes, "FAILED"),
			pattern.at("detail", "stateMachineArn").some(model.Yes, func(v model.Value) model.Tri { return names(v, r) }))
		if ok != model.No {
			out = append(out, rule.Judge(ok, e.Address()+" reports its failures", e.Get("event_pattern")).
				Because("whether "+e.Address()+" reports its failures is not known"))
		}
	}
	return out
}

// names tells whether a value is the ARN of a resource.
func names(v model.Value, r *model.Resource) model.Tri {
	for _, s := range v.Sources() {
		if s.Kind == model.FromResource && !s.Derived && s.Resource != nil {
			if s.Resource == r {
				return model.Yes
			}
			if !v.Known() && s.Resource.Addr.Mode == model.Managed {
				return model.No
			}
		}
	}
	if text, ok := r.Get("arn").Text(); ok {
		return v.OneOf(text)
	}
	return model.Unknown
}
