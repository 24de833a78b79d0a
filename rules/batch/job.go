package batch

import (
	"github.com/sekisho/sekisho/analyzer/is"
	"github.com/sekisho/sekisho/analyzer/model"
	"github.com/sekisho/sekisho/analyzer/rule"
	"github.com/sekisho/sekisho/rules/facts"
)

// checks say what a container must be, in each of the ways that a job definition describes it.
type checks struct {
	none string // the message where there are no containers of the kind
	json func(facts.Part) rule.Result
	pod  func(model.Block) rule.Result
}

// every requires that every container of a job definition passes: on EC2 or Fargate, on several nodes, and on EKS.
func (c checks) every() is.Check {
	return func(_ *rule.Pass, job *model.Resource) rule.Result {
		return facts.All(
			c.document(job.Get("container_properties"), c.json),
			c.document(job.Get("ecs_properties"), c.tasks),
			c.document(job.Get("node_properties"), func(doc facts.Part) rule.Result {
				return facts.EveryItem(doc.Get("nodeRangeProperties"), c.none, func(nodes facts.Part) rule.Result {
					return facts.All(c.item(nodes.Get("container")), c.tasks(nodes.Get("ecsProperties")))
				})
			}),
			facts.EveryBlockAt(job, "eks_properties.pod_properties.containers", c.none, c.pod),
			facts.EveryBlockAt(job, "eks_properties.pod_properties.init_containers", c.none, c.pod),
		)
	}
}

func (c checks) document(v model.Value, judge func(facts.Part) rule.Result) rule.Result {
	return facts.JudgeParts(v, rule.Judge(model.Yes, c.none, v), judge)
}

func (c checks) tasks(ecs facts.Part) rule.Result {
	return facts.EveryItem(ecs.Get("taskProperties"), c.none, func(task facts.Part) rule.Result {
		return facts.EveryItem(task.Get("containers"), c.none, c.json)
	})
}

// item judges one container, which may not be there.
func (c checks) item(container facts.Part) rule.Result {
	if container.Set() == model.No {
		return rule.Judge(model.Yes, c.none, container.Value)
	}
	return c.json(container)
}
