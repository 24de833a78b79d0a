package residency

import (
	"slices"
	"strings"
)

// zone is where an Availability Zone, a Local Zone or a Wavelength Zone is.
type zone struct {
	region string
	place  string // the code of the place, of a Local Zone or Wavelength Zone: tpe
}

// readZone reads the name or the id of a zone, or of a group of zones: ap-northeast-1a, apne1-az4, ap-northeast-1-tpe-1a,
// ap-northeast-1-wl1-nrt-wlz-1. It is false where the text is neither.
// See https://docs.aws.amazon.com/global-infrastructure/latest/regions/aws-availability-zones.html.
func readZone(text string) (zone, bool) {
	parts := strings.Split(text, "-")
	if region, ok := regionOfID(parts[0]); ok {
		return readRest(region, parts[1:], "az")
	}
	i := slices.IndexFunc(parts, func(s string) bool { return s != "" && s[0] >= '0' && s[0] <= '9' })
	if i < 2 {
		return zone{}, false
	}
	number := strings.TrimRight(parts[i], "abcdefghijklmnopqrstuvwxyz")
	region := strings.Join(append(slices.Clone(parts[:i]), number), "-")
	switch {
	case number != parts[i]:
		return zone{region: region}, i == len(parts)-1 && len(parts[i]) == len(number)+1
	case i == len(parts)-1:
		return zone{}, false // a region
	}
	return readRest(region, parts[i+1:], "")
}

// readRest reads what follows the region: the zone of it, or the code of a place.
func readRest(region string, rest []string, ordinary string) (zone, bool) {
	if len(rest) > 0 && strings.HasPrefix(rest[0], "wl") {
		rest = rest[1:]
	}
	if len(rest) == 0 {
		return zone{}, false
	}
	if ordinary != "" && len(rest) == 1 && strings.HasPrefix(rest[0], ordinary) {
		return zone{region: region}, true
	}
	return zone{region, strings.TrimRight(rest[0], "0123456789")}, true
}

// regionIDs are the regions as they stand in the ids of zones, which mean the same zone in every account.
var regionIDs = [...]struct{ id, region string }{
	{"afs1", "af-south-1"}, {"ape1", "ap-east-1"}, {"ape2", "ap-east-2"}, {"apne1", "ap-northeast-1"}, {"apne2", "ap-northeast-2"},
	{"apne3", "ap-northeast-3"}, {"aps1", "ap-south-1"}, {"aps2", "ap-south-2"}, {"apse1", "ap-southeast-1"}, {"apse2", "ap-southeast-2"},
	{"apse3", "ap-southeast-3"}, {"apse4", "ap-southeast-4"}, {"apse5", "ap-southeast-5"}, {"apse6", "ap-southeast-6"}, {"apse7", "ap-southeast-7"},
	{"cac1", "ca-central-1"}, {"caw1", "ca-west-1"}, {"cnn1", "cn-north-1"}, {"cnnw1", "cn-northwest-1"}, {"euc1", "eu-central-1"}, {"euc2", "eu-central-2"},
	{"eun1", "eu-north-1"}, {"eus1", "eu-south-1"}, {"eus2", "eu-south-2"}, {"euw1", "eu-west-1"}, {"euw2", "eu-west-2"}, {"euw3", "eu-west-3"},
	{"ilc1", "il-central-1"}, {"mec1", "me-central-1"}, {"mes1", "me-south-1"}, {"mxc1", "mx-central-1"}, {"sae1", "sa-east-1"},
	{"use1", "us-east-1"}, {"use2", "us-east-2"}, {"usge1", "us-gov-east-1"}, {"usgw1", "us-gov-west-1"}, {"usw1", "us-west-1"}, {"usw2", "us-west-2"},
}

func regionOfID(id string) (string, bool) {
	for _, r := range regionIDs {
		if r.id == id {
			return r.region, true
		}
	}
	return "", false
}

// countries are the places of Local Zones and Wavelength Zones, with the country that each stands in. The region that a
// zone belongs to may be in another one.
// See https://docs.aws.amazon.com/local-zones/latest/ug/available-local-zones.html and
// https://docs.aws.amazon.com/wavelength/latest/developerguide/available-wavelength-zones.html.
var countries = [...]struct{ place, country string }{
	{"akl", "NZ"}, {"atl", "US"}, {"ber", "DE"}, {"bkk", "TH"}, {"bna", "US"}, {"bos", "US"}, {"bue", "AR"}, {"ccu", "IN"}, {"chi", "US"}, {"cjj", "KR"},
	{"clt", "US"}, {"cmn", "MA"}, {"cph", "DK"}, {"del", "IN"}, {"den", "US"}, {"dfw", "US"}, {"dkr", "SN"}, {"dtm", "DE"}, {"dtw", "US"}, {"fra", "DE"}, {"ham", "DE"}, {"han", "VN"},
	{"hel", "FI"}, {"hnl", "US"}, {"iah", "US"}, {"ist", "TR"}, {"kix", "JP"}, {"las", "US"}, {"lax", "US"}, {"lhr", "GB"}, {"lim", "PE"}, {"lon", "GB"}, {"los", "NG"}, {"man", "GB"},
	{"mci", "US"}, {"mct", "OM"}, {"mia", "US"}, {"mnl", "PH"}, {"msp", "US"}, {"muc", "DE"}, {"nrt", "JP"}, {"nyc", "US"}, {"pdx", "US"},
	{"per", "AU"}, {"phl", "US"}, {"phx", "US"}, {"qro", "MX"}, {"rba", "MA"}, {"scl", "CL"}, {"sea", "US"}, {"sel", "KR"}, {"sfo", "US"}, {"slc", "US"}, {"tpa", "US"},
	{"tpe", "TW"}, {"waw", "PL"}, {"was", "US"}, {"yto", "CA"},
}

// country is where a place stands; "" where that is not known.
func country(place string) string {
	for _, c := range countries {
		if c.place == place {
			return c.country
		}
	}
	return ""
}
