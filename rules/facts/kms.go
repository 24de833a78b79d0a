package facts

import (
	"strings"

	"github.com/sekisho/sekisho/analyzer/is"
	"github.com/sekisho/sekisho/analyzer/model"
	"github.com/sekisho/sekisho/analyzer/rule"
)

// KeyTypes are the types that OwnKey looks at.
var KeyTypes = []string{"aws_kms_key", "aws_kms_replica_key", "aws_kms_external_key", "aws_kms_replica_external_key", "aws_kms_alias", "data.aws_kms_key", "data.aws_kms_alias"}

// byCustomer tells whether a value names a customer managed KMS key. Absent, empty, and the aliases of AWS managed keys
// are No. A key id or ARN that is not in the configuration counts as customer managed: AWS managed keys are named by
// alias.
func byCustomer(v model.Value) rule.Result {
	out := v.Outcomes()
	list := make([]rule.Result, len(out))
	for i, o := range out {
		ok, why := customerKey(o)
		list[i] = rule.Judge(ok, is.Saw(v), v)
		if ok == model.No && o.NotEmpty() == model.Yes {
			list[i].Message += ", a key that AWS manages"
		}
		list[i] = list[i].Because(why)
	}
	res := agree(list, v.Reason())
	if res.OK == model.Unknown {
		res.Evidence = res.Evidence[:1]
	}
	return res
}

func customerKey(v model.Value) (model.Tri, string) {
	if text, ok := v.Text(); ok {
		return model.Of(text != "" && !awsAlias(text)), ""
	}
	if v.NotEmpty() == model.No {
		return model.No, ""
	}
	answer := model.Unknown
	for _, s := range v.Sources() {
		if s.Kind != model.FromResource || s.Resource == nil {
			return model.Unknown, v.Reason()
		}
		r := s.Resource
		switch typeKey(r) {
		case "aws_kms_key", "aws_kms_replica_key", "aws_kms_external_key", "aws_kms_replica_external_key", "aws_kms_alias":
			answer = model.Yes
		case "data.aws_kms_alias", "data.aws_kms_key":
			name := r.Get("name")
			if r.Addr.Type == "aws_kms_key" {
				name = r.Get("key_id")
			}
			text, ok := name.Text()
			switch manager := r.Get("key_manager"); {
			case manager.OneOf("CUSTOMER") == model.Yes:
				return model.Yes, ""
			case ok:
				return model.Of(!awsAlias(text)), ""
			default:
				return customerKeyOf(name)
			}
		case "data.aws_caller_identity", "data.aws_region", "data.aws_partition":
		default:
			return model.Unknown, v.At() + " is read from " + s.At() + ", whose kind is not known"
		}
	}
	return answer, v.Reason()
}

// customerKeyOf judges the name that a data source looks a key up by.
func customerKeyOf(name model.Value) (model.Tri, string) {
	for _, s := range name.Sources() {
		if s.Kind == model.FromResource && s.Resource != nil && s.Resource.Addr.Mode == model.Data {
			return model.Unknown, name.Reason()
		}
	}
	return customerKey(name)
}

// awsAlias reports whether a text is, or is the ARN of, the alias of an AWS managed key.
func awsAlias(s string) bool {
	return strings.HasPrefix(s, "alias/aws/") || strings.Contains(s, ":alias/aws/")
}
