package facts

// CardNumber reports whether a text is the number of a payment card: 13 to 19 digits, in groups or not, whose check digit
// is right.
func CardNumber(text string) bool {
	var digits []int
	for _, c := range text {
		switch {
		case c >= '0' && c <= '9':
			digits = append(digits, int(c-'0'))
		case c != ' ' && c != '-':
			return false
		}
	}
	if len(digits) < 13 || len(digits) > 19 {
		return false
	}
	sum, zero := 0, true
	for i, d := range digits {
		zero = zero && d == 0
		if (len(digits)-i)%2 == 0 { // every second digit from the right counts twice
			d *= 2
			if d > 9 {
				d -= 9
			}
		}
		sum += d
	}
	return sum%10 == 0 && !zero
}
