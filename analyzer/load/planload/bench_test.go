package planload

import (
	"encoding/json"
	"fmt"
	"strings"
	"testing"
)

// bigPlan makes a plan of n resources with about 35 attributes each, all of which are created, spread over modules and
// tied together by references. One line, as Terraform writes it.
func bigPlan(n int) []byte {
	var changes, planned, config strings.Builder
	for i := range n {
		comma := ","
		if i == 0 {
			comma = ""
		}
		addr := fmt.Sprintf("aws_db_instance.r%05d", i)
		values := fmt.Sprintf(`"allocated_storage":50,"allow_major_version_upgrade":null,"apply_immediately":false,"auto_minor_version_upgrade":true,"backup_retention_period":14,"blue_green_update":[],"copy_tags_to_snapshot":true,"custom_iam_instance_profile":null,"customer_owned_ip_enabled":null,"db_subnet_group_name":"group-%d","delete_automated_backups":true,"deletion_protection":true,"domain":null,"domain_iam_role_name":null,"enabled_cloudwatch_logs_exports":["audit","error"],"engine":"mysql","engine_version":"8.0","final_snapshot_identifier":"app-final","iam_database_authentication_enabled":true,"identifier":"app-%05d","instance_class":"db.t4g.medium","manage_master_user_password":null,"max_allocated_storage":200,"monitoring_interval":0,"multi_az":true,"parameter_group_name":"tls","password":"not-a-real-password","performance_insights_enabled":true,"publicly_accessible":false,"replicate_source_db":null,"restore_to_point_in_time":[],"s3_import":[],"skip_final_snapshot":false,"storage_encrypted":true,"storage_type":"gp3","tags":{"Name":"app-%05d","Team":"payments"},"timeouts":null,"username":"app"`, i, i, i)
		unknown := `"address":true,"arn":true,"availability_zone":true,"backup_target":true,"backup_window":true,"blue_green_update":[],"ca_cert_identifier":true,"character_set_name":true,"db_name":true,"enabled_cloudwatch_logs_exports":[false,false],"endpoint":true,"engine_version_actual":true,"hosted_zone_id":true,"id":true,"identifier_prefix":true,"iops":true,"kms_key_id":true,"latest_restorable_time":true,"license_model":true,"listener_endpoint":true,"maintenance_window":true,"master_user_secret":true,"network_type":true,"option_group_name":true,"port":true,"replicas":true,"resource_id":true,"restore_to_point_in_time":[],"s3_import":[],"status":true,"tags":{},"tags_all":{},"vpc_security_group_ids":true`
		fmt.Fprintf(&changes, `%s{"address":%q,"mode":"managed","type":"aws_db_instance","name":"r%05d","provider_name":"registry.terraform.io/hashicorp/aws","change":{"actions":["create"],"before":null,"after":{%s},"after_unknown":{%s},"before_sensitive":false,"after_sensitive":{"password":true,"tags":{},"tags_all":{}}}}`, comma, addr, i, values, unknown)
		fmt.Fprintf(&planned, `%s{"address":%q,"mode":"managed","type":"aws_db_instance","name":"r%05d","provider_name":"registry.terraform.io/hashicorp/aws","schema_version":2,"values":{%s},"sensitive_values":{"password":true,"tags":{}}}`, comma, addr, i, values)
		fmt.Fprintf(&config, `%s{"address":%q,"mode":"managed","type":"aws_db_instance","name":"r%05d","provider_config_key":"aws","expressions":{"allocated_storage":{"constant_value":50},"db_subnet_group_name":{"references":["aws_db_subnet_group.db.name","aws_db_subnet_group.db"]},"engine":{"constant_value":"mysql"},"identifier":{"references":["var.prefix"]},"instance_class":{"constant_value":"db.t4g.medium"},"kms_key_id":{"references":["aws_kms_key.k.arn","aws_kms_key.k"]},"multi_az":{"constant_value":true},"password":{"references":["var.password"]},"storage_encrypted":{"constant_value":true},"tags":{"references":["var.prefix"]},"username":{"constant_value":"app"},"vpc_security_group_ids":{"references":["aws_db_instance.r%05d.arn","aws_db_instance.r%05d"]}},"schema_version":2}`, comma, addr, i, i/2, i/2)
	}
	return fmt.Appendf(nil, `{"format_version":"1.2","terraform_version":"1.11.4","variables":{"prefix":{"value":"app"},"password":{"value":"not-a-real-password"}},"planned_values":{"root_module":{"resources":[%s]}},"resource_changes":[%s],"configuration":{"provider_config":{"aws":{"name":"aws","full_name":"registry.terraform.io/hashicorp/aws","expressions":{"region":{"constant_value":"ap-northeast-1"}}}},"root_module":{"resources":[%s],"variables":{"prefix":{},"password":{"sensitive":true}}}},"complete":true}`,
		planned.String(), changes.String(), config.String())
}

// BenchmarkPlan10k loads a plan of 10,000 resources. Compare it with BenchmarkPlan10kFloor, which only decodes the same
// bytes.
func BenchmarkPlan10k(b *testing.B) {
	data := bigPlan(10000)
	b.SetBytes(int64(len(data)))
	b.ReportAllocs()
	for b.Loop() {
		if _, diags := Load(data, "plan.json"); diags.HasErrors() {
			b.Fatal(diags)
		}
	}
}

// BenchmarkPlan10kFloor decodes the same plan with encoding/json, leaving all values undecoded.
func BenchmarkPlan10kFloor(b *testing.B) {
	data := bigPlan(10000)
	b.SetBytes(int64(len(data)))
	b.ReportAllocs()
	type resource struct {
		Address, Mode, Type, Name string
		Index                     json.RawMessage
		Change                    struct {
			Actions                                                      []string
			Before, After, AfterUnknown, BeforeSensitive, AfterSensitive json.RawMessage
		}
	}
	for b.Loop() {
		var plan struct {
			FormatVersion   string          `json:"format_version"`
			PlannedValues   json.RawMessage `json:"planned_values"`
			Configuration   json.RawMessage `json:"configuration"`
			ResourceChanges []resource      `json:"resource_changes"`
		}
		if err := json.Unmarshal(data, &plan); err != nil {
			b.Fatal(err)
		}
	}
}
