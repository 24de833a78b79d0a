package secretsmanager

import "testing"

func TestLongestGap(t *testing.T) {
	for _, test := range []struct {
		expression string
		want       int64
		ok         bool
	}{
		{"rate(30 days)", 30, true},
		{"rate(1 day)", 1, true},
		{"rate(36 hours)", 2, true},
		{"rate(30 fortnights)", 0, false},
		{"cron(0 8 1 * ? *)", 31, true},
		{"cron(0 8 1 */2 ? *)", 62, true},
		{"cron(0 8 1 1,4,7,10 ? *)", 92, true},
		{"cron(0 8 L * ? *)", 31, true},
		{"cron(0 16 ? * SUN#1 *)", 35, true},
		{"cron(0 16 ? * 2-6 *)", 3, true},
		{"cron(0 16 ? JAN-MAR MON *)", 287, true},
		{"cron(0 8 31 FEB ? *)", 0, false},
		{"cron(0 8 1 * ? 2030)", 0, false},
		{"cron(0 8 15W * ? *)", 0, false},
		{"every week", 0, false},
	} {
		got, ok := longestGap(test.expression)
		if ok != test.ok || ok && got != test.want {
			t.Errorf("%s: %d, %v; want %d, %v", test.expression, got, ok, test.want, test.ok)
		}
	}
}
