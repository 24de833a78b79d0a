package facts

import (
	"slices"
	"strings"

	"github.com/sekisho/sekisho/analyzer/model"
	"github.com/sekisho/sekisho/analyzer/rule"
)

// LogBucketTypes are the types that LogBucket looks at.
var LogBucketTypes = []string{
	"aws_s3_bucket", "data.aws_s3_bucket", "aws_cloudtrail", "aws_config_delivery_channel", "aws_flow_log", "aws_lb", "aws_alb", "aws_elb",
	"aws_cloudfront_distribution", "aws_wafv2_web_acl_logging_configuration", "aws_s3_bucket_logging", "aws_route53_resolver_query_log_config",
	"aws_kinesis_firehose_delivery_stream", "aws_cloudwatch_log_subscription_filter",
}

// logSources are the arguments that name the bucket that logs are delivered to.
var logSources = [...]logSource{
	{"aws_alb", "access_logs[*].bucket"},
	{"aws_alb", "connection_logs[*].bucket"},
	{"aws_cloudfront_distribution", "logging_config[*].bucket"},
	{"aws_cloudtrail", "s3_bucket_name"},
	{"aws_config_delivery_channel", "s3_bucket_name"},
	{"aws_elb", "access_logs[*].bucket"},
	{"aws_flow_log", "log_destination"},
	{"aws_lb", "access_logs[*].bucket"},
	{"aws_lb", "connection_logs[*].bucket"},
	{"aws_route53_resolver_query_log_config", "destination_arn"},
	{"aws_s3_bucket", "logging[*].target_bucket"},
	{"aws_s3_bucket_logging", "target_bucket"},
	{"aws_wafv2_web_acl_logging_configuration", "log_destination_configs[*]"},
}

type logSource struct{ typ, path string }

// LogBucket tells whether a bucket receives logs: those of a trail, of AWS Config, of a network, of a load balancer, of
// CloudFront, of a firewall, of another bucket, or what a stream delivers of them.
func LogBucket(g *model.Graph, bucket *model.Resource) rule.Result { return logBuckets.Of(g, bucket) }

var logBuckets = &rule.Each[rule.Result]{Compute: func(g *model.Graph, bucket *model.Resource) rule.Result {
	return logDeliveries.In(g).to(g, bucket, "logs are delivered to the bucket")
}}

// DeliversTo is one value that names a bucket.
type DeliversTo struct {
	Value  model.Value
	Bucket *model.Resource // nil where it is not certainly one of the configuration
}

// AuditDestinations lists where a trail, the delivery channel of AWS Config, or a document of Session Manager sends audit
// records.
func AuditDestinations(g *model.Graph, r *model.Resource) []DeliversTo {
	d := &deliveries{buckets: bucketsByName.In(g)}
	switch r.Addr.Type {
	case "aws_cloudtrail", "aws_config_delivery_channel":
		return []DeliversTo{d.only(r.Get("s3_bucket_name"))}
	case "aws_ssm_document":
		if v, session := sessionBucket(r); session != model.No {
			return []DeliversTo{d.only(v)}
		}
	}
	return nil
}

// only is the one bucket that a value certainly names.
func (d *deliveries) only(v model.Value) DeliversTo {
	to := DeliversTo{Value: v}
	if outcomes := v.Outcomes(); len(outcomes) == 1 {
		if hits, _, _ := d.named(outcomes[0], 0); len(hits) == 1 && hits[0].Exists != model.Unknown {
			to.Bucket = hits[0]
		}
	}
	return to
}

var bucketsByName = &rule.Fact[map[string][]*model.Resource]{Compute: func(g *model.Graph) map[string][]*model.Resource {
	out := map[string][]*model.Resource{}
	for _, b := range g.Of("aws_s3_bucket") {
		if name := bucketName(b); name != thisBucket {
			out[name] = append(out[name], b)
		}
	}
	return out
}}

var logDeliveries = &rule.Fact[*deliveries]{Compute: func(g *model.Graph) *deliveries {
	d := newDeliveries(g)
	for _, s := range logSources {
		for _, r := range g.Of(s.typ) {
			if s.typ == "aws_flow_log" && r.Get("log_destination_type").OneOf("s3") == model.No {
				continue
			}
			d.addAll(r, s.path, r.Exists != model.Unknown)
		}
	}
	for _, r := range g.Of("aws_kinesis_firehose_delivery_stream") {
		switch deliversLogs(g, r).Exists() {
		case model.Yes:
			d.addAll(r, "extended_s3_configuration[*].bucket_arn", r.Exists != model.Unknown)
		case model.Unknown:
			d.addAll(r, "extended_s3_configuration[*].bucket_arn", false)
		case model.No:
		}
	}
	return d
}}

// deliversLogs leads to what sends logs into a stream.
func deliversLogs(g *model.Graph, stream *model.Resource) model.Links {
	at := g.At(stream)
	return at.Into("aws_wafv2_web_acl_logging_configuration", "log_destination_configs").
		Join(at.Into("aws_cloudwatch_log_subscription_filter", "destination_arn"))
}

// sessionBucket is the bucket that a document of Session Manager sends the records of sessions to. Yes: it names one.
// See https://docs.aws.amazon.com/systems-manager/latest/userguide/session-manager-schema.html.
func sessionBucket(r *model.Resource) (model.Value, model.Tri) {
	v := r.Get("content")
	session := r.Get("document_type").OneOf("Session").And(r.Get("document_format").OneOf("YAML").Not())
	if session == model.No {
		return v, model.No
	}
	raw, readable := document(v)
	if readable != model.Yes {
		return v, model.Unknown
	}
	doc, known := members(raw)
	inputs, has := doc["inputs"]
	if !known || !has {
		return v, model.Of(known).Not()
	}
	m, known := members(inputs)
	name, has := m["s3bucketname"]
	if !known || !has {
		return v, model.Of(known).Not()
	}
	one := model.NewValue(v.At(), name, v.Range, v.Origin)
	if one.NotEmpty() == model.No {
		return v, model.No
	}
	return one, session
}

// deliveries says which buckets of a configuration are named by values.
type deliveries struct {
	buckets map[string][]*model.Resource // by name, where it is known
	sure    map[*model.Resource][]model.Value
	maybe   map[*model.Resource][]model.Value
	open    []model.Value // may name any bucket
	literal []model.Value // names that no bucket here is known to have
}

func newDeliveries(g *model.Graph) *deliveries {
	return &deliveries{buckets: bucketsByName.In(g), sure: map[*model.Resource][]model.Value{}, maybe: map[*model.Resource][]model.Value{}}
}

func (d *deliveries) addAll(r *model.Resource, path string, certain bool) {
	list := r.All(path)
	for _, v := range list.List {
		d.add(v, certain)
	}
	if list.Complete == model.Yes {
		return
	}
	// Of a list that is not known, what it was read from may still say which buckets it can hold.
	for _, s := range list.Stuck.Sources() {
		if s.Kind != model.FromResource {
			d.open = append(d.open, list.Stuck)
			return
		}
	}
	d.add(list.Stuck, false)
}

func (d *deliveries) add(v model.Value, certain bool) {
	outcomes := v.Outcomes()
	for _, o := range outcomes {
		if o.NotEmpty() == model.No {
			continue
		}
		hits, elsewhere, known := d.named(o, 0)
		switch {
		case !known:
			d.open = append(d.open, v)
		case len(hits) == 0 && !elsewhere:
			d.literal = append(d.literal, v)
		}
		for _, b := range hits {
			if certain && len(outcomes) == 1 && len(hits) == 1 {
				d.sure[b] = append(d.sure[b], v)
			} else {
				d.maybe[b] = append(d.maybe[b], v)
			}
		}
	}
}

// named finds the buckets that a value names: by reference, also at the head of an ARN with a prefix, or by name. elsewhere
// is true where it certainly names something else than a bucket of the configuration.
func (d *deliveries) named(v model.Value, depth int) (hits []*model.Resource, elsewhere, known bool) {
	for _, s := range v.Sources() {
		if !s.Derived && s.Kind == model.FromResource && s.Resource != nil && typeKey(s.Resource) == "aws_s3_bucket" {
			hits = append(hits, s.Resource)
		}
	}
	if len(hits) > 0 {
		return hits, false, true
	}
	if text, ok := v.Text(); ok {
		return d.byText(text)
	}
	if pieces := v.Pieces(); pieces != nil {
		return d.byPieces(pieces, depth)
	}
	s, ok := onlySource(v)
	switch {
	case !ok:
		return nil, false, false
	case typeKey(s.Resource) == "data.aws_s3_bucket" && depth < 4:
		return d.named(s.Resource.Get("bucket"), depth+1)
	case s.Resource.Addr.Mode == model.Managed && identifies(s.Attr):
		return nil, true, true // a log group, a stream
	}
	return nil, false, false
}

func (d *deliveries) byText(text string) (hits []*model.Resource, elsewhere, known bool) {
	if parts := strings.SplitN(text, ":", 6); parts[0] == "arn" {
		if len(parts) < 6 || parts[2] != "s3" {
			return nil, true, true
		}
		text = parts[5]
	}
	text, _, _ = strings.Cut(text, "/")
	if i := strings.Index(text, ".s3."); i > 0 && strings.HasSuffix(text, ".amazonaws.com") {
		text = text[:i] // the domain name of a bucket, as CloudFront wants it
	}
	return d.buckets[text], false, true
}

// byPieces reads "${bucket.arn}/prefix", "arn:aws:s3:::${bucket.id}" and "${bucket.id}.s3.amazonaws.com".
func (d *deliveries) byPieces(pieces []model.Value, depth int) (hits []*model.Resource, elsewhere, known bool) {
	var head strings.Builder
	for i, p := range pieces {
		if text, ok := p.Text(); ok {
			head.WriteString(text)
			if before, _, slash := strings.Cut(head.String(), "/"); slash {
				return d.byText(before)
			}
			continue
		}
		if s, ok := onlySource(p); ok && typeKey(s.Resource) == "data.aws_partition" {
			head.WriteString("aws")
			continue
		}
		h := plainPartition(head.String())
		if rest, ok := strings.CutPrefix(h, "arn:aws:"); ok && strings.Contains(rest, ":") && !strings.HasPrefix(rest, "s3:") {
			return nil, true, true // a log group, a stream
		}
		if h != "" && h != "arn:aws:s3:::" {
			return nil, false, false // a name that is put together
		}
		hits, elsewhere, known = d.named(p, depth+1)
		if len(hits) > 0 && i+1 < len(pieces) {
			if next, ok := pieces[i+1].Text(); !ok || next != "" && next[0] != '/' && next[0] != '.' {
				return nil, false, false
			}
		}
		return hits, elsewhere, known
	}
	return d.byText(head.String())
}

// to tells whether something is delivered to a bucket.
func (d *deliveries) to(g *model.Graph, bucket *model.Resource, message string) rule.Result {
	if sure := d.sure[bucket]; len(sure) > 0 {
		return rule.Judge(model.Yes, message, sure...)
	}
	open := slices.Concat(d.maybe[bucket], d.open)
	if bucketName(bucket) == thisBucket && bucket.Get("bucket").Present() {
		open = append(open, d.literal...) // a name that is not known may be the one that is written
	}
	if len(open) > 0 {
		return rule.Judge(model.Unknown, "whether "+message+" is not known", open...).Because(outside(open[0]))
	}
	if gaps := hiding(g); len(gaps) > 0 {
		return rule.Judge(model.Unknown, "whether "+message+" is not known", gaps...)
	}
	return rule.Judge(model.No, "nothing is delivered to the bucket", bucket.Value())
}
