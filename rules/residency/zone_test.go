package residency

import "testing"

func TestReadZone(t *testing.T) {
	for _, test := range []struct {
		text string
		want zone
		ok   bool
	}{
		{"ap-northeast-1a", zone{region: "ap-northeast-1"}, true},
		{"us-gov-west-1b", zone{region: "us-gov-west-1"}, true},
		{"apne3-az1", zone{region: "ap-northeast-3"}, true},
		{"ap-northeast-1-tpe-1a", zone{"ap-northeast-1", "tpe"}, true},
		{"ap-northeast-1-tpe-1", zone{"ap-northeast-1", "tpe"}, true},
		{"apne1-tpe1-az1", zone{"ap-northeast-1", "tpe"}, true},
		{"ap-northeast-1-wl1-kix-wlz-1", zone{"ap-northeast-1", "kix"}, true},
		{"ap-northeast-1-wl1", zone{}, false},
		{"apne1-wl1-nrt-wlz1", zone{"ap-northeast-1", "nrt"}, true},
		{"ap-northeast-1", zone{}, false},
		{"ap-northeast-1a-x", zone{region: "ap-northeast-1"}, false},
		{"zone", zone{}, false},
		{"", zone{}, false},
	} {
		got, ok := readZone(test.text)
		if ok != test.ok || ok && got != test.want {
			t.Errorf("%q: %+v %t, not %+v %t", test.text, got, ok, test.want, test.ok)
		}
	}
}

func TestCountry(t *testing.T) {
	for place, want := range map[string]string{"tpe": "TW", "nrt": "JP", "xxx": ""} {
		if got := country(place); got != want {
			t.Errorf("%s: %q, not %q", place, got, want)
		}
	}
}
