package facts

import (
	"strings"

	"github.com/sekisho/sekisho/analyzer/model"
	"github.com/sekisho/sekisho/analyzer/rule"
)

// DataEventTypes are the types that DataEvents looks at.
var DataEventTypes = []string{trailType, dataStoreType, "aws_s3_bucket", "aws_dynamodb_table", "aws_lambda_function"}

const (
	trailType     = "aws_cloudtrail"
	dataStoreType = "aws_cloudtrail_event_data_store"
)

// eventKinds are the resource types as CloudTrail names them.
var eventKinds = [...]struct{ typ, kind, all string }{
	{"aws_dynamodb_table", "AWS::DynamoDB::Table", "arn:aws:dynamodb"},
	{"aws_lambda_function", "AWS::Lambda::Function", "arn:aws:lambda"},
	{"aws_s3_bucket", "AWS::S3::Object", "arn:aws:s3"},
}

// DataEvents tells whether a trail or an event data store records what is read from and written to a bucket, a table, or a
// function.
func DataEvents(g *model.Graph, r *model.Resource) rule.Result {
	none := rule.Judge(model.No, "no trail records the data events of "+r.Address(), r.Value())
	read, write := dataEvents(g, r, none)
	switch {
	case read.OK == model.Yes && write.OK == model.No:
		return rule.Judge(model.No, "only reads of "+r.Address()+" are recorded", r.Value())
	case read.OK == model.No && write.OK == model.Yes:
		return rule.Judge(model.No, "only writes to "+r.Address()+" are recorded", r.Value())
	case read.OK == model.No && write.OK == model.No:
		return none
	}
	return Primary(All(read, write), r.Value())
}

// dataEvents tells whether a trail or an event data store records the reads, and whether one records the writes. none is the
// answer where there is no trail at all.
func dataEvents(g *model.Graph, r *model.Resource, none rule.Result) (read, write rule.Result) {
	reads, writes := []rule.Result{none}, []rule.Result{none}
	for _, typ := range []string{trailType, dataStoreType} {
		for _, trail := range g.Of(typ) {
			read, write := recordsData(trail, r)
			reads, writes = append(reads, read), append(writes, write)
		}
	}
	if gaps := hiding(g); len(gaps) > 0 {
		open := rule.Judge(model.Unknown, "whether a trail records the data events is not known", gaps...)
		reads, writes = append(reads, open), append(writes, open)
	}
	return Any(reads...), Any(writes...)
}

// recordsData tells whether one trail records the reads and the writes of a resource.
func recordsData(trail, r *model.Resource) (reads, writes rule.Result) {
	runs := trailReaches(trail, r)
	if runs.OK == model.No {
		return runs, runs
	}
	none := rule.Judge(model.No, trail.Address()+" does not record its data events", trail.Value())
	readList, writeList := []rule.Result{none}, []rule.Result{none}
	add := func(read, write rule.Result) {
		readList, writeList = append(readList, read), append(writeList, write)
	}
	for _, kind := range []struct {
		block string
		judge func(model.Block, *model.Resource) (read, write rule.Result)
	}{{"event_selector", basicSelector}, {"advanced_event_selector", advancedSelector}} {
		list := trail.Blocks(kind.block)
		for _, b := range list.List {
			add(kind.judge(b, r))
		}
		if list.Complete != model.Yes {
			open := rule.Judge(model.Unknown, "which data events "+trail.Address()+" records is not known", list.Stuck)
			add(open, open)
		}
	}
	return All(Any(readList...), runs), All(Any(writeList...), runs)
}

// trailReaches tells whether a trail or an event data store is running and records events where a resource lives.
func trailReaches(trail, r *model.Resource) rule.Result {
	wide, on := trail.Get("is_multi_region_trail"), trail.Get("enable_logging")
	running := on.True().Or(on.Set().Not())
	everywhere := wide.True()
	if trail.Addr.Type == dataStoreType {
		wide, on = trail.Get("multi_region_enabled"), trail.Get("suspend")
		running = on.True().Not()
		everywhere = wide.True().Or(wide.Set().Not())
	}
	near := SameAccount(trail.Provider, r.Provider).And(everywhere).Or(placeOf(trail).same(placeOf(r)))
	whole := trail.Get("is_organization_trail").True().Or(trail.Get("organization_enabled").True())
	if near == model.No && whole != model.No {
		near = model.Unknown
	}
	exists := model.Yes
	if trail.Exists == model.Unknown {
		exists = model.Unknown
	}
	message := trail.Address() + " records events there"
	if running == model.No {
		message = trail.Address() + " is not recording"
	}
	return rule.Judge(model.All(running, near, exists), message, on, wide).
		Because("whether " + trail.Address() + " records events where " + r.Address() + " is, is not known")
}

func basicSelector(b model.Block, r *model.Resource) (read, write rule.Result) {
	covers := model.No
	resources := b.Blocks("data_resource")
	kind, _ := eventKind(r)
	for _, d := range resources.List {
		values := d.All("values[*]")
		one := model.No
		for _, v := range values.List {
			one = one.Or(basicValue(v, r))
		}
		if values.Complete != model.Yes {
			one = one.Or(model.Unknown)
		}
		covers = covers.Or(d.Get("type").OneOf(kind).And(one))
	}
	if resources.Complete != model.Yes {
		covers = covers.Or(model.Unknown)
	}
	v := b.Get("read_write_type")
	absent := v.Set().Not()
	message := "a selector of " + b.Resource.Address() + " records the data events"
	why := "which data events " + b.Resource.Address() + "." + b.Path + " records is not known"
	return rule.Judge(covers.And(v.OneOf("All", "ReadOnly").Or(absent)), message, b.Value()).Because(why),
		rule.Judge(covers.And(v.OneOf("All", "WriteOnly").Or(absent)), message, b.Value()).Because(why)
}

// basicValue tells whether a value of a data_resource holds all of a resource: arn:aws:s3 is every bucket, a bucket ends
// with a slash.
// See https://docs.aws.amazon.com/awscloudtrail/latest/APIReference/API_DataResource.html.
func basicValue(v model.Value, r *model.Resource) model.Tri {
	_, all := eventKind(r)
	return onEach(v, func(o model.Value) model.Tri {
		text, ok := renderFor(o, r)
		if !ok {
			return model.Unknown
		}
		text = plainPartition(text)
		if text == all || text == all+":::" {
			return model.Yes
		}
		want := arnFor(r)
		if r.Addr.Type == "aws_s3_bucket" {
			want += "/"
		}
		return sameARN(text, want, r)
	})
}

// sameARN tells whether a text is the ARN of a resource, which may not be known.
func sameARN(text, want string, r *model.Resource) model.Tri {
	switch {
	case text == want:
		return model.Yes
	case strings.HasPrefix(want, ownARN) && !strings.ContainsAny(text, ownARN+another):
		name, ok := nameFor(r)
		last := text[strings.LastIndexAny(text, ":/")+1:]
		if ok && last != name {
			return model.No
		}
		return model.Unknown
	case strings.Contains(want, thisBucket) && !strings.ContainsAny(text, thisBucket+another):
		return model.Unknown
	}
	return model.No
}

// ownARN stands for the ARN of a resource that AWS will give.
const ownARN = "\x06"

func eventKind(r *model.Resource) (kind, all string) {
	for _, k := range eventKinds {
		if k.typ == r.Addr.Type {
			return k.kind, k.all
		}
	}
	return "", ""
}

// arnFor is the ARN of a resource, or a stand-in.
func arnFor(r *model.Resource) string {
	if r.Addr.Type == "aws_s3_bucket" {
		return bucketARN(r)
	}
	if text, ok := r.Get("arn").Text(); ok && text != "" {
		return plainPartition(text)
	}
	return ownARN
}

func nameFor(r *model.Resource) (string, bool) {
	if r.Addr.Type == "aws_lambda_function" {
		return r.Get("function_name").Text()
	}
	return r.Get("name").Text()
}

// renderFor writes a text with the ARN of a resource filled in where it refers to it.
func renderFor(v model.Value, r *model.Resource) (string, bool) {
	if r.Addr.Type == "aws_s3_bucket" {
		return render(v, r)
	}
	if text, ok := v.Text(); ok {
		return text, true
	}
	if pieces := v.Pieces(); pieces != nil {
		var b strings.Builder
		for _, p := range pieces {
			text, ok := renderFor(p, r)
			if !ok {
				return "", false
			}
			b.WriteString(text)
		}
		return b.String(), true
	}
	s, ok := onlySource(v)
	switch {
	case !ok || s.Attr != "arn" || s.Resource.Addr.Mode != model.Managed:
		return "", false
	case s.Resource == r:
		return arnFor(r), true
	}
	return another + s.Resource.Address(), true
}

// advancedSelector reads the fields of an advanced selector, all of which have to hold.
// See https://docs.aws.amazon.com/awscloudtrail/latest/APIReference/API_AdvancedFieldSelector.html.
func advancedSelector(b model.Block, r *model.Resource) (read, write rule.Result) {
	kind, _ := eventKind(r)
	fields := b.Blocks("field_selector")
	category, ofKind, holds := model.No, model.No, model.Yes
	reads, writes := model.Yes, model.Yes
	for _, f := range fields.List {
		name := f.Get("field")
		text, known := name.Text()
		switch {
		case !known:
			holds = holds.And(model.Unknown)
			category, ofKind = category.Or(model.Unknown), ofKind.Or(model.Unknown)
		case text == "eventCategory":
			category = equals(f, "Data")
		case text == "resources.type":
			ofKind = equals(f, kind)
		case text == "readOnly":
			reads, writes = equals(f, "true"), equals(f, "false")
		case text == "resources.ARN":
			holds = holds.And(fieldHolds(f, r))
		default:
			holds = holds.And(model.No) // leaves out some of the events
		}
	}
	if fields.Complete != model.Yes {
		holds = holds.And(model.Unknown)
		category, ofKind = category.Or(model.Unknown), ofKind.Or(model.Unknown)
	}
	ok := model.All(category, ofKind, holds)
	message := "an advanced selector of " + b.Resource.Address() + " records the data events"
	why := "which data events " + b.Resource.Address() + "." + b.Path + " records is not known"
	return rule.Judge(ok.And(reads), message, b.Value()).Because(why), rule.Judge(ok.And(writes), message, b.Value()).Because(why)
}

// equals tells whether a text is one of those that a field has to be equal to.
func equals(f model.Block, want string) model.Tri {
	list := f.All("equals[*]")
	ok := model.No
	for _, v := range list.List {
		ok = ok.Or(v.OneOf(want))
	}
	if list.Complete != model.Yes {
		ok = ok.Or(model.Unknown)
	}
	return ok
}

// fieldHolds tells whether the conditions on the ARN hold for all of a resource: of several values one has to match, of
// those that begin with not_ none.
func fieldHolds(f model.Block, r *model.Resource) model.Tri {
	whole := arnFor(r)
	if r.Addr.Type == "aws_s3_bucket" {
		whole += "/"
	}
	out := model.Yes
	for _, op := range [...]struct {
		name string
		ok   func(model.Value) model.Tri
		not  bool
	}{
		{"equals", func(v model.Value) model.Tri { return arnIs(v, r, whole, r.Addr.Type != "aws_s3_bucket") }, false},
		{"starts_with", func(v model.Value) model.Tri { return arnStarts(v, r, whole) }, false},
		{"ends_with", func(model.Value) model.Tri { return model.No }, false},
		{"not_equals", func(v model.Value) model.Tri { return arnTouches(v, r, whole) }, true},
		{"not_starts_with", func(v model.Value) model.Tri { return arnTouches(v, r, whole) }, true},
		{"not_ends_with", func(model.Value) model.Tri { return model.Unknown }, true},
	} {
		list := f.All(op.name + "[*]")
		if len(list.List) == 0 && list.Complete == model.Yes {
			continue
		}
		hit := model.No
		for _, v := range list.List {
			hit = hit.Or(op.ok(v))
		}
		if list.Complete != model.Yes {
			hit = hit.Or(model.Unknown)
		}
		if op.not {
			hit = hit.Not()
		}
		out = out.And(hit)
	}
	return out
}

func arnIs(v model.Value, r *model.Resource, whole string, can bool) model.Tri {
	if !can {
		return model.No // one object is not the bucket
	}
	return onEach(v, func(o model.Value) model.Tri {
		text, ok := renderFor(o, r)
		if !ok {
			return model.Unknown
		}
		return sameARN(plainPartition(text), whole, r)
	})
}

// arnStarts tells whether the ARN of a resource, and of all in it, starts with a text.
func arnStarts(v model.Value, r *model.Resource, whole string) model.Tri {
	return onEach(v, func(o model.Value) model.Tri {
		text, ok := renderFor(o, r)
		if !ok {
			return model.Unknown
		}
		text = plainPartition(text)
		if strings.HasPrefix(whole, text) {
			return model.Yes
		}
		return sameARN(text, whole, r)
	})
}

// arnTouches is arnStarts, but a text that names a part of the resource counts too.
func arnTouches(v model.Value, r *model.Resource, whole string) model.Tri {
	return arnStarts(v, r, whole).Or(onEach(v, func(o model.Value) model.Tri {
		text, ok := renderFor(o, r)
		if !ok {
			return model.Unknown
		}
		return model.Of(strings.HasPrefix(plainPartition(text), whole))
	}))
}
