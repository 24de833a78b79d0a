package lifecycle

import (
	"testing"
	"time"
)

func TestSupport(t *testing.T) {
	for _, test := range []struct{ engine, version, want string }{
		{"postgres", "11.22", "2024-02-29"},
		{"postgres", "11", "2024-02-29"},
		{"postgres", "17.5", ""},
		{"postgres", "9.6.24", "2022-04-26"},
		{"mysql", "5.7.44", "2024-02-29"},
		{"mysql", "8.4.3", ""},
		{"mariadb", "10.11.8", "2028-02-29"},
		{"aurora-mysql", "5.7.mysql_aurora.2.11.4", "2024-10-31"},
		{"oracle-ee", "12.1.0.2.v30", "2022-07-31"},
		{"sqlserver-web", "13.00.6300.2.v1", "2026-07-14"},
		{"redis", "5.0.6", "2026-01-31"},
		{"redis", "7.1", ""},
		{"aws_opensearch_domain", "Elasticsearch_7.1", "2025-11-07"},
		{"aws_opensearch_domain", "Elasticsearch_7.10", "2027-11-07"},
		{"aws_opensearch_domain", "OpenSearch_1.2", "2025-11-07"},
		{"aws_opensearch_domain", "OpenSearch_2.19", ""},
		{"aws_msk_cluster", "2.8.2.tiered", "2025-01-14"},
		{"aws_msk_cluster", "3.6.0", "2026-06-01"},
		{"aws_msk_cluster", "3.9.x", ""},
	} {
		if got := support(test.engine, test.version); got != test.want {
			t.Errorf("%s %s: %q, not %q", test.engine, test.version, got, test.want)
		}
	}
}

func TestDates(t *testing.T) {
	for _, e := range ends {
		if _, err := time.Parse(time.DateOnly, e.date); err != nil {
			t.Errorf("%s %s: %v", e.engine, e.version, err)
		}
	}
	for _, r := range retired {
		if _, err := time.Parse(time.DateOnly, r.date); err != nil {
			t.Errorf("%s: %v", r.typ, err)
		}
	}
}
