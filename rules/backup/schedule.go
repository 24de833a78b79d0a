package backup

import (
	"slices"
	"strconv"
	"strings"
	"time"
)

// longestGap is the longest time between two runs of a schedule, in whole hours, rounded up; false where the expression
// cannot be read, or has a part that is not read here, such as the last day of a month.
// See https://docs.aws.amazon.com/scheduler/latest/UserGuide/schedule-types.html.
func longestGap(text string) (int64, bool) {
	if inner, ok := inside(text, "rate"); ok {
		return rateHours(inner)
	}
	inner, ok := inside(text, "cron")
	if !ok {
		return 0, false
	}
	fields := strings.Fields(inner)
	if len(fields) != 6 || fields[5] != "*" {
		return 0, false
	}
	minutes, ok1 := cronField(fields[0], 0, 59, nil)
	hours, ok2 := cronField(fields[1], 0, 23, nil)
	days, ok3 := cronField(fields[2], 1, 31, nil)
	months, ok4 := cronField(fields[3], 1, 12, monthNames[:])
	weekdays, ok5 := cronField(fields[4], 1, 7, dayNames[:])
	if !ok1 || !ok2 || !ok3 || !ok4 || !ok5 {
		return 0, false
	}
	return walk(minutes, hours, days, months, weekdays), true
}

func inside(text, name string) (string, bool) {
	inner, ok := strings.CutPrefix(strings.TrimSpace(text), name+"(")
	inner, closed := strings.CutSuffix(inner, ")")
	return inner, ok && closed
}

func rateHours(text string) (int64, bool) {
	fields := strings.Fields(text)
	if len(fields) != 2 {
		return 0, false
	}
	n, err := strconv.ParseInt(fields[0], 10, 64)
	if err != nil || n < 1 {
		return 0, false
	}
	switch strings.TrimSuffix(fields[1], "s") {
	case "minute":
		return (n + 59) / 60, true
	case "hour":
		return n, true
	case "day":
		return n * 24, true
	}
	return 0, false
}

// walk runs through two years and finds the longest time between two runs; 0 where there is none, or one only.
func walk(minutes, hours, days, months, weekdays []int) int64 {
	start := time.Date(2027, 1, 1, 0, 0, 0, 0, time.UTC)
	var last time.Time
	longest := time.Duration(0)
	for day := start; day.Before(start.AddDate(2, 0, 0)); day = day.AddDate(0, 0, 1) {
		if !slices.Contains(days, day.Day()) || !slices.Contains(months, int(day.Month())) || !slices.Contains(weekdays, int(day.Weekday())+1) {
			continue
		}
		for _, h := range hours {
			for _, m := range minutes {
				at := day.Add(time.Duration(h)*time.Hour + time.Duration(m)*time.Minute)
				if !last.IsZero() {
					longest = max(longest, at.Sub(last))
				}
				last = at
			}
		}
	}
	if longest == 0 {
		return 24 * 365 * 2
	}
	return int64((longest + time.Hour - 1) / time.Hour)
}

var (
	monthNames = [...]string{"JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC"}
	dayNames   = [...]string{"SUN", "MON", "TUE", "WED", "THU", "FRI", "SAT"}
)

// cronField lists the values that a field of a cron expression stands for. names stand for the numbers from lowest on.
func cronField(text string, lowest, highest int, names []string) ([]int, bool) {
	var out []int
	number := func(s string) (int, bool) {
		if i := slices.Index(names, strings.ToUpper(s)); i >= 0 {
			return lowest + i, true
		}
		n, err := strconv.Atoi(s)
		return n, err == nil && n >= lowest && n <= highest
	}
	for part := range strings.SplitSeq(text, ",") {
		list, step, stepped := strings.Cut(part, "/")
		every := 1
		if stepped {
			n, err := strconv.Atoi(step)
			if err != nil || n < 1 {
				return nil, false
			}
			every = n
		}
		first, last := lowest, highest
		if list != "*" && list != "?" {
			from, to, ranged := strings.Cut(list, "-")
			n, ok := number(from)
			if !ok {
				return nil, false
			}
			first = n
			switch {
			case ranged:
				if last, ok = number(to); !ok || last < first {
					return nil, false
				}
			case !stepped:
				last = first
			}
		}
		for n := first; n <= last; n += every {
			out = append(out, n)
		}
	}
	slices.Sort(out)
	return slices.Compact(out), true
}
