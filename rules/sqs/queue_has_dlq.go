package sqs

import (
	"slices"

	"github.com/sekisho/sekisho/analyzer/is"
	"github.com/sekisho/sekisho/analyzer/model"
	"github.com/sekisho/sekisho/analyzer/rule"
	"github.com/sekisho/sekisho/rules/facts"
)

// QueueHasDLQ keeps messages that nobody could handle.
var QueueHasDLQ = &rule.Rule{
	ID:       "sqs-queue-has-dlq",
	Title:    rule.T("Queue has a dead-letter queue", "キューにデッドレターキューがある"),
	Why:      rule.T("A message that no consumer can handle comes back until it expires, and is gone then.", "どの処理でも扱えないメッセージは期限が切れるまで繰り返し届き、その後消えてしまいます。"),
	Fix:      rule.T("Set redrive_policy to a queue for such messages, or add an aws_sqs_queue_redrive_policy.", "redrive_policy にそのようなメッセージ用のキューを指定するか、aws_sqs_queue_redrive_policy を追加してください。"),
	Severity: rule.Low,
	Since:    "0.1.0",
	Extra:    true,
	Types:    []string{"aws_sqs_queue"},
	Reads:    slices.Concat([]string{redriveType}, senderTypes()),
	When: func(p *rule.Pass, queue *model.Resource) model.Tri {
		return p.AppliesBy(rule.Judge(deadLetters.Of(p).has(queue).Not(), "", queue.Value()).
			Because("whether " + queue.Address() + " is itself where others put what they cannot deliver is not known"))
	},
	Check: redriven,
	Refs: []string{
		"https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-dead-letter-queues.html",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/sqs_queue_redrive_policy",
	},
}

const redriveType = "aws_sqs_queue_redrive_policy"

// redriven requires a redrive policy, in the queue or beside it.
func redriven(p *rule.Pass, queue *model.Resource) rule.Result {
	v := queue.Get("redrive_policy")
	own := rule.Judge(v.NotEmpty().And(model.Of(!facts.LeftToAWS(v))), is.Saw(v), v)
	if v.Pieces() != nil {
		own = rule.Judge(model.Yes, is.Saw(v), v)
	}
	if doc, readable := v.Document(); readable == model.Yes {
		own = rule.Judge(model.Of(doc.Type().IsObjectType() && doc.Type().HasAttribute("deadLetterTargetArn")), is.Saw(v), v)
	}
	if res := facts.Any(own, is.ReferredTo("queue_url", redriveType)(p, queue)); res.OK != model.No {
		return res
	}
	return own
}

// senders are the arguments by which other services name the queue for what they could not deliver.
var senders = [...]struct{ typ, path string }{
	{"aws_cloudwatch_event_target", "dead_letter_config.arn"}, {"aws_scheduler_schedule", "target.dead_letter_config.arn"},
	{"aws_lambda_function", "dead_letter_config.target_arn"}, {"aws_lambda_event_source_mapping", "destination_config.on_failure.destination_arn"},
}

func senderTypes() []string {
	var out []string
	for _, s := range senders {
		out = append(out, s.typ)
	}
	return out
}

// targets are the queues that others send what they could not handle to.
type targets struct {
	queues map[*model.Resource]bool
	open   bool // there may be more
}

func (t targets) has(queue *model.Resource) model.Tri {
	switch {
	case t.queues[queue]:
		return model.Yes
	case t.open:
		return model.Unknown
	}
	return model.No
}

var deadLetters = &rule.Fact[targets]{Compute: func(g *model.Graph) targets {
	out := targets{queues: map[*model.Resource]bool{}}
	for _, typ := range []string{"aws_sqs_queue", redriveType} {
		for _, r := range g.Of(typ) {
			v := r.Get("redrive_policy")
			if facts.LeftToAWS(v) || v.NotEmpty() == model.No {
				continue
			}
			if v.Inferred() {
				// The plan does not show the text, but a redrive policy names no queue but that one.
				for _, source := range v.Sources() {
					if source.Resource != nil && source.Resource.Addr.Type == "aws_sqs_queue" {
						out.queues[source.Resource] = true
					}
				}
			}
			res := facts.JudgeJSON(v, func(doc model.Value) rule.Result {
				to := facts.Member(doc, "deadLetterTargetArn")
				queue := facts.Target(g, to, "aws_sqs_queue")
				if queue != nil {
					out.queues[queue] = true
				}
				return rule.Result{OK: model.Of(queue != nil || to.Known())}
			})
			out.open = out.open || res.OK == model.Unknown || res.OK == model.No && !v.Known()
		}
	}
	for _, s := range senders {
		for _, r := range g.Of(s.typ) {
			v := r.Get(s.path)
			if queue := facts.Target(g, v, "aws_sqs_queue"); queue != nil {
				out.queues[queue] = true
			} else if !v.Known() && v.Set() != model.No {
				out.open = true
			}
		}
	}
	if complete, _ := g.Complete(); complete != model.Yes {
		out.open = true
	}
	return out
}}
