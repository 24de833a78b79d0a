package rds

import (
	"slices"
	"strings"

	"github.com/sekisho/sekisho/analyzer/is"
	"github.com/sekisho/sekisho/analyzer/model"
	"github.com/sekisho/sekisho/analyzer/rule"
	"github.com/sekisho/sekisho/rules/facts"
)

// EventSubscriptions keeps a subscription from leaving out what matters.
var EventSubscriptions = &rule.Rule{
	ID:       "rds-event-subscriptions",
	Title:    rule.T("Event subscription covers the critical database events", "イベントサブスクリプションが重要なデータベースイベントを含んでいる"),
	Why:      rule.T("A subscription that leaves out failures and maintenance is silent exactly when somebody should come and look.", "障害やメンテナンスを含まないサブスクリプションは、まさに人が対応すべきときに何も知らせません。"),
	Fix:      rule.T("Remove event_categories, or add failure, maintenance and configuration change as far as the source has them. Leave enabled true.", "event_categories を削除するか、ソースに応じて failure、maintenance、configuration change を加えてください。enabled は true のままにします。"),
	Severity: rule.Low,
	Since:    "0.1.0",
	Extra:    true,
	Types:    []string{"aws_db_event_subscription"},
	Check: func(p *rule.Pass, s *model.Resource) rule.Result {
		source := s.Get("source_type")
		answers := []rule.Result{is.NotFalse("enabled")(p, s)}
		for _, e := range criticalEvents {
			ok := source.OneOf(e.source)
			if ok == model.No {
				continue
			}
			answers = append(answers, facts.Where(ok, listensTo(s, e.categories...), source))
		}
		return facts.All(answers...)
	},
	Refs: []string{
		"https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_Events.Messages.html",
		"https://docs.aws.amazon.com/securityhub/latest/userguide/rds-controls.html#rds-19",
		"https://docs.aws.amazon.com/securityhub/latest/userguide/rds-controls.html#rds-20",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/db_event_subscription",
	},
}

// EventsSubscribed lets somebody hear of it when a database fails or is about to be restarted.
var EventsSubscribed = &rule.Rule{
	ID:       "rds-events-subscribed",
	Title:    rule.T("Failures and maintenance of a data service are reported to somebody", "データサービスの障害とメンテナンスが通知されている"),
	Why:      rule.T("AWS announces failovers, failures and maintenance as events. Where nobody has subscribed, people find out by the calls of customers.", "フェイルオーバー、障害、メンテナンスはイベントとして通知されます。誰も購読していなければ、顧客からの連絡で初めて知ることになります。"),
	Fix:      rule.T("Add an aws_db_event_subscription for the kind of source, to a topic with subscribers, or an EventBridge rule on aws.rds with a live target. Set notification_topic_arn of a replication group, and add an aws_dms_event_subscription for tasks.", "ソースの種類に対する aws_db_event_subscription (購読者のいるトピック宛て)、または aws.rds の EventBridge ルールと実際に届くターゲットを追加してください。レプリケーショングループでは notification_topic_arn を、DMS タスクでは aws_dms_event_subscription を設定します。"),
	Severity: rule.Low,
	Since:    "0.1.0",
	Extra:    true,
	Types:    []string{"aws_db_instance", "aws_rds_cluster", "aws_elasticache_replication_group", "aws_dms_replication_task"},
	Reads:    slices.Concat([]string{dbSubscription, dmsSubscription}, facts.RouteTypes),
	Check: func(p *rule.Pass, r *model.Resource) rule.Result {
		switch r.Addr.Type {
		case "aws_elasticache_replication_group":
			return is.NotEmpty("notification_topic_arn")(p, r)
		case "aws_dms_replication_task":
			return subscribed(p, r, dmsSubscription, "replication-task", "aws.dms", "failure")
		case "aws_rds_cluster":
			return subscribed(p, r, dbSubscription, "db-cluster", "aws.rds", "failover", "failure", "maintenance", "notification")
		}
		return subscribed(p, r, dbSubscription, "db-instance", "aws.rds", "failover", "failure", "maintenance", "notification")
	},
	Refs: []string{
		"https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_Events.html",
		"https://docs.aws.amazon.com/dms/latest/userguide/CHAP_Events.html",
		"https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/ECEvents.SNS.html",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/db_event_subscription",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/db_instance",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/rds_cluster",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/elasticache_replication_group",
	},
}

const (
	dbSubscription  = "aws_db_event_subscription"
	dmsSubscription = "aws_dms_event_subscription"
)

// criticalEvents are the categories that a subscription to a kind of source has to hold.
var criticalEvents = [...]struct {
	source     string
	categories []string
}{
	{"db-cluster", []string{"failure", "maintenance"}},
	{"db-instance", []string{"configuration change", "failure", "maintenance"}},
	{"db-parameter-group", []string{"configuration change"}},
	{"db-security-group", []string{"configuration change", "failure"}},
}

// listensTo tells whether a subscription is to some categories of events. One that names none is to all.
func listensTo(s *model.Resource, categories ...string) rule.Result {
	list, whole := s.All("event_categories[*]"), s.Get("event_categories")
	if whole.NotEmpty() == model.No {
		return rule.Judge(model.Yes, is.Saw(whole)+": all events are reported", whole)
	}
	ok := model.Yes
	var missing []string
	for _, c := range categories {
		one := is.Holds(list, c)
		if one == model.No {
			missing = append(missing, c)
		}
		ok = ok.And(one)
	}
	message := is.Saw(whole)
	if len(missing) > 0 {
		message += ", without " + strings.Join(missing, ", ")
	}
	return rule.Judge(ok, message, whole)
}

// subscribed tells whether the events of a resource are reported: by a subscription in its region, or by EventBridge.
func subscribed(p *rule.Pass, r *model.Resource, typ, source, bus string, categories ...string) rule.Result {
	none := rule.Judge(model.No, "no "+typ+" reports the events of "+r.Address(), r.Value())
	by := facts.One(p.Graph, typ, facts.Beside(r), none, func(s *model.Resource) rule.Result {
		enabled, of, ids := s.Get("enabled"), s.Get("source_type"), s.Get("source_ids")
		about := of.OneOf(source).Or(of.NotEmpty().Not())
		res := facts.All(
			rule.Judge(about, is.Saw(of), of),
			rule.Judge(enabled.True().Or(enabled.Set().Not()), is.Saw(enabled), enabled),
			rule.Judge(ids.NotEmpty().Not().Or(namesSource(ids, r)), is.Saw(ids), ids).Because("whether "+ids.At()+" names "+r.Address()+" is not known"),
			listensTo(s, categories...),
			received(p, s),
		)
		if res.OK == model.Yes {
			res.Message = s.Address() + " reports the events of " + r.Address()
		}
		return res
	})
	res := facts.Any(by, facts.Route(p.Graph, facts.Beside(r), none, facts.Event{Source: bus}))
	if res.OK == model.No {
		return none
	}
	return facts.Primary(res, r.Value())
}

// namesSource tells whether a list of sources holds a resource: its identifier, or a reference to it.
func namesSource(ids model.Value, r *model.Resource) model.Tri {
	list := ids.Elements()
	ok := model.No
	for _, v := range list.List {
		one := model.Unknown
		if text, known := v.Text(); known {
			one = model.No
			for _, path := range []string{"identifier", "cluster_identifier", "replication_task_id", "id"} {
				if own := r.Get(path); own.Present() {
					one = one.Or(own.OneOf(text))
				}
			}
		}
		for _, s := range v.Sources() {
			if s.Kind == model.FromResource && !s.Derived && s.Resource != nil {
				one = model.Of(s.Resource == r)
			}
		}
		ok = ok.Or(one)
	}
	if list.Complete != model.Yes {
		ok = ok.Or(model.Unknown)
	}
	return ok
}

// received tells whether somebody has subscribed to the topic of a subscription. Who reads a topic that is not in the
// configuration is decided elsewhere.
func received(p *rule.Pass, s *model.Resource) rule.Result {
	path := "sns_topic"
	if s.Addr.Type == dmsSubscription {
		path = "sns_topic_arn"
	}
	v := s.Get(path)
	topics := p.Graph.At(s).Follow(path, "aws_sns_topic")
	if len(topics.To) != 1 || len(topics.Maybe) > 0 {
		return rule.Judge(v.NotEmpty().Or(v.Set()), is.Saw(v), v)
	}
	topic := topics.To[0].Resource
	return rule.Arrives(p.Graph.At(topic).Into("aws_sns_topic_subscription", "topic_arn"), topic.Address()+" has a subscription", topic.Address()+" has no subscription", topic.Value())
}
