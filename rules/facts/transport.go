package facts

import (
	"github.com/sekisho/sekisho/analyzer/model"
	"github.com/sekisho/sekisho/analyzer/rule"
)

// RequiresTLS tells whether a resource policy denies everyone an action where the request does not use TLS.
func RequiresTLS(d Document, action string) rule.Result {
	return FindStatement(d, "requests without TLS are denied", "no statement denies requests without TLS", func(s Statement) model.Tri {
		return model.All(s.Denies(), s.AnyPrincipal(), s.Covers(action), onlyPlainHTTP(s))
	})
}
