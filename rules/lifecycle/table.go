package lifecycle

import "strings"

// retired are the types of services that AWS shuts down, and of features that it has closed. A closed one goes on for
// those who use it, without anything new.
var retired = [...]struct {
	typ, date string
	closed    bool
}{
	{"aws_appmesh_mesh", "2026-09-30", false},
	{"aws_cloud9_environment_ec2", "2024-07-25", true},
	{"aws_cloudsearch_domain", "2024-07-25", true},
	{"aws_datapipeline_pipeline", "2024-07-25", true},
	{"aws_elastictranscoder_pipeline", "2025-11-13", false},
	{"aws_evidently_project", "2025-10-17", false},
	{"aws_inspector_assessment_template", "2026-05-20", false},
	{"aws_kinesis_analytics_application", "2026-01-27", false},
	{"aws_launch_configuration", "2024-10-01", true},
	{"aws_lex_bot", "2025-09-15", false},
	{"aws_media_store_container", "2025-11-13", false},
	{"aws_opsworks_stack", "2024-05-26", false},
	{"aws_pinpoint_app", "2026-10-30", false},
	{"aws_qldb_ledger", "2025-07-31", false},
	{"aws_waf_web_acl", "2025-09-30", false},
	{"aws_wafregional_web_acl", "2025-09-30", false},
}

// versioned are the arguments that hold a version, and those that name the engine that it is one of.
var versioned = [...]struct{ typ, version, engine string }{
	{"aws_db_instance", "engine_version", "engine"},
	{"aws_elasticache_cluster", "engine_version", "engine"},
	{"aws_elasticache_replication_group", "engine_version", "engine"},
	{"aws_elasticsearch_domain", "elasticsearch_version", ""},
	{"aws_msk_cluster", "kafka_version", ""},
	{"aws_opensearch_domain", "engine_version", ""},
	{"aws_rds_cluster", "engine_version", "engine"},
}

// ends are the days by which standard support ends, by engine and by the beginning of the version. What is not here has no
// such day yet, or a later one.
//
//   - https://docs.aws.amazon.com/AmazonRDS/latest/PostgreSQLReleaseNotes/postgresql-release-calendar.html
//   - https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/MySQL.Concepts.VersionMgmt.html
//   - https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/MariaDB.Concepts.VersionMgmt.html
//   - https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/Aurora.VersionPolicy.html
//   - https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/engine-versions.html
//   - https://docs.aws.amazon.com/opensearch-service/latest/developerguide/what-is.html#choosing-version
//   - https://docs.aws.amazon.com/msk/latest/developerguide/supported-kafka-versions.html
var ends = [...]struct{ engine, version, date string }{
	{"aurora", "5.6", "2023-02-28"},
	{"aurora-mysql", "5.7", "2024-10-31"},
	{"aurora-mysql", "8.0", "2028-04-30"},
	{"aurora-postgresql", "9.6", "2022-01-31"},
	{"aurora-postgresql", "10", "2023-01-31"},
	{"aurora-postgresql", "11", "2024-02-29"},
	{"aurora-postgresql", "12", "2025-02-28"},
	{"aurora-postgresql", "13", "2026-02-28"},
	{"aurora-postgresql", "14", "2027-02-28"},
	{"aurora-postgresql", "15", "2028-02-29"},
	{"mariadb", "10.0", "2021-04-23"},
	{"mariadb", "10.1", "2021-07-20"},
	{"mariadb", "10.2", "2022-10-15"},
	{"mariadb", "10.3", "2023-10-23"},
	{"mariadb", "10.4", "2024-12-31"},
	{"mariadb", "10.5", "2025-12-31"},
	{"mariadb", "10.6", "2026-08-31"},
	{"mariadb", "10.11", "2028-02-29"},
	{"mysql", "5.5", "2021-05-25"},
	{"mysql", "5.6", "2022-03-01"},
	{"mysql", "5.7", "2024-02-29"},
	{"mysql", "8.0", "2026-07-31"},
	{"oracle", "11.2", "2020-12-31"},
	{"oracle", "12.1", "2022-07-31"},
	{"oracle", "12.2", "2022-03-31"},
	{"oracle", "18.0", "2021-06-30"},
	{"postgres", "9.5", "2021-03-16"},
	{"postgres", "9.6", "2022-04-26"},
	{"postgres", "10", "2023-04-17"},
	{"postgres", "11", "2024-02-29"},
	{"postgres", "12", "2025-02-28"},
	{"postgres", "13", "2026-02-28"},
	{"postgres", "14", "2027-02-28"},
	{"postgres", "15", "2028-02-29"},
	{"redis", "2", "2023-07-31"},
	{"redis", "3", "2023-07-31"},
	{"redis", "4", "2026-01-31"},
	{"redis", "5", "2026-01-31"},
	{"redis", "6", "2027-01-31"},
	{"sqlserver", "11.00", "2022-07-12"},
	{"sqlserver", "12.00", "2024-07-09"},
	{"sqlserver", "13.00", "2026-07-14"},
	{"sqlserver", "14.00", "2027-10-12"},

	{"aws_elasticsearch_domain", "1.5", "2025-11-07"},
	{"aws_elasticsearch_domain", "2.3", "2025-11-07"},
	{"aws_elasticsearch_domain", "5", "2025-11-07"},
	{"aws_elasticsearch_domain", "6.0", "2025-11-07"},
	{"aws_elasticsearch_domain", "6.2", "2025-11-07"},
	{"aws_elasticsearch_domain", "6.3", "2025-11-07"},
	{"aws_elasticsearch_domain", "6.4", "2025-11-07"},
	{"aws_elasticsearch_domain", "6.5", "2025-11-07"},
	{"aws_elasticsearch_domain", "6.7", "2025-11-07"},
	{"aws_elasticsearch_domain", "7.1", "2025-11-07"},
	{"aws_elasticsearch_domain", "7.4", "2025-11-07"},
	{"aws_elasticsearch_domain", "7.7", "2025-11-07"},
	{"aws_elasticsearch_domain", "7.8", "2025-11-07"},
	{"aws_elasticsearch_domain", "7.9", "2027-11-07"},
	{"aws_elasticsearch_domain", "7.10", "2027-11-07"},
	{"aws_opensearch_domain", "1.0", "2025-11-07"},
	{"aws_opensearch_domain", "1.1", "2025-11-07"},
	{"aws_opensearch_domain", "1.2", "2025-11-07"},

	{"aws_msk_cluster", "1.1.1", "2024-06-05"},
	{"aws_msk_cluster", "2.1.0", "2024-06-05"},
	{"aws_msk_cluster", "2.2.1", "2024-06-08"},
	{"aws_msk_cluster", "2.3.1", "2024-06-08"},
	{"aws_msk_cluster", "2.4.1", "2024-06-08"},
	{"aws_msk_cluster", "2.5.1", "2024-06-08"},
	{"aws_msk_cluster", "2.6", "2024-09-11"},
	{"aws_msk_cluster", "2.7", "2024-09-11"},
	{"aws_msk_cluster", "2.8.0", "2024-09-11"},
	{"aws_msk_cluster", "2.8.1", "2024-09-11"},
	{"aws_msk_cluster", "2.8.2", "2025-01-14"},
	{"aws_msk_cluster", "3.1.1", "2024-09-11"},
	{"aws_msk_cluster", "3.2.0", "2024-09-11"},
	{"aws_msk_cluster", "3.3", "2024-09-11"},
	{"aws_msk_cluster", "3.4.0", "2025-08-04"},
	{"aws_msk_cluster", "3.5.1", "2025-10-23"},
	{"aws_msk_cluster", "3.6.0", "2026-06-01"},
}

// support is the day by which the standard support of a version ends; "" where the table has none.
func support(engine, version string) string {
	// A domain of OpenSearch Service names both engines in its version: Elasticsearch_7.10, OpenSearch_1.2.
	if rest, ok := strings.CutPrefix(version, "Elasticsearch_"); ok {
		engine, version = "aws_elasticsearch_domain", rest
	}
	version = strings.TrimPrefix(version, "OpenSearch_")
	for _, e := range ends {
		if !sameEngine(e.engine, engine) {
			continue
		}
		rest, ok := strings.CutPrefix(version, e.version)
		if ok && (rest == "" || rest[0] < '0' || rest[0] > '9') {
			return e.date
		}
	}
	return ""
}

// sameEngine compares an engine with one of the table, which has the editions of commercial ones under one name.
func sameEngine(table, engine string) bool {
	if table == "oracle" || table == "sqlserver" {
		return strings.HasPrefix(engine, table+"-")
	}
	return table == engine
}
