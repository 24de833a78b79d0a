package secretsmanager

import (
	"strconv"
	"strings"
	"time"

	"github.com/sekisho/sekisho/analyzer/model"
)

// withinDays tells whether a rotation happens at least once in a number of days by its schedule expression.
func withinDays(schedule model.Value, most int64) model.Tri {
	answer := model.Unknown
	known := schedule.Matches(func(text string) bool {
		gap, ok := longestGap(text)
		if ok {
			answer = model.Of(gap <= most)
		}
		return ok
	})
	if schedule.NotEmpty() == model.No {
		return model.No
	}
	if known != model.Yes {
		return model.Unknown
	}
	return answer
}

// longestGap is the greatest number of days between two runs of a schedule expression, rounded up. It is false where the
// expression is not understood.
// See https://docs.aws.amazon.com/secretsmanager/latest/userguide/rotate-secrets_schedule.html.
func longestGap(expression string) (int64, bool) {
	inner, isRate := strings.CutPrefix(strings.TrimSuffix(strings.TrimSpace(expression), ")"), "rate(")
	if isRate {
		count, unit, _ := strings.Cut(inner, " ")
		n, err := strconv.ParseInt(count, 10, 64)
		switch {
		case err != nil:
			return 0, false
		case strings.HasPrefix(unit, "day"):
			return n, true
		case strings.HasPrefix(unit, "hour"):
			return (n + 23) / 24, true
		}
		return 0, false
	}
	inner, isCron := strings.CutPrefix(inner, "cron(")
	fields := strings.Fields(inner)
	if !isCron || len(fields) != 6 || fields[5] != "*" {
		return 0, false
	}
	return cronGap(fields[2], fields[3], fields[4])
}

// cronGap runs through some years, leap years among them, and finds the longest time without a run.
func cronGap(dayOfMonth, month, dayOfWeek string) (int64, bool) {
	start := time.Date(2024, time.January, 1, 0, 0, 0, 0, time.UTC)
	last, gap := time.Time{}, int64(0)
	for day := start; day.Year() < 2033; day = day.AddDate(0, 0, 1) {
		inMonth, ok1 := holds(month, int(day.Month()), 1, monthNames)
		inDay, ok2 := holds(dayOfMonth, day.Day(), 1, nil)
		if dayOfMonth == "L" {
			inDay, ok2 = day.AddDate(0, 0, 1).Day() == 1, true
		}
		inWeek, ok3 := onWeekday(dayOfWeek, day)
		if !ok1 || !ok2 || !ok3 {
			return 0, false
		}
		if !inMonth || !inDay || !inWeek {
			continue
		}
		if !last.IsZero() {
			gap = max(gap, int64(day.Sub(last).Hours())/24)
		}
		last = day
	}
	return gap, gap > 0
}

var (
	monthNames = []string{"JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC"}
	dayNames   = []string{"SUN", "MON", "TUE", "WED", "THU", "FRI", "SAT"}
)

// onWeekday reports whether a field for days of the week takes in a day; MON#2 is the second Monday of a month.
func onWeekday(field string, day time.Time) (in, ok bool) {
	name, nth, counted := strings.Cut(field, "#")
	in, ok = holds(name, int(day.Weekday())+1, 1, dayNames)
	if counted {
		in = in && strconv.Itoa((day.Day()-1)/7+1) == nth
	}
	return in, ok
}

// holds reports whether a field takes in a number. names are what the numbers from first on can be called.
func holds(field string, n, first int, names []string) (in, ok bool) {
	for part := range strings.SplitSeq(field, ",") {
		span, step, stepped := strings.Cut(part, "/")
		by := 1
		if stepped {
			var err error
			if by, err = strconv.Atoi(step); err != nil || by < 1 {
				return false, false
			}
		}
		low, high := first, 1<<10
		if span != "*" && span != "?" {
			from, to, ranged := strings.Cut(span, "-")
			var ok1, ok2 bool
			low, ok1 = numberOf(from, first, names)
			high, ok2 = low, true
			switch {
			case ranged:
				high, ok2 = numberOf(to, first, names)
			case stepped:
				high = 1 << 10
			}
			if !ok1 || !ok2 {
				return false, false
			}
		}
		if low <= n && n <= high && (n-low)%by == 0 {
			in = true
		}
	}
	return in, true
}

func numberOf(text string, first int, names []string) (int, bool) {
	for i, name := range names {
		if strings.EqualFold(name, text) {
			return first + i, true
		}
	}
	n, err := strconv.Atoi(text)
	return n, err == nil
}
