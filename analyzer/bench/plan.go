package bench

import (
	"bufio"
	"encoding/json"
	"fmt"
	"io"
)

// perModule is the number of resources in each module of Plan.
const perModule = 50

// Plan writes what `terraform show -json` prints for a plan that creates so many resources, in modules of 50: buckets,
// instances, security groups, volumes and databases with the attributes the AWS provider plans for them, the values
// twice (planned_values and resource_changes) and a configuration whose references lead across the modules. At 10,000
// resources it is 32 MiB.
func Plan(w io.Writer, resources int) error {
	p := printer{w: bufio.NewWriterSize(w, 64<<10)}
	modules := (resources + perModule - 1) / perModule
	size := func(m int) int { return min(perModule, resources-m*perModule) }

	p.raw(`{"format_version":"1.2","terraform_version":"1.11.4","variables":{"vpc_id":{"value":"vpc-0a1b2c3d4e5f60718"}},`)
	p.raw(`"planned_values":{"root_module":{"child_modules":[`)
	for m := range modules {
		p.comma(m)
		p.raw(`{"resources":[`)
		for i := range size(m) {
			p.comma(i)
			r := resource(m, i)
			p.value(plannedValue{
				Address: r.address, Mode: "managed", Type: r.kind, Name: r.name, Provider: provider,
				Values: r.after, Sensitive: r.sensitive,
			})
		}
		p.raw(`],"address":`)
		p.value(address(m))
		p.raw(`}`)
	}
	p.raw(`]}},"resource_changes":[`)
	for m := range modules {
		for i := range size(m) {
			p.comma(m*perModule + i)
			r := resource(m, i)
			p.value(resourceChange{
				Address: r.address, Module: address(m), Mode: "managed", Type: r.kind, Name: r.name, Provider: provider,
				Change: change{
					Actions: []string{"create"}, After: r.after, Unknown: r.unknown, BeforeSensitive: false, AfterSensitive: r.sensitive,
				},
			})
		}
	}
	p.raw(`],"configuration":{"provider_config":{"aws":{"name":"aws","full_name":"registry.terraform.io/hashicorp/aws",`)
	p.raw(`"expressions":{"region":{"constant_value":"ap-northeast-1"}}}},"root_module":{"module_calls":{`)
	for m := range modules {
		p.comma(m)
		p.value(fmt.Sprintf("m%04d", m))
		p.raw(`:{"source":"./modules/service","expressions":{"vpc_id":{"references":["var.vpc_id"]}`)
		if m > 0 {
			p.raw(`,"peer_group_id":`)
			p.value(reference(address(m-1)+".group_id", address(m-1)))
		}
		p.raw(`},"module":{"outputs":{"group_id":{"expression":{"references":["aws_security_group.group_001.id","aws_security_group.group_001"]}}},`)
		p.raw(`"resources":[`)
		for i := range size(m) {
			p.comma(i)
			r := resource(m, i)
			p.value(configured{
				Address: r.kind + "." + r.name, Mode: "managed", Type: r.kind, Name: r.name, Provider: "aws",
				Expressions: r.expressions,
			})
		}
		p.raw(`],"variables":{"peer_group_id":{"default":null},"vpc_id":{}}}}`)
	}
	p.raw(`},"variables":{"vpc_id":{}}}},"timestamp":"2026-01-01T00:00:00Z","applyable":true,"complete":true,"errored":false}` + "\n")
	if p.err != nil {
		return p.err
	}
	return p.w.Flush()
}

const provider = "registry.terraform.io/hashicorp/aws"

func address(m int) string { return fmt.Sprintf("module.m%04d", m) }

type values = map[string]any

type plannedValue struct {
	Address   string `json:"address"`
	Mode      string `json:"mode"`
	Type      string `json:"type"`
	Name      string `json:"name"`
	Provider  string `json:"provider_name"`
	Version   int    `json:"schema_version"`
	Values    values `json:"values"`
	Sensitive values `json:"sensitive_values"`
}

type resourceChange struct {
	Address  string `json:"address"`
	Module   string `json:"module_address"`
	Mode     string `json:"mode"`
	Type     string `json:"type"`
	Name     string `json:"name"`
	Provider string `json:"provider_name"`
	Change   change `json:"change"`
}

type change struct {
	Actions         []string `json:"actions"`
	Before          values   `json:"before"`
	After           values   `json:"after"`
	Unknown         values   `json:"after_unknown"`
	BeforeSensitive bool     `json:"before_sensitive"`
	AfterSensitive  values   `json:"after_sensitive"`
}

type configured struct {
	Address     string `json:"address"`
	Mode        string `json:"mode"`
	Type        string `json:"type"`
	Name        string `json:"name"`
	Provider    string `json:"provider_config_key"`
	Expressions values `json:"expressions"`
	Version     int    `json:"schema_version"`
}

type printer struct {
	w   *bufio.Writer
	err error
}

func (p *printer) raw(s string) {
	if p.err == nil {
		_, p.err = p.w.WriteString(s)
	}
}

func (p *printer) comma(i int) {
	if i > 0 {
		p.raw(",")
	}
}

func (p *printer) value(v any) {
	data, err := json.Marshal(v)
	if err != nil && p.err == nil {
		p.err = err
	}
	p.raw(string(data))
}

type planned struct {
	address, kind, name       string
	after, unknown, sensitive values
	expressions               values
}

// resource is the i-th of the five kinds in turn; some of each kind break a rule.
func resource(m, i int) planned {
	n := i / 5
	makers := [...]func(m, n int) planned{bucket, group, instance, volume, database}
	r := makers[i%5](m, n)
	r.address = address(m) + "." + r.kind + "." + r.name
	tags := values{"Environment": "prod", "Name": fmt.Sprintf("m%04d-%s", m, r.name), "Service": fmt.Sprintf("service-%04d", m), "Team": "t1"}
	r.after["tags"], r.after["tags_all"] = tags, tags
	r.unknown["tags"], r.unknown["tags_all"] = values{}, values{}
	r.sensitive["tags"], r.sensitive["tags_all"] = values{}, values{}
	r.expressions["tags"] = reference("local.tags")
	return r
}

func constant(v any) values { return values{"constant_value": v} }

func reference(to ...string) values { return values{"references": to} }

func unknown(names ...string) values {
	out := make(values, len(names)+8)
	for _, name := range names {
		out[name] = true
	}
	return out
}

func bucket(m, n int) planned {
	name := fmt.Sprintf("m%04d-bucket-%03d-ap-northeast-1", m, n)
	return planned{
		kind: "aws_s3_bucket", name: fmt.Sprintf("bucket_%03d", n),
		after: values{"bucket": name, "force_destroy": n%2 == 0, "timeouts": nil},
		unknown: unknown("acceleration_status", "acl", "arn", "bucket_domain_name", "bucket_prefix", "bucket_regional_domain_name",
			"cors_rule", "grant", "id", "lifecycle_rule", "logging", "object_lock_configuration",
			"object_lock_enabled", "policy", "region", "replication_configuration", "request_payer",
			"server_side_encryption_configuration", "versioning", "website", "website_domain", "website_endpoint"),
		sensitive: values{
			"cors_rule": []any{}, "grant": []any{}, "lifecycle_rule": []any{}, "logging": []any{}, "object_lock_configuration": []any{},
			"replication_configuration": []any{}, "server_side_encryption_configuration": []any{}, "versioning": []any{}, "website": []any{},
		},
		expressions: values{"bucket": constant(name), "force_destroy": constant(n%2 == 0)},
	}
}

func group(m, n int) planned {
	allow := func(port int, text string, cidrs ...string) values {
		return values{
			"cidr_blocks": cidrs, "description": text, "from_port": port, "ipv6_cidr_blocks": []any{}, "prefix_list_ids": []any{},
			"protocol": "tcp", "security_groups": []any{}, "self": false, "to_port": port,
		}
	}
	ssh := "10.0.0.0/8"
	if n%4 == 0 {
		ssh = "0.0.0.0/0"
	}
	masks := []any{
		values{"cidr_blocks": []any{false}, "ipv6_cidr_blocks": []any{}, "prefix_list_ids": []any{}, "security_groups": []any{}},
		values{"cidr_blocks": []any{false}, "ipv6_cidr_blocks": []any{}, "prefix_list_ids": []any{}, "security_groups": []any{}},
	}
	u := unknown("arn", "id", "name_prefix", "owner_id")
	u["ingress"], u["egress"] = masks, masks[:1]
	return planned{
		kind: "aws_security_group", name: fmt.Sprintf("group_%03d", n),
		after: values{
			"description": "Traffic of the service", "name": fmt.Sprintf("m%04d-group-%03d", m, n), "revoke_rules_on_delete": false,
			"timeouts": nil, "vpc_id": "vpc-0a1b2c3d4e5f60718",
			"ingress": []any{allow(443, "https from anywhere", "0.0.0.0/0"), allow(22, "administration", ssh)},
			"egress":  []any{allow(443, "https to anywhere", "0.0.0.0/0")},
		},
		unknown:   u,
		sensitive: values{"ingress": masks, "egress": masks[:1]},
		expressions: values{
			"description": constant("Traffic of the service"), "name": constant(fmt.Sprintf("m%04d-group-%03d", m, n)),
			"vpc_id":  reference("var.vpc_id"),
			"ingress": constant([]any{allow(443, "https from anywhere", "0.0.0.0/0"), allow(22, "administration", ssh)}),
			"egress":  constant([]any{allow(443, "https to anywhere", "0.0.0.0/0")}),
		},
	}
}

func instance(_, n int) planned {
	tokens := "required"
	if n%3 == 0 {
		tokens = "optional"
	}
	metadata := []any{values{"http_endpoint": "enabled", "http_put_response_hop_limit": 1, "http_tokens": tokens, "instance_metadata_tags": "disabled"}}
	root := []any{values{"delete_on_termination": true, "encrypted": n%5 != 0, "tags": nil, "volume_size": 20 + n%80, "volume_type": "gp3"}}
	u := unknown("arn", "associate_public_ip_address", "availability_zone",
		"disable_api_stop", "disable_api_termination", "ebs_block_device", "enclave_options",
		"host_id", "iam_instance_profile", "id",
		"instance_initiated_shutdown_behavior", "instance_state", "ipv6_addresses", "key_name",
		"primary_network_interface_id", "private_ip",
		"public_dns", "public_ip", "security_groups", "tenancy", "user_data",
		"vpc_security_group_ids")
	u["metadata_options"] = []any{values{}}
	u["root_block_device"] = []any{values{"device_name": true, "iops": true, "kms_key_id": true, "throughput": true, "volume_id": true}}
	return planned{
		kind: "aws_instance", name: fmt.Sprintf("instance_%03d", n),
		after: values{
			"ami": "ami-0123456789abcdef0", "credit_specification": []any{}, "ebs_optimized": true,
			"instance_type": "m7g.large", "metadata_options": metadata,
			"monitoring": true, "root_block_device": root, "source_dest_check": true, "subnet_id": "subnet-0a1b2c3d4e5f60718",
			"timeouts": nil, "user_data_replace_on_change": false, "volume_tags": nil,
		},
		unknown: u,
		sensitive: values{
			"credit_specification": []any{}, "ebs_block_device": []any{},
			"ipv6_addresses":    []any{},
			"metadata_options":  []any{values{}},
			"root_block_device": []any{values{}},
			"security_groups":   []any{}, "vpc_security_group_ids": []any{},
		},
		expressions: values{
			"ami": constant("ami-0123456789abcdef0"), "instance_type": constant("m7g.large"), "monitoring": constant(true),
			"ebs_optimized": constant(true), "subnet_id": constant("subnet-0a1b2c3d4e5f60718"),
			"vpc_security_group_ids": reference(peer(n), "var.peer_group_id"),
			"metadata_options":       []any{values{"http_endpoint": constant("enabled"), "http_tokens": constant(tokens)}},
			"root_block_device": []any{values{
				"encrypted": constant(n%5 != 0), "volume_size": constant(20 + n%80), "volume_type": constant("gp3"),
			}},
		},
	}
}

func peer(n int) string { return fmt.Sprintf("aws_security_group.group_%03d.id", n) }

func volume(_, n int) planned {
	after := values{
		"final_snapshot": false, "multi_attach_enabled": nil,
		"size": 50 + n, "timeouts": nil, "type": "gp3",
	}
	u := unknown("arn", "availability_zone", "create_time", "id", "iops", "kms_key_id", "snapshot_id", "throughput")
	expressions := values{
		"availability_zone": reference(fmt.Sprintf("aws_instance.instance_%03d.availability_zone", n), fmt.Sprintf("aws_instance.instance_%03d", n)),
		"size":              constant(50 + n), "type": constant("gp3"),
	}
	// A volume in three says nothing about encryption, which the provider plans as unknown.
	if n%3 == 0 {
		u["encrypted"] = true
	} else {
		after["encrypted"] = n%3 == 1
		expressions["encrypted"] = constant(n%3 == 1)
	}
	return planned{
		kind: "aws_ebs_volume", name: fmt.Sprintf("volume_%03d", n),
		after: after, unknown: u, sensitive: values{}, expressions: expressions,
	}
}

func database(m, n int) planned {
	id := fmt.Sprintf("m%04d-database-%03d", m, n)
	u := unknown("address", "arn", "availability_zone", "backup_target", "ca_cert_identifier", "character_set_name",
		"db_name", "endpoint", "id", "identifier_prefix", "iops", "kms_key_id",
		"latest_restorable_time", "maintenance_window", "master_user_secret",
		"master_user_secret_kms_key_id",
		"parameter_group_name", "performance_insights_retention_period", "port",
		"replicas", "resource_id", "snapshot_identifier", "status", "storage_throughput", "timezone",
		"vpc_security_group_ids")
	return planned{
		kind: "aws_db_instance", name: fmt.Sprintf("database_%03d", n),
		after: values{
			"allocated_storage": 100, "apply_immediately": false, "auto_minor_version_upgrade": true,
			"backup_retention_period": n % 8, "backup_window": "17:00-18:00", "copy_tags_to_snapshot": true,
			"db_subnet_group_name":     "service",
			"delete_automated_backups": true, "deletion_protection": n%2 == 0, "domain": nil,
			"enabled_cloudwatch_logs_exports": []any{"postgresql", "upgrade"}, "engine": "postgres", "engine_version": "16.3",
			"final_snapshot_identifier": id + "-final", "iam_database_authentication_enabled": true, "identifier": id,
			"instance_class": "db.m7g.large", "manage_master_user_password": true, "max_allocated_storage": 500,
			"monitoring_interval": 60, "multi_az": true, "password": nil, "performance_insights_enabled": true,
			"publicly_accessible": n%6 == 0, "replicate_source_db": nil,
			"skip_final_snapshot": false, "storage_encrypted": n%4 != 0, "storage_type": "gp3", "timeouts": nil, "username": "administrator",
		},
		unknown: u,
		sensitive: values{
			"enabled_cloudwatch_logs_exports": []any{false, false},
			"master_user_secret":              []any{}, "password": true, "replicas": []any{},
			"vpc_security_group_ids": []any{},
		},
		expressions: values{
			"allocated_storage": constant(100), "backup_retention_period": constant(n % 8), "backup_window": constant("17:00-18:00"),
			"db_subnet_group_name": constant("service"), "deletion_protection": constant(n%2 == 0), "engine": constant("postgres"),
			"engine_version": constant("16.3"), "identifier": constant(id), "instance_class": constant("db.m7g.large"),
			"manage_master_user_password": constant(true), "multi_az": constant(true), "publicly_accessible": constant(n%6 == 0),
			"storage_encrypted": constant(n%4 != 0), "username": constant("administrator"),
			"vpc_security_group_ids": reference(peer(n), fmt.Sprintf("aws_security_group.group_%03d", n)),
		},
	}
}
