package cloudwatch

import "testing"

func TestCovers(t *testing.T) {
	root := watch{terms: []string{"$.userIdentity.type=Root", "$.userIdentity.invokedByNOTEXISTS", "$.eventType!=AwsServiceEvent"}}
	for _, test := range []struct {
		pattern string
		want    bool
	}{
		{`{ $.userIdentity.type = "Root" && $.userIdentity.invokedBy NOT EXISTS && $.eventType != "AwsServiceEvent" }`, true},
		{`{$.userIdentity.type="Root"&&$.userIdentity.invokedBy NOT EXISTS&&$.eventType!="AwsServiceEvent"}`, true},
		{`{ ($.eventType != "AwsServiceEvent") && ($.userIdentity.type = Root) && ($.userIdentity.invokedBy NOT EXISTS) }`, true},
		{`{ $.userIdentity.type = "Root" }`, true},
		{`{ ($.errorCode = "AccessDenied") || ($.userIdentity.type = "Root") }`, true},
		{`{ $.userIdentity.type = "Root" && $.eventSource = "iam.amazonaws.com" }`, false},
		{`{ $.userIdentity.type = "IAMUser" }`, false},
		{`{ $.userIdentity.invokedBy NOT EXISTS && $.eventType != "AwsServiceEvent" }`, false},
		{``, false},
	} {
		if got := root.covers(test.pattern); got != test.want {
			t.Errorf("%s: %v", test.pattern, got)
		}
	}
}
