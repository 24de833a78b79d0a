package sso

import "testing"

func TestMinutes(t *testing.T) {
	for text, want := range map[string]int{"PT1H": 60, "PT90M": 90, "PT1H30M": 90, "pt12h": 720, "PT0H30M0S": 30, "P1D": -1, "PT": -1, "4H": -1, "PTxH": -1} {
		got, ok := minutes(text)
		if !ok {
			got = -1
		}
		if got != want {
			t.Errorf("%s: %d, want %d", text, got, want)
		}
	}
}
