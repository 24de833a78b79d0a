package facts

import (
	"slices"
	"strings"

	"github.com/sekisho/sekisho/analyzer/model"
	"github.com/sekisho/sekisho/analyzer/rule"
)

// These stand for names that are not known, in the patterns of a policy. No name can hold them.
const (
	thisBucket = "\x01"
	anyKey     = "\x02"
	another    = "\x03" // followed by the address of another bucket
)

// bucketName is the name of a bucket, or a stand-in.
func bucketName(bucket *model.Resource) string {
	if text, ok := bucket.Get("bucket").Text(); ok && text != "" {
		return text
	}
	return thisBucket
}

// bucketARN is the ARN of a bucket in the partition aws.
func bucketARN(bucket *model.Resource) string {
	if text, ok := bucket.Get("arn").Text(); ok && text != "" {
		return plainPartition(text)
	}
	return "arn:aws:s3:::" + bucketName(bucket)
}

// plainPartition puts an ARN into the partition aws. A bucket has only one, so that it makes no difference.
func plainPartition(arn string) string {
	for _, partition := range []string{"arn:aws-cn:", "arn:aws-us-gov:"} {
		if rest, ok := strings.CutPrefix(arn, partition); ok {
			return "arn:aws:" + rest
		}
	}
	return arn
}

// covers tells whether a pattern of a Resource element holds a bucket itself, and whether it holds all its objects.
func covers(v model.Value, bucket *model.Resource) (whole, objects model.Tri) {
	outcomes := v.Outcomes()
	for i, o := range outcomes {
		w, k := coversOne(o, bucket)
		if i == 0 {
			whole, objects = w, k
			continue
		}
		if w != whole {
			whole = model.Unknown
		}
		if k != objects {
			objects = model.Unknown
		}
	}
	return whole, objects
}

func coversOne(v model.Value, bucket *model.Resource) (whole, objects model.Tri) {
	pattern, ok := render(v, bucket)
	if !ok {
		return model.Unknown, model.Unknown
	}
	pattern = plainPartition(pattern)
	name := bucketName(bucket)
	arn := bucketARN(bucket)
	whole, objects = model.Of(Wildcard(pattern, arn)), model.Of(Wildcard(pattern, arn+"/"+anyKey))
	// A name that is not known may turn out to be the one that is written.
	if name == thisBucket && !strings.Contains(pattern, thisBucket) && !strings.Contains(pattern, another) {
		if whole == model.No {
			whole = model.Unknown
		}
		if objects == model.No {
			objects = model.Unknown
		}
	}
	return whole, objects
}

// render writes a pattern as text, with the ARN and the name of the bucket filled in where it refers to them.
func render(v model.Value, bucket *model.Resource) (string, bool) {
	if text, ok := v.Text(); ok {
		return text, true
	}
	if pieces := v.Pieces(); pieces != nil {
		var b strings.Builder
		for _, p := range pieces {
			text, ok := render(p, bucket)
			if !ok {
				return "", false
			}
			b.WriteString(text)
		}
		return b.String(), true
	}
	sources := v.Sources()
	if len(sources) != 1 || sources[0].Derived {
		return "", false
	}
	s := sources[0]
	if s.Kind == model.FromResource && s.Resource != nil {
		switch {
		case s.Resource == bucket && s.Attr == "arn":
			return bucketARN(bucket), true
		case s.Resource == bucket && (s.Attr == "id" || s.Attr == "bucket"):
			return bucketName(bucket), true
		case s.Resource.Addr.Mode == model.Data && s.Resource.Addr.Type == "aws_partition" && s.Attr == "partition":
			return "aws", true
		}
		return renderAnother(s)
	}
	// Two values that are read from the same unset variable are equal.
	for _, o := range bucket.Get("bucket").Sources() {
		if o.Same(s) && !o.Derived {
			return bucketName(bucket), true
		}
	}
	return "", false
}

// renderAnother writes a reference to a bucket that is not the one in question.
func renderAnother(s *model.Source) (string, bool) {
	if s.Resource.Addr.Mode != model.Managed || s.Resource.Addr.Type != "aws_s3_bucket" {
		return "", false
	}
	switch s.Attr {
	case "arn":
		return "arn:aws:s3:::" + another + s.Resource.Address(), true
	case "id", "bucket":
		return another + s.Resource.Address(), true
	}
	return "", false
}

// DeniesPlainHTTP tells whether a bucket policy denies everyone the use of the bucket and its objects without TLS.
func DeniesPlainHTTP(d Document, bucket *model.Resource) rule.Result {
	const message = "no statement denies requests without TLS"
	whole, objects := model.No, model.No
	var shown []rule.Evidence
	for _, s := range d.Statements {
		denies := model.All(s.Denies(), s.AnyPrincipal(), s.Covers("s3:GetObject"), s.Covers("s3:PutObject"), onlyPlainHTTP(s))
		if denies == model.No {
			continue
		}
		var w, k model.Tri
		items := s.Items("Resource")
		w = items.Any(func(v model.Value) model.Tri { whole, _ := covers(v, bucket); return whole })
		k = items.Any(func(v model.Value) model.Tri { _, objects := covers(v, bucket); return objects })
		whole, objects = whole.Or(denies.And(w)), objects.Or(denies.And(k))
		if denies == model.Yes && (w == model.Yes || k == model.Yes) {
			shown = append(shown, d.Evidence(s)...)
		}
	}
	if d.Complete != model.Yes {
		whole, objects = whole.Or(model.Unknown), objects.Or(model.Unknown)
	}
	switch ok := whole.And(objects); {
	case ok == model.Yes:
		return rule.Result{OK: ok, Message: "requests without TLS are denied", Evidence: shown}
	case ok == model.Unknown:
		return d.Unread("whether requests without TLS are denied is not known", d.Value)
	case whole == model.Yes:
		return rule.Result{OK: model.No, Message: "requests for objects without TLS are not denied", Evidence: shown}
	case objects == model.Yes:
		return rule.Result{OK: model.No, Message: "requests for the bucket itself without TLS are not denied", Evidence: shown}
	}
	return rule.Judge(model.No, message, d.Value)
}

// onlyPlainHTTP tells whether the one condition of a statement is that the request does not use TLS.
func onlyPlainHTTP(s Statement) model.Tri {
	conditions, complete := s.Conditions()
	found, other := model.No, model.No
	for _, c := range conditions {
		if c.Key != "aws:securetransport" || !slices.Contains([]string{"bool", "boolifexists", "stringequals", "stringequalsignorecase", "stringlike"}, c.Operator) {
			other = model.Yes
			continue
		}
		found = found.Or(c.Values.Any(func(v model.Value) model.Tri {
			return v.Matches(func(s string) bool { return strings.EqualFold(s, "false") })
		}))
	}
	ok := found.And(other.Not())
	if complete != model.Yes && other == model.No {
		return model.Unknown
	}
	return ok
}
