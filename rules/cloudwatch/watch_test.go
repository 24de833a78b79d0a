package cloudwatch

import (
	"testing"

	"github.com/hashicorp/hcl/v2"
	"github.com/zclconf/go-cty/cty"

	"github.com/sekisho/sekisho/analyzer/model"
)

// covers tells whether a filter of a pattern finds all that is watched for.
func covers(w watch, pattern string) model.Tri {
	match := w.matcher(model.NewValue("pattern", cty.StringVal(pattern), hcl.Range{}, model.Written))
	out := model.Yes
	for _, s := range w.samples() {
		out = out.And(match(s))
	}
	return out
}

func TestCovers(t *testing.T) {
	for _, test := range []struct {
		w       watch
		pattern string
		want    model.Tri
	}{
		{rootUsage, `{ $.userIdentity.type = "Root" && $.userIdentity.invokedBy NOT EXISTS && $.eventType != "AwsServiceEvent" }`, model.Yes},
		{rootUsage, `{$.userIdentity.type="Root"&&$.userIdentity.invokedBy NOT EXISTS&&$.eventType!="AwsServiceEvent"}`, model.Yes},
		{rootUsage, `{ ($.eventType != "AwsServiceEvent") && ($.userIdentity.type = Root) && ($.userIdentity.invokedBy NOT EXISTS) }`, model.Yes},
		{rootUsage, `{ $.userIdentity.type = "Root" }`, model.Yes},
		{rootUsage, `{ ($.errorCode = "AccessDenied") || ($.userIdentity.type = "Root") }`, model.Yes},
		{rootUsage, `{ $.userIdentity.type = "Root" && $.eventSource = "iam.amazonaws.com" }`, model.No},
		{rootUsage, `{ $.userIdentity.type = "IAMUser" }`, model.No},
		{rootUsage, `{ $.userIdentity.invokedBy NOT EXISTS && $.eventType != "AwsServiceEvent" }`, model.No},
		{rootUsage, `{ $.userIdentity.type = "Root" && $.userIdentity.arn != "arn:aws:iam::111122223333:root" }`, model.Unknown},
		{rootUsage, `{ $.userIdentity.type = "Root" && $.vpcEndpointId IS NULL }`, model.Unknown},
		{rootUsage, `{ $.userIdentity.type = "Root"`, model.Unknown},
		{rootUsage, `Root`, model.Unknown},
		{rootUsage, `ERROR`, model.No},
		{rootUsage, ``, model.No},
		{unauthorizedCalls, `{ ($.errorCode = "*UnauthorizedOperation") || ($.errorCode = "AccessDenied*") }`, model.Yes},
		{unauthorizedCalls, `{($.errorCode ="*UnauthorizedOperation") || ($.errorCode ="AccessDenied*") && ($.sourceIPAddress!="delivery.logs.amazonaws.com") && ($.eventName!="HeadBucket") }`, model.Yes},
		{unauthorizedCalls, `{ ($.errorCode ="*UnauthorizedOperation") || ($.errorCode ="AccessDenied*") || ($.sourceIPAddress!="delivery.logs.amazonaws.com") || ($.eventName!="HeadBucket") }`, model.Yes},
		{unauthorizedCalls, `{ $.errorCode = "AccessDenied*" }`, model.No},
		{consoleWithoutMFA, `{ ($.eventName = "ConsoleLogin") && ($.additionalEventData.MFAUsed != "Yes") && ($.userIdentity.type = "IAMUser") && ($.responseElements.ConsoleLogin = "Success") }`, model.Yes},
		{consoleWithoutMFA, `{ ($.eventName = "ConsoleLogin") && ($.additionalEventData.MFAUsed != "Yes") }`, model.Yes},
		{consoleWithoutMFA, `{ ($.eventName = "ConsoleLogin") && ($.errorMessage = "Failed authentication") }`, model.No},
		{consoleFailures, `{($.eventName=ConsoleLogin) && ($.errorMessage="Failed authentication")}`, model.Yes},
		{keysDisabled, `{($.eventSource=kms.amazonaws.com) && (($.eventName=DisableKey) || ($.eventName=ScheduleKeyDeletion))}`, model.Yes},
		{keysDisabled, `{($.eventSource=kms.amazonaws.com) && ($.eventName=DisableKey)}`, model.No},
		{keysDisabled, `{ $.eventName = "DisableKey" || $.eventName = "ScheduleKeyDeletion" }`, model.Yes},
		{securityGroupChanges, `{($.eventName=AuthorizeSecurityGroupIngress) || ($.eventName=AuthorizeSecurityGroupEgress) || ($.eventName=RevokeSecurityGroupIngress) || ($.eventName=RevokeSecurityGroupEgress) || ($.eventName=CreateSecurityGroup) || ($.eventName=DeleteSecurityGroup)}`, model.Yes},
		{securityGroupChanges, `{ $.eventName = "*SecurityGroup*" }`, model.Yes},
		{securityGroupChanges, `{ $.eventName = %SecurityGroup% }`, model.Unknown},
		{organizationChanges, `{ $.eventSource = organizations.amazonaws.com }`, model.Yes},
	} {
		if got := covers(test.w, test.pattern); got != test.want {
			t.Errorf("%s: %s is %s, not %s", test.w.what, test.pattern, got, test.want)
		}
	}
}
