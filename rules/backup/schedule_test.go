package backup

import "testing"

func TestLongestGap(t *testing.T) {
	for _, test := range []struct {
		text  string
		hours int64
		ok    bool
	}{
		{"cron(0 5 ? * * *)", 24, true},
		{"cron(0 5 * * ? *)", 24, true},
		{"cron(0 0/6 * * ? *)", 6, true},
		{"cron(0 1,13 ? * * *)", 12, true},
		{"cron(0 9-17 ? * * *)", 16, true},
		{"cron(*/15 * * * ? *)", 1, true},
		{"cron(0 5 ? * MON-FRI *)", 72, true},
		{"cron(0 5 ? * 1 *)", 168, true},
		{"cron(0 5 1 * ? *)", 31 * 24, true},
		{"cron(0 5 1 JAN,JUL ? *)", 184 * 24, true},
		{"rate(1 day)", 24, true},
		{"rate(90 minutes)", 2, true},
		{"rate(2 hours)", 2, true},
		{"cron(0 5 L * ? *)", 0, false},
		{"cron(0 5 ? * 6#3 *)", 0, false},
		{"cron(0 5 ? * * 2027)", 0, false},
		{"cron(0 25 ? * * *)", 0, false},
		{"cron(0 5)", 0, false},
		{"rate(0 days)", 0, false},
		{"daily", 0, false},
	} {
		if got, ok := longestGap(test.text); got != test.hours || ok != test.ok {
			t.Errorf("%s: %d %v, want %d %v", test.text, got, ok, test.hours, test.ok)
		}
	}
}
