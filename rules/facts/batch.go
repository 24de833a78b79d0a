package facts

import (
	"github.com/sekisho/sekisho/analyzer/model"
	"github.com/sekisho/sekisho/analyzer/rule"
)

// JobContainers say what a container of a Batch job must be, in each of the ways that a job definition describes one.
type JobContainers struct {
	None string // the message where there are no containers of a kind
	JSON func(Part) rule.Result
	Pod  func(model.Block) rule.Result
}

// Every requires that every container of a job definition passes: on EC2 or Fargate, on several nodes, and on EKS.
func (c JobContainers) Every(job *model.Resource) rule.Result {
	return All(
		c.document(job.Get("container_properties"), c.JSON),
		c.document(job.Get("ecs_properties"), c.tasks),
		c.document(job.Get("node_properties"), func(doc Part) rule.Result {
			return EveryItem(doc.Get("nodeRangeProperties"), c.None, func(nodes Part) rule.Result {
				return All(c.one(nodes.Get("container")), c.tasks(nodes.Get("ecsProperties")))
			})
		}),
		EveryBlockAt(job, "eks_properties.pod_properties.containers", c.None, c.Pod),
		EveryBlockAt(job, "eks_properties.pod_properties.init_containers", c.None, c.Pod),
	)
}

func (c JobContainers) document(v model.Value, judge func(Part) rule.Result) rule.Result {
	return JudgeParts(v, rule.Judge(model.Yes, c.None, v), judge)
}

func (c JobContainers) tasks(ecs Part) rule.Result {
	return EveryItem(ecs.Get("taskProperties"), c.None, func(task Part) rule.Result {
		return EveryItem(task.Get("containers"), c.None, c.JSON)
	})
}

// one judges a container that may not be there.
func (c JobContainers) one(container Part) rule.Result {
	if container.Set() == model.No {
		return rule.Judge(model.Yes, c.None, container.Value)
	}
	return c.JSON(container)
}
