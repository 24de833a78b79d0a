package schema

import (
	"cmp"
	"slices"
)

// Identity lists the attributes whose value names one instance of a resource
// type, so that a literal elsewhere (a bucket name, an ARN) can be matched to it.
// It is id, arn and name, as far as the type has them, unless the type is known
// to be named by more, or its name to be shared by several instances. It is nil
// for a type the tables do not have.
func Identity(typ string) []string {
	if i, ok := slices.BinarySearchFunc(identities[:], typ, func(have identity, typ string) int {
		return cmp.Compare(have.typ, typ)
	}); ok {
		return slices.Clone(identities[i].attributes)
	}
	if b := Resource(typ); b != nil {
		return byDefault(b)
	}
	return nil
}

func byDefault(b *Block) []string {
	var have []string
	for _, name := range []string{"id", "arn", "name"} {
		if b.Attribute(name) != nil {
			have = append(have, name)
		}
	}
	return have
}

type identity struct {
	typ        string
	attributes []string
}

// identities holds the types for which id, arn and name are not the right answer.
// Two kinds of entries: types that AWS names by another attribute, and types whose
// name is left out because it is only a label or unique only inside something
// else: matching by it could join resources that have nothing to do with each
// other. Sorted by type.
var identities = [...]identity{
	{"aws_alb", []string{"id", "arn", "name", "dns_name", "arn_suffix"}},
	{"aws_alb_target_group", []string{"id", "arn", "name", "arn_suffix"}},
	{"aws_api_gateway_api_key", []string{"id", "arn"}}, // names may repeat
	{"aws_api_gateway_authorizer", []string{"id", "arn"}},
	{"aws_api_gateway_domain_name", []string{"id", "arn", "domain_name"}},
	{"aws_api_gateway_rest_api", []string{"id", "arn", "execution_arn"}}, // names may repeat
	{"aws_api_gateway_stage", []string{"id", "arn", "execution_arn", "invoke_url"}},
	{"aws_api_gateway_usage_plan", []string{"id", "arn"}},
	{"aws_apigatewayv2_api", []string{"id", "arn", "execution_arn", "api_endpoint"}},
	{"aws_apigatewayv2_domain_name", []string{"id", "arn", "domain_name"}},
	{"aws_apigatewayv2_stage", []string{"id", "arn", "execution_arn", "invoke_url"}}, // $default, prod, ...
	{"aws_autoscaling_policy", []string{"arn"}},                                      // id and name are unique only within the group
	{"aws_backup_plan", []string{"id", "arn"}},
	{"aws_cloudfront_distribution", []string{"id", "arn", "domain_name"}},
	{"aws_cloudfront_origin_access_identity", []string{"id", "iam_arn", "cloudfront_access_identity_path", "s3_canonical_user_id"}},
	{"aws_cloudwatch_composite_alarm", []string{"id", "arn", "alarm_name"}},
	{"aws_cloudwatch_event_rule", []string{"arn", "name"}}, // id is bus/name on other buses
	{"aws_cloudwatch_log_metric_filter", []string{"id"}},   // named within its log group
	{"aws_cloudwatch_log_stream", []string{"arn"}},         // named within its log group
	{"aws_cloudwatch_metric_alarm", []string{"id", "arn", "alarm_name"}},
	{"aws_codecommit_repository", []string{"id", "arn", "repository_name", "repository_id", "clone_url_http", "clone_url_ssh"}},
	{"aws_cognito_user_pool", []string{"id", "arn", "endpoint"}}, // names may repeat
	{"aws_cognito_user_pool_client", []string{"id"}},             // names may repeat
	{"aws_cognito_user_pool_domain", []string{"id", "domain"}},
	{"aws_db_cluster_snapshot", []string{"id", "db_cluster_snapshot_identifier", "db_cluster_snapshot_arn"}},
	{"aws_db_instance", []string{"id", "arn", "identifier", "resource_id"}},
	{"aws_db_proxy", []string{"id", "arn", "name", "endpoint"}},
	{"aws_db_snapshot", []string{"id", "db_snapshot_identifier", "db_snapshot_arn"}},
	{"aws_default_security_group", []string{"id", "arn"}}, // every VPC has one named default
	{"aws_dms_endpoint", []string{"id", "endpoint_id", "endpoint_arn"}},
	{"aws_dms_replication_instance", []string{"id", "replication_instance_id", "replication_instance_arn"}},
	{"aws_dms_replication_subnet_group", []string{"id", "replication_subnet_group_id", "replication_subnet_group_arn"}},
	{"aws_docdb_cluster", []string{"id", "arn", "cluster_identifier", "cluster_resource_id", "endpoint", "reader_endpoint"}},
	{"aws_docdb_cluster_instance", []string{"id", "arn", "identifier", "dbi_resource_id"}},
	{"aws_dx_connection", []string{"id", "arn"}}, // names may repeat
	{"aws_dx_gateway", []string{"id", "arn"}},
	{"aws_dynamodb_table", []string{"id", "arn", "name", "stream_arn"}},
	{"aws_ecr_repository", []string{"id", "arn", "name", "repository_url"}},
	{"aws_ecs_service", []string{"id", "arn"}}, // named within its cluster
	{"aws_ecs_task_definition", []string{"arn", "arn_without_revision", "family"}},
	{"aws_efs_file_system", []string{"id", "arn", "dns_name"}}, // name is a tag
	{"aws_eip", []string{"id", "arn", "allocation_id", "public_ip"}},
	{"aws_eks_cluster", []string{"id", "arn", "name", "endpoint"}},
	{"aws_elastic_beanstalk_environment", []string{"id", "arn", "name", "cname"}},
	{"aws_elasticache_cluster", []string{"id", "arn", "cluster_id"}},
	{"aws_elasticache_replication_group", []string{"id", "arn", "replication_group_id"}},
	{"aws_elasticache_serverless_cache", []string{"arn", "name"}},
	{"aws_elasticache_user", []string{"id", "arn", "user_id"}},
	{"aws_elasticache_user_group", []string{"id", "arn", "user_group_id"}},
	{"aws_elasticsearch_domain", []string{"id", "arn", "domain_name", "domain_id", "endpoint"}},
	{"aws_elb", []string{"id", "arn", "name", "dns_name"}},
	{"aws_emr_cluster", []string{"id", "arn"}}, // names may repeat
	{"aws_fsx_lustre_file_system", []string{"id", "arn", "dns_name"}},
	{"aws_fsx_windows_file_system", []string{"id", "arn", "dns_name"}},
	{"aws_glue_catalog_table", []string{"id", "arn"}}, // named within its database
	{"aws_iam_group", []string{"id", "arn", "name", "unique_id"}},
	{"aws_iam_instance_profile", []string{"id", "arn", "name", "unique_id"}},
	{"aws_iam_openid_connect_provider", []string{"id", "arn", "url"}},
	{"aws_iam_policy", []string{"id", "arn", "name", "policy_id"}},
	{"aws_iam_role", []string{"id", "arn", "name", "unique_id"}},
	{"aws_iam_role_policy", []string{"id"}}, // named within its role
	{"aws_iam_service_linked_role", []string{"id", "arn", "name", "unique_id"}},
	{"aws_iam_user", []string{"id", "arn", "name", "unique_id"}},
	{"aws_instance", []string{"id", "arn", "primary_network_interface_id"}},
	{"aws_key_pair", []string{"id", "arn", "key_name", "key_pair_id"}},
	{"aws_kms_key", []string{"id", "arn", "key_id"}},
	{"aws_lambda_alias", []string{"arn", "invoke_arn"}},
	{"aws_lambda_function", []string{"id", "arn", "function_name", "invoke_arn", "qualified_arn", "qualified_invoke_arn"}},
	{"aws_lambda_function_url", []string{"function_url"}}, // id is the function's
	{"aws_lb", []string{"id", "arn", "name", "dns_name", "arn_suffix"}},
	{"aws_lb_target_group", []string{"id", "arn", "name", "arn_suffix"}},
	{"aws_msk_cluster", []string{"id", "arn", "cluster_name", "cluster_uuid"}},
	{"aws_neptune_cluster", []string{"id", "arn", "cluster_identifier", "cluster_resource_id", "endpoint", "reader_endpoint"}},
	{"aws_neptune_cluster_instance", []string{"id", "arn", "identifier", "dbi_resource_id"}},
	{"aws_opensearch_domain", []string{"id", "arn", "domain_name", "domain_id", "endpoint"}},
	{"aws_opensearchserverless_collection", []string{"id", "arn", "name", "collection_endpoint"}},
	{"aws_organizations_account", []string{"id", "arn"}}, // names may repeat
	{"aws_organizations_organizational_unit", []string{"id", "arn"}},
	{"aws_organizations_policy", []string{"id", "arn"}},
	{"aws_rds_cluster", []string{"id", "arn", "cluster_identifier", "cluster_resource_id", "endpoint", "reader_endpoint"}},
	{"aws_rds_cluster_instance", []string{"id", "arn", "identifier", "dbi_resource_id"}},
	{"aws_rds_global_cluster", []string{"id", "arn", "global_cluster_identifier", "global_cluster_resource_id"}},
	{"aws_redshift_cluster", []string{"id", "arn", "cluster_identifier", "dns_name", "endpoint"}},
	{"aws_redshiftserverless_namespace", []string{"id", "arn", "namespace_name", "namespace_id"}},
	{"aws_redshiftserverless_workgroup", []string{"id", "arn", "workgroup_name", "workgroup_id"}},
	{"aws_route53_zone", []string{"id", "arn", "zone_id"}}, // a private and a public zone may share a name
	{"aws_s3_access_point", []string{"id", "arn", "alias"}},
	{"aws_s3_bucket", []string{"id", "arn", "bucket", "bucket_domain_name", "bucket_regional_domain_name"}},
	{"aws_s3_directory_bucket", []string{"id", "arn", "bucket"}},
	{"aws_s3_object", []string{"arn"}},                    // id and key are unique only within the bucket
	{"aws_secretsmanager_secret_version", []string{"id"}}, // arn is the secret's
	{"aws_security_group", []string{"id", "arn"}},         // names are unique only within a VPC
	{"aws_sqs_queue", []string{"id", "arn", "name", "url"}},
	{"aws_transfer_server", []string{"id", "arn", "endpoint"}},
	{"aws_wafv2_ip_set", []string{"id", "arn"}}, // named within its scope
	{"aws_wafv2_rule_group", []string{"id", "arn"}},
	{"aws_wafv2_web_acl", []string{"id", "arn"}}, // named within its scope
}
