package facts

import (
	"slices"
	"strings"

	"github.com/sekisho/sekisho/analyzer/model"
	"github.com/sekisho/sekisho/analyzer/rule"
)

// AccountTypes are the types that Foreign looks at.
var AccountTypes = []string{"data.aws_caller_identity", "data.aws_partition"}

// Foreign tells whether a principal of a policy is of an account that is neither that of the resource nor one of the
// trusted. "*" is of no account.
func Foreign(v model.Value, own *model.Resource, trusted []string) model.Tri {
	return onEach(v, func(o model.Value) model.Tri {
		if source, ok := onlySource(o); ok && !o.Known() {
			return foreignSource(source, own, trusted)
		}
		text, ok := accountText(o, own)
		if !ok {
			return model.Unknown
		}
		return foreignText(text, own, trusted)
	})
}

// sharedAccount stands for the account of a resource in an ARN. No account can be called so.
const sharedAccount = "\x05"

// accountText writes a principal with a stand-in for the account that it shares with the resource.
func accountText(v model.Value, own *model.Resource) (string, bool) {
	if text, ok := v.Text(); ok {
		return text, true
	}
	if pieces := v.Pieces(); pieces != nil {
		var b strings.Builder
		for _, p := range pieces {
			text, ok := accountText(p, own)
			if !ok {
				// What follows the account does not matter.
				if strings.Count(b.String(), ":") >= 5 {
					return b.String(), true
				}
				return "", false
			}
			b.WriteString(text)
		}
		return b.String(), true
	}
	s, ok := onlySource(v)
	switch {
	case !ok:
		return "", false
	case s.Resource.Addr.Type == "aws_partition" && s.Attr == "partition":
		return "aws", true
	case s.Resource.Addr.Type == "aws_caller_identity" && s.Attr == "account_id" && SameAccount(s.Resource.Provider, own.Provider) == model.Yes:
		return sharedAccount, true
	}
	return "", false
}

// onlySource is the one attribute of a resource that a value is read from, unchanged.
func onlySource(v model.Value) (*model.Source, bool) {
	sources := v.Sources()
	if len(sources) != 1 || sources[0].Derived || sources[0].Kind != model.FromResource || sources[0].Resource == nil {
		return nil, false
	}
	return sources[0], true
}

// awsOwned are the data sources that name accounts of AWS itself, which deliver logs.
var awsOwned = [...]string{"aws_billing_service_account", "aws_cloudtrail_service_account", "aws_elb_service_account", "aws_redshift_service_account"}

// foreignSource judges a principal that an identifier of a resource stands for: it is of the account where that lives.
func foreignSource(s *model.Source, own *model.Resource, trusted []string) model.Tri {
	r := s.Resource
	switch {
	case r.Addr.Mode == model.Data && slices.Contains(awsOwned[:], r.Addr.Type):
		return model.No
	case !identifies(s.Attr), r.Addr.Mode == model.Data && r.Addr.Type != "aws_caller_identity" && !strings.HasPrefix(r.Addr.Type, "aws_iam_"):
		return model.Unknown
	}
	if r.Provider != nil && r.Provider.Account.OneOf(trusted...) == model.Yes {
		return model.No
	}
	return SameAccount(r.Provider, own.Provider).Not()
}

func foreignText(text string, own *model.Resource, trusted []string) model.Tri {
	account := text
	if parts := strings.SplitN(text, ":", 6); len(parts) == 6 && parts[0] == "arn" {
		account = parts[4]
	}
	switch {
	case text == "*", account == sharedAccount, account == "cloudfront":
		return model.No
	case !accountID(account):
		return model.Unknown // such as the unique id that AWS shows for a principal that is gone
	case slices.Contains(trusted, account):
		return model.No
	}
	if id, ok := own.Account().Text(); ok {
		return model.Of(account != id)
	}
	return model.Unknown
}

func accountID(s string) bool { return len(s) == 12 && strings.Trim(s, "0123456789") == "" }

// ForeignMay tells whether a policy lets a principal of another account do what a statement has to be about. own is the
// resource that holds the policy.
func ForeignMay(d Document, own *model.Resource, trusted []string, there, missing string, about func(Statement) model.Tri) rule.Result {
	why := "which account " + own.Address() + " belongs to is not known"
	return findStatement(d, there, missing, why, func(s Statement) model.Tri {
		who := s.Principals("AWS").Any(func(v model.Value) model.Tri { return Foreign(v, own, trusted) })
		// The canonical user id of an account does not tell which one it is.
		if canonical := s.Principals("CanonicalUser").Has; canonical != model.No {
			who = who.Or(model.Unknown)
		}
		return model.All(s.Allows(), about(s), who)
	})
}
